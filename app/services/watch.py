"""What happens to the laptop while the day runs: it sleeps, somebody sets its clock, it is told that it is elsewhere.

A watch is fed with what each tick reads and answers with commands that note it. Pure but for its own memory of the tick
before; it reads no clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.gestures import Command, Moment
from app.services.day import suspended, wall_set, zone_changed

SLEPT_MS = 5_000
"""A boot clock that has run on so much longer than the processor was awake: the laptop slept."""

SET_MS = 2_000
"""A wall clock that has moved so much more, or less, than the boot clock: somebody set it. A drift is less."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a tick reads. awake_ms: a clock that stands still in sleep; None where the system has none.

    zone: the IANA name of the laptop's zone, "" where it is not known.
    """

    now: Moment
    awake_ms: int | None
    zone: str


class Watch:
    """Compares each sign with the one before."""

    def __init__(self, zone: str) -> None:
        """zone: where the laptop was last known to be (`day.noted_zone`); being there is nothing to tell."""
        self._before: Sign | None = None
        self._zone = zone

    def look(self, sign: Sign) -> tuple[Command, ...]:
        """The commands that note what has happened since the last look; none on an ordinary second."""
        notes: list[Command] = []
        before, self._before = self._before, sign
        if sign.zone and sign.zone != self._zone:
            # Another name for the same time of day (Oslo for Copenhagen) is nothing to tell when the program starts.
            if before is not None or _offset(sign.zone, sign.now) != _offset(self._zone, sign.now):
                notes.append(zone_changed(sign.zone))
            self._zone = sign.zone
        if before is None or before.now.boot_id != sign.now.boot_id:
            return tuple(notes)
        passed = sign.now.boot_ms - before.now.boot_ms
        if before.awake_ms is not None and sign.awake_ms is not None:
            slept = passed - (sign.awake_ms - before.awake_ms)
            if slept >= SLEPT_MS:
                notes.append(suspended(slept))
        # Drift adds up from tick to tick, and must not be taken for a setting: only one step counts.
        shift = sign.now.utc_ms - before.now.utc_ms - passed
        if abs(shift) >= SET_MS:
            notes.append(wall_set(shift))
        return tuple(notes)


def _offset(zone: str, now: Moment) -> dt.timedelta | None:
    """How far a zone's clock lies from UTC now; None for a zone that nobody knows."""
    try:
        return dt.datetime.fromtimestamp(now.utc_ms / 1000, ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
