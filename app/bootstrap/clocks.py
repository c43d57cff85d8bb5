"""This laptop's own clocks: the wall's, one that runs on through sleep, and one that does not.

| | runs on through sleep | stands still in sleep | names the start |
| --- | --- | --- | --- |
| Linux | CLOCK_BOOTTIME | CLOCK_MONOTONIC | /proc/sys/kernel/random/boot_id |
| macOS | CLOCK_MONOTONIC | CLOCK_UPTIME_RAW | kern.bootsessionuuid |
| Windows | GetTickCount64 | QueryUnbiasedInterruptTime | BootId in the registry |

Python's own `time.monotonic` is none of these on every system: on macOS it stands still in sleep, and what it is on
Windows has changed between versions.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.gestures import Moment


@dataclass(frozen=True, slots=True)
class Readings:
    """How one system is asked. Milliseconds."""

    boot_ms: Callable[[], int]
    awake_ms: Callable[[], int | None]
    boot_id: Callable[[], str]


class SystemClock:
    """Wall time, and the time since the laptop was started, sleep included.

    behind_ms: how far this laptop's wall clock lies behind the hub's, so that laptops that share a day reckon alike;
    0 without a hub. The screen's own clock is not touched by it.
    """

    def __init__(self, readings: Readings | None = None, wall_ns: Callable[[], int] = time.time_ns) -> None:
        self._readings = readings or system()
        self._wall_ns = wall_ns
        self._boot_id = self._readings.boot_id() or self._started_at()
        self.behind_ms = 0

    def now(self) -> Moment:
        """Both clocks at once."""
        return Moment(self._wall_ns() // 1_000_000 + self.behind_ms, self._readings.boot_ms(), self._boot_id)

    def awake_ms(self) -> int | None:
        """A clock that stands still in sleep; None where there is none."""
        return self._readings.awake_ms()

    def _started_at(self) -> str:
        """Where the system has no name for its start: the minute of it."""
        return f"started-{(self._wall_ns() // 1_000_000 - self._readings.boot_ms()) // 60_000}"


@cache
def system() -> Readings:
    """The readings of the system this runs on."""
    return readings_of(sys.platform)


def readings_of(platform: str) -> Readings:
    """The readings of a platform by its Python name."""
    if platform == "win32":
        return _windows(_kernel32())
    if platform == "darwin":
        return Readings(_clock("CLOCK_MONOTONIC"), _clock("CLOCK_UPTIME_RAW"), _mac_boot_id)
    if hasattr(time, "CLOCK_BOOTTIME"):
        return Readings(_clock("CLOCK_BOOTTIME"), _clock("CLOCK_MONOTONIC"), _linux_boot_id)
    return Readings(lambda: time.monotonic_ns() // 1_000_000, lambda: None, lambda: "")


def _clock(name: str) -> Callable[[], int]:
    number: int = getattr(time, name)
    return lambda: time.clock_gettime_ns(number) // 1_000_000


def _linux_boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _mac_boot_id() -> str:
    import ctypes

    try:
        libc: Any = ctypes.CDLL(None)
        size = ctypes.c_size_t(64)
        buffer = ctypes.create_string_buffer(size.value)
        done = libc.sysctlbyname(b"kern.bootsessionuuid", buffer, ctypes.byref(size), None, 0)
    except (OSError, AttributeError):
        return ""
    return buffer.value.decode("ascii", "replace") if done == 0 else ""


def _kernel32() -> Any:  # noqa: ANN401  Windows' own library has no type here
    import ctypes

    kernel: Any = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    kernel.GetTickCount64.restype = ctypes.c_uint64
    return kernel


def _windows(kernel: Any) -> Readings:  # noqa: ANN401  likewise
    import ctypes

    def awake_ms() -> int | None:
        ticks = ctypes.c_uint64()
        done = kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value // 10_000 if done else None  # in 100 ns

    return Readings(lambda: int(kernel.GetTickCount64()), awake_ms, _windows_boot_id)


def _windows_boot_id() -> str:
    """A number that Windows counts up at each start."""
    try:
        import winreg as registry

        path = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, path) as key:  # type: ignore[attr-defined,unused-ignore]
            number, _kind = registry.QueryValueEx(key, "BootId")  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, OSError):
        return ""
    return f"start-{number}"
