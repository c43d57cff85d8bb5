"""How much of each group's words is used: a figure and a bar each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.design import theme
from app.ui.design.tokens import AROUND
from app.ui.plenum.facts import Used
from app.ui.widgets.marks import paint_bar


class Coverage(QWidget):
    """One row; with many groups the names give way to their first letter and number."""

    def __init__(self) -> None:
        super().__init__()
        self._used: Sequence[Used] = ()
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_used(self, used: Sequence[Used]) -> None:
        """Shows these."""
        if used != self._used:
            self._used = used
            self.setAccessibleName(", ".join(f"{u.name} {u.figures}" for u in used))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, figure, bar."""
        count = len(self._used)
        if not count:
            return
        gap = AROUND if count <= 6 else 12
        width = (self.width() - gap * (count - 1)) / count
        with QPainter(self) as painter:
            for number, used in enumerate(self._used):
                box = QRectF(number * (width + gap), 0, width, 18)
                painter.setFont(theme.font("label"))
                figures = QFontMetrics(painter.font()).horizontalAdvance(used.figures)
                painter.setPen(theme.colour("ink"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), used.figures)
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour("muted"))
                metrics = QFontMetrics(painter.font())
                name = used.name
                if metrics.horizontalAdvance(name) > width - figures - 6:
                    name = "".join(word[0] if word[0].isalpha() else word for word in name.split())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
                paint_bar(painter, QRectF(box.x(), 20, width, 4), used.share)
