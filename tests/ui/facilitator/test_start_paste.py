"""The paste field on the start page: pasting is enough; what is typed is given with a button or Ctrl+Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from app.bootstrap import House
from app.ui.setup.paste_page import PastePage
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.window import Window
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier
PROGRAMME = "9.00 Velkomst\n9.30 Oplæg ved Ida Holm\n10.30 Pause"


@pytest.fixture
def field(qtbot: QtBot, home: House) -> Iterator[QPlainTextEdit]:
    window = Window(home)
    window.resize(1280, 720)
    window.begin()
    qtbot.waitUntil(lambda: bool(children(window, QPlainTextEdit)))
    (found,) = children(window, QPlainTextEdit)
    found.setFocus()
    settle()
    yield found
    window.hide()
    window.deleteLater()


def _window(field: QPlainTextEdit) -> Window:
    window = field.window()
    assert isinstance(window, Window)
    return window


def _pages(field: QPlainTextEdit) -> list[PastePage]:
    settle()
    return children(_window(field), PastePage)


def _button(field: QPlainTextEdit) -> ActionButton:
    return next(b for b in children(_window(field), ActionButton) if b.text() == "Read the programme")


def test_pasting_is_enough_and_the_card_says_so(field: QPlainTextEdit) -> None:
    assert any("pasting is enough" in label.text() for label in children(_window(field), Label))
    clipboard = QApplication.clipboard()
    clipboard.setText(PROGRAMME)
    press(Qt.Key.Key_V, CTRL, on=field)
    (page,) = _pages(field)
    assert "Ida Holm" in page.preview.source.toPlainText()


def test_typing_is_left_in_peace_until_the_button(field: QPlainTextEdit) -> None:
    button = _button(field)
    assert not button.isEnabled()
    write("9.00 Velkomst")
    assert not _pages(field)
    assert button.isEnabled()
    button.click()
    assert len(_pages(field)) == 1


def test_typing_is_given_with_ctrl_enter(field: QPlainTextEdit) -> None:
    write("9.00 Velkomst")
    press(Qt.Key.Key_Return)
    write("9.30 Pause")
    assert not _pages(field)
    press(Qt.Key.Key_Return, CTRL)
    assert len(_pages(field)) == 1


def test_a_programme_that_was_read_and_left_is_still_in_the_field(field: QPlainTextEdit) -> None:
    QApplication.clipboard().setText(PROGRAMME)
    press(Qt.Key.Key_V, CTRL, on=field)
    (page,) = _pages(field)
    page.preview.source.setPlainText(PROGRAMME + "\n11.00 Debat")
    press(Qt.Key.Key_Escape, on=page.preview.source)
    settle()
    assert field.isVisible()
    assert field.toPlainText() == PROGRAMME + "\n11.00 Debat"
    _button(field).click()
    assert "11.00 Debat" in page.preview.source.toPlainText()
    press(Qt.Key.Key_Escape, on=page.preview.source)
    QApplication.clipboard().setText("8.00 Morgenmad")
    field.setFocus()
    press(Qt.Key.Key_V, CTRL, on=field)
    assert page.preview.source.toPlainText() == "8.00 Morgenmad"


def test_once_it_is_taken_the_field_is_empty(field: QPlainTextEdit) -> None:
    QApplication.clipboard().setText(PROGRAMME)
    press(Qt.Key.Key_V, CTRL, on=field)
    (page,) = _pages(field)
    press(Qt.Key.Key_S, CTRL, on=page.preview.source)
    settle()
    assert field.toPlainText() == ""


def test_the_date_is_read_to_its_year(field: QPlainTextEdit) -> None:
    QApplication.clipboard().setText(PROGRAMME)
    press(Qt.Key.Key_V, CTRL, on=field)
    (page,) = _pages(field)
    edit = page.date.lineEdit()
    longest = edit.fontMetrics().horizontalAdvance("30.12.2026")
    assert longest + edit.textMargins().left() <= edit.width()
