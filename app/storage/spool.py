"""Where words go when their disk will not take them: JSON lines in another folder, read back at the next start."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from app.domain.redaction import without_words
from app.services.ports import Page
from app.storage import codec
from app.storage.codec import Unreadable
from app.storage.files import sync_folder


@dataclass(frozen=True, slots=True)
class Spooled:
    """What lay in the spool: pages in order, the latest drafts, and how many lines could not be read."""

    pages: tuple[Page, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)
    unreadable: int = 0


class Spool:
    """The spool of one workshop: the first of the folders that takes it."""

    def __init__(self, folders: Sequence[Path], id: str) -> None:
        self._paths = tuple(folder / f"{id}.jsonl" for folder in folders)
        self._pages: set[str] = set()  # gestures that lie in the spool
        self._drafts: dict[str, str] = {}

    def take(self, pages: Iterable[Page], drafts: Mapping[str, str]) -> bool:
        """Adds what it does not have yet, and waits for the disk. False where no folder takes it."""
        fresh = [page for page in pages if page.gesture.id not in self._pages]
        changed = {address: words for address, words in drafts.items() if self._drafts.get(address) != words}
        lines = [_page_line(page) for page in fresh]
        lines += [_line({"draft": address, "words": words}) for address, words in changed.items()]
        if lines and not any(_add(path, lines) for path in self._paths):
            return False
        self._pages.update(page.gesture.id for page in fresh)
        self._drafts.update(changed)
        return True

    def read(self) -> Spooled:
        """What lies in it, in every folder. A line that was cut off or damaged is left out and counted."""
        pages: dict[str, Page] = {}
        drafts: dict[str, str] = {}
        unreadable = 0
        for path in self._paths:
            more, typed, missed = _read_file(path)
            pages |= more
            drafts |= typed
            unreadable += missed
        self._pages.update(pages)
        self._drafts.update(drafts)
        return Spooled(tuple(pages.values()), drafts, unreadable)

    def clear(self) -> None:
        """Removes it: everything in it lies in the database."""
        if self._pages or self._drafts:
            self._pages, self._drafts = set(), {}
            _remove(self._paths)

    @property
    def empty(self) -> bool:
        """Nothing lies in it."""
        return not (self._pages or self._drafts)

    def redact(self, remarks: frozenset[str]) -> None:
        """Takes the words of these remarks out of what lies here and of what was kept aside."""
        for path in (*self._paths, *(path.with_suffix(".kept") for path in self._paths)):
            if path.exists():
                pages, drafts, _unreadable = _read_file(path)
                log = without_words((page.gesture for page in pages.values()), remarks)
                kept = [_page_line(Page(g, g.changes, pages[g.id].settles)) for g in log]
                kept += [_line({"draft": address, "words": words}) for address, words in drafts.items()]
                path.write_bytes(b"".join(kept))

    def remove(self) -> None:
        """Removes all that there is of this workshop."""
        _remove((*self._paths, *(path.with_suffix(".kept") for path in self._paths)))

    def keep_aside(self) -> None:
        """Gives what no longer fits another name, so that no later start reads it and nothing is thrown away."""
        for path in self._paths:
            if path.exists():
                path.replace(path.with_suffix(".kept"))


def _read_file(path: Path) -> tuple[dict[str, Page], dict[str, str], int]:
    pages: dict[str, Page] = {}
    drafts: dict[str, str] = {}
    unreadable = 0
    try:
        lines = [line for line in path.read_bytes().splitlines() if line] if _ours(path.parent) else []
    except OSError:
        return {}, {}, 0
    for raw in lines:
        try:
            _take(_read_line(raw), pages, drafts)
        except Unreadable:
            unreadable += 1
    return pages, drafts, unreadable


def _remove(paths: Iterable[Path]) -> None:
    """Removes spool files."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue


def _add(path: Path, lines: list[bytes]) -> bool:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _ours(path.parent):
            return False
        known = path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            text = b"\n" + b"".join(lines)  # on a line of its own, also after one that was cut off
            while text:
                text = text[os.write(descriptor, text) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if not known:
            sync_folder(path.parent)
    except OSError:
        return False
    return True


def _ours(folder: Path) -> bool:
    """Whether a folder is this user's own: in a place that all users share, another may have made it first."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()


def _page_line(page: Page) -> bytes:
    return _line({"page": codec.plain_gesture(page.gesture), "settles": list(page.settles)})


def _line(content: Mapping[str, Any]) -> bytes:
    text = codec.json_text(content)
    return f"{_sum(text)} {text}\n".encode()


def _sum(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _read_line(raw: bytes) -> Mapping[str, Any]:
    try:
        told, text = raw.decode().split(" ", 1)
        found = json.loads(text)
    except ValueError as trouble:
        raise Unreadable("spool") from trouble
    if told != _sum(text) or not isinstance(found, dict):
        raise Unreadable("spool")
    return found


def _take(found: Mapping[str, Any], pages: dict[str, Page], drafts: dict[str, str]) -> None:
    if "page" in found:
        gesture = codec.read_gesture(found["page"])
        settles = tuple(str(address) for address in found.get("settles", ()))
        pages[gesture.id] = Page(gesture, gesture.changes, settles)
        for address in settles:
            drafts.pop(address, None)
    else:
        drafts[str(found.get("draft"))] = str(found.get("words"))
