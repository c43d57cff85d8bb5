"""Conducting the day: where it stands, what would save it, and the commands of the clock.

`stand`, `preview` and `cost_of` are pure and cheap enough for every second: the course of a day is folded once for each
state and remembered. Every command may raise Refused, with nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.day import EntryVerb, RunEntry
from app.domain.debate import Group
from app.domain.gestures import Command, Entity, Moment, Outcome, Refused, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Speaker, Workshop
from app.domain.standing import DayState, ItemState, Standing
from app.domain.timing.actuals import PlannedActual, planned_actual
from app.domain.timing.course import Course, Part
from app.domain.timing.fold import course_of
from app.domain.timing.plan import MINUTE
from app.domain.timing.preview import Cost, Replan, preview_of
from app.domain.timing.preview import cost_of as cost_between
from app.domain.verbs import Verb
from app.services.played import course_after, entries_of, folded, known_of, next_entry, run_of, standing_of

_NOTHING = Standing(0, DayState.WAITING, None, 0, 0, 0, 0, 0, 0, None, None, (), ())


def stand(state: State, now: Moment) -> Standing:
    """Where the day stands. A state without a workshop stands waiting, with nothing in it."""
    standing = standing_of(state, now)
    return replace(_NOTHING, at_ms=now.utc_ms) if standing is None else standing


def course(state: State) -> Course:
    """The day so far, as the engine has it."""
    return known_of(state).course


def begun(state: State) -> bool:
    """Something has run: the plan is frozen, and its times are changed by the clock's own gestures only."""
    return WORKSHOP in state.of(Workshop) and known_of(state).course.begun


def noted_zone(state: State) -> str:
    """The zone the laptop was last known to be in: what was noted last, else the workshop's own."""
    notes = [e for e in entries_of(state) if e.verb is EntryVerb.ZONE_CHANGED]
    if notes:
        return max(notes, key=lambda e: (e.number, e.utc_ms)).words
    workshop = state.of(Workshop).get(WORKSHOP)
    return "" if workshop is None else workshop.zone


def preview(state: State, now: Moment) -> Replan:
    """The re-plan as it would be taken now."""
    spoken = frozenset(s.item for s in state.of(Speaker).values())
    return preview_of(known_of(state).course, now, spoken)


def cost_of(state: State, now: Moment, minutes: int) -> Cost:
    """What so many minutes more in the running item would cost. Refused where nothing runs."""
    known = known_of(state)
    _running(known.course)
    entry = next_entry(state, now, EntryVerb.EXTENDED, amount_ms=minutes * MINUTE)
    longer = course_of(known.plan, state.of(AgendaItem), (*entries_of(state), entry))
    return cost_between(known.course, longer, now, minutes)


def planned_and_actual(state: State) -> tuple[PlannedActual, ...]:
    """What was planned and what became of it, item by item, of the run there is."""
    return planned_actual(known_of(state).course, run_of(state).number)


# --- the clock ---


def advance(seen: int | None = None) -> Command:
    """Ends what runs and starts the next; the first starts the day.

    seen: the revision that whoever pressed had before the eyes. Where the day has moved on since, another press came
    first and the two are one: nothing happens.
    """

    def command(state: State, now: Moment) -> Outcome:
        if seen is not None and seen != run_of(state).entries:
            return Outcome(Verb.ADVANCED, "")
        _not_over(known_of(state).course)
        entry = next_entry(state, now, EntryVerb.ADVANCED)
        after = course_after(state, entry)
        before = known_of(state).course.running
        started = after.running.ids if after.running is not None else before.ids if before is not None else ()
        return _done(state, Verb.ADVANCED, _title(after, started), entry)

    return command


def hold() -> Command:
    """The clock of the item stands still. No effect where it does already."""

    def command(state: State, now: Moment) -> Outcome:
        part = _running(known_of(state).course)
        running = known_of(state).course.running
        if running is not None and running.holding:
            return Outcome(Verb.HELD, part.plan.title)
        return _done(state, Verb.HELD, part.plan.title, next_entry(state, now, EntryVerb.HELD))

    return command


def resume() -> Command:
    """It runs again. No effect where it does already."""

    def command(state: State, now: Moment) -> Outcome:
        part = _running(known_of(state).course)
        running = known_of(state).course.running
        if running is None or not running.holding:
            return Outcome(Verb.RESUMED, part.plan.title)
        return _done(state, Verb.RESUMED, part.plan.title, next_entry(state, now, EntryVerb.RESUMED))

    return command


def extend(minutes: int) -> Command:
    """What runs gets longer, or shorter: never so short that its end would lie before now, and it is never ended."""

    def command(state: State, now: Moment) -> Outcome:
        part = _running(known_of(state).course)
        entry = next_entry(state, now, EntryVerb.EXTENDED, amount_ms=minutes * MINUTE)
        if _lengths(course_after(state, entry)) == _lengths(known_of(state).course):
            return Outcome(Verb.EXTENDED, part.plan.title)
        return _done(state, Verb.EXTENDED, part.plan.title, entry)

    return command


def skip(item: str) -> Command:
    """An item to come is left out. What runs is ended by advancing."""

    def command(state: State, now: Moment) -> Outcome:
        part = _ahead(state, item, "skip_running")
        if part.state is ItemState.SKIPPED:
            return Outcome(Verb.SKIPPED, part.plan.title)
        return _done(state, Verb.SKIPPED, part.plan.title, next_entry(state, now, EntryVerb.SKIPPED, item=item))

    return command


def move(item: str, before: str | None) -> Command:
    """An item to come is put before another that has not begun, or last."""

    def command(state: State, now: Moment) -> Outcome:
        part = _ahead(state, item, "move_running")
        if part.state is ItemState.SKIPPED:
            raise Refused("item_skipped", part.plan.title)
        if before is not None:
            _ahead(state, before, "move_into_the_past", "move_into_the_past")
        entry = next_entry(state, now, EntryVerb.MOVED, item=item, before=before)
        if course_after(state, entry).order == known_of(state).course.order:
            return Outcome(Verb.MOVED, part.plan.title)
        return _done(state, Verb.MOVED, part.plan.title, entry)

    return command


def take_turn(group: str | None) -> Command:
    """It is a group's turn to report back; None: the turns are over."""

    def command(state: State, now: Moment) -> Outcome:
        _running(known_of(state).course)
        turns = known_of(state).course.turns
        if group == (None if turns is None else turns.group):
            return Outcome(Verb.TURNED, "")
        name = "" if group is None else _group_name(state.get(Group, group))
        return _done(state, Verb.TURNED, name, next_entry(state, now, EntryVerb.TURNED, group=group))

    return command


def go_back() -> Command:
    """Back to the nearest finished item before what runs; what is left keeps its remainder."""

    def command(state: State, now: Moment) -> Outcome:
        _not_over(known_of(state).course)
        if not folded(state).block_before():
            raise Refused("nothing_before")
        entry = next_entry(state, now, EntryVerb.RETURNED)
        after = course_after(state, entry)
        return _done(state, Verb.RETURNED, _title(after, after.running.ids if after.running else ()), entry)

    return command


def backdate(ms: int) -> Command:
    """What runs started so many milliseconds earlier; never before the start of the item before."""

    def command(state: State, now: Moment) -> Outcome:
        part = _running(known_of(state).course)
        if ms <= 0:
            return Outcome(Verb.BACKDATED, part.plan.title)
        running, before = known_of(state).course.running, folded(state).interval_before()
        if running is not None and before is not None and running.start - ms < before.start:
            raise Refused("backdated_too_far", state.get(AgendaItem, before.ids[0]).title)
        return _done(state, Verb.BACKDATED, part.plan.title, next_entry(state, now, EntryVerb.BACKDATED, amount_ms=ms))

    return command


def insert(id: str, title: str, minutes: int, kind: ItemKind) -> Command:
    """Something that is not in the programme starts now; what it interrupts resumes after it."""

    def command(state: State, now: Moment) -> Outcome:
        _not_over(known_of(state).course)
        if minutes < 0:
            raise Refused("no_length", title)
        entry = next_entry(state, now, EntryVerb.INSERTED, item=id)
        return _done(state, Verb.INSERTED, title, entry, _extra(state, id, title, minutes, kind))

    return command


def add(id: str, title: str, minutes: int, kind: ItemKind, before: str | None = None) -> Command:
    """Something forgotten is put among what is to come, before an item that has not begun, or last."""

    def command(state: State, now: Moment) -> Outcome:
        _not_over(known_of(state).course)
        if minutes < 0:
            raise Refused("no_length", title)
        if before is not None:
            _ahead(state, before, "move_into_the_past", "move_into_the_past")
        entry = next_entry(state, now, EntryVerb.ADDED, item=id, before=before)
        return _done(state, Verb.INSERTED, title, entry, _extra(state, id, title, minutes, kind))

    return command


def edit_length(item: str, minutes: int) -> Command:
    """An item gets a new length: not below a minimum that was given, and nothing that is over."""

    def command(state: State, now: Moment) -> Outcome:
        part = _part(state, item)
        if part.state is ItemState.DONE:
            raise Refused("item_done", part.plan.title)
        if part.state is ItemState.SKIPPED:
            raise Refused("item_skipped", part.plan.title)
        least = part.plan.minimum_ms
        if minutes < 0 or (least is not None and minutes * MINUTE < least):
            raise Refused("below_minimum", part.plan.title, str((least or 0) // MINUTE))
        entry = next_entry(state, now, EntryVerb.EDITED, item=item, amount_ms=minutes * MINUTE)
        if _lengths(course_after(state, entry)) == _lengths(known_of(state).course):
            return Outcome(Verb.LENGTH_EDITED, part.plan.title)
        return _done(state, Verb.LENGTH_EDITED, part.plan.title, entry)

    return command


def delete(item: str) -> Command:
    """An item to come is taken out of the programme. What runs is not."""

    def command(state: State, now: Moment) -> Outcome:
        part = _ahead(state, item, "delete_running")
        return _done(state, Verb.ITEM_DELETED, part.plan.title, next_entry(state, now, EntryVerb.DELETED, item=item))

    return command


def take_replan() -> Command:
    """The re-plan as it is previewed now. One that changes nothing is still written down: somebody decided it."""

    def command(state: State, now: Moment) -> Outcome:
        _not_over(known_of(state).course)
        return _done(state, Verb.REPLANNED, "", next_entry(state, now, EntryVerb.REPLANNED))

    return command


def end_day() -> Command:
    """The run is over, all days of it. No effect where it is already."""

    def command(state: State, now: Moment) -> Outcome:
        if known_of(state).course.ended:
            return Outcome(Verb.DAY_ENDED, "")
        return _done(state, Verb.DAY_ENDED, "", next_entry(state, now, EntryVerb.ENDED))

    return command


# --- the world ---


def wall_set(ms: int) -> Command:
    """Somebody set the laptop's clock by so much. Noted after it was done; nobody can undo it."""
    return _noted(EntryVerb.WALL_SET, amount_ms=ms)


def suspended(ms: int) -> Command:
    """The laptop slept so long. Noted when it woke."""
    return _noted(EntryVerb.SUSPENDED, amount_ms=ms)


def zone_changed(name: str) -> Command:
    """The laptop is told that it is in another zone."""
    return _noted(EntryVerb.ZONE_CHANGED, words=name)


def _noted(verb: EntryVerb, *, amount_ms: int = 0, words: str = "") -> Command:
    def command(state: State, now: Moment) -> Outcome:
        if not amount_ms and not words:
            return Outcome(Verb.WORLD_NOTED, "")
        run = run_of(state)
        # Not counted in `Run.entries`: what the world does must not stand in the way of an undo.
        id = f"{run.id}/{verb}-{now.boot_id}-{now.boot_ms}"
        while id in state.of(RunEntry):
            id += "+"  # the world may do two things in one millisecond, and each is told
        note = RunEntry(
            id, run.id, run.entries, verb, now.utc_ms, now.boot_ms, now.boot_id, amount_ms=amount_ms, words=words
        )
        return Outcome(Verb.WORLD_NOTED, words, put=(run, note))

    return command


# --- what the commands are made of ---


def _done(state: State, verb: Verb, subject: str, entry: RunEntry, *more: Entity) -> Outcome:
    return Outcome(verb, subject, put=(*more, replace(run_of(state), entries=entry.number), entry))


def _extra(state: State, id: str, title: str, minutes: int, kind: ItemKind) -> AgendaItem:
    """An item that came in while the day ran."""
    known = known_of(state).course
    beside = known.running.ids[0] if known.running is not None else next(iter(known.order), None)
    rank = state.get(AgendaItem, beside).rank if beside is not None else ""
    day = known.parts[beside].day if beside is not None else 1
    return AgendaItem(id, rank, title, kind, day, minutes=minutes, inserted=True)


def _not_over(known: Course) -> None:
    if known.ended:
        raise Refused("day_over")


def _running(known: Course) -> Part:
    """The first of what runs."""
    _not_over(known)
    if known.running is None:
        raise Refused("nothing_running")
    return known.parts[known.running.ids[0]]


def _part(state: State, item: str) -> Part:
    """An item of the day; Refused("gone") where there is none or it was taken out."""
    state.get(AgendaItem, item)
    part = known_of(state).course.parts.get(item)
    if part is None:
        raise Refused("gone", kind=AgendaItem, id=item)
    return part


def _ahead(state: State, item: str, running: str, done: str = "item_done") -> Part:
    """An item that neither runs nor is over; else Refused with the word for what it does."""
    _not_over(known_of(state).course)
    part = _part(state, item)
    if part.state is ItemState.RUNNING:
        raise Refused(running, part.plan.title)
    if part.state is ItemState.DONE:
        raise Refused(done, part.plan.title)
    return part


def _lengths(known: Course) -> dict[str, tuple[int, int, int | None]]:
    return {name: (p.length_ms, p.cut_ms, p.fixed_end_ms) for name, p in known.parts.items()}


def _title(known: Course, ids: Iterable[str]) -> str:
    return next((known.parts[name].plan.title for name in ids), "")


def _group_name(group: Group) -> str:
    return group.name or str(group.number)
