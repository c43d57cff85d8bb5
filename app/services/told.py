"""Lateness as it is told: in whole minutes, by one rule for every screen. Nothing under a whole minute is late,

and one minute is nothing to be done about: nobody wins back what nobody in the room notices.
"""

from __future__ import annotations

from app.domain.standing import ItemStanding, Standing
from app.domain.timing.plan import MINUTE

NOTICED_MS = 2 * MINUTE
"""From here on a shift asks for something: an amber time, a plan that is struck out, time to be won back."""


def whole_minutes_off(ms: int) -> int:
    """How far from its plan something is, as clocks that show no seconds tell it: negative is early."""
    return 0 if abs(ms) < MINUTE else ms // MINUTE


def told(ms: int | None, planned_ms: int | None) -> int | None:
    """The instant to show: the planned one while it is less than a whole minute away."""
    if ms is None or planned_ms is None:
        return ms
    return planned_ms if abs(ms - planned_ms) < MINUTE else ms


def told_start(item: ItemStanding) -> int | None:
    """When an item starts, or started, as it is shown."""
    start = item.expected_start_ms if item.actual_start_ms is None else item.actual_start_ms
    return told(start, item.planned_start_ms)


def told_end(item: ItemStanding) -> int | None:
    """When an item ends, or ended, as it is shown."""
    end = item.expected_end_ms if item.actual_end_ms is None else item.actual_end_ms
    return told(end, item.planned_end_ms)


def told_length(ms: int, planned_ms: int) -> int:
    """A length in whole minutes: the planned one while it is less than a whole minute away."""
    length = planned_ms if abs(ms - planned_ms) < MINUTE else ms
    return (length + MINUTE // 2) // MINUTE


def in_need(standing: Standing) -> bool:
    """Something that must hold would come so late that it is noticed: there is something to win back."""
    return standing.slack_ms <= -NOTICED_MS


def out_of_reach(standing: Standing) -> bool:
    """A whole minute or more is missing after all that can be cut."""
    return standing.missing_ms >= MINUTE
