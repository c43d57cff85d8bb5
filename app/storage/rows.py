"""Entities in their tables: written as gestures change them, compared with the log, made again from it."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, update

from app.domain.gestures import Change, State, image
from app.storage import codec
from app.storage.tables import ROWS


def write(connection: Connection, changes: tuple[Change, ...]) -> None:
    """Brings the tables after the changes. Raises LookupError where a change hits no row: that is a bug, no shrug."""
    for c in changes:
        table = ROWS[c.kind]
        if c.after is None:
            done = connection.execute(delete(table).where(table.c.id == c.id))
        elif c.before is None:
            done = connection.execute(insert(table), codec.row(c.after))
        else:
            done = connection.execute(update(table).where(table.c.id == c.id), codec.row(c.after))
        if done.rowcount != 1:
            raise LookupError(table.name, c.id)


def rebuild(connection: Connection, state: State) -> None:
    """Empties the tables and fills them from a state (the fold of the log)."""
    for table in reversed(tuple(ROWS.values())):
        connection.execute(delete(table))
    for kind, table in ROWS.items():
        rows = [codec.row(image(entity)) for entity in state.of(kind).values()]
        if rows:
            connection.execute(insert(table), rows)


def read(connection: Connection) -> State:
    """What the tables hold. Raises codec.Unreadable."""
    return State(
        {
            kind: {r["id"]: codec.read_entity(kind, dict(r)) for r in connection.execute(table.select()).mappings()}
            for kind, table in ROWS.items()
        }
    )


def same(one: State, other: State) -> bool:
    """Whether two states hold the same, whatever order it came in; a kind without entities is no kind."""
    return all(one.of(kind) == other.of(kind) for kind in ROWS)
