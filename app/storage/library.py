"""The workshops in a folder: one database each, with its card beside it."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.gestures import Refused, State, apply
from app.services.ports import Card, Loaded, Page, Unavailable
from app.storage import book as books
from app.storage import card
from app.storage.backups import Backups
from app.storage.book import Book
from app.storage.engine import SCHEMA
from app.storage.lock import Lock
from app.storage.notebook import Notebook
from app.storage.spool import Spool

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


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
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise Unavailable("no_data_folder", str(folder)) from wrong

    def cards(self) -> tuple[Card, ...]:
        """All workshops, the last changed first. One without a readable card is looked into."""
        found = (card.read(path) or self._look_into(path) for path in self.folder.glob("*.db"))
        return tuple(sorted((c for c in found if c), key=lambda c: (-c.changed_ms, c.id)))

    def create(self, id: str) -> tuple[Notebook, Loaded]:  # noqa: A002
        """A new, empty workshop."""
        path = self.path(id)
        if path.exists():
            raise Unavailable("exists", id)
        try:
            books.make(path, id)
        except OSError as wrong:
            raise Unavailable("cannot_write", str(self.folder)) from wrong
        return self.open(id)

    def open(self, id: str) -> tuple[Notebook, Loaded]:  # noqa: A002
        """An existing one, with what lay in its spool."""
        path = self.path(id)
        if not path.exists():
            raise Unavailable("unknown_workshop", id)
        lock = Lock(path.with_suffix(".lock"))
        try:
            self._check_schema(path)
            book = Book(path, id)
            try:
                loaded = book.load()
            except BaseException:
                book.close()
                raise
        except BaseException:
            lock.release()
            raise
        spool = Spool(self.spools, id)
        notebook = Notebook(book, lock, spool, self.backups(id))
        loaded, pages, drafts = read_back(loaded, spool)
        notebook.start()
        for page in pages:
            notebook.take(page)
        for address, words in drafts.items():
            notebook.draft(address, words)
        return notebook, loaded

    def path(self, id: str) -> Path:  # noqa: A002
        """Where a workshop lies. An id is letters, digits, _ and -, so that it never leads out of the folder."""
        if not _ID.fullmatch(id):
            raise Unavailable("unknown_workshop", id)
        return self.folder / f"{id}.db"

    def backups(self, id: str) -> Backups:  # noqa: A002
        """The backups of a workshop."""
        return Backups(self.folder / "backups" / id, None if self.second is None else self.second / id)

    def _check_schema(self, path: Path) -> None:
        schema = books.schema_of(path)
        if schema > SCHEMA:
            raise Unavailable("newer_program", path.name)

    def _look_into(self, path: Path) -> Card | None:
        """The card of a workshop that has none; None where it cannot be opened now, or nothing is in it yet."""
        try:
            with Lock(path.with_suffix(".lock")):
                self._check_schema(path)
                book = Book(path, path.stem)
                try:
                    shown = book.card()
                finally:
                    book.close()
            if shown is not None:
                card.write(path, shown)
        except (Unavailable, OSError):
            return None
        return shown


def read_back(loaded: Loaded, spool: Spool) -> tuple[Loaded, list[Page], Mapping[str, str]]:
    """What was loaded with what lay in the spool put on top: the pages and drafts are yet to be written."""
    spooled = spool.read()
    if not spooled.pages and not spooled.drafts and not spooled.unreadable:
        return loaded, [], {}
    known = {gesture.id for gesture in loaded.log}
    state: State = loaded.state
    pages: list[Page] = []
    misfits = 0
    for page in spooled.pages:
        if page.gesture.id in known:
            continue
        try:
            state = apply(state, page.gesture.changes)
        except Refused:
            misfits += 1
        else:
            pages.append(page)
    notices = list(loaded.notices)
    if pages or spooled.drafts:
        notices.append(("spool_read_back", str(len(pages))))
    if misfits or spooled.unreadable:
        spool.keep_aside()
        notices.append(("spool_kept_aside", str(misfits + spooled.unreadable)))
    drafts = {address: words for address, words in {**loaded.drafts, **spooled.drafts}.items() if words}
    log = [*loaded.log, *(page.gesture for page in pages)]
    return replace(loaded, state=state, log=log, drafts=drafts, notices=tuple(notices)), pages, spooled.drafts


def _spools_of(folder: Path) -> tuple[Path, ...]:
    """Beside the data folder; and, where that takes nothing, in the system's folder for passing files."""
    whole = folder.absolute()
    name = hashlib.blake2b(str(whole).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    user = str(os.getuid()) if hasattr(os, "getuid") else "own"
    return whole.with_name(f"{whole.name}-spool"), Path(tempfile.gettempdir()) / f"plenum-{user}-{name}"
