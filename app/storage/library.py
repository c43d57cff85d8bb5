"""The workshops in a folder: one database each, with its card beside it, its backups and its spool.

Opening one needs little; what is rare (files in and out, new forms) is imported where it happens.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.ports import Backup, Card, Finding, Kin, Loaded, Lost, Page, Snapshot, Unavailable
from app.storage import card, trouble
from app.storage.backups import Backups, made_at
from app.storage.file import ID, SCHEMA, File, schema_of
from app.storage.files import sync_folder
from app.storage.lock import Lock, NoLock
from app.storage.notebook import Notebook
from app.storage.opening import read_back, still_written
from app.storage.spool import Spool
from app.storage.viewed import ViewedFile, only_readable

if TYPE_CHECKING:
    from app.storage.book import Book


class SqliteLibrary:
    """Implements `ports.Library`.

    spools: where words go when this folder does not take them; the first that works. second: a second place for
    backups (a stick).
    """

    def __init__(self, folder: Path, *, spools: Sequence[Path] | None = None, second: Path | None = None) -> None:
        self.folder = folder
        self.spools = tuple(spools) if spools is not None else _spools_of(folder)
        self.second = second
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # what was said in a room is not for every user
        except OSError as wrong:
            raise Unavailable("no_data_folder", str(folder)) from wrong

    # opening --------------------------------------------------------------------------------------------------------

    def cards(self) -> tuple[Card, ...]:
        """All workshops, the last changed first. One without a readable card is looked into."""
        found = (card.read(path) or self._look_into(path) for path in self.folder.glob("*.db"))
        return tuple(sorted((c for c in found if c), key=lambda c: (-c.changed_ms, c.id)))

    def lost(self) -> tuple[Lost, ...]:
        """The workshops of which only copies are left, the latest day first. What none can be read of is not shown."""
        from app.storage import snapshots

        found: list[Lost] = []
        for folder in (self.folder / "backups").glob("*"):
            if not ID.fullmatch(folder.name) or self.path(folder.name).exists():
                continue
            copies = self.backups(folder.name)
            for copy in copies:
                with suppress(Unavailable):
                    held = snapshots.read(copy.path)
                    found.append(Lost(folder.name, held.title, held.date, len(copies), copy.path))
                    break
        return tuple(sorted(found, key=lambda one: (one.date, one.id), reverse=True))

    def past_retention(self, today: date) -> tuple[Card, ...]:
        """The workshops that were to be kept until a day that is over: to be asked about, never deleted unasked."""
        return tuple(c for c in self.cards() if c.retain_until and c.retain_until < today.isoformat())

    def create(self, id: str) -> tuple[Notebook, Loaded]:
        """A new, empty workshop."""
        self._make(id)
        return self.open(id)

    def open(self, id: str) -> tuple[Notebook, Loaded]:
        """An existing one, with what lay in its spool."""
        path = self._existing(id)
        lock = _lock(path)
        try:
            migrated = self._brought_up(path) if lock.held else False
            file = _file(path, id, lock)
            try:
                loaded = file.load()
            except BaseException:
                file.close()
                raise
        except BaseException:
            lock.release()
            raise
        viewed = not file.writable
        spool = Spool(self.spools, id)
        notebook = Notebook(file, lock, spool, self._backups(id))
        told = [("read_only",)] * viewed + [("migrated",)] * migrated
        loaded, pages, drafts = read_back(loaded, spool, tuple(told))
        notebook.start()
        for page in pages:
            notebook.take(page)
        for address, words in drafts.items():
            notebook.draft(address, words)
        if not viewed and (left := still_written(loaded)):
            notebook.redact(left)
        return notebook, loaded

    # files in and out -----------------------------------------------------------------------------------------------

    def export_snapshot(self, id: str, path: Path) -> None:
        """Writes a workshop that is not open as a file to carry or mail. (One that is open: `Notebook.export`.)"""
        from app.storage import snapshots

        with self._alone(id) as book:
            _said(lambda: snapshots.write(path, id, book.load().log), path)

    def kin(self, snapshot: Snapshot) -> Kin:
        """How a file stands to the workshop of the same id here. Raises Unavailable where that is open."""
        from app.services.merge import kin

        if not self.path(snapshot.id).exists():
            return Kin.NEW
        with self._alone(snapshot.id) as book:
            return kin(book.load().log, snapshot.log)

    def bring_in(self, path: Path) -> tuple[str, Kin]:
        """Takes a file in without losing anything: new ones and what is ahead are taken, a fork is kept beside.

        Returns the id under which it is here now.
        """
        from app.storage import snapshots

        snapshot = snapshots.read(path)
        found = self.kin(snapshot)
        if found is Kin.NEW:
            self.take_in(snapshot)
        elif found is Kin.AHEAD:
            self.append(snapshot)
        elif found is Kin.FORKED:
            return self.keep_beside(snapshot), found
        return snapshot.id, found

    def take_in(self, snapshot: Snapshot, id: str | None = None) -> str:
        """Makes a workshop here of what a file holds."""
        self._make(id or snapshot.id, snapshot)
        return id or snapshot.id

    def keep_beside(self, snapshot: Snapshot) -> str:
        """Makes a copy of its own of what a file holds."""
        import uuid

        return self.take_in(snapshot, uuid.uuid4().hex)

    def append(self, snapshot: Snapshot) -> None:
        """Adds what a file has more than we have, after a backup."""
        with self._alone(snapshot.id) as book:
            known = {gesture.id for gesture in book.load().log}
            self._backups(snapshot.id).make(book)
            fresh = [Page(g, g.changes) for g in snapshot.log if g.id not in known]
            _said(lambda: book.commit(fresh, {}), book.path)
            _write_card(book)

    def replace(self, snapshot: Snapshot) -> None:
        """Puts what a file holds in the place of what we have, after a backup."""
        from app.storage.book import make

        path = self._existing(snapshot.id)
        with self._alone(snapshot.id) as book:
            if self._backups(snapshot.id).make(book) is None:
                raise Unavailable("no_backup", path.name)
            book.file.close()  # the lock stays ours until the new one is there
            # First: a write-ahead log that outlived its database would be played into the new one.
            _said(lambda: _remove_beside(path), path)
            _said(lambda: make(path, snapshot.id, snapshot.log), path)
        self._look_into(path)

    # backups --------------------------------------------------------------------------------------------------------

    def backups(self, id: str) -> tuple[Backup, ...]:
        """The backups of a workshop, the newest first."""
        self.path(id)
        dated = ((path, made_at(path)) for path in self._backups(id).all())
        return tuple(Backup(path, made) for path, made in dated if made is not None)

    def preview(self, path: Path) -> Snapshot:
        """What a backup or a file would bring."""
        from app.storage import snapshots

        return snapshots.read(path)

    def restore(self, path: Path) -> str:
        """Brings a backup back beside the present state; under its own id where that workshop is gone."""
        from app.storage import snapshots

        snapshot = snapshots.read(path)
        return self.keep_beside(snapshot) if self.path(snapshot.id).exists() else self.take_in(snapshot)

    def check(self, id: str) -> tuple[Finding, ...]:
        """What is wrong with a workshop that is not open; nothing where all is well."""
        from app.storage import snapshots

        path = self._existing(id)
        found: list[Finding] = []
        try:
            with self._alone(id) as book:
                found += book.check()
        except Unavailable as wrong:
            if wrong.word == "open_elsewhere":
                raise
            found.append((wrong.word, *(wrong.names or (path.name,))))
        if Spool(self.spools, id).read().pages:
            found.append(("spool_waiting",))
        for backup in self._backups(id).all()[:1]:
            try:
                snapshots.read(backup)
            except Unavailable:
                found.append(("backup_damaged", backup.name))
        return tuple(found)

    # going away -----------------------------------------------------------------------------------------------------

    def delete(self, id: str) -> None:
        """Deletes everything of a workshop: database, card, backups in both places, spool. It cannot be undone.

        The database goes first: where that is refused, nothing is gone. Raises Unavailable where something stays;
        asking again takes the rest away.
        """
        path, backups = self.path(id), self._backups(id)
        if not (path.exists() or backups.all()):
            raise Unavailable("unknown_workshop", id)
        try:
            lock = Lock(path.with_suffix(".lock"))
        except OSError as wrong:
            raise Unavailable(trouble.word(wrong), str(path)) from wrong
        with lock:
            _said(lambda: path.unlink(missing_ok=True), path)
            _said(lambda: _remove_beside(path), path)
            _said(Spool(self.spools, id).remove, path)
            _said(backups.remove, backups.folder)
        with suppress(OSError):
            path.with_suffix(".lock").unlink(missing_ok=True)
            sync_folder(self.folder)

    # ----------------------------------------------------------------------------------------------------------------

    def path(self, id: str) -> Path:
        """Where a workshop lies."""
        if not ID.fullmatch(id):
            raise Unavailable("unknown_workshop", id)
        return self.folder / f"{id}.db"

    def _backups(self, id: str) -> Backups:
        return Backups(self.folder / "backups" / id, None if self.second is None else self.second / id)

    def _existing(self, id: str) -> Path:
        path = self.path(id)
        if not path.exists():
            raise Unavailable("unknown_workshop", id)
        return path

    def _make(self, id: str, snapshot: Snapshot | None = None) -> None:
        from app.storage.book import make

        path = self.path(id)
        if path.exists():
            raise Unavailable("exists", id)
        if snapshot is None:
            _said(lambda: make(path, id), path)
        else:
            _said(lambda: make(path, id, snapshot.log, snapshot.drafts), path)
            self._look_into(path)

    @contextmanager
    def _alone(self, id: str) -> Iterator[Book]:
        """A workshop's book while nobody else has it."""
        from app.storage.book import Book

        path = self._existing(id)
        lock = _lock(path)
        try:
            if lock.held:
                self._brought_up(path)
            file = _file(path, id, lock)
        except BaseException:
            lock.release()
            raise
        try:
            yield Book(file)
        finally:
            file.close()
            lock.release()

    def _brought_up(self, path: Path) -> bool:
        """Brings an older database to the present form, after a backup; True where it was older."""
        _remove_unfinished(path)
        schema = schema_of(path)
        if schema > SCHEMA:
            raise Unavailable("newer_program", path.name)
        if schema < SCHEMA:
            from app.storage import migrations

            migrations.migrate(path, schema, SCHEMA, self._backups(path.stem).folder)
        return schema < SCHEMA

    def _look_into(self, path: Path) -> Card | None:
        """Makes the card of a workshop that has none; None where it cannot be opened now, or nothing is in it yet."""
        try:
            with self._alone(path.stem) as book:
                return _write_card(book)
        except (Unavailable, OSError):
            return None


def _lock(path: Path) -> Lock:
    """The lock of a workshop; one that holds nothing where nothing can be written."""
    if only_readable(path):
        return NoLock()
    try:
        return Lock(path.with_suffix(".lock"))
    except OSError:
        return NoLock()


def _file(path: Path, id: str, lock: Lock) -> File:
    """An open database; where its disk takes nothing, not even what opening needs, one to be shown."""
    if lock.held:
        try:
            return File(path, id)
        except Unavailable as wrong:
            if wrong.word not in {"disk_full", "read_only", "cannot_open"}:
                raise
    return ViewedFile(path, id)


def _write_card(book: Book) -> Card | None:
    shown = book.card()
    if shown is not None:
        card.write(book.path, shown)
    return shown


def _said(work: Callable[[], object], path: Path) -> None:
    """Does some work with files; what a disk refuses is raised as a word."""
    try:
        work()
    except trouble.writing() as wrong:
        raise Unavailable(trouble.word(wrong), str(path)) from wrong


def _remove_beside(path: Path) -> None:
    """Removes what lies beside a database and is of it."""
    for name in (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal", f"{path.stem}.json"):
        path.with_name(name).unlink(missing_ok=True)
    _remove_unfinished(path)


def _remove_unfinished(path: Path) -> None:
    """Removes copies that a kill left half-made."""
    for unfinished in path.parent.glob(f".{path.name}.*"):
        with suppress(OSError):
            unfinished.unlink()


def _spools_of(folder: Path) -> tuple[Path, ...]:
    """Beside the data folder; and, where that takes nothing, in the system's folder for passing files."""
    whole = folder.absolute()
    name = hashlib.blake2b(str(whole).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    user = str(os.getuid()) if hasattr(os, "getuid") else "own"
    return whole.with_name(f"{whole.name}-spool"), Path(tempfile.gettempdir()) / f"plenum-{user}-{name}"
