"""Where words go when their disk will not take them: JSON lines in another folder, read back at the next start."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from app.domain.redaction import without_words
from app.services.ports import Page
from app.storage import codec
from app.storage.codec import Unreadable
from app.storage.files import sync_folder, wait_for_disk, whole_or_not


@dataclass(frozen=True, slots=True)
class Spooled:
    """What lay in the spool: pages in order, the latest drafts, and how many lines could not be read."""

    pages: tuple[Page, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)
    unreadable: int = 0


class Spool:
    """The spool of one workshop: the first of the folders that takes it.

    For any thread: the watcher adds while the writer takes redacted words out, one after the other.
    """

    def __init__(self, folders: Sequence[Path], id: str) -> None:
        self._paths = tuple(folder / f"{id}.jsonl" for folder in folders)
        self._pages: set[str] = set()  # gestures that lie in the spool
        self._drafts: dict[str, str] = {}
        self._misfits: Callable[[bytes], bool] | None = None  # which lines are still to be kept aside
        self._lock = threading.Lock()

    def take(self, pages: Iterable[Page], drafts: Mapping[str, str]) -> bool:
        """Adds what it does not have yet, and waits for the disk. False where no folder takes it."""
        with self._lock:
            fresh = [page for page in pages if page.gesture.id not in self._pages]
            settled = {address for page in fresh for address in page.settles}  # reading back, they are gone again
            known = {address: words for address, words in self._drafts.items() if address not in settled}
            changed = {address: words for address, words in drafts.items() if known.get(address) != words}
            lines = [_page_line(page) for page in fresh]
            lines += [_line({"draft": address, "words": words}) for address, words in changed.items()]
            if lines and not any(_add(path, lines) for path in self._paths):
                return False
            self._pages.update(page.gesture.id for page in fresh)
            self._drafts = known | changed
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
        """Removes it: everything in it lies in the database. What is still to be kept aside stays until it is."""
        with self._lock:
            if not self.empty and self._set_aside():
                self._pages, self._drafts = set(), {}
                for path in self._paths:
                    with suppress(OSError):
                        path.unlink(missing_ok=True)

    @property
    def empty(self) -> bool:
        """Nothing lies in it."""
        return not (self._pages or self._drafts or self._misfits)

    def redact(self, remarks: frozenset[str]) -> None:
        """Takes the words of these remarks out of what lies here and of what was kept aside. Raises OSError.

        What cannot be read goes: it may hold them.
        """
        with self._lock:
            for path in (*self._paths, *self._aside):
                if path.exists() and _ours(path.parent):
                    _rewrite(path, _emptied(_lines(path), remarks))

    def remove(self) -> None:
        """Removes all that there is of this workshop. Raises OSError where something stays."""
        with self._lock:
            for path in (*self._paths, *self._aside):
                if path.parent.exists() and _ours(path.parent):
                    path.unlink(missing_ok=True)

    def keep_aside(self, misfits: frozenset[str]) -> None:
        """Moves what no longer fits (these gestures, and what cannot be read) to a file that no later start reads.

        All else stays. Where there is no room for it now, it stays here and is moved before this is cleared.
        """

        def misfit(raw: bytes) -> bool:
            try:
                return _read_page(raw) in misfits
            except Unreadable:
                return True

        with self._lock:
            self._pages -= misfits
            self._misfits = misfit
            self._set_aside()

    @property
    def _aside(self) -> tuple[Path, ...]:
        return tuple(path.with_suffix(".kept") for path in self._paths)

    def _set_aside(self) -> bool:
        """Moves the misfits, after what was kept aside before. False where that is still to be done."""
        if self._misfits is None:
            return True
        try:
            for path in self._paths:
                lines = _lines(path) if path.exists() and _ours(path.parent) else []
                if moved := [raw for raw in lines if self._misfits(raw)]:
                    if not any(_add(aside, moved) for aside in self._aside):
                        return False
                    _rewrite(path, [raw for raw in lines if not self._misfits(raw)])
        except OSError:
            return False
        self._misfits = None
        return True


def _lines(path: Path) -> list[bytes]:
    return [line + b"\n" for line in path.read_bytes().splitlines() if line]


def _rewrite(path: Path, lines: Sequence[bytes]) -> None:
    """Puts these lines in the place of what a file has, whole or not at all; no file where there are none."""
    if not lines:
        path.unlink()
    elif b"".join(lines) != b"".join(_lines(path)):
        with whole_or_not(path) as fresh:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(b"".join(lines))


def _emptied(lines: Iterable[bytes], remarks: frozenset[str]) -> list[bytes]:
    """The lines without the words of these remarks."""
    kept: list[bytes] = []
    pages: list[tuple[int, Page]] = []  # where each of them stands
    for raw in lines:
        try:
            found = _read_line(raw)
            if "page" in found:
                pages.append((len(kept), _page(found)))
        except Unreadable:
            continue
        kept.append(raw)
    log = without_words((page.gesture for _at, page in pages), remarks)
    for (at, page), emptied in zip(pages, log, strict=True):
        if emptied is not page.gesture:
            kept[at] = _page_line(Page(emptied, emptied.changes, page.settles))
    return kept


def _read_file(path: Path) -> tuple[dict[str, Page], dict[str, str], int]:
    pages: dict[str, Page] = {}
    drafts: dict[str, str] = {}
    unreadable = 0
    try:
        lines = _lines(path) if _ours(path.parent) else []
    except OSError:
        return {}, {}, 0
    for raw in lines:
        try:
            _take(_read_line(raw), pages, drafts)
        except Unreadable:
            unreadable += 1
    return pages, drafts, unreadable


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
            wait_for_disk(descriptor)
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
        told, text = raw.decode().rstrip("\n").split(" ", 1)
        found = json.loads(text)
    except ValueError as trouble:
        raise Unreadable("spool") from trouble
    if told != _sum(text) or not isinstance(found, dict):
        raise Unreadable("spool")
    return found


def _page(found: Mapping[str, Any]) -> Page:
    gesture = codec.read_gesture(found["page"])
    return Page(gesture, gesture.changes, tuple(str(address) for address in found.get("settles", ())))


def _read_page(raw: bytes) -> str:
    """The gesture in a line; "" where it holds a draft."""
    found = _read_line(raw)
    return _page(found).gesture.id if "page" in found else ""


def _take(found: Mapping[str, Any], pages: dict[str, Page], drafts: dict[str, str]) -> None:
    if "page" in found:
        page = _page(found)
        pages[page.gesture.id] = page
        for address in page.settles:
            drafts.pop(address, None)
    else:
        drafts[str(found.get("draft"))] = str(found.get("words"))
