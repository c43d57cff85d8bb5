"""Several screens and none known from before: which one does the room see? Each shows a number of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

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
PLACE = Message("projector", "{0}: {1}, {2} × {3}")
NAMELESS = Message("projector", "{0}: {1} × {2}")


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


class ScreenQuestion(Dialog):
    """A button for each screen. chosen: the room's screen."""

    chosen = Signal(object)

    def __init__(self, screens: tuple[QScreen, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named.entitle(self, WHICH)
        named.name(self, WHICH)
        self.buttons: list[ActionButton] = []
        self._numbers: list[ScreenNumber] = []
        for number, screen in enumerate(screens, 1):
            size = screen.geometry().size() * screen.devicePixelRatio()
            called = ScreenName.of(screen).spoken
            words = say(PLACE, number, called, size.width(), size.height())
            if not called:
                words = say(NAMELESS, number, size.width(), size.height())
            button = ActionButton(words.replace("&", "&&"), icon="monitor", kind="primary" if number == 1 else "")
            button.clicked.connect(partial(self.chosen.emit, screen))
            self.buttons.append(button)
            self._numbers.append(ScreenNumber(number, screen))
        later = ActionButton(LATER, kind="quiet")
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
