"""The fold of a run's entries over the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.day import EntryVerb, RunEntry
from app.domain.gestures import Moment
from app.domain.programme import AgendaItem
from app.domain.standing import ItemState
from app.domain.timing.course import TRANSITIONS, WORLD, Course, Interval, Part, Turns, between
from app.domain.timing.plan import Plan
from app.domain.timing.plan import inserted as plan_inserted
from app.domain.timing.replan import solve


def course_of(plan: Plan, items: Mapping[str, AgendaItem], entries: Iterable[RunEntry], revision: int = 0) -> Course:
    """Folds the entries of one run, in the order of their numbers, over the plan."""
    entries = tuple(entries)
    own = sorted((e for e in entries if e.verb not in WORLD), key=lambda e: e.number)
    fold = Fold(plan, items)
    for entry in own:
        fold.take(entry)
    world = tuple(sorted((e for e in entries if e.verb in WORLD), key=lambda e: (e.number, e.utc_ms, e.id)))
    return fold.course(revision, _still_told(own, world))


def _still_told(own: Sequence[RunEntry], world: Sequence[RunEntry]) -> tuple[RunEntry, ...]:
    """The world's entries since the last transition, and the last change of zone whenever it was."""
    last = next((e for e in reversed(own) if e.verb in TRANSITIONS), None)
    zone = next((e for e in reversed(world) if e.verb is EntryVerb.ZONE_CHANGED), None)
    told = [e for e in world if e.verb is not EntryVerb.ZONE_CHANGED and (last is None or not _before(e, last))]
    return (*told, *(() if zone is None else (zone,)))


def _before(world: RunEntry, entry: RunEntry) -> bool:
    """Whether the world's entry was made before an entry of the clock.

    Its number is that of the last entry it saw. An undo may give that number to a later entry; then the clocks tell.
    """
    if world.number != entry.number:
        return world.number < entry.number
    if world.boot_id == entry.boot_id:
        return world.boot_ms < entry.boot_ms
    return world.utc_ms < entry.utc_ms


class Fold:
    """A run being folded. An entry that no longer fits (another laptop undid what it built on) does nothing."""

    def __init__(self, plan: Plan, items: Mapping[str, AgendaItem]) -> None:
        self.plan, self._items = plan, items
        self.order = [i.id for i in plan.items]
        self.parts = {i.id: Part(i, ItemState.TO_COME, i.length_ms, i.day, i.fixed_end_ms) for i in plan.items}
        self.intervals: list[Interval] = []
        self.running: Interval | None = None
        self.ended = False
        self.t = 0
        self.last: Moment | None = None
        self.turns: Turns | None = None
        self.replanned = False

    def course(self, revision: int, world: tuple[RunEntry, ...]) -> Course:
        """What has been folded so far."""
        return Course(
            self.plan,
            tuple(self.order),
            self.parts,
            tuple(self.intervals),
            self.running,
            self.ended,
            self.t,
            self.last,
            revision,
            self.turns,
            world,
            self.replanned,
        )

    def take(self, entry: RunEntry) -> None:
        """One entry more."""
        now = entry.moment
        self.t = now.utc_ms if self.last is None else self.t + between(self.last, now)
        self.last = now
        if not self.ended:
            _DO[entry.verb](self, entry)

    # what a facilitator does

    def advanced(self, entry: RunEntry) -> None:
        """Ends what runs, starts the next."""
        before = self.running
        if before is not None:
            self._close(entry.utc_ms, ItemState.DONE)
        self._start_next(entry.utc_ms, self._day_of(before))

    def held(self, _entry: RunEntry) -> None:
        """The clock of the item stands still."""
        if self.running is not None and not self.running.holding:
            self.running.holds.append((self.t, None))

    def resumed(self, _entry: RunEntry) -> None:
        """It runs again."""
        if self.running is not None and self.running.holding:
            since, _open = self.running.holds.pop()
            self.running.holds.append((since, self.t))

    def extended(self, entry: RunEntry) -> None:
        """Every member of what runs gets longer, or shorter: not below what has elapsed."""
        for part in self._running_parts():
            elapsed = self._elapsed(part)
            if part.fixed_end_ms is not None:
                wanted = part.fixed_end_ms + entry.amount_ms
                if entry.amount_ms < 0:
                    wanted = min(part.fixed_end_ms, max(wanted, entry.utc_ms))
                part.fixed_end_ms = wanted
            else:
                wanted = part.length_ms + entry.amount_ms
                if entry.amount_ms < 0:
                    wanted = min(part.length_ms, max(wanted, elapsed + part.cut_ms))
                part.length_ms = wanted

    def skipped(self, entry: RunEntry) -> None:
        """An item to come is left out."""
        part = self._to_come(entry.item)
        if part is not None:
            part.state = ItemState.SKIPPED

    def moved(self, entry: RunEntry) -> None:
        """An item to come is put before another, or last."""
        part = self._to_come(entry.item)
        if part is None or entry.item is None or entry.before == entry.item:
            return
        if entry.before is not None and self._not_begun(entry.before) is None:
            return
        self.order.remove(entry.item)
        if entry.before is None:
            part.day = self.parts[self.order[-1]].day if self.order else part.day
            self.order.append(entry.item)
        else:
            part.day = self.parts[entry.before].day
            self.order.insert(self.order.index(entry.before), entry.item)
        part.moved = True

    def deleted(self, entry: RunEntry) -> None:
        """An item to come is taken out."""
        part = self._not_begun(entry.item)
        if part is not None and entry.item is not None:
            self.order.remove(entry.item)
            del self.parts[entry.item]

    def edited(self, entry: RunEntry) -> None:
        """An item gets a new length, which no re-plan has cut."""
        part = self.parts.get(entry.item or "")
        if part is None or part.state in {ItemState.DONE, ItemState.SKIPPED}:
            return
        runs = self.running is not None and entry.item in self.running.ids
        if part.fixed_end_ms is not None and part.plan.start_ms is not None:
            wanted = part.plan.start_ms + entry.amount_ms
            if runs and wanted < part.fixed_end_ms:
                wanted = min(part.fixed_end_ms, max(wanted, entry.utc_ms))
            part.fixed_end_ms = wanted
            return
        wanted, now = entry.amount_ms, part.in_force_ms
        if wanted < now:
            elapsed = self._elapsed(part) if runs else part.spent_ms
            wanted = min(now, max(wanted, elapsed))
        part.length_ms, part.cut_ms = wanted, 0

    def returned(self, entry: RunEntry) -> None:
        """Back to the nearest finished block before what runs; what is left keeps its remainder."""
        target = self.block_before()
        if not target:
            return
        if self.running is not None:
            self._close(entry.utc_ms, ItemState.TO_COME)
        self._open(target, entry.utc_ms)

    def backdated(self, entry: RunEntry) -> None:
        """What runs started so much earlier, and what ran until then ended then."""
        if self.running is None:
            return
        start = self.running.start - entry.amount_ms
        start_utc = self.running.start_utc - entry.amount_ms
        before = self.interval_before()
        if before is not None and start < before.start:
            return
        for interval in self.intervals:
            if interval.end is not None and start < interval.end <= self.running.start:
                if interval.start > start:  # a milestone passed on the way
                    interval.start, interval.start_utc = start, start_utc
                interval.end, interval.end_utc = start, start_utc
        self.running.start, self.running.start_utc = start, start_utc
        self._account()

    def inserted(self, entry: RunEntry) -> None:
        """Something starts now that is not in the programme, before the remainder of what it interrupts."""
        item = self._items.get(entry.item or "")
        if item is None or item.id in self.parts:
            return
        at = next((n for n, i in enumerate(self.order) if self._is(i, ItemState.TO_COME, ItemState.RUNNING)), None)
        place = len(self.order) if at is None else at
        neighbour = self.order[place] if place < len(self.order) else self.order[-1] if self.order else None
        day = item.day if neighbour is None else self.parts[neighbour].day
        if self.running is None and self.intervals and self._sleeps(day, entry.utc_ms):
            day = self._day_of(self.intervals[-1]) or day  # in the evening, before the night
        plan = plan_inserted(item, day)
        self.parts[item.id] = Part(plan, ItemState.TO_COME, plan.length_ms, day)
        self.order.insert(place, item.id)
        if plan.length_ms == 0:
            self._pass_through((item.id,), entry.utc_ms)
            return
        if self.running is not None:
            self._close(entry.utc_ms, ItemState.TO_COME)
        self._open((item.id,), entry.utc_ms)

    def added(self, entry: RunEntry) -> None:
        """Something is put among what is to come that is not in the programme."""
        item = self._items.get(entry.item or "")
        if item is None or item.id in self.parts:
            return
        at = entry.before if self._not_begun(entry.before) is not None else None
        place = len(self.order) if at is None else self.order.index(at)
        beside = at or (self.order[-1] if self.order else None)
        plan = plan_inserted(item, item.day if beside is None else self.parts[beside].day)
        self.parts[item.id] = Part(plan, ItemState.TO_COME, plan.length_ms, plan.day, moved=True)
        self.order.insert(place, item.id)

    def turned(self, entry: RunEntry) -> None:
        """It is a group's turn to report back; without a group the turns are over."""
        if self.running is None:
            return
        if entry.group is None:
            self.turns = None
            return
        done: tuple[str, ...] = ()
        if self.turns is not None:
            done = (*(g for g in self.turns.done if g != self.turns.group), self.turns.group)
        elapsed = max((self._elapsed(p) for p in self._running_parts()), default=0)
        self.turns = Turns(entry.group, elapsed, tuple(g for g in done if g != entry.group))

    def replan(self, entry: RunEntry) -> None:
        """The re-plan as it was previewed at that moment; only the latest counts."""
        solution = solve(self.course(0, ()), entry.moment)
        self.replanned = True
        for name, part in self.parts.items():
            if part.state is not ItemState.DONE:
                part.cut_ms = solution.cuts.get(name, 0)
                part.pulled_ms = solution.pulled.get(name)

    def end(self, entry: RunEntry) -> None:
        """The run is over."""
        if self.running is not None:
            self._close(entry.utc_ms, ItemState.DONE)
        self.ended = True

    # what the fold is made of

    def block_before(self) -> tuple[str, ...]:
        """The nearest finished block before what runs (or before the first to come)."""
        at = next((n for n, i in enumerate(self.order) if self._is(i, ItemState.TO_COME, ItemState.RUNNING)), None)
        for n in range((len(self.order) if at is None else at) - 1, -1, -1):
            part = self.parts[self.order[n]]
            if part.state is ItemState.DONE and part.spent_ms + part.length_ms > 0:
                block = part.plan.block
                first = n
                while block and first > 0 and self._is_of(first - 1, block, ItemState.DONE):
                    first -= 1
                return tuple(self.order[first : n + 1])
        return ()

    def interval_before(self) -> Interval | None:
        """The interval before the open one, milestones passed on the way left out."""
        return next((i for i in reversed(self.intervals) if i.end is not None and i.end > i.start), None)

    def _close(self, utc_ms: int, state: ItemState) -> None:
        running = self.running
        if running is None:
            return
        if running.holding:
            since, _open = running.holds.pop()
            running.holds.append((since, self.t))
        running.end, running.end_utc = self.t, utc_ms
        for name in running.ids:
            self.parts[name].state = state
        self.running, self.turns = None, None
        self._account()

    def _open(self, ids: tuple[str, ...], utc_ms: int) -> None:
        self.running = Interval(ids, self.t, utc_ms)
        self.intervals.append(self.running)
        for name in ids:
            self.parts[name].state = ItemState.RUNNING
        self._account()

    def _pass_through(self, ids: tuple[str, ...], utc_ms: int) -> None:
        self.intervals.append(Interval(ids, self.t, utc_ms, self.t, utc_ms))
        for name in ids:
            self.parts[name].state = ItemState.DONE
        self._account()

    def _start_next(self, utc_ms: int, day: int | None) -> None:
        while True:
            ids = self.next_block()
            if not ids:
                self.ended = True
                return
            part = self.parts[ids[0]]
            if day is not None and part.day > day and self._sleeps(part.day, utc_ms):
                return
            if len(ids) > 1 or part.length_ms > 0 or part.fixed_end_ms is not None:
                self._open(ids, utc_ms)
                return
            self._pass_through(ids, utc_ms)
            day = part.day

    def next_block(self) -> tuple[str, ...]:
        """The first block to come."""
        at = next((n for n, i in enumerate(self.order) if self._is(i, ItemState.TO_COME)), None)
        if at is None:
            return ()
        block = self.parts[self.order[at]].plan.block
        ids = [self.order[at]]
        for n in range(at + 1, len(self.order)):
            name = self.order[n]
            if block is None or self.parts[name].plan.block != block:
                break
            if self._is(name, ItemState.TO_COME):
                ids.append(name)
        return tuple(ids)

    def _sleeps(self, day: int, utc_ms: int) -> bool:
        """A night lies before that day, and it has not dawned."""
        return day in self.plan.after_night and utc_ms < self.plan.midnights[day]

    def _day_of(self, interval: Interval | None) -> int | None:
        part = None if interval is None else self.parts.get(interval.ids[0])
        return None if part is None else part.day

    def _account(self) -> None:
        """What each item has spent, and when it started and ended, from the intervals."""
        touched: dict[str, list[Interval]] = {}
        for interval in self.intervals:
            for name in interval.ids:
                touched.setdefault(name, []).append(interval)
        for name, intervals in touched.items():
            part = self.parts.get(name)
            if part is None:  # it was taken out after it had run for a while
                continue
            closed = [i for i in intervals if i.end is not None]
            part.spent_ms = sum(i.ran(self.t) for i in closed)
            part.held_ms = sum(i.held(self.t) for i in closed)
            part.started_ms = intervals[0].start_utc
            part.ended_ms = intervals[-1].end_utc if part.state is ItemState.DONE else None

    def _elapsed(self, part: Part) -> int:
        return part.spent_ms + (0 if self.running is None else self.running.ran(self.t))

    def _running_parts(self) -> list[Part]:
        return [] if self.running is None else [self.parts[name] for name in self.running.ids]

    def _to_come(self, name: str | None) -> Part | None:
        part = self.parts.get(name or "")
        return part if part is not None and part.state is ItemState.TO_COME else None

    def _not_begun(self, name: str | None) -> Part | None:
        part = self.parts.get(name or "")
        return part if part is not None and part.state in {ItemState.TO_COME, ItemState.SKIPPED} else None

    def _is(self, name: str, *states: ItemState) -> bool:
        return self.parts[name].state in states

    def _is_of(self, n: int, block: str, state: ItemState) -> bool:
        part = self.parts[self.order[n]]
        return part.plan.block == block and part.state is state


_DO = {
    EntryVerb.ADVANCED: Fold.advanced,
    EntryVerb.HELD: Fold.held,
    EntryVerb.RESUMED: Fold.resumed,
    EntryVerb.EXTENDED: Fold.extended,
    EntryVerb.SKIPPED: Fold.skipped,
    EntryVerb.MOVED: Fold.moved,
    EntryVerb.ADDED: Fold.added,
    EntryVerb.TURNED: Fold.turned,
    EntryVerb.RETURNED: Fold.returned,
    EntryVerb.BACKDATED: Fold.backdated,
    EntryVerb.INSERTED: Fold.inserted,
    EntryVerb.EDITED: Fold.edited,
    EntryVerb.DELETED: Fold.deleted,
    EntryVerb.REPLANNED: Fold.replan,
    EntryVerb.ENDED: Fold.end,
}
