"""The log of a workshop: a line for each gesture with its checksum, and the drafts beside it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Integer, Row, Table, Text, delete, insert, select

from app.domain.gestures import Gesture, Moment
from app.domain.verbs import Verb
from app.storage import codec
from app.storage.codec import Unreadable
from app.storage.tables import META

NOTEBOOK = Table(
    "notebook",
    META,
    Column("id", Text, primary_key=True),
    Column("made_ms", BigInteger, nullable=False),
)
"""One row: whose log this is. A file that was renamed or mailed still knows."""

GESTURE = Table(
    "gesture",
    META,
    Column("line", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("device", Text, nullable=False),
    Column("utc_ms", BigInteger, nullable=False),
    Column("boot_ms", BigInteger, nullable=False),
    Column("boot_id", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("undoes", Text),
    Column("changes", Text, nullable=False),
    Column("sum", Text, nullable=False),
    Column("number", BigInteger, unique=True),
    Column("refused", Text),
)
"""number: the hub's, None while it waits. refused: the word for why it is not in force, kept to be shown."""

DRAFT = Table("draft", META, Column("address", Text, primary_key=True), Column("words", Text, nullable=False))

_SUMMED = ("id", "device", "utc_ms", "boot_ms", "boot_id", "verb", "subject", "undoes", "changes")


def begin(connection: Connection, id: str) -> None:  # noqa: A002
    """Writes whose log a new file is."""
    connection.execute(insert(NOTEBOOK).values(id=id, made_ms=time.time_ns() // 1_000_000))


def whose(connection: Connection) -> str:
    """The id of the workshop. Raises Unreadable where the file does not know."""
    found = connection.execute(select(NOTEBOOK.c.id)).scalar_one_or_none()
    if not isinstance(found, str):
        raise Unreadable("notebook")
    return found


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


def append(connection: Connection, gestures: Sequence[Gesture]) -> None:
    """Adds lines. One that is there already stays as it is: writing a page again is harmless."""
    if gestures:
        connection.execute(insert(GESTURE).prefix_with("OR IGNORE"), [line(g) for g in gestures])


def last_line(connection: Connection) -> int:
    """How many lines the log has."""
    newest = connection.execute(select(GESTURE.c.line).order_by(GESTURE.c.line.desc()).limit(1)).scalar()
    return newest or 0


def read(connection: Connection) -> list[Gesture]:
    """The gestures in force, in order. Raises Unreadable where a line is missing or not as it was written."""
    rows = connection.execute(select(GESTURE).order_by(GESTURE.c.line)).all()
    for place, row in enumerate(rows, 1):
        if row.line != place:
            raise Unreadable(f"line {place}")
    in_force = [row for row in rows if row.refused is None]
    # What the hub has numbered comes in its order; what waits for it comes after.
    in_force.sort(key=lambda row: (row.number is None, row.number or row.line))
    return [gesture(row) for row in in_force]


def gesture(row: Row[Any]) -> Gesture:
    """The gesture of a row. Raises Unreadable where the checksum or a value is wrong."""
    columns = dict(row._mapping)  # noqa: SLF001  a row's documented way to be a mapping
    try:
        if checksum(columns) != columns["sum"]:
            raise Unreadable(f"line {row.line}")
        return Gesture(
            row.id,
            row.device,
            Moment(row.utc_ms, row.boot_ms, row.boot_id),
            Verb(row.verb),
            row.subject,
            codec.read_changes(json.loads(row.changes)),
            row.undoes,
        )
    except (ValueError, TypeError) as trouble:
        raise Unreadable(f"line {row.line}") from trouble


def put_drafts(connection: Connection, drafts: Mapping[str, str]) -> None:
    """The latest words at each address; empty words remove the draft."""
    for address, words in drafts.items():
        if words:
            columns = {"address": address, "words": codec.whole_unicode(words)}
            connection.execute(insert(DRAFT).prefix_with("OR REPLACE"), columns)
        else:
            remove_drafts(connection, [address])


def remove_drafts(connection: Connection, addresses: Iterable[str]) -> None:
    """Removes what became words."""
    for address in addresses:
        connection.execute(delete(DRAFT).where(DRAFT.c.address == address))


def drafts(connection: Connection) -> dict[str, str]:
    """What was being typed."""
    return {row.address: row.words for row in connection.execute(select(DRAFT))}
