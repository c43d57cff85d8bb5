"""Painted marks: shares as rings and bars, the strength of a conclusion, a key to press."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.plenum import Strength
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import ICON_RAIL

SHARES = {Strength.AGREED: 1.0, Strength.MAJORITY: 0.75, Strength.DIVIDED: 0.5, Strength.OPEN: 0.0}
"""How much of its disc a strength fills: on screen, in the room and on paper."""


class Ring(QWidget):
    """A share of a whole as an arc, with an icon or a number inside. What it says must also stand in words."""

    def __init__(self, share: float = 0, tone: str = "accent", icon: str = "", text: str = "", size: int = 56) -> None:
        super().__init__()
        self._shown = (share, tone, icon, text)
        self.setFixedSize(size, size)

    def show_share(self, share: float, tone: str = "accent", icon: str = "", text: str = "") -> None:
        """Another share (0 to 1), tone, and icon or text."""
        if (share, tone, icon, text) != self._shown:
            self._shown = (share, tone, icon, text)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track, the arc, and what stands inside."""
        share, tone, icon, text = self._shown
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = 5.0
            inset = width / 2 + 1
            rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.setPen(QPen(theme.colour("hairline"), 2 if theme.outlined() else width))
            painter.drawEllipse(rect)
            if share > 0:
                pen = QPen(theme.colour(tone), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawArc(rect, 90 * 16, round(-360 * 16 * min(1.0, share)))
            if icon:
                side, corner = ICON_RAIL, (self.width() - ICON_RAIL) / 2
                paint_icon(painter, icon, QRectF(corner, corner, side, side), tone)
            else:
                painter.setPen(theme.colour("ink"))
                painter.setFont(theme.font("lead"))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Bar(QWidget):
    """A slim share of a whole."""

    def __init__(self, share: float = 0, tone: str = "accent", height: int = 4) -> None:
        super().__init__()
        self._shown = (share, tone)
        self.setFixedHeight(height)

    def show_share(self, share: float, tone: str = "accent") -> None:
        """Another share (0 to 1)."""
        if (share, tone) != self._shown:
            self._shown = (share, tone)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track with its filled share."""
        with QPainter(self) as painter:
            paint_bar(painter, QRectF(self.rect()), *self._shown)


def paint_bar(painter: QPainter, rect: QRectF, share: float, tone: str = "accent") -> None:
    """A rounded track with its filled share; in high contrast a thin track, not white beside yellow."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    track = 1.5 if theme.outlined() else 0
    painter.setBrush(theme.colour("hairline"))
    painter.drawRoundedRect(rect.adjusted(0, track, 0, -track), radius, radius)
    if share > 0:
        painter.setBrush(theme.colour(tone))
        done = max(rect.height(), rect.width() * min(1.0, share))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), done, rect.height()), radius, radius)


def paint_strength(painter: QPainter, rect: QRectF, strength: Strength, tone: str = "accent") -> None:
    """The disc of a strength within a rectangle of 20 x 20."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(rect.center().x() - 8, rect.center().y() - 8, 16, 16)
    painter.setPen(QPen(theme.colour(tone), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone))
    painter.drawPie(disc, 90 * 16, round(-360 * 16 * SHARES[strength]))


def paint_keycap(painter: QPainter, rect: QRectF, text: str, *, filled: bool = False) -> None:
    """A key to press, as a small rounded square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent" if filled else "border"), 1))
    painter.setBrush(theme.colour("accent" if filled else "surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("on_accent" if filled else "ink"))
    painter.setFont(theme.font("strong"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_fade(painter: QPainter, foot: QRect, ground: QColor) -> None:
    """Lets what stands in a box fade into the ground, downwards: more follows below it."""
    fading, clear = QLinearGradient(foot.topLeft(), foot.bottomLeft()), QColor(ground)
    clear.setAlpha(0)
    fading.setColorAt(0, clear)
    fading.setColorAt(1, ground)
    painter.fillRect(foot, fading)
