"""What every dialog of ours is: it has an edge of its own, and shows where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.design import theme
from app.ui.widgets.focus_ring import FocusRing

EDGE, STRONG_EDGE = 1, 2
"""How thick it is, px: a dialog is told from what it stands over where the system draws no frame; in high contrast from
the black behind it."""


class Dialog(QDialog):
    """A window over the console. Its edge is painted: a style sheet draws none on a window of the system's.

    ring: round what has the keyboard in it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = FocusRing(self)

    def stand(self, width: int) -> None:
        """At least so wide, px, and as high as its sentences are at that width: Qt would measure them narrower."""
        self.setMinimumWidth(width)
        layout = self.layout()
        if layout is not None:
            wide = max(width, layout.sizeHint().width())
            self.resize(wide, layout.heightForWidth(wide))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edge, inside of what the system draws."""
        super().paintEvent(event)
        edge = STRONG_EDGE if theme.outlined() else EDGE
        with QPainter(self) as p:
            p.setPen(QPen(theme.colour("border"), edge))
            p.drawRect(QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
