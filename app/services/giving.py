"""What a programme can give: the minutes that can be won back before each item that holds."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.programme import AgendaItem


@dataclass(frozen=True, slots=True)
class Gives:
    """Before an item that holds (None: nothing holds after it) so many minutes can be won back."""

    anchor: AgendaItem | None
    minutes: int
    day: int


def in_order(state: State) -> list[AgendaItem]:
    """The programme in the order of the day."""
    return sorted(state.of(AgendaItem).values(), key=lambda item: (item.day, item.rank, item.id))


def starts(state: State) -> dict[str, int | None]:
    """When each item begins, in minutes after midnight: its own start, else the end of the one before it."""
    found: dict[str, int | None] = {}
    day, reached = 0, None
    for item in in_order(state):
        reached = reached if item.day == day else None
        day = item.day
        begins = item.start if item.start is not None else reached
        found[item.id] = begins
        length = item.minutes
        reached = begins + length if begins is not None and length is not None else None
    return found


def lengths(state: State) -> dict[str, int | None]:
    """Each item's length in minutes: its own, else to the next start of its day; None where nothing tells."""
    items, begins = in_order(state), starts(state)
    found: dict[str, int | None] = {}
    for at, item in enumerate(items):
        start = begins[item.id]
        after = (begins[i.id] for i in items[at + 1 :] if i.day == item.day)
        following = next((b for b in after if b is not None and start is not None and b > start), None)
        to_next = following - start if following is not None and start is not None else None
        to_end = item.fixed_end - start if item.fixed_end is not None and start is not None else None
        found[item.id] = item.minutes if item.minutes is not None else to_end if to_end is not None else to_next
    return found


def gives(state: State) -> tuple[Gives, ...]:
    """For each stretch of the programme that ends in an item that holds, what its items can be cut by."""
    made: list[Gives] = []
    long, day, sum_so_far = lengths(state), 0, 0
    for item in in_order(state):
        if item.day != day:
            day, sum_so_far = item.day, 0
        if item.anchor and sum_so_far:
            made.append(Gives(item, sum_so_far, day))
            sum_so_far = 0
        length = long[item.id]
        if item.droppable:
            sum_so_far += length or 0
        elif length is not None and item.minimum is not None:
            sum_so_far += max(0, length - item.minimum)
    return tuple(made)
