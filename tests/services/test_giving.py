"""What the shipped day can give, and where its items begin."""

from __future__ import annotations

import pytest
from app.domain.gestures import State
from app.domain.programme import AgendaItem, ItemKind
from app.services.giving import gives, lengths, starts


def state(*items: AgendaItem) -> State:
    return State({AgendaItem: {item.id: item for item in items}})


def item(id: str, start: int | None, minutes: int | None, **more: object) -> AgendaItem:
    return AgendaItem(id, id, id.upper(), ItemKind.TALK, start=start, minutes=minutes, **more)


def test_what_can_be_won_back_before_each_item_that_holds() -> None:
    found = gives(
        state(
            item("a", 540, None, minimum=20),  # to 9.45: gives 25
            item("b", 585, 15, minimum=10),
            item("c", 600, 60, anchor=True, minimum=45),
            item("d", 660, 30),  # all of it must stay
            item("e", None, 30, droppable=True),
            item("f", 720, 0, anchor=True),
        )
    )
    assert [(g.anchor and g.anchor.id, g.minutes) for g in found] == [("c", 30), ("f", 45)]


def test_a_second_day_begins_anew() -> None:
    found = gives(
        state(
            item("a", 540, 60, minimum=30), item("b", 540, 60, day=2, minimum=50), item("c", 600, 0, day=2, anchor=True)
        )
    )
    assert [(g.day, g.minutes) for g in found] == [(2, 10)]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((item("a", 540, 30), item("b", None, 15), item("c", None, None)), {"a": 540, "b": 570, "c": 585}),
        ((item("a", 540, None), item("b", None, 15)), {"a": 540, "b": None}),
    ],
)
def test_starts_follow(items: tuple[AgendaItem, ...], expected: dict[str, int | None]) -> None:
    assert starts(state(*items)) == expected


def test_lengths_reach_to_the_next_start_or_a_fixed_end() -> None:
    found = lengths(state(item("a", 540, None), item("b", 600, None, fixed_end=630), item("c", 700, None)))
    assert found == {"a": 60, "b": 30, "c": None}
