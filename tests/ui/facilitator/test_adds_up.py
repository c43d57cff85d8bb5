"""Numbers on one screen add up: the price of five minutes, what is late and can be won, one time for one thing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from app.services import day
from app.ui.design import theme
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed, offers
from app.ui.facilitator.program.day_model import over_tone
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.program.timeline import TICK, _chip
from app.ui.facilitator.telling import COLOURS, Tone, tell, tone_of
from app.ui.widgets.buttons import ActionButton
from app.words import times
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QLabel

from tests.ui.facilitator.places import Place, children, settle


def _program(console: Console) -> ProgramPart:
    assert isinstance(console.part, ProgramPart)
    return console.part


def _hour_late(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    place.at(console.desk, "11.39")
    settle()


def test_five_minutes_more_cost_five_minutes_and_no_lateness(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    console.resize(1920, 1080)
    settle()
    text = console.band.buttons[Deed.MORE].text()
    assert text.startswith("5 min more: Digitalt medborgerskab og nye kompetencer gives ")  # whole: there is room
    first, others = re.findall(r"gives (\d+), others (\d+)", text)[0]
    assert int(first) + int(others) == 5


def test_in_a_narrow_window_the_price_keeps_its_numbers(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    settle()
    assert re.search(r"gives \d+, others \d+$", console.band.buttons[Deed.MORE].text())


def test_where_nobody_can_give_more_the_price_is_what_is_missing(console: Console, place: Place) -> None:
    _hour_late(console, place)
    console.resize(1920, 1080)
    settle()
    missing = times.minutes_up(console.desk.standing.missing_ms)
    assert console.band.said.endswith(f"{missing} missing")
    assert console.band.buttons[Deed.MORE].text() == f"5 min more: {missing + 5} min missing"


def test_what_is_late_is_what_can_be_won_back_and_what_is_missing(console: Console, place: Place) -> None:
    _hour_late(console, place)
    found = re.search(r"(\d+) min late: (\d+) can be won back, (\d+) missing", console.band.said)
    assert found is not None
    late, won, missing = map(int, found.groups())
    assert won + missing == late
    lunch = next(i for i in console.desk.standing.items if i.title == "Let frokost")
    assert late == times.minutes_up((lunch.expected_start_ms or 0) - (lunch.planned_start_ms or 0)) - 10


def test_one_minute_late_strip_and_table_tell_one_time_and_name_the_plan(console: Console, place: Place) -> None:
    place.at(console.desk, "9.31")
    console.desk.do(day.advance())
    assert "9.31–10.01 (plan 9.30–10.00)" in tell(console.desk.state, console.desk.standing).detail


def test_after_the_plan_is_taken_the_sentence_says_what_holds(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    console.desk.do(day.take_replan())
    console.desk.do(day.advance())
    settle()
    assert re.match(r"\d+ min behind, but Let frokost at 12\.\d\d holds\. Then Digitalt", console.band.said)


def test_while_all_holds_winning_back_is_not_the_filled_act(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    state, standing = console.desk.state, console.desk.standing
    replan = console.conductor.outlook()
    assert offers(state, standing, None, replan).filled is Deed.CATCH_UP
    early = replace(standing, overrun_ms=0, remaining_ms=9 * 60_000, items=standing.items[:4])  # no anchor that slips
    found = offers(state, early, None, replan)
    assert tone_of(early) is Tone.CALM
    assert found.act is not None
    assert found.filled is Deed.NEXT


def test_over_time_has_one_colour_in_its_bar_and_in_the_legend(console: Console, place: Place) -> None:
    assert over_tone(console.desk.standing) == "soon"
    _hour_late(console, place)
    assert over_tone(console.desk.standing) == COLOURS[tone_of(console.desk.standing)] == "late"
    legend = _program(console).foot.grab().toImage()
    wanted = theme.colour("late").rgb()
    assert any(legend.pixel(x, y) == wanted for x in range(legend.width()) for y in range(10, 34))


def test_late_nothing_is_offered_that_takes_more_time_and_the_past_is_past(console: Console, place: Place) -> None:
    _hour_late(console, place)
    texts = [b.text() for b in children(_program(console).now, ActionButton)]
    assert not [t for t in texts if t.startswith("Insert")]
    shown = " ".join(label.text() for label in children(_program(console).now, QLabel))
    assert "No break 14.09" in shown
    assert "9.31" not in shown


def test_after_the_day_nothing_more_is_put_in_and_nobody_is_sent_a_message(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    settle()
    texts = [b.text() for b in children(_program(console), ActionButton)]
    assert "Insert a break or a forgotten item" in texts
    assert "To the speaker" in texts
    console.conductor.end_day()
    settle()
    texts = [b.text() for b in children(_program(console), ActionButton)]
    assert "Insert a break or a forgotten item" not in texts
    assert "To the speaker" not in texts


def test_the_columns_beside_the_day_end_at_one_edge(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    program = _program(console)

    def edge() -> int:
        settle()
        panel = program._side.currentWidget()
        inside = panel.widget().layout()
        return panel.widget().mapTo(console, QPoint(inside.contentsRect().right(), 0)).x()

    console.resize(1280, 720)
    scrolls = edge()
    assert program.now.verticalScrollBar().maximum() > 0
    program.ask_to_insert()
    assert edge() == scrolls


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_what_is_typed_and_chosen_is_of_one_height(console: Console, place: Place, size: tuple[int, int]) -> None:
    console.resize(*size)
    program = _program(console)
    program.ask_to_insert()
    settle()
    insert = program.insert
    assert insert._minutes.height() == insert._kind.height() == insert._title.height()


def test_leaving_out_today_and_deleting_are_told_apart(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    program = _program(console)
    program.arrive(program.model.lines[8].item.id)
    settle()
    texts = [b.text() for b in children(program.item, ActionButton)]
    assert "Leave out today" in texts
    assert "Delete from the programme" in texts


def test_the_time_now_covers_no_hour_that_is_to_come() -> None:
    area = QRectF(0, 0, 400, 36)
    assert _chip(100, [60, 115, 170], area).right() <= 115 - TICK / 2
    assert _chip(100, [100, 160], area).center().x() == pytest.approx(100, abs=1)  # at the full hour: over it
    assert _chip(390, [300], area).right() < area.right()
