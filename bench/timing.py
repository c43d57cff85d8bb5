"""The clock of the day: a tick on time and one when everything is late, the re-plan, and all of a second."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from itertools import accumulate

from app.domain.gestures import Moment, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Workshop
from app.domain.timing.replan import solve
from app.services import day
from app.services.logbook import Logbook
from app.services.templates import Template, make
from tests.fakes import CountedIds, HandClock, ListStore

from bench.table import Row, alone, percentile, side_by_side

_DATE = dt.date(2026, 3, 12)
_BATCH = 50


def running(number: int) -> tuple[State, Moment]:
    """A day of so many items of ten minutes, every tenth an anchor, whose first item has just begun."""
    items = tuple(
        AgendaItem(
            f"i{n}",
            f"{n:04d}",
            f"Item {n}",
            ItemKind.BREAK if n % 5 == 4 else ItemKind.TALK,
            start=540 if n == 0 else None,
            minutes=10,
            minimum=5,
            weight=1 + n % 2,
            anchor=n % 10 == 9,
        )
        for n in range(number)
    )
    clock = HandClock()
    book = Logbook("laptop", clock, CountedIds(), ListStore())
    book.do(make(Template(Workshop(WORKSHOP, "Day", _DATE), items), date=_DATE))
    clock.utc_ms = day.course(book.state).plan.items[0].start_ms or 0
    book.do(day.advance())
    return book.state, clock.now()


def _ticks(state: State, now: Moment, late_ms: int) -> Callable[[], float]:
    """Milliseconds of one tick, each a second after the one before."""
    at = late_ms

    def tick() -> None:
        nonlocal at
        at += 1000
        day.stand(state, Moment(now.utc_ms + at, now.boot_ms + at, now.boot_id))

    return _often(tick)


def _often(work: Callable[[], object]) -> Callable[[], float]:
    """Milliseconds of one call, as the median of some."""

    def once() -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    return lambda: percentile([once() for _n in range(_BATCH)], 0.5)


def rows() -> Iterator[Row]:
    """The lines of the table."""
    for number in (20, 500):
        state, now = running(number)
        lengths = [10] * number
        floor = _often(lambda lengths=lengths: list(accumulate(lengths)))  # type: ignore[misc]
        yield side_by_side(f"standing of {number} items, a tick on time", floor, _ticks(state, now, 0), 20)
        # Every item moves every second; on a day with anchors and gaps the walk ends at the first that does not.
        yield alone(f"standing of {number} items, everything late", _ticks(state, now, 3_600_000), number / 100)
    state, now = running(200)
    late = Moment(now.utc_ms + 3_600_000, now.boot_ms + 3_600_000, now.boot_id)
    course = day.course(state)
    yield alone("re-plan of 200 items", _often(lambda: solve(course, late)), 0.2)
    state, now = running(20)
    late = Moment(now.utc_ms + 3_600_000, now.boot_ms + 3_600_000, now.boot_id)
    yield alone("preview of the re-plan, 20 items", _often(lambda: day.preview(state, late)), 1)
    yield alone("what five more cost, 20 items", _often(lambda: day.cost_of(state, late, 5)), 1)
    yield alone(
        "a second of the clock: standing, preview and cost, 20 items (0.3 % of a core is 3 ms)",
        _often(lambda: (day.stand(state, late), day.preview(state, late), day.cost_of(state, late, 5))),
        3,
    )
