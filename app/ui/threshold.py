"""The first picture of a workshop that is being opened: the console's frame, and a line that can be typed in.

As on the start page, nothing here asks for the namespace `Qt` before the picture is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QFrame, QLineEdit

from app.ui.design import theme
from app.ui.design.tokens import AROUND, BAND, LINE, RAIL, STRIP
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, frame, pane, row, rule
from app.words import Message, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QShowEvent

_OPENING = Message("threshold", "Opening the workshop")
_INVITES = Message("line", "Type what is said …")


class Threshold(QFrame):
    """Rail, strip, band and line at their places. What is typed meanwhile is handed over."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("fill", "bg")
        self._edit = QLineEdit()
        self._edit.setFrame(False)
        self._edit.setFont(theme.font("line"))
        self._edit.setPlaceholderText(say(_INVITES))
        self._edit.setAccessibleName(say(_INVITES))
        field = pane(row(self._edit, margins=(12, 0, 12, 0)), box="field", height=44)
        strip = pane(
            column(None, ElidedLabel(title, "title"), Label(_OPENING, "body", "muted"), None, gap=0,
                   margins=(AROUND, 0, AROUND, 0)),
            "surface", height=STRIP,
        )  # fmt: skip
        band, line = frame("sunken"), pane(row(field, margins=(AROUND, 0, AROUND, 0)), "surface", height=LINE)
        band.setFixedHeight(BAND)
        work = frame("surface")
        body = column(strip, band, rule(), work, rule(), line, gap=0)
        body.setStretch(3, 1)
        rail = frame("bg")
        rail.setFixedWidth(RAIL)
        whole = row(rail, rule("v"), gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        self.setFocusProxy(self._edit)

    def hand_over(self, take: Callable[[QKeyEvent], None]) -> None:
        """Gives what was typed to the line, as keys."""
        text = self._edit.text()
        if text:
            take(QtGui.QKeyEvent(QtCore.QEvent.Type.KeyPress, 0, QtCore.Qt.KeyboardModifier.NoModifier, text))

    def showEvent(self, event: QShowEvent) -> None:
        """The line has the focus from the first picture on."""
        super().showEvent(event)
        self._edit.setFocus()
