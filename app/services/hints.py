"""What a facilitator might want to know of the programme, and what to do next: machine words with what they are about.

Nothing here decides anything. `hints` looks at the agenda as it stands, `next_up` at this moment (three things at
most), `readiness` at each group while groups debate. All are pure and cheap enough for every second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.debate import Contribution
from app.domain.gestures import Moment, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Person, Speaker, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Notice, Standing
from app.domain.timing.notices import (
    BIG_GROUP,
    Stretch,
    is_report_back,
    lecture_after_lunch,
    short_lunch,
    short_report_back,
    stretches,
)
from app.domain.timing.plan import MINUTE
from app.domain.timing.preview import Replan
from app.services import day, reading
from app.services.told import in_need, out_of_reach, whole_minutes_off

BREAK_MINUTES = 10
"""The length of a break that is offered."""

WARNS = frozenset({Notice.NO_BREAK_120, Notice.SHORT_LUNCH})
"""What is a warning; all else is a quiet hint."""

MOST = 3
"""So many things to do at once, and no more."""

ARRIVES_MS = 15 * MINUTE
"""A speaker who is not here so long before the talk is looked for."""

SILENT_HOLD_MS = 5 * MINUTE
"""A hold that lasts longer may have been forgotten."""

EARLY_MS = 5 * MINUTE
"""Free time that is worth saying."""

READY_WORDS = 3
"""A group that has so many words can report back ("your three most important words")."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing about the agenda. item: what it is about. start_ms and end_ms: UTC, of a stretch without a break.

    minutes: how long it is (a lunch, a stretch, what a group would get), or of a break that is offered (`before`: the
    item it would stand before). groups: the numbers of those that are big.
    """

    notice: Notice
    warns: bool
    item: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    minutes: int = 0
    before: str | None = None
    groups: tuple[int, ...] = ()


def hints(state: State, now: Moment) -> tuple[Hint, ...]:
    """What is true of the agenda as it stands; a stretch that deserves a warning is told once, with the offer.

    Where minutes are missing already, nothing is offered that would take more of them.
    """
    standing = day.stand(state, now)
    if not standing.items or standing.state is DayState.ENDED:
        return ()
    workshop, course = state.get(Workshop, WORKSHOP), day.course(state)
    items = standing.items
    shift = now.utc_ms - course.true_time(now)
    found: list[Hint] = []
    for stretch in stretches(course, items, shift):
        length = stretch.end_ms - stretch.start_ms
        if not stretch.open or stretch.end_ms <= now.utc_ms or length <= workshop.no_break_hint * MINUTE:
            continue  # over, or as good as: it ends with what runs over its time
        warns = length > workshop.no_break_warning * MINUTE
        notice = Notice.NO_BREAK_120 if warns else Notice.NO_BREAK_90
        before = best_place(items, stretch) if not out_of_reach(standing) else None
        found.append(
            Hint(notice, warns, stretch.first, stretch.start_ms, stretch.end_ms, BREAK_MINUTES if before else 0, before)
        )
    groups = reading.groups(state)
    for n, item in enumerate(items):
        if short_lunch(course, item, workshop.short_lunch * MINUTE):
            found.append(_about(Notice.SHORT_LUNCH, item, _minutes(item)))
        if short_report_back(course, items, n, len(groups)):
            found.append(_about(Notice.SHORT_REPORT_BACK, item, _minutes(item)))
        if item.state is ItemState.TO_COME and lecture_after_lunch(items, n):
            found.append(_about(Notice.LECTURE_AFTER_LUNCH, item))
    big = tuple(g.number for g in groups if g.size is not None and g.size > BIG_GROUP)
    if big:
        found.append(Hint(Notice.BIG_GROUPS, warns=False, groups=big))
    return tuple(found)


def _about(notice: Notice, item: ItemStanding, minutes: int = 0) -> Hint:
    return Hint(notice, notice in WARNS, item.id, item.expected_start_ms, item.expected_end_ms, minutes)


def _minutes(item: ItemStanding) -> int:
    return ((item.expected_end_ms or 0) - (item.expected_start_ms or 0)) // MINUTE


def best_place(items: Sequence[ItemStanding], stretch: Stretch) -> str | None:
    """The item to come before which a break divides a stretch best; never between the groups and their report-back."""
    best: tuple[int, str] | None = None
    for n, item in enumerate(items):
        start = item.expected_start_ms
        if item.state is not ItemState.TO_COME or start is None or not stretch.start_ms < start < stretch.end_ms:
            continue
        if is_report_back(items, n) or (n and items[n - 1].expected_start_ms == start):
            continue
        longer = max(start - stretch.start_ms, stretch.end_ms - start)
        if best is None or longer < best[0]:
            best = longer, item.id
    return None if best is None else best[1]


class Doing(StrEnum):
    """Something to do now. In brackets: what it comes with."""

    START = "start"  # item: the day, or what comes next, may start now
    STARTED_AGO = "started_ago"  # item, minutes: it should have started: start it, backdated so much?
    RESUME = "resume"  # item, minutes: held for so long
    WIND_DOWN = "wind_down"  # item, minutes: so many are left
    GO_ON = "go_on"  # item, minutes: it has been over for so long; the next is `other`
    TAKE_REPLAN = "take_replan"  # item: the anchor that it saves; minutes: the deficit
    TELL = "tell"  # item, names: who must be told once the re-plan is taken
    DROP = "drop"  # item: what could be left out, minutes: what it frees; other: the anchor that is missed
    MISSING = "missing"  # item: the anchor, minutes: what nothing can free
    SPEAKER_MISSING = "speaker_missing"  # item, names, minutes: so long until the talk; other: what could come first
    FREE = "free"  # item: the anchor, minutes: so many are free before it; other: the debate that could have them
    VISIT = "visit"  # names: the number of a group that nobody has visited in this debate
    INSERT_BREAK = "insert_break"  # other: the item it would stand before, minutes: its length


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to do, with what its sentence needs: ids of items, minutes, names of people."""

    word: Doing
    item: str | None = None
    minutes: int = 0
    names: tuple[str, ...] = ()
    other: str | None = None


def next_up(state: State, now: Moment) -> tuple[Next, ...]:
    """What to do now, the most pressing first."""
    standing = day.stand(state, now)
    if not standing.items or standing.state is DayState.ENDED:
        return ()
    replan = day.preview(state, now)
    found = [
        *_of_the_clock(state, standing),
        *_of_the_plan(state, standing, replan),
        *_of_people(state, standing),
        *_of_the_room(state, standing, now),
    ]
    return tuple(found[:MOST])


def _of_the_clock(state: State, standing: Standing) -> list[Next]:
    """Starting, resuming, winding down, going on."""
    current = standing.current
    if current is None:
        return _of_waiting(standing)
    if standing.held_since_ms is not None:
        held = standing.at_ms - standing.held_since_ms
        return [Next(Doing.RESUME, current.id, held // MINUTE)] if held >= SILENT_HOLD_MS else []
    if standing.overrun_ms:
        return [Next(Doing.GO_ON, current.id, standing.overrun_ms // MINUTE, other=standing.next_item)]
    cue = state.get(AgendaItem, current.id).cue_minutes
    if 0 < standing.remaining_ms <= cue * MINUTE:
        return [Next(Doing.WIND_DOWN, current.id, -(-standing.remaining_ms // MINUTE), other=standing.next_item)]
    return []


def _of_waiting(standing: Standing) -> list[Next]:
    """From a minute before its start, the day may start; once it is late, it may have started unseen."""
    first = standing.item(standing.next_item)
    if first is None or first.planned_start_ms is None or standing.at_ms < first.planned_start_ms - MINUTE:
        return []
    late = (standing.at_ms - first.planned_start_ms) // MINUTE
    begin = Next(Doing.START, first.id)
    return [begin, Next(Doing.STARTED_AGO, first.id, late)] if late >= 1 else [begin]


def _of_the_plan(state: State, standing: Standing, replan: Replan) -> list[Next]:
    """What would save the day, who must hear of it, and what is free."""
    found: list[Next] = []
    if replan.changes and replan.anchor is not None and in_need(standing):
        found.append(Next(Doing.TAKE_REPLAN, replan.anchor, -(-replan.deficit_ms // MINUTE)))
        if replan.told:
            found.append(Next(Doing.TELL, replan.told[0], names=_speakers(state, replan.told)))
    if replan.missing_ms >= MINUTE:
        missing = -(-replan.missing_ms // MINUTE)
        anchor = replan.broken[0] if replan.broken else None
        if replan.droppable:
            first = replan.droppable[0]
            frees = (replan.frees_ms or {}).get(first, 0) // MINUTE
            found.insert(0, Next(Doing.DROP, first, frees, other=anchor))
        else:
            found.append(Next(Doing.MISSING, anchor, missing))
    if standing.slack_ms >= EARLY_MS and standing.offset_ms <= -EARLY_MS:
        free = abs(whole_minutes_off(-min(standing.slack_ms, -standing.offset_ms)))
        if (debate := _could_be_longer(standing)) is not None:
            found.append(Next(Doing.FREE, standing.next_anchor, free, other=debate))
    return found


def _could_be_longer(standing: Standing) -> str | None:
    """The debate that runs, or comes next before what must hold: talk between people is what free time is for."""
    for item in standing.items:
        if item.id == standing.next_anchor:
            return None
        to_be = item.id == standing.running or item.state is ItemState.TO_COME
        if to_be and item.kind in (ItemKind.GROUP_DEBATE, ItemKind.PLENUM_DEBATE):
            return item.id
    return None


def _of_people(state: State, standing: Standing) -> list[Next]:
    """A speaker of the next talk who has not been ticked as here."""
    coming = standing.item(standing.next_item)
    if coming is None or coming.expected_start_ms is None or coming.expected_start_ms - standing.at_ms > ARRIVES_MS:
        return []
    speakers = [s for s in state.of(Speaker).values() if s.item == coming.id]
    away = [s for s in speakers if not s.arrived]
    if not away or standing.state is DayState.WAITING:
        return []
    names = tuple(state.get(Person, s.person).name for s in away)
    after = [i for i in standing.items if i.state is ItemState.TO_COME and i.id != coming.id]
    swap = next((i.id for i in after if i.kind not in {ItemKind.LUNCH, ItemKind.CLOSING} and not i.anchor), None)
    minutes = max(0, coming.expected_start_ms - standing.at_ms) // MINUTE
    return [Next(Doing.SPEAKER_MISSING, coming.id, minutes, names, swap)]


def _of_the_room(state: State, standing: Standing, now: Moment) -> list[Next]:
    """Groups to visit, a break to put in."""
    found: list[Next] = []
    current = standing.current
    if current is not None and current.kind is ItemKind.GROUP_DEBATE:
        unseen = next((r for r in readiness(state, standing) if not r.visited and not r.ready), None)
        if unseen is not None:
            found.append(Next(Doing.VISIT, current.id, names=(str(unseen.number),)))
    offer = next((h for h in hints(state, now) if h.warns and h.before is not None), None)
    if offer is not None:
        found.append(Next(Doing.INSERT_BREAK, offer.item, offer.minutes, other=offer.before))
    return found


def _speakers(state: State, items: Sequence[str]) -> tuple[str, ...]:
    """Who speaks in the items, each once, in their order."""
    rows = sorted(state.of(Speaker).values(), key=lambda s: s.rank)
    names = [state.get(Person, s.person).name for item in items for s in rows if s.item == item]
    return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a group is in the debate that runs. words: its remarks in it; ready: it can report back.

    visited: the facilitator has been there since it began.
    """

    group: str
    number: int
    words: int
    ready: bool
    visited: bool


def readiness(state: State, standing: Standing) -> tuple[Readiness, ...]:
    """Every group, in order; words count from the start of the debate that runs, or ran last."""
    debate = _debate(standing)
    since = 0 if debate is None or debate.actual_start_ms is None else debate.actual_start_ms
    rows: list[Readiness] = []
    for group in reading.groups(state):
        words = sum(_counts(c, since) for c in reading.said_by(state, group.id))
        visited = group.visited_ms is not None and group.visited_ms >= since
        rows.append(Readiness(group.id, group.number, words, words >= READY_WORDS, visited))
    return tuple(rows)


def _debate(standing: Standing) -> ItemStanding | None:
    started = [i for i in standing.items if i.kind is ItemKind.GROUP_DEBATE and i.actual_start_ms is not None]
    return max(started, key=lambda i: i.actual_start_ms or 0, default=None)


def _counts(remark: Contribution, since: int) -> bool:
    return remark.said_ms >= since and not remark.withdrawn


@dataclass(frozen=True, slots=True)
class Wait:
    """A group that nobody has been at for some time."""

    number: int
    ms: int


def longest_wait(state: State, standing: Standing) -> Wait | None:
    """The group that has waited longest in the debate that runs; None while nobody waits too long."""
    current = standing.current
    if current is None or current.kind is not ItemKind.GROUP_DEBATE or current.actual_start_ms is None:
        return None
    since = current.actual_start_ms
    waits = [Wait(g.number, standing.at_ms - max(since, g.visited_ms or since)) for g in reading.groups(state)]
    longest = max(waits, key=lambda w: w.ms, default=None)
    return longest if longest is not None and longest.ms >= reading.VISIT_MS else None


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What next steps still ask for: conclusions the room has not heard, steps without anybody, without a date.

    lacking: the ids of those steps, in the order they stand in.
    """

    unread: int
    no_who: int
    no_date: int
    lacking: tuple[str, ...]


def open_ends(state: State) -> OpenEnds:
    """What is still open while next steps are agreed, and after."""
    from app.services.harvest import steps, to_read  # a day begins long before there is anything to read
    from app.services.next_steps import OPEN

    waiting = [s for s in steps(state) if s.status in OPEN]
    nobody, never = sum(not s.who for s in waiting), sum(s.due is None for s in waiting)
    lacking = tuple(s.id for s in waiting if not s.who or s.due is None)
    return OpenEnds(len(to_read(state)), nobody, never, lacking)
