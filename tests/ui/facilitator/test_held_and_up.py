"""What strip, band and the lent projector's strip say of a clock that stands still, and of the minute of an end."""

from __future__ import annotations

import pytest
from app.domain.standing import DayState
from app.services import day
from app.services.told import out_of_reach
from app.ui.facilitator.console import Console
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from tests.ui.facilitator.places import Place, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

K = Qt.Key


def _unit(console: Console) -> QLabel:
    return next(w for w in console.strip.findChildren(QLabel) if w.text() in ("on hold", "over, on hold"))


def test_a_hold_says_since_when_also_where_something_is_out_of_reach(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_F9)
    place.at(console.desk, "12.40")
    assert console.desk.standing.state is DayState.HELD
    assert out_of_reach(console.desk.standing)
    assert console.band.said.startswith("On hold since 10.37. ")
    assert "is out of reach" in console.band.said
    assert console.strip.property("fill") == "sunken"
    press(K.Key_F9)
    assert console.strip.property("fill") == "surface"
    assert "On hold" not in console.band.said


def test_an_overrun_that_is_held_says_that_it_is_over_time(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_F9)
    assert console.band.said == "On hold since 10.37. 7 min over time"
    unit = _unit(console)
    assert unit.text() == "over, on hold"
    assert QFontMetrics(unit.font()).horizontalAdvance(unit.text()) <= unit.width()
    console.room.lend()
    assert console.room.strip.words()[1].startswith("On hold, 7 min over. Then")


def test_within_its_time_a_hold_only_says_since_when(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    press(K.Key_PageDown)
    place.at(console.desk, "9.40")
    press(K.Key_F9)
    assert console.band.said == "On hold since 9.40"
    assert _unit(console).text() == "on hold"


def test_nothing_is_ever_in_0_minutes_or_0_minutes_long(console: Console, place: Place) -> None:
    place.at(console.desk, "9.29.30")
    assert console.band.said == "We begin at 9.30, in 1 min"
    place.at(console.desk, "9.30")
    assert console.band.said == "We begin at 9.30"
    press(K.Key_PageDown)
    console.room.lend()
    place.at(console.desk, "10.00")
    assert console.band.said.startswith("The time is up. ")
    assert console.room.strip.words()[1].startswith("The time is up. Then")
    place.at(console.desk, "10.00.40")
    assert console.band.said.startswith("The time is up. ")
    assert console.room.strip.words()[1].startswith("The time is up. Then")


def test_the_last_item_over_by_some_seconds_has_had_its_time(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    press(K.Key_PageDown)
    *_others, last = console.desk.standing.items
    for item in console.desk.standing.items[1:-1]:
        console.desk.do(day.delete(item.id))
    console.desk.do(day.edit_length(last.id, 10))
    console.desk.do(day.advance())
    assert console.desk.standing.running == last.id
    place.clock.on(console.desk.standing.remaining_ms + 20_000)
    console.desk.tick()
    assert console.band.said == "The time is up"


def test_the_lent_strip_counts_hours_as_the_band_does(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    press(K.Key_PageDown)
    console.room.lend()
    place.at(console.desk, "12.25")
    assert console.room.strip.words()[1].startswith("2 h 25 min over. Then")
