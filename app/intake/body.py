"""Step 4b: the lines below an item: a wrap, its people, an item of their own, or detail."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from app.domain.programme import ItemKind
from app.intake.head import Head
from app.intake.kinds import is_debate_or_break, kind_of
from app.intake.lines import CELL, Line
from app.intake.names import Place, is_known_first
from app.intake.particles import starts_with_particle
from app.intake.people import Found, first_names_only, only_role, people
from app.intake.titles import sentences, split_head
from app.intake.vocabulary import choice, flat, words, words_of

LONGEST_TITLE = 14
"""Words; a longer line is prose."""

_OPEN_END = re.compile(r"(?:[,&/(:–-]|[^\W\d_]-)\s*$")


@dataclass(slots=True)
class Draft:
    """An item in the making: what its own line and those below say."""

    head: Head
    lines: list[int]
    timed: bool = True
    details: list[str] = field(default_factory=list)


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


_ITEMS_AFTERWARDS = frozenset(
    {ItemKind.BREAK, ItemKind.LUNCH, ItemKind.PLENUM_DEBATE, ItemKind.GROUP_DEBATE, ItemKind.CLOSING}
)


def _afterwards_item(line: Line, start: int | None, language: str) -> Line | None:
    """The line without such a word, where what follows is short and of a kind ("danach Abendessen")."""
    found = _afterwards().match(line.text)
    rest = line.text[found.end() :] if found is not None else ""
    kind, told = kind_of(rest, start, language)
    if not rest or not told or kind not in _ITEMS_AFTERWARDS or len(words_of(rest)) > LONGEST_AFTERWARDS:
        return None
    return replace(line, text=rest[0].upper() + rest[1:])


LONGEST_AFTERWARDS = 6
"""Words."""


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


def read_body(
    owner: Draft,
    lines: list[Line],
    language: str,
    start: int | None,
    *,
    mixed_case: bool,
    sibling: tuple[str, int] | None = None,
) -> list[Draft]:
    """The untimed items among the lines below an item; people and details go to the item they stand under.

    sibling: the bullet and indent of the item's own line: what stands in the same list is an item too.
    """
    made: list[Draft] = []
    at: Draft = owner
    owner_kind, _ = kind_of(owner.head.title, start, language)
    previous: Line | None = None
    whole = [(line, numbers, _afterwards_item(line, start, language)) for line, numbers in logical(lines)]
    after = {numbers[0] for _line, numbers, made_of in whole if made_of is not None}
    heads = [
        (made_of or line, numbers, split_head((made_of or line).text, mixed_case=mixed_case))
        for line, numbers, made_of in whole
    ]
    alike = _shapes_of_items([(line, head) for line, _numbers, head in heads])
    for line, numbers, head in heads:
        whom = _bare_people(line, head, listed=bool(at.details) and at.details[-1].endswith(":"))
        in_row = _shape(line) in alike and head.title and head.persons and not head.inside
        if in_row or numbers[0] in after:
            at = _item(head, numbers)
            made.append(at)
        elif whom is not None:
            if (
                previous is not None
                and previous.bullet
                and not line.bullet
                and not line.gap
                and at.details[-1:] == [previous.text]
            ):
                at.details.pop()
                at = _item(split_head(previous.text, mixed_case=mixed_case), (previous.number,))
                made.append(at)
            at.head.take(whom)
            at.lines += numbers
        elif (line.bullet, line.indent) == sibling or _is_item(line, head, owner_kind, start, language):
            at = _item(head, numbers)
            made.append(at)
        else:
            if head.spoken or (head.persons and not head.inside and line.bullet):
                at.head.take(Found(head.persons, head.organisations, guessed=head.guessed))
            at.details.append(line.text)
            at.lines += numbers
        previous = line
    return made


def _shape(line: Line) -> tuple[bool, bool, int]:
    return bool(line.bullet), line.bullet[:1].isdigit(), line.indent


def _shapes_of_items(lines: list[tuple[Line, Head]]) -> set[tuple[bool, bool, int]]:
    """The shapes (bullet, indent) of lines that stand in a row of titles with speakers, one of them beyond doubt: then
    "Alto: library (Una Holm)" is one too, though a library alone is an organisation."""
    found: dict[tuple[bool, bool, int], list[bool]] = {}
    for line, head in lines:
        if head.title and head.persons and not head.inside and not only_role(head.title):
            sure = _titled(line, head) or not _definite(head.title)
            found.setdefault(_shape(line), []).append(sure)
    return {shape for shape, every in found.items() if len(every) >= 2 and any(every)}


def _item(head: Head, numbers: tuple[int, ...]) -> Draft:
    return Draft(head, list(numbers), timed=False)


def _bare_people(line: Line, head: Head, *, listed: bool) -> Found | None:
    """The people of a line that names nothing else. listed: it stands under "We hear from:", so an organisation in
    front of a name is no title."""
    if not head.title and head.persons:
        return Found(head.persons, head.organisations, guessed=head.guessed)
    titled = (head.spoken and head.title) or _titled(line, head)
    if len(words_of(line.text)) > 40 or (titled and (not listed or _QUOTED_OR_NUMBERED.search(head.title))):
        return None
    found = first_names_only(line.text) or people(line.text.replace(CELL, ", "), Place.WEAK)
    if found.only and found.left <= 1:
        return found
    pieces = re.split(r",|\t| [-–—] ", line.text)
    if len(pieces) >= 2 and only_role(pieces[1]) and 2 <= len(pieces[0].split()) <= 4:
        found = people(line.text, Place.STRONG)
        return found if found.only and found.left <= 1 else None
    if head.persons and head.spoken and listed and _organisation_only(head.title):
        return Found(head.persons, [*head.organisations, head.title], guessed=head.guessed)
    return None


_QUOTED_OR_NUMBERED = re.compile(r"[«»“”„\"‘]|\d")


def _titled(line: Line, head: Head) -> bool:
    """ "Bandaging – Lucy Holm": a title with its speaker. One word, or more than two people behind it, are rather a
    form with its people, unless a bullet says that it is one of several."""
    if not head.persons or head.inside:
        return False
    return _own_title(head.title, least=1 if line.bullet else 2) and (bool(line.bullet) or len(head.persons) <= 2)


def _own_title(title: str, *, least: int = 1) -> bool:
    """A title in front of a name, and not who the person is: no organisation, role or other name. least: words."""
    spoken = words_of(title)
    if len(spoken) < least or only_role(title) or is_known_first(title.split(maxsplit=1)[0].strip("(,.:")):
        return False
    initials = title.isupper() and len(spoken) <= 2
    return not initials and not any(word in words("people", "organisations") for word in spoken)


def _organisation_only(title: str) -> bool:
    found = people(title, Place.WEAK)
    return bool(found.organisations) and found.left == 0 and len(title.split()) <= 4 and _definite(title)


def _definite(title: str) -> bool:
    """Whether a title tells no kind; one that does ("Velkomst") is no organisation."""
    return not any(kind_of(title, None, language)[1] for language in ("da", "en", "de", "fr", "nl"))


def _is_item(line: Line, head: Head, owner: ItemKind, start: int | None, language: str) -> bool:
    spoken = words_of(head.title)
    celled = CELL in line.text and not (head.persons and not head.inside and _own_title(head.title))
    if not spoken or ((line.text[:1].islower() or celled) and not line.bullet) or only_role(line.text):
        return False
    if head.persons and not head.inside:
        if not line.bullet and _tells(line.text, [person.name for person in head.persons]):
            return False
        return len(spoken) <= LONGEST_TITLE and (bool(line.bullet) or len(spoken) <= 10) and not _prose(line.text)
    if len(spoken) > (9 if line.bullet else 6) or len(sentences(line.text)) > 1:
        return False
    if not is_debate_or_break(head.title, start, language):
        return False
    kind, _ = kind_of(head.title, start, language)
    same = kind is owner and kind in {ItemKind.BREAK, ItemKind.LUNCH, ItemKind.GROUP_DEBATE}
    return not same or (len(spoken) == 1 and line.gap and spoken[0] in flat("kinds", "bare"))


LONGEST_TAIL = 5
"""Words that may follow the last name of a line that is an item's: a role, an organisation."""


def _tells(text: str, names: list[str]) -> bool:
    """A sentence that tells of a person ("Then we go on with Per Holm to see what was found."), or a title and a
    sentence about somebody."""
    if not text.rstrip().endswith("."):
        return False
    if not any(name in sentences(text)[0] for name in names):
        return True
    tail = text[max(text.rfind(name) + len(name) for name in names) :]
    return tail[:1] == " " and tail.lstrip()[:1].islower() and len(words_of(tail)) > LONGEST_TAIL


def _prose(text: str) -> bool:
    parts = sentences(text)
    return len(parts) > 1 and len(words_of(parts[0])) > 10
