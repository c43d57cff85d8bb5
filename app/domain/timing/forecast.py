"""Where the day stands at a moment: the standing that every face draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.gestures import Moment
from app.domain.standing import DayState, ItemStanding, ItemState, Notice, Standing, TurnStanding
from app.domain.timing.ahead import FAR, Leg, Limits, legs_ahead, limits
from app.domain.timing.course import Course, Part
from app.domain.timing.notices import Measures, in_order


class Outlook:
    """A course with what does not depend on now worked out once. `standing` then costs little, each second.

    What a tick gives anew is compared with the tick before: items that stand as they stood are the same objects, and
    the walk ends at the first item whose start has not moved.
    """

    def __init__(self, course: Course, measures: Measures, groups: Sequence[str] = ()) -> None:
        self.course = course
        self.legs: tuple[Leg, ...] = legs_ahead(course)
        self.limits: Limits = limits(self.legs)
        self._measures, self._groups = measures, tuple(groups)
        self._next = next((leg.ids for leg in self.legs if not leg.skipped), ())
        self._places = {name: n for n, name in enumerate(course.order)}
        self._state = _state_of(course)
        self._block = _block_of(course)
        none = self.limits.latest_ms == FAR or self.limits.beyond_ms > 0
        self._must_end_by = None if none else self.limits.latest_ms
        self._rows: list[ItemStanding] = []
        self._faces = {name: _Face(part) for name, part in course.parts.items()}
        self._starts: list[int | None] = [None] * len(self.legs)
        self._lasting: frozenset[Notice] = frozenset()
        self._last: tuple[tuple[int, int, int], tuple[ItemStanding, ...], int, tuple[Notice, ...]] | None = None

    def standing(self, now: Moment) -> Standing:
        """Where the day stands."""
        course, block, utc = self.course, self._block, now.utc_ms
        t = course.true_time(now)
        elapsed = remaining = hold = 0
        held_since: int | None = None
        cursor = uncut_end = utc
        running = course.running
        if running is not None and block is not None:
            ran = running.ran(t)
            elapsed = block.spent_ms + ran
            remaining = block.remaining(ran, utc)
            if running.holds or block.held_ms:
                hold = block.held_ms + running.held(t)
            if running.holding:
                held_since = utc - (t - running.holds[-1][0])
            cursor = utc + remaining if remaining > 0 else utc
            uncut_end = max(utc, block.uncut_end(ran, utc))
        items, offset, notices = self._items(now, t, cursor)
        limits, ahead = self.limits, self._state is not DayState.ENDED
        return Standing(
            utc,
            self._state,
            None if block is None else block.first,
            elapsed,
            remaining,
            -remaining if remaining < 0 else 0,
            offset,
            limits.slack(uncut_end) if ahead else 0,
            limits.missing(utc) if ahead else 0,
            None if block is None else self._must_end_by,
            limits.next_anchor if ahead else None,
            items,
            notices,
            None if block is None or course.turns is None else self._turn(elapsed, remaining),
            course.revision,
            self._next[0] if self._next and ahead else None,
            held_since,
            hold,
        )

    def _items(self, now: Moment, t: int, cursor: int) -> tuple[tuple[ItemStanding, ...], int, tuple[Notice, ...]]:
        """The items, the offset and the notices: the same as a second ago where nothing they stand on has moved."""
        stands_on = (cursor, now.utc_ms - t, self._members_over(t))
        if self._last is not None and self._last[0] == stands_on:
            return self._last[1:]
        if not self._rows:
            self._rows = [self._still(self.course.parts[name]) for name in self.course.order]
        self._draw_running(now, t)
        if self._state is not DayState.ENDED:
            self._draw_ahead(cursor)
        items = tuple(self._rows)
        if self._last is None:
            self._lasting = self._measures.lasting(self.course, items, self._state)
        found = self._lasting | self._measures.passing(self.course, items, self._state, now.utc_ms - t)
        known = self._last[3] if self._last is not None else ()
        notices = known if len(known) == len(found) and found.issuperset(known) else in_order(found)
        self._last = (stands_on, items, self._offset(items), notices)
        return self._last[1:]

    def _members_over(self, t: int) -> int:
        """The end of a member that is over while a longer one runs is now: then every tick differs."""
        running = self.course.running
        if running is None or len(running.ids) == 1:
            return 0
        ran = running.ran(t)
        parts = [self.course.parts[name] for name in running.ids]
        return t if any(p.fixed_end_ms is not None or p.in_force_ms - p.spent_ms < ran for p in parts) else 0

    def _still(self, part: Part) -> ItemStanding:
        """An item as it stands without regard to now: what is done; what is to come has no times yet."""
        state = part.state
        if state is ItemState.RUNNING and self._state is DayState.HELD:
            state = ItemState.HELD
        times = (part.started_ms, part.ended_ms) if state is ItemState.DONE else (None, None)
        return self._faces[part.plan.id].drawn(state, *times)

    def _draw_running(self, now: Moment, t: int) -> None:
        running = self.course.running
        if running is None:
            return
        ran = running.ran(t)
        for name in running.ids:
            part = self.course.parts[name]
            end = now.utc_ms + max(0, _remaining((part,), ran, now.utc_ms))
            place = self._places[name]
            if self._rows[place].expected_end_ms != end:
                self._rows[place] = self._faces[name].drawn(self._rows[place].state, part.started_ms, end)

    def _draw_ahead(self, cursor: int) -> None:
        rows, places, parts, faces = self._rows, self._places, self.course.parts, self._faces
        for n, leg in enumerate(self.legs):
            start = cursor if leg.opens_ms is None or leg.opens_ms < cursor else leg.opens_ms
            if start == self._starts[n]:
                return
            self._starts[n] = start
            cursor = leg.end(start, leg.in_force_ms)
            for name in leg.ids:
                part = parts[name]
                if part.state is not ItemState.TO_COME:
                    continue
                if part.fixed_end_ms is None:
                    end = start + max(0, part.length_ms - part.cut_ms - part.spent_ms)
                else:
                    end = max(start, part.fixed_end_ms)
                rows[places[name]] = faces[name].drawn(ItemState.TO_COME, start, end)

    def _offset(self, items: Sequence[ItemStanding]) -> int:
        """How far the running item's expected end lies behind the plan, less what is skipped ahead.

        For an inserted item: that of the one that resumes. Waiting and ended: that of the last item.
        """
        course = self.course
        if course.running is None:
            last = [i for i in items if i.expected_end_ms is not None and i.planned_end_ms is not None]
            if not last:
                return 0
            if course.ended:
                return (last[-1].expected_end_ms or 0) - (last[-1].planned_end_ms or 0)
            block = self._block_of(last[-1].id, items)
            return _lateness(block)
        at = course.order.index(course.running.ids[0])
        if not course.parts[course.running.ids[0]].plan.inserted:
            here = [i for i in items if i.id in course.running.ids]
            return _lateness(here) - self._skipped_after(items, at)
        for n in range(at + 1, len(items)):
            if items[n].state is ItemState.TO_COME and items[n].planned_end_ms is not None:
                return _lateness(self._block_of(items[n].id, items)) - self._skipped_after(items, n)
        done = [i for i in items[:at] if i.planned_end_ms is not None and i.actual_end_ms is not None]
        return (done[-1].actual_end_ms or 0) - (done[-1].planned_end_ms or 0) if done else 0

    def _block_of(self, name: str, items: Sequence[ItemStanding]) -> list[ItemStanding]:
        block = self.course.parts[name].plan.block
        return [
            i
            for i in items
            if i.id == name
            or (block is not None and self.course.parts[i.id].plan.block == block and i.state is not ItemState.SKIPPED)
        ]

    def _skipped_after(self, items: Sequence[ItemStanding], at: int) -> int:
        """The planned lengths of what is skipped ahead; of a block, what its end comes earlier by."""
        saved = 0
        seen: set[str] = set()
        for item in items[at + 1 :]:
            part = self.course.parts[item.id]
            if item.state is not ItemState.SKIPPED:
                continue
            if part.plan.block is None:
                saved += max(0, part.plan.length_ms - part.spent_ms)
            elif part.plan.block not in seen:
                seen.add(part.plan.block)
                members = [p for p in self.course.parts.values() if p.plan.block == part.plan.block]
                kept = [p.plan.length_ms for p in members if p.state is not ItemState.SKIPPED]
                saved += max(p.plan.length_ms for p in members) - max(kept, default=0)
        return saved

    def _turn(self, elapsed: int, remaining: int) -> TurnStanding | None:
        turns = self.course.turns
        if turns is None or turns.group not in self._groups:
            return None
        done = tuple(g for g in turns.done if g in self._groups)
        left = tuple(g for g in self._groups if g not in done and g != turns.group)
        room = elapsed + remaining - turns.since_ms
        return TurnStanding(turns.group, elapsed - turns.since_ms, max(0, room) // (len(left) + 1), done, left)


@dataclass(frozen=True, slots=True)
class _Block:
    """What runs, as one. rest_ms, uncut_ms: what its longest member has left when the open interval begins, in the
    plan in force and at full length. spent_ms, held_ms: of that member before. fixed_end_ms: where it counts to an end.
    """

    first: str
    rest_ms: int
    uncut_ms: int
    spent_ms: int
    held_ms: int
    fixed_end_ms: int | None

    def remaining(self, ran: int, utc_ms: int) -> int:
        """What remains; negative when it is over."""
        rest = self.rest_ms - ran
        return rest if self.fixed_end_ms is None else max(rest, self.fixed_end_ms - utc_ms)

    def uncut_end(self, ran: int, utc_ms: int) -> int:
        """Where it ends at full length."""
        end = utc_ms + self.uncut_ms - ran
        return end if self.fixed_end_ms is None else max(end, self.fixed_end_ms)


_NEVER = -FAR
"""What a member has left whose end is fixed: nothing of its own."""


def _block_of(course: Course) -> _Block | None:
    if course.running is None:
        return None
    parts = [course.parts[name] for name in course.running.ids]
    own = [p for p in parts if p.fixed_end_ms is None]
    longest = max(parts, key=lambda p: p.in_force_ms - p.spent_ms)
    return _Block(
        course.running.ids[0],
        max((p.in_force_ms - p.spent_ms for p in own), default=_NEVER),
        max((p.length_ms - p.spent_ms for p in own), default=_NEVER),
        longest.spent_ms,
        longest.held_ms,
        max((p.fixed_end_ms for p in parts if p.fixed_end_ms is not None), default=None),
    )


def _state_of(course: Course) -> DayState:
    if course.ended:
        return DayState.ENDED
    if course.running is None:
        return DayState.WAITING
    return DayState.HELD if course.running.holding else DayState.RUNNING


def _remaining(parts: Sequence[Part], ran: int, utc_ms: int) -> int:
    """What remains of a block: of its longest member; negative when it is over."""
    return max(p.in_force_ms - p.spent_ms - ran if p.fixed_end_ms is None else p.fixed_end_ms - utc_ms for p in parts)


def _lateness(block: Sequence[ItemStanding]) -> int:
    """How much later than planned a block ends."""
    expected = [i.expected_end_ms for i in block if i.expected_end_ms is not None]
    planned = [i.planned_end_ms for i in block if i.planned_end_ms is not None]
    return max(expected) - max(planned) if expected and planned else 0


class _Face:
    """An item as it is drawn, with what time does not change worked out."""

    __slots__ = ("_holds_until", "_minimum_ms", "_part")

    def __init__(self, part: Part) -> None:
        plan = part.plan
        must_hold = plan.anchor and plan.start_ms is not None and part.started_ms is None
        self._part, self._minimum_ms = part, part.minimum_ms
        self._holds_until = (plan.start_ms or 0) + plan.tolerance_ms if must_hold else FAR

    def drawn(self, state: ItemState, start: int | None, end: int | None) -> ItemStanding:
        """The item with its state and its expected times."""
        part, plan = self._part, self._part.plan
        return ItemStanding(
            plan.id,
            plan.title,
            plan.kind,
            part.day,
            state,
            plan.start_ms,
            plan.end_ms,
            start,
            end,
            part.started_ms,
            part.ended_ms,
            part.cut_ms,
            plan.anchor,
            plan.tolerance_ms,
            state is not ItemState.TO_COME or start is None or start <= self._holds_until,
            self._minimum_ms,
            plan.droppable,
            plan.inserted,
            plan.gap_ms,
        )
