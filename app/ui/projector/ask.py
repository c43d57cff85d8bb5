"""Several screens and none known from before: which one does the room see?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.projector.screens import ScreenName
from app.words import Message, say

WHICH = Message("projector", "Which screen does the room see?")
LATER = Message("projector", "None for now")
PLACE = Message("projector", "Screen {0}: {1}, {2} × {3}")


class ScreenQuestion(QDialog):
    """A button for each screen. chosen: the room's screen."""

    chosen = Signal(object)

    def __init__(self, screens: tuple[QScreen, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(WHICH))
        self.setAccessibleName(say(WHICH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        asked = QLabel(say(WHICH), self)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(asked)
        self.buttons: list[QPushButton] = []
        for number, screen in enumerate(screens, 1):
            size = screen.geometry().size() * screen.devicePixelRatio()
            words = say(PLACE, number, ScreenName.of(screen).spoken, size.width(), size.height())
            button = QPushButton(words.replace("&", "&&"), self)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self.chosen.emit, screen))
            self.buttons.append(button)
            column.addWidget(button)
        later = QPushButton(say(LATER), self)
        later.setAccessibleName(say(LATER))
        later.clicked.connect(self.reject)
        column.addWidget(later)
