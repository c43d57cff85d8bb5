"""This laptop's own clocks."""

from __future__ import annotations

import sys
import time
from functools import cache
from pathlib import Path

from app.domain.gestures import Moment


class SystemClock:
    """Wall time, and the time since the laptop was started, sleep included."""

    def now(self) -> Moment:
        """Both clocks at once."""
        return Moment(time.time_ns() // 1_000_000, _boot_ms(), boot_id())


@cache
def boot_id() -> str:
    """Names this start of the laptop. Where the system has no name for it: the minute in which it was started."""
    named = Path("/proc/sys/kernel/random/boot_id")
    if named.exists():
        return named.read_text("ascii").strip()
    return str((time.time_ns() // 1_000_000 - _boot_ms()) // 60_000)


if sys.platform == "linux":

    def _boot_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000

else:

    def _boot_ms() -> int:
        # macOS: CLOCK_MONOTONIC; Windows: the count of ticks since the start. Both run on through sleep.
        return time.monotonic_ns() // 1_000_000
