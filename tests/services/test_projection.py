"""Which scene the room sees by itself, when it is told of the time, and what can never stand before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from app.domain.day import EntryVerb, RunEntry
from app.domain.debate import (
    Contribution,
    Correction,
    Group,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import Entity
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    ReadBackResult,
    Strength,
    Theme,
    Vote,
)
from app.domain.programme import AgendaItem, ItemKind, Person, Slides, Speaker, Workshop
from app.domain.standing import DayState, Standing, TurnStanding
from app.services import sight
from app.services.projection import Scene, SceneKind, cue_is_on, lends, mark_of, scene_of
from app.services.seeing import see
from hypothesis import given
from hypothesis import strategies as st
from tests.services.days import DAY, HOUR, MINUTE, NINE, standing_in, state_of

TURN = TurnStanding("g1", 30_000, 4 * MINUTE, (), ("g2",))


@pytest.mark.parametrize(
    ("standing", "scene"),
    [
        (standing_in(None), Scene(SceneKind.WELCOME)),
        (standing_in("welcome"), Scene(SceneKind.NOW, "welcome")),
        (standing_in("talk"), Scene(SceneKind.NOW, "talk")),
        (standing_in("groups"), Scene(SceneKind.DEBATE, "groups")),
        (standing_in("plenum"), Scene(SceneKind.CAPTURE)),
        (standing_in("plenum", turn=TURN), Scene(SceneKind.REPORT_BACK, "g1")),
        (standing_in("lunch"), Scene(SceneKind.BREAK, "lunch")),
        (standing_in("steps"), Scene(SceneKind.NEXT_STEPS)),
        (standing_in("end"), Scene(SceneKind.THANKS)),
        (standing_in("end", day=DayState.ENDED), Scene(SceneKind.THANKS)),
    ],
)
def test_each_item_shows_its_own_scene(standing: Standing, scene: Scene) -> None:
    assert scene_of(state_of(), standing) == scene


def test_every_kind_of_item_has_a_scene() -> None:
    for kind in ItemKind:
        items = (AgendaItem("one", "a", "Noget", kind, minutes=60),)
        assert scene_of(state_of(items=items), standing_in("one", items=items))


@pytest.mark.parametrize(
    ("left_ms", "on"),
    [
        (5 * MINUTE + 1, False),
        (5 * MINUTE, True),
        (5 * MINUTE - 19_999, True),
        (5 * MINUTE - 20_000, False),
        (0, False),
    ],
)
def test_the_cue_fills_the_room_for_twenty_seconds(left_ms: int, on: bool) -> None:
    assert cue_is_on(state_of(), standing_in("groups", left_ms)) is on
    assert (scene_of(state_of(), standing_in("groups", left_ms)).kind is SceneKind.CUE) is on


def test_no_cue_in_talks_breaks_turns_or_on_hold_or_where_the_programme_wants_none() -> None:
    left = 5 * MINUTE - 1000
    assert not cue_is_on(state_of(), standing_in("talk", left))
    assert not cue_is_on(state_of(), standing_in("lunch", left))
    assert not cue_is_on(state_of(), standing_in("plenum", left, turn=TURN))
    assert not cue_is_on(state_of(), replace(standing_in("groups", left), state=DayState.HELD))
    quiet = tuple(replace(i, cue_minutes=0) for i in DAY)
    assert not cue_is_on(state_of(items=quiet), standing_in("groups", left, items=quiet))


def test_a_short_item_is_told_two_minutes_before() -> None:
    short = replace(standing_in("groups"), elapsed_ms=5 * MINUTE, remaining_ms=5 * MINUTE)
    assert not cue_is_on(state_of(), short)
    assert cue_is_on(state_of(), replace(short, elapsed_ms=8 * MINUTE, remaining_ms=2 * MINUTE))


def test_more_time_given_arms_the_cue_again() -> None:
    assert cue_is_on(state_of(), standing_in("groups", 5 * MINUTE))
    assert not cue_is_on(state_of(), standing_in("groups", 10 * MINUTE))
    assert cue_is_on(state_of(), standing_in("groups", 5 * MINUTE))


@pytest.mark.parametrize(
    ("left_s", "mark"),
    [(301, None), (300, 5), (241, 5), (240, None), (120, 2), (61, 2), (60, None), (0, 0), (-59, 0), (-60, None)],
)
def test_the_speakers_mark_stands_while_it_is_true(left_s: int, mark: int | None) -> None:
    assert mark_of(standing_in("talk", left_s * 1000)) == mark
    assert mark_of(standing_in("groups", left_s * 1000)) is None


@pytest.mark.parametrize("slides", Slides)
def test_a_talk_with_slides_of_its_own_has_the_projector(slides: Slides) -> None:
    items = tuple(replace(i, slides=slides) for i in DAY)
    assert lends(state_of(items=items), standing_in("talk", items=items)) is (slides is not Slides.NONE)
    assert not lends(state_of(items=items), standing_in("groups", items=items))
    assert not lends(state_of(items=items), standing_in(None, items=items))


def test_a_break_says_when_we_go_on_and_never_a_time_that_is_past() -> None:
    state = state_of()
    on_time = see(state, standing_in("lunch"), Scene(SceneKind.BREAK, "lunch")).seen
    assert on_time == sight.Break("Frokost", sight.SeenNext("Næste skridt", "14.00"))
    nearly = see(state, standing_in("lunch", late_ms=90_000), Scene(SceneKind.BREAK, "lunch")).seen
    assert nearly == on_time
    late = see(state, standing_in("lunch", late_ms=7 * MINUTE + 10_000), Scene(SceneKind.BREAK, "lunch")).seen
    assert late == sight.Break("Frokost", sight.SeenNext("Næste skridt", "14.07"))  # the minute the console shows
    over = see(state, standing_in("lunch", -MINUTE, late_ms=MINUTE), Scene(SceneKind.BREAK, "lunch")).seen
    assert over == sight.Break("Frokost", sight.SeenNext("Næste skridt", ""))


def test_a_break_begins_the_day_until_something_else_has_been() -> None:
    coffee = replace(next(i for i in DAY if i.id == "lunch"), id="coffee", title="Kaffe", rank="0")
    items = (coffee, *DAY)
    for running, first in (("coffee", True), ("lunch", False)):
        seen = see(state_of(items=items), standing_in(running, items=items), Scene(SceneKind.BREAK, running)).seen
        assert isinstance(seen, sight.Break)
        assert seen.first is first


@given(st.integers(-30 * HOUR, HOUR), st.sampled_from([i.id for i in DAY]), st.sampled_from(SceneKind))
def test_the_room_never_sees_less_than_nothing(left_ms: int, running: str, kind: SceneKind) -> None:
    """However late it is: no minus, no seconds below zero."""
    seen = see(state_of(), standing_in(running, left_ms), Scene(kind), timer=True).seen
    assert (getattr(seen, "seconds", None) or 0) >= 0
    assert "=-" not in repr(seen)


PRIVATE = "HEMMELIGT"


def secret(words: str) -> tuple[Entity, ...]:
    """Everything that is the facilitator's own, or was taken away, with these words in it."""
    group = Group("g1", "a", 1, place="ved vinduet", host=words)
    return (
        Workshop("workshop", "Digitalt medborgerskab", dt.date(2026, 3, 12), contact=words, template=words),
        *(replace(i, notes=words, needs=words, contact=words, source=words) for i in DAY),
        Person("p1", "Per Krogh Hansen", mail=words),
        Speaker("s1", "talk", "p1", "a"),
        Topic("t1", "a", 1, TopicKind.COOPERATION_MODEL, "Den spæde start", source=words),
        group,
        Round("r1", "g1", "t1"),
        Contribution("c1", "G1-01", "a", "Sagt højt", NINE, group="g1", topic="t1", item="plenum"),
        Contribution("c2", "G1-02", "b", words, NINE, group="g1", topic="t1", item="plenum", withdrawn=True),
        Contribution("c3", "G1-03", "c", words, NINE, group="g1", topic="t1", item="plenum", redacted=True),
        Contribution("c4", "G1-04", "d", words, NINE, group="g1", topic="t1", item="plenum", edited="Rettet"),
        Contribution("c5", "G1-05", "e", words, NINE, group="g1", topic="t1", item="plenum"),  # taken off
        Correction("k1", "c1", words, NINE),
        Theme("h1", "a", "A", "Et tema"),
        *(Membership(f"h1/c{n}", "h1", f"c{n}") for n in range(1, 6)),
        ParkedQuestion("q1", "a", words),
        Ballot("b1", "a", ("h1",), ("Et tema",), NINE, counted_by=words),
        Vote("b1/h1", "b1", "h1", 3),
        Conclusion("n1", "a", "Vi gør det", Strength.AGREED),
        *(Evidence(f"e{n}", "n1", contribution=f"c{n}") for n in range(1, 6)),
        ReadBack("rb1", "n1", ReadBackResult.MENDED, NINE, words, "Vi gør det"),
        NextStep("x1", "a", "Ringe", "Per", note=words),
        RunEntry("run-1/1", "run-1", 1, EntryVerb.ZONE_CHANGED, NINE, 0, "boot", words=words),
    )


@pytest.mark.parametrize("kind", SceneKind)
@pytest.mark.parametrize("subject", [None, "g1", "t1", "n1", "b1", "talk", "c2", "2", "nobody"])
@pytest.mark.parametrize("running", [None, *(i.id for i in DAY)])
def test_nothing_private_can_reach_a_scene(kind: SceneKind, subject: str | None, running: str | None) -> None:
    state = state_of(*secret(PRIVATE), items=())
    for turn in (None, TURN):
        showing = see(state, standing_in(running, turn=turn), Scene(kind, subject), taken_off={"c5"}, timer=True)
        assert PRIVATE not in repr(showing)


def test_a_remark_stands_without_anybodys_name() -> None:
    state = state_of(*secret("x"), items=())
    seen = see(state, standing_in("plenum"), Scene(SceneKind.CAPTURE)).seen
    assert isinstance(seen, sight.Capture)
    assert [r.code for r in seen.remarks] == ["G1-01", "G1-04", "G1-05"]
    assert "Per" not in repr(seen)


def test_the_last_five_whole_remarks_stand_in_the_order_they_were_said() -> None:
    said = [Contribution(f"c{n}", f"P-{n:02}", f"{n}", f"Ord {n}", NINE + n, item="plenum") for n in range(1, 9)]
    seen = see(state_of(*said), standing_in("plenum"), Scene(SceneKind.CAPTURE)).seen
    assert isinstance(seen, sight.Capture)
    assert [r.words for r in seen.remarks] == [f"Ord {n}" for n in range(4, 9)]
    assert seen.before == 3
    fewer = see(state_of(*said), standing_in("plenum"), Scene(SceneKind.CAPTURE), taken_off={"c8"}).seen
    assert isinstance(fewer, sight.Capture)
    assert [r.words for r in fewer.remarks] == [f"Ord {n}" for n in range(3, 8)]


def test_the_line_of_the_day_fills_with_the_day() -> None:
    start = see(state_of(), standing_in(None), Scene(SceneKind.WELCOME)).line
    half = see(state_of(), standing_in("talk"), Scene(SceneKind.NOW)).line
    end = see(state_of(), standing_in("end", day=DayState.ENDED), Scene(SceneKind.THANKS)).line
    assert start == sight.DayLine((60,) * 6, 0)
    assert half == sight.DayLine((60,) * 6, 90)
    assert end == sight.DayLine((60,) * 6, 360)
