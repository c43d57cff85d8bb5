"""What waits for the disk: pages in order, and the latest words of each draft. The notebook's lock guards it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from app.services.ports import News, Page

MOST = 200
"""Gestures in one transaction: one wait for the disk for many in a burst, yet "Saved" moves on."""

Batch = tuple[Sequence[Page | News], Mapping[str, str]]


class Waiting:
    """Times are of the monotonic clock."""

    def __init__(self) -> None:
        self._pages: deque[tuple[Page | News, float]] = deque()
        self._drafts: dict[str, tuple[str, float]] = {}  # the latest words, and since when some of them wait

    def __len__(self) -> int:
        return len(self._pages) + len(self._drafts)

    def page(self, page: Page | News, now: float) -> None:
        """One more. The drafts that it makes into words need no disk any more."""
        self._pages.append((page, now))
        if isinstance(page, Page):
            for address in page.settles:
                self._drafts.pop(address, None)

    def draft(self, address: str, words: str, now: float) -> None:
        """The latest words win: what was not yet written is replaced, never queued."""
        self._drafts[address] = (words, self._drafts[address][1] if address in self._drafts else now)

    def batch(self) -> Batch:
        """What goes into the next transaction.

        A page settles drafts: newer ones at its address go with the last of the pages, not before.
        """
        pages = [page for page, _since in list(self._pages)[:MOST]]
        return pages, self._words() if len(pages) == len(self._pages) else {}

    def written(self, batch: Batch, began: float) -> None:
        """A batch is on the disk. A draft that went on meanwhile waits since the transaction began."""
        pages, words = batch
        for _page in pages:
            self._pages.popleft()
        for address, was in words.items():
            if address in self._drafts:
                if self._drafts[address][0] == was:
                    del self._drafts[address]
                else:
                    self._drafts[address] = (self._drafts[address][0], began)

    def everything(self) -> tuple[list[Page], dict[str, str]]:
        """What a spool takes. What came from the hub is not among it: the hub has it."""
        return [page for page, _since in self._pages if isinstance(page, Page)], self._words()

    def since(self) -> float | None:
        """Since when the oldest waits."""
        since = [self._pages[0][1]] if self._pages else []
        since += [at for _words, at in self._drafts.values()]
        return min(since, default=None)

    def clear(self) -> None:
        """Forgets all of it."""
        self._pages.clear()
        self._drafts.clear()

    def _words(self) -> dict[str, str]:
        return {address: words for address, (words, _since) in self._drafts.items()}
