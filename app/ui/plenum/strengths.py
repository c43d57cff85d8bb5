"""A strength to choose: its disc and its word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton

from app.domain.plenum import Strength
from app.ui.design import theme
from app.ui.design.tokens import TARGET
from app.ui.widgets.marks import paint_strength
from app.words import say
from app.words.labels import STRENGTHS


class StrengthButton(QPushButton):
    """Checkable; the frame is the style sheet's."""

    def __init__(self, strength: Strength) -> None:
        super().__init__(say(STRENGTHS[strength]))
        self._strength = strength
        self.setCheckable(True)
        self.setProperty("kind", "nav")
        self.setFont(theme.font("strong"))
        self.setAccessibleName(self.text())

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language of now."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setText(say(STRENGTHS[self._strength]))
            self.setAccessibleName(self.text())
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Disc, gap, word."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 54, TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, then disc and word."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            paint_strength(painter, QRectF(10, (self.height() - 20) / 2, 20, 20), self._strength)
            painter.setFont(self.font())
            painter.setPen(theme.colour("accent" if self.isChecked() else "ink"))
            painter.drawText(
                QRectF(38, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text()
            )
