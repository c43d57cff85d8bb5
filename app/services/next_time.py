"""Using a programme again: what the last time says about its lengths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.gestures import Entity, State
from app.domain.programme import AgendaItem
from app.domain.timing.actuals import Realistic, realistic_lengths
from app.services import day
from app.services.templates import Template
from app.services.workshops import prepared


def offers(state: State) -> tuple[Realistic, ...]:
    """The lengths worth offering when this workshop's programme is used again; none before it was played."""
    return realistic_lengths([day.planned_and_actual(state)]) if day.begun(state) else ()


def with_lengths(template: Template, taken: Iterable[Realistic]) -> Template:
    """The template with the lengths that were taken.

    What follows moves with them, up to the next anchor or the next day; free time before an item takes up what it can.
    Where that is not enough the set-up shows the overlap: nobody else decides what is left out.
    """
    minutes = {offer.id: offer.offered for offer in taken}
    items = sorted(
        (e for e in template.entities if isinstance(e, AgendaItem) and not e.inserted), key=lambda i: (i.rank, i.id)
    )
    moved = _moved(items, minutes, {i.id: _length(i, items[n + 1 :]) for n, i in enumerate(items)})
    return replace(template, entities=tuple(moved.get(e.id, e) for e in template.entities))


def realistic(state: State) -> State:
    """The day as it would begin next time, with the lengths that were used: what a template is made of."""
    template = with_lengths(prepared(state), offers(state))
    kinds: dict[type[Entity], dict[str, Entity]] = {}
    for entity in (template.workshop, *template.entities):
        kinds.setdefault(type(entity), {})[entity.id] = entity
    return State(kinds)


def _length(item: AgendaItem, after: Iterable[AgendaItem]) -> int | None:
    """How long an item is planned: its minutes, else to its fixed end or the next start of its day."""
    if item.minutes is not None or item.start is None:
        return item.minutes
    if item.fixed_end is not None:
        return item.fixed_end - item.start
    following = next((i for i in after if i.start is not None), None)
    if following is None or following.start is None or following.day != item.day:
        return None
    return following.start - item.start


def _moved(
    items: Iterable[AgendaItem], minutes: Mapping[str, int], planned: Mapping[str, int | None]
) -> dict[str, AgendaItem]:
    found: dict[str, AgendaItem] = {}
    today, shift, end = 0, 0, None
    for item in items:
        if item.anchor or item.day != today:
            shift = 0
        elif item.start is not None and end is not None and shift > 0:
            shift = max(0, shift - max(0, item.start - end))
        today = item.day
        start = None if item.start is None else item.start + shift
        was, new = planned[item.id], minutes.get(item.id)
        end = None if item.start is None or was is None else item.start + was
        if new is not None and was is not None and item.fixed_end is None:
            minimum = None if item.minimum is None else min(item.minimum, new)
            found[item.id] = replace(item, start=start, minutes=new, minimum=minimum)
            shift += new - was
        elif shift:  # an item that lasts to the next start keeps its length, so that what does not fit is seen
            found[item.id] = replace(item, start=start, minutes=item.minutes if item.fixed_end is not None else was)
    return found
