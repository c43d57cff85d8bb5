"""The one timer of the program: a tick just after each whole second of the wall clock."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.ui.desk import Desk

_AFTER_MS = 5
"""How far into the second a tick aims: a timer may fire a little early, and would then show the second before."""


class Heartbeat(QObject):
    """Ticks a desk once a second, aligned to the clock people see, with one wake-up a second and no drift."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Ticks now, and then every second."""
        self._beat()

    def stop(self) -> None:
        """Ticks no more."""
        self._timer.stop()

    @Slot()
    def _beat(self) -> None:
        self._desk.tick()
        self._timer.start(1000 - self._desk.clock.now().utc_ms % 1000 + _AFTER_MS)
