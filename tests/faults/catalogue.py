"""What a fault is here: how it is injected, how often, and what came of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.services.ports import OpenStore


@dataclass(frozen=True)
class Figures:
    """What came of a fault: how often it was injected, what was lost, what the person saw (the store's own words).

    over: a sentence for each limit of time that was passed. `make faults` fails on it; a test does not, since on a
    machine that is busy a time says nothing of the program.
    """

    times: int
    lost: str
    saw: str
    more: str = ""
    over: tuple[str, ...] = ()


def nothing() -> str:
    """Needs nothing special."""
    return ""


@dataclass(frozen=True)
class Fault:
    """One fault. `run` raises AssertionError where something is lost or not said. needs: why it cannot run here."""

    number: str
    name: str
    how: str
    run: Callable[[Path, int], Figures]
    once: int
    often: int
    needs: Callable[[], str] = nothing


def root() -> str:
    """Mounting needs root and the right to mount."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "mounting needs root on Linux"
    with tempfile.TemporaryDirectory() as folder:
        tried = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
        if tried.returncode:
            return "this machine does not let root mount"
        subprocess.run(["umount", folder], check=True)
    return ""


def compiler() -> str:
    """The shim is a few lines of C."""
    if sys.platform != "linux":
        return "LD_PRELOAD is Linux'"
    return "" if shutil.which("cc") else "there is no C compiler"


def linux() -> str:
    """Limits of a process and kill -9."""
    return "" if sys.platform == "linux" else "the limits of a process are set as on Linux"


_SHIM: list[Path] = []


def shim() -> Path:
    """The library that stands between a process and its disk, compiled once."""
    if not _SHIM:
        made = Path(tempfile.mkdtemp(prefix="plenum-shim-")) / "shim.so"
        source = Path(__file__).with_name("shim.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
        _SHIM.append(made)
    return _SHIM[0]


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of its own, in memory, that small."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def remount(folder: Path, options: str) -> None:
    """Makes a disk larger, or one that cannot be written to."""
    subprocess.run(["mount", "-o", f"remount,{options}", folder], check=True)


class Seen:
    """What "Saved" said on the way, each thing once."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store
        self.said: list[str] = []
        store.when_saving_changes(self.look)

    def look(self) -> None:
        """Notes what it says now."""
        saving = self._store.saving()
        now = f"{saving.state} ({saving.trouble})" if saving.trouble else f"{saving.state}"
        if now not in self.said:
            self.said.append(now)

    def __str__(self) -> str:
        return ", ".join(self.said)


def typist(folder: Path, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """A process that types into a workshop; it is ready when this returns."""
    typing = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(folder), *options],
        stdout=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
        cwd=Path(__file__).parents[2],
    )
    read_to(typing, b"READY\n")
    return typing


def read_to(typing: subprocess.Popen[bytes], wanted: bytes) -> bytes:
    """What a typist says, up to the first line that begins so. One that never says it is ended, and that is told."""
    assert typing.stdout is not None
    said = b""
    patience = threading.Timer(60, typing.kill)
    patience.start()
    try:
        while line := typing.stdout.readline():
            said += line
            if line.startswith(wanted):
                return said
    finally:
        patience.cancel()
    raise AssertionError(f"the typist never said {wanted!r}, or ended before")


@dataclass(frozen=True)
class Told:
    """What a typist told: when each character was typed, how many were acknowledged, how long the keys took."""

    typed: Mapping[int, float]
    acknowledged: int
    keys_ms: tuple[float, ...]
    saving: tuple[str, ...]
    closed: str


def told(output: bytes) -> Told:
    """Reads a typist's lines; the last may be cut off by the kill."""
    lines = output.decode().split("\n")[:-1]
    parts = [line.split(" ", 1) for line in lines]
    typed = [rest.split() for key, rest in parts if key == "T"]
    return Told(
        {int(n): float(at) for n, at in typed},
        max((int(rest) for key, rest in parts if key == "S"), default=0),
        tuple(float(rest) for key, rest in parts if key == "K"),
        tuple(rest.strip() for key, rest in parts if key == "P"),
        next((rest for key, rest in parts if key == "C"), ""),
    )
