"""Reading the scenes of the programme: welcome, the day, now and next, breaks, the debate and its cue."""

from __future__ import annotations

from app.domain.programme import AgendaItem, ItemKind
from app.domain.standing import DayState, ItemStanding, ItemState
from app.services import reading
from app.services.looks import Look
from app.services.projection import cue_minutes, topic_of
from app.services.sight import Break, Cue, DayLine, Debate, Now, Programme, Seen, SeenItem, SeenTable, Welcome, When

SOON_MINUTES = 60
"""Before the start the minutes are counted down from here."""


def welcome(look: Look) -> Seen:
    """Before the day: its name, and the minutes to its start when they are few."""
    workshop, first = look.workshop, next(iter(look.standing.items), None)
    start = first.planned_start_ms if first is not None else None
    waits = start is not None and look.standing.state is DayState.WAITING
    minutes = -(-(start - look.standing.at_ms) // 60_000) if waits and start is not None else 0
    soon = minutes if 0 < minutes <= SOON_MINUTES else None
    return Welcome(workshop.title, workshop.organisers, look.clock(start) if minutes > 0 else "", soon)


def programme(look: Look) -> Seen:
    """The day that runs, line by line, as the room is told its times."""
    items = [i for i in look.standing.items if i.state is not ItemState.SKIPPED]
    current = look.standing.current or next((i for i in items if i.state is ItemState.TO_COME), None)
    day = current.day if current is not None else max((i.day for i in items), default=1)
    return Programme(tuple(_line_of(look, i) for i in items if i.day == day))


_WHEN = {ItemState.DONE: When.DONE, ItemState.RUNNING: When.NOW, ItemState.HELD: When.NOW}


def _line_of(look: Look, item: ItemStanding) -> SeenItem:
    planned = look.state.of(AgendaItem).get(item.id)
    printed = planned is None or planned.start_printed or item.inserted
    when = _WHEN.get(item.state, When.AHEAD)
    return SeenItem(
        item.title, look.told(item) if printed else "", when, look.speakers(item.id) if when is When.NOW else ()
    )


def now(look: Look) -> Seen:
    """What runs, who speaks, and what comes after; a talk with its timer."""
    item = look.item
    if item is None:
        return welcome(look)
    counted = look.timer and look.runs and item.kind is ItemKind.TALK and look.standing.remaining_ms > 0
    asked = look.plan.question if look.plan is not None else ""
    following = look.following if look.runs else None
    label, title = "", item.title
    if item.kind is ItemKind.WELCOME:
        label, title = item.title, look.workshop.title
    return Now(label, title, look.speakers(item.id), asked, look.seconds if counted else None, following)


def pause(look: Look) -> Seen:
    """A break or lunch, and when it goes on with what."""
    item = look.item
    return Break(item.title if item is not None else "", look.following, first=_opens(look))


def _opens(look: Look) -> bool:
    """Whether nothing but breaks has been that day ("Arrival", then "Coffee")."""
    item = look.item
    if item is None:
        return False
    of_day = [each for each in look.standing.items if each.day == item.day]
    return item in of_day and all(each.kind in _BREAKS for each in of_day[: of_day.index(item)])


_BREAKS = frozenset({ItemKind.BREAK, ItemKind.LUNCH})


def debate(look: Look) -> Seen:
    """The question, which table debates what, and the time left."""
    item = look.item
    return Debate(item.title if item is not None else "", look.question, _tables(look), look.seconds)


def _tables(look: Look) -> tuple[SeenTable, ...]:
    item = look.item.id if look.item is not None else None
    shown: list[SeenTable] = []
    for group in reading.groups(look.state):
        topic = topic_of(look.state, group.id, item)
        shown.append(SeenTable(group.number, topic.title if topic is not None else group.name, group.place))
    return tuple(shown)


def cue(look: Look) -> Seen:
    """So many minutes are left, and what the room is asked to do then."""
    item, plan = look.item, look.plan
    minutes = cue_minutes(look.state, look.standing)
    kind = item.kind if item is not None else ItemKind.GROUP_DEBATE
    return Cue(kind, item.title if item is not None else "", minutes, plan.cue_words if plan is not None else "")


def line_of_the_day(look: Look) -> DayLine:
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
