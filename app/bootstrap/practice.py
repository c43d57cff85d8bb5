"""The clock of a rehearsal: it begins shortly before the day does, and stands still while the workshop is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from app.domain.gestures import Gesture, Moment, State
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.services import day
from app.services.ports import Clock, LaptopClock
from app.services.rehearsing import PRACTISED, left_at, practised

BEFORE_MS = 5 * 60_000
"""How long before the first item a rehearsal begins."""


class PracticeClock:
    """Runs as the laptop's, but shows another time. Until `set` it shows the laptop's own."""

    def __init__(self, laptop: Clock) -> None:
        self._laptop = laptop
        self._ahead_ms = self._wound_ms = 0
        self._boot = ""  # each time it is set: what passed while it stood still is in neither clock

    def now(self) -> Moment:
        """What it shows; the boot clock is the laptop's and what was wound, under a name of its own."""
        now = self._laptop.now()
        if not self._boot:
            return now
        return Moment(now.utc_ms + self._ahead_ms, now.boot_ms + self._wound_ms, f"{self._boot} {now.boot_id}")

    def awake_ms(self) -> int | None:
        """The laptop's own clock that stands still in sleep."""
        awake = self._laptop.awake_ms() if isinstance(self._laptop, LaptopClock) else None
        return None if awake is None else awake + self._wound_ms

    def wind(self, ms: int) -> None:
        """Lets so much time pass at once, on every clock: nobody set the wall's, and the laptop did not sleep."""
        self._ahead_ms += ms
        self._wound_ms += ms

    def set(self, utc_ms: int) -> None:
        """Shows this moment now, and runs on from there."""
        now = self._laptop.now()
        self._ahead_ms = utc_ms - now.utc_ms
        self._boot = f"{PRACTISED} {now.boot_ms}"


def begins_at(state: State, log: Sequence[Gesture], drafts: Mapping[str, str]) -> int | None:
    """Where the clock of a rehearsal goes on: where it was left, else shortly before the first item.

    None where the workshop is no rehearsal, or has no item with a time.
    """
    workshop = state.of(Workshop).get(WORKSHOP)
    if workshop is None or not workshop.rehearsal:
        return None
    done = [gesture.at.utc_ms + 1000 for gesture in log if practised(gesture.at)]
    if day.begun(state) and done:
        return max(*done, left_at(drafts) or 0)
    starts = [(item.day, item.start) for item in state.of(AgendaItem).values() if item.start is not None]
    if not starts:
        return None
    first, minutes = min(starts)
    date = workshop.date + dt.timedelta(days=first - 1)
    local = dt.datetime.combine(date, dt.time(), ZoneInfo(workshop.zone)) + dt.timedelta(minutes=minutes)
    return round(local.timestamp() * 1000) - BEFORE_MS
