"""What the marks of the timeline mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.design import theme
from app.ui.facilitator.program.day_model import DayModel, over_tone
from app.words import Message, say

_LEGEND = (Message("day", "planned"), Message("day", "expected"), Message("day", "over time"))
_WAS = Message("day", "as it was")


class Legend(QWidget):
    """The very same marks, with their words."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self._model = model
        model.headerDataChanged.connect(self._renew)
        self.setFixedHeight(24)

    @Slot()
    def _renew(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Right to left: over time, expected, planned; once the day is over, how it was and how it was planned."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.font("caption"))
            x = float(self.width() - 16)
            planned, expected, over = _LEGEND
            for message in (_WAS, planned) if self._model.over else (over, expected, planned):
                word = say(message)
                x -= painter.fontMetrics().horizontalAdvance(word)
                painter.setPen(theme.colour("muted"))
                painter.drawText(QRectF(x, 0, 120, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
                x -= 28
                box = QRectF(x, self.height() / 2 - 5, 20, 10)
                if message is planned:
                    painter.fillRect(QRectF(x, round(box.center().y()), 20, 2), theme.colour("border"))
                else:
                    thin = message is _WAS and theme.outlined()  # as its bars are
                    edge = "accent" if message is expected else "border" if thin else ""
                    painter.setPen(QPen(theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
                    was, late = "bg" if thin else "hairline", over_tone(self._model.standing)
                    fill = {expected: "accent_soft", over: late, _WAS: was}[message]
                    painter.setBrush(theme.colour(fill))
                    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
                x -= 20
