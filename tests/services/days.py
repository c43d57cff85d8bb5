"""A day by hand: items on the hour, and where it stands, for what only reads a standing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.gestures import Entity, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Standing, TurnStanding

NINE = 1_773_302_400_000  # 2026-03-12 09:00 in Copenhagen
HOUR, MINUTE = 3_600_000, 60_000

DAY = (
    AgendaItem("welcome", "a", "Velkomst", ItemKind.WELCOME, minutes=60),
    AgendaItem("talk", "b", "Oplæg", ItemKind.TALK, minutes=60),
    AgendaItem("groups", "c", "Debat i grupper", ItemKind.GROUP_DEBATE, minutes=60, question="Hvad nu?"),
    AgendaItem("plenum", "d", "Opsamling", ItemKind.PLENUM_DEBATE, minutes=60),
    AgendaItem("lunch", "e", "Frokost", ItemKind.LUNCH, minutes=60),
    AgendaItem("steps", "f", "Næste skridt", ItemKind.NEXT_STEPS, minutes=60),
    AgendaItem("end", "g", "Tak for i dag", ItemKind.CLOSING, minutes=0),
)


def state_of(*entities: Entity, items: Sequence[AgendaItem] = DAY) -> State:
    """A workshop with the day in it and what else is given."""
    kinds: dict[type[Entity], dict[str, Entity]] = {}
    workshop = Workshop(WORKSHOP, "Digitalt medborgerskab", dt.date(2026, 3, 12), question="Hvad skal der til?")
    for entity in (workshop, *items, *entities):
        kinds.setdefault(type(entity), {})[entity.id] = entity
    return State(kinds)


def standing_in(
    running: str | None,
    left_ms: int = 30 * MINUTE,
    *,
    items: Sequence[AgendaItem] = DAY,
    day: DayState | None = None,
    turn: TurnStanding | None = None,
    late_ms: int = 0,
) -> Standing:
    """The day in the middle of an item (None: not begun), with so much of its hour left; later items shifted."""
    state = day or (DayState.WAITING if running is None else DayState.RUNNING)
    at = next((n for n, item in enumerate(items) if item.id == running), -1)
    over = state is DayState.ENDED
    rows: list[ItemStanding] = []
    for n, item in enumerate(items):
        start, length = NINE + n * HOUR, (item.minutes or 0) * MINUTE
        when = ItemState.DONE if n < at or over else ItemState.RUNNING if n == at else ItemState.TO_COME
        shift = late_ms if n > at else 0
        began = start if when is not ItemState.TO_COME else None
        rows.append(
            ItemStanding(
                item.id, item.title, item.kind, 1, when, start, start + length, start + shift,
                start + length + shift, began, start + length if when is ItemState.DONE else None,
            )
        )  # fmt: skip
    following = next((i.id for i in rows if i.state is ItemState.TO_COME), None)
    now = NINE + max(0, at) * HOUR + HOUR - left_ms if at >= 0 else NINE - 4 * MINUTE
    return Standing(
        now, state, running, HOUR - left_ms if at >= 0 else 0, left_ms if at >= 0 else 0, max(0, -left_ms), 0, 0, 0,
        None, None, tuple(rows), (), turn, next_item=following,
    )  # fmt: skip
