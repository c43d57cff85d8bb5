"""Words with the places marked that a search found, broken into lines as the plain words are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.ui.design import theme

Spans = Sequence[tuple[int, int]]
"""(start, length) of each place, in characters."""


def paint_marked(painter: QPainter, rect: QRectF, text: str, spans: Spans, option: QTextOption) -> None:
    """Draws the text in the painter's font and pen; the marked places are heavier, on a soft ground."""
    layout = QTextLayout(text, painter.font())
    layout.setTextOption(option)
    layout.setFormats([_range(text, start, length) for start, length in spans])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top))
        top += painter.fontMetrics().lineSpacing()
    layout.endLayout()
    layout.draw(painter, rect.topLeft())


def _range(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    """Qt counts in halves of a character where one lies beyond the first 65,536."""
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setBackground(theme.colour("accent_soft"))
    look.setForeground(theme.colour("accent"))
    look.setFontWeight(QFont.Weight.DemiBold)
    made.format = look
    made.start = _halves(text[:start])
    made.length = _halves(text[start : start + length])
    return made


def _halves(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
