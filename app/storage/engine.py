"""SQLite as a workshop uses it: one exclusive connection, every commit waited for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

APPLICATION = 0x506C656E
"""SQLite's application_id of our files: "Plen"."""

SCHEMA = 1
"""SQLite's user_version: the form of the tables that this program writes."""

_PRAGMAS = (
    "busy_timeout=0",
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",  # macOS: past the disk's own memory; elsewhere the wait is such by itself
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


def engine(path: Path) -> Engine:
    """An engine over one connection that any one thread at a time may use. The first use opens and locks the file."""

    def connect() -> sqlite3.Connection:
        # autocommit as far as the driver is concerned: BEGIN comes from us, so that a transaction is what we say.
        raw = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                raw.execute(f"PRAGMA {pragma}")
            raw.execute("SELECT count(*) FROM sqlite_schema")  # takes the lock now, not at the first word
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    made = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    event.listen(made, "begin", _begin)
    return made


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def raw(engine: Engine) -> sqlite3.Connection:
    """The driver's own connection, for what runs outside of a transaction (VACUUM INTO, pragmas)."""
    connection = engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101  what `connect` above made
    return connection
