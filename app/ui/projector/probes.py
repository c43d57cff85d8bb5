"""What the laptop can tell about itself before the day: power, sleep, disk, second place, clock. Each asks one thing.

Nothing here speaks or draws. A question that this platform cannot answer is answered with None, never with a guess.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.ui.awake import promised

SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux says what feeds it."""


@dataclass(frozen=True, slots=True)
class Power:
    """What feeds the laptop. on_mains None: not known. percent: of the battery, None where there is none."""

    on_mains: bool | None = None
    percent: int | None = None


def power(
    platform: str = sys.platform,
    *,
    supplies: Path = SUPPLIES,
    windows: Callable[[], tuple[int, int]] | None = None,
    pmset: Callable[[], str] | None = None,
) -> Power:
    """Asks the platform at hand; the last three are how its answer is fetched."""
    try:
        if platform.startswith("linux"):
            return _of_linux(supplies)
        if platform == "win32":
            return _of_windows(*(windows or _system_power_status)())
        if platform == "darwin":
            return _of_mac((pmset or _pmset)())
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return Power()
    return Power()


def _of_linux(supplies: Path) -> Power:
    online: list[bool] = []
    percent: int | None = None
    for supply in sorted(supplies.iterdir()):
        kind = _line(supply / "type")
        if kind == "Battery" and _line(supply / "scope") != "Device":  # a mouse has a battery too
            percent = int(_line(supply / "capacity") or "0")
        elif kind in {"Mains", "USB"}:
            online.append(_line(supply / "online") == "1")
    return Power(any(online) if online else percent is None, percent)


def _line(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return ""


def _of_windows(line: int, percent: int) -> Power:
    """ACLineStatus (0, 1, 255: unknown) and BatteryLifePercent (255: unknown, or none)."""
    return Power({0: False, 1: True}.get(line), percent if percent <= 100 else None)


def _of_mac(answer: str) -> Power:
    percent = re.search(r"(\d+)%", answer)
    return Power("AC Power" in answer, int(percent[1]) if percent else None)


class _Status(ctypes.Structure):
    _fields_ = (
        ("ac_line", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("life", ctypes.c_ulong),
        ("full_life", ctypes.c_ulong),
    )


def _system_power_status() -> tuple[int, int]:
    status = _Status()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  only Windows has it
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        raise OSError("GetSystemPowerStatus")
    return status.ac_line, status.percent


def _pmset() -> str:
    asked = ["/usr/bin/pmset", "-g", "batt"]
    return subprocess.run(asked, capture_output=True, text=True, timeout=5, check=True).stdout  # noqa: S603  a system tool, found by its whole path


def can_stay_awake() -> bool:
    """The system promises to keep the machine awake, as it is asked to while the day runs. May wait long for a bus."""
    with ExitStack() as promises:
        return promised(promises)


def free_bytes(folder: Path) -> int | None:
    """Room on the disk that a folder (or the nearest one above it that exists) lies on."""
    at = folder
    while not at.exists() and at != at.parent:
        at = at.parent
    try:
        return shutil.disk_usage(at).free
    except OSError:
        return None


def can_write(folder: Path) -> bool:
    """A folder is there and takes files. May wait long for a place on a network: never ask from the window's thread."""
    try:
        return folder.is_dir() and os.access(folder, os.W_OK)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Hands:
    """What the laptop's clock shows. same_zone: its zone has the workshop's time now."""

    today: dt.date
    hour: int
    minute: int
    same_zone: bool


def hands(zone: str, now: dt.datetime | None = None) -> Hands:
    """now: an aware moment in the laptop's own zone."""
    here = now or dt.datetime.now().astimezone()
    there = here.astimezone(ZoneInfo(zone))
    return Hands(there.date(), there.hour, there.minute, here.utcoffset() == there.utcoffset())


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was asked. second None: none was chosen; second_writes None then too."""

    power: Power
    awake: bool
    free: int | None
    second: Path | None
    second_writes: bool | None
    hands: Hands


def look_around(folder: Path, second: Path | None, zone: str) -> Facts:
    """Asks everything. May take seconds where a network is slow."""
    writes = can_write(second) if second is not None else None
    return Facts(power(), can_stay_awake(), free_bytes(folder), second, writes, hands(zone))
