"""The words of an item as they are taken apart: its title, its people, the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.intake.people import Found
from app.services.intake import Named

EDGES = " \t.,;:–—-·•*|►>"
"""What may stand at the ends of a title without being part of it."""


@dataclass(slots=True)
class Head:
    """The words of an item: its title, who speaks, and the rest. minutes: a length it gives; inside: a name stands in
    the title itself; starred: a footnote's star (which mostly says parallel). label: the word of a line that is only
    people ("Panel: Anna Holm, Bo Lund"): the title where there is no other."""

    title: str = ""
    persons: list[Named] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)
    label: str = ""
    minutes: int | None = None
    guessed: bool = False
    inside: bool = False
    starred: bool = False
    spoken: bool = False  # a label or a strong particle said that people follow

    def take(self, found: Found) -> None:
        """Adds the people of a part."""
        known = {person.name for person in self.persons}
        self.persons += [person for person in found.persons if person.name not in known]
        self.organisations += [each for each in found.organisations if each not in self.organisations]
        self.guessed = self.guessed or found.guessed
