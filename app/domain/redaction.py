"""Taking somebody's words out of the past: the one exception to a log that is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from app.domain.debate import Contribution, Correction
from app.domain.gestures import Change, Entity, Gesture, Image
from app.domain.plenum import ParkedQuestion
from app.domain.verbs import Verb

_WORDS: Mapping[type[Entity], tuple[str, ...]] = MappingProxyType(
    {Contribution: ("words", "edited"), Correction: ("words",), ParkedQuestion: ("text",)}
)
"""Where a remark's words stand: its own fields, and those of what carries them on."""


def redacted_by(gesture: Gesture) -> frozenset[str]:
    """The remarks whose words a gesture takes away."""
    if gesture.verb is not Verb.REMARK_REDACTED or gesture.undoes is not None:
        return frozenset()
    return frozenset(c.id for c in gesture.changes if c.kind is Contribution and (c.after or {}).get("redacted"))


def without_words(log: Iterable[Gesture], remarks: frozenset[str]) -> tuple[Gesture, ...]:
    """The log with the words of these remarks gone, wherever they stood. What holds none of them stays the object
    it was.

    Every text becomes the same empty one, before and after alike, so that the log still folds and undo still fits;
    and the remark is a redacted one from its first day, so that no undo makes an empty remark of it.
    """
    log = tuple(log)
    ids: set[tuple[type[Entity], str]] = {(Contribution, id) for id in remarks}
    for gesture in log:
        for c in gesture.changes:
            if c.kind in _WORDS and ({**(c.before or {}), **(c.after or {})}).get("contribution") in remarks:
                ids.add((c.kind, c.id))
    return tuple(_emptied(gesture, ids) for gesture in log)


def _emptied(gesture: Gesture, ids: set[tuple[type[Entity], str]]) -> Gesture:
    changes = tuple(_empty(c) if (c.kind, c.id) in ids else c for c in gesture.changes)
    return gesture if changes == gesture.changes else replace(gesture, changes=changes)


def _empty(c: Change) -> Change:
    return replace(c, before=_image(c.kind, c.before), after=_image(c.kind, c.after))


def _image(kind: type[Entity], image: Image | None) -> Image | None:
    if image is None:
        return None
    return {name: _gone(kind, name, value) for name, value in image.items()}


def _gone(kind: type[Entity], name: str, value: object) -> object:
    if kind is Contribution and name == "redacted":
        return True
    return "" if name in _WORDS[kind] and value is not None else value
