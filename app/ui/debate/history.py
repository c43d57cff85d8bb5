"""The history of one remark: as first said, as edited, what participants corrected, and who did what when."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from app.domain.debate import Contribution, Correction
from app.domain.gestures import Gesture
from app.domain.verbs import Verb
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import Piece, column, row, rule
from app.words import Message, say
from app.words.times import clock

_TITLE = Message("history", "{0}: history")
_FIRST = Message("history", "As first said")
_EDITED = Message("history", "As edited")
_CORRECTED = Message("history", "A participant's correction, {0}")
_NEVER = Message("history", "Never edited")
_TAKEN = Message("history", "The words were taken away on request")
_DONE = Message("history", "What was done")
_CLOSE = Message("history", "Close")
_UNDONE = Message("history", "{0} (taken back)")

_VERBS: Mapping[Verb, Message] = {
    Verb.REMARKED: Message("history", "stored"),
    Verb.REMARK_EDITED: Message("history", "words edited: {0}"),
    Verb.REMARK_CLASSIFIED: Message("history", "kind, area or model set"),
    Verb.REMARK_MARKED: Message("history", "marked to come back to, or not"),
    Verb.REMARK_WITHDRAWN: Message("history", "withdrawn or put back"),
    Verb.REMARK_CORRECTED: Message("history", "corrected by a participant"),
    Verb.REMARK_REDACTED: Message("history", "words taken away"),
    Verb.WORDS_MERGED: Message("history", "came in from another computer"),
}
_OTHER = Message("history", "changed")


class History(QDialog):
    """Everything there is to know about a remark; it is made when it is asked for."""

    def __init__(self, desk: Desk, remark: Contribution, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(_TITLE, remark.code))
        self.resize(640, 440)
        close = ActionButton(_CLOSE, "Esc")
        close.clicked.connect(self.accept)
        content = QWidget()
        content.setLayout(column(*_pieces(desk, remark), None, gap=8))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setAccessibleName(say(_TITLE, remark.code))
        body = column(
            Label(say(_TITLE, remark.code), "heading"), area, row(None, close), gap=16, margins=(24, 20, 24, 20)
        )
        body.setStretchFactor(area, 1)
        self.setLayout(body)


def _pieces(desk: Desk, remark: Contribution) -> list[Piece]:
    zone = zone_of(desk.state)
    if remark.redacted:
        pieces: list[Piece] = [Label(_TAKEN, "remark", "muted")]
    else:
        edited = Label(_NEVER, "remark", "muted") if remark.edited is None else _words(remark.edited)
        pieces = [Overline(_FIRST), _words(remark.words), 8, Overline(_EDITED), edited]
    notes = (c for c in desk.state.of(Correction).values() if c.contribution == remark.id)
    for note in sorted(notes, key=lambda c: (c.at_ms, c.id)):
        pieces += [8, Overline(say(_CORRECTED, clock(note.at_ms, zone))), _words(note.words)]
    pieces += [8, rule(), Overline(_DONE)]
    for gesture in desk.history(Contribution, remark.id):
        line = row(
            Label(clock(gesture.at.utc_ms, zone), "body", "muted"), _words(_done(gesture, remark.id), "body"), gap=16
        )
        line.setStretch(1, 1)
        pieces.append(line)
    return pieces


def _words(text: str, role: str = "remark") -> Label:
    label = Label(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _done(gesture: Gesture, remark: str) -> str:
    change = next(c for c in gesture.changes if c.kind is Contribution and c.id == remark)
    words = (change.after or {}).get("edited") or (change.after or {}).get("words") or ""
    told = say(_VERBS.get(gesture.verb, _OTHER), words)
    return say(_UNDONE, told) if gesture.undoes is not None else told
