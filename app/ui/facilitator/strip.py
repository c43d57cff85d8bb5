"""The strip: what runs, how long it has left, and what the room sees. It stays in every part."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame

from app.ui.design import theme
from app.ui.design.tokens import AROUND, BETWEEN, SIDE, STRIP
from app.ui.facilitator.room_view import RoomView
from app.ui.facilitator.telling import COLOURS, Telling, Tone
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Boxed, ElidedLabel, Label
from app.ui.widgets.layouts import column, pane, restyle, row, rule
from app.ui.widgets.marks import Ring
from app.words import Message, say

_PRACTICE = Message("strip", "REHEARSAL")
UNDO = Message("strip", "Undo on the clock")
_SHORT = Message("strip", "Undo clock")
_UNDOES = Message("strip", "Undo on the clock: {0}")
_SMALLEST = "heading"
_BESIDE = 52
"""What stands round a quiet button's words, px: its sign, and the room on both sides."""


class Strip(QFrame):
    """Left what runs, in the middle the one biggest number, right the room.

    take_back_asked: the last thing done to the clock is to be taken back. Its button is here in every part, for a
    toast is gone after some seconds and Ctrl+Z belongs to the words.
    """

    take_back_asked = Signal()

    def __init__(self, room: RoomView) -> None:
        super().__init__()
        self.setFixedHeight(STRIP)
        self._title = ElidedLabel("", "title", "title_small", _SMALLEST)
        self._detail = ElidedLabel("", "body", "caption", tone="muted")
        self._practice = Boxed(_PRACTICE, "chip", "label", 20)
        self._practice.hide()
        self._ring = Ring()
        self._number = Label("", "number")
        self._number.setFixedHeight(44)
        widest = QFontMetrics(theme.font("number")).horizontalAdvance("00:00:00")
        self._unit = Label("", "strong", "muted")
        self._undo = ActionButton(UNDO, icon="undo-2", kind="quiet")
        named.name(self._undo, UNDO)
        self._undo.clicked.connect(self.take_back_asked)
        self._undo.hide()
        below = row(self._practice, self._detail, gap=8)
        below.setStretch(1, 1)
        above = row(self._title, self._undo, gap=8)
        above.setStretch(0, 1)
        text = column(None, above, below, None, gap=0)
        reading = pane(column(None, self._number, self._unit, None, gap=0), width=widest + 4)
        standing = row(text, self._ring, reading, gap=12, margins=(AROUND, 0, BETWEEN, 0))
        standing.setStretch(0, 1)
        whole = row(standing, rule("v"), pane(row(room), width=SIDE), gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    @property
    def number(self) -> str:
        """The biggest number."""
        return self._number.text()

    @property
    def title(self) -> str:
        """What runs."""
        return self._title.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds out what there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The button's words grow shorter, then give way, before one of the title does; its sign stays."""
        if self._undo.isHidden():
            return
        room = self._title.width() + self._undo.width()
        title = QFontMetrics(theme.font(_SMALLEST)).horizontalAdvance(self._title.text())
        words = QFontMetrics(theme.font("strong"))
        for message in (UNDO, _SHORT):
            if title + words.horizontalAdvance(say(message)) + _BESIDE <= room:
                self._undo.say(message)
                return
        self._undo.setText("")

    def show_telling(self, telling: Telling, *, practice: bool) -> None:
        """Shows a moment."""
        restyle(self, fill="sunken" if telling.held else "surface")
        self._title.setText(telling.title)
        self._detail.setText(telling.detail)
        self._practice.setVisible(practice)
        self._undo.setVisible(bool(telling.undoes))
        undoes = say(_UNDOES, telling.undoes)
        if undoes != self._undo.toolTip():  # a screen reader is told of each setting, and this is asked each second
            self._undo.setToolTip(undoes)
            self._undo.setAccessibleDescription(undoes)
        self._make_room()
        self._ring.setVisible(bool(telling.number))
        self._ring.show_share(telling.share, COLOURS[telling.tone], telling.icon)
        self._number.setText(telling.number)
        alarm = telling.tone in (Tone.SOON, Tone.LATE)
        self._number.set_tone(COLOURS[telling.tone] if alarm else "")
        self._unit.setText(telling.unit)
        self._unit.set_tone(COLOURS[telling.tone] if alarm else "muted")
        self._number.setAccessibleName(f"{telling.number} {telling.unit}")
        self._number.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
