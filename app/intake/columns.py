"""Step 1c: columns of spaces or tabs without a heading: a place between the clock and the title goes below it."""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.lines import CELL, Line
from app.intake.vocabulary import words, words_of

FEWEST_ROWS = 4
LONGEST_PLACE = 3
"""Words."""

_CLOCK_CELL = re.compile(
    r"^(?:kl\.?\s*)?\d{1,2}(?:[.:h]\d{2})?(?:\s*[-–—]\s*\d{1,2}(?:[.:h]\d{2})?)?(?:\s?(?:h|uhr|uur|am|pm))?$",
    re.IGNORECASE,
)


def places_last(lines: list[Line]) -> list[Line]:
    """The lines, with the second cell on a line of its own below where it names a place on all of them."""
    rows = {at: cells for at, line in enumerate(lines) if (cells := _cells(line.text)) is not None}
    if len(rows) < FEWEST_ROWS or not _is_places([cells[1] for cells in rows.values()]):
        return lines
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at not in rows:
            made.append(line)
            continue
        clock, place, *rest = rows[at]
        made.append(replace(line, text=CELL.join([clock, *rest])))
        made.append(replace(line, text=place, bullet="", gap=False))
    return made


def _cells(text: str) -> list[str] | None:
    cells = text.split(CELL)
    return cells if len(cells) >= 3 and _CLOCK_CELL.match(cells[0]) else None


def _is_places(cells: list[str]) -> bool:
    """Short cells that come again, many of them rooms."""
    if any(len(words_of(cell)) > LONGEST_PLACE for cell in cells):
        return False
    rooms = sum(any(word in words("titles", "rooms") for word in words_of(cell)) for cell in cells)
    again = len({cell.casefold() for cell in cells}) <= len(cells) * 0.75
    kinds = sum(
        words("kinds", "break", "lunch", "welcome", "closing").find(words_of(cell)) is not None for cell in cells
    )
    return (again or rooms >= len(cells) / 2) and rooms >= 2 and kinds <= 1
