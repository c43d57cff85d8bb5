"""Step 4c: what a line below an item is: its people, an item of its own, or detail."""

from __future__ import annotations

import re

from app.domain.programme import ItemKind
from app.intake.head import Head
from app.intake.kinds import is_debate_or_break, kind_of
from app.intake.lines import CELL, Line
from app.intake.names import Place, is_known_first
from app.intake.people import Found, first_names_only, only_role, people
from app.intake.titles import sentences
from app.intake.vocabulary import flat, words, words_of

LONGEST_TITLE = 14
"""Words; a longer line is prose."""


def shape(line: Line) -> tuple[bool, bool, int]:
    """What a line looks like: whether it has a bullet, whether that is a number, and how far it is indented."""
    return bool(line.bullet), line.bullet[:1].isdigit(), line.indent


def shapes_of_items(lines: list[tuple[Line, Head]]) -> set[tuple[bool, bool, int]]:
    """The shapes (bullet, indent) of lines that stand in a row of titles with speakers, one of them beyond doubt: then
    "Alto: library (Una Holm)" is one too, though a library alone is an organisation."""
    found: dict[tuple[bool, bool, int], list[bool]] = {}
    for line, head in lines:
        if head.title and head.persons and not head.inside and not only_role(head.title):
            sure = _titled(line, head) or not _definite(head.title)
            found.setdefault(shape(line), []).append(sure)
    return {shape for shape, every in found.items() if len(every) >= 2 and any(every)}


def bare_people(line: Line, head: Head, *, listed: bool) -> Found | None:
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
    return own_title(head.title, least=1 if line.bullet else 2) and (bool(line.bullet) or len(head.persons) <= 2)


def own_title(title: str, *, least: int = 1) -> bool:
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


def is_item(line: Line, head: Head, owner: ItemKind, start: int | None, language: str) -> bool:
    """Whether a line below an item is one itself: a title with its speaker, or a debate or break of its own.

    owner: the kind of the item above. start: when that begins, in minutes after midnight.
    """
    spoken = words_of(head.title)
    celled = CELL in line.text and not (head.persons and not head.inside and own_title(head.title))
    counts = line.text[:1].isdigit() and not head.persons  # "3 questions for debate" in a list
    if not spoken or counts or ((line.text[:1].islower() or celled) and not line.bullet) or only_role(line.text):
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


def opens_with_name(line: Line, head: Head) -> bool:
    """ "Helen Marsh (Bristol) on buses": a short line that begins with who speaks."""
    return head.inside and line.text.startswith(head.persons[0].name) and len(words_of(line.text)) <= LONGEST_TITLE
