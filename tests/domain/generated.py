"""Days that nobody thought of: programmes of all shapes, and what may happen in them, from a number.

A day is made from a seed and two sizes, not from a thousand draws: it is quick, and a failing day still shrinks to few
items and few happenings.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.gestures import Command, Refused, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Workshop
from app.domain.verbs import Stack
from app.services import day
from app.services.logbook import Logbook
from app.services.templates import Template, make
from hypothesis import strategies as st

from tests.fakes import CountedIds, HandClock, ListStore

MINUTE = 60_000
DATES = (dt.date(2026, 3, 12), dt.date(2026, 3, 28), dt.date(2026, 10, 24), dt.date(2026, 12, 31))
"""An ordinary day, the days before the two nights on which the clock is changed, and the last of a year."""

KINDS = tuple(ItemKind)

seeds = st.tuples(st.integers(0, 2**32), st.integers(1, 40), st.integers(0, 14))
"""A number, how many items, how many happenings."""

few = st.tuples(st.integers(0, 2**32), st.integers(1, 12), st.integers(0, 8))
"""Smaller days, for what costs more."""


def items_of(dice: random.Random, number: int) -> list[AgendaItem]:
    """A programme: gaps, overlaps, parallel groups, anchors, fixed ends, several days, items of no length."""
    items: list[AgendaItem] = []
    today, at = 1, dice.choice((0, 110, 570, 570, 570, 1380))
    group = ""
    for n in range(number):
        if dice.random() < 0.05:
            today, at = today + 1, dice.choice((60, 480, 570))
        kind = dice.choice(KINDS)
        minutes: int | None = dice.choice((0, 5, 10, 15, 15, 20, 30, 30, 45, 60, 90))
        minimum = None if dice.random() < 0.4 else dice.randint(0, minutes or 0)
        start: int | None = at % 1440
        gap = dice.choice((0, 0, 0, 0, 5, 10, 30, -5)) if items else 0
        start = (at + gap) % 1440
        if items and dice.random() < 0.35:
            start = None
        group = group if group and dice.random() < 0.6 else dice.choice(("", "", "", "", "", "g"))
        fixed = None
        if dice.random() < 0.06 and start is not None:
            fixed = (start + (minutes or 0)) % 1441
        if dice.random() < 0.05:
            minutes, minimum = None, None
        items.append(
            AgendaItem(
                f"i{n}",
                f"{n:04d}",
                f"Item {n}",
                kind,
                today,
                start,
                minutes,
                minimum,
                dice.choice((1, 1, 1, 2, 3, 0)),
                anchor=dice.random() < 0.15,
                tolerance=dice.choice((0, 0, 5, 10)),
                droppable=dice.random() < 0.2,
                fixed_end=fixed,
                parallel=group or None,
            )
        )
        at = (at if start is None else start) + (minutes or 0)
    return items


def template_of(items: list[AgendaItem], date: dt.date) -> Template:
    """A workshop that holds nothing else."""
    return Template(Workshop(WORKSHOP, "Day", date), tuple(items))


@dataclass
class Played:
    """A day that is being played, its clock, and the items it began with."""

    book: Logbook
    clock: HandClock
    dice: random.Random
    happenings: int

    @property
    def state(self) -> State:
        return self.book.state

    def plays(self) -> Iterator[Command]:
        """One happening after the other; what is refused has simply not happened. Time passes between them."""
        for _n in range(self.happenings):
            self.clock.on(self.dice.choice((0, 1_000, 30_000, 5 * MINUTE, 9 * MINUTE, 17 * MINUTE, 41 * MINUTE)))
            command = self._world() if self.dice.random() < 0.08 else self._happening()
            try:
                self.book.do(command)
            except Refused:
                continue
            yield command

    def through(self) -> Played:
        """Everything that happens in it has."""
        for _command in self.plays():
            pass
        return self

    def _world(self) -> Command:
        """Somebody sets the clock, the laptop sleeps, or it is started anew."""
        which, ms = self.dice.choice(("set", "slept", "boot")), self.dice.choice((-180_000, 180_000, 30 * MINUTE))
        if which == "set":
            self.clock.utc_ms += ms
            return day.wall_set(ms)
        if which == "slept":
            self.clock.on(abs(ms))
            return day.suspended(abs(ms))
        self.clock.boot_id, self.clock.boot_ms = f"{self.clock.boot_id}+", 1_000
        return day.zone_changed("America/New_York")

    def _happening(self) -> Command:
        names = list(self.state.of(AgendaItem))
        one, other = self.dice.choice(names), self.dice.choice(names)
        which: tuple[Callable[[], Command], ...] = (
            day.advance,
            day.advance,
            day.advance,
            day.advance,
            day.hold,
            day.resume,
            lambda: day.extend(self.dice.choice((-40, -5, 5, 5, 10))),
            lambda: day.skip(one),
            lambda: day.move(one, self.dice.choice((None, other))),
            day.go_back,
            lambda: day.backdate(self.dice.choice((1_000, 90_000, 5 * MINUTE))),
            lambda: day.insert(f"x{len(names)}", "Extra", self.dice.choice((0, 5, 10)), ItemKind.BREAK),
            lambda: day.add(f"x{len(names)}", "Forgotten", 15, ItemKind.TALK, self.dice.choice((None, other))),
            lambda: day.edit_length(one, self.dice.choice((0, 10, 25, 50))),
            lambda: day.delete(one),
            day.take_replan,
            day.take_replan,
            lambda: day.take_turn(None),
        )
        return self.dice.choice(which)()


def day_of(seed: tuple[int, int, int]) -> Played:
    """A day that has not begun: the clock stands somewhere around the first start."""
    number, items, happenings = seed
    dice = random.Random(number)  # noqa: S311  dice, not secrets
    date = dice.choice(DATES)
    ids = CountedIds()
    programme = items_of(dice, items)
    clock = HandClock()
    book = Logbook("laptop", clock, ids, ListStore())
    book.do(make(template_of(programme, date), date=date))
    first = day.course(book.state).plan.items[0].start_ms or 0
    clock.utc_ms = first + dice.choice((-3600_000, 0, 0, 4 * MINUTE, 12 * MINUTE))
    return Played(book, clock, dice, happenings)


def undone(book: Logbook) -> None:
    """Takes back the last gesture of the clock."""
    book.undo(Stack.CLOCK)
