"""A kept line that completes from the workshop's own names; the rest is marked, so typing on replaces it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.completing import Phrases
from app.ui.desk import Desk
from app.ui.widgets.kept_edit import KeptEdit
from app.words import Message


class CompletingEdit(KeptEdit):
    """Tab, Enter or End takes the rest; Backspace or Esc leaves what was typed by hand."""

    def __init__(self, desk: Desk, address: str, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(desk, address, name, parent)
        self._phrases = Phrases(())
        self._erasing = False
        self.textEdited.connect(self._complete)

    def know(self, phrases: Phrases) -> None:
        """The names to complete from."""
        self._phrases = phrases

    @property
    def sure(self) -> bool:
        """Not while the rest of a name is only suggested."""
        return not self.hasSelectedText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is completed while letters are taken away."""
        self._erasing = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if event.key() == Qt.Key.Key_Escape and self.hasSelectedText() and self.selectionEnd() == len(self.text()):
            self.insert("")
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _complete(self, text: str) -> None:
        if self._erasing or self.cursorPosition() != len(text):
            return
        found = self._phrases.suggest(text)
        if found is not None:
            self.setText(text + found.rest)
            self.setSelection(len(text), len(found.rest))
