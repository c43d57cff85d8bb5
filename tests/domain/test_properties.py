"""What holds on every day: a thousand generated days for each property, ten thousand with `make fuzz`."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.domain.day import RunEntry
from app.domain.gestures import Moment, State, between
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.standing import DayState, ItemState
from app.domain.timing.ahead import legs_ahead, running_leg
from app.domain.timing.course import WORLD
from app.domain.timing.fold import course_of
from app.domain.timing.forecast import Outlook
from app.domain.timing.notices import Measures
from app.domain.timing.plan import plan_of
from app.domain.timing.replan import solve
from app.domain.verbs import Stack
from app.services import day
from hypothesis import given, settings

from tests.conftest import FUZZ
from tests.domain import oracle
from tests.domain.generated import MINUTE, Played, day_of, seeds, undone

DAYS = FUZZ or 1000
AHEAD = (ItemState.TO_COME, ItemState.RUNNING)


def later(now: Moment, ms: int) -> Moment:
    """The same laptop some time on."""
    return Moment(now.utc_ms + ms, now.boot_ms + ms, now.boot_id)


def fresh(played: Played) -> Outlook:
    """An outlook that nobody has looked through yet."""
    state = played.state
    items = state.of(AgendaItem)
    plan = plan_of(state.get(Workshop, WORKSHOP), items.values())
    entries = tuple(state.of(RunEntry).values())
    return Outlook(course_of(plan, items, entries, day.stand(state, played.clock.now()).revision), Measures())


@settings(max_examples=DAYS)
@given(seeds)
def test_property_any_spacing_of_ticks_gives_the_same_standing_case_16(seed: tuple[int, int, int]) -> None:
    played = day_of(seed).through()
    watched, now = fresh(played), played.clock.now()
    for ms in (0, 1_000, 2_000, 700_000, 5, 3_600_000, 40_000):
        watched.standing(later(now, ms))
    at = later(now, played.dice.choice((0, 1, 999, 61_000, 3_000_000)))
    assert watched.standing(at) == fresh(played).standing(at)


@settings(max_examples=DAYS)
@given(seeds)
def test_property_cuts_sum_to_the_deficit_case_47(seed: tuple[int, int, int]) -> None:
    """Between two anchors, what is taken is what is needed in whole minutes, or all there is; none below its least."""
    played = day_of(seed).through()
    course, now = day.course(played.state), played.clock.now()
    if course.ended:
        return
    solution = solve(course, now)
    running = running_leg(course, course.true_time(now))
    legs = [*([] if running is None else [running]), *legs_ahead(course)]
    for name, cut in solution.cuts.items():
        part = course.parts[name]
        ran = course.running.ran(course.true_time(now)) if running is not None and name in running.ids else 0
        rest = part.length_ms - part.spent_ms - ran
        assert 0 < cut <= rest - max(0, part.minimum_ms - part.spent_ms - ran)
    cursor, stretch = now.utc_ms, []
    for leg in legs:
        if leg.anchor_ms is not None:
            plain = all(s.fixed_end_ms is None and not (s.firm and n) for n, s in enumerate(stretch))
            begins = max(cursor, stretch[0].earliest_ms or 0) if stretch and stretch[0].firm else cursor
            full = sum(s.uncut_ms for s in stretch)
            takes = [max((solution.cuts.get(i, 0) for i in s.ids), default=0) for s in stretch]
            if plain:
                short = max(0, begins + full - leg.anchor_ms)
                room = sum(s.uncut_ms - s.least_ms for s in stretch)
                wanted = -(-short // MINUTE) * MINUTE
                assert min(short, room) <= sum(takes) <= min(wanted, room)
                if all((s.uncut_ms - s.least_ms) % MINUTE == 0 for s in stretch):
                    assert sum(takes) == min(wanted, room)
            spans = [s.uncut_ms - t for s, t in zip(stretch, takes, strict=True)]
            for s, span in zip(stretch, spans, strict=True):
                start = max(cursor, s.earliest_ms or 0) if s.firm else cursor
                cursor = max(start + span, s.fixed_end_ms or 0)
            cursor, stretch = max(cursor, leg.earliest_ms or 0), []
        stretch.append(leg)


@settings(max_examples=DAYS)
@given(seeds)
def test_property_a_replan_holds_exactly_what_can_be_held(seed: tuple[int, int, int]) -> None:
    """Both ways: the anchors hold after it if any cutting to the least could make them hold, and only then."""
    played = day_of(seed).through()
    course, now = day.course(played.state), played.clock.now()
    if course.ended:
        return
    standing = day.stand(played.state, now)
    assert standing.missing_ms == max(0, oracle.lateness(course, now.utc_ms) or 0)
    if course.running is not None:
        assert standing.must_end_by_ms == oracle.latest_end(course, now.utc_ms)
    running = running_leg(course, course.true_time(now))
    least_end = now.utc_ms if running is None else running.end(now.utc_ms, running.least_ms)
    best = max(0, oracle.lateness(course, least_end) or 0)
    assert solve(course, now).missing_ms == best
    played.book.do(day.take_replan())
    after = day.stand(played.state, now)
    alone = [i for i in after.items if course.parts[i.id].plan.block is None]
    broken = [
        (i.expected_start_ms or 0) - (i.planned_start_ms or 0) - i.tolerance_ms for i in alone if not i.anchor_holds
    ]
    if len(alone) == len(after.items):
        assert max([0, *broken]) == best


@settings(max_examples=DAYS)
@given(seeds)
def test_property_more_lateness_never_ends_the_day_earlier_case_49(seed: tuple[int, int, int]) -> None:
    played = day_of(seed).through()
    course, now = day.course(played.state), played.clock.now()
    if course.ended:
        return
    outlook = fresh(played)
    ends: list[int] = []
    replanned: list[int] = []
    for ms in (0, 1, 59_999, 60_000, 5 * MINUTE, 31 * MINUTE, 200 * MINUTE):
        at = later(now, ms)
        shown = [i.expected_end_ms for i in outlook.standing(at).items if i.expected_end_ms is not None]
        ends.append(max(shown, default=0))
        after = day.preview(played.state, at)
        replanned.append(max((i.after_end_ms for i in after.items), default=0))
    assert ends == sorted(ends)
    # Cuts are whole minutes: a second more may cost a minute more.
    assert all(b - a > -MINUTE for a, b in pairwise(replanned))


@settings(max_examples=DAYS)
@given(seeds)
def test_property_undo_restores_the_state(seed: tuple[int, int, int]) -> None:
    """All of it, back to the morning; what the world did in between stays noted and stands in nobody's way."""
    played = day_of(seed)
    states = [bare(played.state)]
    for _command in played.plays():
        if between(states[-1], bare(played.state)):
            states.append(bare(played.state))
    for before in reversed(states[:-1]):
        undone(played.book)
        assert between(bare(played.state), before) == ()
    assert played.book.next_undo(Stack.CLOCK) is None
    assert day.stand(played.state, played.clock.now()).state is DayState.WAITING


def bare(state: State) -> State:
    """A state without what the world did."""
    entries = {i: e for i, e in state.of(RunEntry).items() if e.verb not in WORLD}
    return State({**state.kinds, RunEntry: entries})


@settings(max_examples=DAYS)
@given(seeds)
def test_property_a_day_is_in_order(seed: tuple[int, int, int]) -> None:
    """Intervals never overlap, what is done stays, one block runs, and nothing to come begins before now."""
    played = day_of(seed)
    done: dict[str, tuple[int | None, int | None]] = {}
    for _command in played.plays():
        course, now = day.course(played.state), played.clock.now()
        spans = [(i.start, i.end or course.true_time(now)) for i in course.intervals if i.end != i.start]
        starts, ends = [start for start, _end in spans], [end for _start, end in spans]
        assert starts == sorted(starts)
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
        standing = day.stand(played.state, now)
        running = [i for i in standing.items if i.state in {ItemState.RUNNING, ItemState.HELD}]
        assert (standing.running is None) == (not running)
        assert standing.overrun_ms == max(0, -standing.remaining_ms)
        for item in standing.items:
            if item.state is ItemState.TO_COME and standing.state is not DayState.ENDED:
                assert (item.expected_start_ms or 0) >= now.utc_ms
                assert (item.expected_end_ms or 0) >= (item.expected_start_ms or 0)
                assert item.cut_ms >= 0
        done = {i.id: (i.actual_start_ms, i.actual_end_ms) for i in standing.items if i.state is ItemState.DONE}
        assert all(start is not None and end is not None for start, end in done.values())


@settings(max_examples=DAYS)
@given(seeds)
def test_property_replanning_twice_is_replanning_once_case_48(seed: tuple[int, int, int]) -> None:
    """What was previewed is what comes, and taking it again changes nothing."""
    played = day_of(seed).through()
    if day.course(played.state).ended:
        return
    now = played.clock.now()
    previewed = day.preview(played.state, now)
    played.book.do(day.take_replan())
    once = day.stand(played.state, now)
    for row in previewed.items:
        came = once.item(row.id)
        assert came is not None
        assert (came.expected_start_ms, came.expected_end_ms) == (row.after_start_ms, row.after_end_ms)
    shown = day.preview(played.state, now)
    assert not shown.changes
    assert all(not i.changed for i in shown.items)
    played.book.do(day.take_replan())
    assert replace(day.stand(played.state, now), revision=once.revision) == once
