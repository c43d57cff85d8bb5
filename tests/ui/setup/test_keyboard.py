"""The keyboard is always somewhere: making Set-up's pages opens no window of their own that would take it away."""

from __future__ import annotations

import datetime as dt

import pytest
from app.bootstrap import House
from app.ui.facilitator.commands import Commands
from app.ui.setup.look_page import LookPage
from app.ui.setup.part import SetupPart
from app.ui.window import Window
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.facilitator.places import press

PAGES = ("workshop", "programme", "groups", "topics", "people", "room", "look", "sharing", "keeping")


class Opened(QObject):
    """Every widget that was shown as a window."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.windows: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def opened(qapp: QApplication) -> Opened:
    return Opened(qapp)


def test_no_page_of_set_up_opens_a_window_or_takes_the_keyboard(
    qtbot: QtBot, window: Window, home: House, opened: Opened
) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    assert window.sitting is not None
    console = window.sitting.console
    with qtbot.waitActive(window):
        window.activateWindow()
    console.line.setFocus()
    opened.windows.clear()
    for name in PAGES:
        console.show_part("setup", name)
        assert isinstance(console.part, SetupPart)
        assert opened.windows == [], name
        assert QApplication.activeWindow() is window
        assert console.ring.isVisible(), name
    console.part.paste()
    assert opened.windows == []
    assert console.ring.isVisible()


def test_commands_are_found_while_a_programme_is_read_in_set_up(qtbot: QtBot, window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    assert window.sitting is not None
    console = window.sitting.console
    with qtbot.waitActive(window):
        window.activateWindow()
    console.show_part("setup", "programme")
    part = console.part
    assert isinstance(part, SetupPart)
    part.paste()
    assert part.preview is not None
    for place in (part.preview.source, part.preview.table):
        place.setFocus()
        press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, on=place)
        (commands,) = [c for c in window.findChildren(Commands) if c.isVisible()]
        press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda gone=commands: not isValid(gone) or not gone.isVisible(), timeout=20_000)


def test_the_look_that_is_chosen_elsewhere_is_shown_as_chosen(qtbot: QtBot, window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    assert window.sitting is not None
    console = window.sitting.console
    console.show_part("setup", "look")
    part = console.part
    assert isinstance(part, SetupPart)
    page = part.shown
    assert isinstance(page, LookPage)
    window.change_look("dark")
    assert page.worn.currentText() == "Dark"
    part.show_page("programme")
    window.change_look("contrast")
    part.show_page("look")
    assert page.worn.currentText() == "High contrast"
    window.over.show_settings()
    dialog = window.over.dialog
    assert dialog is not None
    look = next(c for c in dialog.findChildren(QComboBox) if c.accessibleName() == "Appearance")
    assert look.currentText() == "High contrast"
    window.change_look("light")
    assert look.currentText() == page.worn.currentText() == "Light"
