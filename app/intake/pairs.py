"""Step 4c: titles and people in turns below a block: "Room 1: The guests", "Kari Moe, Bergen", "Room 2: ..."."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.intake.below import LONGEST_TITLE, bare_people
from app.intake.lines import Line
from app.intake.names import Place
from app.intake.people import Found, label_in, only_role, people
from app.intake.titles import sentences, split_head
from app.intake.vocabulary import flat, words, words_of

FEWEST_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A title and the people of the line beside it. numbers: their lines in the source."""

    title: Line
    whom: Found
    numbers: tuple[int, ...]


Numbered = tuple[Line, tuple[int, ...]]


def pairs_in(lines: list[Numbered]) -> dict[int, Pair]:
    """The pairs by the place of their first line, where there are several; no pair where there is one, because a
    title and a name below an item are rather its second line and its speaker."""
    if len(lines) < 2 * FEWEST_PAIRS:
        return {}
    what = [_what(line) for line, _numbers in lines]
    found = _in_order(lines, what, titles_first=True)
    ends_with_title = bool(what) and what[-1] == "title" and what[0] == "people"
    if ends_with_title:
        turned = _in_order(lines, what, titles_first=False)
        found = turned if len(turned) >= len(found) else found
    return found if len(found) >= FEWEST_PAIRS else {}


def _in_order(lines: list[Numbered], what: list[str], *, titles_first: bool) -> dict[int, Pair]:
    first, second = ("title", "people") if titles_first else ("people", "title")
    found: dict[int, Pair] = {}
    at = 0
    while at + 1 < len(lines):
        if what[at] != first or what[at + 1] != second or lines[at + 1][0].gap:
            at += 1
            continue
        title, person = (at, at + 1) if titles_first else (at + 1, at)
        line, begin = lines[title][0], at
        numbers = [*lines[at][1], *lines[at + 1][1]]
        if titles_first and at and what[at - 1] == "label" and at - 1 not in {b + 1 for b in found}:
            label, its_numbers = lines[at - 1]
            line, begin = replace(line, text=f"{label.text.rstrip(' .:–-')}: {line.text}"), at - 1
            numbers = [*its_numbers, *numbers]
        found[begin] = Pair(line, _people(lines[person][0]), tuple(numbers))
        at += 2
    return found


def _what(line: Line) -> str:
    """Whether a line is a title, people, a label ("Session A") or something else."""
    if _labels(line.text):
        return "label"
    head = split_head(line.text)
    if bare_people(line, head, listed=False) is not None:
        return "people" if _people(line).persons else "other"
    spoken = words_of(line.text)
    if head.persons or only_role(line.text) or not 0 < len(spoken) <= LONGEST_TITLE or line.text[:1].islower():
        return "other"
    if len(sentences(line.text)) > 1 or label_in(line.text) is not None or line.text.rstrip().endswith((":", ".")):
        return "other"
    return "other" if _organisation_alone(line.text) else "title"


def _people(line: Line) -> Found:
    return bare_people(line, split_head(line.text), listed=False) or Found()


def _labels(text: str) -> bool:
    """ "Session A", "Workshop 2:", "Spor 1"."""
    spoken = words_of(text)
    if len(spoken) != 2 or not (len(spoken[1]) == 1 or spoken[1].isdigit()):
        return False
    return spoken[0] in flat("titles", "tracks") or words("kinds", "group").at(spoken[:1], 0) is not None


def _organisation_alone(text: str) -> bool:
    found = people(text, Place.WEAK)
    known = any(word in words("people", "organisations") for word in words_of(text))
    small = sum(token[:1].islower() for token in text.split()) >= 1 and len(text.split()) >= 3
    return bool(found.organisations) and found.left == 0 and known and not small
