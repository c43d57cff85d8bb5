"""A gesture as a line of the log, and lines as gestures: the checksum, the order, what is in force."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from app.domain.gestures import Gesture
from app.storage import codec
from app.storage.codec import Unreadable

_SUMMED = ("id", "device", "utc_ms", "boot_ms", "boot_id", "verb", "subject", "undoes", "changes")

COLUMNS = ("line", *_SUMMED, "sum", "number", "refused")
"""What stands in a line, in the order of the table's columns."""

OWN = frozenset({"line", "number", "refused"})
"""The columns that are this laptop's, not the gesture's."""


def line(g: Gesture) -> dict[str, Any]:
    """A gesture as its row, without a line number: the table counts."""
    columns = codec.plain_gesture(g)
    columns["changes"] = codec.json_text(columns["changes"])
    for name in ("id", "device", "boot_id", "subject"):
        columns[name] = codec.whole_unicode(columns[name])
    return {**columns, "sum": checksum(columns)}


def checksum(columns: Mapping[str, Any]) -> str:
    """What tells that a stored line is as it was written."""
    return blake2b(codec.json_text([columns[n] for n in _SUMMED]).encode("utf-8"), digest_size=16).hexdigest()


def in_order(lines: Sequence[Mapping[str, Any]], *, stranger: bool = False) -> list[Gesture]:
    """The gestures in force of all lines, sorted by line: what the hub has numbered in its order, then the others."""
    for place, columns in enumerate(lines, 1):
        if columns["line"] != place:
            raise Unreadable(f"line {place}")
    in_force = [columns for columns in lines if columns["refused"] is None]
    if any(columns["number"] is not None for columns in in_force):
        in_force.sort(key=lambda columns: (columns["number"] is None, columns["number"] or columns["line"]))
    return [gesture(columns, stranger=stranger) for columns in in_force]


def gesture(columns: Mapping[str, Any], *, stranger: bool = False) -> Gesture:
    """The gesture of a line. Raises Unreadable where the checksum or a value is wrong."""
    try:
        if checksum(columns) != columns["sum"]:
            raise Unreadable(f"line {columns['line']}")
        return codec.read_gesture({**columns, "changes": json.loads(columns["changes"])}, stranger=stranger)
    except (ValueError, TypeError, RecursionError) as trouble:
        raise Unreadable(f"line {columns['line']}") from trouble
