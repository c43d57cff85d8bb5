"""What goes wrong with files, as machine words (`app.words.refusals` has their sentences)."""

from __future__ import annotations

import errno
import sqlite3

from app.storage.codec import Unreadable

_OF_SYSTEM = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EIO: "disk_error",
    errno.ENOENT: "file_gone",
}

_OF_SQLITE = {
    "FULL": "disk_full",
    "READONLY": "read_only",
    "BUSY": "open_elsewhere",
    "LOCKED": "open_elsewhere",
    "CORRUPT": "damaged",
    "NOTADB": "damaged",
    "CANTOPEN": "cannot_open",
    "PERM": "read_only",
    "IOERR": "disk_error",
    "NOMEM": "disk_error",
    "TOOBIG": "disk_error",
}


def reading(*also: type[Exception]) -> tuple[type[Exception], ...]:
    """What reading a damaged file may raise; the last where SQLite's own complaint quotes its bytes.

    Asked for once something was raised: until then nobody needs SQLAlchemy for its errors.
    """
    from sqlalchemy.exc import DBAPIError

    return (sqlite3.Error, DBAPIError, Unreadable, UnicodeDecodeError, *also)


def writing(*also: type[Exception]) -> tuple[type[Exception], ...]:
    """What a disk may raise that does not take something."""
    from sqlalchemy.exc import DBAPIError

    return (OSError, DBAPIError, sqlite3.Error, *also)


def word(trouble: BaseException) -> str:
    """The word for what went wrong with a disk; "unknown_trouble" where it is something else."""
    wrapped = getattr(trouble, "orig", None)  # SQLAlchemy's errors hold the driver's
    if isinstance(wrapped, sqlite3.Error):
        trouble = wrapped
    if isinstance(trouble, sqlite3.Error):
        return _OF_SQLITE.get(sqlite_name(trouble), "unknown_trouble")
    if isinstance(trouble, OSError):
        return _OF_SYSTEM.get(trouble.errno or 0, "disk_error")
    return "damaged" if isinstance(trouble, (Unreadable, UnicodeDecodeError)) else "unknown_trouble"


def on_opening(trouble: BaseException) -> str:
    """The same for a file that is being opened: what SQLite does not understand in it is damage."""
    found = word(trouble)
    return "damaged" if found == "unknown_trouble" else found


def sqlite_name(trouble: sqlite3.Error) -> str:
    """SQLite's primary name for an error: "FULL", "IOERR", "CORRUPT"."""
    name: str = getattr(trouble, "sqlite_errorname", "")
    return name.removeprefix("SQLITE_").split("_", maxsplit=1)[0]


def of_the_disk(trouble: BaseException) -> bool:
    """Whether it is the disk or the file; not a row that does not fit, nor a bug."""
    return word(trouble) != "unknown_trouble"
