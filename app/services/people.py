"""People and where they come from, and who speaks when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.domain.gestures import Command, Entity, Moment, Outcome, State
from app.domain.programme import AgendaItem, Organisation, Person, Speaker
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.editing import changed
from app.services.intake import Named
from app.services.ranks import rank
from app.services.whole_names import kept_whole, plain

_PARTS = re.compile(r"[;\n]")
_PIECES = re.compile(r"(?:[^,(]|\([^)]*\)?)+")
_BESIDE = re.compile(r"([^(]+)(?:\(([^)]*)\)?)?")
_AND = re.compile(r"(?:^|\s+)(?:og|and|&)\s+", re.IGNORECASE)
_FRAGILE = re.compile(rf"[;,()\n]|{_AND.pattern}", re.IGNORECASE)
"""What a name that is read would fall apart at."""


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


def set_speakers(item: str, named: Sequence[Named], fresh: Sequence[str]) -> Command:
    """Who speaks in an item, in this order. fresh: an id for each, taken by those whom nobody knows by name yet.

    An organisation that is named here becomes the person's own; where none is named, this item prints none.
    """

    def command(state: State, _now: Moment) -> Outcome:
        title = state.get(AgendaItem, item).title
        were = {s.person: s for s in state.of(Speaker).values() if s.item == item}
        known = _by_name(state, first=were)
        homes: dict[str, Organisation] = {}
        speak: dict[str, tuple[Person, Speaker]] = {}
        for number, (each, id) in enumerate(zip(named, fresh, strict=True), 1):
            person = known.get(_key(each.name)) or changed(Person(id, ""), {"name": each.name}, needed={"name"})
            home = _home(state, each.organisation)
            if home is not None:
                homes.setdefault(home.id, home)
                person = replace(person, organisation=home.id)
            known[_key(each.name)] = person
            was = were.get(person.id, Speaker(f"{item}/{person.id}", item, person.id, ""))
            speak.setdefault(person.id, (person, replace(was, rank=rank(number), printed=home is not None)))
        put = (*homes.values(), *(entity for pair in speak.values() for entity in pair))
        gone = tuple(s for person, s in were.items() if person not in speak)
        return Outcome(Verb.PERSON_EDITED, title, put=put, gone=gone)

    return command


def named_in(state: State, text: str) -> tuple[Named, ...]:
    """The people somebody wrote: `Ada Holm, SDU; Bo Ek (Køge Kommune)`, or `Ada Holm og Bo Ek`.

    What follows a comma is an organisation, unless somebody is known by that name or one was named already. A name
    that is known stays whole, whatever it holds (`Sund & Bælt`).
    """
    known = _by_name(state)
    found: list[Named] = []
    somebody = [person.name for person in state.of(Person).values()]
    somewhere = [place.name for place in state.of(Organisation).values()]
    text, whole = kept_whole(text, [*somebody, *somewhere], _FRAGILE)
    for part in _PARTS.split(text):
        open_ = False  # the last one's organisation may still come
        for piece in _PIECES.findall(part):
            for words, beside in _BESIDE.findall(piece):
                organisation = plain(beside)
                names = [name for name in map(plain, _AND.split(words)) if name]
                if open_ and names and _key(whole(names[0])) not in known and not organisation:
                    follow = [name for name in names[1:] if _key(whole(name)) in known]
                    alone = len(follow) < len(names) - 1 or not follow
                    found[-1] = replace(found[-1], organisation=plain(words) if alone else names[0])
                    names = [] if alone else follow
                found += [Named(name) for name in names]
                if organisation and found and (names or open_):
                    found[-1] = replace(found[-1], organisation=organisation)
                open_ = bool(names) and not organisation
    return tuple(Named(whole(each.name), whole(each.organisation)) for each in found)


def written(named: Iterable[Named]) -> str:
    """People as `named_in` reads them."""
    return "; ".join(_one(each) for each in named)


def speaking(state: State, item: str) -> tuple[Named, ...]:
    """Who speaks in an item, each with the organisation that its line prints."""
    found = sorted((s for s in state.of(Speaker).values() if s.item == item), key=lambda s: (s.rank, s.id))
    return tuple(_named(state, state.get(Person, s.person), printed=s.printed) for s in found)


def everybody(state: State) -> tuple[str, ...]:
    """Everyone known, as they are written among speakers."""
    return tuple(sorted(_one(_named(state, person)) for person in state.of(Person).values()))


def unknown_in(state: State, named: Iterable[Named]) -> tuple[str, ...]:
    """The names that nobody is known by yet."""
    known = _by_name(state)
    return tuple(each.name for each in named if _key(each.name) not in known)


def speaker_arrived(speaker: str, *, arrived: bool = True) -> Command:
    """A speaker is in the house, for everything they speak in today."""

    def command(state: State, _now: Moment) -> Outcome:
        person = state.get(Speaker, speaker).person
        same = sorted((s for s in state.of(Speaker).values() if s.person == person), key=lambda s: s.id)
        changed = tuple(replace(s, arrived=arrived) for s in same)
        return Outcome(Verb.SPEAKER_ARRIVED, state.get(Person, person).name, put=changed)

    return command


def _from(state: State, person: Person, organisation: str) -> tuple[Entity, ...]:
    home = _home(state, organisation)
    if home is None:
        return (replace(person, organisation=None),)
    return home, replace(person, organisation=home.id)


def _home(state: State, organisation: str) -> Organisation | None:
    """An organisation by name, made where it is not there yet; None without a name."""
    name = one_line(organisation)
    known = next((o for o in state.of(Organisation).values() if o.name.casefold() == name.casefold()), None)
    return known or (Organisation(f"organisation/{name.casefold()}", name) if name else None)


def _named(state: State, person: Person, *, printed: bool = True) -> Named:
    home = state.of(Organisation).get(person.organisation or "") if printed else None
    return Named(person.name, home.name if home is not None else "")


def _one(each: Named) -> str:
    if not each.organisation:
        return each.name
    plain = "," not in each.organisation and not _AND.search(each.organisation)
    return f"{each.name}, {each.organisation}" if plain else f"{each.name} ({each.organisation})"


def _by_name(state: State, first: Iterable[str] = ()) -> dict[str, Person]:
    """Everybody by name; of two with one name, one of the first."""
    found = {_key(person.name): person for person in reversed(tuple(state.of(Person).values()))}
    return found | {_key(person.name): person for id in first if (person := state.of(Person).get(id)) is not None}


def _key(name: str) -> str:
    return plain(name).casefold()
