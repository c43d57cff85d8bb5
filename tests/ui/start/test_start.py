"""The pages that stand there while no workshop is open: what is chosen on them, and their commands."""

from __future__ import annotations

import datetime as dt
from typing import cast

import pytest
from app.bootstrap import House
from app.services.zone import day_here
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.commands import Commands
from app.ui.language import speak
from app.ui.setup.paste_page import PastePage
from app.ui.setup.reading_model import TITLE, WHO
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.window import Window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "9.00 Kaffe\n9.30 Velkomst\n10.00 Pause"


def chosen(window: Window) -> list[str]:
    """The choices at the foot of the page that look as if they were taken."""
    return [b.text() for b in window.front.page.findChildren(ActionButton) if b.property("kind") == "chosen"]


def commands(window: Window) -> Commands:
    (found,) = [c for c in window.findChildren(Commands) if c.isVisible()]
    return found


def test_the_choices_follow_what_is_chosen_in_settings(qtbot: QtBot, window: Window, home: House) -> None:
    home.remember(language="en")
    assert chosen(window) == ["English", "Light"]
    press(Qt.Key.Key_Comma, CONTROL, on=window.front.page)
    settings = window.over.dialog
    assert settings is not None
    language, look, _size = settings.findChildren(QComboBox)[:3]
    look.setFocus()
    press(Qt.Key.Key_Down, on=look)
    assert theme.look() is Look.DARK
    assert chosen(window) == ["English", "Dark"]
    language.setFocus()
    press(Qt.Key.Key_Up, on=language)
    qtbot.waitUntil(lambda: chosen(window) == ["Dansk", "Mørk"], timeout=20_000)
    speak("en")
    theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)
    qtbot.waitUntil(lambda: chosen(window) == ["English", "Light"], timeout=20_000)


def test_a_choice_keeps_the_keyboard(qtbot: QtBot, window: Window) -> None:
    dark = next(b for b in window.front.page.findChildren(ActionButton) if b.text() == "Dark")
    dark.setFocus()
    press(Qt.Key.Key_Space, on=dark)
    assert chosen(window) == ["English", "Dark"]
    assert QApplication.focusWidget() is dark
    press(Qt.Key.Key_Space, on=dark)  # once more: it stays the one
    assert chosen(window) == ["English", "Dark"]
    theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)


@pytest.mark.parametrize("kind", [QPlainTextEdit, QLineEdit])
def test_commands_are_found_wherever_the_keyboard_is_on_the_page_that_reads_a_programme(
    qtbot: QtBot, window: Window, kind: type[QPlainTextEdit | QLineEdit]
) -> None:
    window.front.paste(DAY)
    (page,) = window.findChildren(PastePage)
    field = page.preview.source if kind is QPlainTextEdit else page.title
    field.setFocus()
    press(Qt.Key.Key_K, CONTROL, on=field)
    assert "Use the programme" in commands(window).found
    assert {"Settings", "Dark", "Back"} <= set(commands(window).found)
    write("it is right")
    assert commands(window).found[0] == "It is right"
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field, timeout=20_000)
    assert page.isVisible()


def test_commands_are_found_from_the_table_of_what_was_read(qtbot: QtBot, window: Window) -> None:
    window.front.paste(DAY)
    (page,) = window.findChildren(PastePage)
    press(Qt.Key.Key_K, CONTROL, on=page.preview.table)
    write("leave out")
    press(Qt.Key.Key_Return)
    assert len(page.preview.items) == 2


def test_a_missing_title_is_one_more_thing_to_check_and_is_gone_to(qtbot: QtBot, window: Window) -> None:
    window.front.paste(DAY)
    (page,) = window.findChildren(PastePage)
    assert page.title.text() == ""
    assert "Title missing" in [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert page.preview.summary.text() == "3 items · 1 to check"
    assert page.preview.look.isEnabled()
    press(Qt.Key.Key_J, CONTROL, on=page.preview.table)
    assert QApplication.focusWidget() is page.title
    write("Havnen")
    assert page.preview.summary.text() == "3 items · Nothing to check"
    assert not page.preview.look.isEnabled()
    assert "Title missing" not in [label.text() for label in page.findChildren(Label) if label.isVisible()]
    page.title.clear()
    assert page.preview.summary.text() == "3 items · 1 to check"


def test_what_to_check_goes_round_by_the_title(qtbot: QtBot, window: Window) -> None:
    window.front.paste("9.00 Kaffe\n1-2 Velkomst\n14.00 Pause\n13.00 Frokost")
    (page,) = window.findChildren(PastePage)
    table, doubts = page.preview.table, page.preview.model
    doubtful = [n for n in range(doubts.rowCount()) if doubts.item(n).doubts]
    assert doubtful
    seen = []
    for _ in range(2 * (len(doubtful) + 1)):
        press(Qt.Key.Key_J, CONTROL, on=QApplication.focusWidget())
        seen.append("title" if QApplication.focusWidget() is page.title else table.currentIndex().row())
    assert sorted(map(str, seen)) == sorted(2 * [*map(str, doubtful), "title"])


def test_a_name_is_whole_where_there_is_room_for_it(qtbot: QtBot, window: Window) -> None:
    window.front.paste("9.30-9.45 Velkomst ved Anne Holm, Kerteminde Kommune")
    window.resize(1280, 720)
    (page,) = window.findChildren(PastePage)
    table = page.preview.table
    words = table.fontMetrics().horizontalAdvance("Anne Holm (Kerteminde Kommune)")
    qtbot.waitUntil(lambda: table.columnWidth(WHO) >= words + 24, timeout=20_000)
    assert table.columnWidth(TITLE) >= table.columnWidth(WHO)


def test_enter_opens_the_workshop_that_is_today_and_no_rehearsal(qtbot: QtBot, home: House) -> None:
    today = day_here(home.clock)
    home.make(home.shipped(), today - dt.timedelta(days=30))
    mine = home.make(home.shipped(), today)
    window = Window(home)
    qtbot.addWidget(window)
    window.begin()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ActionButton))
    press(Qt.Key.Key_Return)
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id == mine
    window.leave()
