"""Step 4b: lines that go on with the one above, and what comes "afterwards"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from app.domain.programme import ItemKind
from app.intake.below import LONGEST_TITLE
from app.intake.kinds import kind_of
from app.intake.lines import Line
from app.intake.names import Place, is_known_first
from app.intake.particles import starts_with_particle
from app.intake.people import people
from app.intake.vocabulary import choice, words, words_of

_OPEN_END = re.compile(r"(?:[,&/(:–-]|[^\W\d_]-)\s*$")


def wraps(before: str, line: Line) -> bool:
    """Whether a line goes on with the one before it."""
    if line.bullet or line.heading or not before:
        return False
    if begins_afterwards(line.text):
        return False
    if starts_with_particle(line.text):
        return not (line.gap and len(words_of(line.text)) > LONGEST_TITLE)
    if line.gap:
        return False
    return _unfinished(before) or (line.text[:1].islower() and not before.rstrip().endswith((".", "?", "!", ":")))


@cache
def _afterwards() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('titles', 'afterwards')})(?![^\W_])[\s:,–-]*", re.IGNORECASE)


def begins_afterwards(text: str) -> bool:
    """ "Danach gemütliches Beisammensein", "Herefter debat": what comes next, without a clock of its own."""
    return _afterwards().match(text) is not None


def without_afterwards(text: str) -> str:
    """What comes "afterwards", without that word."""
    found = _afterwards().match(text)
    return text[found.end() :] if found is not None else text


_ITEMS_AFTERWARDS = frozenset(
    {ItemKind.BREAK, ItemKind.LUNCH, ItemKind.PLENUM_DEBATE, ItemKind.GROUP_DEBATE, ItemKind.CLOSING}
)

LONGEST_AFTERWARDS = 6
"""Words."""


def afterwards_item(line: Line, start: int | None, language: str) -> Line | None:
    """The line without such a word, where what follows is short and of a kind ("danach Abendessen")."""
    found = _afterwards().match(line.text)
    rest = line.text[found.end() :] if found is not None else ""
    kind, told = kind_of(rest, start, language)
    if not rest or not told or kind not in _ITEMS_AFTERWARDS or len(words_of(rest)) > LONGEST_AFTERWARDS:
        return None
    return replace(line, text=rest[0].upper() + rest[1:])


def _unfinished(text: str) -> bool:
    """Whether a line breaks off: an open bracket, a comma, a small word that wants another."""
    if text.count("(") > text.count(")") and text.rfind("(") > len(text) - 200:
        return True
    if _OPEN_END.search(text) and not text.rstrip().endswith(":"):
        return True
    return _dangling().search(text) is not None


@cache
def _dangling() -> re.Pattern[str]:
    small = choice("people", "and", "of")
    return re.compile(rf"(?<![^\W_])(?:{small})\s*$", re.IGNORECASE)


def goes_on_with_name(before: str, line: Line) -> bool:
    """A list of people broken inside a name: "..., Claire" and "Besson (producteur)"."""
    if line.bullet or line.gap or not line.text[:1].isupper():
        return False
    if words("kinds", "group", "break", "talk", "plenum").at(words_of(line.text) or [""], 0) is not None:
        return False
    tail = re.split(r"[,;&]|\s(?:og|and|und|et|en|och)\s", before)[-1].split()
    return len(tail) == 1 and is_known_first(tail[0]) and "," in before and bool(people(before, Place.WEAK).persons)


def logical(lines: list[Line]) -> list[tuple[Line, tuple[int, ...]]]:
    """The lines with their wraps, each with the numbers of the source lines it is made of."""
    made: list[tuple[Line, tuple[int, ...]]] = []
    for line in lines:
        if made:
            last, numbers = made[-1]
            if wraps(last.text, line) or goes_on_with_name(last.text, line):
                made[-1] = (replace(last, text=f"{last.text} {line.text}"), (*numbers, line.number))
                continue
        made.append((line, (line.number,)))
    return made
