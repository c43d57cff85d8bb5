"""A theme's title in the room it has: smaller, then on two lines, before a word of it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.ui.design import theme

SMALLEST = "caption"

PITCH = 14
"""From one line of the smallest to the next, px: tighter than running text, so that two fit where one stood."""


def fits(title: str, width: float, roles: Sequence[str]) -> bool:
    """Whether a line holds it in one of these roles."""
    return any(QFontMetrics(theme.font(role)).horizontalAdvance(title) <= width for role in roles)


def paint_title(painter: QPainter, rect: QRectF, title: str, roles: Sequence[str]) -> None:
    """Draws it in the first of the roles that holds it on one line; else in the smallest, on as many lines as fit.

    Only what does not fit so either ends in an ellipsis. The pen is the painter's.
    """
    for role in (*roles, SMALLEST):
        painter.setFont(theme.font(role))
        if painter.fontMetrics().horizontalAdvance(title) <= rect.width():
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), title)
            return
    metrics = painter.fontMetrics()
    lines = broken(title, metrics, int(rect.width()), max(1, round(rect.height() / PITCH)))
    base = rect.center().y() - PITCH * (len(lines) - 1) / 2 + metrics.capHeight() / 2
    for number, line in enumerate(lines):
        painter.drawText(QPointF(rect.x(), base + number * PITCH), line)


def broken(title: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The title in lines of this width (px), broken between words; the last of `most` is cut short where it must be."""
    lines, rest = [""], title.split(" ")
    while rest and (len(lines) < most or not lines[-1]):
        longer = f"{lines[-1]} {rest[0]}".lstrip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append("")
        else:
            lines[-1] = longer
            rest.pop(0)
    lines[-1] = " ".join([lines[-1], *rest])
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
