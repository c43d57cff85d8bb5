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
    """Checkable; the frame is the style sheet's. Space chooses it where it has the focus, as a field is filled in.

    key: what chooses it from elsewhere, shown after its word.
    """

    def __init__(self, strength: Strength, key: str = "") -> None:
        super().__init__(say(STRENGTHS[strength]))
        self._strength, self._key = strength, key
        self.setProperty("fills", True)  # noqa: FBT003  Qt's own signature
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
        """Disc, gap, word, key."""
        key = QFontMetrics(theme.font("caption")).horizontalAdvance(self._key) + 10 if self._key else 0
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 54 + key, TARGET)

    def minimumSizeHint(self) -> QSize:
        """No word is ever cut."""
        return self.sizeHint()

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
            words = QRectF(38, 0, self.width(), self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
            if self._key:
                words.adjust(painter.fontMetrics().horizontalAdvance(self.text()) + 10, 0, 0, 0)
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour("muted"))
                painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._key)
