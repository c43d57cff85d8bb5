"""Tables: rows of cells (CSV, a sheet, a pasted table with a heading) to items.

A heading row names the columns in any of the languages; without one the columns are judged by what stands in them.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from functools import cache

from app.domain.doubts import Doubt
from app.intake.clocks import spans_in
from app.intake.dates import Date, dates_in, mask, rest_of, same_day, together
from app.intake.head import Head
from app.intake.kinds import kind_of
from app.intake.lengths import length_in
from app.intake.names import Place
from app.intake.particles import strong_particles
from app.intake.people import Found, label_in, people
from app.intake.titles import SMALL_TITLES, split_head
from app.intake.vocabulary import LANGUAGES, table, words_of
from app.services.intake import ReadItem

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

ROLES = ("time", "start", "end", "minutes", "day", "title", "people", "organisation", "place", "notes", "number")


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number in the source (from 1). formulas: the columns whose formula has no value."""

    number: int
    cells: tuple[Cell, ...]
    formulas: frozenset[int] = frozenset()

    def text(self, column: int) -> str:
        """A cell as words."""
        value = self.cells[column] if column < len(self.cells) else None
        return "" if value is None else _shown(value)

    @property
    def filled(self) -> list[int]:
        """The columns with something in them."""
        return [at for at in range(len(self.cells)) if self.text(at)]


def _shown(value: Cell) -> str:
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M" if value.time() != dt.time() else "%Y-%m-%d")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(value).strip()


@dataclass(slots=True)
class _Columns:
    """Which column says what. titles: in order of trust."""

    of: dict[str, list[int]] = field(default_factory=dict)

    def first(self, role: str) -> int | None:
        found = self.of.get(role)
        return found[0] if found else None

    def all(self, role: str) -> list[int]:
        return self.of.get(role, [])


@cache
def _names() -> dict[str, str]:
    made: dict[str, str] = {}
    for role in ROLES:
        for language in LANGUAGES:
            for name in table(language)["columns"][role]:
                made.setdefault(name.casefold(), role)
    return made


def heading(row: Row) -> dict[int, str] | None:
    """The roles of a heading row's columns; None where the row is no heading."""
    found: dict[int, str] = {}
    for at in row.filled:
        if not isinstance(row.cells[at], str):
            return None
        role = _role_of(row.text(at))
        if role is not None:
            found[at] = role
    roles = set(found.values())
    known = bool(roles & {"time", "start", "title"}) and len(roles) >= 2
    return found if known and len(found) >= max(2, len(row.filled) / 2) else None


def _role_of(text: str) -> str | None:
    plain = text.casefold().strip(" .:*?")
    if plain in _names():
        return _names()[plain]
    spoken = words_of(plain)
    if not spoken or len(spoken) > 4 or re.search(r"\d", plain):
        return None
    return next((_names()[word] for word in spoken if word in _names() and len(word) > 2), None)


@dataclass(slots=True)
class _Reader:
    """Goes down the rows. day: of the rows being read; base: days of sheets before."""

    language: str
    base: int = 0
    columns: _Columns | None = None
    items: list[ReadItem] = field(default_factory=list)
    known: list[tuple[Date | str, int]] = field(default_factory=list)
    day: int = 1
    left_out: list[int] = field(default_factory=list)

    def read(self, rows: list[Row]) -> None:
        """All rows of one table."""
        skip = False
        inferred = None if any(heading(row) for row in rows[:40]) else _guessed(rows)
        self.columns = inferred
        for at, row in enumerate(rows):
            if skip or not row.filled:
                skip = False
                continue
            named = heading(row)
            if named is not None:
                below = rows[at + 1] if at + 1 < len(rows) else None
                skip = below is not None and _second_heading(below, named)
                self.columns = _as_columns(named, rows[at + 1 :], set(row.filled))
                continue
            if not self._day_row(row) and not (self.columns and self._item(row, self.columns)):
                self.left_out.append(row.number)

    def _day_row(self, row: Row) -> bool:
        """A row of its own that names a day."""
        texts = [row.text(at) for at in row.filled]
        if len(set(texts)) != 1:
            return False
        dates = dates_in(texts[0])
        if not dates or len(rest_of(texts[0], dates)) > 6 or together(dates).several:
            return False
        if self.columns is None and not self.items:
            self.known.append((together(dates), self.base + 1))
            return True
        self._turn_to(together(dates))
        return True

    def _turn_to(self, said: Date | str) -> None:
        for other, number in self.known:
            same = same_day(other, said) if isinstance(other, Date) and isinstance(said, Date) else other == said
            if same:
                self.day = number - self.base
                return
        if any(item.day == self.base + self.day for item in self.items):
            self.day = max((number for _, number in self.known), default=self.base + self.day) - self.base + 1
        self.known.append((said, self.base + self.day))

    def _item(self, row: Row, columns: _Columns) -> bool:
        day = columns.first("day")
        if day is not None and row.text(day):
            dates = dates_in(row.text(day))
            value = row.cells[day]
            if isinstance(value, dt.date):
                self._turn_to(Date(0, 0, month=value.month, day=value.day))
            else:
                self._turn_to(together(dates) if dates else row.text(day).casefold())
        doubts: list[Doubt] = []
        start, end = self._clocks(row, columns, doubts)
        title = next((row.text(at) for at in columns.all("title") if row.text(at)), "")
        if not title and start is None:
            return False
        if start is None and len(row.filled) == 1 and row.filled[0] not in columns.all("title"):
            return False
        head = split_head(title, mixed_case=self.language in SMALL_TITLES)
        self._people(row, columns, head)
        minutes = self._minutes(row, columns) or head.minutes
        notes = [row.text(at) for role in ("place", "notes") for at in columns.all(role) if row.text(at)]
        extra = [row.text(at) for at in columns.all("title")[1:] if row.text(at) and row.text(at) != title]
        kind, told = kind_of(head.title, start, self.language)
        doubts += [] if told or head.persons else [Doubt.KIND_GUESSED]
        doubts += [Doubt.NO_START] if start is None else []
        doubts += [Doubt.END_BEFORE_START] if start is not None and end is not None and end < start else []
        doubts += [Doubt.FORMULA] if row.formulas else []
        doubts += [] if head.title else [Doubt.NO_TITLE]
        self.items.append(
            ReadItem(
                self.base + self.day,
                start,
                end,
                head.title,
                tuple(head.persons),
                tuple(head.organisations),
                kind,
                "\n".join([*head.detail, *extra, *notes]),
                minutes=minutes,
                doubts=tuple(dict.fromkeys(doubts)),
                lines=(row.number,),
            )
        )
        return True

    def _clocks(self, row: Row, columns: _Columns, doubts: list[Doubt]) -> tuple[int | None, int | None]:
        start: int | None = None
        end: int | None = None
        for role in ("time", "start"):
            for at in columns.all(role):
                begin, stop = clock_of(row.cells[at] if at < len(row.cells) else None, doubts)
                start = begin if start is None else start
                end = stop if end is None else end
        for at in columns.all("end"):
            begin, stop = clock_of(row.cells[at] if at < len(row.cells) else None, doubts)
            end = begin if end is None else end
        return start, end

    def _people(self, row: Row, columns: _Columns, head: Head) -> None:
        for at in columns.all("people"):
            for part in re.split(r"\n|;|\s/\s|\|", row.text(at)):
                label, particle = label_in(part), strong_particles().match(part)
                inner = part[label.end() :] if label else part[particle.end() :] if particle else part
                head.take(people(inner, Place.STRONG))
        organisations = [row.text(at) for at in columns.all("organisation") if row.text(at)]
        if organisations and len(head.persons) == 1 and not head.persons[0].organisation:
            head.persons[0] = replace(head.persons[0], organisation=organisations[0])
        head.take(Found([], organisations))

    def _minutes(self, row: Row, columns: _Columns) -> int | None:
        at = columns.first("minutes")
        if at is None or not row.text(at):
            return None
        value = row.cells[at]
        if isinstance(value, dt.time):
            return value.hour * 60 + value.minute or None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return round(value * 1440) if 0 < value < 1 else round(value) if 0 < value <= 600 else None
        length = length_in(row.text(at))
        digits = re.fullmatch(r"\d{1,3}", row.text(at))
        return length[0] if length else int(digits[0]) if digits and 0 < int(digits[0]) <= 600 else None


def _second_heading(row: Row, named: dict[int, str]) -> bool:
    """A heading of two rows ("Tid" over "fra" and "til"): the second one is taken into the first."""
    roles = {at: role for at in row.filled if isinstance(row.cells[at], str) and (role := _role_of(row.text(at)))}
    if not row.filled or len(roles) < len(row.filled) or not set(roles.values()) & {"start", "end", "time"}:
        return False
    named.update(roles)
    return True


def _as_columns(named: dict[int, str], rows: list[Row], headed: set[int]) -> _Columns:
    made = _Columns()
    for at, role in sorted(named.items()):
        made.of.setdefault(role, []).append(at)
    titles = made.all("title")
    if len(titles) > 1:
        filled = {at: sum(bool(row.text(at)) for row in rows) for at in titles}
        titles.sort(key=lambda at: -filled[at])
    if not titles:
        _guess_title(made, rows)
    _guess_others(made, rows, headed)
    return made


def _guess_title(columns: _Columns, rows: list[Row]) -> None:
    """The column with the longest texts that has no other role."""
    taken = {at for all_at in columns.of.values() for at in all_at}
    width = max((len(row.cells) for row in rows), default=0)
    lengths = {at: sum(len(row.text(at)) for row in rows) for at in range(width) if at not in taken}
    best = max(lengths, key=lambda at: lengths[at], default=None)
    if best is not None and lengths[best]:
        columns.of["title"] = [best]


def _guessed(rows: list[Row]) -> _Columns | None:
    """Columns without a heading: clocks, then the words, then the people."""
    width = max((len(row.cells) for row in rows), default=0)
    clocks = {
        at: sum(clock_of(row.cells[at], []) != (None, None) for row in rows if at < len(row.cells))
        for at in range(width)
    }
    times = [
        at for at in range(width) if clocks[at] >= 2 and clocks[at] >= 0.5 * sum(bool(row.text(at)) for row in rows)
    ]
    if not times:
        return None
    made = _Columns({"start": times[:1], "end": times[1:2]})
    _guess_title(made, rows)
    _guess_others(made, rows, set())
    return made


def _guess_others(columns: _Columns, rows: list[Row], headed: set[int]) -> None:
    """The columns without a heading: people where most of their cells are, days, else notes."""
    taken = {at for all_at in columns.of.values() for at in all_at} | headed
    for at in range(max((len(row.cells) for row in rows), default=0)):
        texts = [row.text(at) for row in rows if row.text(at)]
        if at in taken or not texts:
            continue
        named = sum(_names_people(text) for text in texts)
        role = "people" if named * 2 >= len(texts) else "day" if all(dates_in(text) for text in texts) else "notes"
        columns.of.setdefault(role, []).append(at)


def _names_people(text: str) -> bool:
    """ "v/ Ina Holm", "Moderator: Bo Lund", "Ina Holm"."""
    label, particle = label_in(text), strong_particles().match(text)
    inner = text[label.end() :] if label else text[particle.end() :] if particle else text
    return people(inner, Place.STRONG if label or particle else Place.WEAK).only


def clock_of(value: Cell, doubts: list[Doubt]) -> tuple[int | None, int | None]:
    """Start and end in a cell. A number is a day's fraction below 1, and 9.3 is half past nine, with a doubt."""
    if value is None or isinstance(value, bool):
        return None, None
    if isinstance(value, dt.datetime):
        return value.hour * 60 + value.minute, None
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute, None
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        return (minutes, None) if 0 <= minutes <= 1440 else (None, None)
    if isinstance(value, int | float):
        return _number(float(value), doubts), None
    return _clock_text(value, doubts) if isinstance(value, str) else (None, None)


def _number(value: float, doubts: list[Doubt]) -> int | None:
    if 0 < value < 1:
        return round(value * 1440)
    hours, hundredths = divmod(round(value * 100), 100)
    if 1 <= hours <= 24 and hundredths < 60:
        if hundredths:
            doubts.append(Doubt.NUMBER_AS_CLOCK)
        return hours * 60 + hundredths
    return None


MOST_CLOCK_WORDS = 4
"""Words of a cell that begins with something else than its clock."""


def _clock_text(text: str, doubts: list[Doubt]) -> tuple[int | None, int | None]:
    dates = [date for date in dates_in(text) if not date.weak]
    spans = spans_in(mask(text, dates), digits=True)
    if spans:
        span = spans[0]
        if text[: span.lead].strip(" \t(*-–•") and len(words_of(text)) > MOST_CLOCK_WORDS:
            return None, None
        if len(spans) == 2 and span.end is None and spans[1].end is None:
            return span.start, spans[1].start
        return span.start, span.end
    plain = text.strip()
    found = re.fullmatch(r"(\d{1,2})(?:[.,](\d))?", plain)
    if found is None or int(found[1]) > 24:
        return None, None
    if found[2]:
        doubts.append(Doubt.NUMBER_AS_CLOCK)
    return int(found[1]) * 60 + int(found[2] or 0) * 10, None


def read_rows(tables: list[tuple[str, list[Row]]], language: str) -> tuple[list[ReadItem], list[int]]:
    """The items of tables (a sheet each, with its name), and the rows that became nothing. A further table is a
    further day, unless its name says the same day."""
    items: list[ReadItem] = []
    left: list[int] = []
    for _name, rows in tables:
        reader = _Reader(language, base=max((item.day for item in items), default=0))
        reader.read(rows)
        if len(tables) > 1 and not any(item.start is not None for item in reader.items):
            continue
        items += reader.items
        left += reader.left_out
    return items, left
