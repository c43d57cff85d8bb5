"""A day so far: what the entries of a run have made of the plan. Everything else is computed from it.

Two clocks meet here. `t` is true time in milliseconds: the UTC of the first entry, then on by the boot clock from entry
to entry (by UTC where the laptop was started anew in between), so that a wall clock that somebody sets changes no
duration. `utc` is what the wall showed; planned times and fixed ends are compared with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.day import EntryVerb, RunEntry
from app.domain.gestures import Moment
from app.domain.standing import ItemState
from app.domain.timing.plan import Plan, Planned

WORLD = frozenset({EntryVerb.WALL_SET, EntryVerb.SUSPENDED, EntryVerb.ZONE_CHANGED})
"""What the world did to the laptop: noted, told, never undone, without effect on the day."""

TRANSITIONS = frozenset({
    EntryVerb.ADVANCED, EntryVerb.HELD, EntryVerb.RESUMED, EntryVerb.RETURNED, EntryVerb.INSERTED, EntryVerb.ENDED,
})  # fmt: skip
"""What ends a notice about the world."""


def between(a: Moment, b: Moment) -> int:
    """Milliseconds from a to b: by the boot clock where it is one boot, else by UTC; never negative."""
    return max(0, b.boot_ms - a.boot_ms if a.boot_id == b.boot_id else b.utc_ms - a.utc_ms)


@dataclass(slots=True)
class Part:
    """One item as the run has it. Only the fold writes it.

    length_ms: the plan's, as edited and extended. spent_ms: what it has run for in intervals that are closed, holds
    left out. cut_ms and pulled_ms are of the re-plan in force: what it takes from the length, and a start (UTC) before
    the planned one where it uses the gap. followed: moved from its place, so that its own gap no longer counts.
    started_ms, ended_ms: UTC as the wall showed it.
    """

    plan: Planned
    state: ItemState
    length_ms: int
    day: int
    fixed_end_ms: int | None = None
    spent_ms: int = 0
    held_ms: int = 0
    cut_ms: int = 0
    pulled_ms: int | None = None
    moved: bool = False
    started_ms: int | None = None
    ended_ms: int | None = None

    @property
    def minimum_ms(self) -> int:
        """The least it may last: the given minimum, else all of its length."""
        given = self.plan.minimum_ms
        return self.length_ms if given is None else min(given, self.length_ms)

    @property
    def in_force_ms(self) -> int:
        """The length with what the re-plan took."""
        return self.length_ms - self.cut_ms


@dataclass(slots=True)
class Interval:
    """A stretch of time in which a block ran. start and end are `t`; holds are stretches of it that do not count."""

    ids: tuple[str, ...]
    start: int
    start_utc: int
    end: int | None = None
    end_utc: int | None = None
    holds: list[tuple[int, int | None]] = field(default_factory=list)

    def held(self, t: int) -> int:
        """How long of it, up to t, it was held."""
        if not self.holds:
            return 0
        end = t if self.end is None else min(self.end, t)
        return sum(max(0, min(end, end if b is None else b) - max(self.start, a)) for a, b in self.holds)

    def ran(self, t: int) -> int:
        """How long it has run up to t, holds left out."""
        end = t if self.end is None else min(self.end, t)
        return max(0, end - self.start - self.held(t))

    @property
    def holding(self) -> bool:
        """Held now."""
        return bool(self.holds) and self.holds[-1][1] is None


@dataclass(slots=True)
class Turns:
    """A report-back in the running item: who has the word since when (elapsed of the item), and who has had it."""

    group: str
    since_ms: int
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """A day so far. `order` leaves out what was deleted; what is done lies before what runs, and that before the rest.

    running: the interval that is open. t and last: when the last entry was made, on both reckonings. revision: the
    number of entries. world: entries of the world that may still be told. worked_out: what is computed from it once;
    a memory, no part of its value.
    """

    plan: Plan
    order: tuple[str, ...]
    parts: Mapping[str, Part]
    intervals: tuple[Interval, ...]
    running: Interval | None
    ended: bool
    t: int
    last: Moment | None
    revision: int
    turns: Turns | None
    world: tuple[RunEntry, ...]
    replanned: bool
    worked_out: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def true_time(self, now: Moment) -> int:
        """Now as `t`."""
        return now.utc_ms if self.last is None else self.t + between(self.last, now)

    @property
    def begun(self) -> bool:
        """Something has run."""
        return bool(self.intervals)
