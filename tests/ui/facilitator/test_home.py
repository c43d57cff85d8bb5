"""What the laptop remembers, the clock of a rehearsal, and what is imported before the first picture."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.bootstrap.practice import BEFORE_MS, PracticeClock
from app.domain.standing import ItemState, Notice
from app.services import day
from app.services.told import out_of_reach
from app.ui.facilitator.attention import WORLD
from app.ui.facilitator.console import Console

from tests.fakes import HandClock
from tests.ui.facilitator.places import Place, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

ROOT = Path(__file__).parents[3]
DATE = dt.date(2026, 3, 12)


def test_what_is_remembered_is_there_next_time(home: House) -> None:
    home.remember(look="dark", clicker=True, scale=150)
    again = house().laptop
    assert (again.look, again.clicker, again.scale) == ("dark", True, 150)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"look": 3, "clicker": "yes", "unknown": 1}', "\x00"])
def test_settings_that_cannot_be_read_are_begun_anew(home: House, content: str) -> None:
    home.folder.mkdir(parents=True)
    (home.folder / "laptop.json").write_text(content)
    assert home.laptop.look == "light"
    assert not home.laptop.clicker
    home.remember(look="contrast")
    assert json.loads((home.folder / "laptop.json").read_text())["look"] == "contrast"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("PLENUM_DATA_DIR", str(blocked / "under"))
    assert house().remember(look="dark").look == "dark"


def test_a_rehearsal_begins_shortly_before_the_day_whatever_the_hour(home: House) -> None:
    made = home.make(home.shipped(), DATE, practice=True)
    seat = home.sit(made)
    state = seat.opened.logbook.state
    standing = day.stand(state, seat.clock.now())
    first = standing.items[0].planned_start_ms or 0
    assert 0 <= seat.clock.now().utc_ms - (first - BEFORE_MS) < 60_000
    seat.opened.logbook.do(day.advance())
    at = seat.clock.now().utc_ms
    seat.opened.store.close()
    again = home.sit(made)
    assert 0 <= again.clock.now().utc_ms - at < 60_000  # it stood still meanwhile
    again.opened.store.close()


def test_a_real_day_has_the_laptops_own_clock(home: House) -> None:
    seat = home.sit(home.make(home.shipped(), DATE))
    assert abs(seat.clock.now().utc_ms - home.clock.now().utc_ms) < 2000
    assert seat.clock.now().boot_id == home.clock.now().boot_id
    seat.opened.store.close()


def test_the_clock_of_a_rehearsal_runs_as_the_laptops(home: House) -> None:
    laptop = HandClock()
    clock = PracticeClock(laptop)
    assert clock.now() == laptop.now()
    clock.set(1000)
    before = clock.now()
    laptop.on(5000)
    assert clock.now().utc_ms - before.utc_ms == clock.now().boot_ms - before.boot_ms == 5000
    assert clock.now().boot_id != laptop.now().boot_id


def test_steps_still_open_are_found_in_earlier_workshops(home: House) -> None:
    from app.services import next_steps

    earlier = home.sit(home.make(home.shipped(), DATE))
    earlier.opened.logbook.do(next_steps.take_step("step", "Mødes igen", who="Per"))
    earlier.opened.store.close()
    ((title, date, steps),) = home.open_steps("another")
    assert (title, date, [s.what for s in steps]) == ("Workshop Digitalt medborgerskab", DATE, ["Mødes igen"])
    assert not home.open_steps(earlier.opened.store.id)


def test_five_minutes_left_are_said_once_and_heard_if_wished(
    console: Console, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    beeps: list[int] = []
    monkeypatch.setattr("app.ui.facilitator.attention.announce", lambda _w, text: said.append(text))
    monkeypatch.setattr("app.ui.chime.play", lambda: beeps.append(1))
    console.desk.settings.remember(chime=True)
    console.desk.do(day.advance())
    for clock in ("9.54.58", "9.54.59", "9.55", "9.55.1", "9.59.59", "10.00", "10.00.1"):
        place.at(console.desk, clock)
    assert said == ["5 minutes left of Velkomst", "The time of Velkomst is up"]
    assert len(beeps) == 2


def test_what_passed_while_nobody_listened_is_said_as_it_is_now(
    console: Console, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.ui.facilitator.attention.announce", lambda _w, text: said.append(text))
    console.desk.do(day.advance())
    place.at(console.desk, "9.50")
    place.at(console.desk, "10.02")
    assert said == ["The time of Velkomst is up"]


def test_an_anchor_that_gets_out_of_reach_is_said_once_and_again_after_it_was_won_back(
    console: Console, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.ui.facilitator.attention.announce", lambda _w, text: said.append(text))
    place.at(console.desk, "9.30")
    console.desk.do(day.advance())
    _let_it_run(console, place, "10.30", "11.00", "11.40")
    lost = console.desk.standing.item(console.desk.standing.next_anchor)
    assert lost is not None
    (only,) = _unreachable(said)
    assert only.startswith(f"{lost.title} at ")
    waits = [i.id for i in console.desk.standing.items if i.state is ItemState.TO_COME]
    for item in waits[: waits.index(lost.id)]:
        console.desk.do(day.skip(item))
    place.at(console.desk, "11.41")
    assert not out_of_reach(console.desk.standing)
    _let_it_run(console, place, "12.00", "12.30", "12.40")
    assert len(_unreachable(said)) == 2


def _let_it_run(console: Console, place: Place, *clocks: str) -> None:
    for clock in clocks:
        place.at(console.desk, clock)


def _unreachable(said: list[str]) -> list[str]:
    return [each for each in said if "is out of reach" in each]


def test_what_the_world_did_is_told(console: Console, place: Place) -> None:
    console.desk.do(day.advance())
    console.desk.do(day.wall_set(30 * 60_000))
    console.desk.tick()
    settle()
    assert any(text == WORLD[Notice.CLOCK_SET_ON].text for text in console.toasts.texts)
