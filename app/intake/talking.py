"""Step 4b: titles that name several who talk: "Ina Holm interviewer Bo Lund", "Talk (Ina Holm), reply (Bo Lund)"."""

from __future__ import annotations

import re
from functools import cache

from app.intake.head import EDGES, Head
from app.intake.names import Place, could_be_name
from app.intake.people import Found, people
from app.intake.vocabulary import choice, words_of


@cache
def _talking() -> re.Pattern[str]:
    """What stands between two who talk: "interviewer", "im Gespräch mit"."""
    return re.compile(rf"\s+(?:{choice('people', 'talking')})\s+", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """ "mellem", "zwischen": two people follow."""
    return re.compile(rf"(?<![^\W_])(?:{choice('people', 'between')})\s+", re.IGNORECASE)


def by_dialogue(head: Head, text: str) -> str | None:
    """ "Ina Holm interviewer Bo Lund", "Samtale mellem Ina Holm og Bo Lund": the title names both."""
    match = _talking().search(text)
    if match is not None:
        pieces = re.split(r":\s+|\s[-–—]\s", text[: match.start()])
        one, two = _persons_in(pieces[-1]), people(text[match.end() :], Place.STRONG)
        if one.persons and two.persons:
            head.take(one)
            head.take(two)
            return (
                text
                if len(pieces) == 1 or len(words_of(pieces[0])) < 2
                else text[: text.index(pieces[-1])].strip(EDGES)
            )
    match = _between().search(text)
    if match is not None:
        both = people(text[match.end() :], Place.STRONG)
        if len(both.persons) >= 2 and both.left <= 6:
            head.take(both)
            return text
    return None


def by_brackets(head: Head, text: str) -> str | None:
    """ "Oplæg (Ina Holm) og respons (Bo Lund)": each bracket has its people."""
    whom = [people(inside, Place.WEAK) for inside in re.findall(r"\(([^()]+)\)", text)]
    if len(whom) < 2 or not all(found.only and found.left == 0 for found in whom):
        return None
    for found in whom:
        head.take(found)
    return " ".join(re.sub(r"\s*\([^()]+\)", "", text).split())


def _persons_in(text: str) -> Found:
    """The people of a text that is nothing else."""
    found = people(text, Place.WEAK)
    if not found.persons and could_be_name(text.split()):
        found = people(text, Place.STRONG)
    return found if found.only and found.left <= 1 else Found()
