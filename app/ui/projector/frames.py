"""A finished frame: what stands on a scene, painted at a size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.services.projection import SceneKind
from app.services.sight import Showing
from app.ui.projector.tokens import BODY, FAMILY, HEIGHT, Palette, Role


def draw(showing: Showing, size: QSize, palette: Palette) -> QImage:
    """The frame, in device pixels."""
    image = QImage(size, QImage.Format.Format_RGB32)
    grounds = {SceneKind.BLACK: "#000000", SceneKind.WHITE: "#FFFFFF"}
    image.fill(QColor(grounds.get(showing.scene.kind, palette.of(Role.GROUND))))
    if showing.scene.kind not in grounds:
        with QPainter(image) as painter:
            font = QFont(FAMILY)
            font.setPixelSize(BODY * size.height() // HEIGHT)
            painter.setFont(font)
            painter.setPen(QColor(palette.of(Role.INK)))
            painter.drawText(QRect(0, 0, size.width(), size.height()), Qt.AlignmentFlag.AlignCenter, showing.title)
    return image
