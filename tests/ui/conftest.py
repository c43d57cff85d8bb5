"""Garbage is collected as the program collects it: by the thread that has the widgets, here between two tests.

Left to itself Python collects in whatever thread allocates, such as a store's writer; a widget that goes there while
Qt walks through all widgets ends the process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.ui.window import Window
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A laptop on which Plenum was never started."""
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home"))
    return house()


@pytest.fixture
def window(qtbot: QtBot, home: House) -> Iterator[Window]:
    """The program's window on it, with the start page that one can press on."""
    made = Window(home)
    made.resize(1280, 720)
    made.begin()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.leave()
    made.over.close()
    made.hide()
    made.deleteLater()
