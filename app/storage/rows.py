"""Entities in their tables: written as gestures change them, compared with the log, made again from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from app.domain.gestures import Change, Entity, Gesture, State, image
from app.storage import codec
from app.storage.codec import Unreadable
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


def fold(log: Iterable[Gesture], *, strict: bool = False) -> State:
    """The state that a log leads to. Raises Unreadable where a line does not fit what is before it.

    The same as applying gesture by gesture, in one go: each entity is made once, at the end. strict: every field is
    compared with what it was before, and the references of what is left are looked up.
    """
    images: dict[type[Entity], dict[str, dict[str, Any]]] = {}
    for gesture in log:
        for c in gesture.changes:
            of_kind = images.setdefault(c.kind, {})
            if (c.id in of_kind) == (c.before is None):
                raise Unreadable(gesture.id)
            if strict and c.before is not None and any(of_kind[c.id][n] != was for n, was in c.before.items()):
                raise Unreadable(gesture.id)
            if c.after is None:
                del of_kind[c.id]
            elif c.before is None:
                of_kind[c.id] = dict(c.after)
            else:
                of_kind[c.id].update(c.after)
    state = State({kind: {i: kind(**fields) for i, fields in of_kind.items()} for kind, of_kind in images.items()})
    if strict:
        _references(state)
    return state


def _references(state: State) -> None:
    for kind in ROWS:
        for name, target in kind.refers.items():
            known = state.of(target)
            for entity in state.of(kind).values():
                if (there := getattr(entity, name)) is not None and there not in known:
                    raise Unreadable(f"{codec.NAMES[kind]}.{name}")
