"""The engine's answers found the slow way: walk forward, try every end, count minutes. Shares no code with it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.standing import ItemState
from app.domain.timing.course import Course

MINUTE = 60_000
FREE = "free"  # follows the one before, or may be pulled into its gap
FIRM = "firm"  # never before its planned start


@dataclass(frozen=True)
class Stop:
    """One block to come, as a person would note it on the back of an envelope."""

    least: int
    full: int
    not_before: int | None
    gap_start: int | None
    latest: int | None
    fixed: int | None


def stops(course: Course) -> list[Stop]:
    """What is to come, block by block."""
    blocks: list[list[str]] = []
    for name in course.order:
        part = course.parts[name]
        if part.state not in {ItemState.TO_COME, ItemState.SKIPPED}:
            continue
        block = part.plan.block
        if blocks and block is not None and course.parts[blocks[-1][0]].plan.block == block:
            blocks[-1].append(name)
        else:
            blocks.append([name])
    ran = [n for i in course.intervals for n in i.ids]
    reached = course.parts[course.running.ids[0] if course.running else ran[-1]].day if ran else None
    found: list[Stop] = []
    for number, names in enumerate(blocks):
        found.append(_stop(course, names, reached, first=number == 0 and course.running is None))
        reached = course.parts[names[0]].day
    return found


def _stop(course: Course, names: list[str], reached: int | None, *, first: bool) -> Stop:
    parts = [course.parts[n] for n in names]
    head, kept = parts[0], [p for p in parts if p.state is ItemState.TO_COME]
    begun = any(p.started_ms is not None for p in parts)
    starts = [p.plan.start_ms for p in parts if p.plan.start_ms is not None]
    planned = min(starts) if starts else None
    not_before = gap_start = None
    if not begun:
        if reached is not None and head.day > reached and head.day in course.plan.after_night:
            not_before = course.plan.floors[head.day]
            if not head.moved and head.plan.opens and planned is not None:
                not_before = max(not_before, planned)
        elif first and (not course.begun or (planned is not None and not head.moved)):
            not_before = course.plan.floors.get(head.day) if head.moved else planned
        elif head.plan.gap_ms > 0 and not head.moved:
            gap_start = planned
    if not kept:
        return Stop(0, 0, not_before, gap_start, None, None)
    anchors = [] if begun else [p for p in kept if p.plan.anchor and p.plan.start_ms is not None]
    latest = None
    if anchors:
        at = min(p.plan.start_ms or 0 for p in anchors)
        latest = at + min(p.plan.tolerance_ms for p in anchors)
        not_before = max(at, not_before or 0, gap_start or 0)
        gap_start = None
    fixed = [p.fixed_end_ms for p in kept if p.fixed_end_ms is not None]
    own = [p for p in kept if p.fixed_end_ms is None]
    full = max([0, *(p.length_ms - p.spent_ms for p in own)])
    least = [
        (p.length_ms if p.plan.minimum_ms is None else min(p.plan.minimum_ms, p.length_ms)) - p.spent_ms for p in own
    ]
    return Stop(min(max([0, *least]), full), full, not_before, gap_start, latest, max(fixed, default=None))


def lateness(course: Course, end: int) -> int | None:
    """By how much the anchor worst off is missed if what runs ends at `end` and all is cut to the least.

    Negative where every anchor has time to spare; None where there is no anchor.
    """
    worst: int | None = None
    cursor = end
    for stop in stops(course):
        start = max(cursor, stop.not_before or 0)
        if stop.latest is not None:
            worst = start - stop.latest if worst is None else max(worst, start - stop.latest)
        cursor = max(start + stop.least, stop.fixed or 0)
    return worst


def latest_end(course: Course, around: int) -> int | None:
    """The latest end of what runs, found by halving: two days either way; None where no end will do."""
    low, high = around - 4 * 24 * 60 * MINUTE, around + 60 * 24 * 60 * MINUTE

    def fits(end: int) -> bool:
        late = lateness(course, end)
        return late is not None and late <= 0

    if not fits(low) or fits(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low
