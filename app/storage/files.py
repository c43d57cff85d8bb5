"""Files that must be there after a power cut, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def sync_file(path: Path) -> None:
    """Waits until a file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Waits until names in a folder are on the disk. Windows has no such wait."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
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
