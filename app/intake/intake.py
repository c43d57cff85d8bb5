"""The way in: a text or a file, whatever it is, to a reading or to one word for what is wrong with it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from app.domain.doubts import Doubt
from app.intake import calendars, files, reading, rows
from app.intake.kinds import welcomed
from app.intake.lines import CELL, cleaned, source_lines
from app.intake.vocabulary import language_of
from app.services.intake import Reading, ReadItem
from app.services.ports import Unavailable


class ProgrammeIntake:
    """Implements the port `app.services.intake.Intake`."""

    def read_text(self, text: str) -> Reading:
        """A pasted text. Raises Unavailable."""
        files.check_length(text)
        text = text.lstrip("\ufeff").replace("\0", "")
        if not text.strip():
            raise Unavailable("programme_empty")
        if text.lstrip().startswith("%PDF"):
            raise Unavailable("programme_is_pdf")
        if calendars.is_calendar(text):
            return self._calendar(text)
        return _pasted_table(text) or reading.read(text)

    def read_file(self, path: Path) -> Reading:
        """A file of any of the kinds. Raises Unavailable, or OSError where the file cannot be read."""
        return self.read_bytes(files.bytes_of(path), path.suffix.lower())

    def read_bytes(self, content: bytes, suffix: str = "") -> Reading:
        """A file's content. suffix: as ".csv"; it only helps where the content leaves it open. Raises Unavailable."""
        if files.check_kind(content):
            from app.intake.sheets import sheets_of

            return _sheets(sheets_of(content))
        text, old = files.text_of(content)
        made = _csv(text) if suffix in {".csv", ".tsv"} else None
        made = made if made is not None and made.items else self.read_text(text)
        return replace(made, doubts=(*made.doubts, Doubt.LETTERS)) if old else made

    def _calendar(self, text: str) -> Reading:
        language = language_of(text)
        items = calendars.events_of(text, language)
        source = [f"{_clock(item)}  {item.title}" for item in items]
        numbered = [replace(item, lines=(number,)) for number, item in enumerate(items, 1)]
        return Reading(tuple(reading.related(welcomed(numbered, language))), tuple(source), language)


def _clock(item: ReadItem) -> str:
    start = "" if item.start is None else f"{item.start // 60:02d}.{item.start % 60:02d}"
    return start if item.end is None else f"{start}-{item.end // 60 % 24:02d}.{item.end % 60:02d}"


def _csv(text: str) -> Reading | None:
    """Rows of a CSV file: separated by semicolons, commas or tabs, whichever divides most rows alike."""
    best: list[list[str]] = []
    widths = 0
    for separator in (";", ",", "\t"):
        try:
            found = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator))
        except csv.Error:
            continue
        alike = sum(len(row) >= 2 for row in found)
        if alike > widths:
            best, widths = found, alike
    if not best:
        return None
    if len(best) > files.MOST_ROWS:
        raise Unavailable("programme_too_many_rows", str(files.MOST_ROWS))
    made = [rows.Row(number, tuple(cleaned(cell).strip() for cell in row)) for number, row in enumerate(best, 1)]
    return _sheets([("", made)])


def _pasted_table(text: str) -> Reading | None:
    """A table pasted from a sheet or a page, where a heading names its columns."""
    if "\t" not in text and "|" not in text:
        return None
    source = source_lines(text)
    made = []
    for number, line in enumerate(source, 1):
        cells = _cells(line)
        if cells and not all(set(cell.strip()) <= set("-:") for cell in cells):
            made.append(rows.Row(number, tuple(cell.strip(" *") for cell in cells)))
    wide = [row for row in made if len(row.cells) >= 2]
    if len(wide) < 3 or len(wide) < 0.6 * len(made) or not any(rows.heading(row) for row in wide[:5]):
        return None
    read = _sheets([("", made)], source)
    return read if sum(item.start is not None for item in read.items) >= 2 else None


def _cells(line: str) -> list[str]:
    """The cells of a pasted row. One that begins with a tab has an empty first cell."""
    if not line.strip():
        return []
    line = line.strip(" ")
    return line.removeprefix("|").removesuffix("|").replace("|", CELL).split(CELL)


def _sheets(tables: list[tuple[str, list[rows.Row]]], source: list[str] | None = None) -> Reading:
    every = [row for _name, some in tables for row in some]
    shown = ["  ".join(row.text(at) for at in row.filled) for row in every] if source is None else source
    language = language_of("\n".join(shown))
    items, left = rows.read_rows(tables, language)
    return Reading(tuple(reading.related(welcomed(items, language))), tuple(shown), language, left_out=tuple(left))
