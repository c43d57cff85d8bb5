"""From one form of the tables to the next. The old file stays as it was until the new one is whole and proven.

There is one form so far. A step takes the lines of the log (and what lies beside it) from its form to the one after;
it runs on a copy, in one transaction. The tables of entities are made anew each time, since they follow the log, and
the codec gives a field that came since its default: a new field is a new form with a step that does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, select, update

from app.services.ports import Unavailable
from app.storage import log, rows, trouble
from app.storage.codec import Unreadable
from app.storage.engine import engine, raw
from app.storage.files import whole_or_not
from app.storage.fold import fold
from app.storage.lines import checksum
from app.storage.tables import META, ROWS

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = MappingProxyType({})
"""For each form that is not the newest: what makes the next one of it."""


def migrate(path: Path, schema: int, target: int, backups: Path) -> None:
    """Brings a database that nobody has open to the target form; a copy of the old one stays among the backups.

    Raises Unavailable("migration_failed"), with the old file untouched, where a step, the proof or the disk fails.
    """
    try:
        backups.mkdir(parents=True, exist_ok=True)
        with whole_or_not(backups / f"form-{schema}.old") as kept:
            _copy(path, kept)
        with whole_or_not(path) as fresh:
            _copy(path, fresh)
            _change(fresh, schema, target)
    except trouble.writing(Unreadable, LookupError, ValueError) as wrong:
        raise Unavailable("migration_failed", path.name) from wrong


def _copy(path: Path, fresh: Path) -> None:
    """VACUUM INTO: what lies in the write-ahead log comes along, and the old file is only read."""
    old = engine(path)
    try:
        raw(old).execute("VACUUM INTO ?", (str(fresh),))
    finally:
        old.dispose()


def _change(path: Path, schema: int, target: int) -> None:
    made = engine(path)
    try:
        with made.begin() as connection:
            for form in range(schema, target):
                STEPS[form](connection)
            _stop_undo(connection, schema)
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
            for table in reversed(tuple(ROWS.values())):
                table.drop(connection, checkfirst=True)
            META.create_all(connection)
            rows.rebuild(connection, fold(log.read(connection)))
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Unreadable("references")
        if raw(made).execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise Unreadable("integrity")
    finally:
        made.dispose()


def _stop_undo(connection: Connection, schema: int) -> None:
    """What was done before is another device's from here on: undo never reaches back past a migration."""
    for row in connection.execute(select(log.GESTURE)).all():
        columns = dict(row._mapping)  # noqa: SLF001  a row's documented way to be a mapping
        columns["device"] = f"{row.device}~{schema}"
        own = log.GESTURE.c.line == row.line
        told = {"device": columns["device"], "sum": checksum(columns)}
        connection.execute(update(log.GESTURE).where(own).values(told))
