"""The card beside each database: what the start page shows, and how far the log was when it was last acknowledged."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.services.ports import Card
from app.storage.files import write_whole

_FORMAT = "plenum-card/1"


def path_of(database: Path) -> Path:
    """Where a database's card lies."""
    return database.with_suffix(".json")


def write(database: Path, card: Card) -> None:
    """Puts a card beside its database. Not waited for: it tells of lost lines, it holds none."""
    days = {"date": card.date.isoformat(), "dues": [day.isoformat() for day in card.dues]}
    text = json.dumps({"format": _FORMAT, **asdict(card), **days}, ensure_ascii=False, indent=1)
    write_whole(path_of(database), text, sync=False)


def read(database: Path) -> Card | None:
    """The card of a database; None where it is missing or cannot be read."""
    try:
        found: dict[str, Any] = json.loads(path_of(database).read_text("utf-8"))
        if found.pop("format") != _FORMAT or found["id"] != database.stem:
            return None
        dues = tuple(dt.date.fromisoformat(day) for day in found.get("dues", ()))
        card = Card(**{**found, "date": dt.date.fromisoformat(found["date"]), "dues": dues})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    sound = isinstance(card.title, str) and isinstance(card.line, int) and isinstance(card.changed_ms, int)
    return card if sound and isinstance(card.remarks, int) else None
