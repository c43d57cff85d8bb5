"""The menu at the rail's foot: whatever has a key can be done with the mouse as well, and says its key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import house
from app.domain.debate import Contribution
from app.services import words
from app.ui.facilitator.console import Console
from app.ui.facilitator.more import MoreMenu
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.rail import RailButton
from app.ui.language import speak
from app.ui.widgets.key_names import written
from app.ui.window import Window
from app.words import LANGUAGES, say
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, app, children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def more(console: Console) -> Iterator[MoreMenu]:
    yield console.more
    console.more.close()


def _click(console: Console) -> dict[str, QAction]:
    """Opens it with the mouse; what it offers, by name."""
    QTest.mouseClick(console.rail.more, Qt.MouseButton.LeftButton)
    settle()
    assert console.more.isVisible()
    return {action.text().split("\t")[0]: action for action in console.more.actions() if action.text()}


def _keys_to_be_seen(console: Console) -> set[str]:
    """Every key that is written on a button in sight, or in a menu that such a button opens."""
    seen: set[str] = set()
    for place in PLACES:
        console.show_part(place.key)
        settle()
        seen |= {b.accessibleName().rpartition("(")[2].rstrip(")") for b in children(console, QAbstractButton)}
    _click(console)
    console.more.close()
    console.room_view.open_menu()
    for menu in console.findChildren(QMenu):
        seen |= {action.text().partition("\t")[2] for action in menu.actions()}
        menu.close()
    return seen


@pytest.mark.parametrize("code", LANGUAGES)
def test_whatever_has_a_key_can_be_pressed_with_the_mouse_and_says_its_key(
    console: Console, place: Place, code: str
) -> None:
    speak(code)
    place.historier_over(console.desk)  # when there is time to win back
    seen = _keys_to_be_seen(console)
    lost = [say(key.name) for key in console.keys if key.sequences and written(key.sequences[0]) not in seen]
    assert lost == []


def test_what_it_offers_is_what_the_keys_do(console: Console, place: Place, more: MoreMenu) -> None:
    press(Qt.Key.Key_PageDown)
    before = console.desk.standing.remaining_ms
    _click(console)["5 minutes less"].trigger()
    assert before - console.desk.standing.remaining_ms == 5 * 60_000
    console.desk.do(words.remark("r", "Et ord"))
    _click(console)["Undo the last change to the words"].trigger()
    assert not [r for r in console.desk.state.of(Contribution).values() if not r.withdrawn]
    _click(console)["One large clock"].trigger()
    assert console.distance.isVisible()


def test_who_types_or_presses_a_key_while_it_is_open_means_the_console(console: Console, more: MoreMenu) -> None:
    _click(console)
    QTest.keyClick(more, Qt.Key.Key_A)
    assert not more.isVisible()
    assert console.line.text() == "a"
    _click(console)
    QTest.keyClick(more, Qt.Key.Key_Minus, CTRL)
    assert not more.isVisible()


def test_it_speaks_the_language_of_now(console: Console, more: MoreMenu) -> None:
    speak("da")
    settle()
    assert console.rail.more.text() == "Mere"
    assert {"Hjælp", "Taster", "Indstillinger", "Tilbage til punktet før"} <= set(_click(console))


@pytest.mark.parametrize("size", [(1280, 720), (960, 560), (960, 500)])
def test_it_can_be_seen_at_any_size_and_covers_nothing(console: Console, size: tuple[int, int]) -> None:
    console.setMinimumSize(*size)
    console.resize(*size)
    settle()
    rail = console.rail
    assert (console.width(), console.height()) == size
    for button in (rail.more, rail.home):
        assert button.visibleRegion().boundingRect() == button.rect()
        assert min(button.width(), button.height()) >= 34
    lowest = max(b.geometry().bottom() for b in children(rail, RailButton))
    assert min(rail.more.geometry().top(), rail.home.geometry().top()) > lowest
    assert not rail.more.geometry().intersects(rail.home.geometry())


def test_it_is_reached_by_tab_and_opened_with_the_keyboard(console: Console, more: MoreMenu) -> None:
    console.rail.more.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    settle()
    assert more.isVisible()
    QTest.keyClick(more, Qt.Key.Key_Escape)
    assert not more.isVisible()
    assert app().focusWidget() is console.rail.more


def test_a_rehearsal_is_wound_on_from_it_and_a_real_day_is_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path))
    home = house()
    window = Window(home)
    qtbot.addWidget(window)
    window.begin()
    for practice in (True, False):
        window.open(home.make(home.shipped(), dt.date(2026, 3, 12), practice=practice))
        assert window.sitting is not None
        window.sitting.heartbeat.stop()
        console, wind = window.sitting.console, "Rehearsal: wind the clock 5 minutes on"
        offered = _click(console)
        assert (wind in offered) is practice
        assert (wind in [say(act.name) for act in console.commands()]) is practice
        if practice:
            before = console.desk.standing.at_ms
            offered[wind].trigger()
            assert console.desk.standing.at_ms - before >= 5 * 60_000
        console.more.close()
    window.leave()
