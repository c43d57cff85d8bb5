"""Step 6: what a programme is called: a line above it, a heading beside its date, or "the programme for ..."."""

from __future__ import annotations

import re
from functools import cache

from app.intake.clocks import spans_in
from app.intake.dates import dates_in, mask, rest_of
from app.intake.headings import greets
from app.intake.lines import Line
from app.intake.mails import ADDRESS
from app.intake.names import is_known_first
from app.intake.slots import DayHeading, Slot
from app.intake.vocabulary import choice, flat, words_of

MOST_WORDS = 12


def title_of_day(marks: list[Slot | DayHeading], head: list[Line]) -> str:
    """The title of a programme with clocks. head: its lines that are no items and no days' names."""
    first = next((mark.line.number for mark in marks if isinstance(mark, Slot)), 0)
    above = [line for line in head if line.number < first]
    return title_of_lines(above) or _title_of_heading(marks)


def title_of_lines(lines: list[Line]) -> str:
    """The first line that may be a title, or what the programme is said to be for."""
    return next((line.text for line in lines if _may_be_title(line)), "") or next(
        (found for line in lines if (found := _said_to_be_for(line.text))), ""
    )


@cache
def _programme_for() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{choice('titles', 'programme_for')})\s+(?P<what>[^\W_].+)", re.IGNORECASE)


def _said_to_be_for(text: str) -> str:
    """ "Here is the programme for the study day on care on Thursday": the study day on care."""
    found = _programme_for().search(mask(text, dates_in(text)))
    if found is None:
        return ""
    what = re.split(r"\0|[.,;:!?]", found["what"])[0]
    spoken = what.split()
    while spoken and (len(spoken[-1]) == 1 or spoken[-1].casefold() in _small()):
        spoken.pop()
    if not 2 <= len(spoken) <= MOST_WORDS:
        return ""
    what = " ".join(spoken)
    return what[0].upper() + what[1:]


@cache
def _meeting() -> re.Pattern[str]:
    """ "Vi mødes på Ribe Bibliotek": two or more words with capitals, so that it is a place's own name."""
    name = r"(?-i:[A-ZÆØÅÄÖÜÉ][^\W\d_'’.-]*(?:[.'’-][^\W\d_]+)*)"
    between = rf"(?:\s+(?:de|la|le|du|des|of|the|i|og|and|und|et|en|van|von|der|den)){{0,2}}\s+{name}"
    return re.compile(
        rf"(?<![^\W_])(?:{choice('titles', 'meeting')})\s+(?P<at>{choice('titles', 'at_place')})\s+"
        rf"(?:(?:the|our|la|le|les|der|den|dem|die|das|de|het)\s+|l['’])?(?P<what>{name}(?:{between})+)",
        re.IGNORECASE,
    )


_AT_HOME = frozenset({"hos", "chez", "bei", "bij"})


def _at_home(at: str) -> bool:
    """ "Hos Lone Bak" is somebody's home."""
    return at.casefold() in _AT_HOME


def place_of_lines(lines: list[Line]) -> str:
    """Where people meet, if a sentence gives a name of a place for it; "" where anything is in doubt."""
    for line in lines:
        found = _meeting().search(mask(line.text, dates_in(line.text)))
        if found is not None and not (_at_home(found["at"]) and is_known_first(found["what"].split()[0])):
            return found["what"]
    return ""


@cache
def _small() -> frozenset[str]:
    return frozenset({*flat("days", "fillers"), *flat("titles", "at_place")})


def _title_of_heading(marks: list[Slot | DayHeading]) -> str:
    """ "Study day, Thursday 5 March": the words beside the date of the first line, where nothing else names the day."""
    first = marks[0] if marks else None
    if not isinstance(first, DayHeading):
        return ""
    text = re.sub(r"\s*\0+\s*", " ", mask(first.line.text, dates_in(first.line.text)))
    text = text.strip(" ,.;:–—-()|")
    return text if 2 <= len(words_of(text)) <= 10 and not spans_in(text) and _named(text) else ""


def _named(text: str) -> bool:
    """More than the small words that stand around a date."""
    return len(rest_of(text, [])) >= 2


def _may_be_title(line: Line) -> bool:
    """A short line that is no sentence and greets nobody."""
    spoken = words_of(line.text)
    small = {*flat("columns", "title"), *flat("days", "fillers"), *flat("titles", "formats")}
    if all(word in small for word in spoken) or ADDRESS.search(line.text):
        return False
    return len(spoken) <= 12 and not greets(line.text) and not re.search(r"[^\W\d_]{3}\.$", line.text)
