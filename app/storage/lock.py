"""One program at a time in a workshop. The system lets go of the lock when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from app.services.ports import Unavailable


class Lock:
    """A lock on a small file beside the database. Raises Unavailable("open_elsewhere") where another has it.

    The database is locked too (EXCLUSIVE); this one is asked first, so that nobody opens a file that is in use.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError:
            self.release()
            raise Unavailable("open_elsewhere") from None

    @property
    def held(self) -> bool:
        """Whether we have it."""
        return self._descriptor is not None

    def release(self) -> None:
        """Lets the next one in. The file stays: removing it would let two in at once."""
        if self._descriptor is not None:
            # Said, not only closed: a child that is just being started holds a copy of the descriptor for a moment.
            with suppress(OSError):
                _give_back(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self.release()


class NoLock(Lock):
    """Where nothing can be written, nothing needs to be locked."""

    def __init__(self) -> None:
        self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _give_back(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import errno
    import fcntl

    def _take(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as trouble:
            if trouble.errno not in {errno.ENOLCK, errno.ENOTSUP}:  # a disk without locks: SQLite's own must do
                raise

    def _give_back(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
