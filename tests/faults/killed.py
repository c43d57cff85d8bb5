"""Faults 1, 2, 4 and 5: the process is killed, the power fails, the disk fails or is slow, while somebody types."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from app.storage.library import SqliteLibrary

from tests.faults.catalogue import Figures, read_to, shim, told, typist
from tests.faults.typist import text, typed
from tests.storage.workshops import ID, new

OLDEST_MS = 250
"""Nothing older than this may be lost when the process is killed."""

KEY_MS = 8
"""No key may take longer, however slow the disk is (99 of 100)."""


def killed_while_typing(folder: Path, times: int) -> Figures:
    """kill -9 at a random moment after the first keys were acknowledged, 30 keys a second; four at a time."""
    with ThreadPoolExecutor(4) as four:
        done = list(four.map(lambda n: _killed(folder / f"k{n}", random.Random(n)), range(times)))  # noqa: S311
    acknowledged, keys, lost = (sum(column) for column in zip(*(d[:3] for d in done), strict=True))
    oldest = max(d[3] for d in done)
    return Figures(
        times,
        f"0 of {acknowledged} acknowledged; {lost} of {keys} typed, the oldest {oldest:.0f} ms before the kill",
        "the words, at the next start",
        over=() if oldest <= OLDEST_MS else (f"a key typed {oldest:.0f} ms before the kill is lost",),
    )


def _killed(place: Path, rng: random.Random) -> tuple[int, int, int, float]:
    """How many keys were acknowledged, typed and lost, and how long before the kill the oldest lost one was typed.

    That anything is acknowledged at all while keys keep coming is what tells saving from a wait for the typist's pause.
    """
    new(place).close()
    typing = typist(place)
    before = read_to(typing, b"S ")
    time.sleep(rng.random())
    killed = time.monotonic()
    os.kill(typing.pid, signal.SIGKILL)
    said = told(before + typing.communicate()[0])
    found = typed(place)
    assert text(len(found)) == found, "what is there is what was typed"
    assert len(found) >= said.acknowledged, "an acknowledged key is lost"
    ages = [(killed - at) * 1000 for number, at in said.typed.items() if number > len(found)]
    assert SqliteLibrary(place).check(ID) == ()
    shutil.rmtree(place)
    return said.acknowledged, len(said.typed), len(ages), max(ages, default=0.0)


@dataclass
class _Disk:
    """Files as a disk would have them: what was waited for, and what may or may not have arrived."""

    sure: dict[str, bytearray] = field(default_factory=dict)
    pending: dict[str, list[tuple[str, int, bytes]]] = field(default_factory=dict)
    acknowledged: int = 0


Operation = tuple[str, str, int, bytes]


def _read_log(path: Path) -> list[Operation]:
    raw, at, found = path.read_bytes(), 0, []
    while at < len(raw):
        end = raw.index(b"\n", at)
        head, offset, length = raw[at:end].decode().rsplit(" ", 2)
        what, name = head.split(" ", 1)
        at, n = end + 1, int(length)
        content = b""
        if what in "WA":
            content, at = raw[at : at + n], at + n
        found.append((what, Path(name).name, int(offset), content))
    return found


def _put(content: bytearray, what: str, offset: int, more: bytes) -> None:
    if what == "U":
        content.clear()
    elif what == "T":
        del content[offset:]
        content.extend(bytes(offset - len(content)))
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(more)] = more


def _step(disk: _Disk, operation: Operation) -> None:
    what, name, offset, content = operation
    if what == "A":
        for line in content.decode().splitlines():
            if line.startswith("S "):
                disk.acknowledged = max(disk.acknowledged, int(line[2:]))
        return
    waits = disk.pending.setdefault(name, [])
    if what == "S":
        sure = disk.sure.setdefault(name, bytearray())
        for change in waits:
            _put(sure, *change)
        waits.clear()
    else:
        waits.append((what, offset, content))


def _crash(disk: _Disk, rng: random.Random, folder: Path) -> None:
    """Writes the files as the power cut may have left them: of what nobody waited for, some, in part, or nothing."""
    folder.mkdir()
    for name in {*disk.sure, *disk.pending}:
        content = bytearray(disk.sure.get(name, b""))
        for what, offset, more in disk.pending.get(name, []):
            if rng.random() < 0.5:
                torn = 512 * rng.randint(0, len(more) // 512) if what == "W" and rng.random() < 0.5 else len(more)
                _put(content, what, offset, more[:torn])
        (folder / name).write_bytes(content)


def power_fails(folder: Path, times: int) -> Figures:
    """Every write of a typist is written down, then replayed up to a random moment, as a disk without power would."""
    rng = random.Random(3)  # noqa: S311  the same every time
    place, log = folder / "typed", folder / "writes.log"
    new(place).close()
    before = bytearray((place / f"{ID}.db").read_bytes())
    watched = {"LD_PRELOAD": str(shim()), "SHIM_MATCH": f"{ID}.db", "SHIM_LOG": str(log), "SHIM_ACK": "1"}
    typing = typist(place, "--most", "400", "--speed", "150", environment=watched)
    typing.communicate()
    operations = [o for o in _read_log(log) if not o[1].startswith(".")]
    acknowledged, worst = 0, 0
    for n in range(times):
        disk = _Disk({f"{ID}.db": bytearray(before)})
        for operation in operations[: rng.randrange(len(operations)) + 1]:
            _step(disk, operation)
        image = folder / f"image{n}"
        _crash(disk, rng, image)
        found = typed(image)
        assert text(len(found)) == found, "what is there is what was typed"
        assert len(found) >= disk.acknowledged, f"{disk.acknowledged} acknowledged, {len(found)} there"
        assert SqliteLibrary(image).check(ID) == ()
        acknowledged += disk.acknowledged
        worst = max(worst, disk.acknowledged - len(found))
        shutil.rmtree(image)
    syncs = sum(o[0] == "S" for o in operations)
    return Figures(
        times,
        f"0 of {acknowledged} acknowledged keys",
        "the words, at the next start",
        f"{len(operations)} operations recorded, {syncs} of them waits",
    )


_FAILURES = (("SHIM_WRITE_FAIL", errno.ENOSPC), ("SHIM_SYNC_FAIL", errno.EIO), ("SHIM_WRITE_FAIL", errno.EIO))


def disk_fails(folder: Path, times: int) -> Figures:
    """From the n-th write or wait on, the disk answers with an error for a while."""
    rng = random.Random(5)  # noqa: S311  the same every time
    seen: set[str] = set()
    for n in range(times):
        place = folder / f"f{n}"
        new(place).close()
        failure = _FAILURES[n % len(_FAILURES)]
        first, most = rng.randint(1, 60), rng.choice([1, 3, 20, 10_000])
        if n == 0:
            first, most = 1, 10_000  # this one is met, however few writes a busy machine makes of the keys
        broken = {
            "LD_PRELOAD": str(shim()),
            "SHIM_MATCH": f"{ID}.db",
            failure[0]: f"{first} {failure[1]} {most}",
        }
        typing = typist(place, "--most", "100", "--speed", "120", "--wait", "0.4", environment=broken)
        said = told(typing.communicate()[0])
        assert typed(place) == text(100), (failure, first, most, said.saving)
        assert SqliteLibrary(place).check(ID) == ()
        seen |= set(said.saving)
        shutil.rmtree(place)
    assert any("disk_" in s for s in seen), seen
    return Figures(times, "nothing", ", ".join(sorted(seen)))


def file_limit(folder: Path, times: int) -> Figures:
    """A process that may not write files beyond a size (RLIMIT_FSIZE)."""
    seen: set[str] = set()
    for n in range(times):
        place = folder / f"l{n}"
        new(place).close()
        limit = 40_960 + 4096 * n  # met by the first few pages, however few a busy machine writes
        typing = typist(place, "--most", "300", "--speed", "300", "--wait", "0.4", "--limit", str(limit))
        said = told(typing.communicate()[0])
        assert typed(place) == text(300), said.saving
        seen |= set(said.saving)
        assert SqliteLibrary(place).check(ID) == ()
        shutil.rmtree(place)
    assert any(s.startswith(("trouble", "spooled")) for s in seen), seen
    return Figures(times, "nothing", ", ".join(sorted(seen)))


def slow_disk(folder: Path, times: int) -> Figures:
    """Every wait for the disk takes 400 ms longer, then 1.6 s longer, while somebody types 30 keys a second."""
    keys: list[float] = []
    seen: set[str] = set()
    for n in range(times):
        slowness = (400, 1600)[n % 2]
        place = folder / f"s{n}"
        new(place).close()
        slow = {"LD_PRELOAD": str(shim()), "SHIM_MATCH": f"{ID}.db", "SHIM_SYNC_MS": str(slowness)}
        typing = typist(place, "--most", "80", "--patience", "60", environment=slow)
        said = told(typing.communicate()[0])
        assert said.closed == "True"
        assert typed(place) == text(80)
        keys += said.keys_ms
        seen |= set(said.saving)
        shutil.rmtree(place)
    worst = sorted(keys)[int(len(keys) * 0.99)]
    assert times < 2 or any("slow" in said for said in seen)
    return Figures(
        times,
        "nothing",
        ", ".join(sorted(seen)),
        f"key p99 {worst:.2f} ms of {len(keys)} keys",
        over=() if worst < KEY_MS else (f"a key took {worst:.1f} ms",),
    )
