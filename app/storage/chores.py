"""What the writer of an open workshop does when nothing waits: the card, the backups, and one look at the tables."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.services import rehearsing
from app.services.ports import Finding
from app.storage import card, trouble
from app.storage.backups import Backups
from app.storage.waiting import Batch

if TYPE_CHECKING:
    from app.storage.book import Book

_CARD_S = 1.0
_AUDIT_S = 3.0
_READY_S = 2.0
"""When the writer makes ready to write, where nothing has been written before: by then the window stands."""


class Chores:
    """Times are of the monotonic clock. book: what writes, made with its first use. find: told what is wrong.

    Only the writer calls it; `changed` and `forget` under the notebook's lock, as others read `next_due` there.
    """

    def __init__(self, path: Path, backups: Backups, book: Callable[[], Book], find: Callable[[Finding], None]) -> None:
        self._path, self._backups, self._book, self._find = path, backups, book, find
        self._card_due: float | None = None
        self._card_written = 0.0
        self._audit_due: float | None = time.monotonic() + _AUDIT_S
        self._ready_due: float | None = time.monotonic() + _READY_S

    def changed(self, batch: Batch, began: float) -> None:
        """A batch is on the disk. That the clock of a rehearsal was left is nothing that a card or a backup shows."""
        pages, words = batch
        if not pages and words.keys() <= {rehearsing.CLOCK}:
            return
        self._backups.changed()
        if self._card_due is None:
            self._card_due = max(began, self._card_written + _CARD_S)

    def ready(self) -> None:
        """There is something that writes."""
        self._ready_due = None

    def forget(self) -> None:
        """Nothing of what is due is done."""
        self._card_due, self._backups.changed_since = None, False

    @property
    def next_due(self) -> float | None:
        """When the first of them is to be done."""
        dues = (self._ready_due, self._card_due, self._audit_due, self._backups.next_due)
        return min((due for due in dues if due is not None), default=None)

    def do(self, *, last: bool) -> None:
        """Does what is due. last: the workshop is closed, and what waits for its time waits no longer."""
        now = time.monotonic()
        if self._ready_due is not None and self._ready_due <= now:
            self._book()
        if self._card_due is not None and (last or self._card_due <= now):
            self._card_due, self._card_written = None, now
            self._write_card()
        if self._audit_due is not None and self._audit_due <= now:
            self._audit_due = None
            self._audit()
        if self._backups.changed_since and (last or self._backups.due(now)):
            self._backups.make(self._book())

    def _audit(self) -> None:
        try:
            if not self._book().audit():
                self._find(("tables_rebuilt",))
        except trouble.reading() as wrong:
            self._find((trouble.word(wrong), self._path.name))

    def _write_card(self) -> None:
        try:
            shown = self._book().card()
            if shown is not None:
                card.write(self._path, shown)
        except trouble.reading(OSError, ValueError):
            return  # the words are on the disk; the card follows with the next ones
