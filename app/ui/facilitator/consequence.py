"""What something would cost before it is done: the day as it would stand, held against the day as it stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gestures import Command, Moment, Refused, State, apply, changes_of
from app.domain.timing.preview import Replan, Replanned
from app.services import day
from app.ui.facilitator.offers import short
from app.words import Message, say, times

_FREE = Message("cost", "Costs nothing: everything holds.")
_PAY = Message("cost", "Costs {0}.")
_ONE = Message("cost", "{0} {1} min")
_OTHERS = Message("cost", "others {0} min")
_MISSING = Message("cost", "{0} cannot be freed.")
_AND = Message("cost", "{0} and {1}")

MOST = 3
"""So many parts a sentence has; who pays least are told of together, so that the minutes add up."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """Who would give more than now once time is won back, and what would be missing then."""

    pays: tuple[tuple[Replanned, int], ...]  # with the milliseconds each gives more
    missing_ms: int

    def text(self) -> str:
        """In words."""
        missing = say(_MISSING, times.some_minutes(times.minutes_up(self.missing_ms))) if self.missing_ms > 0 else ""
        if not self.pays:
            return missing or say(_FREE)
        named = self.pays if len(self.pays) <= MOST else self.pays[: MOST - 1]
        parts = [say(_ONE, short(item.title, 26), times.minutes_near(ms)) for item, ms in named]
        others = sum(times.minutes_near(ms) for _item, ms in self.pays[len(named) :])
        parts += [say(_OTHERS, others)] if others else []
        joined = parts[0] if len(parts) == 1 else say(_AND, ", ".join(parts[:-1]), parts[-1])
        return " ".join(part for part in (say(_PAY, joined), missing) if part)


def consequence(state: State, now: Moment, command: Command) -> Consequence | None:
    """What a command of the clock would cost; None where it would be refused."""
    try:
        after = apply(state, changes_of(state, command(state, now)))
    except Refused:
        return None
    return difference(day.preview(state, now), day.preview(after, now))


def difference(was: Replan, would: Replan) -> Consequence:
    """Between two re-plans."""
    pays = []
    for item in would.items:
        old = was.item(item.id)
        more = item.gives_ms - (old.gives_ms if old is not None else 0)
        if more > 0:
            pays.append((item, more))
    pays.sort(key=lambda p: -p[1])
    return Consequence(tuple(pays), max(0, would.missing_ms - was.missing_ms))
