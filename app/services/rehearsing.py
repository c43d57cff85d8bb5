"""Where the clock of a rehearsal stood when it was left: kept beside the drafts, so that it goes on from there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from app.domain.gestures import LATEST_MS, Moment

PRACTISED = "practice"
"""How the boots of such a clock are named: what was done by the laptop's own clock is at another time."""

CLOCK = "practice/clock"
"""The draft that holds what it showed when it was closed, in UTC milliseconds."""


@runtime_checkable
class Winding(Protocol):
    """A clock that can be wound on, as that of a rehearsal."""

    def wind(self, ms: int) -> None:
        """Lets so much time pass at once; what was known of the moments before stays so."""


def practised(now: Moment) -> bool:
    """Whether a moment is by the clock of a rehearsal."""
    return now.boot_id.startswith(PRACTISED)


def left_at(drafts: Mapping[str, str]) -> int | None:
    """What the clock showed when it was left; None where nobody knows, or where a stranger's file has no such time."""
    kept = drafts.get(CLOCK, "")
    if not (kept.isascii() and kept.isdigit() and len(kept) <= len(str(LATEST_MS))):
        return None
    return int(kept) if int(kept) < LATEST_MS else None
