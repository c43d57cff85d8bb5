"""`make faults`: every fault as often as it takes; prints the figures and writes them to docs/reliability.md.

`python -m tests.faults 3 12a` runs these alone and writes their lines anew.
"""

from __future__ import annotations

import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.faults.catalogue import Fault, Figures
from tests.faults.matrix import FAULTS

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"

_HEAD = """# Nothing typed is lost

Made by `make faults` on {system}, Python {python}, SQLite {sqlite}: each row by the run that began on the commit in its
last column (with a `+` where the storage then had changes of its own). Each fault is really injected; a run says
FAILED where anything acknowledged is lost, where something is shown that was not so, or where it is not said. What the
person saw is given in the store's own words: `saved`, `waiting` (under 1 s), `slow` (amber), `trouble` (red), `spooled`
(red, and the words lie in the spool), with the reason in brackets; `app/words/refusals.py` has the sentence for each.

| # | fault | how it was injected | times | lost | what the person saw | measured | commit |
| --- | --- | --- | ---: | --- | --- | --- | --- |
"""

_FOOT = """
Faults 11 (clock set, daylight saving, suspend) are days told as scenarios (`tests/days/`); 16 (projector unplugged) is
in `tests/ui/projector/`.

What "lost" means: a key is a change of text handed to the store. It is acknowledged when `saving()` says `saved`.
After a kill or a power cut everything acknowledged is there, and nothing typed more than 250 ms before a kill is
missing.
"""


def _run(fault: Fault) -> Figures:
    if reason := fault.needs():
        return Figures(0, "not run", reason)
    with tempfile.TemporaryDirectory(prefix="plenum-fault-") as folder:
        return fault.run(Path(folder), fault.often)


def _known() -> dict[str, str]:
    """The lines of the page as it is, by their numbers."""
    lines = PAGE.read_text("utf-8").splitlines() if PAGE.exists() else []
    return {line.split("|")[1].strip(): line for line in lines if line.startswith("| ")}


def _commit() -> str:
    """What is run: the commit that is checked out, and whether the storage differs from it; "" outside of git."""
    git = ["git", "-C", str(PAGE.parent)]
    told = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    same = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", ":/app/storage"], check=False)
    return told.stdout.strip() + ("+" if told.stdout and same.returncode else "")


def main(only: list[str]) -> int:
    """Runs the faults (all, or those whose numbers are given) and writes the page."""
    lines = _known() if only else {}
    commit = _commit()
    failed = 0
    for fault in FAULTS:
        if only and fault.number not in only:
            continue
        began = time.monotonic()
        try:
            figures = _run(fault)
        except Exception:  # noqa: BLE001  the other faults are still to come
            traceback.print_exc()
            figures = Figures(fault.often, "**FAILED**", "see the run")
            failed += 1
        if figures.over:
            print(f"FAILED {fault.number}: {'; '.join(figures.over)}", flush=True)
            failed += 1
        row = (fault.number, fault.name, fault.how, figures.times, figures.lost, figures.saw, figures.more, commit)
        lines[fault.number] = "| " + " | ".join(str(cell) for cell in row) + " |"
        print(f"{lines[fault.number]}  ({time.monotonic() - began:.0f} s)", flush=True)
    head = _HEAD.format(
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
    )
    rows = [lines[fault.number] for fault in FAULTS if fault.number in lines]
    PAGE.write_text(head + "\n".join(rows) + "\n" + _FOOT, "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
