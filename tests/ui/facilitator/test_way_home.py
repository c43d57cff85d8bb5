"""The rail has a quiet way to all workshops, on the lowest screen too; a running day is not left by one slip."""

from __future__ import annotations

import pytest
from app.ui.facilitator.console import Console
from app.ui.facilitator.rail import RailButton
from app.ui.language import speak
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.facilitator.places import Place, children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


def _click(console: Console) -> None:
    QTest.mouseClick(console.rail.home, Qt.MouseButton.LeftButton)
    settle()


@pytest.fixture
def left(console: Console) -> list[str]:
    found: list[str] = []
    console.leave_asked.connect(lambda: found.append("left"))
    return found


@pytest.mark.parametrize("size", [(1280, 720), (960, 560)])
def test_it_can_be_seen_beneath_the_parts_at_any_size(console: Console, size: tuple[int, int]) -> None:
    console.resize(*size)
    settle()
    home = console.rail.home
    assert home.visibleRegion().boundingRect() == home.rect()
    lowest = max(b.geometry().bottom() for b in children(console.rail, RailButton))
    assert home.geometry().top() > lowest
    speak("da")
    settle()
    assert (home.text(), home.accessibleName()) == ("Workshopper", "Alle workshopper")
    assert home.fontMetrics().horizontalAdvance(home.text()) <= home.width()


def test_before_the_day_one_press_is_enough(console: Console, left: list[str]) -> None:
    _click(console)
    assert left == ["left"]


def test_it_is_reached_by_tab_and_pressed_with_the_keyboard(console: Console, left: list[str]) -> None:
    console.rail.home.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert left == ["left"]


def test_while_a_day_runs_it_asks_once_and_never_ends_an_item_instead(
    console: Console, place: Place, left: list[str]
) -> None:
    place.at(console.desk, "9.30")
    press(Qt.Key.Key_Return, CTRL)
    _click(console)
    assert not left
    assert console.band.said.startswith("Press again to go to all workshops")
    press(Qt.Key.Key_Return, CTRL)  # something else: it asks for its own second press
    assert console.band.said == "Press again to end “Velkomst” 30 min early"
    _click(console)
    assert not left
    _click(console)
    assert left == ["left"]
    assert console.desk.standing.current is not None
    assert console.desk.standing.current.title == "Velkomst"
