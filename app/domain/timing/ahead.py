"""What is to come, as legs of a walk: where each begins and ends, how late the day may run, and what is to spare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.standing import ItemState
from app.domain.timing.course import Course, Part

FAR = 1 << 60
"""Later than any moment, in milliseconds."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One block to come, or one that was left out (of no length). Lengths are what remains of it.

    uncut_ms, in_force_ms, least_ms: its length as planned and edited, with what the re-plan took, and at the least; of
    its longest member whose end is not fixed, 0 where there is none.
    earliest_ms: it is planned not to start before that, where it has such a moment; firm: no re-plan may start it
    earlier either (an anchor, the first of a day, the first of all); opens_ms: the same with what the re-plan in force
    uses of the gap. anchor_ms: its start must hold, but for tolerance_ms.
    """

    ids: tuple[str, ...]
    uncut_ms: int
    in_force_ms: int
    least_ms: int
    weight: int
    earliest_ms: int | None = None
    firm: bool = False
    opens_ms: int | None = None
    anchor_ms: int | None = None
    tolerance_ms: int = 0
    fixed_end_ms: int | None = None
    skipped: bool = False

    def end(self, start: int, length: int) -> int:
        """Where it ends: a fixed end does not move, but nothing ends before it starts."""
        end = start + length
        return end if self.fixed_end_ms is None or self.fixed_end_ms < end else self.fixed_end_ms


def legs_ahead(course: Course) -> tuple[Leg, ...]:
    """The legs after what runs, in order. Worked out once for a course."""
    known: tuple[Leg, ...] | None = course.worked_out.get("legs")
    if known is None:
        known = course.worked_out["legs"] = _legs(course)
    return known


def _legs(course: Course) -> tuple[Leg, ...]:
    legs: list[Leg] = []
    waiting = course.running is None
    day = _day_reached(course)
    block: list[Part] = []
    for name in course.order:
        part = course.parts[name]
        if part.state not in {ItemState.TO_COME, ItemState.SKIPPED}:
            continue
        if block and (block[0].plan.block is None or block[0].plan.block != part.plan.block):
            legs.append(_leg(course, block, day, first=waiting and not legs))
            day = block[0].day
            block = []
        block.append(part)
    if block:
        legs.append(_leg(course, block, day, first=waiting and not legs))
    return tuple(legs)


def _day_reached(course: Course) -> int | None:
    """The day of what runs, or of what ran last."""
    if course.running is not None:
        return course.parts[course.running.ids[0]].day
    done = [course.parts[name].day for i in course.intervals for name in i.ids if name in course.parts]
    return done[-1] if done else None


def _leg(course: Course, block: Sequence[Part], day: int | None, *, first: bool) -> Leg:
    kept = [p for p in block if p.state is ItemState.TO_COME]
    head = block[0]
    begun = any(p.started_ms is not None for p in block)
    ids = tuple(p.plan.id for p in block)
    earliest, firm = (None, False) if begun else _earliest(course, block, day, first=first)
    if not kept:
        return Leg(ids, 0, 0, 0, 0, earliest, firm, _opens(head, earliest, firm=firm), skipped=True)
    anchors = [] if begun else [p for p in kept if p.plan.anchor and p.plan.start_ms is not None]
    anchor = min((p.plan.start_ms or 0 for p in anchors), default=None)
    if anchor is not None:
        earliest, firm = max(anchor, earliest or 0), True
    ends = [p.fixed_end_ms for p in kept if p.fixed_end_ms is not None]
    own = [p for p in kept if p.fixed_end_ms is None]
    uncut = max((p.length_ms - p.spent_ms for p in own), default=0)
    in_force = max((p.in_force_ms - p.spent_ms for p in own), default=0)
    least = max((p.minimum_ms - p.spent_ms for p in own), default=0)
    return Leg(
        ids,
        max(0, uncut),
        max(0, in_force),
        max(0, min(uncut, least)),
        max(p.plan.weight for p in kept),
        earliest,
        firm,
        _opens(head, earliest, firm=firm),
        anchor,
        min((p.plan.tolerance_ms for p in anchors), default=0),
        max(ends, default=None),
    )


def _opens(head: Part, earliest: int | None, *, firm: bool) -> int | None:
    """When it may start in the plan in force: earlier where the re-plan uses the gap before it."""
    if head.pulled_ms is None or earliest is None or firm:
        return earliest
    return min(earliest, head.pulled_ms)


def _earliest(course: Course, block: Sequence[Part], day: int | None, *, first: bool) -> tuple[int | None, bool]:
    """Its planned start where free time lies before it, or a night, or nothing at all."""
    head = block[0]
    start = min((p.plan.start_ms for p in block if p.plan.start_ms is not None), default=None)
    if day is not None and head.day > day and head.day in course.plan.after_night:
        floor = course.plan.floors[head.day]
        return (floor if head.moved or start is None else max(floor, start if head.plan.opens else floor)), True
    if first and not course.begun:
        return (start if not head.moved else course.plan.floors.get(head.day)), True
    if first and start is not None and not head.moved:
        return start, True
    if head.plan.gap_ms and not head.moved:
        return start, False
    return None, False


def running_leg(course: Course, t: int) -> Leg | None:
    """What remains of what runs at `t`."""
    if course.running is None:
        return None
    ran = course.running.ran(t)
    parts = [course.parts[name] for name in course.running.ids]
    ends = [p.fixed_end_ms for p in parts if p.fixed_end_ms is not None]
    own = [p for p in parts if p.fixed_end_ms is None]
    uncut = max((p.length_ms - p.spent_ms - ran for p in own), default=0)
    in_force = max((p.in_force_ms - p.spent_ms - ran for p in own), default=0)
    least = max((p.minimum_ms - p.spent_ms - ran for p in own), default=0)
    return Leg(
        course.running.ids,
        max(0, uncut),
        max(0, in_force),
        max(0, min(uncut, least)),
        max(p.plan.weight for p in parts),
        fixed_end_ms=max(ends, default=None),
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """What the legs ahead demand of what runs before them.

    latest_ms: the latest end at which every anchor still holds, cut to the least and tolerances used; FAR without an
    anchor. beyond_ms: what is missing however early that is. uncut_latest_ms: the same for the next anchor at full
    lengths and without tolerance; spare_ms: what is to spare after a night or another firm start before it.
    """

    latest_ms: int
    beyond_ms: int
    uncut_latest_ms: int
    spare_ms: int
    next_anchor: str | None

    def missing(self, end: int) -> int:
        """What no cut and no tolerance can free if what runs ends at `end`."""
        return max(0, self.beyond_ms, end - self.latest_ms)

    def slack(self, end: int) -> int:
        """The time to spare before the next anchor at uncut lengths; 0 without one."""
        return 0 if self.next_anchor is None else min(self.uncut_latest_ms - end, self.spare_ms)


def limits(legs: Sequence[Leg]) -> Limits:
    """Computed once for the legs of a course: none of it depends on now."""
    latest, beyond = FAR, 0
    for leg in reversed(legs):
        if leg.fixed_end_ms is not None and leg.fixed_end_ms > latest:
            beyond = max(beyond, leg.fixed_end_ms - latest)
        latest -= leg.least_ms
        if leg.anchor_ms is not None:
            latest = min(latest, leg.anchor_ms + leg.tolerance_ms)
        if leg.firm and leg.earliest_ms is not None and leg.earliest_ms > latest:
            beyond = max(beyond, leg.earliest_ms - latest)
        if latest > FAR // 2:
            latest = FAR
    uncut, spare, name = FAR, FAR, None
    at = next((n for n, leg in enumerate(legs) if leg.anchor_ms is not None), None)
    if at is not None:
        uncut, name = legs[at].anchor_ms or 0, legs[at].ids[0]
        if (legs[at].earliest_ms or 0) > uncut:
            spare = uncut - (legs[at].earliest_ms or 0)
        for leg in reversed(legs[:at]):
            if leg.fixed_end_ms is not None:
                spare = min(spare, uncut - leg.fixed_end_ms)
            uncut -= leg.uncut_ms
            if leg.firm and leg.earliest_ms is not None:
                spare = min(spare, uncut - leg.earliest_ms)
    return Limits(latest, beyond, uncut, spare, name)
