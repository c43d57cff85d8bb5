"""The spec's two mornings to the minute, what five more cost, a report-back's shares, planned against actual."""

from __future__ import annotations

import pytest
from app.domain.gestures import Refused
from app.domain.programme import ItemKind
from app.domain.standing import ItemState, TurnStanding
from app.domain.timing.actuals import realistic_lengths
from app.domain.timing.plan import MINUTE
from app.domain.verbs import Stack
from app.services import day, reading

from tests.days.building import THREE, at, book_of, morning, shown
from tests.fakes import HandClock


def test_seed_historier_ends_1040() -> None:
    book, clock = morning("10:40")
    standing = day.stand(book.state, clock.now())
    assert (standing.slack_ms, standing.missing_ms, shown(standing.must_end_by_ms)) == (-10 * MINUTE, 0, "11:05:00")
    shown_first = day.preview(book.state, clock.now())
    gives = {i.title.split()[0]: i.gives_ms // MINUTE for i in shown_first.items if i.gives_ms}
    assert gives == {"Pause": 1, "Digitalt": 6, "Debat": 3}
    titles = [next(i.title for i in shown_first.items if i.id == told) for told in shown_first.told]
    assert titles == ["Pause", "Digitalt medborgerskab og nye kompetencer"]
    assert shown_first.saves
    book.do(day.take_replan())
    after = day.stand(book.state, clock.now())
    lunch = next(i for i in after.items if i.title == "Let frokost")
    assert (shown(lunch.expected_start_ms), shown(lunch.expected_end_ms)) == ("12:00:00", "13:00:00")
    for was in shown_first.items:  # what was previewed is what came
        now = after.item(was.id)
        assert now is not None
        assert (now.expected_start_ms, now.expected_end_ms) == (was.after_start_ms, was.after_end_ms)
    book.undo(Stack.CLOCK)
    assert all(i.cut_ms == 0 for i in day.stand(book.state, clock.now()).items)


def test_seed_historier_ends_1105_and_a_minute_later() -> None:
    book, clock = morning("11:05")
    assert day.stand(book.state, clock.now()).missing_ms == 0
    book.do(day.take_replan())
    after = {i.title: i for i in day.stand(book.state, clock.now()).items}
    assert sum(after[t].cut_ms for t in after if t != "Let frokost") == 25 * MINUTE
    lunch, talk = after["Let frokost"], after["Kommunernes udfordringer nu og i fremtiden"]
    assert (shown(lunch.expected_start_ms), lunch.cut_ms, lunch.anchor_holds) == ("12:10:00", 10 * MINUTE, True)
    assert (shown(talk.expected_start_ms), talk.anchor_holds) == ("13:00:00", True)
    book.undo(Stack.CLOCK)
    clock.on(MINUTE)
    late = day.preview(book.state, clock.now())
    assert (late.missing_ms, [late.item(b).title for b in late.broken]) == (MINUTE, ["Let frokost"])  # type: ignore[union-attr]
    assert day.stand(book.state, clock.now()).missing_ms == MINUTE


def test_five_more_cost_what_the_debate_gives() -> None:
    book, clock = morning("10:20")
    cost = day.cost_of(book.state, clock.now(), 5)
    assert not cost.broken
    paid = {i.title.split()[0]: i.gives_ms // MINUTE for i in cost.items}
    assert paid == {"Digitalt": 3, "Debat": 1, "Pause": 1}
    assert [i.gives_ms for i in cost.items] == sorted((i.gives_ms for i in cost.items), reverse=True)
    book.do(day.end_day())
    with pytest.raises(Refused, match="day_over"):
        day.cost_of(book.state, clock.now(), 5)


def test_five_groups_have_thirty_minutes_two_used_nine_each_four_for_each_of_the_rest() -> None:
    book, clock = morning("10:20")
    groups = [g.id for g in reading.groups(book.state)]
    assert len(groups) == 5
    for press in ("10:30", "10:45", "11:30"):  # "Debat i plenum" is 30 minutes long
        clock.on(at(press) - clock.utc_ms)
        book.do(day.advance())

    def turn() -> TurnStanding:
        found = day.stand(book.state, clock.now()).turn
        assert found is not None
        return found

    book.do(day.take_turn(groups[0]))
    assert (turn().share_ms, turn().left) == (6 * MINUTE, tuple(groups[1:]))
    clock.on(9 * MINUTE)
    book.do(day.take_turn(groups[1]))
    clock.on(9 * MINUTE)
    book.do(day.take_turn(groups[2]))
    assert (turn().share_ms, turn().done) == (4 * MINUTE, (groups[0], groups[1]))
    clock.on(MINUTE)
    book.do(day.hold())
    clock.on(5 * MINUTE)
    assert (turn().elapsed_ms, turn().share_ms) == (MINUTE, 4 * MINUTE)
    book.do(day.resume())
    book.do(day.extend(6))
    assert turn().share_ms == 6 * MINUTE
    book.do(day.take_turn(None))
    assert day.stand(book.state, clock.now()).turn is None


def test_planned_against_actual_and_the_lengths_for_next_time() -> None:
    clock = HandClock()
    book = book_of(*THREE, clock=clock)
    book.do(day.advance())
    clock.on(44 * MINUTE)
    book.do(day.advance())
    clock.on(10 * MINUTE)
    book.do(day.hold())
    clock.on(5 * MINUTE)
    book.do(day.resume())
    clock.on(22 * MINUTE)
    book.do(day.insert("x", "Luft", 5, ItemKind.BREAK))
    clock.on(6 * MINUTE)
    book.do(day.advance())
    book.do(day.skip("i3"))
    book.do(day.advance())
    rows = day.planned_and_actual(book.state)
    told = [(r.id, r.planned_ms and r.planned_ms // MINUTE, r.actual_ms and r.actual_ms // MINUTE) for r in rows]
    assert told == [("i1", 30, 44), ("x", None, 6), ("i2", 30, 32), ("i3", 30, None)]
    assert rows[2].held_ms == 5 * MINUTE
    assert rows[3].state is ItemState.SKIPPED
    offers = realistic_lengths([rows])
    assert [(o.id, o.planned, o.actual, o.offered) for o in offers] == [("i1", 30, 44, 45)]
