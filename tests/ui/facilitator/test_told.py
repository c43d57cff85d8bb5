"""Band, table, offers and the three things to do speak of lateness in whole minutes, by one rule."""

from __future__ import annotations

import pytest
from app.services import day
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed
from app.ui.facilitator.program.day_model import Col, Hold
from app.ui.facilitator.program.part import ProgramPart
from PySide6.QtCore import Qt

from tests.ui.facilitator.places import Place, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def _part(console: Console) -> ProgramPart:
    part = console.part
    assert isinstance(part, ProgramPart)
    part.tick()
    return part


def _texts(console: Console, col: Col) -> list[str]:
    model = _part(console).model
    return [model.text(line, col) for line in model.lines]


def _some_seconds_late(console: Console, place: Place) -> None:
    """Started 4:50 early, then five minutes more: what must hold would come ten seconds late."""
    place.at(console.desk, "9.25.10")
    console.desk.do(day.advance())
    console.desk.do(day.extend(5))
    place.at(console.desk, "9.26")


def test_some_seconds_are_not_late_anywhere(console: Console, place: Place) -> None:
    _some_seconds_late(console, place)
    part = _part(console)
    assert Deed.CATCH_UP not in console.band.buttons
    assert console.band.said.startswith("All holds")
    assert all(line.anchor is Hold.HOLDS for line in part.model.lines)
    assert _texts(console, Col.NOW)[1:] == _texts(console, Col.PLAN)[1:]
    assert not [t for t in part.now.todos if "Win back" in t.text or "Tell" in t.text]
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert console.conductor.preview is None
    assert "nothing to win back" in console.toasts.texts[-1]


def test_five_minutes_that_cost_some_seconds_cost_nothing(console: Console, place: Place) -> None:
    place.at(console.desk, "9.25.10")
    console.desk.do(day.advance())
    place.at(console.desk, "9.26")
    assert console.band.buttons[Deed.MORE].text() == "5 min more"


@pytest.mark.parametrize(
    ("clock", "said", "second"),
    [("9.25.10", "5 min ahead", "9.55"), ("9.29.20", "All holds", "10.00"), ("9.30.50", "All holds", "10.00"),
     ("9.31.10", "1 min behind", "10.01")],
)  # fmt: skip
def test_the_band_and_the_table_agree(console: Console, place: Place, clock: str, said: str, second: str) -> None:
    place.at(console.desk, clock)
    console.desk.do(day.advance())
    assert console.band.said.startswith(said)
    assert _texts(console, Col.NOW)[1] == second
    assert second in console.band.said or "behind" in said


def test_a_whole_minute_can_be_won_back(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    assert Deed.CATCH_UP in console.band.buttons
