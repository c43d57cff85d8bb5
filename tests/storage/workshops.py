"""A small workshop on a real disk, for the tests of storage and of faults."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.debate import Contribution
from app.domain.programme import WORKSHOP, Workshop
from app.services import words
from app.services.logbook import Logbook
from app.services.ports import Loaded, OpenStore
from app.services.templates import MAKER, Template, make
from app.storage.library import SqliteLibrary

from tests.fakes import CountedIds, HandClock

ID = "day"


def template() -> Template:
    """Nothing but the workshop itself."""
    return Template(Workshop(WORKSHOP, "Fælles bibliotek", dt.date.min), ())


@dataclass
class Laptop:
    """An open workshop as the program holds it."""

    library: SqliteLibrary
    logbook: Logbook
    store: OpenStore
    loaded: Loaded

    def say(self, text: str) -> str:
        """Takes a remark down; returns its id."""
        id_ = f"c{len(self.logbook.log)}-{time.monotonic_ns()}"
        self.logbook.do(words.remark(id_, text), settles=["line"])
        return id_

    @property
    def said(self) -> list[str]:
        """The words of all remarks, in order."""
        return [c.text for c in self.logbook.state.of(Contribution).values()]

    def close(self) -> bool:
        return self.store.close()


def new(folder: Path, id_: str = ID, **places: object) -> Laptop:
    """Makes a workshop and opens it."""
    library = SqliteLibrary(folder, **places)  # type: ignore[arg-type]
    store, loaded = library.create(id_)
    book = Logbook(MAKER, HandClock(), CountedIds(f"{id_}made"), store, loaded.state, loaded.log)
    book.do(make(template(), date=dt.date(2026, 3, 12)))
    assert store.close()
    return opened(folder, id_, **places)


def opened(folder: Path, id_: str = ID, device: str = "a", **places: object) -> Laptop:
    """Opens a workshop that is there."""
    library = SqliteLibrary(folder, **places)  # type: ignore[arg-type]
    store, loaded = library.open(id_)
    ids = CountedIds(f"{device}{len(loaded.log)}-{time.monotonic_ns()}-")
    return Laptop(library, Logbook(device, HandClock(), ids, store, loaded.state, loaded.log), store, loaded)


def until(holds: Callable[[], object], patience: float = 60.0) -> bool:
    """Waits until something holds."""
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
