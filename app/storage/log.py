"""The table of the log, and of the drafts beside it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, delete, insert, select, update

from app.domain.gestures import Gesture
from app.services.ports import News
from app.storage import codec
from app.storage.lines import gesture, in_order, line
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


def begin(connection: Connection, id: str) -> None:
    """Writes whose log a new file is."""
    connection.execute(insert(NOTEBOOK).values(id=id, made_ms=time.time_ns() // 1_000_000))


def take(connection: Connection, news: News) -> None:
    """Writes what came from the hub: others' lines, the numbers of ours, and why some are no longer in force."""
    for number, gesture_ in news.added:
        connection.execute(insert(GESTURE).prefix_with("OR IGNORE"), {**line(gesture_), "number": number})
    for number, id_ in news.numbered:
        connection.execute(update(GESTURE).where(GESTURE.c.id == id_).values(number=number))
    for id_, word in news.refused:
        connection.execute(update(GESTURE).where(GESTURE.c.id == id_).values(refused=word))


def aside(connection: Connection) -> list[Gesture]:
    """What was kept aside."""
    found = select(GESTURE).where(GESTURE.c.refused.is_not(None)).order_by(GESTURE.c.line)
    return [gesture(dict(row)) for row in connection.execute(found).mappings()]


def rewrite(connection: Connection, g: Gesture) -> None:
    """Writes an existing line anew: only for what may not stay in the past."""
    connection.execute(update(GESTURE).where(GESTURE.c.id == g.id).values(line(g)))


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
    return in_order([dict(row) for row in connection.execute(select(GESTURE).order_by(GESTURE.c.line)).mappings()])


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
