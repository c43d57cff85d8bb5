"""Remarks: codes that never rewind, kinds by what the words tell, and words that are never lost."""

from __future__ import annotations

import pytest
from app.domain.debate import (
    CodeCounter,
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Correction,
    NeedTick,
    RemarkKind,
    Source,
)
from app.domain.gestures import Refused
from app.domain.plenum import ParkedQuestion
from app.domain.verbs import Stack
from app.services import day, harvest, merge, plenum, reading, words
from app.services.headings import READY
from tests.services.rooms import Room


def test_each_group_and_the_plenum_number_their_own_words() -> None:
    room = Room()
    said = [room.say("Fælles kalender", 3), room.say("Hvem betaler", 1), room.say("Godt sagt"), room.say("Vikar", 3)]
    assert [c.code for c in said] == ["G3-01", "G1-01", "P-01", "G3-02"]
    assert [c.rank for c in said] == sorted(c.rank for c in said)


def test_a_hundredth_code_has_three_figures() -> None:
    room = Room()
    room.do(words.paste([room.new() for _ in range(101)], [f"ord {n}" for n in range(101)], group=room.group(2)))
    assert [c.code for c in reading.said_by(room.state, room.group(2))][98:] == ["G2-99", "G2-100", "G2-101"]


def test_a_taken_back_code_is_not_given_again_and_redo_brings_its_own_back() -> None:
    room = Room()
    first = room.say("et", 3)
    room.book.undo(Stack.WORDS)
    assert room.say("to", 3).code == "G3-02"
    room.book.undo(Stack.WORDS)
    assert room.book.redo(Stack.WORDS).subject == "G3-02"
    assert first.code == "G3-01"


def test_a_further_laptop_has_a_letter_and_a_series_of_its_own() -> None:
    room = Room()
    assert room.say("her", 3).code == "G3-01"
    assert room.say("der", 3, laptop="b").code == "G3-01b"
    assert room.say("der igen", 3, laptop="b").code == "G3-02b"
    assert room.say("her igen", 3).code == "G3-02"


def test_a_scribe_has_the_bare_codes_of_the_groups_lent() -> None:
    room = Room()
    room.do(merge.lend_groups("b", [room.group(4)]))
    scribe = room.copy("scribe")
    scribe.do(merge.become_copy("b"))
    assert [scribe.say("x", 4).code, scribe.say("x", 3).code, scribe.say("x").code] == ["G4-01", "G3-01b", "P-01b"]
    assert [room.say("x", 4).code, room.say("x", 3).code, room.say("x").code] == ["G4-01a", "G3-01", "P-01"]
    assert scribe.say("y", 4).source is Source.SCRIBE
    assert room.say("y", 4).source is Source.TYPED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvem betaler vikaren?", RemarkKind.QUESTION),
        ("Hvem sagde »hvem betaler?«", RemarkKind.QUESTION),
        ("Er det sådan? Ja.", RemarkKind.POINT),
        ("- en streg er ingen barriere her", RemarkKind.POINT),
        ("谁付钱？", RemarkKind.QUESTION),
    ],
)
def test_the_words_tell_a_question(text: str, kind: RemarkKind) -> None:
    assert Room().say(text, 1).kind is kind


def test_a_kind_that_was_typed_counts_over_the_words() -> None:
    assert Room().say("Skal vi ikke bare gøre det?", 1, kind=RemarkKind.IDEA).kind is RemarkKind.IDEA


def test_a_paste_is_one_gesture_of_many_remarks() -> None:
    room = Room()
    gesture = room.do(words.paste([room.new() for _ in range(4)], ["Et", "  ", "To?", "Tre"], group=room.group(2)))
    assert gesture is not None
    assert gesture.subject == "G2-01–G2-03"
    said = reading.said_by(room.state, room.group(2))
    assert [c.text for c in said] == ["Et", "To?", "Tre"]
    assert [c.kind for c in said] == [RemarkKind.POINT, RemarkKind.QUESTION, RemarkKind.POINT]
    assert {c.source for c in said} == {Source.PASTED}
    room.book.undo(Stack.WORDS)
    assert reading.remarks(room.state) == ()
    assert room.say("Fire", 2).code == "G2-04"


def test_what_cannot_be_seen_is_left_out_and_the_words_stay() -> None:
    room = Room()
    assert room.say("A\u202eb\u200bc\x00\ud800 \tde\u0301\r\nf\ufeff", 1).text == "Abc dé f"
    family = "En \U0001f468\u200d\U0001f469\u200d\U0001f467 i rådhuset \U0001f600\ufe0f"
    assert room.say(family, 1).text == family
    hebrew = "שלום לכולם"
    assert room.say(hebrew, 1).text == hebrew


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u202e", "\n\n"])
def test_no_words_are_refused(nothing: str) -> None:
    room = Room()
    with pytest.raises(Refused, match="no_words"):
        room.do(words.remark(room.new(), nothing))
    assert reading.remarks(room.state) == ()
    assert room.say("nu", 1).code == "G1-01"


def test_a_paste_of_nothing_is_refused_and_one_long_line_refuses_all() -> None:
    room = Room()
    with pytest.raises(Refused, match="no_words"):
        room.do(words.paste(["a", "b"], [" ", ""]))
    with pytest.raises(Refused, match="too_long"):
        room.do(words.paste(["a", "b"], ["kort", "x" * 8001]))
    assert reading.remarks(room.state) == ()


def test_eight_thousand_characters_are_one_remark_and_one_more_is_refused_whole() -> None:
    room = Room()
    long = "ord " * 1999 + "ord?"
    assert len(long) == 8000
    assert room.say(long, 1).text == long
    with pytest.raises(Refused, match="too_long"):
        room.do(words.remark(room.new(), long + "x"))
    assert len(reading.remarks(room.state)) == 1


def test_two_remarks_in_the_same_millisecond_and_with_the_clock_set_back_keep_their_order() -> None:
    room = Room()
    for n in range(3):
        room.do(words.remark(room.new(), f"nu {n}"))
    room.clock.utc_ms -= 180_000
    room.do(words.remark(room.new(), "efter at uret blev stillet"))
    assert [c.text for c in reading.remarks(room.state)] == ["nu 0", "nu 1", "nu 2", "efter at uret blev stillet"]


def test_first_words_stay_and_an_edit_lies_beside() -> None:
    room = Room()
    said = room.say("Føles kalender", 3)
    room.clock.on(60_000)
    room.do(words.edit_remark(said.id, "Fælles kalender"))
    room.clock.on(60_000)
    room.do(words.edit_remark(said.id, "En fælles kalender"))
    room.do(words.correct("note", said.id, "Vi sagde to kalendere"))
    now = room.remark(said.id)
    assert (now.words, now.edited, now.text) == ("Føles kalender", "En fælles kalender", "En fælles kalender")
    assert [c.words for c in room.state.of(Correction).values()] == ["Vi sagde to kalendere"]
    room.do(words.edit_remark(said.id, "Føles kalender"))
    assert room.remark(said.id).edited is None


def test_classified_after_speech() -> None:
    room = Room()
    said = room.say("Fælles kursus", 3)
    area = next(iter(room.state.of(CompetenceArea)))
    room.do(words.classify(said.id, kind=RemarkKind.IDEA, area=area))
    room.do(words.mark_returning(said.id))
    now = room.remark(said.id)
    assert (now.kind, now.area, now.returning) == (RemarkKind.IDEA, area, True)
    room.do(words.classify(said.id, area=""))
    room.do(words.mark_returning(said.id))
    now = room.remark(said.id)
    assert (now.kind, now.area, now.returning) == (RemarkKind.IDEA, None, False)


def test_elaborates_needs_a_remark_to_carry_on() -> None:
    room = Room()
    first = room.say("Kalender", 3)
    assert room.say("og den skal være fælles", 3, elaborates=first.id).elaborates == first.id
    with pytest.raises(Refused, match="gone"):
        room.do(words.remark(room.new(), "og mere", elaborates="nobody"))


def test_a_withdrawn_remark_is_on_no_list_and_keeps_its_code() -> None:
    room = Room()
    said = room.say("Ups", 3)
    room.do(words.withdraw(said.id))
    assert reading.said_by(room.state, room.group(3)) == ()
    assert reading.counts_by_group(room.state)[room.group(3)] == 0
    assert room.say("Nyt", 3).code == "G3-02"
    room.do(words.withdraw(said.id, withdrawn=False))
    assert [c.code for c in reading.said_by(room.state, room.group(3))] == ["G3-01", "G3-02"]


def test_redacted_words_are_gone_wherever_they_stood() -> None:
    room = Room()
    said = room.say("Anna Jensen drikker", 3)
    room.do(words.edit_remark(said.id, "Anna drikker"))
    room.do(words.correct("note", said.id, "Anna drikker te"))
    room.do(plenum.park("parked", remark=said.id))
    room.do(plenum.file_under(READY + room.advice(1), [said.id]))
    room.do(words.redact(said.id))
    assert "drikker" not in repr(room.state)
    assert room.remark(said.id).code == "G3-01"
    assert (room.state.of(Correction), room.state.of(ParkedQuestion)) == ({}, {})
    with pytest.raises(Refused, match="redacted"):
        room.do(words.edit_remark(said.id, "igen"))


def test_no_undo_makes_an_empty_remark_of_a_redacted_one() -> None:
    room = Room()
    said = room.say("Anna Jensen drikker", 3)
    room.do(words.edit_remark(said.id, "Anna drikker"))
    room.do(words.correct("note", said.id, "Anna drikker te"))
    room.do(plenum.park("parked", remark=said.id))
    room.do(words.redact(said.id))
    for reverse in (room.book.undo, room.book.redo):
        for _ in range(5):
            reverse(Stack.WORDS)
            there = room.state.of(Contribution).get(said.id)
            assert there is None or (there.redacted, there.words) == (True, "")
            assert "drikker" not in repr(room.state)
            assert harvest.parked(room.state) == ()


def test_a_need_is_ticked_by_hand_and_left_to_the_words_again() -> None:
    room = Room()
    need = next(iter(room.state.of(CompetenceNeed)))
    said = room.say("noget helt andet", 1)
    room.do(words.tick_need(need, contribution=said.id))
    assert room.state.get(NeedTick, need).contribution == said.id
    room.do(words.tick_need(need, said=False))
    assert not room.state.get(NeedTick, need).said
    room.do(words.tick_need(need, said=None))
    assert room.state.of(NeedTick) == {}


def test_words_typed_after_the_day_say_so() -> None:
    room = Room()
    assert not room.say("før", 1).after_meeting
    room.do(day.advance())
    assert not room.say("under", 1).after_meeting
    room.do(day.end_day())
    assert room.say("efter", 1).after_meeting
    room.do(words.paste(["p"], ["også efter"]))
    assert room.remark("p").after_meeting


def test_counters_are_named_by_series_and_letter() -> None:
    room = Room()
    room.say("x", 3)
    room.say("y", 3, laptop="c")
    assert {c.id: c.given for c in room.state.of(CodeCounter).values()} == {"G3": 1, "G3c": 1}
