"""A process that types into a workshop until it is killed, or has typed enough: `python -m tests.faults.typist`.

It tells on standard output, a line each: `T n time` when n characters were typed (time: CLOCK_MONOTONIC), `S n` when
the store has acknowledged the first n, `K ms` how long a key took, `P state trouble` when saving changes.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path

from app.services import words
from app.services.ports import SavingState

from tests.storage.workshops import opened

LINE = "Borgerservice og bibliotek: fælles vagtplan. "
"""What is typed, over and over; Enter comes after each."""


def text(n: int) -> str:
    """The first n characters that are typed."""
    return (LINE * (n // len(LINE) + 1))[:n]


def typed(folder: Path) -> str:
    """What is in the workshop after all: every remark, then the draft."""
    laptop = opened(folder)
    found = "".join(f"{said} " for said in laptop.said) + laptop.loaded.drafts.get("line", "")
    laptop.close()
    return found


def _type(asked: argparse.Namespace) -> int:
    tell = os.fdopen(1, "wb", 0)
    laptop = opened(asked.folder, spools=asked.spool or None)
    store, count, last = laptop.store, [0], [""]

    def changed() -> None:
        known = count[0]
        saving = store.saving()
        if saving.state is SavingState.SAVED:
            tell.write(f"S {known}\n".encode())
        if (now := f"{saving.state} {saving.trouble}") != last[0]:
            last[0] = now
            tell.write(f"P {now}\n".encode())

    store.when_saving_changes(changed)
    if asked.limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked.limit, asked.limit))
    tell.write(b"READY\n")
    while not asked.most or count[0] < asked.most:
        n = count[0] + 1
        began = time.perf_counter()
        line = text(n)[(n - 1) // len(LINE) * len(LINE) :]
        if len(line) == len(LINE):
            laptop.logbook.do(words.remark(f"{os.getpid()}-{n}", line), settles=["line"])
        else:
            store.draft("line", line)
        took = (time.perf_counter() - began) * 1000
        count[0] = n
        tell.write(f"T {n} {time.monotonic():.4f}\nK {took:.3f}\n".encode())
        time.sleep(1 / asked.speed)
    if asked.wait:
        time.sleep(asked.wait)
    tell.write(f"C {store.close(asked.patience)}\n".encode())
    return 0


def main() -> int:
    """Types as it was asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--speed", type=float, default=30)
    parser.add_argument("--most", type=int, default=0)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--wait", type=float, default=0)
    parser.add_argument("--patience", type=float, default=5)
    parser.add_argument("--spool", type=Path, action="append")
    return _type(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
