"""A programme without a clock: numbered points, lines with lengths, bullets, or simply its lines."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.clocks import Span, spans_in
from app.intake.lengths import length_in
from app.intake.lines import CELL, Line, is_note
from app.intake.scan import Scanned
from app.intake.vocabulary import choice, words, words_of

ELAPSED_BELOW = 6 * 60


def only_elapsed(lines: list[Scanned]) -> bool:
    """Whether the clocks of a text count from its beginning (0:05, 0:15, 1:40): lengths, not times of day."""
    spans = [span for one in lines for span in one.spans]
    values = [_value(span) for span in spans]
    return len(values) >= 2 and min(values) < 60 and max(values) < ELAPSED_BELOW and values == sorted(values)


def _value(span: Span) -> int:
    return span.start if span.start is not None else span.end or 0


def points(lines: list[Scanned]) -> tuple[list[Line], list[Line]]:
    """The lines that are items, and the others. Each item's line is cut to its title and, in brackets, its length."""
    plain = [_numbered(one.line) for one in lines]
    columns = any(_names_minutes(line.text) for line in plain)
    numbered = [line for line in plain if line.bullet[:1].isdigit()]
    measured = [line for line in plain if length_in(line.text) and len(words_of(line.text)) <= 25]
    dotted = [line for line in plain if line.bullet]
    short = [
        line for line in plain if len(words_of(line.text)) <= 12 and not is_note(line.text) and not _title_line(line)
    ]
    chosen = next((some for some in (numbered, measured, dotted) if len(some) >= 2), short)
    taken = {line.number for line in chosen}
    items = [_cut(line, spans_in(line.text), columns=columns) for line in chosen]
    return items, [line for line in plain if line.number not in taken]


_LEVELS = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=\S)")


def _numbered(line: Line) -> Line:
    """A point of a second level ("4.1") as one of the first."""
    found = _LEVELS.match(line.text)
    return line if found is None else replace(line, text=line.text[found.end() :], bullet=found[1])


def _names_minutes(text: str) -> bool:
    """A heading of columns with one for minutes."""
    spoken = words_of(text.replace(",", " "))
    return len(spoken) <= 8 and any(w in words("columns", "minutes") for w in spoken) and not re.search(r"\d", text)


def _title_line(line: Line) -> bool:
    return line.heading or line.text.rstrip().endswith(":")


def _cut(line: Line, spans: list[Span], *, columns: bool) -> Line:
    text = line.text
    if spans:
        text = text[: spans[0].lead]
    text = text.split(CELL)[0] if columns else text
    if columns:
        found = re.search(r"^(.*?[^\W\d_].*?)\s+(?:\d{1,3}\s?[-–]\s?)?(\d{1,3})\s*(?:$|\s{2,})", text)
        if found is not None:
            minutes = choice("clocks", "minutes").split("|")[-1]
            text = f"{found[1]} ({found[2]} {minutes})"
    return replace(line, text=text.strip())
