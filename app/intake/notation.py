"""Step 1b: odd ways to write a clock made plain ("18,30", "13u45", "15:15.16:00", "14:00 CET / 13:00 GMT").

What is rewritten stands where only a clock can stand (at a line's start, or in a form nothing else has), so that the
grammar of clocks stays one. The lines shown beside the day keep what was written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from app.intake.lines import Line
from app.intake.vocabulary import choice

_CLOCK = r"\d{1,2}[.:h]\d{2}(?!\d)"
_TWELVE = r"(?i:\s?[ap]\.?m\.?(?![^\W\d_]))?"
_DASH = r"\s*[-–—]\s*"
_SPAN = rf"(?:kl\.?\s*)?{_CLOCK}{_TWELVE}(?:{_DASH}{_CLOCK}{_TWELVE})?"
_LETTER = r"[^\W\d_]"

FEWEST_COMMAS = 2
"""Lines that begin with a clock with a comma, before a comma is believed to be one."""

_COMMA = re.compile(
    r"^(?P<lead>\W*(?:kl\.?\s*)?\d{1,2}),(?P<rest>[0-5]\d(?![\d,]))"
    rf"(?P<until>{_DASH}\d{{1,2}}(?:[.:,][0-5]\d)?(?![\d,]))?",
    re.IGNORECASE,
)
_ALWAYS: tuple[tuple[re.Pattern[str], str], ...] = (
    # "13u45", "13 u. 45", "9 heures 30", "9 Uhr 30"
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?(?:u\.?|uur)\s?([0-5]\d)(?!\w)", re.IGNORECASE), r"\1.\2"),
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?heures?\s?([0-5]\d)(?!\w)", re.IGNORECASE), r"\1h\2"),
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?Uhr\s?(15|30|45)(?![\w.,%])"), r"\1.\2 Uhr"),
    # "18°°", "9⁰⁰", "9³⁰"
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?(?:°°|⁰⁰|ºº)"), r"\1.00"),
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?¹⁵"), r"\1.15"),
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?³⁰"), r"\1.30"),
    (re.compile(r"(?<![\w.,])(\d{1,2})\s?⁴⁵"), r"\1.45"),
    # words and letters right behind: "0900hrs", "09.00 Hours:", "9:30a – 10:15a"
    (re.compile(r"(?<![\w.,:])([01]\d|2[0-3])[.:]?([0-5]\d)\s?(?:hrs|hours)(?!\w)\.?", re.IGNORECASE), r"\1.\2"),
    (re.compile(r"(?<![\w.,:])(\d{1,2}:\d\d)\s?([ap])(?=\s|[-–—]|$)"), r"\1 \2m"),
    # "14.15. – 14.30"
    (re.compile(rf"({_CLOCK})\.(?=\s*[-–—]\s*\d)"), r"\1"),
    # "9.00 … 9.30"
    (re.compile(rf"^(\W*{_CLOCK})\s*(?:\.{{2,}}|…)\s*(?={_CLOCK})"), r"\1-"),
    # the same clock twice, as a copy leaves it: "8h 8h Accueil"
    (re.compile(rf"^(\W*)({_CLOCK}|\d{{1,2}}\s?h)\s+\2(?=\s+{_LETTER})"), r"\1\2"),
    # "16.00 + 17.00 Uhr: Führungen", "13.30 & 14.30 Tours": it is held twice; the first counts
    (re.compile(rf"^(\W*(?:kl\.?\s*)?{_CLOCK}{_TWELVE})\s*(?:\+|&)\s*{_CLOCK}{_TWELVE}"), r"\1"),
    # an hour's letter behind the minutes, and "about" in English: "8:30h", "9.30ish"
    (re.compile(r"(?<![\d.,:])((?:[7-9]|1\d|2[0-3])[.:][0-5]\d)\s?h(?!\w)", re.IGNORECASE), r"\1"),
    (re.compile(rf"({_CLOCK}|(?<![\w.,])\d{{1,2}})[ -]?ish(?!\w)"), r"\1"),
    # "7.00 for 7.30pm": people come from the first
    (
        re.compile(rf"({_CLOCK}{_TWELVE}|\d{{1,2}}\s?[ap]m)\s+for\s+(?:{_CLOCK}{_TWELVE}|\d{{1,2}}\s?[ap]m)(?![\w.,])"),
        r"\1",
    ),
    # the title glued to it: "9hAccueil", "9-10Kaffe", "12:30 – 1:3014 points"
    (re.compile(r"(?<!\w)(\d{1,2}h)(?=[A-ZÀ-ÖØ-Þ]\w)"), r"\1 "),
    (re.compile(rf"^(\W*\d{{1,2}}{_DASH}\d{{1,2}})(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-þ])"), r"\1 "),
    (re.compile(rf"^(\W*\d{{1,2}}:\d\d{_DASH}\d{{1,2}}:\d\d)(?=\d)"), r"\1 "),
)
_RUN_ON = re.compile(r"^(\W*)(\d{1,2})([.:])(\d{2})[.,](\d{1,2})\3(\d{2})(?!\d)")


def plain(lines: list[Line]) -> list[Line]:
    """The lines with their clocks in the common notation."""
    zoned = _two_zones(lines)
    commas = sum(_COMMA.match(line.text) is not None for line in lines) >= FEWEST_COMMAS
    return [
        replace(line, text=_plain(_BESIDE.sub(r"\1", line.text) if zoned else line.text, commas=commas))
        if _DIGIT.search(line.text)
        else line
        for line in lines
    ]


_BESIDE = re.compile(rf"^(\W*(?:kl\.?\s*)?{_CLOCK}{_TWELVE})\s*/\s*({_CLOCK}{_TWELVE})")
FEWEST_ZONED = 3


def _two_zones(lines: list[Line]) -> bool:
    """Whether "14h00 / 8h00" is one time in two places: the difference is the same on all lines, and the second is
    earlier, or is not where the next begins."""
    pairs = [
        (_minutes(found[1]), _minutes(found[2])) for line in lines if (found := _BESIDE.match(line.text)) is not None
    ]
    if len(pairs) < FEWEST_ZONED or len({second - first for first, second in pairs}) != 1:
        return False
    return pairs[0][1] < pairs[0][0] or not any(one[1] == other[0] for one, other in pairwise(pairs))


def _minutes(clock: str) -> int:
    hour, minute = re.findall(r"\d+", clock)[:2]
    return int(hour) * 60 + int(minute)


_DIGIT = re.compile(r"\d")


def _plain(text: str, *, commas: bool) -> str:
    if commas:
        text = _COMMA.sub(_with_points, text)
    for pattern, form in _ALWAYS:
        text = pattern.sub(form, text)
    text = _RUN_ON.sub(_as_range, text)
    for behind in (_zones(), _onwards()):
        text = behind.sub(r"\1", text)
    return text


def _with_points(found: re.Match[str]) -> str:
    until = found["until"] or ""
    return f"{found['lead']}.{found['rest']}{until.replace(',', '.')}"


def _as_range(found: re.Match[str]) -> str:
    """ "15:15.16:00" is a range where it rises."""
    start, end = int(found[2]) * 60 + int(found[4]), int(found[5]) * 60 + int(found[6])
    return f"{found[1]}{found[2]}{found[3]}{found[4]}-{found[5]}{found[3]}{found[6]}" if start < end else found[0]


_ZONE = r"(?:CES?T|MES?Z|GMT|BST|UTC|EES?T|WES?T|[ECMP][SD]?T|JST)(?:\s?[+-]\s?\d{1,2})?"


@cache
def _zones() -> re.Pattern[str]:
    """ "14:00 CET / 13:00 GMT", "14.00 (13.00 UK time)", "10:00 UTC": the first clock counts."""
    other = rf"{_CLOCK}{_TWELVE}(?:{_DASH}{_CLOCK}{_TWELVE})?"
    second = rf"\s*(?:[/|,=\t]\s*{other}\s*(?:{_ZONE}|[A-Z]{{2,4}})(?:\s+time)?(?!\w)|\(\s*{other}\s+[^()\d]{{2,25}}\))"
    return re.compile(rf"^(\W*{_SPAN})(?:\s*\(?{_ZONE}\)?(?!\w)(?:{second})*|(?:{second})+)(?=\s|[:,–—-]|$)")


@cache
def _onwards() -> re.Pattern[str]:
    """ "5pm onwards", "19.00 ca. Middag", "kl. 9 præcis"."""
    words = choice("clocks", "onwards", "about")
    return re.compile(
        rf"^(\W*(?:kl\.?\s*)?(?:{_CLOCK}{_TWELVE}|\d{{1,2}}\s?(?:[ap]m|h|uur|uhr))|kl\.?\s*\d{{1,2}})\s*[,(]?\s*(?:{words})\.?\)?(?!\w)",
        re.IGNORECASE,
    )
