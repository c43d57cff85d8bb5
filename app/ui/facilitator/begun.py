"""A start that was pressed later than it happened: when it is asked about, and what setting it right comes to. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.day import EntryVerb, RunEntry
from app.domain.gestures import Moment, State, apply, changes_of
from app.domain.standing import Standing
from app.services import day
from app.services.told import told, told_end
from app.words import times

LATE_START_MS, ASKED_FOR_MS = times.MINUTE_MS, 3 * times.MINUTE_MS
"""The band offers the planned start of an item that was started this late or later, for this long."""

FIRST_LATE_MS, FIRST_ASKED_FOR_MS = 3 * times.MINUTE_MS, 10 * times.MINUTE_MS
"""The first item of a day is asked about from this much on, for this long: nobody presses while they welcome people."""


def late_start_ms(standing: Standing) -> int:
    """How much earlier than it was started the running item was planned to start, if it was started just now."""
    current = standing.current
    if current is None or current.actual_start_ms is None or current.planned_start_ms is None:
        return 0
    late = current.actual_start_ms - current.planned_start_ms
    before = standing.items[: standing.items.index(current)]
    begun = max((i.actual_start_ms for i in before if i.actual_start_ms is not None), default=0)
    fits = LATE_START_MS <= late < 15 * times.MINUTE_MS and begun < current.planned_start_ms
    return late if fits and standing.elapsed_ms < ASKED_FOR_MS else 0


def asks_when(state: State, standing: Standing) -> bool:
    """Whether the day may have begun before somebody pressed: its first item runs, came late, and was not set back."""
    current = standing.current
    if current is None or current.actual_start_ms is None or current.planned_start_ms is None:
        return False
    before = standing.items[: standing.items.index(current)]
    if any(i.actual_start_ms is not None and i.day == current.day for i in before):
        return False
    since = current.actual_start_ms
    if since - current.planned_start_ms < FIRST_LATE_MS or standing.at_ms - since >= FIRST_ASKED_FOR_MS:
        return False
    return not any(e.verb is EntryVerb.BACKDATED and e.utc_ms >= since for e in state.of(RunEntry).values())


@dataclass(frozen=True, slots=True)
class Begun:
    """How the running item would stand: when it began and when it ends, UTC milliseconds. back_ms: what it takes.

    over_ms: how far over its time it would be; its end is then when the time was up, as the clock tells it.
    """

    start_ms: int
    end_ms: int
    back_ms: int
    over_ms: int = 0


def begun_ago(state: State, now: Moment, minutes: int) -> Begun | None:
    """What runs began so many minutes before now; None where nothing runs, or where that is no earlier than it was.

    Whole minutes as a clock shows them: at 9.48.20, fourteen minutes ago is 9.34. Raises Refused where it would be
    before the item before it.
    """
    standing = day.stand(state, now)
    current = standing.current
    if current is None or current.actual_start_ms is None:
        return None
    minute = times.MINUTE_MS
    back = current.actual_start_ms - (standing.at_ms // minute - minutes) * minute
    if back <= 0:
        return None
    would = day.stand(apply(state, changes_of(state, day.backdate(back)(state, now))), now)
    after, over = would.current, would.overrun_ms
    if after is None or after.actual_start_ms is None:
        return None
    end = told(would.at_ms - over, after.planned_end_ms) if over > 0 else told_end(after)
    return Begun(after.actual_start_ms, end or 0, back, over)


def right_address(item: str) -> str:
    """Where it is kept on this laptop that the start of an item was said to be right."""
    return f"begun/{item}"
