"""Step 1c: hours written in words ("klokken halv ti", "quarter past one", "neuf heures et demie") as clocks.

Where a line begins with one, or in running words: inside a title ("The city after five o'clock") they stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.intake.lines import Line
from app.intake.vocabulary import LANGUAGES, choice, table

_HALF, _QUARTER, _HOUR = 30, 15, 60
_NOON = 12

Said = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def with_spoken_hours(lines: list[Line], language: str) -> list[Line]:
    """The lines with such an hour in front as a clock."""
    return [replace(line, text=_in_front(line.text, language)) for line in lines]


def says_hours(text: str, language: str) -> bool:
    """Whether a text has hours in words: they count to twelve."""
    return any(pattern.search(text) for pattern, _clock in _said(language))


def in_running_words(text: str, language: str) -> str:
    """The text with all its hours in words as clocks."""
    for pattern, clock in _said(language):
        text = pattern.sub(clock, text)
    return text


def _in_front(text: str, language: str) -> str:
    for pattern, clock in _said(language):
        found = pattern.search(text)
        if found is not None and _front().fullmatch(text[: found.start()]):
            rest = text[found.end() :]
            until = _until().match(rest)
            second = in_running_words(rest[until.end() :], language) if until else ""
            if until is not None and second[:1].isdigit():
                return f"{text[: found.start()]}{clock(found)}-{second}"
            return f"{text[: found.start()]}{clock(found)}{rest}"
    return text


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:{choice('clocks', 'before', 'about', 'from')})\.?\s+)*", re.IGNORECASE)


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[-–—]|(?:{choice('clocks', 'until')})(?![^\W_]))\s*", re.IGNORECASE)


@cache
def _said(language: str) -> tuple[Said, ...]:
    """The forms of all languages. A digit behind "half" counts in the text's own ("halv 10"): "half 10" is another
    hour in Dutch than in English."""
    made: list[Said] = []
    for each in LANGUAGES:
        clocks = table(each)["clocks"]
        hours = {form: at for at, forms in enumerate(clocks["counted"], 1) for form in forms.split()}
        number = "|".join(sorted(map(re.escape, hours), key=len, reverse=True))
        hour = rf"(?P<hour>{number}|\d{{1,2}}(?![.:,]?\d))" if each == language else f"(?P<hour>{number})"
        after = _any(clocks["after"])
        tail = rf"(?:\s+(?:{after}))?(?![^\W_])" if after else r"(?![^\W_])"
        for key, minutes in (
            ("half_to", -_HALF),
            ("half_past", _HALF),
            ("quarter_to", -_QUARTER),
            ("quarter_past", _QUARTER),
        ):
            if words := _any(clocks[key]):
                made.append((_form(rf"(?:an?\s+)?(?:{words})\s+{hour}{tail}"), _clock(hours, minutes)))
        for behind, minutes in zip(clocks["past_behind"], (_HALF, _QUARTER, -_QUARTER), strict=False):
            words = _any([behind])
            made.append((_form(rf"(?P<hour>{number})\s+(?:{after})\s+(?:{words}){tail}"), _clock(hours, minutes)))
        if after:
            made.append((_form(rf"(?P<hour>{number})\s+(?:{after})(?![^\W_])"), _clock(hours, 0)))
        if noon := _any(clocks["noon"]):
            made.append(
                (_form(rf"(?P<hour>{re.escape(clocks['counted'][-1])})\s+(?:{noon})(?![^\W_])"), _clock(hours, 0))
            )
        if "kl" in clocks["before"]:
            made.append(
                (_form(rf"(?P<lead>(?:kl\.?|{_any(clocks['before'])})\s+)(?P<hour>{number}){tail}"), _clock(hours, 0))
            )
    return tuple(made)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}", re.IGNORECASE)


def _clock(hours: dict[str, int], minutes: int) -> Callable[[re.Match[str]], str]:
    def told(found: re.Match[str]) -> str:
        said = found["hour"].casefold()
        hour = hours[said] if said in hours else int(said)
        at = hour * _HOUR + minutes
        if not 0 <= at <= 24 * _HOUR:
            return found[0]
        whole = at // _HOUR or _NOON  # half an hour before one is half past twelve
        return f"{found.groupdict().get('lead', '')}{whole}.{at % _HOUR:02}"

    return told
