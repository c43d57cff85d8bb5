"""The watch over the laptop: sleep, a clock that is set, another zone; and nothing on an ordinary second."""

from __future__ import annotations

import datetime as dt

from app.domain.day import EntryVerb, RunEntry
from app.domain.gestures import Moment, State, apply, changes_of
from app.domain.programme import WORKSHOP, Workshop
from app.services import day
from app.services.logbook import Logbook
from app.services.templates import Template, make
from app.services.watch import Sign, Watch
from tests.fakes import CountedIds, HandClock, ListStore

HOME = "Europe/Copenhagen"
START = 1_773_304_200_000


def sign(seconds: float, *, wall: float = 0, asleep: float = 0, zone: str = HOME, boot: str = "boot") -> Sign:
    """What is read so many seconds after the start, of which the laptop slept some; the wall is off by some."""
    moment = Moment(round(START + (seconds + wall) * 1000), round(seconds * 1000), boot)
    return Sign(moment, round((seconds - asleep) * 1000), zone)


def noted(watch: Watch, *signs: Sign) -> list[tuple[EntryVerb, int, str]]:
    """What the entries say that a row of signs led to."""
    found = []
    for each in signs:
        for command in watch.look(each):
            state = State()
            state = apply(state, changes_of(state, command(state, each.now)))
            found += [(e.verb, e.amount_ms, e.words) for e in state.of(RunEntry).values()]
    return found


def test_ordinary_seconds_are_no_news() -> None:
    assert noted(Watch(HOME), *(sign(n * 1.003) for n in range(100))) == []


def test_case_01_a_clock_set_back_is_noted_once() -> None:
    watch = Watch(HOME)
    assert noted(watch, sign(0), sign(1), sign(2, wall=-180), sign(3, wall=-180)) == [
        (EntryVerb.WALL_SET, -180_000, "")
    ]


def test_case_03_a_sleep_is_noted_once() -> None:
    watch = Watch(HOME)
    assert noted(watch, sign(0), sign(1), sign(1202, asleep=1200), sign(1203, asleep=1200)) == [
        (EntryVerb.SUSPENDED, 1_200_000, "")
    ]


def test_asleep_and_set_are_two_things() -> None:
    watch = Watch(HOME)
    assert noted(watch, sign(0), sign(601, asleep=600, wall=60)) == [
        (EntryVerb.SUSPENDED, 600_000, ""),
        (EntryVerb.WALL_SET, 60_000, ""),
    ]


def test_a_busy_laptop_has_not_slept() -> None:
    """A tick that comes twenty seconds late because the machine was busy is no sleep."""
    assert noted(Watch(HOME), sign(0), sign(21)) == []


def test_a_drift_is_not_a_setting() -> None:
    assert noted(Watch(HOME), *(sign(n, wall=n * 0.05) for n in range(200))) == []


def test_case_08_another_zone_is_noted_and_so_is_the_way_back() -> None:
    watch = Watch(HOME)
    assert noted(watch, sign(0), sign(1, zone="America/New_York"), sign(2, zone="America/New_York"), sign(3)) == [
        (EntryVerb.ZONE_CHANGED, 0, "America/New_York"),
        (EntryVerb.ZONE_CHANGED, 0, HOME),
    ]


def test_a_laptop_that_starts_elsewhere_says_so_but_not_for_another_name_of_the_same_time() -> None:
    assert noted(Watch(HOME), sign(0, zone="Europe/Oslo")) == []
    assert noted(Watch(HOME), sign(0, zone="Asia/Tokyo")) == [(EntryVerb.ZONE_CHANGED, 0, "Asia/Tokyo")]
    assert noted(Watch(HOME), sign(0, zone="")) == []


def test_another_start_of_the_laptop_begins_anew() -> None:
    assert noted(Watch(HOME), sign(1000), sign(3, wall=900, boot="second"), sign(4, wall=900, boot="second")) == []


def test_where_no_clock_stands_still_in_sleep_nothing_is_guessed() -> None:
    watch = Watch(HOME)
    unknowing = [Sign(s.now, None, s.zone) for s in (sign(0), sign(1200, asleep=1199))]
    assert noted(watch, *unknowing) == []


def test_a_zone_that_was_noted_is_not_noted_again_when_the_program_starts_again() -> None:
    clock = HandClock()
    book = Logbook("laptop", clock, CountedIds(), ListStore())
    workshop = Template(Workshop(WORKSHOP, "Day", dt.date.min), ())
    book.do(make(workshop, date=dt.date(2026, 3, 12)))
    assert day.noted_zone(book.state) == HOME
    book.do(day.zone_changed("Asia/Tokyo"))
    clock.on(1000)
    assert day.noted_zone(book.state) == "Asia/Tokyo"
    assert noted(Watch(day.noted_zone(book.state)), sign(0, zone="Asia/Tokyo")) == []
    assert noted(Watch(day.noted_zone(book.state)), sign(0)) == [(EntryVerb.ZONE_CHANGED, 0, HOME)]
