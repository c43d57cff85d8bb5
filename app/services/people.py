"""People and where they come from, and who speaks when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.gestures import Command, Entity, Moment, Outcome, State
from app.domain.programme import AgendaItem, Organisation, Person, Speaker
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.editing import changed
from app.services.templates import rank


def make_person(id: str, name: str, *, organisation: str = "", mail: str = "") -> Command:
    """Somebody by name. organisation: by name too; it is made where it is not there yet."""

    def command(state: State, _now: Moment) -> Outcome:
        made = changed(Person(id, ""), {"name": name, "mail": mail}, needed={"name"})
        put = _from(state, made, organisation)
        return Outcome(Verb.PERSON_EDITED, made.name, put=put)

    return command


def edit_person(id: str, *, organisation: str | None = None, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes somebody's name, mail or organisation (by name; empty: none; None: as it is) anew."""

    def command(state: State, _now: Moment) -> Outcome:
        now = changed(state.get(Person, id), fields, needed={"name"})
        put = (now,) if organisation is None else _from(state, now, organisation)
        return Outcome(Verb.PERSON_EDITED, now.name, put=put)

    return command


def remove_person(id: str) -> Command:
    """Takes somebody away, also as a speaker."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Person, id)
        speaks = tuple(s for s in state.of(Speaker).values() if s.person == id)
        return Outcome(Verb.PERSON_EDITED, was.name, gone=(*speaks, was))

    return command


def set_speakers(item: str, people: Sequence[str]) -> Command:
    """Who speaks in an item, in this order."""

    def command(state: State, _now: Moment) -> Outcome:
        title = state.get(AgendaItem, item).title
        known = {s.person: s for s in state.of(Speaker).values() if s.item == item}
        put = []
        for number, person in enumerate(dict.fromkeys(people), 1):
            was = known.pop(person, Speaker(f"{item}/{person}", item, person, ""))
            put.append(replace(was, rank=rank(number)))
        return Outcome(Verb.PERSON_EDITED, title, put=tuple(put), gone=tuple(known.values()))

    return command


def speaker_arrived(speaker: str, *, arrived: bool = True) -> Command:
    """A speaker is in the house."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Speaker, speaker)
        name = state.get(Person, was.person).name
        return Outcome(Verb.SPEAKER_ARRIVED, name, put=(replace(was, arrived=arrived),))

    return command


def _from(state: State, person: Person, organisation: str) -> tuple[Entity, ...]:
    name = one_line(organisation)
    if not name:
        return (replace(person, organisation=None),)
    known = next((o for o in state.of(Organisation).values() if o.name.casefold() == name.casefold()), None)
    home = known or Organisation(f"organisation/{name.casefold()}", name)
    return home, replace(person, organisation=home.id)
