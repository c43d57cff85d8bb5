"""Themes, votes, conclusions, reading back: nothing is destroyed, everything can be taken back."""

from __future__ import annotations

import pytest
from app.domain.debate import Topic, TopicKind
from app.domain.gestures import Refused
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ReadBack,
    ReadBackResult,
    Stance,
    Strength,
    Theme,
)
from app.domain.verbs import Stack
from app.services import harvest, next_steps, plenum, topics, words
from app.services.headings import READY
from tests.services.rooms import Room, lasting


def titles(room: Room) -> list[str]:
    return [t.theme.title for t in harvest.themes(room.state) if t.made]


def test_the_twelve_headings_are_ready_with_letters_and_made_by_filing() -> None:
    room = Room()
    ready = harvest.themes(room.state)
    assert "".join(t.theme.letter for t in ready) == "ABCDEFGHIJLO"
    assert not any(t.made for t in ready)
    said = room.say("Hellere i dag end i morgen", 1)
    room.do(plenum.file_under(ready[0].theme.id, [said.id]))
    again = harvest.themes(room.state)
    assert [t.theme.id for t in again] == [t.theme.id for t in ready]
    assert (again[0].made, [r.id for r in again[0].remarks], again[0].groups) == (True, [said.id], (1,))
    room.do(plenum.make_theme("own", "Et helt nyt"))
    assert harvest.themes(room.state)[-1].theme.letter == "P"


def test_a_theme_named_as_a_heading_is_that_heading() -> None:
    room = Room()
    room.do(plenum.make_theme("t", "intern ORGANISERING"))
    made = room.state.get(Theme, "t")
    assert (made.advice, made.letter) == (room.advice(6), "F")
    assert len(harvest.themes(room.state)) == 12
    with pytest.raises(Refused, match="theme_exists"):
        room.do(plenum.make_theme("u", "Intern organisering"))


def test_letters_run_out_without_harm() -> None:
    room = Room()
    for n in range(14):
        room.do(plenum.make_theme(f"t{n}", f"Tema {n}"))
    letters = [t.theme.letter for t in harvest.themes(room.state)]
    assert letters[12:] == [*"PQRSTUVWXYZ", "", "", ""]
    assert not set("NMK") & set(letters)


def test_headings_that_come_later_take_no_letter_that_is_borne() -> None:
    room = Room(name="tom-dag")
    for name in ("x", "y"):
        room.do(plenum.make_theme(name, name))
    for n in range(3):
        room.do(topics.make_topic(f"a{n}", f"Råd {n}", TopicKind.ADVICE))
    letters = {t.theme.title: t.theme.letter for t in harvest.themes(room.state)}
    assert letters == {"x": "A", "y": "B", "Råd 0": "D", "Råd 1": "E", "Råd 2": "C"}


def test_a_remark_may_stand_under_several_themes_and_be_taken_out_of_one() -> None:
    room = Room()
    said = room.say("Fælles kursus", 2)
    for theme in ("a", "b"):
        room.do(plenum.make_theme(theme, theme, [said.id]))
    assert [t.id for t in harvest.themes_of(room.state, said.id)] == ["a", "b"]
    room.do(plenum.take_out("a", [said.id]))
    assert [t.id for t in harvest.themes_of(room.state, said.id)] == ["b"]
    assert harvest.unplaced(room.state) == ()


def test_filing_twice_is_no_gesture() -> None:
    room = Room()
    said = room.say("Fælles kursus", 2)
    room.do(plenum.make_theme("a", "a", [said.id]))
    assert room.do(plenum.file_under("a", [said.id, said.id])) is None


def test_merging_takes_words_evidence_and_conclusions_along() -> None:
    room = Room()
    one, two, both = room.say("et", 1), room.say("to", 2), room.say("begge", 3)
    room.do(plenum.make_theme("from", "Kursus", [one.id, both.id]))
    room.do(plenum.make_theme("into", "Kurser", [two.id, both.id]))
    room.do(plenum.conclude("c", "Vi holder kurser", themes=["from"]))
    room.do(plenum.conclude("d", "Begge", themes=["from", "into"]))
    before = lasting(room.state)
    room.do(plenum.merge_themes("from", "into"))
    assert titles(room) == ["Kurser"]
    assert {m.contribution for m in room.state.of(Membership).values()} == {one.id, two.id, both.id}
    rows = {c.conclusion.id: c for c in harvest.conclusions(room.state)}
    assert rows["c"].conclusion.theme == "into"
    assert rows["c"].codes_for == ("G1-01", "G2-01", "G3-01")
    assert [e.theme for e in room.state.of(Evidence).values() if e.conclusion == "d"] == ["into"]
    room.book.undo(Stack.WORDS)
    assert lasting(room.state) == before
    with pytest.raises(Refused, match="same_theme"):
        room.do(plenum.merge_themes("into", "into"))


def test_merging_into_a_heading_makes_it_and_merging_a_heading_away_leaves_it_ready() -> None:
    room = Room()
    said = room.say("et", 1)
    room.do(plenum.make_theme("own", "Mit eget", [said.id]))
    heading = READY + room.advice(4)
    room.do(plenum.merge_themes("own", heading))
    assert titles(room) == [room.state.get(Topic, room.advice(4)).title]
    room.do(plenum.make_theme("next", "Et andet"))
    room.do(plenum.merge_themes(heading, "next"))
    assert titles(room) == ["Et andet"]
    assert len(harvest.themes(room.state)) == 13


def test_splitting_moves_some_of_the_words() -> None:
    room = Room()
    ids = [room.say(f"ord {n}", 1).id for n in range(4)]
    room.do(plenum.make_theme("t", "Alt", ids))
    room.do(plenum.split_theme("t", "new", "Noget", ids[:2]))
    under = {t.theme.id: [r.id for r in t.remarks] for t in harvest.themes(room.state) if t.made}
    assert under == {"t": ids[2:], "new": ids[:2]}
    with pytest.raises(Refused, match="no_remarks"):
        room.do(plenum.split_theme("t", "x", "Intet", ids[:1]))


def test_a_theme_a_conclusion_rests_on_stays() -> None:
    room = Room()
    said = room.say("et", 1)
    room.do(plenum.make_theme("t", "Alt", [said.id]))
    room.do(plenum.conclude("c", "Sådan", themes=["t"]))
    with pytest.raises(Refused, match="still_used"):
        room.do(plenum.remove_theme("t"))
    room.do(plenum.remove_conclusion("c"))
    room.do(plenum.remove_theme("t"))
    assert [r.id for r in harvest.unplaced(room.state)] == [said.id]


def test_coverage_counts_what_is_used_by_group_and_topic() -> None:
    room = Room()
    model = room.model(3)
    ids = [room.say(f"ord {n}", 3, topic=model).id for n in range(3)]
    out = room.say("trukket tilbage", 3)
    room.do(words.withdraw(out.id))
    in_plenum = room.say("i plenum")
    room.do(plenum.make_theme("t", "Alt", [ids[0], ids[1]]))
    room.do(plenum.park("q", remark=in_plenum.id))
    found = harvest.coverage(room.state)
    assert found.whole == harvest.Share(3, 4)
    assert found.by_group == {room.group(3): harvest.Share(2, 3), None: harvest.Share(1, 1)}
    assert found.by_topic == {model: harvest.Share(2, 3), None: harvest.Share(1, 1)}
    assert [r.id for r in harvest.unplaced(room.state)] == [ids[2]]


def test_a_question_is_parked_once_and_taken_up_again() -> None:
    room = Room()
    said = room.say("Hvem betaler?", 1)
    room.do(plenum.park("q", remark=said.id))
    room.do(plenum.park("r", "Hvad med loven?"))
    assert [p.text for p in harvest.parked(room.state)] == ["Hvem betaler?", "Hvad med loven?"]
    with pytest.raises(Refused, match="parked_already"):
        room.do(plenum.park("s", remark=said.id))
    room.do(plenum.unpark("q"))
    assert [p.id for p in harvest.parked(room.state)] == ["r"]


def test_a_vote_freezes_its_options_and_says_who_counted() -> None:
    room = Room()
    room.do(plenum.make_theme("a", "Kurser"))
    heading = READY + room.advice(1)
    room.do(plenum.open_ballot("b", ["a", heading, "a"]))
    room.do(plenum.rename_theme("a", "Andre kurser"))
    assert room.state.get(Ballot, "b").titles[0] == "Kurser"
    room.do(plenum.count_votes("b", {"a": 31}, counted_by="Hanne", abstained=3))
    room.do(plenum.count_votes("b", {heading: 8}))
    row = harvest.ballots(room.state)[0]
    assert row.options[0] == ("a", "Kurser", 31)
    assert (row.total, row.ballot.counted_by, row.ballot.abstained) == (39, "Hanne", 3)
    room.do(plenum.count_votes("b", {"a": 32}))
    assert harvest.ballots(room.state)[0].total == 40
    with pytest.raises(Refused, match="no_such_option"):
        room.do(plenum.count_votes("b", {"other": 1}))
    with pytest.raises(Refused, match="out_of_range"):
        room.do(plenum.count_votes("b", {"a": -1}))
    room.do(plenum.close_ballot("b"))
    with pytest.raises(Refused, match="vote_closed"):
        room.do(plenum.count_votes("b", {"a": 1}))


def test_a_vote_needs_a_theme() -> None:
    with pytest.raises(Refused, match="no_options"):
        Room().do(plenum.open_ballot("b", []))


def test_a_conclusion_with_evidence_for_and_against() -> None:
    room = Room()
    one, two, no = room.say("et", 3), room.say("to", 1), room.say("nej tak", 2)
    room.do(plenum.make_theme("t", "Kurser", [one.id, two.id]))
    room.do(
        plenum.conclude(
            "c", "Fælles kursusdage", strength=Strength.MAJORITY, votes_for=31, votes_against=8, abstained=3,
            dissent="Først når vikarerne er betalt", themes=["t"], remarks=[two.id], against=[no.id],
        )
    )  # fmt: skip
    row = harvest.conclusions(room.state)[0]
    assert (row.codes_for, row.codes_against) == (("G3-01", "G1-01"), ("G2-01",))
    assert row.conclusion.dissent == "Først når vikarerne er betalt"
    room.do(plenum.give_evidence("c", remark=no.id, stance=Stance.FOR))
    assert harvest.conclusions(room.state)[0].codes_against == ()
    room.do(plenum.take_evidence(f"c/{no.id}"))
    assert harvest.conclusions(room.state)[0].codes_for == ("G3-01", "G1-01")


def test_a_reading_keeps_both_wordings_and_an_edit_afterwards_is_seen() -> None:
    room = Room()
    room.do(plenum.conclude("c", "Ledelserne mødes"))
    room.do(plenum.read_back("r1", "c", ReadBackResult.MENDED, text="Ledelserne mødes hvert kvartal"))
    read = room.state.get(ReadBack, "r1")
    assert (read.before, read.after, read.at_ms) == (
        "Ledelserne mødes",
        "Ledelserne mødes hvert kvartal",
        room.clock.utc_ms,
    )
    row = harvest.conclusions(room.state)[0]
    assert (row.conclusion.text, row.edited_since) == ("Ledelserne mødes hvert kvartal", False)
    assert harvest.to_read(room.state) == ()
    room.do(plenum.edit_conclusion("c", text="Ledelserne mødes ofte"))
    assert harvest.conclusions(room.state)[0].edited_since
    assert len(harvest.to_read(room.state)) == 1
    room.clock.on(1000)
    room.do(plenum.read_back("r2", "c", ReadBackResult.UNCHANGED))
    assert not harvest.conclusions(room.state)[0].edited_since


def test_mending_needs_words() -> None:
    room = Room()
    room.do(plenum.conclude("c", "Sådan"))
    with pytest.raises(Refused, match="no_words"):
        room.do(plenum.read_back("r", "c", ReadBackResult.MENDED))


@pytest.mark.parametrize(
    ("ayes", "noes", "strength"), [(31, 8, Strength.MAJORITY), (8, 8, Strength.DIVIDED), (None, None, Strength.DIVIDED)]
)
def test_not_agreed_takes_the_counts_and_the_minority(ayes: int | None, noes: int | None, strength: Strength) -> None:
    room = Room()
    room.do(plenum.conclude("c", "Sådan", strength=Strength.AGREED))
    room.do(
        plenum.read_back(
            "r", "c", ReadBackResult.NOT_AGREED, votes_for=ayes, votes_against=noes, dissent="Ikke uden penge"
        )
    )
    now = room.state.get(Conclusion, "c")
    assert (now.strength, now.votes_for, now.dissent) == (strength, ayes, "Ikke uden penge")


def test_removing_a_conclusion_frees_its_steps() -> None:
    room = Room()
    room.do(plenum.conclude("c", "Sådan"))
    room.do(next_steps.take_step("s", "Ringe", conclusion="c"))
    room.do(plenum.read_back("r", "c", ReadBackResult.UNCHANGED))
    room.do(plenum.remove_conclusion("c"))
    assert room.state.get(NextStep, "s").conclusion is None
    assert room.state.of(ReadBack) == {}
    room.book.undo(Stack.WORDS)
    assert harvest.conclusions(room.state)[0].steps[0].id == "s"


def test_a_heading_of_advice_can_go_while_its_theme_stays() -> None:
    room = Room()
    said = room.say("et", 1)
    heading = READY + room.advice(2)
    room.do(plenum.file_under(heading, [said.id]))
    room.do(topics.remove_topic(room.advice(2)))
    assert room.state.get(Theme, heading).advice is None
    assert len(harvest.themes(room.state)) == 12


def test_a_theme_needs_a_title_of_its_own() -> None:
    room = Room()
    room.do(plenum.make_theme("a", "Kurser"))
    room.do(plenum.make_theme("b", "Andet"))
    for nothing in ("", "\u200b"):
        with pytest.raises(Refused, match="no_words"):
            room.do(plenum.make_theme("c", nothing))
    with pytest.raises(Refused, match="theme_exists"):
        room.do(plenum.rename_theme("b", "KURSER"))
    assert room.do(plenum.rename_theme("a", "Kurser")) is None


def test_unknown_fields_and_wrong_numbers() -> None:
    room = Room()
    room.do(plenum.conclude("c", "Sådan"))
    with pytest.raises(TypeError, match="colour"):
        room.do(plenum.edit_conclusion("c", colour="red"))
    with pytest.raises(Refused, match="out_of_range"):
        room.do(plenum.edit_conclusion("c", votes_for=-1))
    with pytest.raises(Refused, match="no_words"):
        room.do(plenum.edit_conclusion("c", text=" "))
