"""The programme used again, with the lengths it really had."""

from __future__ import annotations

from app.domain.gestures import State
from app.domain.programme import AgendaItem
from app.domain.standing import Notice
from app.services import day
from app.services.next_time import offers, with_lengths
from app.services.workshops import prepared
from tests.services.test_hints import ShippedDay, clock_of


def test_nothing_is_offered_before_the_day_was_played() -> None:
    assert offers(ShippedDay().state) == ()


def test_what_took_longer_is_offered_and_moves_what_follows_up_to_the_next_anchor() -> None:
    shipped = ShippedDay().advance("9.30").advance("10.00").advance("10.24").advance("10.34")
    found = offers(shipped.state)
    assert [(shipped.title(o.id), o.planned, o.actual, o.offered) for o in found] == [
        ("Om projektet", 15, 24, 25),
        ("Historier og praktiske erfaringer", 15, 10, 10),
    ]
    again = with_lengths(prepared(shipped.state), found)
    items = {i.title: i for i in again.entities if isinstance(i, AgendaItem)}
    starts = {title: item.start for title, item in items.items() if item.start is not None}
    assert starts["Om projektet"] == 600
    assert starts["Historier og praktiske erfaringer"] == 625
    assert starts["Pause"] == 635
    assert starts["Let frokost"] == 720
    kinds = {**shipped.state.kinds, AgendaItem: {i.id: i for i in items.values()}}
    standing = day.stand(State({k: v for k, v in kinds.items() if k.__name__ != "RunEntry"}), shipped.clock.now())
    assert [clock_of(i.planned_end_ms) for i in standing.items[:3]] == ["10.00", "10.25", "10.35"]
    assert Notice.OVERLAP in standing.notices  # the debate no longer fits before lunch, and that is said


def test_free_time_takes_up_what_it_can() -> None:
    rows = (
        AgendaItem("a", "1", "A", start=540, minutes=30),
        AgendaItem("b", "2", "B", start=580, minutes=30),
        AgendaItem("c", "3", "C", start=610, minutes=30, anchor=True),
    )
    shipped = ShippedDay()
    from dataclasses import replace

    from app.domain.timing.actuals import Realistic

    template = replace(prepared(shipped.state), entities=rows)
    again = with_lengths(template, (Realistic("a", "A", 30, 44, 45),))
    assert [i.start for i in again.entities if isinstance(i, AgendaItem)] == [540, 585, 610]
