"""Copies of a workshop in time: made while it is open, thinned as they age, brought back beside the present."""

from __future__ import annotations

import datetime as dt
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from app.domain.redaction import without_words
from app.services.ports import Unavailable
from app.storage import trouble
from app.storage.files import whole_or_not

EVERY_S = 600.0
SUFFIX = ".backup"
_STAMP = "%Y%m%dT%H%M%S%fZ"


class Copied(Protocol):
    """What can copy itself (the book)."""

    def copy_to(self, path: Path) -> None: ...


class Backups:
    """The backups of one workshop, in a folder of its own and, where there is one, in a second place."""

    def __init__(self, folder: Path, second: Path | None = None) -> None:
        self.folder, self.second = folder, second
        self.changed_since = False
        self.trouble = ""
        self._made = time.monotonic()

    def changed(self) -> None:
        """There is something that no backup has."""
        self.changed_since = True

    @property
    def next_due(self) -> float | None:
        """When the next one is to be made, by the monotonic clock."""
        return self._made + EVERY_S if self.changed_since else None

    def due(self, now: float) -> bool:
        """Whether that moment has come."""
        return self.next_due is not None and self.next_due <= now

    def make(self, book: Copied) -> Path | None:
        """Makes one now, and thins the older ones. None where there is no place for it (`trouble` says why)."""
        self._made = time.monotonic()
        now = dt.datetime.now(dt.UTC)
        path = self.folder / f"{now.strftime(_STAMP)}{SUFFIX}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            book.copy_to(path)
            self.changed_since, self.trouble = False, ""
            for old in too_many(self.all(), now):
                old.unlink(missing_ok=True)
        except trouble.writing() as wrong:
            self.trouble = trouble.word(wrong)
            return None
        self._copy_to_second(path)
        return path

    def all(self) -> tuple[Path, ...]:
        """Every backup, the newest first."""
        return tuple(sorted(self.folder.glob(f"*{SUFFIX}"), reverse=True))

    def redact(self, remarks: frozenset[str]) -> None:
        """Writes the backups anew without the words of these remarks. What cannot be read goes: it may hold them."""
        from app.storage import snapshots
        from app.storage.book import make

        for folder in (self.folder, self.second):
            for path in () if folder is None else sorted(folder.glob(f"*{SUFFIX}")):
                try:
                    held = snapshots.read(path)
                except Unavailable:
                    path.unlink(missing_ok=True)
                    continue
                emptied = without_words(held.log, remarks)
                if emptied != held.log:
                    make(path, held.id, emptied, held.drafts, portable=True)

    def remove(self) -> None:
        """Removes all of them, in both places. Raises OSError where one stays."""
        for folder in (self.folder, self.second):
            if folder is not None and folder.exists():
                shutil.rmtree(folder)

    def _copy_to_second(self, path: Path) -> None:
        if self.second is None:
            return
        try:
            self.second.mkdir(parents=True, exist_ok=True)
            with whole_or_not(self.second / path.name) as fresh:
                shutil.copyfile(path, fresh)
            for old in too_many(tuple(sorted(self.second.glob(f"*{SUFFIX}"), reverse=True)), dt.datetime.now(dt.UTC)):
                old.unlink(missing_ok=True)
        except OSError:
            self.trouble = "second_place_gone"


def made_at(path: Path) -> dt.datetime | None:
    """When a backup was made, by its name."""
    try:
        return dt.datetime.strptime(path.name.removesuffix(SUFFIX), _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def too_many(newest_first: Iterable[Path], now: dt.datetime) -> tuple[Path, ...]:
    """The backups that may go: all of the last two hours stay, one an hour for a day, one a day for two months,
    one a month after that. What has no time in its name stays."""
    kept: set[tuple[str, str]] = set()
    gone: list[Path] = []
    for path in newest_first:
        made = made_at(path)
        if made is None or now - made < dt.timedelta(hours=2):
            continue
        age = now - made
        span = "%Y%m%d%H" if age < dt.timedelta(days=1) else "%Y%m%d" if age < dt.timedelta(days=60) else "%Y%m"
        slot = (span, made.strftime(span))
        if slot in kept:
            gone.append(path)
        kept.add(slot)
    return tuple(gone)
