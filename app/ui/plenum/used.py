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
        names = self._names(width)
        with QPainter(self) as painter:
            for number, (used, name) in enumerate(zip(self._used, names, strict=True)):
                box = QRectF(number * (width + gap), 0, width, 18)
                painter.setFont(theme.font("label"))
                painter.setPen(theme.colour("ink"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), used.figures)
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)
                paint_bar(painter, QRectF(box.x(), 20, width, 4), used.share)

    def _names(self, width: float) -> list[str]:
        """Whole where all of them stand beside their figures, else all of them short."""
        bold, plain = (QFontMetrics(theme.font(role)) for role in ("label", "caption"))
        if all(plain.horizontalAdvance(u.name) + 6 + bold.horizontalAdvance(u.figures) <= width for u in self._used):
            return [used.name for used in self._used]
        return ["".join(word[0] if word[0].isalpha() else word for word in u.name.split()) for u in self._used]
