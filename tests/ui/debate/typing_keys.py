"""Key events as a keyboard sends them. QTest.keyClicks aborts the process at letters it does not know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def key(widget: QWidget, code: int, held: Qt.KeyboardModifier = PLAIN, text: str = "", *, repeat: bool = False) -> None:
    """One key pressed and let go, with the shortcut's question before it as Qt asks it."""
    target = widget.focusProxy() or widget
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, code, held, text, repeat))


def types(widget: QWidget, text: str) -> None:
    """Each character as a key of its own."""
    for character in text:
        upper = character.upper()
        code = ord(upper) if len(upper) == 1 and ord(upper) < 0x10000 else 0
        held = SHIFT if character.isupper() else PLAIN
        key(widget, code, held, character)
