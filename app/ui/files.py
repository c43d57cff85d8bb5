"""What a file is, by its first bytes: names are changed by mail programs and by people."""

from __future__ import annotations

from pathlib import Path

_DATABASE = b"SQLite format 3\0"


def is_workshop(path: Path) -> bool:
    """Whether it is one of ours: a workshop file, a backup, or everything as JSON. Anything else may be a programme.

    What cannot be read is taken by its name; whoever opens it says why it cannot.
    """
    if path.suffix.lower() in (".workshop", ".backup"):
        return True
    try:
        with path.open("rb") as file:
            begins = file.read(len(_DATABASE))
    except OSError:
        return not path.is_file()
    return begins == _DATABASE or begins.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
