"""Several screens and none known from before: which one does the room see? Each shows a number of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.design import theme
from app.ui.projector.screens import ScreenName
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column
from app.words import Message, say

WHICH = Message("projector", "Which screen does the room see?")
NUMBERED = Message("projector", "Each screen shows its number")
LATER = Message("projector", "None for now")
PLACE = Message("projector", "{0}: {1}")
LEFT = Message("projector", "to the left")
RIGHT = Message("projector", "to the right")
ABOVE = Message("projector", "above")
BELOW = Message("projector", "below")


class ScreenNumber(QWidget):
    """A large number in the middle of a screen, while the question is open."""

    def __init__(self, number: int, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.ToolTip | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._number = str(number)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(self._number)
        side = screen.geometry().height() // 3
        place = QRect(0, 0, side, side)
        place.moveCenter(screen.geometry().center())
        self.setGeometry(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The number on a dark ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("accent"))
            font = theme.font("number")
            font.setPixelSize(self.height() * 2 // 3)
            painter.setFont(font)
            painter.setPen(theme.colour("on_accent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)


def side_of(place: QRect, own: QRect) -> str:
    """Where a screen stands, seen from the one that the question is asked on; two of one make differ by that alone."""
    away = place.center() - own.center()
    if away.isNull():
        return ""
    if abs(away.x()) * own.height() >= abs(away.y()) * own.width():
        return say(RIGHT if away.x() > 0 else LEFT)
    return say(BELOW if away.y() > 0 else ABOVE)


def described(name: str, size: QSize, side: str) -> str:
    """What is known of a screen: many say no name."""
    return ", ".join(part for part in (name, f"{size.width()} × {size.height()}", side) if part)


class ScreenQuestion(Dialog):
    """A button for each screen, none of them more likely than the others. chosen: the room's screen."""

    chosen = Signal(object)

    def __init__(self, screens: tuple[QScreen, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named.entitle(self, WHICH)
        named.name(self, WHICH)
        self.buttons: list[ActionButton] = []
        self._numbers: list[ScreenNumber] = []
        own = parent.screen() if parent is not None else QGuiApplication.primaryScreen()
        for number, screen in enumerate(screens, 1):
            place = screen.geometry()
            size = place.size() * screen.devicePixelRatio()
            known = described(ScreenName.of(screen).spoken, size, side_of(place, own.geometry()))
            button = ActionButton(say(PLACE, number, known).replace("&", "&&"), icon="monitor")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.chosen.emit, screen))
            self.buttons.append(button)
            self._numbers.append(ScreenNumber(number, screen))
        later = ActionButton(LATER, "Esc", kind="quiet")
        later.clicked.connect(self.reject)
        asked, numbered = Label(WHICH, "heading"), Label(NUMBERED, "body", "muted")
        self.setLayout(column(asked, numbered, 8, *self.buttons, 8, later, gap=8, margins=(24, 24, 24, 24)))
        self.finished.connect(self._take_numbers_away)
        for shown in self._numbers:
            shown.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leaves no number behind."""
        self._take_numbers_away()
        super().closeEvent(event)

    @Slot()
    def _take_numbers_away(self) -> None:
        for shown in self._numbers:
            shown.close()
            shown.deleteLater()
        self._numbers.clear()
