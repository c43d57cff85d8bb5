"""Lengths of time in a text: "8 minutes", "2 x 25 min", "[1h30]"."""

from __future__ import annotations

import re
from functools import cache

from app.intake.vocabulary import choice


@cache
def _length() -> re.Pattern[str]:
    """ "8 minutes", "2 x 25 min", "[1h30]", "(20 mn)", "1,5 time"."""
    minutes, hours = choice("clocks", "minutes"), choice("clocks", "hours")
    return re.compile(
        rf"(?<![^\W_])(?:(?P<times>\d)\s?[x×]\s?)?(?:\d{{1,3}}\s?[-–]\s?)?"
        rf"(?:(?P<hours>\d)h(?P<rest>\d\d)?(?![^\W_])|(?P<min>\d{{1,3}})[\s-]?(?:{minutes})\b\.?"
        rf"|(?P<whole>\d)(?:[.,](?P<part>\d))?\s?(?:{hours})\b\.?|(?P<prime>\d{{1,3}})['’′](?!\w))",
        re.IGNORECASE,
    )


def length_in(text: str) -> tuple[int, int, int] | None:
    """The first length of time in a text: its minutes, and where it stands."""
    match = _length().search(text)
    if match is None:
        return None
    if match["hours"]:
        minutes = int(match["hours"]) * 60 + int(match["rest"] or 0)
    elif match["whole"]:
        minutes = int(match["whole"]) * 60 + int(match["part"] or 0) * 6
    else:
        minutes = int(match["min"] or match["prime"])
    minutes *= int(match["times"] or 1)
    return (minutes, match.start(), match.end()) if 0 < minutes <= 600 else None
