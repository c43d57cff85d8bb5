"""One of the three things to do: its number, its words, and where the console can help, a way to do it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND, RADIUS, SCROLLER, SIDE
from app.ui.facilitator.program.todo import Todo

_DISC, _GAP, _TAIL = 28, 12, 22
_MOST = SIDE - 2 * AROUND - SCROLLER
"""The words break where they would beside a scroller, so that they stand still when it comes and goes."""


class TodoButton(QAbstractButton):
    """Wraps its words. Can be pressed only where pressing it does something."""

    def __init__(self, number: int, todo: Todo) -> None:
        super().__init__()
        self._number, self.todo = number, todo
        self.setText(todo.text)
        self.setAccessibleName(f"{number}. {todo.text}")
        self.active = bool(todo.deed or todo.part or todo.tells)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self.active else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, self.active)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """As many lines as its words need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The words' height, and never lower than the number's disc."""
        return max(36, self._words(width).height() + 10)

    def sizeHint(self) -> QSize:
        """For a column's width."""
        return QSize(240, self.heightForWidth(280))

    def hitButton(self, pos: QPoint) -> bool:
        """Deaf where there is nothing to do here."""
        return self.active and self.rect().contains(pos)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words are in the width it got: a layout in a scrolled column does not ask twice."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc, number, words, and an arrow where pressing helps."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.active and (self.underMouse() or self.isDown()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_soft"))
                painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
            disc = QRectF(0, 4, _DISC, _DISC)
            painter.setPen(QPen(theme.colour("edge"), 1) if theme.outlined() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._number))
            painter.setFont(theme.font("remark"))
            words = self._words(self.width())
            top = max(6, 4 + (_DISC - words.height()) / 2)
            area = QRectF(_DISC + _GAP, top, words.width(), words.height())
            painter.drawText(area, Qt.TextFlag.TextWordWrap, self.text())
            if self.active:
                icon = "circle" if self.todo.tells else "chevron-right"
                paint_icon(painter, icon, QRectF(self.width() - 18, 10, 16, 16), "muted")

    def _words(self, width: int) -> QRect:
        room = min(width, _MOST) - _DISC - _GAP - (_TAIL if self.active else 0)
        box = QFontMetrics(theme.font("remark")).boundingRect(
            QRect(0, 0, max(40, room - 2), 1000), Qt.TextFlag.TextWordWrap, self.text()
        )
        return QRect(0, 0, max(40, room), box.height())
