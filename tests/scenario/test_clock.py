"""The clock of a scenario."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from app.scenario.clock import SimulatedClock

ZONE = ZoneInfo("Europe/Copenhagen")


def shown(clock: SimulatedClock) -> str:
    return dt.datetime.fromtimestamp(clock.now().utc_ms / 1000, ZONE).strftime("%d %H:%M:%S %z")


def to(clock: SimulatedClock, text: str) -> str:
    hours, minutes = map(int, text.split(":"))
    clock.to(clock.next_showing(hours * 3600 + minutes * 60))
    return shown(clock)


def test_the_next_such_moment_now_included() -> None:
    clock = SimulatedClock(ZONE, dt.date(2026, 3, 12))
    assert to(clock, "09:30") == "12 09:30:00 +0100"
    boot = clock.now().boot_ms
    assert to(clock, "09:30") == "12 09:30:00 +0100"
    assert clock.now().boot_ms == boot
    assert to(clock, "09:29") == "13 09:29:00 +0100"
    assert to(clock, "24:00") == "14 00:00:00 +0100"


def test_a_set_clock_is_the_one_that_is_looked_at() -> None:
    clock = SimulatedClock(ZONE, dt.date(2026, 3, 12))
    to(clock, "10:00")
    boot = clock.now().boot_ms
    clock.set_wall(-180_000)
    assert clock.now().boot_ms == boot
    assert to(clock, "10:00") == "12 10:00:00 +0100"
    assert clock.now().boot_ms == boot + 180_000


def test_the_hour_that_comes_twice() -> None:
    clock = SimulatedClock(ZONE, dt.date(2026, 10, 25))
    assert to(clock, "02:30") == "25 02:30:00 +0200"
    assert to(clock, "02:10") == "25 02:10:00 +0100"
    assert to(clock, "02:30") == "25 02:30:00 +0100"
    assert to(clock, "02:10") == "26 02:10:00 +0100"


def test_the_hour_that_is_leapt_over() -> None:
    clock = SimulatedClock(ZONE, dt.date(2026, 3, 29))
    assert to(clock, "02:15") == "29 03:15:00 +0200"
    assert to(clock, "03:20") == "29 03:20:00 +0200"
    assert to(clock, "02:15") == "30 02:15:00 +0200"
