"""The card beside each database: what the start page shows, and how far the log was when it was last acknowledged."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.debate import Contribution
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import Workshop
from app.services.ports import Card
from app.storage import log
from app.storage.files import write_whole
from app.storage.tables import ROWS

_FORMAT = "plenum-card/1"


def path_of(database: Path) -> Path:
    """Where a database's card lies."""
    return database.with_suffix(".json")


def make(connection: Connection, id: str) -> Card | None:
    """The card of what the tables hold; None while there is no workshop in them."""
    workshop, remarks = ROWS[Workshop], ROWS[Contribution]
    row = connection.execute(select(workshop)).first()
    if row is None:
        return None
    said = connection.execute(select(func.count()).select_from(remarks).where(~remarks.c.withdrawn)).scalar_one()
    newest = connection.execute(
        select(log.GESTURE.c.line, log.GESTURE.c.utc_ms).order_by(log.GESTURE.c.line.desc()).limit(1)
    ).first()
    line, changed_ms = (0, 0) if newest is None else (newest.line, newest.utc_ms)
    steps = ROWS[NextStep]
    due = select(steps.c.due).where(steps.c.due.is_not(None), steps.c.status.in_((StepStatus.OPEN, StepStatus.STARTED)))
    dues = tuple(dt.date.fromisoformat(day) for day in connection.execute(due.order_by(steps.c.due)).scalars())
    day, until = dt.date.fromisoformat(row.date), row.retain_until or ""
    return Card(id, row.title, day, said, changed_ms, line, row.place, row.rehearsal, until, dues)


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
