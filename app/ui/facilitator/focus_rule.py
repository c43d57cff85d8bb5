"""The focus rule: whatever can be written is written into the line, wherever the focus happens to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALTGR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_TURN = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def writes(event: QKeyEvent) -> bool:
    """The key puts a character on paper, also with AltGr."""
    held = event.modifiers() & _HELD
    return bool(event.text()) and event.text().isprintable() and (not held or held == _ALTGR)


def is_editor(widget: QWidget) -> bool:
    """The widget has words of its own to write in."""
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def has_own_keys(widget: QWidget) -> bool:
    """The widget, or what it stands in, is in a marked mode where letters command: property keys="own".

    A button with the property fills=True is a field of a form: Space chooses it, Enter is the form's.
    """
    above: QWidget | None = widget
    while above is not None:
        if above.property("keys") == "own":
            return True
        above = above.parentWidget()
    return False


class FocusRule(QObject):
    """Watches whatever has the focus within a window.

    take: gets the key events that belong to the line. first: sees every key press before anything else does, and
    answers whether it is dealt with.
    """

    def __init__(
        self, window: QWidget, take: Callable[[QKeyEvent], None], first: Callable[[QWidget, QKeyEvent], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._take, self._first = window, take, first
        self._watched: QWidget | None = None
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):  # a part may have taken it along
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and self._window.isAncestorOf(new) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decides who gets a key."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(watched, event)
        return event.type() == QEvent.Type.KeyPress and self._press(watched, event)

    @staticmethod
    def _override(widget: QWidget, event: QKeyEvent) -> bool:
        """Whose a key is that both an editor and the day, or the words' undo, could mean.

        An editor that has no use for it lets it go; one of several lines keeps the keys that turn its pages.
        """
        turns = event.key() in _TURN and not event.modifiers() & _HELD
        if isinstance(widget, (QPlainTextEdit, QTextEdit)):
            document = widget.document()
            if turns and not document.isEmpty() and not widget.isReadOnly():
                event.accept()
                return True
            idle = turns or (_undoes(event) and not document.isUndoAvailable())
        elif isinstance(widget, QLineEdit):
            idle = turns or (_undoes(event) and not widget.isUndoAvailable() and widget.property("undo") != "own")
        else:
            return False
        if idle:
            event.ignore()
        return idle

    def _press(self, widget: QWidget, event: QKeyEvent) -> bool:
        if self._first(widget, event):
            return True
        if is_editor(widget) or has_own_keys(widget) or _fills(widget, event):
            return False
        if event.key() in _ENTER and isinstance(widget, QAbstractButton):
            if not event.isAutoRepeat():
                widget.click()
            return True
        if writes(event):
            self._take(event)
            return True
        return False


def _fills(widget: QWidget, event: QKeyEvent) -> bool:
    """A field is filled in with the key; it commands nothing."""
    if widget.property("fills"):
        return event.key() in (Qt.Key.Key_Space, *_ENTER)
    return event.key() == Qt.Key.Key_Space and isinstance(widget, (QCheckBox, QComboBox))


def _undoes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Z and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
