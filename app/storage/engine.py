"""SQLAlchemy over the one connection of a workshop's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from app.storage.file import connect


def engine(path: Path) -> Engine:
    """An engine over a database that nobody has open. The first use opens and locks the file."""
    return _engine(partial(connect, path))


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine over a connection that is open already."""
    return _engine(lambda: connection)


def _engine(connection: Callable[[], sqlite3.Connection]) -> Engine:
    made = create_engine("sqlite://", creator=connection, poolclass=StaticPool)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def raw(engine: Engine) -> sqlite3.Connection:
    """The driver's own connection, for what runs outside of a transaction (VACUUM INTO, pragmas)."""
    connection = engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  what `connect` made
    return connection
