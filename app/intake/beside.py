"""Step 4a: the words of a slot: beside its clock, or on the lines below where they are its title."""

from __future__ import annotations

import re

from app.intake.lines import CELL, Line
from app.intake.names import Place
from app.intake.pairs import pairs_in
from app.intake.particles import starts_with_particle
from app.intake.people import label_in, only_role, people
from app.intake.slots import Slot
from app.intake.titles import sentences, split_head
from app.intake.tracks import are_labelled
from app.intake.vocabulary import flat, words, words_of
from app.intake.wraps import logical, wraps
from app.services.intake import Named

_TOLD = ("break", "meal", "lunch", "welcome", "closing", "plenum", "group", "talk")


def own_words(slot: Slot) -> tuple[str, list[Line], list[int], bool]:
    """The words of a slot with their wraps, the lines left below, and whether the title was taken from there."""
    text, body, used = slot.words, list(slot.body), [slot.line.number]
    below = False
    label = text.strip(" .:").casefold() in flat("titles", "formats") if text else True
    if not label and (named := _title_below_name(text, body)) is not None:
        used += [line.number for line in body[: named[1]]]
        return named[0], body[named[1] :], used, True
    if label and body:
        turns = bool(text) and bool(pairs_in(logical(body)) or are_labelled(body))
        at = None if turns else _title_line(body, strict=bool(text))
        if at is not None:
            title = body.pop(at)
            text, below = title.text, True
            used.append(title.number)
            body_from = at
        else:
            body_from = 0
    else:
        body_from = 0
    while body_from < len(body) and wraps(text, body[body_from]) and text:
        more = body.pop(body_from)
        text = f"{text} {more.text}"
        used.append(more.number)
    return text, body, used, below


def _title_below_name(text: str, body: list[Line]) -> tuple[str, int] | None:
    """Where a time has only a name beside it and the line below is no name: that line is the title, and the name
    speaks. Also how many lines it takes."""
    if not body or body[0].heading or CELL in text:
        return None
    found = people(text, Place.WEAK)
    if not found.only or not found.persons or label_in(text) is not None or not _names_alone(text, found.persons):
        return None
    title = body[0].text
    below = people(title, Place.WEAK)
    if below.only or only_role(title) or len(words_of(title)) > 16 or title.rstrip().endswith((":", ",")):
        return None
    if title[:1].islower() or (body[0].gap and len(sentences(title)) > 1) or starts_with_particle(title):
        return None
    return f"{text}: {title}", 1


def _names_alone(text: str, persons: list[Named]) -> bool:
    """Nothing beside the names but brackets, honours and "and"."""
    left = re.sub(r"\([^()]*\)", " ", text)
    for person in persons:
        left = left.replace(person.name, " ")
    small = {*flat("people", "and"), *flat("people", "honours")}
    return all(word in small for word in words_of(left))


def _names_people(text: str) -> bool:
    """A line of people, and not a title with its speaker."""
    head = split_head(text)
    titled = bool(head.title) and bool(head.persons) and not head.inside and not only_role(head.title)
    spoken = words_of(text)
    told = bool(spoken) and words("kinds", *_TOLD).at(spoken, 0) is not None
    return people(text, Place.WEAK).only and not (told or (titled and len(words_of(head.title)) > 1))


def _title_line(body: list[Line], *, strict: bool) -> int | None:
    """Which line below a time is its title. strict: the time has a label ("Parallel session"), so only a line that
    looks like a title will do."""
    for at, line in enumerate(body[:3]):
        if _names_people(line.text):
            if strict:
                return None
            continue
        if strict and (line.bullet or len(words_of(line.text)) > 12 or line.text.rstrip().endswith((".", ":"))):
            return None
        return at
    return None if strict or not body else 0
