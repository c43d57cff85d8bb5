"""The chime: played by what the system has, silent where it has nothing, never an error."""

from __future__ import annotations

import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from app.ui import chime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _looked_for_anew() -> Iterator[None]:
    chime._player.cache_clear()
    yield
    chime._player.cache_clear()


def player(folder: Path, name: str) -> Path:
    """A program called `name` that notes what it was given to play."""
    noted = folder / "noted"
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{noted}"\n')
    program.chmod(0o755)
    return noted


@pytest.mark.parametrize(("platform", "name"), [("linux", "pw-play"), ("linux", "aplay"), ("darwin", "afplay")])
def test_the_systems_own_player_gets_the_file(
    platform: str, name: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = player(tmp_path, name)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PATH", str(tmp_path))
    chime.play()
    qtbot.waitUntil(lambda: noted.exists() and noted.read_text() != "")
    with wave.open(noted.read_text()) as sound:
        assert 0.5 < sound.getnframes() / sound.getframerate() < 3


def test_without_a_player_the_system_is_asked_for_its_beep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    chime.play()
    assert beeps == [1]


def test_windows_plays_it_itself_and_may_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[str] = []

    def refuse(sound: str, _how: int) -> None:
        played.append(sound)
        raise RuntimeError("Failed to play sound")

    faked = SimpleNamespace(PlaySound=refuse, SND_FILENAME=1, SND_ASYNC=2, SND_NODEFAULT=4)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winsound", faked)
    chime.play()
    assert [Path(sound).name for sound in played] == ["chime.wav"]
