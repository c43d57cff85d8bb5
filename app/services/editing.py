"""One entity with some of its fields written anew, each checked: what a form does when a field is left."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from app.domain.gestures import E, Refused, field_names
from app.services.cleaning import lines, one_line

LINES = frozenset(
    {"background", "bullet", "cue_words", "description", "detail", "notes", "question", "source", "welcome"}
)
"""Fields whose text may have lines of its own."""

MOST = 1_000_000
"""No number that a person writes here is larger."""

_DAY = 24 * 60
_LIMITS: Mapping[str, tuple[int, int]] = {
    "day": (1, 99),
    "number": (1, 999),
    "size": (0, 999),
    "weight": (0, 99),
    **dict.fromkeys(("start", "fixed_end", "minutes", "minimum", "tolerance", "cue_minutes"), (0, _DAY)),
    **dict.fromkeys(("no_break_hint", "no_break_warning", "short_lunch"), (0, _DAY)),
}
"""The least and the most of what is not any number: a file that holds more would not be read again."""


def changed(entity: E, fields: Mapping[str, Any], needed: AbstractSet[str] = frozenset()) -> E:
    """The entity with these fields. needed: texts that may not be empty.

    Raises Refused("no_words") for an empty needed text, "too_long", "out_of_range" for a number; TypeError for a
    field the kind does not have.
    """
    unknown = set(fields) - set(field_names(type(entity)))
    if unknown or "id" in fields:
        raise TypeError(f"{type(entity).__name__} has no field {', '.join(sorted(unknown or {'id'}))} to write")
    return replace(entity, **{name: fit(name, value, needed=name in needed) for name, value in fields.items()})


def cleaned(entity: E) -> E:
    """The entity with its texts cleaned, as what a stranger's file holds must be. Its ids stay as they are."""
    bare = {"id", "rank", *entity.refers}
    texts = {name: getattr(entity, name) for name in field_names(type(entity)) if name not in bare}
    return replace(entity, **{name: fit(name, value) for name, value in texts.items() if type(value) is str})


def fit(name: str, value: Any, *, needed: bool = False) -> Any:  # noqa: ANN401  a field holds what it holds
    """One field's value, cleaned. Enums, dates, truths and nothing pass as they are."""
    if type(value) is str:
        text = lines(value) if name in LINES else one_line(value)
        if needed and not text:
            raise Refused("no_words")
        return text
    if type(value) is int:
        least, most = _LIMITS.get(name, (0, MOST))
        if not least <= value <= most:
            raise Refused("out_of_range", str(least), str(most))
    if isinstance(value, tuple):
        return tuple(fit(name, part) for part in value)
    return value
