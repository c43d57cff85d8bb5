"""A theme's title in the room it has: smaller, then on two lines, before a word of it is left out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.ui.design import theme

SMALLEST = "caption"


def paint_title(painter: QPainter, rect: QRectF, title: str, *roles: str) -> None:
    """Draws it in the first of the roles that holds it on one line; else in the smallest, on as many lines as fit.

    Only what does not fit so either ends in an ellipsis. The pen is the painter's.
    """
    for role in (*roles, SMALLEST):
        painter.setFont(theme.font(role))
        if QFontMetrics(painter.font()).horizontalAdvance(title) <= rect.width():
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), title)
            return
    metrics = QFontMetrics(painter.font())
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
    width, lines = int(rect.width()), max(1, int(rect.height()) // metrics.height())
    if metrics.boundingRect(QRect(0, 0, width, 1_000), flags, title).height() > lines * metrics.height():
        # A line is broken before its end: so much is left for each that is not the last.
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(width * (lines - 0.15 * (lines - 1))))
    painter.drawText(rect, flags, title)
