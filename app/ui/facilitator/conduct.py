"""Who moves the day from this laptop: every key, button, clicker and command of the clock comes through here."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.domain.gestures import Refused
from app.domain.programme import WORKSHOP, Workshop
from app.domain.standing import DayState
from app.domain.timing.preview import Cost, Replan
from app.domain.verbs import Stack, Verb
from app.services import day, reading
from app.services.hints import open_ends
from app.services.told import in_need
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.begun import late_start_ms
from app.ui.facilitator.offers import (
    MORE_MINUTES,
    Deed,
    more_minutes,
    short,
    waiting_turns,
    would_cost,
)
from app.words import Message, say, times
from app.words.refusals import sentence

EARLY_MS = 5 * times.MINUTE_MS
"""Ending an item this long before its time asks for a second press."""

TWICE_MS = 3000
"""How long the second press is waited for."""

_END_EARLY = Message("band", "Press again to end “{0}” {1} early")
_START_EARLY = Message("band", "Press again to start the day {0} early")
_GO_BACK = Message("band", "Press again to go back to “{0}”")
_ANOTHER_DATE = Message("band", "The day is {0}. Press again to start it now")
_NOTHING_LEFT = Message("keys", "The item has no time left to take from")
_NOTHING_TO_WIN = Message("band", "The plan holds. There is nothing to win back")


class Conductor(QObject):
    """Presses become commands, with the second press that an early end asks for, and the re-plan that is looked at.

    changed: `asking` or `preview` is new. said: a sentence for a toast. document_asked: the day is over.
    read_aloud_asked: conclusions wait to be heard by the room. begun_asked: when what runs really began. steps_asked:
    the next step that lacks somebody or a date.
    """

    changed = Signal()
    said = Signal(str)
    document_asked = Signal()
    read_aloud_asked = Signal()
    begun_asked = Signal()
    steps_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked_for: tuple[str, str] | None = None  # what a first press asks, and shorter, until the second comes
        self._asked_at: tuple[str, str | None, int] | None = (
            None  # for what; item and revision that the first press saw
        )
        self._preview: Replan | None = None
        self.taken: Replan | None = None  # the re-plan that was taken last, for the toast that tells of it
        self._cost: tuple[tuple[int, int], Cost] | None = None
        self._outlook: tuple[tuple[int, int], Replan] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._forget)
        desk.ticked.connect(self._on_ticked)

    @classmethod
    def of(cls, desk: Desk) -> Conductor:
        """The one of a desk, made when it is first asked for."""
        found = desk.findChild(cls)
        return found if isinstance(found, cls) else cls(desk, desk)

    @property
    def asking(self) -> str:
        """What a second press would do; empty where none is waited for."""
        return self._asked_for[0] if self._asked_for else ""

    @property
    def asking_shorter(self) -> str:
        """The same where there is less room."""
        return self._asked_for[1] if self._asked_for else ""

    @property
    def preview(self) -> Replan | None:
        """The re-plan that is looked at."""
        return self._preview

    def cost(self) -> Cost | None:
        """What five minutes more now would cost; None where nothing runs, or where it costs less than a minute."""
        standing = self._desk.standing
        if standing.state not in (DayState.RUNNING, DayState.HELD):
            return None
        minutes = more_minutes(standing)
        if not would_cost(standing):
            return None
        key = (standing.revision, standing.at_ms)
        if self._cost is None or self._cost[0] != key:
            self._cost = key, day.cost_of(self._desk.state, self._desk.clock.now(), minutes)
        return self._cost[1]

    def outlook(self) -> Replan | None:
        """The re-plan as it would be taken now; None where nothing runs or nothing is in need."""
        standing = self._desk.standing
        if standing.state not in (DayState.RUNNING, DayState.HELD) or not in_need(standing):
            return None
        key = (standing.revision, standing.at_ms)
        if self._outlook is None or self._outlook[0] != key:
            self._outlook = key, day.preview(self._desk.state, self._desk.clock.now())
        return self._outlook[1]

    def do(self, deed: Deed) -> None:
        """What a button of the band asks for."""
        {
            Deed.MORE: self.more,
            Deed.CATCH_UP: self.toggle_preview,
            Deed.BACKDATE: self.started_on_time,
            Deed.STARTED_AGO: self.started_ago,
            Deed.ASK_BEGUN: self.ask_begun,
            Deed.FIRST_TURN: self.first_turn,
            Deed.TAKE_BACK: self.take_back,
            Deed.DOCUMENT: self.document_asked.emit,
            Deed.READ_ALOUD: self.read_aloud_asked.emit,
            Deed.STEPS: self.ask_steps,
            Deed.NEXT: self.go_on,
            Deed.HOLD: self.toggle_hold,
        }[deed]()

    @Slot()
    def next(self) -> None:
        """What the key and the clicker do: the first turn of a report-back, the next turn, then the next item."""
        if waiting_turns(self._desk.state, self._desk.standing):
            self.first_turn()
        else:
            self.go_on()

    def sure(self, what: str, question: str, shorter: str = "") -> bool:
        """Whether this is the second press for the same thing; the first one asks, in the band, for some seconds.

        shorter: what it asks where the question would be cut.
        """
        seen = (what, self._desk.standing.running, self._desk.standing.revision)
        if self._asked_at == seen:
            self._forget()
            return True
        self._asked_for, self._asked_at = (question, shorter or question), seen
        self._patience.start(TWICE_MS)
        self.changed.emit()
        return False

    @Slot()
    def go_on(self) -> None:
        """The next turn, then the next item. What comes too early to be meant is asked about once."""
        standing = self._desk.standing
        if standing.turn is not None and standing.turn.left:
            self._desk.do(day.take_turn(standing.turn.left[0]))
            return
        question = self._question()
        if question and not self.sure("advance", question, self._question(32)):
            return
        self._forget()
        self._desk.do(day.advance(standing.revision))

    @Slot()
    def previous(self) -> None:
        """Back a turn, then to the item before: that leaves what the room is in, so it is asked about once."""
        if self._turn_back():
            self._forget()
            return
        desk = self._desk
        try:
            before = day.go_back()(desk.state, desk.clock.now()).subject
        except Refused:
            before = ""  # there is none, and doing it says why
        if before and not self.sure("back", say(_GO_BACK, before), say(_GO_BACK, short(before, 40))):
            return
        self._forget()
        desk.do(day.go_back())

    @Slot()
    def toggle_hold(self) -> None:
        """Holds the clock of the item, or lets it run again."""
        self._desk.do(day.resume() if self._desk.standing.state is DayState.HELD else day.hold())

    @Slot()
    def more(self) -> None:
        """Five minutes more; over time, five from now."""
        self._desk.do(day.extend(more_minutes(self._desk.standing)))

    @Slot()
    def fewer(self) -> None:
        """Five minutes less."""
        if self._desk.standing.state is DayState.RUNNING and self._desk.standing.remaining_ms <= 0:
            self.said.emit(say(_NOTHING_LEFT))
        else:
            self._desk.do(day.extend(-MORE_MINUTES))

    @Slot()
    def started_on_time(self) -> None:
        """The item was started late on screen only: it began when it was planned to."""
        late = late_start_ms(self._desk.standing)
        if late:
            self._desk.do(day.backdate(late))

    @Slot()
    def started_ago(self) -> None:
        """Starts the day as from when it was planned to: it began, and nobody pressed."""
        standing = self._desk.standing
        first = standing.item(standing.next_item)
        late = standing.at_ms - (first.planned_start_ms or standing.at_ms) if first is not None else 0
        if self._desk.do(day.advance(standing.revision)) is not None and late > 0:
            self._desk.do(day.backdate(late))

    @Slot()
    def ask_steps(self) -> None:
        """Asks for the next step that lacks somebody or a date."""
        lacking = open_ends(self._desk.state).lacking
        self.steps_asked.emit(lacking[0] if lacking else "")

    @Slot()
    def ask_begun(self) -> None:
        """Asks when what runs really began."""
        standing = self._desk.standing
        if standing.current is not None:
            self.begun_asked.emit()
        else:
            ended = standing.state is DayState.ENDED
            self.said.emit(sentence(Refused("day_over" if ended else "nothing_running")))

    @Slot()
    def first_turn(self) -> None:
        """Gives the floor to the first group."""
        groups = reading.groups(self._desk.state)
        if groups:
            self._desk.do(day.take_turn(groups[0].id))

    @Slot()
    def end_turns(self) -> None:
        """The report-back is over."""
        self._desk.do(day.take_turn(None))

    @Slot()
    def end_day(self) -> None:
        """Ends the run."""
        self._desk.do(day.end_day())

    @Slot()
    def take_back(self) -> None:
        """Takes the last gesture on the clock back."""
        self._desk.undo(Stack.CLOCK)

    @Slot()
    def toggle_preview(self) -> None:
        """Looks at the re-plan, or away from it."""
        if self._preview is not None:
            self.leave_preview()
            return
        preview = day.preview(self._desk.state, self._desk.clock.now())
        if not preview.changes or not in_need(self._desk.standing):
            self.said.emit(say(_NOTHING_TO_WIN))
            return
        self._preview = preview
        self.changed.emit()

    @Slot()
    def leave_preview(self) -> None:
        """Keeps the plan as it is."""
        if self._preview is not None:
            self._preview = None
            self.changed.emit()

    @Slot()
    def take_preview(self) -> None:
        """Takes the re-plan that is looked at."""
        if self._preview is not None:
            self.taken = self._preview
            self._desk.do(day.take_replan())
            self.leave_preview()

    def _turn_back(self) -> bool:
        """Gives the floor back to the group before; False where none had it."""
        desk = self._desk
        turn, last = desk.standing.turn, desk.next_undo(Stack.CLOCK)
        order = [group.id for group in reading.groups(desk.state)]
        earlier = [g for g in turn.done if order.index(g) < order.index(turn.group)] if turn is not None else []
        onward = turn is None or not turn.done or turn.done[-1] in earlier
        if last is not None and last.verb is Verb.TURNED and onward:
            desk.undo(Stack.CLOCK)  # so that the group which had the floor still comes after
        elif earlier:
            desk.do(day.take_turn(earlier[-1]))
        else:
            return False
        return True

    def _question(self, most: int = 0) -> str:
        """What a press now must be asked about; empty where it is plain. most: the characters of a title, 0 all."""
        standing, state = self._desk.standing, self._desk.state
        current = standing.current
        if current is not None:
            if standing.remaining_ms <= EARLY_MS:
                return ""
            early = times.some_minutes(times.minutes_down(standing.remaining_ms))
            return say(_END_EARLY, short(current.title, most) if most else current.title, early)
        first = next((i.planned_start_ms for i in standing.items if i.planned_start_ms is not None), None)
        workshop = state.of(Workshop).get(WORKSHOP)
        if standing.state is not DayState.WAITING or first is None or workshop is None:
            return ""
        if dt.datetime.fromtimestamp(standing.at_ms // 1000, zone_of(state)).date() != workshop.date:
            return say(_ANOTHER_DATE, times.day_of(workshop.date))
        early_ms = first - standing.at_ms
        return say(_START_EARLY, times.some_minutes(times.minutes_down(early_ms))) if early_ms > EARLY_MS else ""

    @Slot()
    def _forget(self) -> None:
        self._patience.stop()
        if self._asked_for is not None:
            self._asked_for = self._asked_at = None
            self.changed.emit()

    @Slot()
    def _on_ticked(self) -> None:
        standing = self._desk.standing
        if self._asked_at is not None and self._asked_at[1:] != (standing.running, standing.revision):
            self._forget()
        if self._preview is not None:
            fresh = day.preview(self._desk.state, self._desk.clock.now())
            self._preview = fresh if fresh.changes and in_need(standing) else None
            self.changed.emit()
