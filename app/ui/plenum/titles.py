"""A theme's title in the room it has: on two lines, then smaller, before a word of it is left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.design import theme
from app.ui.design.tokens import TARGET, TYPE
from app.ui.widgets.elided import elided

SMALLEST = "caption"


def pitch(role: str) -> int:
    """From one line to the next, px: tighter than running text, so that two stand where one stood."""
    size, _weight = TYPE[role]
    return size + (2 if size == TYPE[SMALLEST][0] else 3)


def fits(title: str, width: float, role: str) -> bool:
    """Whether a line holds it."""
    return QFontMetrics(theme.font(role)).horizontalAdvance(title) <= width


def paint_title(painter: QPainter, rect: QRectF, title: str, roles: Sequence[str], *, foot: bool = False) -> None:
    """Draws it in the first of the roles that holds it on as many lines as there is height for.

    Only what fits in none ends in an ellipsis, in the last. foot: it stands on the foot of its box, else in its middle.
    The pen is the painter's.
    """
    for role in roles:
        painter.setFont(theme.font(role))
        metrics = painter.fontMetrics()
        lines = broken(title, metrics, int(rect.width()), max(1, int(rect.height() / pitch(role))))
        if lines[-1][-1:] != "…" or title[-1:] == "…":
            break
    deep = pitch(role) * (len(lines) - 1)
    base = rect.bottom() - metrics.descent() - deep if foot else rect.center().y() - deep / 2 + metrics.capHeight() / 2
    for number, line in enumerate(lines):
        painter.drawText(QPointF(rect.x(), base + number * pitch(role)), line)


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
    return [elided(metrics, line, width) for line in lines]


class TitleLabel(QLabel):
    """A title beside a field: on two lines where one does not hold it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setToolTip(title)
        self.setMinimumSize(80, TARGET)

    def heightForWidth(self, _width: int) -> int:
        """As high as the field, whatever it says."""
        return TARGET

    def minimumSizeHint(self) -> QSize:
        """As high as the field, whatever it says."""
        return QSize(80, TARGET)

    def sizeHint(self) -> QSize:
        """On one line."""
        return QSize(QFontMetrics(theme.font("body")).horizontalAdvance(self.text()) + 2, TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title."""
        with QPainter(self) as painter:
            painter.setPen(theme.colour("ink"))
            paint_title(painter, QRectF(self.rect()), self.text(), ("body", SMALLEST))
