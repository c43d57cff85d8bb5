"""What is said of a widget beside its text: a name for a screen reader, a title, a hint. It follows the language.

A text set with Qt's own setters stays in the language it was set in. One that is set from here is said again in the
next language by itself, whoever made the widget, and whether or not that one hears of the change.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.words import Many, Message, say

Put = Callable[[QWidget, str], None]
"""How a widget takes the text."""

OWN_NAME = "own name"
"""The property of a widget whose name is not its text: a button that takes another text keeps it."""


class _Said(QObject):
    """Stays with a widget, and says its texts again."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._texts: dict[Put, tuple[Message | Many, tuple[object, ...]]] = {}

    def take(self, put: Put, message: Message | Many, fills: tuple[object, ...]) -> None:
        """Says it now and in every language to come."""
        self._texts[put] = (message, fills)
        put(self._widget, _say(message, fills))

    def event(self, event: QEvent) -> bool:
        """Another language is spoken: Qt tells a widget first, then all that it has."""
        if event.type() == QEvent.Type.LanguageChange:
            for put, (message, fills) in self._texts.items():
                put(self._widget, _say(message, fills))
        return super().event(event)


def name(widget: QWidget, message: Message | Many, *fills: object) -> None:
    """What a screen reader calls it. A fill that is a Message is said in the same language."""
    widget.setProperty(OWN_NAME, "yes")
    _said_of(widget).take(QWidget.setAccessibleName, message, fills)


def describe(widget: QWidget, message: Message | Many, *fills: object) -> None:
    """What it is for: to the mouse that rests on it, and to a screen reader after its name."""
    said = _said_of(widget)
    said.take(QWidget.setToolTip, message, fills)
    said.take(QWidget.setAccessibleDescription, message, fills)


def entitle(window: QWidget, message: Message | Many, *fills: object) -> None:
    """What stands over a window."""
    _said_of(window).take(QWidget.setWindowTitle, message, fills)


def invite(field: QLineEdit, message: Message | Many, *fills: object) -> None:
    """What stands in a field while it is empty."""
    _said_of(field).take(_invite, message, fills)


def _invite(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.setPlaceholderText(text)


def _said_of(widget: QWidget) -> _Said:
    found = widget.findChild(_Said, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, _Said) else _Said(widget)


def _say(message: Message | Many, fills: tuple[object, ...]) -> str:
    return say(message, *(say(fill) if isinstance(fill, Message) else fill for fill in fills))
