"""The field of the quick line: one line of text that tells its keys apart, and acts on none of them itself."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.words import ELABORATES, SIGNS
from app.ui.debate.keys import Press, pressed

_ROOM = 2_000_000
"""Qt would cut a paste at 32,767 characters without a word; what is too long for one remark is split when stored."""

_SIGNS = frozenset({*SIGNS, ELABORATES})


class WordsEdit(QLineEdit):
    """Signals say what was asked for; whoever owns the field answers.

    entered: Enter, once for each press. signed(character): a kind's character at the very start.
    unsigned: Backspace at the very start. tabbed, upped: Tab, Up. pasted(text): a paste that is more than a piece
    of a line. asked(press, digit): one of the line's own keys. unmade, remade: undo and redo with no text to undo.
    escaped: Esc with something to leave. left: the focus is elsewhere.
    """

    entered = Signal()
    signed = Signal(str)
    unsigned = Signal()
    tabbed = Signal()
    upped = Signal()
    pasted = Signal(str)
    asked = Signal(object, int)
    unmade = Signal()
    remade = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(_ROOM)
        self.setFrame(False)
        self.busy = False  # something to leave with Esc: an edit, a suggestion, a read-back
        self.textEdited.connect(self._catch_lines)

    def event(self, event: QEvent) -> bool:
        """Tab and the line's own keys before anything else on the console takes them."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and pressed(event) is not None:
                event.accept()
                return True
            tab = event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.NoModifier
            if tab and event.type() == QEvent.Type.KeyPress:
                if not event.isAutoRepeat():
                    self.tabbed.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, kinds, undo, and the line's own keys; all else is typing."""
        if self._command(event):
            event.accept()
            return
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if plain == Qt.KeyboardModifier.NoModifier:
                if not event.isAutoRepeat():  # a key held down stores once
                    self.entered.emit()
            else:
                event.ignore()  # Ctrl+Enter is the day's
        elif key == Qt.Key.Key_Up and plain == Qt.KeyboardModifier.NoModifier:
            self.upped.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.setAccepted(self.busy)
        elif key == Qt.Key.Key_Backspace and self.cursorPosition() == 0 and not self.hasSelectedText():
            self.unsigned.emit()
        elif event.text() in _SIGNS and self._at_start():
            self.signed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that it is left."""
        super().focusOutEvent(event)
        self.left.emit()

    def walk_on(self) -> None:
        """Tab as it is anywhere else: the focus goes to what comes next."""
        self.focusNextChild()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A kind's character may come from a dead key."""
        if event.commitString() in _SIGNS and not event.preeditString() and self._at_start():
            self.signed.emit(event.commitString())
            event.accept()
        else:
            super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, its Paste being ours."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                ours = QAction(action.icon(), action.text(), menu)
                ours.setEnabled(action.isEnabled())
                ours.triggered.connect(self.take_clipboard)
                menu.insertAction(action, ours)
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text may be dropped on the line."""
        event.setAccepted(event.mimeData().hasText())

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped text is pasted text."""
        self._take(event.mimeData())
        event.acceptProposedAction()

    @Slot()
    def take_clipboard(self) -> None:
        """Pastes."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _command(self, event: QKeyEvent) -> bool:
        """The line's own keys, paste, undo and redo; True if it was one of them."""
        asked = pressed(event)
        if asked is not None:
            if not event.isAutoRepeat():
                press: Press = asked[0]
                self.asked.emit(press, asked[1])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo() if self.isUndoAvailable() else self.unmade.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo() if self.isRedoAvailable() else self.remade.emit()
        else:
            return False
        return True

    def _at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()

    def _take(self, mime: QMimeData) -> None:
        text = mime.text()
        if not text:
            return
        if is_piece(text) and self.text():
            self.insert(text)
        else:
            self.pasted.emit(text)

    @Slot(str)
    def _catch_lines(self, text: str) -> None:
        """Line breaks that came in by another way (the middle button, an input method) are a paste too."""
        if not is_piece(text):
            self.clear()
            self.pasted.emit(text)


def is_piece(text: str) -> bool:
    """Whether a text is a piece of one line, without line breaks."""
    return not any(unicodedata.category(c) in {"Zl", "Zp"} or c in "\r\n\v\f\x85" for c in text)
