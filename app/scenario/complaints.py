"""The sentence for what does not fit in a template or a scenario."""

from __future__ import annotations

from collections.abc import Mapping

from app.scenario.reader import BadScenario
from app.services.checked import Misfit
from app.words import Message, say

_SENTENCES: Mapping[str, Message] = {
    "missing": Message("misfit", "{0} is missing"),
    "not_text": Message("misfit", "{0} must be text in quotes"),
    "too_long": Message("misfit", "{0} is longer than {1} characters"),
    "not_whole": Message("misfit", "{0} must be a whole number"),
    "out_of_range": Message("misfit", "{0} must lie between {1} and {2}"),
    "not_truth": Message("misfit", "{0} must be true or false"),
    "not_clock": Message("misfit", "{0} must be a time of day, such as 09:30"),
    "not_date": Message("misfit", "{0} must be a date, such as 2026-03-12"),
    "not_zone": Message("misfit", "{0}: there is no time zone called “{1}”; one is Europe/Copenhagen"),
    "not_table": Message("misfit", "{0} must be a table"),
    "not_list": Message("misfit", "{0} must be a list"),
    "not_one_of": Message("misfit", "{0} cannot be “{1}”; it can be: {2}"),
    "not_named": Message("misfit", "{0}: “{1}” is not among those named: {2}"),
    "not_both": Message("misfit", "{0} and {1} cannot both be given"),
    "not_duration": Message("misfit", "{0} must be a length of time, such as 90s or 5min"),
    "syntax": Message("misfit", "this is not TOML: “{1}”"),
    "not_utf8": Message("misfit", "{0}: this is not text in UTF-8; save it again as UTF-8"),
}
"""{0} is the key; the rest is what the misfit names."""

_UNKNOWN = Message("misfit", "{0} is not known here")
_MEANT = Message("misfit", "{0} is not known here; did you mean {1}?")
_AT_LINE = Message("misfit", "line {0}")
_TABLE = Message("misfit", "{0} no. {1}")


def sentence(trouble: Misfit | BadScenario) -> str:
    """Where it is and what is wrong, such as "line 14, step no. 2: minutes is missing"."""
    misfit = trouble.misfit if isinstance(trouble, BadScenario) else trouble
    line = trouble.line if isinstance(trouble, BadScenario) else 0
    table, number = misfit.where
    places = [say(_AT_LINE, line)] if line else []
    if table:
        places.append(say(_TABLE, table, number) if number else table)
    where = ", ".join(places)
    return f"{where}: {_what(misfit)}" if where else _what(misfit)


def _what(misfit: Misfit) -> str:
    if misfit.word == "unknown_key":
        near = misfit.names[0]
        return say(_MEANT, misfit.key, near) if near else say(_UNKNOWN, misfit.key)
    return say(_SENTENCES[misfit.word], misfit.key, *misfit.names)
