"""The window in the room: made when the room first sees something, on its screen or in a window, away and back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.ui.projector.screens import SETTLE_MS, Screens

if TYPE_CHECKING:
    from app.ui.projector.window import ProjectorWindow


class Wall(QObject):
    """Where the projection stands. pressed, wanted, closed: as the window says them."""

    pressed = Signal(object)
    wanted = Signal()
    closed = Signal()

    def __init__(self, screens: Screens, parent: QObject) -> None:
        super().__init__(parent)
        self._screens = screens
        self.was_on = False  # a screen of the room's own
        self._in_a_window = False  # it was asked for where there was no second screen; lending does not end it

    @cached_property
    def window(self) -> ProjectorWindow:
        """The window itself: many a day has no projector."""
        from app.ui.projector.window import ProjectorWindow

        made = ProjectorWindow()
        made.pressed.connect(self.pressed)
        made.wanted.connect(self.wanted)
        made.closed.connect(self.closed)
        return made

    @property
    def shown(self) -> bool:
        """Whether it is there to be seen."""
        return "window" in self.__dict__ and self.window.isVisible()

    def stand(self) -> None:
        """Fills the room's screen; where there is none, stands in its window again if it stood in one."""
        screen = self._screens.on
        if screen is not None:
            self.was_on, self._in_a_window = True, False
            if not self.window.isVisible() or self.window.geometry() != screen.geometry():
                self.window.show_on(screen)
                QTimer.singleShot(SETTLE_MS, self._give_keyboard_back)
        elif self._in_a_window and not self.shown:
            self.window.show()  # where it was moved to
            QTimer.singleShot(SETTLE_MS, self._give_keyboard_back)

    def stand_in_a_window(self) -> None:
        """There is no second screen: an ordinary window, to be shared or moved."""
        self._in_a_window = True
        self.window.show_in_a_window(self._screens.of_console)

    def leave(self, *, for_good: bool = False) -> None:
        """Is not to be seen. for_good: nobody waits for it to stand in its window again."""
        self._in_a_window = self._in_a_window and not for_good
        if self.shown:
            self.window.hide()

    def close(self) -> None:
        """Leaves nothing behind."""
        if "window" in self.__dict__:
            self.window.closed.disconnect(self.closed)
            self.window.close()
            self.window.deleteLater()

    @Slot()
    def _give_keyboard_back(self) -> None:
        """A window manager may activate a new window, whatever it was asked: a typist must not command the room."""
        console = self._screens.console
        if console is not None and self.window.isActiveWindow():
            console.activateWindow()
