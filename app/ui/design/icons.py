"""Lucide icons, tinted with a token and drawn as vectors."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.resources import folder
from app.ui.design import theme
from app.ui.design.tokens import ICON, STROKE


def paint_icon(painter: QPainter, name: str, rect: QRectF, tone: str = "ink") -> None:
    """Draws an icon in a tone, a token's name, sharp at every device pixel ratio."""
    _renderer(name, getattr(theme.palette(), tone)).render(painter, rect)


def pixmap(name: str, tone: str = "ink", size: int = ICON) -> QPixmap:
    """An icon as a pixmap at the sharpest screen's ratio. It keeps its colour: make it anew in a new palette."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        paint_icon(painter, name, QRectF(0, 0, size, size), tone)
    return made


def icon(name: str, size: int = ICON, tone: str = "ink") -> QIcon:
    """An icon as a QIcon."""
    return QIcon(pixmap(name, tone, size))


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (folder("icons") / f"{name}.svg").read_text("utf-8")
    drawing = drawing.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return QSvgRenderer(QByteArray(drawing.encode()))
