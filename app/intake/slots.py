"""Step 3c: lines to slots: a time with its words and the lines that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from app.intake.clocks import Span
from app.intake.dates import Date, mask, together
from app.intake.headings import greets, heading_date, is_aside, is_farewell
from app.intake.lines import Line, is_note
from app.intake.names import Place
from app.intake.people import people
from app.intake.scan import AFTER, EDGES, Scanned, left_over
from app.intake.starts import item_lines, title_above
from app.intake.vocabulary import choice, flat, words, words_of


@dataclass(slots=True)
class Slot:
    """A time with the words beside it and the lines below it. dated: a day the line itself names."""

    span: Span
    line: Line
    words: str
    body: list[Line] = field(default_factory=list)
    dated: Date | None = None
    title_below: bool = False


@dataclass(frozen=True, slots=True)
class DayHeading:
    """A line that names a day."""

    line: Line
    date: Date


FEWEST_DATED = 2
"""Lines of items that begin with different dates, before a bare "10/3" is believed to be one."""


def slots_of(lines: list[Scanned]) -> tuple[list[Slot | DayHeading], list[Line], list[Line]]:
    """Slots and day headings in order, the lines before the first slot, and lines that name rooms or are notes."""
    starts = item_lines(lines)
    made: list[Slot | DayHeading] = []
    head: list[Line] = []
    aside: list[Line] = []
    slot: Slot | None = None
    taken_leave = False
    each_dated = len({(d.day, d.month) for at in starts for d in lines[at].dates[:1] if d.month}) >= FEWEST_DATED
    spaced = sum(lines[at].line.gap for at in starts) > len(starts) / 2
    greeted = any(greets(one.line.text) for one in lines[:6])
    above = title_above(lines, starts)
    for at, one in enumerate(lines):
        span = starts.get(at)
        if slot is not None and (ends := _end_of(one)) is not None:
            slot.span = replace(slot.span, end=slot.span.end or ends)
            slot.body.append(one.line)
            continue
        if span is not None:
            slot = _slot(one, span)
            if above and not slot.words:
                title = _take_above(made, head)
                if title is not None:
                    slot.words, slot.line = title.text, title
            elif slot.words and one.trails:
                _take_beginning(slot, one, lines[at - 1] if at and at - 1 not in starts else None, made, head)
            taken_leave = False
            if slot.dated is not None and (each_dated or not one.dates[0].weak or one.dates[0].weekday):
                made.append(DayHeading(one.line, slot.dated))
            made.append(slot)
            continue
        date = heading_date(one, begun=slot is not None)
        if date is not None:
            made.append(DayHeading(one.line, date))
            slot = slot if date.several else None
            taken_leave = False
            continue
        taken_leave = taken_leave or (slot is not None and is_farewell(one.line))
        signs = (
            greeted and at == len(lines) - 1 and one.line.gap and not one.spans and len(words_of(one.line.text)) <= 2
        )
        section = slot is not None and at + 1 in starts and _is_section(one.line, lines[at + 1], spaced=spaced)
        if taken_leave or signs or section or is_aside(one.line) or (one.line.heading and slot is not None):
            aside.append(one.line)
        elif slot is None and made and starts and not one.spans and _arrives(one.line):
            made.append(Slot(Span(None, None, 0, 0), one.line, one.line.text))
        elif slot is None:
            head.append(one.line)
        else:
            slot.body.append(one.line)
    return made, head, aside


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('clocks', 'ends')})(?![^\W_])", re.IGNORECASE)


def _end_of(one: Scanned) -> int | None:
    """ "Slutter kl. 12": the end of the item above, no item."""
    if not one.trails or _ends().match(one.line.text) is None:
        return None
    return one.spans[-1].end or one.spans[-1].start


def _slot(one: Scanned, span: Span) -> Slot:
    text = one.line.text
    before, after = text[: span.lead], text[span.stop :]
    kept = before if left_over(before, one.dates) else ""
    dated = (
        together([d for d in one.dates if d.stop <= span.lead]) if any(d.stop <= span.lead for d in one.dates) else None
    )
    if kept and dated is not None and not dated.weak:
        kept = mask(kept, [d for d in one.dates if d.stop <= span.lead]).replace("\0", " ")
    after = _bracket_last(after) if not kept else after
    after = after.lstrip(AFTER) if not kept else after.strip(AFTER)
    spoken = kept.rstrip(EDGES) if not after else f"{kept.rstrip(EDGES)}: {after}" if kept else after
    return Slot(span, one.line, spoken.strip(), dated=dated)


def _arrives(line: Line) -> bool:
    """ "Arrival and check-in" under a day's name, before its first clock."""
    spoken = words_of(line.text)
    plain = not re.match(r"[^\W\d_]+(?: [^\W\d_]+)?\s*:", line.text) and not is_note(line.text)
    return plain and 0 < len(spoken) <= MOST_SECTION_WORDS and words("kinds", "break").find(spoken[:4]) is not None


MOST_SECTION_WORDS = 12


def _is_section(line: Line, below: Scanned, *, spaced: bool) -> bool:
    """The name of a part of the day, right above its first time: "Afternoon – chair: Ina Holm", "PART TWO". spaced:
    every item has a gap above it, so that one tells nothing."""
    spoken = words_of(line.text)
    if (
        not line.gap
        or line.bullet
        or (spaced and below.line.gap)
        or below.alone
        or not 0 < len(spoken) <= MOST_SECTION_WORDS
    ):
        return False
    if len(spoken) <= 2 and words("kinds", "bare").at(spoken, 0) is not None:
        return False  # a bare PAUSE is an item
    begins = any(line.text.casefold().startswith(word) for word in flat("titles", "formats")) or (
        spoken[0].rstrip("0123456789") in flat("titles", "tracks")
    )
    return begins or line.text.isupper()


def _take_above(made: list[Slot | DayHeading], head: list[Line]) -> Line | None:
    last = made[-1] if made else None
    if isinstance(last, Slot) and last.body:
        return last.body.pop()
    return head.pop() if head and not isinstance(last, Slot) else None


def _take_beginning(
    slot: Slot, one: Scanned, above: Scanned | None, made: list[Slot | DayHeading], head: list[Line]
) -> None:
    """Where the clock stands at the end: the line above begins the item, when this one goes on in small letters or
    names people only."""
    if above is None or one.line.gap or above.dates:
        return
    lines = made[-1].body if made and isinstance(made[-1], Slot) else head
    if not lines or lines[-1] is not above.line:
        return
    found = people(slot.words, Place.WEAK)
    if not (slot.words[:1].islower() or (found.only and found.left <= 1)) or people(above.line.text, Place.WEAK).only:
        return
    lines.pop()
    between = " " if slot.words[:1].islower() else ", "
    slot.words = f"{above.line.text}{between}{slot.words}"


_BRACKET_FIRST = re.compile(r"^[\s,]*\(([^()]{1,60})\)\s*[:–—-]\s*(.*)$")


def _bracket_last(after: str) -> str:
    """ "(Saal 3): Vortrag" after a clock is the talk with its room."""
    found = _BRACKET_FIRST.match(after)
    return f"{found[2]} ({found[1]})" if found and found[2] else "" if found else after
