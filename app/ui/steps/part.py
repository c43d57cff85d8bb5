"""The Next steps part: the steps in a table, a row to type the next one in, and after the day what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.debate import Municipality
from app.domain.plenum import Conclusion, NextStep, StepStatus
from app.domain.programme import WORKSHOP, Organisation, Person, Workshop
from app.domain.standing import DayState
from app.services import next_steps, reading, setup
from app.services.completing import Phrases
from app.services.projection import Scene, SceneKind
from app.ui.debate.line import QuickLine
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.part import Act, Part
from app.ui.projector.room import Room
from app.ui.steps import facts
from app.ui.steps.followed import Followed
from app.ui.steps.new_row import NewRow
from app.ui.steps.table import AFTER, DAY, StepsTable
from app.ui.widgets import named
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, pane, row, rule
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say
from app.words.labels import STEP_STATUSES
from app.words.times import date_of

_TITLE = Message("steps", "Next steps")
_FOLLOW_UP = Message("steps", "Follow-up")
_NO_FOLLOW_UP = Message("steps", "no date yet")
_CHANGE = Message("steps", "Change")
_SET = Message("steps", "Set a date")
_WHEN = Message("steps", "When is it followed up?")
_WHEN_HOW = Message("steps", "Write it as you say it: 12 June, week 24. Empty the field to have no date")
_BEFORE = Message("steps", "From last time")
_BRING = Message("steps", "Bring steps from last time")
_STATUS = Message("steps", "Status")
_STEPS = Message("steps", "Write steps")
_SHOW = Message("steps", "Show in the room")
_NOTHING = Message("steps", "No steps yet. Write the first below")
_ADD_ACT = Message("steps", "Next steps: write a step")
_STATUS_ACT = Message("steps", "Next steps: what became of them")
_BRING_ACT = Message("steps", "Next steps: bring open steps from last time")
_EDIT = Message("steps", "Edit")
_HISTORY = Message("steps", "History")
_UP = Message("steps", "Move up")
_DOWN = Message("steps", "Move down")
_REMOVE = Message("steps", "Remove")

FOLLOW_UP = "workshop/follow_up"
"""Address of the draft of the follow-up's date."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The steps of an earlier workshop. origin: its title and date."""

    origin: str
    steps: tuple[NextStep, ...]


class StepsPart(Part):
    """earlier: where the console knows earlier workshops, what lists those with open steps; else None."""

    key = "steps"
    least = (1000, 340)
    shows = frozenset({NextStep, Conclusion, Workshop, Person, Organisation, Municipality})

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self.earlier: Callable[[], Sequence[Earlier]] | None = None
        self._after: bool | None = None  # None: as the day says
        self.table, self.new = StepsTable(desk), NewRow(desk)
        self._summary, self._date = Label("", "remark", "muted"), Label("", "strong")
        self._before, self._open = Label(_BEFORE, "body", "muted"), Label("", "strong")
        self._nothing = Label(_NOTHING, "remark", "muted")
        self._menu = TypedMenu(self)
        self._menu.triggered.connect(self._on_menu)
        self._menu.keyed.connect(line.keyed)
        self._build()

    def _build(self) -> None:
        self._change = ActionButton(_SET, kind="quiet")
        self._change.clicked.connect(self._on_follow_up)
        self._bring = ActionButton(_BRING, kind="quiet")
        self._bring.clicked.connect(self._on_bring)
        self._view = ActionButton(_STATUS)
        self._view.clicked.connect(self.toggle_after)
        room = ActionButton(_SHOW, icon="monitor")
        room.clicked.connect(self._on_room)
        head = row(
            Label(_TITLE, "heading"), self._summary, None, self._before, self._open, self._bring, 8,
            Label(_FOLLOW_UP, "body", "muted"), self._date, self._change, 8, self._view, room,
            margins=(AROUND, 12, AROUND, 12),
        )  # fmt: skip
        self._listed = QStackedWidget()
        self._listed.addWidget(self.table)
        self._listed.addWidget(pane(column(self._nothing, None, margins=(AROUND, 16, AROUND, 16))))
        self._closing = rule()
        body = column(head, rule(), self._listed, self._closing, self.new, gap=0)
        body.setStretch(2, 1)
        self.setLayout(column(pane(body, "surface")))
        self.new.taken.connect(self._on_taken)
        self.new.left.connect(self._on_left)
        self.table.menu_asked.connect(self._on_menu_asked)

    # ---- what is seen

    def refresh(self) -> None:
        """The steps as they are; fields that are being edited keep their words."""
        state, now = self.desk.state, self.desk.clock.now()
        after = self.after
        rows = facts.rows(state, now)
        phrases = Phrases(reading.names(state))
        self.table.editing.phrases = phrases
        self.table.show_columns(AFTER if after else DAY)
        self.table.steps.show(rows)
        self.new.refresh(phrases)
        for below in (self._closing, self.new):
            below.setVisible(not after or self.new.holds)
        self._listed.setCurrentIndex(0 if rows else 1)
        self._summary.setText(facts.summary(rows, after=after))
        date = state.get(Workshop, WORKSHOP).follow_up
        self._date.setText(date_of(date) if date is not None else say(_NO_FOLLOW_UP))
        self._change.say(_CHANGE if date is not None else _SET)
        named.name(self._change, _WHEN)
        before = facts.from_before(rows)
        self._open.setText(before)
        self._before.setVisible(bool(before))
        self._bring.setVisible(self.earlier is not None)
        self._view.say(_STEPS if after else _STATUS)
        self._view.setVisible(bool(rows))

    @property
    def after(self) -> bool:
        """Whether what became of the steps is shown: from the end of the day on, or when it was asked for."""
        over = self.desk.standing.state is DayState.ENDED
        return over if self._after is None else self._after

    def showEvent(self, event: QShowEvent) -> None:
        """One comes here to write a step; a line that holds words keeps the focus."""
        super().showEvent(event)
        if not event.spontaneous() and not self.line.holds and not self.after:
            self.new.begin()

    def arrive(self, at: str | None) -> None:
        """A step is chosen."""
        if at in self.desk.state.of(NextStep):
            self.refresh()
            self.table.setCurrentIndex(self.table.index_of(at or ""))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def scene(self) -> Scene:
        """The steps as they are filled in."""
        return Scene(SceneKind.NEXT_STEPS)

    def commands(self) -> tuple[Act, ...]:
        """A new step, what became of them, the follow-up."""
        acts = (Act(_ADD_ACT, self.write_one), Act(_STATUS_ACT, self.toggle_after), Act(_WHEN, self._on_follow_up))
        return (*acts, Act(_BRING_ACT, self._on_bring)) if self.earlier is not None else acts

    @Slot()
    def write_one(self) -> None:
        """The focus where a step is written, whatever was seen of them."""
        if self.after:
            self.toggle_after()
        self.new.begin()

    @Slot()
    def toggle_after(self) -> None:
        """The steps as they were taken, or what became of them."""
        self._after = not self.after
        self.refresh()

    # ---- what is done

    @Slot(str)
    def _on_taken(self, step: str) -> None:
        self.table.scrollTo(self.table.index_of(step))

    @Slot()
    def _on_left(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_room(self) -> None:
        self.room.show_scene(self.scene())

    @Slot()
    def _on_follow_up(self) -> None:
        date = self.desk.state.get(Workshop, WORKSHOP).follow_up
        words = date_of(date) if date is not None else ""
        ask = AskWords(self.desk, FOLLOW_UP, self, _WHEN, _WHEN_HOW, words)
        ask.answered.connect(self._on_date)
        ask.open()

    @Slot(str)
    def _on_date(self, words: str) -> None:
        due, _said = facts.due(self.desk.state, self.desk.clock.now(), words)
        self.desk.do(setup.edit_workshop(follow_up=due), settles=[FOLLOW_UP])

    @Slot()
    def _on_bring(self) -> None:
        self._menu.clear()
        for earlier in self.earlier() if self.earlier is not None else ():
            action = self._menu.addAction(earlier.origin.replace("&", "&&"))
            action.setData(partial(self.bring, earlier))
        self._menu.popup(self._bring.mapToGlobal(self._bring.rect().bottomLeft()))

    def bring(self, earlier: Earlier) -> None:
        """Brings the open steps of an earlier workshop along."""
        ids = [self.desk.new_id() for _step in earlier.steps]
        self.desk.do(next_steps.bring_steps(ids, earlier.steps, earlier.origin))

    @Slot(str, QPoint)
    def _on_menu_asked(self, step: str, at: QPoint) -> None:
        menu = self._menu
        menu.clear()
        ids = [r.step.id for r in self.table.steps.rows]
        place = ids.index(step)
        self._offer(say(_EDIT), partial(self.table.edit, self.table.index_of(step)))
        statuses = menu.within(say(_STATUS))
        for status, name in STEP_STATUSES.items():
            action = statuses.addAction(say(name))
            action.setCheckable(True)
            action.setChecked(self.table.steps.rows[place].step.status is status)
            action.setData(partial(self._follow, step, status))
        self._offer(say(_HISTORY), partial(self._tell, step))
        menu.addSeparator()
        if place:
            self._offer(say(_UP), partial(self._move, step, ids[place - 1]))
        if place + 1 < len(ids):
            self._offer(say(_DOWN), partial(self._move, step, ids[place + 2] if place + 2 < len(ids) else None))
        self._offer(say(_REMOVE), partial(self.desk.do, next_steps.remove_step(step)))
        menu.popup(at)

    def _offer(self, text: str, run: Callable[[], object]) -> None:
        self._menu.addAction(text).setData(run)

    def _follow(self, step: str, status: StepStatus) -> None:
        self.desk.do(next_steps.follow_up(step, status))

    def _move(self, step: str, before: str | None) -> None:
        self.desk.do(next_steps.move_step(step, before))

    def _tell(self, step: str) -> None:
        found = self.desk.state.of(NextStep).get(step)
        if found is not None:
            Followed(self.desk, found, self).open()

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        run = action.data()
        if callable(run):
            run()
