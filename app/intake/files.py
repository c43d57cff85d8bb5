"""What a file is: its letters, and whether it is a programme at all. One word for each thing that is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from app.services.ports import Unavailable

LARGEST = 20_000_000
"""Bytes of a file that are looked at."""

LONGEST = 400_000
"""Characters of a text that are read: a hundred pages."""

MOST_ROWS = 2000
"""Rows of a sheet, lines of a text."""

UNPACKED = 60_000_000
"""Bytes that a sheet may unpack to, as declared and as counted."""

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "programme_is_pdf"),
    (b"\xd0\xcf\x11\xe0", "programme_is_old_office"),
    (b"{\\rtf", "programme_is_rtf"),
    (b"\x89PNG", "programme_is_picture"),
    (b"\xff\xd8\xff", "programme_is_picture"),
    (b"GIF8", "programme_is_picture"),
    (b"SQLite format 3", "programme_is_workshop"),
)
_PARTS: tuple[tuple[str, str], ...] = (
    ("word/", "programme_is_word"),
    ("ppt/", "programme_is_slides"),
    ("content.xml", "programme_is_open_document"),
)


def bytes_of(path: Path) -> bytes:
    """A file's bytes. Raises Unavailable where there are too many, OSError where it cannot be read."""
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unavailable("programme_too_long")
    return content


def check_kind(content: bytes) -> bool:
    """True for a sheet, False for text. Raises Unavailable for anything else."""
    if not content.strip():
        raise Unavailable("programme_empty")
    for beginning, word in _BEGINNINGS:
        if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(beginning):
            raise Unavailable(word)
    if content.startswith(b"PK"):
        _check_package(content)
        return True
    head = content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise Unavailable("programme_is_web_page")
    return False


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_entries(package.infolist())
            _count(package)
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001  a damaged package fails in many ways, all of them the file's fault
        raise Unavailable("programme_broken") from None


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    for part, word in _PARTS:
        if any(name.startswith(part) for name in names):
            raise Unavailable(word)
    if not any(name.startswith("xl/") for name in names):
        raise Unavailable("programme_not_text")
    if sum(entry.file_size for entry in entries) > UNPACKED or len(entries) > 2000:
        raise Unavailable("programme_bomb")


def _count(package: zipfile.ZipFile) -> None:
    """What is declared may be a lie: unpack, count and look for entity bombs."""
    total = 0
    for entry in package.infolist():
        with package.open(entry) as part:
            first = True
            while piece := part.read(1 << 16):
                total += len(piece)
                if total > UNPACKED or (first and entry.filename.endswith(".xml") and b"<!DOCTYPE" in piece):
                    raise Unavailable("programme_bomb")
                first = False


def text_of(content: bytes) -> tuple[str, bool]:
    """A text in any of the encodings people have, and whether it was an old one that had to be guessed.
    Raises Unavailable where it is no text."""
    text, old = _decoded(content)
    check_length(text)
    if not text.strip("\ufeff\0 \t\r\n\u00a0"):
        raise Unavailable("programme_empty")
    return text, old


def check_length(text: str) -> None:
    """Raises Unavailable where a text is too long for a programme."""
    if len(text) > LONGEST:
        raise Unavailable("programme_too_long")
    if text.count("\n") + text.count("\r") > 2 * MOST_ROWS:  # CRLF counts twice
        raise Unavailable("programme_too_many_rows", str(MOST_ROWS))


def _decoded(content: bytes) -> tuple[str, bool]:
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace"), False
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace"), False
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
        if _binary(text):
            raise Unavailable("programme_not_text") from None
        return text, True
    if _binary(text):
        raise Unavailable("programme_not_text")
    return text, False


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every second byte of the beginning is nought."""
    head = content[:400]
    if len(head) < 4:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else ""


def _binary(text: str) -> bool:
    """Letters that no text has, more than a few."""
    head = text[:4000]
    odd = sum((c < " " and c not in "\t\r\n\v\f\x1b") or c == "\ufffd" for c in head)
    return odd > max(8, len(head) * 0.1)
