"""What a re-plan would do, before it is taken: each item before and after, who must be told, what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.gestures import Moment
from app.domain.programme import ItemKind
from app.domain.standing import ItemState
from app.domain.timing.ahead import Leg, legs_ahead, running_leg
from app.domain.timing.course import Course, Part
from app.domain.timing.plan import MINUTE
from app.domain.timing.replan import Solution, solve


@dataclass(frozen=True, slots=True)
class Replanned:
    """One item before and after. Times are UTC milliseconds; gives_ms: what is taken from its length."""

    id: str
    title: str
    kind: ItemKind
    before_start_ms: int
    before_end_ms: int
    after_start_ms: int
    after_end_ms: int
    gives_ms: int
    anchor: bool = False

    @property
    def changed(self) -> bool:
        """It starts or ends at another time."""
        return (self.before_start_ms, self.before_end_ms) != (self.after_start_ms, self.after_end_ms)


@dataclass(frozen=True, slots=True)
class Replan:
    """A re-plan as it would be taken now. Milliseconds.

    items: what runs and all that is to come. anchor: the first that is in need, deficit_ms: by how much at full
    lengths. missing_ms: what is missing after all cuts and tolerances; broken: the anchors beyond their tolerance.
    told: the items whose people must be told (a speaker whose start or length changes, the kitchen). droppable:
    items that would free what is missing, each with how much, the fewest first. changes: taking it changes something.
    """

    items: tuple[Replanned, ...] = ()
    deficit_ms: int = 0
    missing_ms: int = 0
    anchor: str | None = None
    broken: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    droppable: tuple[str, ...] = ()
    frees_ms: Mapping[str, int] | None = None
    changes: bool = False

    def item(self, id: str) -> Replanned | None:
        """One item of it."""
        return next((i for i in self.items if i.id == id), None)

    @property
    def saves(self) -> bool:
        """An anchor that is in need would hold again."""
        return self.changes and self.anchor is not None and self.anchor not in self.broken


@dataclass(frozen=True, slots=True)
class Cost:
    """What some minutes more in the running item would cost after a re-plan. items: who pays, the largest first.

    broken: the anchors that hold without them, and would not any more. missing_ms: what would then be missing.
    """

    minutes: int
    items: tuple[Replanned, ...]
    missing_ms: int
    broken: tuple[str, ...] = ()


TOLD = frozenset({ItemKind.TALK, ItemKind.WELCOME, ItemKind.LUNCH, ItemKind.BREAK})
"""The kinds that somebody prepares who is not in the conversation: speakers, and the kitchen."""


def preview_of(
    course: Course, now: Moment, spoken: frozenset[str] = frozenset(), *, spare_running: bool = False
) -> Replan:
    """The re-plan of a course at a moment. spoken: the items that somebody speaks in.

    spare_running: nothing is taken from what runs (somebody has just asked for more of it).
    """
    if course.ended:
        return Replan()
    solution = solve(course, now, spare_running=spare_running)
    t = course.true_time(now)
    running = running_leg(course, t)
    legs = legs_ahead(course)
    before = _walk(course, running, legs, now, t, None)
    after = _walk(course, running, legs, now, t, solution)
    rows: list[Replanned] = []
    told: list[str] = []
    for name, (start, end) in after.items():
        part, was = course.parts[name], before[name]
        rows.append(
            Replanned(
                name, part.plan.title, part.plan.kind, *was, start, end, solution.cuts.get(name, 0), part.plan.anchor
            )
        )
        if _must_be_told(part, was, (start, end), spoken):
            told.append(name)
    droppable = _droppable(course, now, solution)
    changes = any(
        p.cut_ms != solution.cuts.get(n, 0) or p.pulled_ms != solution.pulled.get(n)
        for n, p in course.parts.items()
        if p.state is not ItemState.DONE
    )
    return Replan(
        tuple(rows),
        solution.deficit_ms,
        solution.missing_ms,
        solution.anchor,
        solution.broken,
        tuple(told),
        tuple(droppable),
        droppable,
        changes,
    )


def cost_of(course: Course, longer: Course, now: Moment, minutes: int) -> Cost:
    """What a course pays for being `longer` by some minutes: the re-plan of the one against that of the other.

    What runs keeps the minutes it is given; the others pay.
    """
    was, would = (preview_of(c, now, spare_running=True) for c in (course, longer))
    pays: list[tuple[int, Replanned]] = []
    for item in would.items:
        old = was.item(item.id)
        if old is None or item.gives_ms <= old.gives_ms:
            continue
        row = Replanned(
            item.id,
            item.title,
            item.kind,
            old.after_start_ms,
            old.after_end_ms,
            item.after_start_ms,
            item.after_end_ms,
            item.gives_ms - old.gives_ms,
            item.anchor,
        )
        pays.append((row.gives_ms, row))
    pays.sort(key=lambda p: -p[0])
    newly = tuple(anchor for anchor in would.broken if anchor not in was.broken)
    return Cost(minutes, tuple(row for _gives, row in pays), would.missing_ms, newly)


Span = tuple[int, int]


def _walk(
    course: Course, running: Leg | None, legs: Sequence[Leg], now: Moment, t: int, solution: Solution | None
) -> dict[str, Span]:
    """Start and end of what runs and what is to come, in the plan in force or with a re-plan instead of it."""
    spans: dict[str, Span] = {}
    cursor = now.utc_ms
    if running is not None and course.running is not None:
        ran = course.running.ran(t)
        for name in running.ids:
            part = course.parts[name]
            end = now.utc_ms + max(0, _rest(part, solution) - ran)
            if part.fixed_end_ms is not None:
                end = max(now.utc_ms, part.fixed_end_ms)
            spans[name] = (part.started_ms or 0, end)
            cursor = max(cursor, end)
    for leg in legs:
        start = max(cursor, _earliest(leg, solution))
        end = start
        for name in leg.ids:
            part = course.parts[name]
            if part.state is not ItemState.TO_COME:
                continue
            length = max(0, _rest(part, solution))
            own = start + length if part.fixed_end_ms is None else max(start, part.fixed_end_ms)
            spans[name] = (start, own)
            end = max(end, own)
        cursor = end
    return spans


def _rest(part: Part, solution: Solution | None) -> int:
    cut = part.cut_ms if solution is None else solution.cuts.get(part.plan.id, 0)
    return part.length_ms - cut - part.spent_ms


def _earliest(leg: Leg, solution: Solution | None) -> int:
    if solution is None:
        return leg.opens_ms or 0
    if leg.earliest_ms is None:
        return 0
    return min([leg.earliest_ms, *(solution.pulled.get(name, leg.earliest_ms) for name in leg.ids)])


def _must_be_told(part: Part, was: Span, will: Span, spoken: frozenset[str]) -> bool:
    """Somebody counts on other times than these: a speaker on start and length, the kitchen on the start.

    They count on the planned times. Where this re-plan changes nothing for them, they have been told already.
    """
    plan = part.plan
    if part.state is not ItemState.TO_COME or (plan.kind not in TOLD and plan.id not in spoken):
        return False
    if plan.start_ms is None or plan.end_ms is None:
        return False
    moved = abs(will[0] - plan.start_ms) >= MINUTE
    changed = abs((will[1] - will[0]) - (plan.end_ms - plan.start_ms)) >= MINUTE
    kitchen = plan.kind in {ItemKind.LUNCH, ItemKind.BREAK}
    return (moved or (changed and not kitchen)) and (was != will or not part.cut_ms)


def _droppable(course: Course, now: Moment, solution: Solution) -> dict[str, int]:
    """What may be left out to free what is missing, with what each frees: the least that is enough first."""
    if solution.missing_ms <= 0:
        return {}
    frees: dict[str, int] = {}
    for name in course.order:
        part = course.parts[name]
        if part.state is ItemState.TO_COME and part.plan.droppable:
            without = solve(left_out(course, name), now)
            freed = solution.missing_ms - without.missing_ms
            if freed > 0:
                frees[name] = freed
    need = solution.missing_ms
    return dict(sorted(frees.items(), key=lambda f: (f[1] < need, -f[1] if f[1] < need else f[1])))


def left_out(course: Course, name: str) -> Course:
    """The course with an item skipped."""
    parts = dict(course.parts)
    parts[name] = replace(parts[name], state=ItemState.SKIPPED)
    return replace(course, parts=parts, worked_out={})
