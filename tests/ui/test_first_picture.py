"""What the first picture needs: counted, because a count does not waver as a clock does."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from app import resources
from app.bootstrap import House

_LOOKED_AT = """
import builtins, json, os, sys
from app.ui import application
application.obstacle = lambda: ""  # there is no screen here, and none is needed
bare = application._bare

def watched(house):
    app = bare(house)
    from app.ui import window
    class Watched(window.Window):
        def paintEvent(self, event):
            from PySide6 import QtCore
            QtCore.QTimer.singleShot(0, self.tell)  # before the window's own
            super().paintEvent(event)
        def tell(self):
            from PySide6 import QtCore
            import linecache
            print(json.dumps({
                "modules": sorted(m for m in sys.modules if m.partition(".")[0] in ("app", "sqlalchemy", "sqlite3")),
                "qt": sorted(m for m in sys.modules if m.startswith("PySide6.Qt")),
                "namespace": "Qt" in vars(QtCore),
                "import": builtins.__import__ is builtins.__orig_import__,
                "read": [f for f in linecache.cache if f.startswith(os.path.join(os.getcwd(), "app"))],
            }), flush=True)
            os._exit(0)
    window.Window = Watched
    return app

application._bare = watched
from app.cli import main
sys.exit(main([]))
"""

_ALWAYS = {
    "app", "app.bootstrap", "app.cli", "app.cli.window", "app.resources", "app.services", "app.services.laptop",
    "app.ui", "app.ui.application", "app.ui.design", "app.ui.design.theme", "app.ui.design.tokens", "app.ui.imports",
    "app.ui.single", "app.ui.start", "app.ui.start.front", "app.ui.start.page", "app.ui.threshold", "app.ui.widgets",
    "app.ui.widgets.labels", "app.ui.widgets.layouts", "app.ui.widgets.spoken", "app.ui.window", "app.words",
}  # fmt: skip
"""Each module here is waited for at every start."""


@pytest.mark.parametrize("left", ["", "some"], ids=["start", "day"])
def test_the_first_picture_has_imported_this_and_nothing_more(tmp_path: Path, left: str) -> None:
    (tmp_path / "laptop.json").write_text(json.dumps({"left": left, "left_title": "Workshop"}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LOOKED_AT],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PLENUM_DATA_DIR": str(tmp_path)},
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert set(seen["modules"]) <= _ALWAYS
    assert seen["qt"] == ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"]
    assert not seen["namespace"]  # its 115 enums take as long as all of our own modules
    assert seen["import"]
    assert not seen["read"]  # no source of ours was read, only what is compiled


_OPENED = """
import json, os, sys
from app.storage import chores
from app.ui import application
chores._READY_S = 60.0  # the writer makes ready by the clock; here it is too slow to be counted
application.obstacle = lambda: ""
settle = application._Rest.settle

def settled(self):
    settle(self)
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

application._Rest.settle = settled
from app.cli import main
sys.exit(main([]))
"""


def test_a_day_stands_before_what_writes_it_down_and_what_the_room_sees_are_imported(tmp_path: Path) -> None:
    home = House(tmp_path, (resources.folder("workshops"),))
    home.remember(left=home.make(home.shipped(), dt.date(2026, 3, 12)), left_title="Workshop")
    done = subprocess.run(
        [sys.executable, "-c", _OPENED],
        cwd=Path(__file__).parents[2],
        # In the day's own zone: else that is the first thing to be written down.
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PLENUM_DATA_DIR": str(tmp_path),
            "TZ": "Europe/Copenhagen",
        },
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    there = set(json.loads(done.stdout))
    assert "app.ui.facilitator.program.part" in there
    later = {
        "sqlalchemy", "asyncio", "reportlab", "psycopg", "statistics", "PySide6.QtNetwork",
        "app.storage.book", "app.storage.snapshots", "app.services.sight", "app.services.templates",
        "app.ui.projector.window", "app.ui.debate.part", "app.document", "app.intake",
    }  # fmt: skip
    assert later & there == set()
