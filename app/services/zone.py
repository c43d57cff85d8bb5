"""The zone that every time of a workshop is said in."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from app.domain.gestures import State
from app.domain.programme import WORKSHOP, Workshop


def zone_of(state: State) -> ZoneInfo:
    """The workshop's own zone, whatever the laptop says; UTC before there is a workshop."""
    workshop = state.of(Workshop).get(WORKSHOP)
    return ZoneInfo(workshop.zone) if workshop is not None else ZoneInfo("UTC")
