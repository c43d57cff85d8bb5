"""What the tests of the set-up pages do by keys."""

from __future__ import annotations

from app.domain.programme import AgendaItem
from app.ui.desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()  # an editor writes its cell a turn later


def write(text: str) -> None:
    for letter in text:  # the first one opens the editor, which has the focus from then on
        QTest.keyClicks(QApplication.focusWidget(), letter)


def item_called(desk: Desk, title: str) -> AgendaItem:
    return next(i for i in desk.state.of(AgendaItem).values() if i.title == title)


def choose(words: str) -> None:
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QComboBox)
    editor.setCurrentText(words)
    press(Qt.Key.Key_Return)
