"""The history of one remark: as first said, as edited, what participants corrected, and who did what when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.debate import Contribution, Correction
from app.domain.gestures import Gesture, Touched
from app.domain.verbs import Verb
from app.services import words
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import Piece, column, row, rule
from app.words import Message, say
from app.words.times import clock

_TITLE = Message("history", "{0}: history")
_FIRST = Message("history", "As first said")
_EDITED = Message("history", "As edited")
_CORRECTED = Message("history", "A participant's correction, {0}")
_TAKE = Message("history", "Take it back")
_TAKE_ONE = Message("history", "Take the correction back: {0}")
TAKE_LAST = Message("debate", "Take the last correction by a participant back")
_NONE_LEFT = Message("debate", "There is no correction to take back")
_NEVER = Message("history", "Never edited")
_TAKEN = Message("history", "The words were taken away on request")
_DONE = Message("history", "What was done")
_CLOSE = Message("history", "Close")
_UNDONE = Message("history", "{0} (taken back)")

_VERBS: Mapping[Verb, Message] = {
    Verb.REMARKED: Message("history", "saved"),
    Verb.REMARK_EDITED: Message("history", "words edited: {0}"),
    Verb.REMARK_CLASSIFIED: Message("history", "kind, area or model set"),
    Verb.REMARK_MARKED: Message("history", "marked to come back to, or not"),
    Verb.REMARK_WITHDRAWN: Message("history", "withdrawn or put back"),
    Verb.REMARK_CORRECTED: Message("history", "corrected by a participant"),
    Verb.REMARK_REDACTED: Message("history", "words taken away"),
    Verb.WORDS_MERGED: Message("history", "came in from another laptop"),
}
_OTHER = Message("history", "changed")

WIDTH, TALLEST = 640, 480
"""Of the window, px."""


class History(Dialog):
    """Everything there is to know about a remark; it is made when it is asked for."""

    def __init__(self, desk: Desk, remark: Contribution, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        named.entitle(self, _TITLE, remark.code)
        self._desk, self._id = desk, remark.id
        self._close = ActionButton(_CLOSE, "Esc", kind="primary")
        self._close.clicked.connect(self.accept)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        named.name(self._area, _TITLE, remark.code)
        self._heading = Label("", "heading")
        self._heading.say(_TITLE, remark.code)
        body = column(
            self._heading,
            self._area,
            row(None, self._close),
            gap=16,
            margins=(24, 20, 24, 20),
        )
        body.setStretchFactor(self._area, 1)
        self.setLayout(body)
        desk.touched.connect(self._on_touched, Qt.ConnectionType.AutoConnection)
        self._fill()
        self._fit()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """What was done is told in the language of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        remark = self._desk.state.of(Contribution).get(self._id)
        if remark is None:
            self.accept()  # storing it was taken back: there is nothing to tell of, nor to take back
        else:
            content = QWidget()
            content.setLayout(column(*self._pieces(remark), None, gap=8))
            was = self._area.takeWidget()  # one of its buttons may be what was just pressed
            if was is not None:
                was.hide()
                was.deleteLater()
            self._area.setWidget(content)

    def _fit(self) -> None:
        """As high as there is something to tell, up to what a small screen holds."""
        content, frame = self._area.widget(), self.layout()
        if content is None or frame is None:
            return
        margins = frame.contentsMargins()
        told = content.heightForWidth(WIDTH - margins.left() - margins.right())
        around = frame.sizeHint().height() - self._area.sizeHint().height()
        self.resize(WIDTH, min(TALLEST, around + told))

    @Slot(object)
    def _on_touched(self, touched: Touched) -> None:
        if any(kind in (Contribution, Correction) for kind, _id in touched):
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)  # whatever had it is about to go
            self._fill()

    def _pieces(self, remark: Contribution) -> list[Piece]:
        desk, zone = self._desk, zone_of(self._desk.state)
        if remark.redacted:
            pieces: list[Piece] = [Label(_TAKEN, "remark", "muted")]
        else:
            edited = Label(_NEVER, "remark", "muted") if remark.edited is None else _words(remark.edited)
            pieces = [Overline(_FIRST), _words(remark.words), 8, Overline(_EDITED), edited]
        for note in corrections(desk, remark.id):
            take = ActionButton(_TAKE, icon="undo-2", kind="quiet")
            named.name(take, _TAKE_ONE, note.words)
            take.clicked.connect(partial(_take_back, desk, note.id))
            said = row(_words(note.words), take, gap=16)
            said.setStretch(0, 1)
            pieces += [8, Overline(say(_CORRECTED, clock(note.at_ms, zone))), said]
        pieces += [8, rule(), Overline(_DONE)]
        for gesture in desk.history(Contribution, remark.id):
            line = row(
                Label(clock(gesture.at.utc_ms, zone), "body", "muted"),
                _words(_done(gesture, remark.id), "body"),
                gap=16,
            )
            line.setStretch(1, 1)
            pieces.append(line)
        return pieces


def corrections(desk: Desk, remark: str) -> list[Correction]:
    """A remark's corrections, oldest first."""
    notes = (c for c in desk.state.of(Correction).values() if c.contribution == remark)
    return sorted(notes, key=lambda c: (c.at_ms, c.id))


def take_last(desk: Desk) -> None:
    """Takes the last correction that came in back; its toast names the remark."""
    notes = sorted(desk.state.of(Correction).values(), key=lambda c: (c.at_ms, c.id))
    if notes:
        desk.do(words.take_correction(notes[-1].id))
    else:
        desk.refused.emit(say(_NONE_LEFT))


def _take_back(desk: Desk, correction: str) -> None:
    desk.do(words.take_correction(correction))


def _words(text: str, role: str = "remark") -> Label:
    label = Label(text, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _done(gesture: Gesture, remark: str) -> str:
    change = next(c for c in gesture.changes if c.kind is Contribution and c.id == remark)
    words = (change.after or {}).get("edited") or (change.after or {}).get("words") or ""
    told = say(_VERBS.get(gesture.verb, _OTHER), words)
    return say(_UNDONE, told) if gesture.undoes is not None else told
