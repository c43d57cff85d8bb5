"""ICS: a calendar's events as items, on the clock they were written on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from app.domain.doubts import Doubt
from app.intake.kinds import kind_of
from app.intake.lines import cleaned
from app.intake.names import Place
from app.intake.people import label_in, people
from app.intake.titles import split_head
from app.services.intake import ReadItem
from app.services.ports import Unavailable

MOST_EVENTS = 2000


@dataclass(frozen=True, slots=True)
class _Event:
    start: dt.datetime
    end: dt.datetime | None
    title: str
    description: str
    doubts: tuple[Doubt, ...]


def is_calendar(text: str) -> bool:
    """Whether a text is a calendar and not a programme."""
    return "BEGIN:VCALENDAR" in text[:2000].upper()


def events_of(text: str, language: str) -> list[ReadItem]:
    """The events in order of time. Days are counted as met. Raises Unavailable."""
    found = _events(text)
    days = {day: number for number, day in enumerate(sorted({event.start.date() for event in found}), 1)}
    return [_item(event, days[event.start.date()], language) for event in sorted(found, key=lambda e: e.start)]


def _events(text: str) -> list[_Event]:
    import icalendar

    begin = text.upper().find("BEGIN:VCALENDAR")
    try:
        calendars = icalendar.Calendar.from_ical(_repaired(text[begin:]), multiple=True)
        components = [part for calendar in calendars for part in calendar.walk("VEVENT")]
    except Exception:  # noqa: BLE001  a damaged calendar fails in many ways, all of them the file's fault
        raise Unavailable("programme_broken") from None
    if len(components) > MOST_EVENTS:
        raise Unavailable("programme_too_many_rows", str(MOST_EVENTS))
    return [event for part in components if (event := _event(part)) is not None]


def _repaired(text: str) -> str:
    """Quotes around a zone's name are legal but confuse; a file cut off is closed."""
    text = re.sub(r'TZID="([^"\r\n]*)"', r"TZID=\1", text)
    for part in ("VALARM", "VEVENT", "VTIMEZONE", "VCALENDAR"):
        if text.count(f"BEGIN:{part}") > text.count(f"END:{part}"):
            text = f"{text.rstrip()}\r\nEND:{part}\r\n"
    return text


def _event(part: Any) -> _Event | None:  # noqa: ANN401  icalendar's types are loose
    doubts: list[Doubt] = []
    start = _time(part, "DTSTART", doubts)
    if start is None:
        return None
    end = _time(part, "DTEND", doubts)
    length = part.get("DURATION")
    if end is None and length is not None and isinstance(getattr(length, "dt", None), dt.timedelta):
        end = _later(start, length.dt)
    if part.get("RRULE") is not None or part.get("RDATE") is not None:
        doubts.append(Doubt.REPEATS)
    if end is not None and end < start:
        doubts.append(Doubt.END_BEFORE_START)
    title = cleaned(str(part.get("SUMMARY") or "").replace("\n", " ")).strip()
    return _Event(start, end, title, str(part.get("DESCRIPTION") or ""), tuple(doubts))


def _later(start: dt.datetime, length: dt.timedelta) -> dt.datetime | None:
    try:
        return start + length
    except OverflowError:
        return None


def _time(part: Any, key: str, doubts: list[Doubt]) -> dt.datetime | None:  # noqa: ANN401  likewise
    """A clock as written in the event's own zone; None for whole days."""
    try:
        value = part.get(key)
        value = value[0] if isinstance(value, list) else value
        moment = getattr(value, "dt", None)
        zone = str(value.params.get("TZID", "")) if hasattr(value, "params") else ""
    except Exception:  # noqa: BLE001  a broken date is no date
        return None
    if not isinstance(moment, dt.datetime):
        return None
    if moment.tzinfo is None and zone and Doubt.ZONE not in doubts:
        doubts.append(Doubt.ZONE)
    return moment.replace(tzinfo=None)


def _item(event: _Event, day: int, language: str) -> ReadItem:
    head = split_head(event.title)
    for line in event.description.splitlines():
        label = label_in(line)
        spoken = line[label.end() :] if label and label.start() == 0 else line
        found = people(cleaned(spoken), Place.STRONG if label and label.start() == 0 else Place.WEAK)
        if found.only and found.left <= 1:
            head.take(found)
        elif line.strip():
            head.detail.append(cleaned(line).strip())
    start = event.start.hour * 60 + event.start.minute
    kind, told = kind_of(head.title, start, language)
    doubts = [*event.doubts]
    doubts += [] if told or head.persons else [Doubt.KIND_GUESSED]
    doubts += [] if head.title else [Doubt.NO_TITLE]
    return ReadItem(
        day,
        start,
        _end(event, start),
        head.title,
        tuple(head.persons),
        tuple(head.organisations),
        kind,
        "\n".join(head.detail),
        doubts=tuple(doubts),
    )


def _end(event: _Event, start: int) -> int | None:
    """The end in minutes after midnight of the start's day; ends past the next midnight are no end of an item."""
    if event.end is None:
        return None
    minutes = event.end.hour * 60 + event.end.minute
    days = (event.end.date() - event.start.date()).days
    if days == 1 and minutes <= start:
        return minutes + 1440
    return minutes if days == 0 else None
