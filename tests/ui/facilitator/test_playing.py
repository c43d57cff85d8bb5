"""`rehearse --show`: a scenario in the windows begins where the scenario does, and lets go of everything."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, library_in
from app.cli.rehearse import load
from app.scenario.player import Player
from app.ui.language import speak
from app.ui.playing import BEFORE_MS, Playing
from pytestqt.qtbot import QtBot


@pytest.fixture
def player(home: House, tmp_path: Path) -> Iterator[Player]:
    made = Player(load(home, None), library_in(tmp_path / "played"), home.ids)
    yield made
    made.close()


def test_it_begins_a_minute_before_the_first_step_and_says_how_fast(qtbot: QtBot, home: House, player: Player) -> None:
    speak("en")
    playing = Playing(home, player, 120)
    first_ms = player.due_ms()
    playing.begin()
    assert playing.sitting is not None
    assert first_ms - player.clock.now().utc_ms == BEFORE_MS
    assert "120 times" in playing.windowTitle()
    assert any("120 times" in said for said in playing.sitting.console.toasts.texts)
    playing.end()
    playing.close()


def test_its_end_lets_the_laptop_sleep(qtbot: QtBot, home: House, player: Player) -> None:
    playing = Playing(home, player, 600)
    playing.begin()
    sitting = playing.sitting
    assert sitting is not None
    qtbot.waitUntil(lambda: sitting.awake.keeps)
    playing.end()
    assert not sitting.awake.keeps
    qtbot.waitUntil(lambda: not any(t.name == "awake" for t in threading.enumerate()))
    playing.close()
