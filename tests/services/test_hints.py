"""What to know of the agenda and what to do next, on the shipped day."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from app import resources
from app.domain.day import RunEntry
from app.domain.debate import Group
from app.domain.gestures import Refused, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Speaker, Workshop
from app.domain.standing import Notice
from app.domain.timing.plan import MINUTE
from app.services import day, groups, reading, templates
from app.services.hints import Doing, hints, next_up, readiness
from app.services.logbook import Logbook
from app.services.people import speaker_arrived
from app.services.words import remark
from tests.fakes import CountedIds, HandClock, ListStore

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class ShippedDay:
    """The shipped day in memory, its clock turned by hand."""

    def __init__(self) -> None:
        self.ids, self.clock = CountedIds(), HandClock()
        self.book = Logbook("laptop", self.clock, self.ids, ListStore())
        table = tomllib.loads(
            (resources.folder("workshops") / "digitalt-medborgerskab" / "workshop.toml").read_text("utf-8")
        )
        self.book.do(templates.make(templates.read(table, self.ids), date=dt.date(2026, 3, 12)))

    @property
    def state(self) -> State:
        return self.book.state

    def at(self, clock: str) -> ShippedDay:
        """Lets time pass until then."""
        hours, minutes = map(int, clock.split("."))
        then = dt.datetime(2026, 3, 12, hours, minutes, tzinfo=COPENHAGEN).timestamp() * 1000
        self.clock.on(round(then) - self.clock.utc_ms)
        return self

    def advance(self, clock: str) -> ShippedDay:
        """Goes on at that time."""
        self.at(clock).book.do(day.advance())
        return self

    def morning(self) -> ShippedDay:
        """Up to "Historier", on time."""
        return self.advance("9.30").advance("10.00").advance("10.15")

    def id(self, title: str) -> str:
        return next(i.id for i in self.state.of(AgendaItem).values() if i.title.startswith(title))

    def title(self, id: str | None) -> str:
        return "" if id is None else self.state.get(AgendaItem, id).title

    def todo(self) -> list[tuple[Doing, str, int]]:
        """What to do, by word, title and minutes."""
        return [(n.word, self.title(n.item), n.minutes) for n in next_up(self.state, self.clock.now())]


@pytest.fixture
def shipped() -> ShippedDay:
    return ShippedDay()


def clock_of(utc_ms: int | None) -> str:
    return dt.datetime.fromtimestamp((utc_ms or 0) / 1000, COPENHAGEN).strftime("%H.%M")


def test_the_afternoon_without_a_break_is_said_and_a_break_offered_at_1445(shipped: ShippedDay) -> None:
    found = hints(shipped.state, shipped.clock.now())
    told = next(h for h in found if h.notice is Notice.NO_BREAK_120)
    assert (clock_of(told.start_ms), clock_of(told.end_ms), told.warns) == ("13.00", "16.00", True)
    assert (told.minutes, shipped.title(told.before)) == (10, "Vejen frem")
    assert Notice.NO_BREAK_90 not in {h.notice for h in found}
    lecture = next(h for h in found if h.notice is Notice.LECTURE_AFTER_LUNCH)
    assert not lecture.warns
    assert shipped.title(lecture.item).startswith("Kommunernes udfordringer")


def test_what_the_break_costs_is_known_and_it_is_put_in_where_it_was_offered(shipped: ShippedDay) -> None:
    shipped.morning()
    before = shipped.id("Vejen frem")
    shipped.book.do(day.add("pause", "Pause", 10, ItemKind.BREAK, before))
    replan = day.preview(shipped.state, shipped.clock.now())
    assert sum(item.gives_ms for item in replan.items) == 10 * MINUTE
    assert replan.missing_ms == 0
    standing = day.stand(shipped.state, shipped.clock.now())
    titles = [i.title for i in standing.items]
    assert titles[titles.index("Vejen frem") - 1] == "Pause"
    added = standing.item("pause")
    assert added is not None
    assert clock_of(added.expected_start_ms) == "14.45"
    assert added.planned_start_ms is None
    assert Notice.NO_BREAK_120 not in standing.notices


def test_both_limits_are_settings_of_the_workshop(shipped: ShippedDay) -> None:
    workshop = replace(shipped.state.get(Workshop, WORKSHOP), no_break_hint=60, no_break_warning=200)
    kinds = {**shipped.state.kinds, Workshop: {WORKSHOP: workshop}}
    found = hints(State(kinds), shipped.clock.now())
    stretches = [h for h in found if h.notice is Notice.NO_BREAK_90]
    assert [(clock_of(h.start_ms), clock_of(h.end_ms)) for h in stretches] == [("10.45", "12.00"), ("13.00", "16.00")]
    assert not any(h.warns for h in stretches)
    lunch = State({**kinds, Workshop: {WORKSHOP: replace(workshop, short_lunch=61)}})
    assert Notice.SHORT_LUNCH in {h.notice for h in hints(lunch, shipped.clock.now())}


def test_a_report_back_too_short_and_groups_too_big(shipped: ShippedDay) -> None:
    many = {f"g{n}": Group(f"g{n}", f"{n:04d}", n, size=9 if n == 3 else 4) for n in range(1, 12)}
    state = State({**shipped.state.kinds, Group: many})
    found = {h.notice: h for h in hints(state, shipped.clock.now())}
    assert shipped.title(found[Notice.SHORT_REPORT_BACK].item) == "Opsamling i plenum"
    assert found[Notice.SHORT_REPORT_BACK].minutes == 20
    assert found[Notice.BIG_GROUPS].groups == (3,)
    assert Notice.SHORT_REPORT_BACK in day.stand(state, shipped.clock.now()).notices


def test_before_the_day_and_late_for_it(shipped: ShippedDay) -> None:
    shipped.at("9.30").clock.on(-30 * MINUTE)
    assert Doing.START not in {word for word, _title, _minutes in shipped.todo()}
    assert shipped.at("9.29").todo()[0] == (Doing.START, "Velkomst", 0)
    assert shipped.at("9.34").todo()[:2] == [(Doing.START, "Velkomst", 0), (Doing.STARTED_AGO, "Velkomst", 4)]


def test_winding_down_and_going_on(shipped: ShippedDay) -> None:
    shipped.morning().at("10.24")
    assert shipped.todo() == [] or shipped.todo()[0][0] is not Doing.WIND_DOWN
    assert shipped.at("10.25").todo()[0] == (Doing.WIND_DOWN, "Historier og praktiske erfaringer", 5)
    assert shipped.at("10.40").todo()[0] == (Doing.GO_ON, "Historier og praktiske erfaringer", 10)


def test_a_replan_that_saves_lunch_and_whom_to_tell(shipped: ShippedDay) -> None:
    shipped.morning().at("10.40")
    assert [(w, t) for w, t, _m in shipped.todo()][1:] == [
        (Doing.TAKE_REPLAN, "Let frokost"),
        (Doing.TELL, "Pause"),
    ]
    told = next(n for n in next_up(shipped.state, shipped.clock.now()) if n.word is Doing.TELL)
    assert told.names == ("Jens Jørgen Hansen",)
    shipped.book.do(day.take_replan())
    assert Doing.TAKE_REPLAN not in {word for word, _title, _minutes in shipped.todo()}


def test_a_minute_too_late_is_said_with_the_minute(shipped: ShippedDay) -> None:
    shipped.morning().at("11.06")
    assert (Doing.TAKE_REPLAN, "Let frokost", 36) in shipped.todo()
    shipped.book.do(day.take_replan())
    assert (Doing.MISSING, "Let frokost", 1) in shipped.todo()


def test_what_could_be_dropped_is_named_when_minutes_are_missing(shipped: ShippedDay) -> None:
    debate = shipped.id("Debat i plenum")
    items = {i.id: replace(i, droppable=i.id == debate) for i in shipped.state.of(AgendaItem).values()}
    shipped.morning().at("11.10")
    state = State({**shipped.state.kinds, AgendaItem: items})
    first = next_up(state, shipped.clock.now())
    assert Doing.DROP in {n.word for n in first}
    drop = next(n for n in first if n.word is Doing.DROP)
    assert (drop.item, drop.minutes) == (debate, 5)
    assert shipped.title(drop.other) == "Let frokost"


def test_case_29_ended_ten_early_ten_are_free_before_lunch(shipped: ShippedDay) -> None:
    shipped.advance("9.30").advance("9.50")
    assert (Doing.FREE, "Let frokost", 10) in shipped.todo()


def test_a_speaker_who_is_not_here_yet(shipped: ShippedDay) -> None:
    shipped.morning().advance("10.30").at("10.40")
    missing = next(n for n in next_up(shipped.state, shipped.clock.now()) if n.word is Doing.SPEAKER_MISSING)
    assert (missing.names, missing.minutes) == (("Jens Jørgen Hansen",), 5)
    assert shipped.title(missing.other) == "Debat i plenum"
    speaker = next(s for s in shipped.state.of(Speaker).values() if s.item == missing.item)
    shipped.book.do(speaker_arrived(speaker.id))
    assert Doing.SPEAKER_MISSING not in {word for word, _title, _minutes in shipped.todo()}


def test_a_hold_that_was_forgotten(shipped: ShippedDay) -> None:
    shipped.morning().at("10.20").book.do(day.hold())
    assert Doing.RESUME not in {w for w, _t, _m in shipped.at("10.24").todo()}
    assert shipped.at("10.26").todo()[0] == (Doing.RESUME, "Historier og praktiske erfaringer", 6)


def test_readiness_of_each_group_and_whom_to_visit(shipped: ShippedDay) -> None:
    first, second = (g.id for g in reading.groups(shipped.state)[:2])
    for clock in ("9.30", "10.00", "10.15", "10.30", "10.45", "11.30", "12.00", "13.00", "13.45"):
        shipped.advance(clock)
    topic = next(iter(shipped.state.of(templates.Topic)))
    for n in range(3):
        shipped.at(f"13.{50 + n}").book.do(remark(f"r{n}", f"Ord {n}", group=first, topic=topic))
    shipped.at("13.55")
    shipped.book.do(groups.visit_group(second))
    standing = day.stand(shipped.state, shipped.clock.now())
    rows = [(r.number, r.words, r.ready, r.visited) for r in readiness(shipped.state, standing)][:3]
    assert rows == [(1, 3, True, False), (2, 0, False, True), (3, 0, False, False)]
    visit = next(n for n in next_up(shipped.state, shipped.clock.now()) if n.word is Doing.VISIT)
    assert visit.names == ("3",)


def test_three_things_at_most_and_none_when_it_is_over(shipped: ShippedDay) -> None:
    shipped.morning().at("11.30")
    assert len(next_up(shipped.state, shipped.clock.now())) == 3
    shipped.book.do(day.end_day())
    assert next_up(shipped.state, shipped.clock.now()) == ()
    assert hints(shipped.state, shipped.clock.now()) == ()


def test_nothing_is_said_of_a_state_without_a_workshop() -> None:
    assert hints(State(), HandClock().now()) == ()
    assert next_up(State(), HandClock().now()) == ()


def test_what_is_asked_each_second_writes_nothing(shipped: ShippedDay) -> None:
    shipped.morning().at("10.40")
    before = len(shipped.book.log)
    next_up(shipped.state, shipped.clock.now())
    with pytest.raises(Refused):
        shipped.book.do(day.skip("nobody"))
    assert len(shipped.book.log) == before
    assert len(shipped.state.of(RunEntry)) == 3


def test_a_talk_after_lunch_that_runs_is_not_hinted_at_any_more() -> None:
    shipped = ShippedDay().morning()
    for clock in ("10.30", "10.45", "11.30", "12.00"):
        shipped.advance(clock)
    assert Notice.LECTURE_AFTER_LUNCH in {h.notice for h in hints(shipped.state, shipped.clock.now())}
    shipped.advance("13.00")
    assert Notice.LECTURE_AFTER_LUNCH not in {h.notice for h in hints(shipped.state, shipped.clock.now())}
