"""A workshop in a place that cannot be written to: it opens, it is shown, and what is typed goes to the spool."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from app.storage.file import File


def only_readable(path: Path) -> bool:
    """Whether a database or its folder cannot be written to, by its rights or because its disk is mounted so."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


class ViewedFile(File):
    """A copy in a passing place stands in for the file, because SQLite must write to read what a crash left behind."""

    writable = False

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

    def close(self) -> None:
        """Lets go of the copy."""
        super().close()
        shutil.rmtree(self._passing, ignore_errors=True)
