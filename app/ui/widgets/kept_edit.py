"""A line that edits one field of something: a draft at every letter, a gesture when it is left, never overwritten."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.design.icons import icon
from app.ui.design.tokens import TARGET
from app.ui.desk import Desk
from app.ui.widgets import named
from app.words import Message, say

PAUSE_MS = 2_000
"""Without a key for so long, what was typed becomes a gesture."""

_ROOM = 100_000

_OVERTAKEN = Message("field", "Changed to “{0}” while you were typing. Press here to take that; Enter keeps yours")


class KeptEdit(QLineEdit):
    """kept: the words, when they are to be stored (Enter, leaving, or a pause). The owner stores them with a gesture
    that settles `address`. entered: Enter was pressed, after `kept`.
    """

    kept = Signal(str)
    entered = Signal()

    def __init__(self, desk: Desk, address: str, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._value, self._theirs = desk, "", ""
        self.address = address
        self.setMaxLength(_ROOM)
        self.setFixedHeight(TARGET)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        # An action made here: one that Qt made is let go of when a delegate hands the field over as its editor.
        self._notice = QAction(icon("triangle-alert", 16, "soon"), "", self)
        self.addAction(self._notice, QLineEdit.ActionPosition.TrailingPosition)
        self._notice.setVisible(False)
        self._notice.triggered.connect(self._take_theirs)
        self.textEdited.connect(self._on_edited)
        named.name(self, name)

    @property
    def edited(self) -> bool:
        """Whether it holds words that are not stored."""
        return self.text() != self._value

    def turn_to(self, address: str) -> None:
        """Edits another field from now on; `show_value` says what is stored there."""
        self._pause.stop()
        self._notice.setVisible(False)
        self.address, self._value = address, ""
        self.setText("")

    def show_value(self, value: str) -> None:
        """What is stored. A field that is being edited keeps its own words and says what the other has become."""
        was, self._value = self._value, value
        if self.text() != was:
            if value not in {was, self.text()}:
                self._theirs = value
                self._notice.setToolTip(say(_OVERTAKEN, value))
                self._notice.setText(say(_OVERTAKEN, value))
                self._notice.setVisible(True)
            return
        self._put(self._desk.drafted(self.address) or value)

    @Slot()
    def keep(self) -> None:
        """Stores what was typed, if it differs from what is stored."""
        self._pause.stop()
        self._notice.setVisible(False)
        if self.edited:
            self.kept.emit(self.text())

    @property
    def sure(self) -> bool:
        """Whether what stands here was all typed by hand: a pause stores nothing else."""
        return True

    @Slot()
    def _on_pause(self) -> None:
        if self.sure:
            self.keep()

    @Slot()
    def let_go(self) -> None:
        """Back to what is stored."""
        self._pause.stop()
        self._desk.draft(self.address, "")
        self._notice.setVisible(False)
        self._put(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stores; Esc goes back to what is stored, once something was typed."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & ~_KEYPAD == _PLAIN:
            if not event.isAutoRepeat():
                self.keep()
                self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.edited:
            self.let_go()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving stores; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep()

    def _put(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def keep_draft(self) -> None:
        """What stands here now is the draft; a pause makes it a gesture."""
        self._desk.draft(self.address, self.text() if self.edited else "")
        self._pause.start()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.keep_draft()

    @Slot()
    def _take_theirs(self) -> None:
        self._put(self._theirs)
        self.let_go()


class CountEdit(KeptEdit):
    """A kept line for a number: it takes digits only. Left empty, nobody counted."""

    def __init__(self, desk: Desk, address: str, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(desk, address, name, parent)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"[0-9]{0,6}"), self))


_KEYPAD, _PLAIN = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.NoModifier


def whole(words: str) -> int | None:
    """The number somebody typed; None where there is none."""
    digits = "".join(c for c in words if c.isdecimal())
    return int(digits[:6]) if digits else None
