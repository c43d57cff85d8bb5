"""Where the clock of a rehearsal stood when it was left: kept beside the drafts, so that it goes on from there."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.gestures import Moment

PRACTISED = "practice"
"""How the boots of such a clock are named: what was done by the laptop's own clock is at another time."""

CLOCK = "practice/clock"
"""The draft that holds what it last showed, in UTC milliseconds."""

EVERY_MS = 10_000
"""How often that is kept: so much is lost at most when the program is killed."""


def practised(now: Moment) -> bool:
    """Whether a moment is by the clock of a rehearsal."""
    return now.boot_id.startswith(PRACTISED)


def left_at(drafts: Mapping[str, str]) -> int | None:
    """What the clock showed when it was left; None where nobody knows."""
    kept = drafts.get(CLOCK, "")
    return int(kept) if kept.isascii() and kept.isdigit() else None
