"""What makes the document has begun when it is first looked at, and not before the day comes near it."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import threading
from pathlib import Path

import pytest
from app.bootstrap import house
from app.domain.programme import ItemKind
from app.services import day
from app.ui.window import Window
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_it_begins_with_the_next_steps_and_costs_nothing_before(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home"))
    home = house()
    window = Window(home)
    window.begin()
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    assert window.sitting is not None
    desk = window.sitting.desk
    before = {child.pid for child in multiprocessing.active_children()}
    seen = []
    while (current := desk.standing.current) is None or current.kind is not ItemKind.NEXT_STEPS:
        desk.do(day.advance())
        seen.append({child.pid for child in multiprocessing.active_children()} - before)
    assert not any(seen[:-1])
    assert len(seen) == 12
    qtbot.waitUntil(lambda: len({c.pid for c in multiprocessing.active_children()} - before) == 1)
    desk.do(day.advance())
    assert len({c.pid for c in multiprocessing.active_children()} - before) == 1
    window.leave()
    home.close()
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name == "plenum-warm"])
    window.hide()
    window.deleteLater()
