"""The run as the state has it: its course, folded once for each state and remembered, and its next entry."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.day import EntryVerb, Run, RunEntry
from app.domain.debate import Group
from app.domain.gestures import Entity, Moment, State
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.standing import Standing
from app.domain.timing.course import WORLD, Course
from app.domain.timing.fold import Fold, course_of
from app.domain.timing.forecast import Outlook
from app.domain.timing.notices import Measures
from app.domain.timing.plan import Plan, plan_of
from app.services import reading

RUN = "run-1"
"""The id of the first run. Ids are made from numbers so that two laptops that advance at once make the same entry."""

_KINDS: tuple[type[Entity], ...] = (AgendaItem, Workshop, Run, RunEntry, Group)
"""What the course of a day is folded from."""


@dataclass(frozen=True, slots=True)
class Known:
    """The course of one state, found again by the very tables it was folded from."""

    kinds: object
    tables: tuple[object, ...]
    plan: Plan
    course: Course
    outlook: Outlook


_remembered: tuple[Known, ...] = ()
_REMEMBERED = 4
_looking = threading.Lock()
"""An outlook remembers the tick before: one thread looks through it at a time."""


def standing_of(state: State, now: Moment) -> Standing | None:
    """Where the day stands; None for a state without a workshop."""
    known = next((k for k in _remembered if k.kinds is state.kinds), None)
    if known is None:
        if WORKSHOP not in state.of(Workshop):
            return None
        known = known_of(state)
    with _looking:
        return known.outlook.standing(now)


def known_of(state: State) -> Known:
    """The course of a state, folded once. Raises Refused("gone") where the state holds no workshop."""
    global _remembered  # noqa: PLW0603  a memory of the last few states; nothing depends on it but speed
    tables = tuple(state.of(kind) for kind in _KINDS)
    for known in _remembered:
        if all(a is b for a, b in zip(known.tables, tables, strict=True)):
            return known
    workshop = state.get(Workshop, WORKSHOP)
    items, run = state.of(AgendaItem), run_of(state)
    same = next((k for k in _remembered if all(a is b for a, b in zip(k.tables[:2], tables[:2], strict=True))), None)
    plan = plan_of(workshop, items.values()) if same is None else same.plan
    folded = course_of(plan, items, entries_of(state), run.entries)
    groups = reading.groups(state)
    measures = Measures(
        workshop.no_break_hint,
        workshop.no_break_warning,
        workshop.short_lunch,
        workshop.zone,
        tuple(g.size for g in groups),
    )
    known = Known(state.kinds, tables, plan, folded, Outlook(folded, measures, [g.id for g in groups]))
    if all(table for table in tables[:2]):
        _remembered = (known, *_remembered[: _REMEMBERED - 1])
    return known


def run_of(state: State) -> Run:
    """The run that is played: the latest."""
    return max(state.of(Run).values(), key=lambda r: r.number, default=Run(RUN, 1, 0))


def entries_of(state: State) -> Iterable[RunEntry]:
    """The entries of that run, the world's too."""
    run = run_of(state).id
    return tuple(e for e in state.of(RunEntry).values() if e.run == run)


def folded(state: State) -> Fold:
    """The run folded anew, for what a course does not tell."""
    fold = Fold(known_of(state).plan, state.of(AgendaItem))
    for entry in sorted(entries_of(state), key=lambda e: e.number):
        if entry.verb not in WORLD:
            fold.take(entry)
    return fold


def course_after(state: State, entry: RunEntry) -> Course:
    """The course with one entry more."""
    return course_of(known_of(state).plan, state.of(AgendaItem), (*entries_of(state), entry))


def next_entry(
    state: State,
    now: Moment,
    verb: EntryVerb,
    *,
    item: str | None = None,
    before: str | None = None,
    group: str | None = None,
    amount_ms: int = 0,
) -> RunEntry:
    """The entry that would come next; its id is made from its number."""
    run = run_of(state)
    number = run.entries + 1
    return RunEntry(
        f"{run.id}/{number}",
        run.id,
        number,
        verb,
        now.utc_ms,
        now.boot_ms,
        now.boot_id,
        item,
        before,
        group,
        amount_ms,
    )
