"""The text a programme was read from, with the lines of the chosen item marked; it can be written in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from app.ui.design import theme
from app.words import Message, say

_NAME = Message("reading", "The text, line by line")
_HERE = Message("reading", "Paste or write the programme here")


class SourceView(QPlainTextEdit):
    """line_chosen: the number (from 1) of the line that the cursor went to by hand."""

    line_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font("body"))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._marked: Sequence[int] = ()
        self._doubtful: Sequence[int] = ()
        self._left: Sequence[int] = ()
        self.cursorPositionChanged.connect(self._on_cursor)
        self._speak()

    def mark(self, chosen: Sequence[int], doubtful: Sequence[int], left: Sequence[int]) -> None:
        """Marks lines by their numbers: those of the chosen item, those in doubt, those that became nothing."""
        self._marked, self._doubtful, self._left = chosen, doubtful, left
        self._paint_marks()
        if chosen:
            self._reveal(chosen[0])

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language, and marks in the palette of now."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._paint_marks()

    def _speak(self) -> None:
        self.setAccessibleName(say(_NAME))
        self.setPlaceholderText(say(_HERE))

    def _paint_marks(self) -> None:
        made = [self._of(n, ink="muted") for n in self._left]
        made += [self._of(n, fill="soon_fill") for n in self._doubtful]
        made += [self._of(n, fill="accent_soft") for n in self._marked]
        self.setExtraSelections(made)

    def _of(self, number: int, fill: str = "", ink: str = "") -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self._block(number))
        if fill:
            mark.format.setBackground(theme.colour(fill))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003  Qt's own
        if ink:
            mark.format.setForeground(theme.colour(ink))
            mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return mark

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(max(0, number - 1))

    def _reveal(self, number: int) -> None:
        """Brings a line into view without moving the cursor."""
        block = self._block(number)
        if not block.isValid() or self.hasFocus():
            return
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        if not 0 <= top < self.viewport().height() - 24:
            self.verticalScrollBar().setValue(max(0, block.firstLineNumber() - 3))

    @Slot()
    def _on_cursor(self) -> None:
        if self.hasFocus() and self.isVisible():
            self.line_chosen.emit(self.textCursor().blockNumber() + 1)

    def show_text(self, text: str) -> None:
        """Another text; nothing can be taken back behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
