"""Strip, band, table and the three things tell of one and the same day: the plan that is in force."""

from __future__ import annotations

import re

import pytest
from app.domain.programme import ItemKind
from app.services import day, people
from app.services.hints import hints
from app.ui.facilitator.consequence import consequence
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed, short
from app.ui.facilitator.program.day_model import Col, Hold
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.telling import Tone, tell, tone_of
from app.ui.widgets.buttons import ActionButton
from PySide6.QtCore import Qt

from tests.ui.facilitator.places import Place, children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


def _part(console: Console) -> ProgramPart:
    part = console.part
    assert isinstance(part, ProgramPart)
    settle()
    return part


def _detail(console: Console) -> str:
    return tell(console.desk.state, console.desk.standing).detail


def _axis(console: Console, row: int) -> str:
    return str(_part(console).model.index(row, Col.AXIS).data())


def test_the_strip_says_the_end_that_was_granted(console: Console, place: Place) -> None:
    desk = console.desk
    for moment in ("9.30", "10.00", "10.15"):
        place.at(desk, moment)
        desk.do(day.advance())
    assert "10.15–10.30 ·" in _detail(console)
    desk.do(day.extend(5))
    assert "10.15–10.35 (plan 10.30)" in _detail(console)
    place.at(desk, "10.37.12")
    assert "10.15–10.35 (plan 10.30)" in _detail(console)
    assert _axis(console, 2) == "15 → 20 + 2"


def test_the_strip_says_a_late_start_with_its_plan(console: Console, place: Place) -> None:
    place.at(console.desk, "9.48")
    press(Qt.Key.Key_Return, CTRL)
    assert "9.48–10.18 (plan 9.30–10.00)" in _detail(console)


def test_one_minute_is_nothing_to_be_done_about(console: Console, place: Place) -> None:
    place.at(console.desk, "9.31")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert console.band.said == "1 min behind. All holds. Then Om projektet at 10.01"
    assert tone_of(console.desk.standing) is Tone.CALM
    assert Deed.CATCH_UP not in console.band.buttons
    lines = _part(console).model.lines
    assert all(line.anchor is Hold.HOLDS for line in lines)
    assert not any(line.moved for line in lines)
    assert not [t for t in _part(console).now.todos if t.deed is Deed.CATCH_UP]
    assert "9.31–10.01 (plan 9.30–10.00)" in _detail(console)


def test_two_minutes_are(console: Console, place: Place) -> None:
    place.at(console.desk, "9.32")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert console.band.said.startswith("2 min behind")
    assert Deed.CATCH_UP in console.band.buttons
    lines = {line.item.title: line for line in _part(console).model.lines}
    assert lines["Om projektet"].moved
    assert lines["Let frokost"].anchor is Hold.WITHIN  # it may slip ten minutes
    assert lines["Tak for i dag"].anchor is Hold.SLIPS


@pytest.mark.parametrize(
    ("title", "most", "said"),
    [
        ("Fælles drøftelser og fremtidige muligheder", 26, "Fælles drøftelser…"),
        ("Kort titel", 26, "Kort titel"),
        ("Kommunernes udfordringer nu og i fremtiden", 36, "Kommunernes udfordringer nu…"),
        ("Samarbejdsmulighedsudvalget", 12, "Samarbejdsm…"),
    ],
)
def test_a_title_cut_short_never_ends_in_a_word_that_leads_on(title: str, most: int, said: str) -> None:
    assert short(title, most) == said


def test_minutes_stand_where_there_is_room_when_an_item_was_held_hours_early(console: Console, place: Place) -> None:
    desk = console.desk
    place.at(desk, "9.30")
    for _item in desk.standing.items:
        desk.do(day.advance())
    table = _part(console).table
    row = next(n for n, line in enumerate(_part(console).model.lines) if line.item.title.startswith("Fælles"))
    rect = table.visualRect(_part(console).model.index(row, Col.AXIS))
    picture = table.viewport().grab(rect).toImage()
    ground = picture.pixel(rect.width() - 2, 2)
    dark = [x for x in range(rect.width()) if any(picture.pixel(x, y) != ground for y in range(8, rect.height() - 12))]
    beside = [x for x in dark if rect.width() * 2 // 3 < x]
    assert len(beside) > 12, "the minutes are cut off at the left edge"


def test_after_the_day_the_document_has_the_one_filled_button(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    console.desk.do(day.advance())
    console.desk.do(day.end_day())
    settle()
    button = console.band.buttons[Deed.DOCUMENT]
    assert button.property("kind") == "primary"
    press(Qt.Key.Key_F7)
    settle()
    assert button.property("kind") != "primary"
    assert [b.text() for b in children(console, ActionButton) if b.property("kind") == "primary"] == ["Send home"]
    press(Qt.Key.Key_F2)
    settle()
    assert button.property("kind") == "primary"


def test_what_a_break_would_cost_adds_up(console: Console, place: Place) -> None:
    place.at(console.desk, "9.20")
    hint = next(h for h in hints(console.desk.state, console.desk.clock.now()) if h.before)
    added = day.add("x", "Pause", hint.minutes, ItemKind.BREAK, hint.before)
    cost = consequence(console.desk.state, console.desk.clock.now(), added)
    assert cost is not None
    assert sum(int(minutes) for minutes in re.findall(r"(\d+) min", cost.text())) == hint.minutes == 10


def test_a_welcome_over_time_is_rounded_off_by_its_name(console: Console, place: Place) -> None:
    desk = console.desk
    place.at(desk, "9.30")
    desk.do(people.set_speakers(desk.standing.items[0].id, (), ()))
    desk.do(day.advance())
    place.at(desk, "10.03")
    assert _part(console).now.todos[0].text == "Wrap up “Velkomst”"
