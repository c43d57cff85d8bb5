"""Laptops that share a workshop."""

from __future__ import annotations

from pathlib import Path

from app.domain.debate import Contribution
from app.services import words
from app.services.shared import open_shared
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import exchange

from tests.fakes import CountedIds, HandClock
from tests.storage.postgres import Server
from tests.storage.workshops import ID


class Scribe:
    """A laptop that shares the workshop."""

    def __init__(self, folder: Path, server: Server, letter: str = "") -> None:
        self.folder, self.letter, self.hub = folder, letter, Hub(server.address)
        self.opened = 0
        self.open()

    def open(self) -> None:
        self.opened += 1
        device = f"laptop{self.letter}"
        ids = CountedIds(f"{device}-{self.opened}-")
        self.whole, self.book = open_shared(SqliteLibrary(self.folder), ID, device, HandClock(), ids)

    def reopen(self) -> None:
        assert self.whole.store.close()
        self.open()

    def say(self, id_: str, text: str) -> None:
        self.book.do(words.remark(id_, text, laptop=self.letter))

    def sync(self) -> None:
        exchange(self.book, self.hub, ID)

    @property
    def said(self) -> set[str]:
        return {c.text for c in self.book.state.of(Contribution).values()}

    def close(self) -> None:
        self.hub.close()
        self.whole.store.close()
