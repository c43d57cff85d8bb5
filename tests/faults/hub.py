"""Fault 12: the server between the laptops stops, its sessions are killed, or it hangs."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import psycopg
from app.domain.debate import Contribution
from app.services import words
from app.services.shared import SharedLogbook, open_shared
from app.storage import link as links
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import Link, Together

from tests.fakes import CountedIds, HandClock
from tests.faults.catalogue import Figures
from tests.storage import postgres
from tests.storage.postgres import Server
from tests.storage.workshops import ID, new, until

missing = postgres.missing


class _Laptop:
    """A laptop with its link."""

    def __init__(self, folder: Path, server: Server, letter: str) -> None:
        self.letter = letter
        device = f"laptop{letter}"
        self.opened, self.book = open_shared(SqliteLibrary(folder), ID, device, HandClock(), CountedIds(f"{device}-"))
        self.link = Link(Hub(server.address), ID, device, self.book)
        self.seen: set[str] = set()
        self.link.when_it_changes(self._look)
        self.link.start()
        self.slowest_ms = 0.0

    def _look(self) -> None:
        shared = self.link.shared()
        self.seen.add(f"{shared.state} ({shared.trouble})" if shared.trouble else f"{shared.state}")

    def say(self, text: str) -> None:
        began = time.perf_counter()
        self.book.do(words.remark(f"{self.letter}{text}", text, laptop=self.letter))
        self.slowest_ms = max(self.slowest_ms, (time.perf_counter() - began) * 1000)

    def close(self) -> None:
        self.link.close()
        assert self.opened.store.close()


@contextmanager
def _room(folder: Path) -> Iterator[tuple[Server, list[_Laptop]]]:
    """A server, and two laptops that are together."""
    new(folder / "a").close()
    SqliteLibrary(folder / "b").create(ID)[0].close()
    with postgres.server() as server, mock.patch.object(links, "_AGAIN_S", (0.2, 0.5)):
        room = [_Laptop(folder / name, server, letter) for name, letter in (("a", ""), ("b", "b"))]
        try:
            assert until(lambda: all(x.link.shared().state is Together.TOGETHER for x in room))
            yield server, room
        finally:
            server.go_on()
            for laptop in room:
                laptop.close()


def _said(book: SharedLogbook) -> list[str]:
    return sorted(c.text for c in book.state.of(Contribution).values())


def _ends_equal(server: Server, room: list[_Laptop], said: int) -> None:
    one, two = room
    assert until(lambda: _said(one.book) == _said(two.book) and len(_said(one.book)) == said)
    assert until(lambda: not one.book.waiting and not two.book.waiting)
    assert one.book.aside == two.book.aside == ()
    assert len(set(_said(one.book))) == said, "each once"
    with psycopg.connect(server.address.replace("+psycopg", "")) as connection:
        (count,) = connection.execute("SELECT count(*) FROM contribution").fetchone() or (0,)
        (numbers, most) = connection.execute("SELECT count(*), max(number) FROM gesture").fetchone() or (0, 0)
    assert count == said
    assert numbers == most, "gapless"


def _under(folder: Path, times: int, hurt: Callable[[Server, Callable[[], None]], None]) -> Figures:
    with _room(folder) as (server, room):
        said = 0

        def both_speak() -> None:
            nonlocal said
            for laptop in room:
                laptop.say(f"ord {said}")
                said += 1

        for _ in range(times):
            both_speak()
            hurt(server, both_speak)
            both_speak()
        _ends_equal(server, room, said)
        slowest = max(laptop.slowest_ms for laptop in room)
        seen = sorted(set().union(*(laptop.seen for laptop in room)))
        return Figures(
            times, f"nothing of {said} remarks, each once", ", ".join(seen), f"do() at most {slowest:.1f} ms"
        )


def stopped(folder: Path, times: int) -> Figures:
    """The server is stopped (SIGQUIT), both go on speaking, and it is started again."""

    def hurt(server: Server, speak: Callable[[], None]) -> None:
        server.stop()
        speak()
        time.sleep(0.3)
        server.start()

    return _under(folder, times, hurt)


def killed(folder: Path, times: int) -> Figures:
    """Every session of the server is killed at a random moment while both speak."""
    rng = random.Random(4)  # noqa: S311  the same every time

    def hurt(server: Server, speak: Callable[[], None]) -> None:
        speak()
        time.sleep(rng.random() * 0.03)
        server.kill_sessions()
        time.sleep(0.25)

    return _under(folder, times, hurt)


def hung(folder: Path, times: int) -> Figures:
    """Every process of the server is stopped (SIGSTOP): it takes connections and never answers."""

    def hurt(server: Server, speak: Callable[[], None]) -> None:
        with mock.patch.object(links, "HANGS_S", 0.7):
            server.hang()
            speak()
            time.sleep(2.0)
            speak()
        server.go_on()

    return _under(folder, times, hurt)
