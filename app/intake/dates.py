"""Dates and the names of days: found so that they are not taken for clocks, and to know a day's heading."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.intake.vocabulary import LANGUAGES, choice, table, words_of

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, slots=True)
class Date:
    """A date or day named in a text, from `begin` to `stop`. What it does not say is 0. several: a run of days.
    weak: a short weekday or a bare pair of numbers; only what stands around can tell."""

    begin: int
    stop: int
    weekday: int = 0  # 1 is Monday
    month: int = 0
    day: int = 0
    ordinal: int = 0  # "Day 2"
    several: bool = False
    weak: bool = False


def mask(text: str, dates: list[Date]) -> str:
    """The text with its dates as blanks of the same length."""
    for date in dates:
        text = text[: date.begin] + "\0" * (date.stop - date.begin) + text[date.stop :]
    return text


def dates_in(text: str) -> list[Date]:
    """The dates of a line, from the left. What looks like a clock (9.30) is none."""
    found: list[Date] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(mask(text, found)):
            date = read(match)
            if date is not None:
                found.append(date)
    return sorted(found, key=lambda date: date.begin)


def together(dates: list[Date]) -> Date:
    """What all dates of one heading say together."""
    days = {(date.month, date.day) for date in dates if date.day}
    return Date(
        dates[0].begin,
        dates[-1].stop,
        max(date.weekday for date in dates),
        max(date.month for date in dates),
        max(date.day for date in dates),
        max(date.ordinal for date in dates),
        any(date.several for date in dates) or len(days) > 1,
        all(date.weak for date in dates),
    )


def same_day(one: Date, other: Date) -> bool:
    """Whether two headings name the same day: all that both say agrees, and they have a date, weekday or number in
    common."""
    if one.ordinal and other.ordinal:
        return one.ordinal == other.ordinal
    pairs = [(one.day, other.day), (one.month, other.month), (one.weekday, other.weekday)]
    agrees = all(a == b for a, b in pairs if a and b)
    return agrees and bool((one.day and other.day) or (one.weekday and other.weekday))


def rest_of(text: str, dates: list[Date]) -> list[str]:
    """The words of a heading besides its dates, years and small words."""
    left = mask(text, dates).replace("\0", " ")
    return [word for word in words_of(left) if word not in _fillers() and not re.fullmatch(r"(?:19|20)\d\d|\d", word)]


@cache
def _fillers() -> frozenset[str]:
    return frozenset(word for each in LANGUAGES for word in table(each)["days"]["fillers"])


@cache
def _numbered(key: str) -> dict[str, int]:
    """Names of weekdays, months or ordinals in all languages, each with its number from 1."""
    made: dict[str, int] = {}
    for language in LANGUAGES:
        for number, names in enumerate(table(language)["days"][key], 1):
            for name in names.casefold().split():
                made.setdefault(name, number)
    return made


def _any(key: str, least: int = 1) -> str:
    names = sorted((n for n in _numbered(key) if len(n) >= least), key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, names))


Reader = Callable[["re.Match[str]"], Date | None]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """The forms of a date, the longest first; each with what it says."""
    months, weekdays, long_days = _any("months"), _any("weekdays"), _any("weekdays", 5)
    before = rf"(?:\b(?P<weekday>{weekdays})(?:en|s)?\b[.,]?\s*(?:(?:den|d|the|le|am|dem|der|de|på|op)\b\.?\s*)*)?"
    day_words = choice("days", "day_words")
    year = r"(?:[,.]?\s*(?:de\s+)?(?:19|20)\d\d)?"
    forms: list[tuple[str, Reader]] = [
        (r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", _numeric),
        (
            (
                rf"{before}\b(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|e)?\s*(?P<run>[-–—/]|og|and|und|och|et|en|to|til|bis)\s*"
                rf"\d{{1,2}}\.?\s*(?:of\s+|de\s+)?(?P<name>{months})\b\.?{year}"
            ),
            _named,
        ),
        (
            (
                rf"{before}(?<!\d)(?<!\d[.:])\b(?P<day>\d{{1,2}})(?:[.,]|st|nd|rd|th|er|e|:e)?\s*"
                rf"(?:of\s+|de\s+)?(?P<name>{months})\b\.?{year}"
            ),
            _named,
        ),
        (
            (
                rf"{before}\b(?P<name>{months})\b\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.:]\d)"
                rf"(?P<run>\s*[-–—&]\s*\d{{1,2}}\b(?![.:]\d))?{year}"
            ),
            _named,
        ),
        (
            rf"{before}(?<![\d.:])(?P<day>\d{{1,2}})(?P<sep>[./-])(?P<month>\d{{1,2}})(?P=sep)\s?(?:19|20)?\d\d(?![\d.:])",
            _numeric,
        ),
        (
            (
                rf"\b(?P<weekday>{weekdays})\b[.,]?\s*(?:(?:den|d|the|le|am|dem|der|de)\b\.?\s*)*"
                r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\.?(?![\d:])"
            ),
            _numeric,
        ),
        (r"(?<![\d.:/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d.:/hH])", _bare),
        (r"^(?P<day>\d{1,2})\.(?P<month>\d{1})\.?(?=\s|$)", _bare),
        (r"^(?:den|le|am|the|on the|op)\s+(?P<day>\d{1,2})(?:\.|st|nd|rd|th|e)?:?$", _day_alone),
        (rf"\b(?:{day_words})(?:en|\s+no\.?|\s+nr\.?)?\s*(?P<number>\d{{1,2}}|i{{1,3}}|iv|v)\b(?![.:]\d)", _ordinal),
        (rf"\b(?:{day_words})\s+(?P<number>{_any('ordinals')})\b", _ordinal),
        (rf"(?<!\w)(?P<number>{_any('ordinals')}|\d{{1,2}}\.)\s*(?:{day_words})\b", _ordinal),
        (
            (
                rf"\b(?P<weekday>{long_days})(?:en|s)?\b(?:[.,]?\s*(?:(?:den|d|the|le|am|dem|de)\b\.?\s*)"
                r"*(?P<day>\d{1,2})\b\.?(?![.:]?\d|\s*(?:uhr|uur|h\b|am\b|pm\b)))?"
            ),
            _weekday,
        ),
        (rf"(?<![^\W\d_])(?P<short>{weekdays})(?:\.|:|\b)(?=\s*(?:\d|$))", _weekday),
    ]
    return tuple((re.compile(form, re.IGNORECASE), read) for form, read in forms)


def _day_number(match: re.Match[str]) -> int:
    return _numbered("weekdays").get((match.groupdict().get("weekday") or "").casefold(), 0)


def _named(match: re.Match[str]) -> Date | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    month = _numbered("months")[match["name"].casefold()]
    several = bool(match.groupdict().get("run"))
    return Date(match.start(), match.end(), _day_number(match), month, day, several=several)


def _numeric(match: re.Match[str]) -> Date | None:
    day, month = int(match["day"]), int(match["month"])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Date(match.start(), match.end(), _day_number(match), month, day)


def _bare(match: re.Match[str]) -> Date | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Date(match.start(), match.end(), 0, month, day, weak=True)


def _day_alone(match: re.Match[str]) -> Date | None:
    day = int(match["day"])
    return Date(match.start(), match.end(), day=day) if 1 <= day <= 31 else None


def _ordinal(match: re.Match[str]) -> Date | None:
    said = match["number"].casefold().rstrip(".")
    number = int(said) if said.isdigit() else _ROMAN.get(said) or _numbered("ordinals").get(said, 0)
    return Date(match.start(), match.end(), ordinal=number) if number else None


def _weekday(match: re.Match[str]) -> Date | None:
    said = match.groupdict()
    name = said.get("weekday") or said.get("short") or ""
    day = int(said.get("day") or 0)
    weak = "short" in said
    if weak and not name[0].isupper():
        return None
    return Date(
        match.start(), match.end(), _numbered("weekdays")[name.casefold()], day=day if day <= 31 else 0, weak=weak
    )
