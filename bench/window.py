"""How soon there is something to see and to type in, and what it costs to stand there: each start a child process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.table import Row, alone, side_by_side

_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, tell)
def tell():
    print(time.monotonic()); sys.stdout.flush(); QApplication.quit()
app = QApplication([]); bare = Bare(); bare.resize(1280, 800); bare.show(); app.exec()
"""

_OURS = """
import json, os, sys, time
from pathlib import Path
from app.ui import application
if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
    application.obstacle = lambda: ""
bare, marks = application._bare, {}

def watched(house):
    app = bare(house)
    from PySide6.QtCore import QTimer
    from app.ui import window

    class Watched(window.Window):
        def begin(self, file=""):
            super().begin(file)
            self.settled.connect(lambda: QTimer.singleShot(0, self.look))
        def paintEvent(self, event):
            if not marks:
                marks["painted"] = 0.0
                QTimer.singleShot(0, self.first)  # whatever stands in the window has been painted by then
            super().paintEvent(event)
        def first(self):
            marks["painted"] = time.monotonic()
        def look(self):
            if self.sitting is not None and self.sitting.desk.saving.waiting:
                QTimer.singleShot(2, self.look)
                return
            marks["ready"] = time.monotonic()
            if self.sitting is None or not sys.argv[1:]:
                self.tell()
                return
            self.sitting.room.show_projection()
            QTimer.singleShot(5000, self.tell)  # by then the writer has imported what it writes with
        def tell(self):
            status = Path("/proc/self/status")
            if status.exists():
                line = next(x for x in status.read_text().splitlines() if x.startswith("VmRSS"))
                marks["rss_mb"] = int(line.split()[1]) / 1024
            print(json.dumps(marks)); sys.stdout.flush()
            self.close()

    window.Window = Watched
    return app

application._bare = watched
from app.cli import main
sys.exit(main([]))
"""
"""As `plenum` starts, with the window told when to say how far it is."""


def rows() -> Iterator[Row]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory(prefix="plenum-bench-") as folder:
        empty, full = Path(folder, "empty"), Path(folder, "full")
        _make_day(full)
        yield side_by_side("first picture: the start page, over a bare window", _bare, _until(empty, "painted"), 1.15)
        yield side_by_side(
            "first picture: a day of 500 remarks, over a bare window", _bare, _until(full, "painted"), 1.15
        )
        yield side_by_side("ready: a day of 500 remarks open, over a bare window", _bare, _until(full, "ready"), 3)
        if sys.platform == "linux":
            metric = "resident memory, that day open, projector on (MB, not ms)"
            yield alone(metric, lambda: _marks(full, "stay")["rss_mb"], 90, rounds=3)


def _bare() -> float:
    begun = time.monotonic()
    return (float(_child(_BARE, None)) - begun) * 1000


def _until(folder: Path, mark: str) -> Callable[[], float]:
    def measured() -> float:
        begun = time.monotonic()
        return (_marks(folder)[mark] - begun) * 1000

    return measured


def _marks(folder: Path, *words: str) -> dict[str, float]:
    marks: dict[str, float] = json.loads(_child(_OURS, folder, *words).splitlines()[-1])
    return marks


def _child(code: str, folder: Path | None, *words: str) -> str:
    # As on a facilitator's laptop: compiled once, in a folder of its own, and not at each start.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "plenum-bench-compiled"))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if folder is not None:
        environment["PLENUM_DATA_DIR"] = str(folder)
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def _make_day(folder: Path) -> None:
    """The shipped day with five hundred remarks, left open the last time."""
    code = """
import datetime as dt
from app.bootstrap import house, open_workshop
from app.domain.debate import Group
from app.services.words import remark
from app.services.workshops import make_workshop
at = house()
id = make_workshop(at.library, at.shelf.template("digitalt-medborgerskab"), at.clock, at.ids, date=dt.date(2026, 3, 12))
opened = open_workshop(at, id)
groups = list(opened.logbook.state.of(Group))
for n in range(500):
    words = f"Bibliotek og borgerservice deler kalender og vagtplan nr. {n}"
    opened.logbook.do(remark(at.ids.new(), words, group=groups[n % 5]))
opened.store.close(60)
at.remember(left=id, left_title="Workshop", left_part="program")
"""
    _child(code, folder)
