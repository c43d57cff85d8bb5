"""Small stand-ins for the world: a clock one turns by hand, ids in order, a store that is a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from app.domain.gestures import Moment
from app.services.ports import Page, Saving, SavingState


@dataclass
class HandClock:
    """A clock that stands still until a test turns it."""

    utc_ms: int = 1_773_304_200_000  # 2026-03-12 09:30 in Copenhagen
    boot_ms: int = 1_000_000
    boot_id: str = "boot"

    def now(self) -> Moment:
        return Moment(self.utc_ms, self.boot_ms, self.boot_id)

    def on(self, milliseconds: int) -> None:
        """Lets time pass on both clocks."""
        self.utc_ms += milliseconds
        self.boot_ms += milliseconds


class CountedIds:
    """Ids 1, 2, 3 as text."""

    def __init__(self, prefix: str = "id") -> None:
        self._prefix, self._numbers = prefix, count(1)

    def new(self) -> str:
        return f"{self._prefix}{next(self._numbers)}"


@dataclass
class ListStore:
    """Keeps pages and drafts in memory and acknowledges them at once."""

    id: str = "workshop"
    path: Path = Path("nowhere.db")
    pages: list[Page] = field(default_factory=list)
    drafts: dict[str, str] = field(default_factory=dict)
    found: list[tuple[str, ...]] = field(default_factory=list)

    def take(self, page: Page) -> None:
        self.pages.append(page)
        for address in page.settles:
            self.drafts.pop(address, None)

    def draft(self, address: str, words: str) -> None:
        if words:
            self.drafts[address] = words
        else:
            self.drafts.pop(address, None)

    def saving(self) -> Saving:
        return Saving(SavingState.SAVED)

    def when_saving_changes(self, tell: Callable[[], None]) -> None:
        """Never changes."""

    def flush(self, patience: float) -> bool:
        return True

    def close(self, patience: float = 5.0) -> bool:
        return True

    def abandon(self) -> None:
        """Nothing to let go of."""
