"""What the tests of the quick line do in it by keys."""

from __future__ import annotations

from app.ui.debate.line import QuickLine
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.debate import typing_keys

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def field(line: QuickLine) -> QLineEdit:
    return line.findChild(QLineEdit)


def types(line: QuickLine, text: str) -> None:
    typing_keys.types(field(line), text)


def press(line: QuickLine, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(field(line), key, held)


def enter(line: QuickLine, text: str) -> None:
    types(line, text)
    press(line, Qt.Key.Key_Return)


def paste(line: QuickLine, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(line, Qt.Key.Key_V, CTRL)


def answer(line: QuickLine) -> str:
    return line._code.text() if line._code.isVisible() else ""
