"""Who speaks in an item, as the console writes it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.programme import Organisation, Person, Speaker
from app.words import Message, say

_FROM = Message("people", "{0}, {1}")
_AND = Message("people", "{0} and {1}")


@dataclass(frozen=True, slots=True)
class Speaking:
    """A speaker with their name; organisation is empty where the programme prints none."""

    speaker: Speaker
    name: str
    organisation: str

    @property
    def text(self) -> str:
        """The name, and where they come from."""
        return say(_FROM, self.name, self.organisation) if self.organisation else self.name


def speakers(state: State, item: str) -> tuple[Speaking, ...]:
    """Those who speak in an item, in order."""
    people, organisations = state.of(Person), state.of(Organisation)
    found = []
    for speaker in sorted(state.of(Speaker).values(), key=lambda s: (s.rank, s.id)):
        person = people.get(speaker.person)
        if speaker.item == item and person is not None:
            home = organisations.get(person.organisation or "") if speaker.printed else None
            found.append(Speaking(speaker, person.name, home.name if home else ""))
    return tuple(found)


def named(people: tuple[Speaking, ...]) -> str:
    """All of them in one line."""
    texts = [p.text for p in people]
    if len(texts) < 2:
        return "".join(texts)
    return say(_AND, ", ".join(texts[:-1]), texts[-1])
