"""Step 3b: lines about the day, not of it: its name, notes, rooms, and what a mail has around a programme."""

from __future__ import annotations

import re
from functools import cache

from app.intake.dates import Date, mask, rest_of, together
from app.intake.lines import Line, is_note
from app.intake.scan import EDGES, Scanned
from app.intake.vocabulary import choice, flat, words, words_of


def heading_date(one: Scanned, *, begun: bool) -> Date | None:
    """The day a line names as a heading: judged by what is left without its date words."""
    if not one.dates or _mentions_deadline(one.line.text):
        return None
    date = together(one.dates)
    rest = rest_of(one.line.text, one.dates)
    if one.spans:
        rest = rest_of(mask(one.line.text, [Date(s.lead, s.stop) for s in one.spans]), one.dates)
    leads = not one.line.text[: date.begin].strip(EDGES)
    if date.weak and not (leads and (date.month or not rest)):
        return None
    if not rest:
        return date
    if one.line.text.rstrip().endswith((".", "!", "?")) and len(rest) > 3:
        return None
    if leads and len(rest) <= (10 if one.line.gap or one.line.heading else 8) and not one.line.bullet:
        return date
    return date if len(rest) <= 4 and (not begun or one.line.gap or one.line.heading) and not one.line.bullet else None


@cache
def _deadline_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{choice('clocks', 'deadlines')})(?![^\W_])", re.IGNORECASE)


def _mentions_deadline(text: str) -> bool:
    return _deadline_words().search(text) is not None or is_note(text)


def is_aside(line: Line) -> bool:
    """A room on a line of its own."""
    spoken = words_of(line.text)
    return (
        0 < len(spoken) <= 4
        and (words("titles", "rooms").at(spoken, 0) is not None)
        and not line.text.rstrip().endswith(("?", "!"))
        and (len(spoken) > 1)
    )


@cache
def _farewell() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('titles', 'farewells')})(?![^\W_])", re.IGNORECASE)


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('titles', 'when')})\s*:", re.IGNORECASE)


LONGEST_FAREWELL = 6
"""Words."""


def greets(text: str) -> bool:
    """A mail begins so; it is no title of a day."""
    spoken = words_of(text)
    return bool(spoken) and spoken[0] in flat("titles", "greetings")


def is_farewell(line: Line) -> bool:
    """ "Kind regards, Anna": what comes after it in a mail is no programme."""
    found = _farewell().match(line.text)
    if found is None or line.bullet:
        return False
    after = line.text[found.end() :].lstrip()
    return len(words_of(line.text)) <= LONGEST_FAREWELL or (
        found[0].casefold().startswith("p") and after[:1] in {":", "."}
    )


def says_when(text: str) -> bool:
    """ "When: Friday, 9.00-16.00": the hours of the whole, no item."""
    return _when().match(text) is not None
