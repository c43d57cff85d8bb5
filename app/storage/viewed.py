"""A workshop in a place that cannot be written to: it opens, it is shown, and what is typed goes to the spool."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.services.ports import Card, News, Page
from app.storage.book import Book


def only_readable(path: Path) -> bool:
    """Whether a database or its folder cannot be written to, by its rights or because its disk is mounted so."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


class ViewedBook(Book):
    """A copy in a passing place stands in for the file, because SQLite must write to read what a crash left behind."""

    def __init__(self, path: Path, id: str) -> None:
        self._passing = Path(tempfile.mkdtemp(prefix="plenum-view-"))
        try:
            for part in (path, path.with_name(f"{path.name}-wal"), path.with_suffix(".json")):
                if part.exists():
                    shutil.copyfile(part, self._passing / part.name)
            super().__init__(self._passing / path.name, id)
        except BaseException:
            shutil.rmtree(self._passing, ignore_errors=True)
            raise

    def commit(self, pages: Sequence[Page | News], drafts: Mapping[str, str]) -> None:  # noqa: ARG002  a book's signature
        """Never: the place is not to be written to."""
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self.path))

    def card(self) -> Card | None:
        """None: there is no place for it."""
        return None

    def close(self) -> None:
        """Lets go of the copy."""
        super().close()
        shutil.rmtree(self._passing, ignore_errors=True)
