"""Two copies of a workshop: nothing is lost, nothing renumbered, the day untouched."""

from __future__ import annotations

import pytest
from app.domain.day import RunEntry
from app.domain.debate import CodeCounter, Contribution, Correction, Group
from app.domain.gestures import Refused
from app.domain.plenum import (
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    ReadBackResult,
    StepStatus,
    Theme,
)
from app.domain.programme import AgendaItem
from app.domain.verbs import Stack
from app.services import day, groups, harvest, merge, next_steps, plenum, reading, setup, words
from app.services.headings import READY
from tests.services.rooms import Room, lasting


def codes(room: Room) -> list[str]:
    return sorted(c.code for c in reading.remarks(room.state))


def test_unknown_words_come_in_where_they_were_said_and_once() -> None:
    room = Room()
    other = room.copy("b")
    room.say("her", 1)
    there = other.say("der", 2, topic=other.model(2))
    room.say("her igen", 1)
    seen = merge.preview(room.state, other.state)
    assert [c.text for c in seen.remarks] == ["der"]
    room.do(merge.take_in(other.state))
    assert [c.text for c in reading.remarks(room.state)] == ["her", "der", "her igen"]
    assert room.remark(there.id).topic == room.model(2)
    assert merge.preview(room.state, other.state).empty
    assert room.do(merge.take_in(other.state)) is None


def test_a_colliding_code_gets_a_letter_and_ours_stays() -> None:
    room = Room()
    other = room.copy("b")
    mine, theirs = room.say("her", 3), other.say("der", 3)
    assert mine.code == theirs.code == "G3-01"
    assert merge.preview(room.state, other.state).suffixed == (("G3-01", "G3-01x"),)
    room.do(merge.take_in(other.state))
    assert (room.remark(mine.id).code, room.remark(theirs.id).code) == ("G3-01", "G3-01x")
    assert room.say("videre", 3).code == "G3-02"


def test_no_code_that_was_given_there_is_given_again() -> None:
    room = Room()
    other = room.copy("b")
    for n in range(3):
        other.say(f"der {n}", 3)
    room.do(merge.take_in(other.state))
    assert room.state.get(CodeCounter, "G3").given == 3
    assert room.say("her", 3).code == "G3-04"


def test_a_scribes_copy_cannot_collide_and_knows_its_groups_best() -> None:
    room = Room()
    before = room.say("først", 4)
    mine = room.say("vores", 1)
    letter = merge.free_letter(room.state)
    room.do(merge.lend_groups(letter, [room.group(4), room.group(5)]))
    scribe = room.copy("scribe")
    scribe.do(merge.become_copy(letter))
    scribe.do(words.edit_remark(before.id, "først, rettet af skriveren"))
    scribe.do(words.edit_remark(mine.id, "vores, rettet af skriveren"))
    scribe.say("skrevet i fire", 4)
    scribe.say("skrevet i plenum")
    room.say("i fire herfra", 4)
    room.say("i plenum herfra")
    room.do(merge.take_in(scribe.state))
    assert codes(room) == ["G1-01", "G4-01", "G4-01a", "G4-02", "P-01", "P-01b"]
    assert room.remark(before.id).text == "først, rettet af skriveren"
    assert room.remark(mine.id).text == "vores"
    assert [c.words for c in room.state.of(Correction).values()] == ["vores, rettet af skriveren"]
    assert merge.preview(room.state, scribe.state).empty
    assert merge.free_letter(room.state) == "c"
    room.do(merge.lend_groups(letter, [room.group(5)]))
    assert room.state.get(Group, room.group(4)).scribe == ""


def test_known_words_with_other_wordings_keep_both() -> None:
    room = Room()
    said = room.say("først", 1)
    room.do(plenum.make_theme("t", "Kurser", [said.id]))
    room.do(plenum.conclude("c", "Vi holder kurser", themes=["t"]))
    room.do(next_steps.take_step("s", "Indkalde", conclusion="c"))
    other = room.copy("b")
    other.do(words.edit_remark(said.id, "der"))
    other.do(plenum.rename_theme("t", "Uddannelse"))
    other.do(plenum.edit_conclusion("c", text="Vi holder mange kurser"))
    other.do(next_steps.edit_step("s", what="Indkalde alle"))
    room.do(words.edit_remark(said.id, "her"))
    seen = merge.preview(room.state, other.state)
    assert ([c.text for c in seen.words], [t.title for t in seen.themes]) == (["her"], ["Uddannelse"])
    assert ([c.text for c in seen.conclusions], [s.what for s in seen.steps]) == (
        ["Vi holder mange kurser"],
        ["Indkalde alle"],
    )
    room.do(merge.take_in(other.state))
    assert room.remark(said.id).text == "her"
    assert [c.words for c in room.state.of(Correction).values()] == ["der"]
    assert [t.title for t in room.state.of(Theme).values()] == ["Kurser", "Uddannelse"]
    assert [(c.conclusion.text, c.codes_for) for c in harvest.conclusions(room.state)] == [
        ("Vi holder kurser", ("G1-01",)),
        ("Vi holder mange kurser", ("G1-01",)),
    ]
    assert [s.what for s in harvest.steps(room.state)] == ["Indkalde", "Indkalde alle"]
    assert len({t.letter for t in room.state.of(Theme).values()}) == 2
    assert merge.preview(room.state, other.state).empty


def test_themes_of_one_title_are_one() -> None:
    room = Room()
    a, b = room.say("et", 1), room.say("to", 2)
    other = room.copy("b")
    heading = READY + room.advice(6)
    room.do(plenum.make_theme("mine", "Kurser", [a.id]))
    room.do(plenum.file_under(heading, [a.id]))
    other.do(plenum.make_theme("theirs", "kurser", [b.id]))
    other.do(plenum.file_under(heading, [b.id]))
    other.do(plenum.conclude("c", "Sådan", themes=["theirs"], remarks=[b.id]))
    other.do(plenum.open_ballot("v", ["theirs"], counts={"theirs": 7}))
    other.do(plenum.read_back("r", "c", ReadBackResult.UNCHANGED))
    other.do(plenum.park("q", "Hvem betaler?"))
    room.do(merge.take_in(other.state))
    under = {t.theme.id: [r.code for r in t.remarks] for t in harvest.themes(room.state) if t.made}
    assert under == {"mine": ["G1-01", "G2-01"], heading: ["G1-01", "G2-01"]}
    assert {e.theme for e in room.state.of(Evidence).values() if e.theme} == {"mine"}
    assert harvest.ballots(room.state)[0].options == (("mine", "kurser", 7),)
    assert room.state.get(ReadBack, "r").conclusion == "c"
    assert room.state.get(ParkedQuestion, "q").text == "Hvem betaler?"
    assert merge.preview(room.state, other.state).empty


def test_a_started_day_and_its_programme_are_never_touched() -> None:
    room = Room()
    other = room.copy("b")
    other.do(setup.edit_item(next(iter(other.state.of(AgendaItem))), title="Helt andet"))
    other.do(day.advance())
    other.clock.on(1000)
    other.do(day.advance())
    other.say("sagt der", 1, item=next(iter(other.state.of(AgendaItem))))
    room.do(day.advance())
    programme, entries = room.state.of(AgendaItem), room.state.of(RunEntry)
    room.do(merge.take_in(other.state))
    assert room.state.of(AgendaItem) == programme
    assert room.state.of(RunEntry) == entries
    assert "sagt der" in {c.text for c in reading.remarks(room.state)}


def test_what_a_step_became_there_is_taken_where_nothing_was_said_of_it_here() -> None:
    room = Room()
    for name in ("a", "b"):
        room.do(next_steps.take_step(name, name))
    other = room.copy("b")
    for name in ("a", "b"):
        other.do(next_steps.follow_up(name, StepStatus.DONE, "gjort der"))
    room.do(next_steps.follow_up("b", StepStatus.STARTED, "i gang her"))
    room.do(merge.take_in(other.state))
    stand = {s.id: (s.status, s.note) for s in room.state.of(NextStep).values()}
    assert stand == {"a": (StepStatus.DONE, "gjort der"), "b": (StepStatus.STARTED, "i gang her")}


def test_redacted_words_do_not_come_back() -> None:
    room = Room()
    one, two = room.say("Anna drikker", 1), room.say("Bo drikker", 1)
    other = room.copy("b")
    room.do(words.redact(one.id))
    other.do(words.redact(two.id))
    room.do(merge.take_in(other.state))
    assert "drikker" not in repr(room.state.of(Contribution))


def test_groups_made_there_come_with_their_words() -> None:
    room = Room()
    other = room.copy("b")
    other.do(groups.make_group("new", topic=other.model(3)))
    room.do(groups.make_group("mine"))
    said = other.say("fra den nye", 6)
    room.do(merge.take_in(other.state))
    assert (room.state.get(Group, "mine").number, room.state.get(Group, "new").number) == (6, 7)
    assert [g.number for g in reading.groups_on(room.state, room.model(3))] == [3, 7]
    assert (room.remark(said.id).code, room.remark(said.id).group) == ("G6-01", "new")


def test_one_gesture_that_can_be_taken_back() -> None:
    room = Room()
    room.say("her", 1)
    other = room.copy("b")
    said = other.say("der", 2)
    other.do(plenum.make_theme("t", "Tema", [said.id]))
    other.do(plenum.conclude("c", "Sådan", themes=["t"]))
    before = lasting(room.state)
    room.do(merge.take_in(other.state))
    after = lasting(room.state)
    room.book.undo(Stack.WORDS)
    assert lasting(room.state) == before
    room.book.redo(Stack.WORDS)
    assert lasting(room.state) == after
    assert (len(room.state.of(Conclusion)), len(room.state.of(Membership))) == (1, 1)


def test_another_workshop_and_unknown_letters_are_refused() -> None:
    room = Room()
    stranger = Room(name="tom-dag", count=0)
    with pytest.raises(Refused, match="not_same_workshop"):
        room.do(merge.take_in(_renamed(stranger).state))
    with pytest.raises(Refused, match="no_such_copy"):
        room.do(merge.lend_groups("a", []))
    with pytest.raises(Refused, match="no_such_copy"):
        room.do(merge.become_copy("?"))


def test_letters_of_copies_run_out() -> None:
    room = Room()
    for _ in range(4):
        room.do(groups.make_group(room.new()))
    for number in range(1, 10):
        letter = merge.free_letter(room.state)
        room.do(merge.lend_groups(letter, [room.group(number)]))
    with pytest.raises(Refused, match="too_many_copies"):
        merge.free_letter(room.state)


def test_a_code_can_collide_with_many_copies() -> None:
    room = Room()
    copies = [room.copy(f"copy{n}-") for n in range(14)]
    room.say("her", 1)
    for copy in copies:
        copy.say("der", 1)
        room.do(merge.take_in(copy.state))
    assert len(set(codes(room))) == 15
    assert {c.removeprefix("G1-01") for c in codes(room)} >= {"", "x", "p", "x2", "x3"}


def _renamed(room: Room) -> Room:
    """A workshop none of whose ids are another's."""
    room.do(setup.take_programme([AgendaItem("strange", "a", "Velkomst")]))
    return room
