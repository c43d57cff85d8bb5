"""The strip that stands over a speaker's slides: what is left, what comes, *Tag tilbage*. It never takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.standing import DayState
from app.services.projection import upcoming
from app.ui.desk import Desk
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import column, pane, row
from app.words import Message, say
from app.words.times import MINUS, MINUTE_MS, minutes_down, minutes_up, running, some_minutes

NAME = Message("projector", "Lent to slides")
TAKE_BACK = Message("projector", "Take back")
LEFT = Message("projector", "{0} left")
OVER = Message("projector", "{0} over")
TIME_UP = Message("projector", "The time is up")
THEN = Message("projector", "{0}. Then {1}")
HELD = Message("projector", "On hold")
HELD_OVER = Message("projector", "On hold, {0} over")
NOT_BEGUN = Message("projector", "The day has not begun")
ENDED = Message("projector", "The day is over")


WIDEST = 480
"""The most a sentence may take of the screen, in px; the rest of it is in its tooltip."""

TITLE_BAR = 40
"""How far down from the screen's edge it stands: the buttons that close a window stay in reach."""


class LentStrip(QWidget):
    """A small window above all others on the facilitator's own screen. take_back_asked: its button was pressed.

    It gives way while the console is in front: that says all of it, and lies below.
    """

    take_back_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self._desk = desk
        self.beside: QWidget | None = None
        self.teller: Callable[[], tuple[str, str]] = self.words  # the console may tell it in its own sentence
        self._held_at: QPoint | None = None
        self._dragged = self._wanted = False
        self._left = Label("", "title")
        self._sentence = Label("", "strong")
        self._button = ActionButton(TAKE_BACK, key="F10", icon="monitor", kind="primary")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.take_back_asked)
        self._left.setMinimumWidth(self._left.fontMetrics().horizontalAdvance("00:00"))
        body = row(Picture("monitor-off", "muted", 24), self._left, self._sentence, self._button, gap=16)
        body.setContentsMargins(16, 10, 10, 10)
        self.setLayout(column(pane(body, "surface", box="card")))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
        desk.ticked.connect(self.refresh)
        self._later = QTimer(
            self
        )  # another window comes to the front first: hiding this one meanwhile confuses the focus
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._give_way)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._later.start)
        self._name()

    def show_while(self, *, lent: bool) -> None:
        """Shows it for as long as the projector is lent."""
        self._wanted = lent
        self._give_way()

    @Slot()
    def _give_way(self) -> None:
        self.setVisible(self._wanted and not self._console_in_front())

    def _console_in_front(self) -> bool:
        """The console has the keyboard, or one of its dialogs."""
        console = self.beside.window() if self.beside is not None else None
        active = QApplication.activeWindow()
        while console is not None and active is not None and active is not console:
            active = active.parentWidget()
        return active is not None

    @Slot()
    def refresh(self) -> None:
        """Says what is left, where somebody can see it."""
        if not self.isVisible():
            return
        left, sentence = self.teller()
        self._left.setText(left)
        metrics = self._sentence.fontMetrics()
        self._sentence.setText(metrics.elidedText(sentence, Qt.TextElideMode.ElideRight, WIDEST))
        self._sentence.setToolTip(sentence)
        self._left.setVisible(bool(left))
        self.adjustSize()
        if not self._dragged:
            self._stand()

    def words(self) -> tuple[str, str]:
        """The minutes and seconds, and the sentence beside them."""
        standing = self._desk.standing
        if standing.state is DayState.WAITING:
            return "", say(NOT_BEGUN)
        if standing.state is DayState.ENDED:
            return "", say(ENDED)
        left = standing.remaining_ms
        over = some_minutes(minutes_down(-left)) if left <= -MINUTE_MS else ""
        if standing.state is DayState.HELD:
            sentence = say(HELD_OVER, over) if over else say(HELD)
        elif left > 0:
            sentence = say(LEFT, some_minutes(minutes_up(left)))
        else:
            sentence = say(OVER, over) if over else say(TIME_UP)
        following = standing.item(upcoming(standing))
        if following is not None:
            sentence = say(THEN, sentence, following.title)
        return running(left).removeprefix(MINUS), sentence

    def showEvent(self, event: QShowEvent) -> None:
        """Says it at once."""
        super().showEvent(event)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Away for good, whatever comes to the front."""
        self._wanted = False
        super().closeEvent(event)

    def _stand(self) -> None:
        """At the top right of the facilitator's screen."""
        screen = self.beside.screen() if self.beside is not None else QGuiApplication.primaryScreen()
        if screen is not None:
            room = screen.availableGeometry()
            self.move(room.right() - self.width() - 8, room.top() + TITLE_BAR)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language spoken now."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self.refresh()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It can be dragged out of the way."""
        self._held_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follows the mouse."""
        if self._held_at is not None:
            self._dragged = True
            self.move(event.globalPosition().toPoint() - self._held_at)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stays where it was dragged."""
        self._held_at = None

    def _name(self) -> None:
        self.setWindowTitle(say(NAME))
        self.setAccessibleName(say(NAME))
