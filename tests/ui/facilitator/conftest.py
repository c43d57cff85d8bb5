from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator import conduct
from app.ui.facilitator.console import Console
from app.ui.language import speak
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, app


@pytest.fixture(autouse=True)
def _light(qapp: object) -> Iterator[None]:
    """Each test begins in the light palette and in English, and leaves no other behind."""
    theme.apply(app(), Look.LIGHT)
    speak("en")
    yield
    theme.apply(app(), Look.LIGHT)
    speak("en")


@pytest.fixture(autouse=True)
def _patient_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second press comes in time, however busy the machine."""
    monkeypatch.setattr(conduct, "TWICE_MS", 60_000)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "workshops")


@pytest.fixture
def console(qtbot: QtBot, place: Place) -> Iterator[Console]:
    """The shipped day before it has started, shown and with the keyboard."""
    desk, room, console = place.sit()
    qtbot.addWidget(console)
    console.show()
    console.show_part("program")
    qtbot.waitUntil(lambda: console.line.isAncestorOf(app().focusWidget()) if app().focusWidget() else False)
    yield console
    room.close()
    console.close()
    desk.close()
