"""The zone that every time of a workshop is said in."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from app.domain.gestures import State
from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Clock


def zone_of(state: State) -> ZoneInfo:
    """The workshop's own zone, whatever the laptop says; UTC before there is a workshop."""
    workshop = state.of(Workshop).get(WORKSHOP)
    return ZoneInfo(workshop.zone) if workshop is not None else ZoneInfo("UTC")


def day_here(clock: Clock) -> dt.date:
    """Today where the laptop is: the day that its owner sees in the corner of the screen."""
    return dt.datetime.fromtimestamp(clock.now().utc_ms / 1000).date()  # noqa: DTZ006  the laptop's own day
