"""Whoever types while a menu is open means the line."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.services import harvest
from app.services.plenum import conclude, make_theme
from app.ui.debate.part import DebatePart
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.plenum.part import PlenumPart
from app.ui.widgets.typed_menu import TypedMenu
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.debate.typing_keys import CTRL
from tests.ui.plenum.test_in_console import console, press

__all__ = ["console"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def opened(console: Console, full: Desk, what: str) -> TypedMenu:
    """The menu of the chip, a remark, a theme or a conclusion, as a click opens it."""
    part = console.part
    assert isinstance(part, PlenumPart)
    if what == "chip":
        QTest.mouseClick(console.line.chip, Qt.MouseButton.LeftButton)
    elif what == "remark":
        part.remark_menu.open(harvest.unplaced(full.state)[0].id, QPoint(0, 0))
    elif what == "theme":
        full.do(make_theme("t1", "Intern organisering"))
        part.theme_menu.open("t1", [], QPoint(0, 0))
    elif what == "conclusion":
        full.do(conclude("c1", "Vi gør det sammen"))
        part.below.menu.open("c1", QPoint(0, 0))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TypedMenu)
    return menu


@pytest.mark.parametrize("what", ["chip", "remark", "theme", "conclusion"])
def test_what_is_typed_while_a_menu_is_open_goes_to_the_line(console: Console, full: Desk, what: str) -> None:
    menu = opened(console, full, what)
    menu.setActiveAction(menu.actions()[0])  # the pointer lies on it
    done = len(full.log)
    QTest.keyClicks(menu, "V")
    assert not menu.isVisible()
    QTest.keyClicks(console.focusWidget(), "i ser")
    assert console.line.text() == "Vi ser"
    assert len(full.log) == done


def test_enter_under_the_pointer_stores_the_line_and_picks_nothing(console: Console, full: Desk) -> None:
    console.line.edit.setFocus()
    QTest.keyClicks(console.line.edit, "Vi ser det")
    where = console.line.where
    menu = opened(console, full, "chip")
    menu.setActiveAction(menu.actions()[2])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert console.line.where == where
    assert max(full.state.of(Contribution).values(), key=lambda r: (r.said_ms, r.rank)).words == "Vi ser det"


def test_a_letter_in_a_menu_within_the_menu_closes_both(console: Console, full: Desk) -> None:
    menu = opened(console, full, "chip")
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    within = QApplication.activePopupWidget()
    assert isinstance(within, TypedMenu)
    assert within is not menu
    QTest.keyClicks(within, "V")
    assert QApplication.activePopupWidget() is None
    assert console.line.text() == "V"


def test_the_arrows_choose_within_a_menu_and_enter_takes_it(console: Console, full: Desk) -> None:
    menu = opened(console, full, "chip")
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    within = QApplication.activePopupWidget()
    assert isinstance(within, TypedMenu)
    QTest.keyClick(within, Qt.Key.Key_Down)
    wanted = within.activeAction().data()
    QTest.keyClick(within, Qt.Key.Key_Return)
    assert console.line.where == wanted
    assert wanted.group is None
    assert wanted.topic is not None


def test_a_key_of_the_day_over_a_menu_is_the_days(console: Console, full: Desk) -> None:
    running = full.standing.running
    menu = opened(console, full, "chip")
    QTest.keyClick(menu, Qt.Key.Key_F3)
    assert isinstance(console.part, DebatePart)
    assert not menu.isVisible()
    assert full.standing.running == running


def test_while_sorting_a_letter_over_the_menu_of_a_theme_sorts(console: Console, full: Desk) -> None:
    press(console, Qt.Key.Key_T, CTRL)
    unplaced = len(harvest.unplaced(full.state))
    menu = opened(console, full, "remark")
    QTest.keyClick(menu, Qt.Key.Key_F)
    assert len(harvest.unplaced(full.state)) == unplaced - 1
    assert console.line.text() == ""
