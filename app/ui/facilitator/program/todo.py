"""Three things to do now, in words: what a calm colleague at the next table would whisper.

What presses comes from `services.hints.next_up`; what is left of the three is filled with what a moment like this
usually needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.debate import Group
from app.domain.gestures import Moment, State
from app.domain.plenum import Conclusion, NextStep, ReadBack
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Standing
from app.domain.timing.preview import Replan
from app.services import groups, reading
from app.services.hints import MOST, Doing, Next, next_up
from app.services.next_steps import OPEN
from app.services.told import told_length, told_start
from app.services.zone import zone_of
from app.ui.facilitator.begun import asks_when, right_address
from app.ui.facilitator.offers import Deed, short
from app.ui.facilitator.people import named, speakers
from app.ui.facilitator.telling import planned_ms
from app.words import Many, Message, say, times

_ROUND_OFF = Message("todo", "Ask {0} to wrap up")
_ROUND_OFF_ITEM = Message("todo", "Wrap up “{0}”")
_ROUND_OFF_DEBATE = Message("todo", "Wrap up the debate")
_CALL_IN = Message("todo", "Call the room in again")
_SIGN = Message("todo", "Give {0} a sign: {1} left")
_THREE_WORDS = Message("todo", "Say: write your three most important words")
_SAY_BACK = Message("todo", "Say when we go on: {0}")
_ROUND_UP = Message("todo", "Wrap up: {0} left")
_WIN_BACK = Message("todo", "Win back: {0} {1} holds")
_WIN_SOME = Message("todo", "Win back what can be won before {0}")
_TELL_LENGTH = Message("todo", "Tell {0}: {1} min instead of {2}")
_DROP = Message("todo", "Leave “{0}” out: that wins {1}")
_MISSING = Message("todo", "Tell people: {0} begins later, {1} are missing")
_NOT_SEEN = Message("todo", "Find {0}, who speaks at {1}")
_FREE = Message("todo", "Give “{0}” more time: {1} are free before {2}")
_VISIT = Message("todo", "Visit group {0}: nobody has been there yet")
_STARTED = Message("todo", "Begun {0} ago? Start it with that time")
_BEGUN_BEFORE = Message("todo", "Did “{0}” begin before {1}? Set when")
_GO_ON = Message("todo", "Go on when the room is ready")
_START = Message("todo", "Start the day when the room is ready")
_PREPARE = Message("todo", "Get ready for {0}: {1}")
_NO_WORDS = Message("todo", "Ask group {0}: no words from it yet")
_NO_WHO = Message("todo", "Find somebody for “{0}”")
_NO_DATE = Message("todo", "Set a date for “{0}”")
_READ = Message("todo", "Read the conclusions back to the room")
_CHECK_ROOM = Message("todo", "Check the room: screens, power, copies")
_MAKE_GROUPS = Many(
    "todo", "Make {0} group for “{1}”: there are none yet", "Make {0} groups for “{1}”: there are none yet"
)
_NO_GROUPS = Message("todo", "Make the groups for “{0}”: there are none yet")
_NO_SUBJECT = Message("todo", "Write what “{0}” is about: topics, or a question")
_SLEEPS = Message("todo", "Turn sleep off in the laptop’s settings: it may fall asleep")
_DOCUMENT = Message("todo", "Make the document and send it home")
_NOTHING = Message("todo", "Nothing is urgent. {0} comes at {1}")

_GOING = (DayState.RUNNING, DayState.HELD)
_SLEEP_ADDRESS = "told/sleep"
"""Where it is kept on this laptop that somebody has seen to it."""

PREPARE_MS, LOOK_MS = 15 * times.MINUTE_MS, 45 * times.MINUTE_MS

_TALKS = (ItemKind.TALK, ItemKind.WELCOME, ItemKind.CLOSING)
_PAUSES = (ItemKind.BREAK, ItemKind.LUNCH)


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. deed, part: where the console can help, the button of the band or the part that does it."""

    text: str
    deed: Deed | None = None
    part: str = ""
    at: str | None = None
    tells: str = ""  # the address under which it is kept that somebody has been told; pressing it ticks it


@dataclass(frozen=True, slots=True)
class _Now:
    """What the sentences are made from."""

    state: State
    standing: Standing
    replan: Replan | None

    @property
    def zone(self) -> ZoneInfo:
        """The workshop's."""
        return zone_of(self.state)

    def title(self, item: str | None) -> str:
        """What an item is called."""
        found = self.standing.item(item)
        return found.title if found is not None else ""

    def starts(self, item: str | None) -> str:
        """When an item starts."""
        found = self.standing.item(item)
        return times.clock(told_start(found), self.zone) if found is not None else ""


def todos(
    state: State,
    standing: Standing,
    now: Moment,
    replan: Replan | None,
    drafted: Callable[[str], str] = lambda _address: "",
    *,
    sleepy: bool = False,
) -> tuple[Todo, ...]:
    """At most three. drafted: what this laptop keeps at an address, as who was told. sleepy: it may fall asleep."""
    at = _Now(state, standing, replan)
    found: list[Todo] = []
    pressing = [_SAID[n.word](at, n) for n in next_up(state, now) if n.word in _SAID]
    awake = (Todo(say(_SLEEPS), tells=_SLEEP_ADDRESS),) if sleepy and standing.state in _GOING else ()
    told, slept = ([t for t in these if drafted(t.tells) != t.text] for these in (_untold(at), awake))
    usual = _USUAL[standing.state](at)
    for todo in (*_begun_before(at, drafted), *pressing[:1], *told, *pressing[1:], *slept, *usual):
        if todo not in found:
            found.append(todo)
        if len(found) == MOST:
            break
    return tuple(found)


# ---- what presses


def _go_on(at: _Now, _next: Next) -> Todo:
    current = at.standing.current
    people = speakers(at.state, current.id) if current is not None else ()
    if current is not None and current.kind in _PAUSES:
        return Todo(say(_CALL_IN))
    if current is not None and current.kind in _TALKS and people:
        return Todo(say(_ROUND_OFF, people[0].name))
    if current is not None and current.kind in _TALKS:
        return Todo(say(_ROUND_OFF_ITEM, short(current.title, 30)))
    return Todo(say(_ROUND_OFF_DEBATE))


def _wind_down(at: _Now, next_: Next) -> Todo:
    current, left = at.standing.current, times.some_minutes(next_.minutes)
    people = speakers(at.state, current.id) if current is not None else ()
    if current is not None and current.kind is ItemKind.GROUP_DEBATE:
        return Todo(say(_THREE_WORDS))
    if current is not None and current.kind in _PAUSES:
        return Todo(say(_SAY_BACK, at.starts(next_.other)))
    if people:
        return Todo(say(_SIGN, people[0].name, left))
    return Todo(say(_ROUND_UP, left))


def _take_replan(at: _Now, next_: Next) -> Todo:
    item = at.replan.item(next_.item) if at.replan is not None and next_.item is not None else None
    if item is None or at.replan is None or not at.replan.saves:
        return Todo(say(_WIN_SOME, at.title(next_.item)), Deed.CATCH_UP)
    return Todo(say(_WIN_BACK, item.title, times.clock(item.after_start_ms, at.zone)), Deed.CATCH_UP)


def _begun_before(at: _Now, drafted: Callable[[str], str]) -> Iterator[Todo]:
    """A day that was started late may have begun while nobody pressed; asked for some minutes, unless it is right."""
    current = at.standing.current
    if current is not None and asks_when(at.state, at.standing) and not drafted(right_address(current.id)):
        began = times.clock(current.actual_start_ms, at.zone)
        yield Todo(say(_BEGUN_BEFORE, short(current.title, 30), began), Deed.ASK_BEGUN)


def _untold(at: _Now) -> Iterator[Todo]:
    """Whoever has less time to speak after a plan that was taken, until they are ticked as told or it is past."""
    for item in at.standing.items:
        people = speakers(at.state, item.id) if item.cut_ms and item.state is ItemState.TO_COME else ()
        length = told_length((item.expected_end_ms or 0) - (item.expected_start_ms or 0), planned_ms(item))
        was = times.minutes_near(planned_ms(item))
        if people and length != was:
            yield Todo(say(_TELL_LENGTH, named(people), length, was), tells=f"told/{item.id}")


_SAID: Mapping[Doing, Callable[[_Now, Next], Todo]] = {
    Doing.START: lambda _at, _next: Todo(say(_START), Deed.NEXT),
    Doing.STARTED_AGO: lambda _at, n: Todo(say(_STARTED, times.some_minutes(n.minutes)), Deed.STARTED_AGO),
    Doing.RESUME: lambda _at, _next: Todo(say(_GO_ON), Deed.HOLD),
    Doing.GO_ON: _go_on,
    Doing.WIND_DOWN: _wind_down,
    Doing.TAKE_REPLAN: _take_replan,
    Doing.DROP: lambda at, n: Todo(
        say(_DROP, short(at.title(n.item), 30), times.some_minutes(n.minutes)), part="program", at=n.item
    ),
    Doing.MISSING: lambda at, n: Todo(say(_MISSING, at.title(n.item), times.some_minutes(n.minutes))),
    Doing.SPEAKER_MISSING: lambda at, n: Todo(say(_NOT_SEEN, n.names[0], at.starts(n.item)), part="program", at=n.item),
    Doing.FREE: lambda at, n: Todo(
        say(_FREE, short(at.title(n.other), 30), times.some_minutes(n.minutes), at.title(n.item)),
        part="program",
        at=n.other,
    ),
    Doing.VISIT: lambda _at, n: Todo(say(_VISIT, n.names[0]), part="debate"),
}
"""The sentence of each thing that presses; a break that is offered stands among the hints."""


# ---- what a moment like this usually needs


def _waiting(at: _Now) -> Iterator[Todo]:
    yield from _not_set_up(at)
    yield Todo(say(_CHECK_ROOM), part="setup", at="room")
    if at.standing.items:
        yield from _prepare(at, at.standing.items[0])
    yield Todo(say(_START), Deed.NEXT)


def _not_set_up(at: _Now) -> Iterator[Todo]:
    """What a group debate of the programme cannot do without, and the page of setting up that has it."""
    debate = next((i for i in at.standing.items if i.kind is ItemKind.GROUP_DEBATE), None)
    if debate is None:
        return
    title, wanted = short(debate.title, 30), groups.as_written(at.state)
    if not at.state.of(Group):
        words = say(_NO_GROUPS, title) if wanted is None else say(_MAKE_GROUPS, wanted, title)
        yield Todo(words, part="setup", at="groups")
    asked = at.state.get(Workshop, WORKSHOP).question or at.state.get(AgendaItem, debate.id).question
    if not asked and not groups.debated(at.state):
        yield Todo(say(_NO_SUBJECT, title), part="setup", at="topics")


def _held(at: _Now) -> Iterator[Todo]:
    yield Todo(say(_GO_ON), Deed.HOLD)
    yield from _running(at)


def _running(at: _Now) -> Iterator[Todo]:
    current, following = at.standing.current, at.standing.item(at.standing.next_item)
    for group in reading.groups(at.state):
        if reading.is_silent(at.state, at.standing, group.id):
            yield Todo(say(_NO_WORDS, group.number), part="debate", at=group.id)
    if following is not None:
        yield from _prepare(at, following)
    yield from _looked_for(at)
    if current is not None and current.kind in (ItemKind.PLENUM_DEBATE, ItemKind.NEXT_STEPS, ItemKind.CLOSING):
        yield from _unread(at)
        yield from _unfinished(at)
    if following is not None:
        yield Todo(say(_NOTHING, following.title, at.starts(following.id)))


def _ended(at: _Now) -> Iterator[Todo]:
    yield from _unfinished(at)
    yield Todo(say(_DOCUMENT), Deed.DOCUMENT)


def _prepare(at: _Now, item: ItemStanding) -> Iterator[Todo]:
    """What the next item needs on the table."""
    start = item.expected_start_ms if item.expected_start_ms is not None else item.planned_start_ms
    plan = at.state.of(AgendaItem).get(item.id)
    if start is not None and plan is not None and plan.needs and start - at.standing.at_ms <= PREPARE_MS:
        yield Todo(say(_PREPARE, short(item.title, 30), plan.needs), part="program", at=item.id)


def _looked_for(at: _Now) -> Iterator[Todo]:
    """Speakers of the next three quarters of an hour whom nobody has seen."""
    for item in at.standing.items:
        start = item.expected_start_ms
        if item.actual_start_ms is None and start is not None and 0 <= start - at.standing.at_ms <= LOOK_MS:
            for person in speakers(at.state, item.id):
                if not person.speaker.arrived:
                    yield Todo(say(_NOT_SEEN, person.name, at.starts(item.id)), part="program", at=item.id)


def _unread(at: _Now) -> Iterator[Todo]:
    read = {r.conclusion for r in at.state.of(ReadBack).values()}
    if any(c.id not in read for c in at.state.of(Conclusion).values()):
        yield Todo(say(_READ), part="plenum", at="read_back")


def _unfinished(at: _Now) -> Iterator[Todo]:
    for step in sorted(at.state.of(NextStep).values(), key=lambda s: (s.rank, s.id)):
        if step.status in OPEN and (not step.who or step.due is None):
            lacks = _NO_DATE if step.who else _NO_WHO
            yield Todo(say(lacks, short(step.what, 36)), part="steps", at=step.id)


_USUAL: Mapping[DayState, Callable[[_Now], Iterator[Todo]]] = {
    DayState.WAITING: _waiting,
    DayState.RUNNING: _running,
    DayState.HELD: _held,
    DayState.ENDED: _ended,
}
