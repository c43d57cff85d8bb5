"""Plays a scenario on a clock that is turned by hand, through the same services and storage as a real day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from app.domain.gestures import Refused
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.standing import Standing
from app.domain.verbs import Stack
from app.scenario import acts, steps
from app.scenario.clock import SimulatedClock
from app.scenario.look import Answer, answer
from app.scenario.reader import Scenario
from app.services import day
from app.services.ports import Ids, Library
from app.services.workshops import Opened, make_workshop, open_workshop
from app.words.refusals import sentence

DEVICE = "rehearsal"
"""The name of the laptop that a scenario is played on."""

_PATIENCE_S = 10.0

ONE_PRESS_MS = 100
"""Two advances from two sources closer than this are one (docs/scenarios.md)."""


class Player:
    """One playing of a scenario in a workshop of its own, marked as a rehearsal.

    `step` plays the next step; `due_ms` tells when it comes, so that windows can wait for it. `opened` is the open
    workshop: another one after a step that kills the program.
    """

    def __init__(self, scenario: Scenario, library: Library, ids: Ids) -> None:
        self._scenario, self._library, self._ids = scenario, library, ids
        self._zone = ZoneInfo(scenario.template.workshop.zone)
        self.clock = SimulatedClock(self._zone, scenario.date)
        self.id = make_workshop(library, scenario.template, self.clock, ids, date=scenario.date, practice=True)
        self.opened: Opened = self._open()
        self.answers: list[Answer] = []
        self._refused: Refused | None = None
        self._next = 0
        self._last_press: tuple[int, str, int] | None = None  # when (boot ms), from where, the revision before it

    @property
    def total(self) -> int:
        """How many steps there are."""
        return len(self._scenario.steps)

    @property
    def played(self) -> int:
        """How many steps are over."""
        return self._next

    @property
    def done(self) -> bool:
        """Whether every step is over."""
        return self._next >= self.total

    def due_ms(self) -> int:
        """When the next step comes, by the laptop's wall clock (UTC milliseconds)."""
        step = self._scenario.steps[self._next]
        if step.at_s is not None:
            return self.clock.next_showing(step.at_s)
        if self._next == 0:
            return self._first_start_ms() + (step.after_ms or 0)
        return self.clock.now().utc_ms + (step.after_ms or 0)

    def step(self) -> None:
        """Lets time pass until the next step, and does it. What is refused is kept for the next look."""
        due_ms = self.due_ms()
        step = self._scenario.steps[self._next]
        self.clock.to(due_ms)
        self._next += 1
        try:
            self._do(step.act)
        except Refused as refused:
            self._refused = refused

    def play(self) -> tuple[Answer, ...]:
        """Plays what is left; returns what the looks answered."""
        while not self.done:
            self.step()
        return tuple(self.answers)

    def close(self) -> None:
        """Lets go of the workshop; it stays in the library."""
        self.opened.store.close()

    def standing(self) -> Standing:
        """Where the day stands now."""
        return day.stand(self.opened.logbook.state, self.clock.now())

    def _open(self) -> Opened:
        return open_workshop(self._library, self.id, DEVICE, self.clock, self._ids)

    def _do(self, act: steps.Act) -> None:
        book = self.opened.logbook
        match act:
            case steps.Look():
                self.answers.append(answer(act.label, self.standing(), self._zone, self._said()))
                self._refused = None
            case steps.Undo():
                book.undo(act.of or self._latest(redo=False))
            case steps.Redo():
                book.redo(act.of or self._latest(redo=True))
            case steps.SetWall():
                self.clock.set_wall(act.shift_ms)
                book.do(day.wall_set(act.shift_ms))
            case steps.Suspend():
                self.clock.on(act.minutes * 60_000)
                book.do(day.suspended(act.minutes * 60_000))
            case steps.ChangeZone():
                book.do(day.zone_changed(act.name))
            case steps.Kill():
                self.opened.store.flush(_PATIENCE_S)  # steps are seconds apart: the disk has long had them
                self.opened.store.abandon()
                self.opened = self._open()
            case _:
                book.do(acts.command(act, self._scene(act)))

    def _scene(self, act: steps.Act) -> acts.Scene:
        standing = self.standing()
        now, seen = self.clock.now(), standing.revision
        if isinstance(act, steps.Advance):
            if self._last_press is not None:
                at_ms, source, before = self._last_press
                if source != act.source and now.boot_ms - at_ms <= ONE_PRESS_MS:
                    seen = before
            self._last_press = (now.boot_ms, act.source, standing.revision)
        return acts.Scene(self.opened.logbook.state, now, standing, self._ids, seen)

    def _latest(self, *, redo: bool) -> Stack:
        """The stack of the last gesture of either that can be taken back, or done again."""
        book = self.opened.logbook
        ends = {s: book.next_redo(s) if redo else book.next_undo(s) for s in (Stack.WORDS, Stack.CLOCK)}
        places = {g.id: n for n, g in enumerate(book.log)}
        return max(ends, key=lambda s: -1 if (end := ends[s]) is None else places[end.id])

    def _said(self) -> Mapping[str, str] | None:
        return None if self._refused is None else {"word": self._refused.word, "sentence": sentence(self._refused)}

    def _first_start_ms(self) -> int:
        state = self.opened.logbook.state
        first = min(state.of(AgendaItem).values(), key=lambda i: (i.rank, i.id))
        date = state.get(Workshop, WORKSHOP).date + dt.timedelta(days=first.day - 1)
        local = dt.datetime.combine(date, dt.time(), self._zone) + dt.timedelta(minutes=first.start or 0)
        return round(local.timestamp() * 1000)
