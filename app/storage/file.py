"""One workshop's database file, opened and read: one exclusive connection, every commit waited for.

This is all that opening a workshop needs, in the driver's own hands: SQLAlchemy, with which a `Book` writes, takes
longer to import than a day takes to open, and is not needed before there is something to write.

Not for two threads at once: `Notebook` hands it to its writer thread.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from app.services.ports import Loaded, Unavailable
from app.storage import card, lines, trouble
from app.storage.fold import fold

APPLICATION = 0x506C656E
"""SQLite's application_id of our files: "Plen"."""

SCHEMA = 1
"""SQLite's user_version: the form of the tables that this program writes."""

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A workshop's id: it names files, and never leads out of a folder."""

_HEAD = 100  # bytes of SQLite's file header

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

_LINES = f"SELECT {', '.join(lines.COLUMNS)} FROM gesture ORDER BY line"  # noqa: S608  names from our own table
_DRAFTS = "SELECT address, words FROM draft"


def schema_of(path: Path) -> int:
    """The schema of a database, read without SQLite. Raises Unavailable where it is no database of ours.

    Only for a file that nobody has open here: closing it again would take SQLite's lock away.
    """
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(b"SQLite format 3\0"):
        raise Unavailable("damaged", path.name)
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise Unavailable("not_a_workshop", path.name)
    return int.from_bytes(head[60:64], "big")


def connect(path: Path) -> sqlite3.Connection:
    """The one connection to a database, which any one thread at a time may use. It has locked the file."""
    # autocommit as far as the driver is concerned: BEGIN comes from us, so that a transaction is what we say.
    made = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            made.execute(f"PRAGMA {pragma}")
        made.execute("SELECT count(*) FROM sqlite_schema")  # takes the lock now, not at the first word
    except sqlite3.Error:
        made.close()
        raise
    return made


class File:
    """An open database. Raises Unavailable where it cannot be opened, or is damaged.

    writable: whether its place takes what is written.
    """

    writable = True

    def __init__(self, path: Path, id: str) -> None:
        self.id, self.path = id, path
        try:
            self.connection = connect(path)
        except trouble.reading() as wrong:
            raise Unavailable(trouble.on_opening(wrong), path.name) from wrong
        try:
            found = self.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except trouble.reading() as wrong:
            self.close()
            raise Unavailable(trouble.on_opening(wrong), path.name) from wrong
        if found != "ok":
            self.close()
            raise Unavailable("damaged", path.name)
        known = path.stat()
        self._inode = (known.st_dev, known.st_ino)

    def load(self) -> Loaded:
        """The workshop as its log tells it. The tables are compared later (`Book.audit`)."""
        try:
            rows = self.connection.execute(_LINES).fetchall()
            found = [dict(zip(lines.COLUMNS, row, strict=True)) for row in rows]
            drafts = dict(self.connection.execute(_DRAFTS).fetchall())
            gestures = lines.in_order(found)
            aside = tuple((lines.gesture(c), c["refused"]) for c in found if c["refused"] is not None)
            state = fold(gestures)
        except trouble.reading() as wrong:
            raise Unavailable(trouble.on_opening(wrong), self.path.name) from wrong
        numbers = [c["number"] for c in found if c["number"] is not None]
        known = card.read(self.path)
        missing = 0 if known is None else known.line - len(found)
        notices = (("lines_missing", str(missing)),) if missing > 0 else ()
        return Loaded(state, gestures, drafts, notices, len(numbers), max(numbers, default=0), aside)

    def in_place(self) -> bool:
        """Whether the file still lies where it was opened: it may be renamed or deleted under us."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_dev, now.st_ino) == self._inode

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()
