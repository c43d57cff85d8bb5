"""What every dialog of ours is: in high contrast it has an edge, as all that stands over something else has there."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog

from app.ui.design import theme

EDGE = 2
"""How thick it is, px: it must be told from the black behind it where the system draws no frame."""


class Dialog(QDialog):
    """A window over the console. Its edge is painted: a style sheet draws none on a window of the system's."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edge, inside of what the system draws."""
        super().paintEvent(event)
        if theme.outlined():
            with QPainter(self) as p:
                p.setPen(QPen(theme.colour("border"), EDGE))
                p.drawRect(QRectF(self.rect()).adjusted(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2))
