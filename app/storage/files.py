"""Files that must be there after a power cut, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    _FULL: int | None = None
else:
    import fcntl

    _FULL = getattr(fcntl, "F_FULLFSYNC", None)
"""macOS has a wait of its own: its fsync leaves words in the disk's memory, which a power cut empties."""


def wait_for_disk(descriptor: int) -> None:
    """Waits until what was written to an open file would survive a power cut."""
    if _FULL is not None:
        try:
            fcntl.fcntl(descriptor, _FULL)
        except OSError:
            pass  # a disk that does not know it, as on a network
        else:
            return
    os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Waits until a file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        wait_for_disk(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Waits until names in a folder are on the disk. Windows has no such wait."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            wait_for_disk(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def whole_or_not(path: Path) -> Iterator[Path]:
    """A place to write to beside `path`; when all went well it takes the name, else it is gone and nothing changed."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        yield fresh
        sync_file(fresh)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_whole(path: Path, text: str, *, sync: bool = True) -> None:
    """Writes a small text file, whole or not at all. sync False: a power cut may bring the old one back."""
    if sync:
        with whole_or_not(path) as fresh:
            fresh.write_text(text, "utf-8")
    else:
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)
