"""Reading what may stand on a scene. Pure; each scene has one reader, and what is private has none."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.domain.debate import Contribution, Group, Topic
from app.domain.gestures import State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ReadBack,
    StepStatus,
    Strength,
    Theme,
    Vote,
)
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Standing
from app.services.projection import Scene, SceneKind, cue_minutes, mark_of, topic_of, upcoming
from app.services.sight import (
    Ballots,
    Blank,
    Break,
    Capture,
    Conclusions,
    Cue,
    DayLine,
    Debate,
    Now,
    PageOne,
    Programme,
    Reading,
    Seen,
    SeenConclusion,
    SeenItem,
    SeenNext,
    SeenOption,
    SeenRemark,
    SeenStep,
    SeenTable,
    SeenTheme,
    Showing,
    Steps,
    Thanks,
    Themes,
    Welcome,
)

NEAR_MS = 2 * 60_000
"""A start this near its plan is told as planned: sixty people need not know of one minute."""

SOON_MINUTES = 60
"""Before the start the minutes are counted down from here."""

LAST = 5
"""How many remarks stand in a live capture."""

PAGE_CONCLUSIONS, PAGE_STEPS = 5, 6
"""How many stand on one section of page 1."""

Part = TypeVar("Part")
Ranked = TypeVar("Ranked", Group, Theme, Conclusion, NextStep, Speaker)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader reads from."""

    state: State
    standing: Standing
    subject: str | None
    taken_off: AbstractSet[str]
    timer: bool

    @property
    def workshop(self) -> Workshop:
        """The workshop; a nameless one before it is made."""
        return self.state.of(Workshop).get(WORKSHOP) or _NAMELESS

    @property
    def item(self) -> ItemStanding | None:
        """The item that is meant, else the running one."""
        return self.standing.item(self.subject) or self.standing.current

    @property
    def plan(self) -> AgendaItem | None:
        """The same item as it is planned."""
        item = self.item
        return self.state.of(AgendaItem).get(item.id) if item is not None else None

    @property
    def runs(self) -> bool:
        """The item that is meant is the one that runs."""
        return self.item is not None and self.item.id == self.standing.running

    @property
    def seconds(self) -> int:
        """Whole seconds that the item has left, rounded up; 0 from its end on, all of it before its start."""
        item = self.item
        if item is None:
            return 0
        if not self.runs:
            return max(0, (item.expected_end_ms or 0) - (item.expected_start_ms or 0)) // 1000
        return max(0, -(-self.standing.remaining_ms // 1000))

    def clock(self, ms: int | None) -> str:
        """An instant as a clock shows it, rounded up to whole minutes; empty for None."""
        if ms is None:
            return ""
        at = dt.datetime.fromtimestamp(-(-ms // 60_000) * 60, ZoneInfo(self.workshop.zone))
        return f"{at.hour}.{at.minute:02}"

    def told(self, item: ItemStanding) -> str:
        """The start the room is told: as planned while that is nearly true, else as expected now."""
        expected = item.expected_start_ms if item.actual_start_ms is None else item.actual_start_ms
        planned = item.planned_start_ms
        over = item.state is not ItemState.TO_COME
        if planned is not None and (over or expected is None or abs(expected - planned) <= NEAR_MS):
            return self.clock(planned)
        return self.clock(expected)

    @property
    def following(self) -> SeenNext | None:
        """What comes next. While an item runs over, nobody knows when that is."""
        found = self.standing.item(upcoming(self.standing))
        if found is None:
            return None
        unknown = self.standing.overrun_ms > 0 and self.standing.state is not DayState.WAITING
        return SeenNext(found.title, "" if unknown else self.told(found))

    @property
    def question(self) -> str:
        """What the room is asked in the item, else in the whole workshop."""
        return (self.plan.question if self.plan is not None else "") or self.workshop.question

    def speakers(self, item: str) -> tuple[str, ...]:
        """Who speaks in an item, as its line prints them: "Jens Jørgen Hansen, SDU"."""
        names: list[str] = []
        for speaker in _ranked([s for s in self.state.of(Speaker).values() if s.item == item]):
            person = self.state.of(Person).get(speaker.person)
            if person is not None:
                place = self.state.of(Organisation).get(person.organisation or "")
                names.append(f"{person.name}, {place.name}" if place is not None and speaker.printed else person.name)
        return tuple(names)


def see(
    state: State,
    standing: Standing,
    scene: Scene,
    *,
    taken_off: AbstractSet[str] = frozenset(),
    timer: bool = False,
    to_speaker: str = "",
    to_room: str = "",
) -> Showing:
    """What the room sees of a scene.

    taken_off: ids of remarks that the facilitator took off the screen. timer: talks show what they have left.
    """
    look = Look(state, standing, scene.subject, taken_off, timer)
    return Showing(
        scene,
        _READERS[scene.kind](look),
        _line(look),
        mark_of(standing),
        to_speaker,
        to_room,
        look.workshop.rehearsal,
    )


def may_show(remark: Contribution) -> bool:
    """A remark that was withdrawn or blacked out never stands before the room."""
    return not remark.withdrawn and not remark.redacted and bool(remark.text.strip())


def _welcome(look: Look) -> Seen:
    workshop, first = look.workshop, next(iter(look.standing.items), None)
    start = first.planned_start_ms if first is not None else None
    waits = start is not None and look.standing.state is DayState.WAITING
    minutes = -(-(start - look.standing.at_ms) // 60_000) if waits and start is not None else 0
    soon = minutes if 0 < minutes <= SOON_MINUTES else None
    return Welcome(workshop.title, workshop.organisers, look.clock(start) if minutes > 0 else "", soon)


def _programme(look: Look) -> Seen:
    items = [i for i in look.standing.items if i.state is not ItemState.SKIPPED]
    current = look.standing.current or next((i for i in items if i.state is ItemState.TO_COME), None)
    day = current.day if current is not None else max((i.day for i in items), default=1)
    return Programme(tuple(_line_of(look, i) for i in items if i.day == day))


_WHEN = {ItemState.DONE: -1, ItemState.RUNNING: 0, ItemState.HELD: 0}


def _line_of(look: Look, item: ItemStanding) -> SeenItem:
    planned = look.state.of(AgendaItem).get(item.id)
    printed = planned is None or planned.start_printed or item.inserted
    when = _WHEN.get(item.state, 1)
    return SeenItem(item.title, look.told(item) if printed else "", when, look.speakers(item.id) if when == 0 else ())


def _now(look: Look) -> Seen:
    item = look.item
    if item is None:
        return _welcome(look)
    counted = look.timer and look.runs and item.kind is ItemKind.TALK and look.standing.remaining_ms > 0
    asked = look.plan.question if look.plan is not None else ""
    following = look.following if look.runs else None
    label, title = "", item.title
    if item.kind is ItemKind.WELCOME:
        label, title = item.title, look.workshop.title
    return Now(label, title, look.speakers(item.id), asked, look.seconds if counted else None, following)


def _break(look: Look) -> Seen:
    item = look.item
    return Break(item.title if item is not None else "", look.following)


def _debate(look: Look) -> Seen:
    item = look.item
    return Debate(item.title if item is not None else "", look.question, _tables(look), look.seconds)


def _tables(look: Look) -> tuple[SeenTable, ...]:
    item = look.item.id if look.item is not None else None
    shown: list[SeenTable] = []
    for group in _ranked(look.state.of(Group).values()):
        topic = topic_of(look.state, group.id, item)
        shown.append(SeenTable(group.number, topic.title if topic is not None else group.name, group.place))
    return tuple(shown)


def _cue(look: Look) -> Seen:
    item, plan = look.item, look.plan
    minutes = cue_minutes(look.state, look.standing)
    kind = item.kind if item is not None else ItemKind.GROUP_DEBATE
    return Cue(kind, item.title if item is not None else "", minutes, plan.cue_words if plan is not None else "")


def _report_back(look: Look) -> Seen:
    group = look.state.of(Group).get(look.subject or "")
    turn = look.standing.turn
    if group is None and turn is not None:
        group = look.state.of(Group).get(turn.group)
    if group is None:
        return _capture(look)
    seconds = None
    if turn is not None and turn.group == group.id:
        seconds = max(0, -(-(turn.share_ms - turn.elapsed_ms) // 1000))
    topic = topic_of(look.state, group.id, look.standing.running)
    said = _remarks(look, lambda c: c.group == group.id)
    title = topic.title if topic is not None else group.name
    return Capture("", group.number, title, "", said, seconds)


def _capture(look: Look) -> Seen:
    group = look.state.of(Group).get(look.subject or "")
    if group is not None:
        return _report_back(look)
    item = look.standing.current
    title = item.title if item is not None else ""
    topic = look.state.of(Topic).get(look.subject or "")
    if topic is not None:
        return Capture(title, None, topic.title, "", _remarks(look, lambda c: c.topic == topic.id))
    here = item.id if item is not None else None
    said = _remarks(look, lambda c: c.item == here if here is not None else c.group is None)
    return Capture(title, None, "", look.question, said)


def _remarks(look: Look, belongs: Callable[[Contribution], bool]) -> tuple[SeenRemark, ...]:
    """The last few that may be shown, whoever said them."""
    found = [
        c for c in look.state.of(Contribution).values() if belongs(c) and may_show(c) and c.id not in look.taken_off
    ]
    return tuple(SeenRemark(c.id, c.code, c.text) for c in sorted(found, key=_said)[-LAST:])


def _themes(look: Look) -> Seen:
    shown = {c.id for c in look.state.of(Contribution).values() if may_show(c)}
    filed = [m for m in look.state.of(Membership).values() if m.contribution in shown]
    counts = Counter(m.theme for m in filed)
    newest = filed[-1].theme if filed else None
    ordered = sorted(_ranked(look.state.of(Theme).values()), key=lambda t: -counts[t.id])
    seen = tuple(SeenTheme(t.title, counts[t.id], t.id == newest) for t in ordered if counts[t.id] or not filed)
    return Themes(seen, len({m.contribution for m in filed}), len(shown))


def _vote(look: Look) -> Seen:
    ballots = look.state.of(Ballot)
    ballot = ballots.get(look.subject or "") or max(
        ballots.values(), key=lambda b: (b.opened_ms, b.rank, b.id), default=None
    )
    if ballot is None:
        return Ballots((), closed=False, abstained=None)
    counts = {v.theme: v.count + v.by_phone for v in look.state.of(Vote).values() if v.ballot == ballot.id}
    letters = {t.id: t.letter for t in look.state.of(Theme).values()}
    options = [
        SeenOption(letters.get(theme, ""), title, counts.get(theme))
        for theme, title in zip(ballot.options, ballot.titles, strict=False)
    ]
    if ballot.closed:
        options.sort(key=lambda o: -(o.count or 0))
    return Ballots(tuple(options), ballot.closed, ballot.abstained)


def _all_conclusions(look: Look) -> tuple[tuple[str, SeenConclusion], ...]:
    """Every conclusion by its id, in order, numbered from 1."""
    found = _ranked(look.state.of(Conclusion).values())
    newest = next(reversed(look.state.of(Conclusion)), None)
    return tuple((c.id, _conclusion(n, c, newest=c.id == newest)) for n, c in enumerate(found, 1))


def _conclusion(number: int, c: Conclusion, *, newest: bool) -> SeenConclusion:
    counts = (c.votes_for or 0, c.votes_against or 0, c.abstained or 0)
    counted = counts if c.votes_for is not None and sum(counts) > 0 else None
    dissent = c.dissent if c.strength is not Strength.AGREED else ""
    return SeenConclusion(number, c.text, c.strength, counted, dissent, newest)


def _conclusions(look: Look) -> Seen:
    return Conclusions(tuple(seen for _id, seen in _all_conclusions(look)))


def _reading(look: Look) -> Seen:
    every = _all_conclusions(look)
    read = {r.conclusion for r in look.state.of(ReadBack).values()}
    unread = next((id for id, _seen in every if id not in read), every[0][0] if every else None)  # noqa: A001
    wanted = look.subject if look.subject in dict(every) else unread
    seen = dict(every).get(wanted or "")
    behind = [e for e in look.state.of(Evidence).values() if e.conclusion == wanted]
    said, themes = look.state.of(Contribution), look.state.of(Theme)
    codes = [said[e.contribution].code for e in behind if e.contribution in said and may_show(said[e.contribution])]
    titles = [themes[e.theme].title for e in behind if e.theme in themes]
    return Reading(seen, len(every), tuple(sorted(codes)), tuple(titles))


def _all_steps(look: Look) -> tuple[SeenStep, ...]:
    alive = [s for s in look.state.of(NextStep).values() if s.status not in {StepStatus.DONE, StepStatus.DROPPED}]
    return tuple(SeenStep(s.what, s.who, s.with_whom, s.due, s.due_words) for s in _ranked(alive))


def _steps(look: Look) -> Seen:
    item = look.standing.current
    running = item is not None and item.kind is ItemKind.NEXT_STEPS
    return Steps(item.title if item is not None and running else "", _all_steps(look), look.workshop.follow_up)


def _page_one(look: Look) -> Seen:
    every = [seen for _id, seen in _all_conclusions(look)]
    firm = [c for c in every if c.strength in {Strength.AGREED, Strength.MAJORITY}]
    loose = [c for c in every if c.strength in {Strength.DIVIDED, Strength.OPEN}]
    parts: list[tuple[tuple[SeenConclusion, ...], tuple[SeenStep, ...]]] = []
    for conclusions in (firm, loose):
        parts += [(tuple(chunk), ()) for chunk in _chunks(conclusions, PAGE_CONCLUSIONS)]
    parts += [((), tuple(chunk)) for chunk in _chunks(_all_steps(look), PAGE_STEPS)]
    if not parts:
        return PageOne(1, 1)
    wanted = int(look.subject) if look.subject is not None and look.subject.isdigit() else 1
    section = min(max(1, wanted), len(parts))
    conclusions_shown, steps_shown = parts[section - 1]
    return PageOne(section, len(parts), conclusions_shown, steps_shown)


def sections_of_page_one(state: State, standing: Standing) -> int:
    """How many sections page 1 has as a scene: the console steps through them."""
    page = _page_one(Look(state, standing, None, frozenset(), timer=False))
    return page.sections if isinstance(page, PageOne) else 1


def _thanks(look: Look) -> Seen:
    return Thanks(look.workshop.closing, look.workshop.follow_up, look.workshop.web)


def _blank(_look: Look) -> Seen:
    return Blank()


_READERS: Mapping[SceneKind, Callable[[Look], Seen]] = {
    SceneKind.WELCOME: _welcome,
    SceneKind.PROGRAMME: _programme,
    SceneKind.NOW: _now,
    SceneKind.BREAK: _break,
    SceneKind.DEBATE: _debate,
    SceneKind.CUE: _cue,
    SceneKind.REPORT_BACK: _report_back,
    SceneKind.CAPTURE: _capture,
    SceneKind.THEMES: _themes,
    SceneKind.VOTE: _vote,
    SceneKind.CONCLUSIONS: _conclusions,
    SceneKind.READ_BACK: _reading,
    SceneKind.NEXT_STEPS: _steps,
    SceneKind.PAGE_ONE: _page_one,
    SceneKind.THANKS: _thanks,
    SceneKind.TEST_PICTURE: _blank,
    SceneKind.BLACK: _blank,
    SceneKind.WHITE: _blank,
}
"""The one reader of each scene."""


def _line(look: Look) -> DayLine:
    """The items of today, each as long as it was planned, and the minutes that lie behind."""
    items = [i for i in look.standing.items if i.state is not ItemState.SKIPPED]
    current = look.standing.current
    day = current.day if current is not None else max((i.day for i in items if i.state is ItemState.DONE), default=1)
    lengths: list[int] = []
    gone = 0
    for item in (i for i in items if i.day == day):
        start, end = item.planned_start_ms, item.planned_end_ms
        if start is None or end is None:
            start, end = item.expected_start_ms, item.expected_end_ms
        minutes = round((end - start) / 60_000) if start is not None and end is not None else 0
        if minutes <= 0:
            continue
        lengths.append(minutes)
        if item.state is ItemState.DONE:
            gone += minutes
        elif item is current:
            whole = max(1, look.standing.elapsed_ms + max(0, look.standing.remaining_ms))
            gone += round(minutes * look.standing.elapsed_ms / whole)
    return DayLine(tuple(lengths), gone)


def _ranked(entities: Iterable[Ranked]) -> list[Ranked]:
    """In the order people gave them."""
    return sorted(entities, key=_rank)


def _rank(entity: Group | Theme | Conclusion | NextStep | Speaker) -> tuple[str, str]:
    return entity.rank, entity.id


def _said(remark: Contribution) -> tuple[int, str, str]:
    return remark.said_ms, remark.rank, remark.id


def _chunks(found: Sequence[Part], size: int) -> list[Sequence[Part]]:
    """Parts of at most so many, as even as they can be."""
    count = -(-len(found) // size)
    if not count:
        return []
    each = -(-len(found) // count)
    return [found[i : i + each] for i in range(0, len(found), each)]


_NAMELESS = Workshop(WORKSHOP, "", dt.date.min)
