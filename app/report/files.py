"""Putting a finished document in its place: whole, or not at all."""

from __future__ import annotations

import glob
import os
import re
import tempfile
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

from app.domain.programme import Workshop

_LEFT_S = 3600
"""A passing file this old (seconds) is nobody's any more."""

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_LONGEST, _MOST_BYTES, _WHOLE_BYTES = 80, 160, 230
"""Letters and bytes of a title in a file's name, and bytes of all of it: with its ending a name may have 255."""

_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)
"""What Windows keeps for its devices, whatever comes after a full stop."""


def put(path: Path, content: bytes) -> Path:
    """Writes a file so that its place holds the old one or the whole new one, never half. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:20]}-", suffix=".part", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            fresh.chmod(0o644)  # a temporary file is its maker's alone; a document is read by others
        fresh.replace(path)
    except BaseException as wrong:
        fresh.unlink(missing_ok=True)
        if isinstance(wrong, OSError):
            wrong.filename = str(path)  # a full disk names no file, and nobody knows the passing one
        raise
    return path


def _sweep(path: Path) -> None:
    """Takes away what a program that was killed left of this file."""
    old = time.time() - _LEFT_S
    with suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.stem[:20])}-*.part"):
            if left.stat().st_mtime < old:
                left.unlink(missing_ok=True)


def stem(workshop: Workshop, edition: int = 0, kind: str = "") -> str:
    """A file's name without its ending, one that sorts: date, title, what it is, edition ("2026-03-12 Title 2")."""
    date, number = workshop.date.isoformat(), str(edition) if edition else ""
    room = _WHOLE_BYTES - len(f"{date}  {kind} {number}".encode())
    parts = (date, safe_name(workshop.title, min(_MOST_BYTES, room)), kind, number)
    return " ".join(part for part in parts if part)


def safe_name(words: str, most_bytes: int = _MOST_BYTES) -> str:
    """Words as a part of a file's name that every disk takes."""
    name = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", words))
    name = " ".join(name.split())[:_LONGEST].encode("utf-8")[:most_bytes].decode("utf-8", "ignore")
    name = name.strip(" .") or "Plenum"
    return f"Plenum {name}" if _RESERVED.match(name) else name


def unique(name: str, taken: set[str]) -> str:
    """The name, with a number where a disk that knows no capitals would have it already. It is taken from then on."""
    own, number = name, 1
    while own.casefold() in taken:
        number += 1
        own = f"{name} ({number})"
    taken.add(own.casefold())
    return own
