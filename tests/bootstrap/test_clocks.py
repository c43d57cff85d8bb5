"""The laptop's clocks on each system: the right one is asked, and what it answers is read rightly."""

from __future__ import annotations

import ctypes
import sys
import time
from types import SimpleNamespace
from typing import Self

import pytest
from app.bootstrap import clocks
from app.bootstrap.clocks import Readings, SystemClock, readings_of
from app.domain.gestures import Moment


def test_linux_asks_the_clock_that_runs_on_through_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 1, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda number: {7: 9_000_999_999, 1: 5_000_000_000}[number])
    readings = readings_of("linux")
    assert (readings.boot_ms(), readings.awake_ms()) == (9_000, 5_000)


def test_macos_asks_the_clock_that_runs_on_through_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """There `time.monotonic` stands still in sleep: the clocks must be asked by name."""
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 6, raising=False)
    monkeypatch.setattr(time, "CLOCK_UPTIME_RAW", 8, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda number: {6: 9_000_000_000, 8: 5_000_000_000}[number])

    def sysctlbyname(_name: bytes, buffer: ctypes.Array[ctypes.c_char], *_rest: object) -> int:
        buffer.value = b"3C1A-BOOT"
        return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda _none: SimpleNamespace(sysctlbyname=sysctlbyname))
    readings = readings_of("darwin")
    assert (readings.boot_ms(), readings.awake_ms(), readings.boot_id()) == (9_000, 5_000, "3C1A-BOOT")


def test_windows_asks_for_ticks_and_for_time_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kernel:
        GetTickCount64 = staticmethod(lambda: 9_000)

        @staticmethod
        def QueryUnbiasedInterruptTime(reference: object) -> int:  # noqa: N802  Windows' own name
            reference._obj.value = 50_000_000  # type: ignore[attr-defined]
            return 1

    monkeypatch.setattr(clocks, "_kernel32", Kernel)
    monkeypatch.setitem(sys.modules, "winreg", _registry(17))
    readings = readings_of("win32")
    assert (readings.boot_ms(), readings.awake_ms(), readings.boot_id()) == (9_000, 5_000, "start-17")


class _registry(SimpleNamespace):  # noqa: N801  stands for a module
    HKEY_LOCAL_MACHINE = 0

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def OpenKey(self, _root: int, path: str) -> _registry:  # noqa: N802
        assert path.endswith("PrefetchParameters")
        return self

    def QueryValueEx(self, _key: object, name: str) -> tuple[int, int]:  # noqa: N802
        assert name == "BootId"
        return self.number, 4

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        """Nothing to close."""


def test_an_unnamed_start_is_named_by_its_minute() -> None:
    readings = Readings(lambda: 120_500, lambda: None, lambda: "")
    clock = SystemClock(readings, lambda: 1_773_304_200_000_000_000)
    assert clock.now() == Moment(1_773_304_200_000, 120_500, "started-29555067")
    assert clock.awake_ms() is None


def test_case_56_the_hub_tells_how_far_behind_the_wall_clock_is() -> None:
    clock = SystemClock(Readings(lambda: 0, lambda: None, lambda: "b"), lambda: 1_000_000_000)
    clock.behind_ms = 240_000
    assert clock.now() == Moment(241_000, 0, "b")


def test_this_laptop_has_clocks_that_run() -> None:
    clock, before = SystemClock(), time.time_ns() // 1_000_000
    first = clock.now()
    time.sleep(0.02)
    second = clock.now()
    assert second.boot_ms > first.boot_ms
    assert second.boot_id == first.boot_id != ""
    assert before <= first.utc_ms <= second.utc_ms <= time.time_ns() // 1_000_000
