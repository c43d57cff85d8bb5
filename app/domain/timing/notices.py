"""What a facilitator should know at this moment: machine words, true as long as they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.day import EntryVerb
from app.domain.programme import ItemKind
from app.domain.standing import DayState, ItemStanding, ItemState, Notice
from app.domain.timing.course import Course, Part
from app.domain.timing.plan import MINUTE

REST = 30 * MINUTE
"""So much free time is as good as a break."""

GROUP_TURN = 2 * MINUTE
"""A report-back needs at least so much for each group."""

BIG_GROUP = 8
"""More people than this do not talk together."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The settings of a workshop that notices are measured by. Minutes, except sizes: people in each group."""

    no_break_hint: int = 90
    no_break_warning: int = 120
    short_lunch: int = 30
    zone: str = ""
    sizes: tuple[int | None, ...] = ()

    def lasting(self, course: Course, items: Sequence[ItemStanding], state: DayState) -> frozenset[Notice]:
        """What is true of a course whatever the time."""
        found = {*_world(course, self.zone), *_plan(course, items)}
        if state is DayState.ENDED:
            return frozenset(found)
        if any(short_lunch(course, i, self.short_lunch * MINUTE) for i in items):
            found.add(Notice.SHORT_LUNCH)
        if any(short_report_back(course, items, n, len(self.sizes)) for n in range(len(items))):
            found.add(Notice.SHORT_REPORT_BACK)
        if any(lecture_after_lunch(items, n) for n in range(len(items))):
            found.add(Notice.LECTURE_AFTER_LUNCH)
        if any(size is not None and size > BIG_GROUP for size in self.sizes):
            found.add(Notice.BIG_GROUPS)
        return frozenset(found)

    def passing(self, course: Course, items: Sequence[ItemStanding], state: DayState, shift: int) -> frozenset[Notice]:
        """What the time makes true. shift: what the wall shows less true time."""
        if state is DayState.ENDED:
            return frozenset()
        found: set[Notice] = set()
        for item in items:
            if not item.anchor_holds:
                found.add(Notice.ANCHOR_BROKEN)
            if item.state in _OPEN and _is_overtaken(course.parts[item.id], item):
                found.add(Notice.CONFLICT)
        longest = max((s.end_ms - s.start_ms for s in stretches(course, items, shift) if s.open), default=0)
        if longest > self.no_break_hint * MINUTE:
            found.add(Notice.NO_BREAK_90)
        if longest > self.no_break_warning * MINUTE:
            found.add(Notice.NO_BREAK_120)
        return frozenset(found)


def in_order(found: frozenset[Notice]) -> tuple[Notice, ...]:
    """As the catalogue has them."""
    return tuple(n for n in Notice if n in found)


_AHEAD = frozenset({ItemState.RUNNING, ItemState.HELD, ItemState.TO_COME})


def _world(course: Course, zone: str) -> set[Notice]:
    found: set[Notice] = set()
    for entry in course.world:
        if entry.verb is EntryVerb.WALL_SET and entry.amount_ms:
            found.add(Notice.CLOCK_SET_BACK if entry.amount_ms < 0 else Notice.CLOCK_SET_ON)
        elif entry.verb is EntryVerb.SUSPENDED:
            found.add(Notice.SUSPENDED)
        elif entry.verb is EntryVerb.ZONE_CHANGED and entry.words != zone:
            found.add(Notice.ZONE_CHANGED)
    return found


def _plan(course: Course, items: Sequence[ItemStanding]) -> set[Notice]:
    found: set[Notice] = set()
    for item in items:
        part = course.parts[item.id]
        if item.state not in _AHEAD:
            continue
        if part.plan.missing:
            found.add(Notice.NONEXISTENT_TIME)
        if part.plan.twice:
            found.add(Notice.AMBIGUOUS_TIME)
        if part.plan.overlap:
            found.add(Notice.OVERLAP)
    return found


_OPEN = frozenset({ItemState.TO_COME, ItemState.RUNNING, ItemState.HELD})


def _is_overtaken(part: Part, item: ItemStanding) -> bool:
    """It would have no length: its fixed end comes before its start."""
    end, start = part.fixed_end_ms, item.expected_start_ms
    return end is not None and start is not None and start >= end and part.plan.length_ms > 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time without a break. Wall times (UTC milliseconds); first: the item it begins with; open: not over yet."""

    start_ms: int
    end_ms: int
    first: str
    last: str
    open: bool


def stretches(course: Course, items: Sequence[ItemStanding], shift: int) -> tuple[Stretch, ...]:
    """The day between its breaks, as it has been and as it is expected."""
    found: list[Stretch] = []
    now: Stretch | None = None
    day = 0
    for item in items:
        if item.expected_start_ms is None or item.expected_end_ms is None:
            continue
        start, end = item.expected_start_ms, item.expected_end_ms
        if item.state in {ItemState.RUNNING, ItemState.HELD} and course.running is not None:
            start = min(course.running.start + shift, end)
        if item.kind in {ItemKind.BREAK, ItemKind.LUNCH} and end > start:
            now = None
            continue
        if now is None or item.day != day or start - now.end_ms >= REST:
            if end == start:
                continue
            now = Stretch(start, end, item.id, item.id, item.state in _AHEAD)
            found.append(now)
        else:
            now = Stretch(now.start_ms, max(now.end_ms, end), now.first, item.id, now.open or item.state in _AHEAD)
            found[-1] = now
        day = item.day
    return tuple(found)


def short_lunch(course: Course, item: ItemStanding, least: int) -> bool:
    """A lunch ahead that is cut, or planned, below the least; one with a fixed end is what the plan makes it."""
    if item.kind is not ItemKind.LUNCH or item.state not in _AHEAD:
        return False
    part = course.parts[item.id]
    return (part.in_force_ms if part.fixed_end_ms is None else part.plan.length_ms) < least


def short_report_back(course: Course, items: Sequence[ItemStanding], n: int, groups: int) -> bool:
    """A debate in plenum after the groups have met, with less than two minutes for each."""
    if not groups or items[n].kind is not ItemKind.PLENUM_DEBATE or items[n].state not in _AHEAD:
        return False
    if not is_report_back(items, n):
        return False
    return course.parts[items[n].id].in_force_ms < groups * GROUP_TURN


def is_report_back(items: Sequence[ItemStanding], n: int) -> bool:
    """The first debate in plenum after the groups have met."""
    for item in reversed(items[:n]):
        if item.state is ItemState.SKIPPED:
            continue
        if item.kind is ItemKind.GROUP_DEBATE:
            return items[n].kind is ItemKind.PLENUM_DEBATE
        if item.kind is ItemKind.PLENUM_DEBATE:
            return False
    return False


def lecture_after_lunch(items: Sequence[ItemStanding], n: int) -> bool:
    """A talk is the first thing after lunch."""
    if items[n].kind is not ItemKind.TALK or items[n].state not in _AHEAD:
        return False
    for item in reversed(items[:n]):
        if item.state is ItemState.SKIPPED or item.planned_start_ms == item.planned_end_ms is not None:
            continue
        return item.kind is ItemKind.LUNCH and item.day == items[n].day
    return False
