"""A workshop as one file to carry, mail and keep: written whole, and read as if it came from a stranger."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.gestures import Gesture
from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Snapshot, Unavailable
from app.storage import archive, book, codec, lines, log, migrations
from app.storage.codec import Unreadable
from app.storage.file import ID, SCHEMA, schema_of
from app.storage.fold import fold

SUFFIX = ".workshop"
MOST_BYTES = 50_000_000
MOST_LINES = 500_000
DEADLINE_S = 20.0
STEPS = 10_000
"""SQLite's own steps between two looks at the clock."""

_MAGIC = b"SQLite format 3\0"
_OURS = frozenset({SUFFIX, ".backup", ".db"})
"""What begins otherwise is damaged where it has our name, and a wrong file where it has not."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 16,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


def write(path: Path, id: str, gestures: Iterable[Gesture]) -> None:
    """Writes a snapshot: the log and its tables, no drafts, nothing that was ever deleted. Whole or not at all."""
    book.make(path, id, tuple(gestures), portable=True)


def read(path: Path) -> Snapshot:
    """Reads a snapshot, a backup or an archive (JSON); nothing of it is trusted, nothing in it is run or written to.

    Raises Unavailable: not_an_archive, damaged, not_a_workshop, newer_program, migration_failed, file_too_big,
    snapshot_refused.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unavailable("file_too_big", path.name, str(MOST_BYTES // 1_000_000))
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
            if head.startswith(b"{"):
                return archive.read_json(head + file.read(), path.name)
        if head != _MAGIC and path.suffix.lower() not in _OURS:
            raise Unavailable("not_a_workshop", path.name)
        schema = schema_of(path)
    except OSError as wrong:
        raise Unavailable("cannot_open", path.name) from wrong
    if schema > SCHEMA:
        raise Unavailable("newer_program", path.name)
    if schema < SCHEMA:
        return _brought_up(path, schema)
    try:
        with _guarded(path) as connection:
            _refuse_programs(connection, path.name)
            return _read(connection)
    except sqlite3.OperationalError as wrong:
        raise Unavailable("snapshot_refused", path.name) from wrong
    except (sqlite3.Error, Unreadable, UnicodeDecodeError) as wrong:
        raise Unavailable("damaged", path.name) from wrong


def _brought_up(path: Path, schema: int) -> Snapshot:
    """An older file, brought to the present form in a passing place; the file itself stays as it is."""
    with tempfile.TemporaryDirectory(prefix="plenum-older-") as passing:
        try:
            with _guarded(path) as connection:
                _refuse_views(connection, path.name)
            copy = Path(passing) / path.name
            shutil.copyfile(path, copy)
        except sqlite3.Error as wrong:
            raise Unavailable("damaged", path.name) from wrong
        migrations.migrate(copy, schema, SCHEMA, Path(passing))
        return read(copy)


@contextmanager
def _guarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, for so long, within limits."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        until = time.monotonic() + DEADLINE_S
        connection.set_progress_handler(lambda: int(time.monotonic() > until), STEPS)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _refuse_programs(connection: sqlite3.Connection, name: str) -> None:
    """Refuses what would run or compute when it is read: views, triggers, virtual tables, computed columns."""
    _refuse_views(connection, name)
    for table in (log.NOTEBOOK, log.GESTURE, log.DRAFT):
        columns = connection.execute(f"PRAGMA table_xinfo({table.name})").fetchall()
        if [c[1] for c in columns] != list(table.c.keys()) or any(c[6] for c in columns):
            raise Unavailable("snapshot_refused", name)


def _refuse_views(connection: sqlite3.Connection, name: str) -> None:
    for kind, sql in connection.execute("SELECT type, sql FROM sqlite_schema"):
        virtual = isinstance(sql, str) and sql.lstrip().upper().startswith("CREATE VIRTUAL")
        if kind not in {"table", "index"} or virtual:
            raise Unavailable("snapshot_refused", name)


def _read(connection: sqlite3.Connection) -> Snapshot:
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Unreadable("integrity")
    names = ", ".join(lines.COLUMNS)
    found = connection.execute(f"SELECT {names} FROM gesture ORDER BY line LIMIT {MOST_LINES + 1}")  # noqa: S608  names of columns and a number, both from here
    gestures = lines.in_order([dict(zip(lines.COLUMNS, row, strict=True)) for row in found], stranger=True)
    if len(gestures) > MOST_LINES or len({g.id for g in gestures}) != len(gestures):
        raise Unreadable("gesture")
    state = fold(gestures, strict=True)
    if set(state.of(Workshop)) != {WORKSHOP}:
        raise Unreadable("workshop")
    _zone(state.get(Workshop, WORKSHOP).zone)
    (id_,) = connection.execute("SELECT id FROM notebook LIMIT 1").fetchone() or ("",)
    if not isinstance(id_, str) or not ID.fullmatch(id_):
        raise Unreadable("notebook")
    typed = connection.execute("SELECT address, words FROM draft LIMIT 1000").fetchall()
    drafts = {codec.stranger_text(address): codec.stranger_text(words) for address, words in typed}
    return Snapshot(id_, tuple(gestures), state, drafts)


def _zone(name: str) -> None:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError) as wrong:
        raise Unreadable("workshop.zone") from wrong
