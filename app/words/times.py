"""How times are written: clocks as 10.37, durations as 9:48, minutes whole."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from app.words import Many, Message, language, say, say_in

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
MINUS = "−"

_MONTHS = (
    Message("date", "January"), Message("date", "February"), Message("date", "March"), Message("date", "April"),
    Message("date", "May"), Message("date", "June"), Message("date", "July"), Message("date", "August"),
    Message("date", "September"), Message("date", "October"), Message("date", "November"), Message("date", "December"),
)  # fmt: skip
_WEEKDAYS = (
    Message("date", "Monday"), Message("date", "Tuesday"), Message("date", "Wednesday"), Message("date", "Thursday"),
    Message("date", "Friday"), Message("date", "Saturday"), Message("date", "Sunday"),
)  # fmt: skip
_DAY = Message("date", "{0} {1}")
_DATE = Message("date", "{0} {1} {2}")
_MINUTES = Many("time", "{0} min", "{0} min")
_HOURS = Message("time", "{0} h {1} min")
_WHOLE_HOURS = Message("time", "{0} h")


def clock(ms: int | None, zone: ZoneInfo) -> str:
    """An instant (UTC milliseconds) as a clock there shows it, 10.37; empty for None."""
    return "" if ms is None else clock_of(dt.datetime.fromtimestamp(ms // 1000, zone))


def clock_of(at: dt.datetime) -> str:
    """A moment as the clock on its own wall shows it, 10.37."""
    return f"{at.hour}.{at.minute:02}"


def running(ms: int) -> str:
    """A duration that is being counted: 9:48, 1:02:15. Whole seconds, rounded up, so that 15:00 is a full quarter."""
    seconds = -(-abs(ms) // 1000) if ms >= 0 else abs(ms) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02}" if hours else str(rest // 60)
    sign = MINUS if ms < 0 and seconds else ""
    return f"{sign}{hours}:{minutes}:{rest % 60:02}" if hours else f"{sign}{minutes}:{rest % 60:02}"


def minutes_up(ms: int) -> int:
    """Whole minutes, rounded up: what must be won back."""
    return -(-ms // MINUTE_MS)


def minutes_down(ms: int) -> int:
    """Whole minutes that have really gone."""
    return ms // MINUTE_MS


def minutes_near(ms: int) -> int:
    """The nearest whole minutes: a length."""
    return (ms + MINUTE_MS // 2) // MINUTE_MS


def some_minutes(number: int) -> str:
    """7 min; 4 h 19 min from two hours on."""
    if number < 120:
        return say(_MINUTES, number)
    return say(_HOURS, number // 60, number % 60) if number % 60 else say(_WHOLE_HOURS, number // 60)


def day_of(date: dt.date, tongue: str | None = None) -> str:
    """12. marts; in the language spoken now unless another is given."""
    tongue = tongue or language()
    return say_in(tongue, _DAY, date.day, say_in(tongue, _MONTHS[date.month - 1]))


def date_of(date: dt.date, tongue: str | None = None) -> str:
    """12. marts 2026; in the language spoken now unless another is given."""
    tongue = tongue or language()
    return say_in(tongue, _DATE, date.day, say_in(tongue, _MONTHS[date.month - 1]), date.year)


def weekday_of(date: dt.date) -> str:
    """Torsdag 12. marts 2026, within a sentence: what a week or a month was read as is seen at once."""
    return say(_DATE, f"{say(_WEEKDAYS[date.weekday()])} {date.day}", say(_MONTHS[date.month - 1]), date.year)


def today(ms: int, zone: ZoneInfo) -> str:
    """The date at an instant, 12. marts."""
    return day_of(dt.datetime.fromtimestamp(ms // 1000, zone).date())
