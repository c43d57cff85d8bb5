"""The program as a system starts it: its mark, and on macOS the files it is handed. In processes of their own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

from app.ui import application
from app.ui.design import theme
from PySide6.QtWidgets import QApplication

_HANDED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from app.bootstrap import house
from app.ui import application, window

class Window(window.Window):
    def open_file(self, path):
        print("opened", path, flush=True)
        QApplication.quit()

from PySide6.QtWidgets import QApplication
window.Window = Window
handed = QFileOpenEvent(sys.argv[1])
at = house()
sys.platform = "darwin"
app = application.application(at)
sys.platform = "linux"
QTimer.singleShot(0, lambda: QApplication.sendEvent(app, handed))
application.show(at)
"""


def test_a_file_that_macos_hands_over_is_opened_in_the_window(tmp_path: Path) -> None:
    day = tmp_path / "åben dag.workshop"
    ran = subprocess.run(
        [sys.executable, "-c", _HANDED, str(day)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert f"opened {day}" in ran.stdout, ran.stderr


def test_the_mark_is_drawn_at_the_sizes_that_desktops_ask_for(qapp: QApplication) -> None:
    icon = theme.program_icon()
    for side in (16, 32, 64, 128):
        drawn = icon.pixmap(side).toImage()
        assert drawn.pixelColor(side // 2, 1).name().upper() == "#0B5F66"  # the accent, to the upper edge
        assert drawn.pixelColor(0, 0).alpha() < 128  # its corners are round


class _Ring:
    def __init__(self) -> None:
        self.own = self


def test_what_is_left_behind_is_collected_between_two_events_and_not_before() -> None:
    collects = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        rings = [_Ring() for _ in range(2000)]
        first = weakref.ref(rings[0])
        del rings
        assert first() is not None
        application._tidy()
        assert first() is None
        seldom = gc.get_count()[1]
        application._tidy()  # nothing has come since
        assert gc.get_count()[1] == seldom
    finally:
        if collects:
            gc.enable()
