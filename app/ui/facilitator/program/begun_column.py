"""When the item that runs really began: asked as people say it, so many minutes ago."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from app.domain.gestures import Refused
from app.services import day
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.begun import Begun, begun_ago, right_address
from app.ui.facilitator.program.panels import Panel
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Number
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message, say, times
from app.words.refusals import sentence

_TITLE = Message("begun", "When did “{0}” begin?")
_MINUTES, _AGO = Message("begun", "How long ago it began"), Message("begun", " min ago")
_OUTCOME = Message("begun", "It began {0} and ends {1}.")
_OUTCOME_OVER = Message("begun", "It began {0} and was to end {1}: {2} over time.")
_IS_SO = Message("begun", "It was started {0}.")
_SET, _PLANNED = Message("begun", "Set it"), Message("begun", "As planned, {0}")
_RIGHT = Message("begun", "{0} is right")
_MOST_MINUTES = 600


class BegunColumn(Panel):
    """left: set, or left as it is. It ends by itself when something else runs."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item = ""
        self._shown: Begun | str = ""
        self._asked = -1
        self._title = Label("", "heading", wrap=True)
        self._minutes = Number(_MINUTES, 0, _MOST_MINUTES)
        self._outcome = Label("", "body", "muted", wrap=True)
        self._set = ActionButton(_SET, "Enter")
        self._planned, self._right = ActionButton(), ActionButton(kind="quiet")
        self.fill(
            self._title,
            column(Label(_MINUTES, "caption", "muted"), self._minutes, gap=2),
            self._outcome,
            row(self._set, None),
            row(self._planned, None),
            row(self._right, None),
        )
        self._minutes.valueChanged.connect(self._on_minutes)
        self._set.clicked.connect(self._on_set)
        self._planned.clicked.connect(self._on_planned)
        self._right.clicked.connect(self._on_right)

    @property
    def outcome(self) -> str:
        """What it says that setting it would come to."""
        return self._outcome.text()

    @property
    def item(self) -> str:
        """The item it asks about."""
        return self._item

    def begin(self) -> bool:
        """Asks about what runs, with its planned start as the first guess; False where nothing runs."""
        current = self._desk.standing.current
        if current is None or current.actual_start_ms is None:
            return False
        self._item = current.id
        self._speak()
        planned = self._ago(current.planned_start_ms or current.actual_start_ms)
        fits = isinstance(self._would(planned), Begun)
        self._planned.setVisible(fits)
        self._minutes.setValue(planned if fits else self._ago(current.actual_start_ms))
        self._show_outcome()
        self._minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets it, Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._on_set()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Asks in a new language."""
        if event.type() == QEvent.Type.LanguageChange and self._item:
            self._speak()
            self._show_outcome()
        super().changeEvent(event)

    def _speak(self) -> None:
        current, zone = self._desk.standing.current, zone_of(self._desk.state)
        if current is None:
            return
        self._minutes.setSuffix(say(_AGO))
        self._title.say(_TITLE, current.title)
        self._planned.say(_PLANNED, times.clock(current.planned_start_ms, zone))
        self._right.say(_RIGHT, times.clock(current.actual_start_ms, zone))

    def _ago(self, ms: int) -> int:
        """Minutes from an instant to now, as clocks show them."""
        minute = times.MINUTE_MS
        return self._desk.standing.at_ms // minute - ms // minute

    def _would(self, minutes: int) -> Begun | str:
        """How it would stand; else why it cannot, or how it stands."""
        desk, zone = self._desk, zone_of(self._desk.state)
        current = desk.standing.current
        try:
            would = begun_ago(desk.state, desk.clock.now(), minutes)
        except Refused as refusal:
            return sentence(refusal)
        return would or say(_IS_SO, times.clock(current.actual_start_ms if current is not None else None, zone))

    @Slot(int)
    def _on_minutes(self, minutes: int) -> None:
        """Enter tells of the same number once more: that is no other start."""
        if minutes != self._asked:
            self._show_outcome()

    def _show_outcome(self) -> None:
        would, zone = self._would(self._minutes.value()), zone_of(self._desk.state)
        self._shown, self._asked = would, self._minutes.value()
        self._set.setEnabled(isinstance(would, Begun))
        if not isinstance(would, Begun):
            self._outcome.setText(would)
            return
        start, end = times.clock(would.start_ms, zone), times.clock(would.end_ms, zone)
        over = times.minutes_down(would.over_ms)
        if over:
            self._outcome.say(_OUTCOME_OVER, start, end, times.some_minutes(over))
        else:
            self._outcome.say(_OUTCOME, start, end)

    @Slot()
    def _on_set(self) -> None:
        """Sets the start that is shown: it stays where it was read, however long somebody thinks about it."""
        would, current = self._shown, self._desk.standing.current
        if not isinstance(would, Begun) or current is None or current.actual_start_ms is None:
            return
        if self._desk.do(day.backdate(current.actual_start_ms - would.start_ms)) is not None:
            self.left.emit()

    @Slot()
    def _on_planned(self) -> None:
        current = self._desk.standing.current
        if current is not None and current.planned_start_ms is not None:
            self._minutes.setValue(self._ago(current.planned_start_ms))
            self._show_outcome()
            self._on_set()

    @Slot()
    def _on_right(self) -> None:
        self._desk.draft(right_address(self._item), "right")
        self.left.emit()
