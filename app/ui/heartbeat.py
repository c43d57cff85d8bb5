"""The one timer of the program: a tick just after each whole second of the wall clock."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, QTimeZone, Slot

from app.services.day import noted_zone
from app.services.ports import LaptopClock
from app.services.watch import Sign, Watch
from app.ui.desk import Desk

_AFTER_MS = 5
"""How far into the second a tick aims: a timer may fire a little early, and would then show the second before."""


class Heartbeat(QObject):
    """Ticks a desk once a second, aligned to the clock people see, with one wake-up a second and no drift.

    What the world did to the laptop meanwhile (sleep, a clock that was set, another zone) is noted on the way.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watch = Watch(noted_zone(desk.state))
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
        try:
            self._look()
        finally:  # whatever broke, the clock goes on
            self._timer.start(1000 - self._desk.clock.now().utc_ms % 1000 + _AFTER_MS)

    def _look(self) -> None:
        desk = self._desk
        if isinstance(desk.clock, LaptopClock):  # a simulated clock has a world of its own, which its scenario tells
            zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
            for command in self._watch.look(Sign(desk.clock.now(), desk.clock.awake_ms(), zone)):
                desk.do(command)
        desk.tick()
