"""The one timer: it ticks a desk, and notes what happened to the laptop since the tick before."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from app.domain.day import EntryVerb, RunEntry
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.services import day
from app.services.logbook import Logbook
from app.services.templates import Template, make
from app.ui.desk import Desk
from app.ui.heartbeat import Heartbeat
from pytestqt.qtbot import QtBot

from tests.fakes import CountedIds, HandClock, ListStore


@dataclass
class LaptopClock(HandClock):
    """A laptop's own clocks, turned by hand: this one knows how long it was awake."""

    slept_ms: int = 0

    def awake_ms(self) -> int:
        return self.boot_ms - self.slept_ms


def desk_of(clock: HandClock) -> Desk:
    store = ListStore()
    book = Logbook("laptop", clock, CountedIds(), store)
    items = (AgendaItem("i1", "1", "Oplæg", start=570, minutes=60),)
    book.do(make(Template(Workshop(WORKSHOP, "Day", dt.date.min), items), date=dt.date(2026, 3, 12)))
    return Desk(book, store, clock, CountedIds("d"), {})


@pytest.fixture
def somewhere() -> Iterator[Callable[[str], None]]:
    """Tells the laptop that it is somewhere; afterwards it is where it was."""
    with pytest.MonkeyPatch.context() as patch:

        def be(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        be("Europe/Copenhagen")
        yield be
    time.tzset()


def test_a_sleep_and_a_set_clock_are_noted_by_the_next_tick_and_stand_on_no_stack(
    qtbot: QtBot, somewhere: Callable[[str], None]
) -> None:
    clock = LaptopClock()
    desk = desk_of(clock)
    desk.do(day.advance())
    heart = Heartbeat(desk)
    heart.start()
    assert [e.verb for e in desk.state.of(RunEntry).values()] == [EntryVerb.ADVANCED]
    clock.on(20 * 60_000)
    clock.slept_ms = 20 * 60_000 - 1_000
    clock.utc_ms -= 180_000
    heart.start()
    heart.stop()
    noted = [(e.verb, e.amount_ms) for e in desk.state.of(RunEntry).values()][1:]
    assert noted == [(EntryVerb.SUSPENDED, 20 * 60_000 - 1_000), (EntryVerb.WALL_SET, -180_000)]
    assert desk.standing.remaining_ms == 40 * 60_000
    assert {str(n) for n in desk.standing.notices} >= {"suspended", "clock_set_back"}


def test_a_scenario_tells_its_own_world(qtbot: QtBot) -> None:
    clock = HandClock()
    desk = desk_of(clock)
    heart = Heartbeat(desk)
    heart.start()
    clock.utc_ms += 30 * 60_000
    heart.start()
    heart.stop()
    assert not desk.state.of(RunEntry)


def test_another_zone_is_noted_once(qtbot: QtBot, somewhere: Callable[[str], None]) -> None:
    desk = desk_of(LaptopClock())
    heart = Heartbeat(desk)
    heart.start()
    somewhere("America/New_York")
    heart.start()
    heart.start()
    heart.stop()
    assert [(e.verb, e.words) for e in desk.state.of(RunEntry).values()] == [
        (EntryVerb.ZONE_CHANGED, "America/New_York")
    ]


def test_what_breaks_in_a_tick_does_not_stop_the_clock(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_of(HandClock())
    heart = Heartbeat(desk)
    ticks: list[str] = []

    def tick() -> None:
        ticks.append("tick")
        if len(ticks) == 1:
            raise ValueError("a bug")

    monkeypatch.setattr(desk, "tick", tick)
    with pytest.raises(ValueError, match="a bug"):
        heart.start()
    qtbot.waitUntil(lambda: len(ticks) > 1)
    heart.stop()
