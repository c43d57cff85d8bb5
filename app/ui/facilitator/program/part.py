"""Program: the day to the left, what to do about it to the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.day import Run, RunEntry
from app.domain.debate import Group
from app.domain.plenum import Conclusion, NextStep, ReadBack
from app.domain.programme import AgendaItem, Organisation, Person, Speaker, Workshop
from app.domain.standing import DayState
from app.services.projection import Scene, SceneKind
from app.services.zone import zone_of
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.people import named, speakers
from app.ui.facilitator.program.begun_column import BegunColumn
from app.ui.facilitator.program.day_model import ITEM_ROLE, DayModel
from app.ui.facilitator.program.insert_column import InsertColumn
from app.ui.facilitator.program.item_column import ItemColumn
from app.ui.facilitator.program.legend import Legend
from app.ui.facilitator.program.now_column import NowColumn
from app.ui.facilitator.program.panels import Panel
from app.ui.facilitator.program.replan_column import ReplanColumn
from app.ui.facilitator.program.timeline import DayTable
from app.ui.facilitator.program.todo import Todo
from app.ui.part import Act, Part
from app.ui.projector.room import Room
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.layouts import clear, column, pane, row, rule
from app.words import Message, say

_INSERT = Message("program", "Insert a break or a forgotten item")
_DAY = Message("program", "Day {0}")
FOOT = 48
"""The row below the table: high enough for a toast, which stands there."""

BEGUN = "begun"
"""Where `arrive` asks when the running item began."""

_TO_SPEAKER = Message("room acts", "Write a message to the speaker")
_TO_ROOM = Message("room acts", "Write a message to the room")
_HELD_UP = Message("program", "Show the programme in the room")


class ProgramPart(Part):
    """The part that runs the day."""

    key = "program"
    least = (1000, 340)
    shows = frozenset({
        Workshop, AgendaItem, Run, RunEntry, Group, Speaker, Person, Organisation, NextStep, Conclusion, ReadBack,
    })  # fmt: skip

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self.conductor = Conductor.of(desk)
        self._model = DayModel()
        self.table = DayTable(self._model)
        self._day: int | None = None  # the day that was asked for; None follows the one that runs
        self._chosen: str | None = None
        self._ran = desk.standing.running  # what ran when the column was last shown
        self.now = NowColumn(desk, room, self.conductor)
        self.replan = ReplanColumn(desk, self.conductor)
        self.item, self.insert, self.begun = ItemColumn(desk), InsertColumn(desk), BegunColumn(desk)
        self._side = QStackedWidget()
        for panel in (self.now, self.replan, self.item, self.insert, self.begun):
            self._side.addWidget(panel)
        self._days = QHBoxLayout()
        self._ask_insert = ActionButton(_INSERT, icon="plus", kind="quiet")
        self._ask_insert.clicked.connect(self.ask_to_insert)
        beside = row(self._ask_insert, Legend(self._model), gap=8, margins=(12, 4, 0, 4))
        beside.setStretch(1, 1)
        self.foot = pane(beside, "surface")
        self.foot.setFixedHeight(FOOT)
        left = column(self._days, self.table, self.foot, gap=0)
        left.setStretch(1, 1)
        body = row(pane(left, "surface"), rule("v"), pane(row(self._side), "bg"), gap=0)
        body.setStretch(0, 1)
        self.setLayout(body)
        self.setFocusProxy(self.table)
        self.table.clicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.conductor.changed.connect(self._on_conducted)
        self.now.helped.connect(self._on_helped)
        self._side.currentChanged.connect(self._on_side)
        for panel in (self.item, self.insert, self.begun):
            panel.left.connect(self._back)
        self.item.insert_asked.connect(self._on_insert)
        self.item.begun_asked.connect(self.ask_begun)
        room.changed.connect(self._on_conducted)

    @property
    def model(self) -> DayModel:
        """The day as the table shows it."""
        return self._model

    def refresh(self) -> None:
        """The programme, or the run, has changed."""
        self.tick()

    def tick(self) -> None:
        """A second has passed."""
        state, standing = self.desk.state, self.desk.standing
        days = sorted({item.day for item in standing.items})
        going = standing.current or standing.item(standing.next_item)
        day = self._day if self._day in days else going.day if going is not None else days[0] if days else 1
        self._show_days(days, day)
        who = {item.id: named(speakers(state, item.id)) for item in standing.items if item.day == day}
        self._model.show(standing, day, zone_of(state), who, self.conductor.preview)
        self.table.show_now()
        self._ask_insert.setVisible(standing.state is not DayState.ENDED)
        self._show_side()
        if standing.running != self._ran:
            self._ran = standing.running
            self.now.to_top()

    def arrive(self, at: str | None) -> None:
        """Chooses an item by its id; "begun" asks when the one that runs began."""
        if at == BEGUN:
            self.ask_begun()
        elif at is not None and self.desk.standing.item(at) is not None:
            self._choose(at)

    def scene(self) -> Scene | None:
        """The programme with its marker."""
        return Scene(SceneKind.PROGRAMME)

    def commands(self) -> tuple[Act, ...]:
        """What can be done here."""
        return (
            Act(_INSERT, self.ask_to_insert),
            Act(_HELD_UP, self._show_programme),
            Act(_TO_SPEAKER, self.now.ask_speaker),
            Act(_TO_ROOM, self.now.ask_room),
        )

    def respeak(self) -> None:
        """Says everything anew."""
        self.table.respeak()
        self._model.renew()
        for panel in (self.now, self.replan, self.item):
            panel.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc comes back to what is now."""
        if event.key() == Qt.Key.Key_Escape and self._side.currentWidget() in (self.item, self.insert, self.begun):
            self._back()
        else:
            super().keyPressEvent(event)

    def _show_side(self) -> None:
        preview = self.conductor.preview
        if preview is not None:
            self.replan.show_preview(preview)
            self._side.setCurrentWidget(self.replan)
        elif self._side.currentWidget() is self.insert or self._asks_begun():
            pass
        elif self._chosen is not None and self.item.show_item(self._chosen):
            self._side.setCurrentWidget(self.item)
        else:
            self.now.show_moment()
            self._side.setCurrentWidget(self.now)

    @Slot(int)
    def _on_side(self, _number: int) -> None:
        """What comes in is read from its top: what matters most stands there."""
        panel = self._side.currentWidget()
        if isinstance(panel, Panel):
            panel.to_top()

    def _show_days(self, days: list[int], day: int) -> None:
        """A workshop of several days can look at each of them."""
        if len(days) < 2:
            days = []
        if self._days.count() != len(days):
            self._days.setContentsMargins(16, 8 if days else 0, 16, 0)
            clear(self._days)
            for each in days:
                button = _DayButton(each)
                button.clicked.connect(self._on_day)
                self._days.addWidget(button)
        for button in self.findChildren(_DayButton):
            button.setChecked(button.day == day)

    def _choose(self, item: str | None) -> None:
        self._chosen = item
        if self._side.currentWidget() in (self.insert, self.begun):
            self._side.setCurrentWidget(self.now)
        row_number = self._model.row_of(item) if item is not None else -1
        if row_number >= 0:
            self.table.selectRow(row_number)
        else:
            self.table.clearSelection()
        self._show_side()

    @Slot()
    def _back(self) -> None:
        self._side.setCurrentWidget(self.now)
        self._choose(None)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.now.to_top()  # the focus has passed through it, and drew what it touched into sight

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        item = index.data(ITEM_ROLE)
        self._choose(None if item == self._chosen else item)

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        item = self.table.indexAt(at).data(ITEM_ROLE)
        if item:
            self._choose(item)

    @Slot()
    def _on_conducted(self) -> None:
        if self.isVisible():
            self.tick()

    @Slot()
    def ask_to_insert(self) -> None:
        """Asks what is to be put in, now."""
        self._on_insert(None)

    @Slot(str)
    def _on_insert(self, before: str | None) -> None:
        self.conductor.leave_preview()
        self._side.setCurrentWidget(self.insert)
        self.insert.begin(before)

    @Slot()
    def ask_begun(self) -> None:
        """Asks when the item that runs began."""
        self.conductor.leave_preview()
        if self.begun.begin():
            self._side.setCurrentWidget(self.begun)

    def _asks_begun(self) -> bool:
        """It is asked about what still runs."""
        return self._side.currentWidget() is self.begun and self.begun.item == self.desk.standing.running

    @Slot(object)
    def _on_helped(self, todo: Todo) -> None:
        if todo.tells:
            self.desk.draft(todo.tells, todo.text)
            self.tick()
        elif todo.deed is not None:
            self.conductor.do(todo.deed)
        elif todo.part:
            self.go_to.emit(todo.part, todo.at)

    @Slot()
    def _on_day(self) -> None:
        button = self.sender()
        if isinstance(button, _DayButton):
            going = self.desk.standing.current
            self._day = None if going is not None and going.day == button.day else button.day
            self.tick()

    def _show_programme(self) -> None:
        self.room.show_scene(Scene(SceneKind.PROGRAMME))


class _DayButton(ActionButton):
    """One day of several."""

    def __init__(self, day: int) -> None:
        super().__init__(say(_DAY, day), kind="nav")
        self.say(_DAY, day)
        self.day = day
        self.setCheckable(True)
