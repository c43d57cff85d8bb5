"""Setting up the day: the workshop's own facts and its programme. Groups, topics and people have modules of their own.

Once the day has begun the items' times are the frozen plan; what changes them then is `app.services.day`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.debate import Contribution, Round
from app.domain.gestures import Command, Entity, Moment, Outcome, Refused, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Speaker, Workshop
from app.domain.verbs import Verb
from app.services.day import begun
from app.services.editing import changed, cleaned
from app.services.ranks import placed, rank

TIMING = frozenset({
    "day", "start", "minutes", "minimum", "weight", "anchor", "tolerance", "droppable", "fixed_end", "parallel", "kind",
})  # fmt: skip
"""The fields of an item that the plan is made of."""


def edit_workshop(**fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some facts of the workshop anew. Raises Refused("day_started") for its date or zone once the day runs."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Workshop, WORKSHOP)
        now = changed(was, fields, needed={"title"})
        if (now.date, now.zone) != (was.date, was.zone):
            _not_started(state)
            _known_zone(now.zone)
        return Outcome(Verb.WORKSHOP_EDITED, now.title, put=(now,))

    return command


def add_item(
    id: str,
    title: str,
    kind: ItemKind = ItemKind.TALK,
    *,
    before: str | None = None,
    **fields: Any,  # noqa: ANN401  each field has its own type
) -> Command:
    """A new item of the programme, before another or last."""

    def command(state: State, _now: Moment) -> Outcome:
        _not_started(state)
        items = state.of(AgendaItem)
        new = AgendaItem(id, placed(items.values(), id, before), "", kind, _day_at(state, before, but=id))
        made = _sound(changed(new, {**fields, "title": title}, needed={"title"}))
        return Outcome(Verb.ITEM_ADDED, made.title, put=(made,))

    return command


def edit_item(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some fields of an item anew. Raises Refused("day_started") for what the plan is made of once it runs."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(AgendaItem, id)
        now = changed(was, fields, needed={"title"})
        if any(getattr(was, name) != getattr(now, name) for name in TIMING):
            _not_started(state)
        if now.start != was.start:
            now = replace(now, start_printed=True)
        return Outcome(Verb.ITEM_EDITED, now.title, put=(_sound(now),))

    return command


def move_item(id: str, before: str | None) -> Command:
    """Puts an item before another, or last; it takes the day of where it lands."""

    def command(state: State, _now: Moment) -> Outcome:
        _not_started(state)
        was = state.get(AgendaItem, id)
        rank_there = placed(state.of(AgendaItem).values(), id, before)
        moved = replace(was, rank=rank_there, day=_day_at(state, before, but=id))
        return Outcome(Verb.ITEM_EDITED, was.title, put=(moved,))

    return command


def remove_item(id: str) -> Command:
    """Takes an item out of the programme, with its speakers; rounds and remarks stand without an item."""

    def command(state: State, _now: Moment) -> Outcome:
        _not_started(state)
        was = state.get(AgendaItem, id)
        put, gone = _loosened(state, {id: None})
        return Outcome(Verb.ITEM_REMOVED, was.title, put=put, gone=(*gone, was))

    return command


def take_programme(items: Sequence[AgendaItem], others: Sequence[Entity] = ()) -> Command:
    """Puts another programme in the place of the old one. others: the people, organisations and speakers it names.

    Rounds and remarks go over to the new item of the same title, rounds else to the first group debate.
    """

    def command(state: State, _now: Moment) -> Outcome:
        _not_started(state)
        if not items:
            raise Refused("no_items")
        new = tuple(replace(_sound(cleaned(item)), rank=rank(n)) for n, item in enumerate(items, 1))
        ids = {i.id for i in new}
        old = [i for i in state.of(AgendaItem).values() if i.id not in ids]
        debate = next((i.id for i in new if i.kind is ItemKind.GROUP_DEBATE), None)
        titled = {i.title.casefold(): i.id for i in reversed(new)}
        heirs = {i.id: titled.get(i.title.casefold(), debate) for i in old}
        put, gone = _loosened(state, heirs)
        title = state.get(Workshop, WORKSHOP).title
        brought = (*new, *map(cleaned, others))
        return Outcome(Verb.PROGRAMME_TAKEN, title, put=(*brought, *put), gone=(*gone, *old))

    return command


def _not_started(state: State) -> None:
    """Once the day has begun, also when it is over, its programme is the frozen plan."""
    if begun(state):
        raise Refused("day_started")


def _known_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("unknown_zone", name) from None


def _loosened(state: State, heirs: dict[str, str | None]) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """What must let go of items that go: rounds and remarks go to the heirs; the speakers go with the items."""
    rounds = [replace(r, item=heirs[r.item]) for r in state.of(Round).values() if r.item in heirs]
    remarks = [replace(c, item=heirs[c.item]) for c in state.of(Contribution).values() if c.item in heirs]
    return (*rounds, *remarks), tuple(s for s in state.of(Speaker).values() if s.item in heirs)


def _day_at(state: State, before: str | None, but: str) -> int:
    """The day of the item before which something is put; the last day at the end."""
    if before is not None:
        return state.get(AgendaItem, before).day
    return max((i.day for i in state.of(AgendaItem).values() if i.id != but), default=1)


def _sound(item: AgendaItem) -> AgendaItem:
    if item.minutes is not None and item.minimum is not None and item.minimum > item.minutes:
        raise Refused("minimum_too_long", item.title)
    return item
