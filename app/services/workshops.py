"""What it means to make a workshop, to open one, and to make a copy to practise on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    ExampleMunicipality,
    Group,
    Municipality,
    Round,
    Topic,
)
from app.domain.gestures import Entity, State
from app.domain.programme import WORKSHOP, AgendaItem, Organisation, Person, Speaker, Workshop
from app.services.logbook import Logbook
from app.services.ports import Clock, Ids, Library, OpenStore

if TYPE_CHECKING:
    from app.services.templates import Template


@dataclass(frozen=True, slots=True)
class Opened:
    """An open workshop: its log, its store, the drafts that were being typed, and what opening found."""

    logbook: Logbook
    store: OpenStore
    drafts: Mapping[str, str]
    notices: tuple[tuple[str, ...], ...]


def open_workshop(library: Library, id: str, device: str, clock: Clock, ids: Ids) -> Opened:
    """Raises Unavailable where the library has no such workshop or cannot open it."""
    store, loaded = library.open(id)
    logbook = Logbook(device, clock, ids, store, loaded.state, loaded.log)
    return Opened(logbook, store, loaded.drafts, loaded.notices)


def make_workshop(
    library: Library,
    template: Template,
    clock: Clock,
    ids: Ids,
    *,
    date: dt.date,
    title: str = "",
    practice: bool = False,
) -> str:
    """A new workshop on the disk, closed again; returns its id. practice: marked as a rehearsal."""
    from app.services.templates import MAKER, make

    store, loaded = library.create(ids.new())
    try:
        logbook = Logbook(MAKER, clock, ids, store, loaded.state, loaded.log)
        logbook.do(make(template, date=date, title=title, rehearsal=practice))
    finally:
        store.close()
    return store.id


def write_scribe_copy(library: Library, carried: Path, letter: str, target: Path, clock: Clock, ids: Ids) -> None:
    """Makes the file of a co-facilitator's copy (*Skriverkopi*) out of a file of the workshop.

    The copy is a workshop of its own, marked with its letter, so that its codes meet none of ours. It passes through
    the library under an id that goes again. Raises Unavailable, Refused("no_such_copy").
    """
    from app.services.merge import become_copy
    from app.services.templates import MAKER

    id_ = library.keep_beside(library.preview(carried))
    try:
        opened = open_workshop(library, id_, MAKER, clock, ids)
        try:
            opened.logbook.do(become_copy(letter))
        finally:
            opened.store.close()
        library.export_snapshot(id_, target)
    finally:
        library.delete(id_)


def prepared(state: State) -> Template:
    """A workshop as it was before anything was said or done: what a rehearsal, or next time's day, begins with."""
    from app.services.templates import Template

    items = {id: item for id, item in state.of(AgendaItem).items() if not item.inserted}
    entities: list[Entity] = []
    for kind in _PREPARED:
        entities.extend(state.of(kind).values())
    entities.extend(items.values())
    entities.extend(replace(s, arrived=False) for s in state.of(Speaker).values() if s.item in items)
    entities.extend(replace(g, visited_ms=None, scribe="") for g in state.of(Group).values())
    entities.extend(r for r in state.of(Round).values() if r.item is None or r.item in items)
    return Template(replace(state.get(Workshop, WORKSHOP), copy=""), tuple(entities))


_PREPARED: tuple[type[Entity], ...] = (
    Organisation, Person, Topic, Municipality, ExampleMunicipality, CompetenceArea, CompetenceNeed,
)  # fmt: skip
"""The kinds that a day begins with as they are; the programme, the groups and their rounds need a closer look."""
