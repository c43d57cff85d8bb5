"""Dates as people say them when a step is agreed, in Danish and English: "1/9", "uge 36", "på mandag", "12 June".

What is no date, or a date that does not exist, stays words.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Callable

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan", "februar february feb", "marts march mar", "april apr", "maj may", "juni june jun",
            "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mandag monday man mon", "tirsdag tuesday tir tirs tue tues", "onsdag wednesday ons wed",
            "torsdag thursday tor tors thu thur thurs", "fredag friday fre fri", "lørdag saturday lør sat",
            "søndag sunday søn sun",
        )
    )
    for name in names.split()
}  # fmt: skip

_NUMBERS = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8,
    "ni": 9, "ti": 10, "fjorten": 14, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fourteen": 14,
}  # fmt: skip

_DAYS_OFF = {
    "i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1, "i overmorgen": 2,
    "day after tomorrow": 2, "i formiddag": 0, "i eftermiddag": 0, "i aften": 0, "tonight": 0, "a fortnight": 14,
    "in a fortnight": 14,
}  # fmt: skip

_FOREIGN = {
    "da": frozenset({"sat", "sun", "wed", "may"}),
    "en": frozenset({"man", "tor", "tors", "fre", "ons", "tir", "tirs"}),
}
"""Words of a language that only look like a date, because the other language shortens a day or a month so."""

_FRIDAY = 4

_LEADING = re.compile(r"(?:senest|inden|før|til|på|pr\.?|den|d\.|no later than|by|before|on|until|till|due|the)\s+")
"""What may stand before a date and says no more than that it is the latest."""

_CLOCK = re.compile(r"\s+(?:kl\.?|at|klokken)\s*\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm)?$")

_month = "|".join(sorted(_MONTHS, key=len, reverse=True))
_weekday = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_number = r"\d{1,3}|" + "|".join(_NUMBERS)
_year = r"(?:\s*[-/.' ]\s*(?P<year>\d{4}|\d{2}))?"
_on = rf"(?:(?P<weekday>{_weekday})\.?\s+(?:den\s+|d\.\s*|the\s+)?)?"

Read = Callable[[re.Match[str], dt.date], dt.date | None]


_FARTHEST = 100
"""Years from today: whoever writes 1/9 0026 has made a slip."""


def due(text: str, today: dt.date, language: str = "da") -> tuple[dt.date | None, str]:
    """The date a text names and "", else None and the words as they were said.

    A date without a year is the next one; a week or "this week" is its Friday, a month its last day. Both languages
    are read, as people mix them; `language` decides what is a word of its own ("man", "may").
    """
    said = " ".join(unicodedata.normalize("NFC", text).split())
    plain = _CLOCK.sub("", said.casefold().replace(",", " ").rstrip(" .!"))
    plain = " ".join(plain.split())
    form: str | None = plain
    while form is not None:
        found = _read(form, today, language)
        if found is not None:
            return found, ""
        leading = _LEADING.match(form)
        form = form[leading.end() :] if leading is not None else None
    return None, said


def _read(plain: str, today: dt.date, language: str) -> dt.date | None:
    if plain in _FOREIGN.get(language, frozenset()):
        return None
    try:
        if plain in _DAYS_OFF:
            return today + dt.timedelta(days=_DAYS_OFF[plain])
        for pattern, read in _FORMS:
            found = pattern.fullmatch(plain)
            if found is not None:
                day = read(found, today)
                return None if day is None or abs(day.year - today.year) > _FARTHEST else day
    except (ValueError, OverflowError):
        pass
    return None


def _iso(m: re.Match[str], _today: dt.date) -> dt.date | None:
    return dt.date(int(m["year"]), int(m["month"]), int(m["day"]))


def _by_numbers(m: re.Match[str], today: dt.date) -> dt.date | None:
    return _dated(m, int(m["month"]), today)


def _by_name(m: re.Match[str], today: dt.date) -> dt.date | None:
    return _dated(m, _MONTHS[m["month"]], today)


def _dated(m: re.Match[str], month: int, today: dt.date) -> dt.date | None:
    """The day of a month, in its year or next to come. A weekday that is not that day's is a mistake: no date."""
    day, year = int(m["day"]), _full_year(m["year"])
    if year is not None:
        found: dt.date | None = dt.date(year, month, day)
    else:
        ahead = (_real(y, month, day) for y in (today.year, today.year + 1))
        found = next((d for d in ahead if d is not None and d >= today), None)
    weekday = m["weekday"]
    return found if found is None or weekday is None or _WEEKDAYS[weekday] == found.weekday() else None


def _of_month(m: re.Match[str], today: dt.date) -> dt.date | None:
    """The end of a month, its beginning ("primo") or its middle ("medio")."""
    month, year = _MONTHS[m["month"]], _full_year(m["year"])
    if year is None:
        year = today.year + (month < today.month)
    part = m["part"] or ""
    if part.startswith(("primo", "begynd", "start", "beginning", "early")):
        return dt.date(year, month, 1)
    if part.startswith(("medio", "midten", "mid")):
        return dt.date(year, month, 15)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _of_week(m: re.Match[str], today: dt.date) -> dt.date | None:
    week, year = int(m["week"]), _full_year(m["year"])
    if year is not None:
        return dt.date.fromisocalendar(year, week, _FRIDAY + 1)
    for y in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            sunday = dt.date.fromisocalendar(y, week, 7)
        except ValueError:
            continue  # a week 53 that this year does not have
        if sunday >= today:
            return max(sunday - dt.timedelta(days=2), today)
    return None


def _weekday_in_week(m: re.Match[str], today: dt.date) -> dt.date | None:
    """A day of a week; in the week that is, only one to come."""
    some_day = _of_week(m, today)
    if some_day is None:
        return None
    found = some_day + dt.timedelta(days=_WEEKDAYS[m["weekday"]] - some_day.weekday())
    return found if found >= today or m["year"] else None


def _bare_day(m: re.Match[str], today: dt.date) -> dt.date | None:
    """The next month that has that day: "den 15."."""
    day = int(m["day"])
    for ahead in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        found = _real(year, month + 1, day)
        if found is not None and found >= today:
            weekday = m["weekday"]
            return found if weekday is None or _WEEKDAYS[weekday] == found.weekday() else None
    return None


def _end_of_quarter(m: re.Match[str], today: dt.date) -> dt.date | None:
    month, year = 3 * int(m["quarter"] or m["quarter_da"]), _full_year(m["year"])
    if year is None:
        year = today.year + (month < today.month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _weekday_of(m: re.Match[str], today: dt.date) -> dt.date | None:
    """The next such day after today; with "næste", "next": the one of next week."""
    wanted = _WEEKDAYS[m["weekday"]]
    if m["next"]:
        return today + dt.timedelta(days=7 - today.weekday() + wanted)
    return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _ahead(m: re.Match[str], today: dt.date) -> dt.date | None:
    unit = m["unit"]
    if m["number"] in _HALF:
        number, unit = 6, "month"
    else:
        number = int(m["number"]) if m["number"].isdigit() else _NUMBERS[m["number"]]
    if unit.startswith(("dag", "day")):
        return today + dt.timedelta(days=number)
    if unit.startswith(("uge", "week")):
        return today + dt.timedelta(weeks=number)
    months = number * (12 if unit.startswith(("år", "year")) else 1)
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return dt.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _this_or_next(m: re.Match[str], today: dt.date) -> dt.date | None:
    on = m["which"] in {"næste", "next"}
    unit = m["unit"]
    if m["which"] is None and m[0] == unit:
        return None  # a week, and no word of which
    if unit.startswith(("uge", "week")):
        friday = today + dt.timedelta(days=_FRIDAY - today.weekday() + 7 * on)
        return max(friday, today)
    if unit.startswith(("måned", "month")):
        year, month = divmod(today.year * 12 + today.month - 1 + on, 12)
        return dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return dt.date(today.year + on, 12, 31)


def _full_year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _real(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_HALF = {"et halvt", "half a"}
_AHEAD = re.compile(
    rf"(?:om|in|inden for|within)\s+(?:(?P<number>{_number}|et halvt(?=\s+år)|half a(?=\s+year))\s+)"
    r"(?P<unit>dage?|days?|uger?|weeks?|måned(?:er)?|months?|år|years?)"
)
_WEEK = r"(?:i\s+|in\s+)?(?:uge|week|wk)\.?\s*(?P<week>\d{1,2})(?:\s*[-/ ]\s*(?P<year>\d{4}))?"
_WEEKDAY = re.compile(
    rf"(?:(?P<next>næste|next)\s+|(?:this|denne|førstkommende|coming|kommende)\s+)?(?P<weekday>{_weekday})"
)
_WHOLE = re.compile(
    r"(?:i\s+|in\s+)?(?:(?:the\s+)?end of\s+(?:the\s+)?|(?:slutningen|udgangen) af\s+)?"
    r"(?:(?P<which>næste|next|denne|this|dette)\s+)?(?P<unit>ugen?|week|måned(?:en)?|month|år(?:et)?|year)"
)
_PART_OF_MONTH = re.compile(
    r"(?:i\s+|in\s+)?(?P<part>primo|medio|ultimo|(?:starten|begyndelsen|midten|slutningen|udgangen) af|"
    rf"(?:beginning|start|middle|end) of|early|mid|late)?\s*(?P<month>{_month})\.?{_year}"
)
_FORMS: tuple[tuple[re.Pattern[str], Read], ...] = (
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"), _iso),
    (re.compile(rf"{_on}(?P<day>\d{{1,2}})\s*[-/.]\s*(?P<month>\d{{1,2}})\.?{_year}"), _by_numbers),
    (re.compile(rf"{_on}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<month>{_month})\.?{_year}"), _by_name),
    (re.compile(rf"{_on}(?P<month>{_month})\.?\s+(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?{_year}"), _by_name),
    (re.compile(_WEEK), _of_week),
    (re.compile(rf"(?P<weekday>{_weekday})\s+{_WEEK}"), _weekday_in_week),
    (re.compile(rf"{_WEEK}\s+(?:on\s+|på\s+|om\s+)?(?P<weekday>{_weekday})"), _weekday_in_week),
    (re.compile(rf"{_on}(?:den\s+|d\.\s*|the\s+)(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?"), _bare_day),
    (re.compile(rf"(?:q\s?(?P<quarter>[1-4])|(?P<quarter_da>[1-4])\.\s?kvartal){_year}"), _end_of_quarter),
    (_WEEKDAY, _weekday_of),
    (_AHEAD, _ahead),
    (_WHOLE, _this_or_next),
    (_PART_OF_MONTH, _of_month),
)
"""The forms, the stricter before the looser."""
