"""One workshop's database: made and written. Everything here waits for the disk.

Not for two threads at once: `Notebook` makes it in its writer thread.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from app.domain.debate import Contribution
from app.domain.gestures import Gesture, State
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import Workshop
from app.domain.redaction import without_words
from app.services.ports import Card, Finding, Loaded, News, Page
from app.storage import card, log, rows, trouble
from app.storage.engine import engine, engine_over, raw
from app.storage.file import APPLICATION, SCHEMA, File
from app.storage.files import whole_or_not
from app.storage.fold import fold
from app.storage.tables import META, ROWS


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
                rows.rebuild(connection, fold(gestures))
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
            if portable:
                raw(making).execute("PRAGMA journal_mode=DELETE")
        finally:
            making.dispose()


class Book:
    """Writes into an open file."""

    def __init__(self, file: File) -> None:
        self.file, self.id, self.path = file, file.id, file.path
        self._engine = engine_over(file.connection)

    def load(self) -> Loaded:
        """The workshop as its log tells it now."""
        return self.file.load()

    def commit(self, pages: Sequence[Page | News], drafts: Mapping[str, str]) -> None:
        """Writes pages and drafts in one transaction; afterwards they survive a power cut."""
        if not self.file.writable:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self.path))
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
                rows.rebuild(connection, fold(log.read(connection)))

    def audit(self) -> bool:
        """Whether the tables are what the log says; where they are not, they are made again from it."""
        with self._engine.begin() as connection:
            told = fold(log.read(connection))
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
                told = fold(log.read(connection), strict=True)
                if not _tables_hold(connection, told):
                    found.append(("tables_differ",))
                lines = log.last_line(connection)
        except trouble.reading() as wrong:
            return (*found, ("damaged", self.path.name, str(wrong)))
        known = card.read(self.path)
        if known is not None and known.line > lines:
            found.append(("lines_missing", str(known.line - lines)))
        return tuple(found)

    def redact(self, remarks: frozenset[str]) -> None:
        """Takes the words of these remarks out of the log and out of the file's free pages."""
        with self._engine.begin() as connection:
            now = [*log.read(connection), *log.aside(connection)]
            for was, emptied in zip(now, without_words(now, remarks), strict=True):
                if emptied is not was:
                    log.rewrite(connection, emptied)
            rows.rebuild(connection, fold(log.read(connection)))
        self.compact()

    def compact(self) -> None:
        """Writes the file anew, so that nothing deleted can be read from it."""
        self.file.connection.execute("VACUUM")
        self.file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def card(self) -> Card | None:
        """What the start page shows; None where there is no place for it."""
        if not self.file.writable:
            return None
        with self._engine.begin() as connection:
            return _card(connection, self.id)

    def copy_to(self, path: Path) -> None:
        """A whole, compact copy of the database, on the disk before it has its name."""
        with whole_or_not(path) as fresh:
            self.file.connection.execute("VACUUM INTO ?", (str(fresh),))


def _tables_hold(connection: Connection, told: State) -> bool:
    try:
        return rows.same(rows.read(connection), told)
    except trouble.reading():
        return False


def _card(connection: Connection, id: str) -> Card | None:
    """The card of what the tables hold; None while there is no workshop in them."""
    workshop, remarks = ROWS[Workshop], ROWS[Contribution]
    row = connection.execute(select(workshop)).first()
    if row is None:
        return None
    said = connection.execute(select(func.count()).select_from(remarks).where(~remarks.c.withdrawn)).scalar_one()
    newest = connection.execute(
        select(log.GESTURE.c.line, log.GESTURE.c.utc_ms).order_by(log.GESTURE.c.line.desc()).limit(1)
    ).first()
    line, changed_ms = (0, 0) if newest is None else (newest.line, newest.utc_ms)
    steps = ROWS[NextStep]
    due = select(steps.c.due).where(steps.c.due.is_not(None), steps.c.status.in_((StepStatus.OPEN, StepStatus.STARTED)))
    dues = tuple(dt.date.fromisoformat(day) for day in connection.execute(due.order_by(steps.c.due)).scalars())
    day, until = dt.date.fromisoformat(row.date), row.retain_until or ""
    return Card(id, row.title, day, said, changed_ms, line, row.place, row.rehearsal, until, dues)
