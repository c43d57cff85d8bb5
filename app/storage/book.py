"""One workshop's database file: made, opened, read and written. Everything here waits for the disk.

Not for two threads at once: `Notebook` hands it to its writer thread.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.domain.gestures import Gesture, State
from app.domain.redaction import without_words
from app.services.ports import Card, Finding, Loaded, News, Page, Unavailable
from app.storage import card, log, rows, trouble
from app.storage.engine import APPLICATION, SCHEMA, engine, raw
from app.storage.files import whole_or_not
from app.storage.tables import META

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""A workshop's id: it names files, and never leads out of a folder."""

_HEAD = 100  # bytes of SQLite's file header


def make(
    path: Path,
    id: str,
    gestures: Sequence[Gesture] = (),
    drafts: Mapping[str, str] = MappingProxyType({}),
    *,
    portable: bool = False,
) -> None:
    """A new database, whole on the disk before it has its name. portable: one file that anything can read."""
    with whole_or_not(path) as fresh:
        making = engine(fresh)
        try:
            with making.begin() as connection:
                META.create_all(connection)
                log.begin(connection, id)
                log.append(connection, gestures)
                log.put_drafts(connection, drafts)
                rows.rebuild(connection, rows.fold(gestures))
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            if portable:
                raw(making).execute("PRAGMA journal_mode=DELETE")
        finally:
            making.dispose()


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


class Book:
    """An open database. Raises Unavailable where it cannot be opened, Unreadable where it is damaged."""

    def __init__(self, path: Path, id: str) -> None:
        self.id, self.path = id, path
        self._engine = engine(path)
        self._raw: sqlite3.Connection | None = None
        try:
            self._raw = raw(self._engine)
            found = self._raw.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except trouble.READING as wrong:
            self.close()
            raise Unavailable(trouble.on_opening(wrong), path.name) from wrong
        if found != "ok":
            self.close()
            raise Unavailable("damaged", path.name)
        known = path.stat()
        self._inode = (known.st_dev, known.st_ino)

    def load(self) -> Loaded:
        """The workshop as its log tells it. The tables are compared later (`audit`)."""
        try:
            with self._engine.begin() as connection:
                gestures = log.read(connection)
                drafts = log.drafts(connection)
                lines = log.last_line(connection)
                confirmed, number, aside = log.shared(connection)
            state = rows.fold(gestures)
        except trouble.READING as wrong:
            raise Unavailable(trouble.on_opening(wrong), self.path.name) from wrong
        known = card.read(self.path)
        missing = 0 if known is None else known.line - lines
        notices = (("lines_missing", str(missing)),) if missing > 0 else ()
        return Loaded(state, gestures, drafts, notices, confirmed, number, aside)

    def commit(self, pages: Sequence[Page | News], drafts: Mapping[str, str]) -> None:
        """Writes pages and drafts in one transaction; afterwards they survive a power cut."""
        try:
            self._commit(pages, drafts)
        except (LookupError, DBAPIError) as wrong:
            if trouble.of_the_disk(wrong):
                raise
            # The tables did not take it. The log is what counts: write it, and make the tables again from it.
            self._commit(pages, drafts, again=True)

    def _commit(self, pages: Sequence[Page | News], drafts: Mapping[str, str], *, again: bool = False) -> None:
        with self._engine.begin() as connection:
            for page in pages:
                if isinstance(page, News):
                    log.take(connection, page)
                else:
                    log.append(connection, [page.gesture])
                    log.remove_drafts(connection, page.settles)
                if not again:
                    rows.write(connection, page.rows)
            log.put_drafts(connection, drafts)
            if again:
                rows.rebuild(connection, rows.fold(log.read(connection)))

    def audit(self) -> bool:
        """Whether the tables are what the log says; where they are not, they are made again from it."""
        with self._engine.begin() as connection:
            told = rows.fold(log.read(connection))
            if _tables_hold(connection, told):
                return True
            rows.rebuild(connection, told)
            return False

    def check(self) -> tuple[Finding, ...]:
        """Looks at everything and changes nothing: the file, each line's checksum, the fold, the tables, the card."""
        found: list[Finding] = []
        try:
            with self._engine.begin() as connection:
                if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                    found.append(("damaged", self.path.name))
                told = rows.fold(log.read(connection), strict=True)
                if not _tables_hold(connection, told):
                    found.append(("tables_differ",))
                lines = log.last_line(connection)
        except trouble.READING as wrong:
            return (*found, ("damaged", self.path.name, str(wrong)))
        known = card.read(self.path)
        if known is not None and known.line > lines:
            found.append(("lines_missing", str(known.line - lines)))
        return tuple(found)

    def redact(self, remarks: frozenset[str]) -> None:
        """Takes the words of these remarks out of the log and out of the file's free pages."""
        with self._engine.begin() as connection:
            now = [*log.read(connection), *(g for g, _word in log.shared(connection)[2])]
            for was, emptied in zip(now, without_words(now, remarks), strict=True):
                if emptied is not was:
                    log.rewrite(connection, emptied)
            rows.rebuild(connection, rows.fold(log.read(connection)))
        self.compact()

    def compact(self) -> None:
        """Writes the file anew, so that nothing deleted can be read from it."""
        assert self._raw is not None  # noqa: S101  set when opened
        self._raw.execute("VACUUM")
        self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def card(self) -> Card | None:
        """What the start page shows."""
        with self._engine.begin() as connection:
            return card.make(connection, self.id)

    def copy_to(self, path: Path) -> None:
        """A whole, compact copy of the database, on the disk before it has its name."""
        assert self._raw is not None  # noqa: S101  set when opened
        with whole_or_not(path) as fresh:
            self._raw.execute("VACUUM INTO ?", (str(fresh),))

    def in_place(self) -> bool:
        """Whether the file still lies where it was opened: it may be renamed or deleted under us."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_dev, now.st_ino) == self._inode

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()


def _tables_hold(connection: Connection, told: State) -> bool:
    try:
        return rows.same(rows.read(connection), told)
    except trouble.READING:
        return False
