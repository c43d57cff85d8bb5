"""A projector that is unplugged is told of once, and so is its return: the console may be in another part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.ui.projector.room_state import RoomState
from app.ui.projector.screens import SETTLE_MS
from app.words import Message, say

UNPLUGGED = Message("room view", "Projector unplugged. The day goes on")
BACK = Message("room view", "The projector is back")


class Missing(QObject):
    """said: the sentence. A cable that flickers is not told of; lent to slides, nothing of ours is missing."""

    said = Signal(str)

    def __init__(self, parent: QObject, state: Callable[[], RoomState]) -> None:
        super().__init__(parent)
        self._state = state
        self._missed = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(2 * SETTLE_MS)
        self._settling.timeout.connect(self._on_settled)

    def gone(self) -> None:
        """The room's screen is gone."""
        self._settling.start()

    def here(self) -> None:
        """There is a screen for the room."""
        if self._missed and self._state().visible:
            self._missed = False
            self.said.emit(say(BACK))

    def stop(self) -> None:
        """A screen that is let go of is not missed."""
        self._settling.stop()

    @Slot()
    def _on_settled(self) -> None:
        if self._state() is RoomState.UNPLUGGED:
            self._missed = True
            self.said.emit(say(UNPLUGGED))
