"""A clock that stands still until it is turned: true time, and what the laptop's wall clock shows of it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from app.domain.gestures import Moment

BOOT = "simulated"


class SimulatedClock:
    """Time of a scenario, in milliseconds. The laptop's wall clock can be set; its boot clock never is."""

    def __init__(self, zone: ZoneInfo, date: dt.date) -> None:
        self._zone = zone
        self._boot_ms = 0
        self._wall_ms = _utc_ms(dt.datetime.combine(date, dt.time(), zone))

    def now(self) -> Moment:
        """What the laptop shows, and how long it has been on."""
        return Moment(self._wall_ms, self._boot_ms, BOOT)

    def on(self, milliseconds: int) -> None:
        """Lets time pass."""
        self._wall_ms += milliseconds
        self._boot_ms += milliseconds

    def to(self, utc_ms: int) -> None:
        """Lets time pass until the wall clock shows a moment to come."""
        self.on(max(0, utc_ms - self._wall_ms))

    def set_wall(self, milliseconds: int) -> None:
        """Someone sets the wall clock by so much; no time passes."""
        self._wall_ms += milliseconds

    def next_showing(self, seconds: int) -> int:
        """The next moment (UTC milliseconds), now included, at which the wall clock shows a time of day.

        seconds: after midnight. A time that the day leaps over is read as if the clock had not leapt; one that
        comes twice is the first of the two that is not past.
        """
        today = dt.datetime.fromtimestamp(self._wall_ms / 1000, self._zone).date()
        for days in range(3):
            midnight = dt.datetime.combine(today + dt.timedelta(days=days), dt.time())
            wanted = midnight + dt.timedelta(seconds=seconds)
            for fold in (0, 1):
                moment = wanted.replace(tzinfo=self._zone, fold=fold)
                utc_ms = _utc_ms(moment)
                shown = dt.datetime.fromtimestamp(utc_ms / 1000, self._zone).replace(tzinfo=None)
                if utc_ms >= self._wall_ms and (shown == wanted or fold == 0):
                    return utc_ms
        raise AssertionError("every time of day comes within two days")


def _utc_ms(moment: dt.datetime) -> int:
    return round(moment.timestamp() * 1000)
