"""Storage: a gesture with the disk following, typing under a slow disk, and opening what a day left behind."""

from __future__ import annotations

import itertools
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from app.domain.debate import Contribution
from app.services import words
from app.services.shared import SharedLogbook, open_shared
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import Link
from tests.fakes import CountedIds, HandClock, ListStore
from tests.storage import postgres
from tests.storage.workshops import ID, Laptop, new, opened, until

from bench.table import Row, alone, milliseconds, percentile, side_by_side

_GESTURES = 300
_KEYS = 60


def rows() -> list[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory(prefix="plenum-bench-") as folder:
        place = Path(folder)
        return [
            _gesture(place / "gesture"),
            _commit(place / "commit"),
            *_slow_disk(place / "slow"),
            *_opening(place / "open"),
            *_ten_laptops(place / "ten"),
        ]


def _says(laptop: Laptop, numbers: itertools.count[int]) -> float:
    """The median of what `do()` takes, in milliseconds."""
    took = []
    for _ in range(_GESTURES):
        n = next(numbers)
        took.append(milliseconds(lambda n=n: laptop.logbook.do(words.remark(f"r{n}", f"Fælles vagtplan {n}"))))  # type: ignore[misc]
        time.sleep(0.001)  # a burst would measure the queue, not the gesture
    return percentile(took, 0.5)


def _gesture(place: Path) -> Row:
    """Against the same gestures with a store that is a list."""
    laptop, memory = new(place / "disk"), new(place / "memory")
    numbers = itertools.count()
    memory.store.close()
    memory.logbook._store = ListStore()  # noqa: SLF001  the same logbook over a list
    try:
        return side_by_side(
            "gesture: do() with the store following, median",
            lambda: _says(memory, numbers),
            lambda: _says(laptop, numbers),
            1.5,
        )
    finally:
        laptop.close()


def _commit(place: Path) -> Row:
    """From the key to "Saved": one remark, waited for."""
    laptop, numbers = new(place), itertools.count()

    def one() -> float:
        took = []
        for _ in range(20):
            n = next(numbers)
            took.append(milliseconds(lambda n=n: (laptop.say(f"ord {n}"), laptop.store.flush(5))))  # type: ignore[misc]
        return percentile(took, 0.5)

    try:
        return alone("gesture: acknowledged by the disk, median", one, 25)
    finally:
        laptop.close()


def _slow_disk(place: Path) -> list[Row]:
    """Thirty keys a second while each commit takes 400 ms."""
    laptop = new(place)
    book, real = laptop.store._book, laptop.store._book.commit  # type: ignore[attr-defined]  # noqa: SLF001  slowed here

    def slow(pages: object, drafts: object) -> None:
        time.sleep(0.4)
        real(pages, drafts)

    book.commit = slow

    def keys() -> float:
        took = []
        for n in range(_KEYS):
            key = (lambda: laptop.say("Fælles vagtplan")) if n % 20 == 19 else None
            took.append(milliseconds(key or (lambda n=n: laptop.logbook.draft("line", "x" * (n % 20)))))  # type: ignore[misc]
            time.sleep(1 / 30)
        return percentile(took, 0.99)

    try:
        return [alone("key p99 while each commit takes 400 ms", keys, 8, rounds=3)]
    finally:
        laptop.store.flush(10)
        laptop.close()


def _opening(place: Path) -> list[Row]:
    """What 500 and 10,000 remarks take to open."""
    found = []
    for remarks in (500, 10_000):
        folder = place / str(remarks)
        laptop = new(folder)
        for n in range(remarks):
            laptop.logbook.do(words.remark(f"r{n}", f"Fælles vagtplan i borgerservice og bibliotek {n}"))
        laptop.store.flush(60)
        laptop.close()

        def once(folder: Path = folder) -> float:
            began = time.perf_counter()
            laptop = opened(folder)
            took = (time.perf_counter() - began) * 1000
            laptop.store.abandon()
            return took

        found.append(alone(f"open a workshop of {remarks:,} remarks", once, remarks / 20 + 25, rounds=5))
    return found


def _ten_laptops(place: Path) -> list[Row]:
    """Ten laptops on one hub, in one process: said on one, seen on the last."""
    if postgres.missing():
        return []
    new(place / "0").close()
    with postgres.server() as server, ExitStack() as closing:
        room: list[SharedLogbook] = []
        for n in range(10):
            library = SqliteLibrary(place / str(n))
            if n:
                library.create(ID)[0].close()
            ids = CountedIds(f"l{n}-")
            opened_, book = open_shared(library, ID, f"laptop{n}", HandClock(), ids)
            link = Link(Hub(server.address), ID, f"laptop{n}", book)
            link.start()
            closing.callback(opened_.store.close)
            closing.callback(link.close)
            room.append(book)
        until(lambda: all(book.number == 1 for book in room), 30)
        time.sleep(1)

        def said_to_seen() -> float:
            took = []
            for _ in range(60):
                n = len(room[0].log)
                began = time.perf_counter()
                room[n % 9].do(words.remark(f"said{n}", f"ord {n}", laptop=chr(97 + n % 9)))
                until(lambda n=n: f"said{n}" in room[9].state.of(Contribution))  # type: ignore[misc]
                took.append((time.perf_counter() - began) * 1000)
                time.sleep(0.02)
            return percentile(took, 0.99)

        return [alone("ten laptops on one hub: said to seen, p99", said_to_seen, 50, rounds=3)]
