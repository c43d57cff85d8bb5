"""A reading as JSON: the form that `plenum programme --json` prints."""

from __future__ import annotations

from typing import Any

from app.domain.programme import ItemKind
from app.services.intake import Reading, ReadItem

KINDS = {
    ItemKind.WELCOME: "welcome",
    ItemKind.TALK: "talk",
    ItemKind.BREAK: "break",
    ItemKind.LUNCH: "lunch",
    ItemKind.GROUP_DEBATE: "group",
    ItemKind.PLENUM_DEBATE: "plenum",
    ItemKind.NEXT_STEPS: "closing",
    ItemKind.CLOSING: "closing",
}
"""The kinds of this form: next steps are part of the closing."""


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as a table for `json.dumps`."""
    return {
        "language": reading.language,
        "title": reading.title,
        "items": [_item(item) for item in reading.items],
        "doubt": list(reading.doubts),
        "left_out": [reading.source[number - 1] for number in reading.left_out if number <= len(reading.source)],
    }


def clock(minutes: int | None) -> str | None:
    """Minutes after midnight as HH:MM; past 24.00 it is the next day's clock."""
    return None if minutes is None else f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _item(item: ReadItem) -> dict[str, Any]:
    made: dict[str, Any] = {
        "day": item.day,
        "start": clock(item.start),
        "end": clock(item.end),
        "title": item.title,
        "speakers": [person.name for person in item.speakers],
        "organisations": list(item.organisations),
        "kind": KINDS[item.kind],
        "doubt": list(item.doubts),
    }
    if item.end_inferred is not None:
        made["end_inferred"] = clock(item.end_inferred)
    if item.minutes is not None:
        made["duration_min"] = item.minutes
    if item.detail:
        made["detail"] = item.detail
    if item.parallel:
        made["parallel"] = True
    return made
