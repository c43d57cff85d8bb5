"""The text a programme was read from, with the lines of the chosen item marked; it can be written in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.words import Message, say

_NAME = Message("reading", "The text, line by line")
_HERE = Message("reading", "Paste or write the programme here")
_NOT_TAKEN = Message("reading", "The lines that are not taken: {0}")
_IN_DOUBT = Message("reading", "The lines in doubt: {0}")

_GUTTER = 28
"""Pixels to the left of the text, for the marks."""


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
        self._gutter = _Gutter(self)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self.updateRequest.connect(self._on_update)
        self.cursorPositionChanged.connect(self._on_cursor)
        self._speak()

    def mark(self, chosen: Sequence[int], doubtful: Sequence[int], left: Sequence[int]) -> None:
        """Marks lines by their numbers: those of the chosen item, those in doubt, those that became nothing."""
        self._marked, self._doubtful, self._left = chosen, doubtful, left
        self._paint_marks()
        self._describe()
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
        self._describe()

    def _describe(self) -> None:
        """The marks, for who cannot see them."""
        told = ((_NOT_TAKEN, self._left), (_IN_DOUBT, self._doubtful))
        self.setAccessibleDescription(
            ". ".join(say(what, ", ".join(str(n) for n in lines)) for what, lines in told if lines)
        )

    def _paint_marks(self) -> None:
        made = [self._of(n, ink="muted") for n in self._left]
        made += [self._of(n, fill="soon_fill") for n in self._doubtful]
        made += [self._of(n, fill="accent_soft") for n in self._marked]
        self.setExtraSelections(made)
        self._gutter.update()

    def paint_gutter(self, painter: QPainter) -> None:
        """The marks beside the lines that can be seen: those of the chosen item, in doubt, and not taken."""
        doubtful, left, chosen = set(self._doubtful), set(self._left), set(self._marked)
        block = self.firstVisibleBlock()
        while block.isValid():
            line = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if line.top() > self.viewport().height():
                return
            number, middle = block.blockNumber() + 1, line.top() + self.fontMetrics().height() / 2
            if number in chosen:  # in high contrast the fill behind them is black
                bar = QRectF(_GUTTER - 4, line.top(), 3, line.height())
                painter.fillRect(bar, theme.colour("accent"))
            if number in doubtful:
                paint_icon(painter, "circle-question-mark", QRectF(6, middle - 8, 16, 16), "soon")
            elif number in left and block.text().strip():
                painter.fillRect(QRectF(9, round(middle) - 1, 10, 2), theme.colour("muted"))
            block = block.next()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The gutter is as high as the text."""
        super().resizeEvent(event)
        inside = self.viewport().geometry()
        self._gutter.setGeometry(inside.left() - _GUTTER, inside.top(), _GUTTER, inside.height())

    @Slot(QRect, int)
    def _on_update(self, _area: QRect, _scrolled: int) -> None:
        self._gutter.update()

    @Slot()
    def _on_cursor(self) -> None:
        if self.hasFocus() and self.isVisible():
            self.line_chosen.emit(self.textCursor().blockNumber() + 1)

    def show_text(self, text: str) -> None:
        """Another text; nothing can be taken back behind it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Gutter(QWidget):
    """The strip beside the text; its view knows what stands in it."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As wide as a mark wants."""
        return QSize(_GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marks."""
        with QPainter(self) as painter:
            self._view.paint_gutter(painter)
