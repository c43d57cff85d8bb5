"""A scenario played in the windows: the same services, a clock that runs faster."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.gestures import Moment
from app.domain.programme import WORKSHOP, Workshop
from app.services.laptop import Forgetful
from app.services.seat import Seat
from app.services.workshops import Opened
from app.ui.house import House
from app.ui.sitting import Sitting
from app.words import Message, say

FRAME_MS = 100
"""How often the windows look at the clock that runs faster."""

BEFORE_MS = 60_000
"""So long before the first step it begins, by the clock that runs faster."""

_FASTER = Message("playing", "A rehearsal plays by itself, {0} times as fast as life. Close the window to end it")
_TITLE = Message("playing", "{0} – plays {1} times as fast")

LINGERS_MS = 4000
"""How long the last picture stands."""


class TurnedClock(Protocol):
    """A clock that somebody turns."""

    def now(self) -> Moment: ...

    def to(self, utc_ms: int) -> None:
        """Lets time pass until the wall clock shows a moment to come."""


class Player(Protocol):
    """What plays a scenario, step by step."""

    @property
    def clock(self) -> TurnedClock:
        """The laptop's clock in it."""

    @property
    def opened(self) -> Opened:
        """The open workshop: another one after a step that kills the program."""

    @property
    def done(self) -> bool:
        """Whether every step is over."""

    def due_ms(self) -> int:
        """When the next step comes, by the laptop's wall clock."""

    def step(self) -> None:
        """Lets time pass until the next step, and does it."""

    def close(self) -> None:
        """Lets go of the workshop."""


class Playing(QWidget):
    """A window that is run by a player. Closing it ends the playing."""

    def __init__(self, house: House, player: Player, speed: float, *, lingers_ms: int = LINGERS_MS) -> None:
        super().__init__()
        self._house, self._player, self._speed, self._lingers_ms = house, player, speed, lingers_ms
        self._settings = Forgetful(house.laptop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.sitting: Sitting | None = None
        self._real = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        self.resize(1280, 800)

    def begin(self) -> None:
        """Shows the window and starts, shortly before the first step: nobody waits through the night."""
        if not self._player.done:
            self._player.clock.to(self._player.due_ms() - BEFORE_MS)
        self._sit()
        self.show()
        if self.sitting is not None:
            self.sitting.console.refuse(say(_FASTER, f"{self._speed:g}"))
        self._real.start()
        self._timer.start()

    def end(self) -> None:
        """Lets go of the workshop."""
        self._timer.stop()
        self._rise()
        self._player.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody has seen enough."""
        self._timer.stop()
        event.accept()
        QApplication.quit()

    def _sit(self) -> None:
        opened = self._player.opened
        self.sitting = Sitting(Seat(opened, self._player.clock), self._house.ids, self._settings, None, self)
        self._layout.addWidget(self.sitting.console)
        self.sitting.begin(self, "program", ticks=False)
        title = self.sitting.desk.state.get(Workshop, WORKSHOP).title
        self.setWindowTitle(say(_TITLE, title, f"{self._speed:g}"))

    def _rise(self) -> None:
        if self.sitting is not None:
            self.sitting.close()  # one that has died meanwhile has nothing left to close
            self.sitting.console.deleteLater()
            self.sitting.deleteLater()
            self.sitting = None

    @Slot()
    def _on_frame(self) -> None:
        """Lets as much time pass as has passed, and does every step that is due by then."""
        player = self._player
        until_ms = player.clock.now().utc_ms + round(self._real.restart() * self._speed)
        while not player.done and player.due_ms() <= until_ms:
            before = player.opened
            player.step()
            if player.opened is not before:  # the program died and started again
                self._rise()
                self._sit()
        if player.done:
            self._timer.stop()
            QTimer.singleShot(self._lingers_ms, self.close)
        else:
            player.clock.to(until_ms)
        if self.sitting is not None:
            self.sitting.desk.tick()
