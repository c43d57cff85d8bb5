"""A workshop file comes in and the workshop is here already: what differs, and what to do with it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.gestures import Gesture, Refused, State
from app.services import merge
from app.services.day import begun
from app.services.ports import Kin, Snapshot
from app.services.reading import remarks
from app.services.zone import zone_of
from app.ui.trouble import told
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Many, Message, say, times

_BEHIND = Message("incoming", "The file is older than what is here: everything in it is here already")
_FORKED = Message("incoming", "Something was done both here and in the file since they were the same")
_HERE = Message("incoming", "Here: {0}, last changed {1}")
_THERE = Message("incoming", "In the file: {0}, last changed {1}")
_REMARKS = Many("incoming", "{0} remark", "{0} remarks")
_WOULD_BRING = Message("incoming", "Merging brings in: {0}")
_THEMES = Many("incoming", "{0} theme", "{0} themes")
_CONCLUSIONS = Many("incoming", "{0} conclusion", "{0} conclusions")
_STEPS = Many("incoming", "{0} next step", "{0} next steps")
_OTHERS = Many("incoming", "{0} other change", "{0} other changes")
_NOTHING = Message(
    "incoming", "The file has no words that are not here. Only words are merged, so there is nothing to merge"
)
_OTHER_WORDS = Many(
    "incoming",
    "{0} remark has other words in the two; both are kept",
    "{0} remarks have other words in the two; both are kept",
)
_MERGE = Message("incoming", "Merge the words into this one")
_BESIDE = Message("incoming", "Keep both, as two workshops")
_REPLACE = Message("incoming", "Replace what is here (a backup is made first)")
_STARTED = Message("incoming", "The day here has begun, so it is not replaced")
_LEAVE = Message("incoming", "Leave it as it is")

WIDTH = 480
"""Of the dialog, px: a title stands on one line, and a sentence on two."""


class Choice(StrEnum):
    """What can be done with a file of a workshop that is here."""

    MERGE = "merge"
    BESIDE = "beside"
    REPLACE = "replace"


class Incoming(Dialog):
    """chosen: what to do. Nothing is done until something is chosen."""

    chosen = Signal(object)

    def __init__(self, state: State, log: tuple[Gesture, ...], snapshot: Snapshot, kin: Kin, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(snapshot.title)
        worth, lines = _brought(state, snapshot) if kin is Kin.FORKED else (False, [])
        facts = [
            Label(snapshot.title, "heading", wrap=True),
            Label(_FORKED if kin is Kin.FORKED else _BEHIND, "lead", wrap=True),
            Label(_fact(_HERE, state, len(remarks(state)), log[-1].at.utc_ms)),
            Label(_fact(_THERE, state, snapshot.remarks, snapshot.changed_ms)),
            *(Label(line, "body", "muted", wrap=True) for line in lines),
        ]
        self.buttons: dict[Choice, ActionButton] = {}
        if worth:
            self._offer(Choice.MERGE, _MERGE, "primary")
        self._offer(Choice.BESIDE, _BESIDE)
        if begun(state):
            facts.append(Label(_STARTED, "body", "muted", wrap=True))
        else:
            self._offer(Choice.REPLACE, _REPLACE)
        self.leave = ActionButton(_LEAVE, "Esc", kind="quiet" if worth else "primary")
        self.leave.clicked.connect(self.reject)
        acts = [row(button, None) for button in (*self.buttons.values(), self.leave)]
        self.setLayout(column(*facts, 8, *acts, gap=8, margins=(24, 24, 24, 24)))
        self.stand(WIDTH)
        (self.buttons[Choice.MERGE] if worth else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, choice: Choice, words: Message, kind: str = "") -> None:
        button = ActionButton(words, kind=kind)
        button.clicked.connect(partial(self._take, choice))
        self.buttons[choice] = button

    def _take(self, choice: Choice) -> None:
        self.chosen.emit(choice)
        self.accept()


def _fact(message: Message, state: State, number: int, changed_ms: int) -> str:
    zone = zone_of(state)
    when = f"{times.today(changed_ms, zone)} {times.clock(changed_ms, zone)}"
    return say(message, say(_REMARKS, number), when)


def _brought(state: State, snapshot: Snapshot) -> tuple[bool, list[str]]:
    """Whether merging brings anything, and what it would do, in words; or why it cannot be."""
    try:
        brought = merge.preview(state, snapshot.state)
    except Refused as trouble:
        return False, [told(trouble)]
    if brought.empty:
        return False, [say(_NOTHING)]
    new = (
        (_REMARKS, len(brought.remarks)),
        (_THEMES, len(brought.themes)),
        (_CONCLUSIONS, len(brought.conclusions)),
        (_STEPS, len(brought.steps)),
        (_OTHERS, brought.other),
    )
    counted = [say(words, number) for words, number in new if number]
    lines = [say(_WOULD_BRING, ", ".join(counted))] if counted else []
    if brought.words:
        lines.append(say(_OTHER_WORDS, len(brought.words)))
    return True, lines
