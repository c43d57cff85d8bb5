"""Three things to do now. Pure: what a calm colleague at the next table would whisper, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.plenum import Conclusion, NextStep, ReadBack
from app.domain.programme import AgendaItem, ItemKind
from app.domain.standing import DayState, ItemStanding, Standing
from app.domain.timing.preview import Replan
from app.services import reading
from app.ui.facilitator.offers import Deed, short
from app.ui.facilitator.people import speakers
from app.ui.facilitator.telling import FIVE_MS, zone_of
from app.words import Message, say, times

_ROUND_OFF = Message("todo", "Ask {0} to round off")
_ROUND_OFF_DEBATE = Message("todo", "Round the debate off")
_CALL_IN = Message("todo", "Call the room in again")
_WIN_BACK = Message("todo", "Win back: {0} {1} holds")
_TELL_LENGTH = Message("todo", "Tell {0}: {1} min instead of {2}")
_TELL_START = Message("todo", "Tell {0}: {1} instead of {2}")
_SIGN = Message("todo", "Give {0} a sign: {1} left")
_THREE_WORDS = Message("todo", "Say: write your three most important words")
_SAY_BACK = Message("todo", "Say when we go on: {0}")
_PREPARE = Message("todo", "Get ready for {0}: {1}")
_NOT_SEEN = Message("todo", "Find {0}, who speaks at {1}")
_VISIT = Message("todo", "Visit group {0}: {1} since last")
_VISIT_AT = Message("todo", "Visit group {0} at {1}: {2} since last")
_NO_WORDS = Message("todo", "Ask group {0}: no words from it yet")
_NO_WHO = Message("todo", "Find somebody for »{0}«")
_READ = Message("todo", "Read the conclusions back to the room")
_CHECK_ROOM = Message("todo", "Check the room: screens, power, sound")
_START = Message("todo", "Start the day when the room is ready")
_GO_ON = Message("todo", "Go on when the room is ready")
_DOCUMENT = Message("todo", "Make the document and send it home")
_NOTHING = Message("todo", "Nothing is urgent. {0} comes at {1}")

MOST = 3
SOON_MS, PREPARE_MS, LOOK_MS = 10 * times.MINUTE_MS, 15 * times.MINUTE_MS, 45 * times.MINUTE_MS

_TALKS = (ItemKind.TALK, ItemKind.WELCOME, ItemKind.CLOSING)
_PAUSES = (ItemKind.BREAK, ItemKind.LUNCH)


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. deed, part: where the console can help, the button of the band or the part that does it."""

    text: str
    deed: Deed | None = None
    part: str = ""
    at: str | None = None


def todos(state: State, standing: Standing, replan: Replan | None) -> tuple[Todo, ...]:
    """At most three."""
    found: list[Todo] = []
    for todo in _SOURCES[standing.state](state, standing, replan):
        if todo not in found:
            found.append(todo)
        if len(found) == MOST:
            break
    return tuple(found)


def _waiting(state: State, standing: Standing, _replan: Replan | None) -> Iterator[Todo]:
    yield Todo(say(_CHECK_ROOM), part="setup", at="room")
    first = standing.items[0] if standing.items else None
    if first is not None:
        yield from _coming(state, standing, first)
    yield Todo(say(_START), Deed.NEXT)


def _ended(state: State, _standing: Standing, _replan: Replan | None) -> Iterator[Todo]:
    yield from _open_steps(state)
    yield Todo(say(_DOCUMENT), Deed.DOCUMENT)


def _held(state: State, standing: Standing, replan: Replan | None) -> Iterator[Todo]:
    yield Todo(say(_GO_ON), Deed.HOLD)
    yield from _running(state, standing, replan)


def _running(state: State, standing: Standing, replan: Replan | None) -> Iterator[Todo]:
    current = standing.current
    if current is None:
        return
    following = standing.item(standing.next_item)
    if standing.overrun_ms > 0:
        yield _end_it(state, current)
    if replan is not None and standing.slack_ms < 0:
        yield from _win_back(state, standing, replan)
    if 0 < standing.remaining_ms <= FIVE_MS:
        yield from _nearly_over(state, standing, current, following)
    yield from _in_debate(state, standing, current)
    if following is not None:
        yield from _coming(state, standing, following)
    yield from _looked_for(state, standing)
    yield from _closing(state, current)
    if following is not None:
        yield Todo(say(_NOTHING, following.title, times.clock(following.expected_start_ms, zone_of(state))))


def _end_it(state: State, current: ItemStanding) -> Todo:
    people = speakers(state, current.id)
    if current.kind in _PAUSES:
        return Todo(say(_CALL_IN))
    if current.kind in _TALKS and people:
        return Todo(say(_ROUND_OFF, people[0].name))
    return Todo(say(_ROUND_OFF_DEBATE))


def _win_back(state: State, standing: Standing, replan: Replan) -> Iterator[Todo]:
    anchor = standing.item(replan.anchor)
    zone = zone_of(state)
    if anchor is not None and replan.saves:
        latest = replan.item(anchor.id)
        start = latest.after_start_ms if latest is not None else anchor.planned_start_ms
        yield Todo(say(_WIN_BACK, anchor.title, times.clock(start, zone)), Deed.CATCH_UP)
    for name in replan.told:
        item = replan.item(name)
        people = speakers(state, name)
        if item is None or not people:
            continue
        was = times.minutes_near(item.before_end_ms - item.before_start_ms)
        will = times.minutes_near(item.after_end_ms - item.after_start_ms)
        if was != will:
            yield Todo(say(_TELL_LENGTH, people[0].name, will, was))
        else:
            before, after = (times.clock(ms, zone) for ms in (item.before_start_ms, item.after_start_ms))
            yield Todo(say(_TELL_START, people[0].name, after, before))


def _nearly_over(
    state: State, standing: Standing, current: ItemStanding, following: ItemStanding | None
) -> Iterator[Todo]:
    left = times.some_minutes(times.minutes_up(standing.remaining_ms))
    people = speakers(state, current.id)
    if current.kind in _TALKS and people:
        yield Todo(say(_SIGN, people[0].name, left))
    elif current.kind is ItemKind.GROUP_DEBATE:
        yield Todo(say(_THREE_WORDS))
    elif current.kind in _PAUSES and following is not None:
        yield Todo(say(_SAY_BACK, times.clock(following.expected_start_ms, zone_of(state))))


def _in_debate(state: State, standing: Standing, current: ItemStanding) -> Iterator[Todo]:
    if current.kind is ItemKind.GROUP_DEBATE:
        visits = [(reading.visit(standing, group), group) for group in reading.groups(state)]
        late = sorted((v for v in visits if v[0].late), key=lambda v: -(v[0].minutes or 0))
        for seen, group in late:
            ago = times.some_minutes(seen.minutes or 0)
            text = say(_VISIT_AT, group.number, group.place, ago) if group.place else say(_VISIT, group.number, ago)
            yield Todo(text, part="debate", at=group.id)
    for group in reading.groups(state):
        if reading.is_silent(state, standing, group.id):
            yield Todo(say(_NO_WORDS, group.number), part="debate", at=group.id)


def _coming(state: State, standing: Standing, item: ItemStanding) -> Iterator[Todo]:
    """What the next item needs, and whether somebody has seen who speaks in it."""
    start = item.expected_start_ms if item.expected_start_ms is not None else item.planned_start_ms
    plan = state.of(AgendaItem).get(item.id)
    if start is None or plan is None:
        return
    away = start - standing.at_ms
    missing = [p for p in speakers(state, item.id) if not p.speaker.arrived]
    if missing and away <= SOON_MS:
        yield Todo(say(_NOT_SEEN, missing[0].name, times.clock(start, zone_of(state))))
    if plan.needs and away <= PREPARE_MS:
        yield Todo(say(_PREPARE, short(item.title, 30), plan.needs))


def _looked_for(state: State, standing: Standing) -> Iterator[Todo]:
    """Speakers of the next three quarters of an hour whom nobody has seen."""
    for item in standing.items:
        start = item.expected_start_ms
        if item.actual_start_ms is None and start is not None and 0 <= start - standing.at_ms <= LOOK_MS:
            for person in speakers(state, item.id):
                if not person.speaker.arrived:
                    yield Todo(say(_NOT_SEEN, person.name, times.clock(start, zone_of(state))))


def _closing(state: State, current: ItemStanding) -> Iterator[Todo]:
    if current.kind not in (ItemKind.PLENUM_DEBATE, ItemKind.NEXT_STEPS, ItemKind.CLOSING):
        return
    read = {r.conclusion for r in state.of(ReadBack).values()}
    if any(c.id not in read for c in state.of(Conclusion).values()):
        yield Todo(say(_READ), part="plenum", at="read_back")
    yield from _open_steps(state)


def _open_steps(state: State) -> Iterator[Todo]:
    for step in sorted(state.of(NextStep).values(), key=lambda s: (s.rank, s.id)):
        if not step.who:
            yield Todo(say(_NO_WHO, short(step.what, 36)), part="steps", at=step.id)


_SOURCES: dict[DayState, Callable[[State, Standing, Replan | None], Iterator[Todo]]] = {
    DayState.WAITING: _waiting,
    DayState.RUNNING: _running,
    DayState.HELD: _held,
    DayState.ENDED: _ended,
}
