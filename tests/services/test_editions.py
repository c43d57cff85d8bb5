"""Before the document goes home, and what a second edition says of the first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain.debate import Contribution
from app.domain.gestures import Command, Entity, Outcome
from app.domain.plenum import (
    Conclusion,
    Edition,
    Evidence,
    Membership,
    NextStep,
    ReadBack,
    ReadBackResult,
    Strength,
    Theme,
)
from app.domain.programme import WORKSHOP, Workshop
from app.domain.verbs import Stack, Verb
from app.services.editions import (
    Lack,
    Turn,
    before_sending,
    differences,
    freeze,
    latest_edition,
    state_at,
)
from app.services.logbook import Logbook
from tests.fakes import CountedIds, HandClock, ListStore


def put(*entities: Entity) -> Command:
    return lambda _state, _now: Outcome(Verb.WORKSHOP_EDITED, "", put=entities)


def day() -> Logbook:
    book = Logbook("a", HandClock(), CountedIds(), ListStore())
    book.do(put(Workshop(WORKSHOP, "Digitalt medborgerskab", dt.date(2026, 3, 12))))
    book.do(put(Contribution("c1", "G3-01", "m", "Fælles kalender", 1), Contribution("c2", "G3-02", "n", "Vagter", 2)))
    book.do(put(Theme("t", "m", "A", "Intern organisering"), Membership("t/c1", "t", "c1")))
    book.do(put(Conclusion("k", "m", "Ledelserne mødes"), NextStep("s", "m", "Indkalde til møde")))
    return book


def lacking(book: Logbook) -> dict[Lack, tuple[int, int]]:
    return {c.lack: (c.missing, c.total) for c in before_sending(book.state) if not c.fine}


def test_the_list_names_what_is_missing_and_where_to_go() -> None:
    book = day()
    assert lacking(book) == {
        Lack.PRESENT: (1, 1),
        Lack.OPEN: (1, 1),
        Lack.UNREAD: (1, 1),
        Lack.NO_OWNER: (1, 1),
        Lack.NO_DATE: (1, 1),
        Lack.UNPLACED: (1, 2),
    }
    assert next(c.first for c in before_sending(book.state) if c.lack is Lack.UNPLACED) == "c2"


def test_a_list_in_order_is_fine_throughout_and_an_edit_after_reading_is_noticed() -> None:
    book = day()
    state = book.state
    book.do(
        put(
            replace(state.get(Workshop, WORKSHOP), present=58),
            ReadBack("r", "k", ReadBackResult.UNCHANGED, 5, "Ledelserne mødes", "Ledelserne mødes"),
            replace(state.get(NextStep, "s"), who="Hanne Marie Knudsen", due=dt.date(2026, 9, 1)),
            Membership("t/c2", "t", "c2"),
            replace(state.get(Conclusion, "k"), strength=Strength.AGREED),
        )
    )
    assert lacking(book) == {}
    book.do(put(replace(book.state.get(Conclusion, "k"), text="Ledelserne mødes hvert kvartal")))
    assert lacking(book) == {Lack.CHANGED_SINCE_READ: (1, 1)}


def test_an_edition_can_be_made_again_from_the_log() -> None:
    book = day()
    sent, head = book.state, book.log[-1].id
    book.do(
        freeze("e1", at_ms=1_773_327_600_000, version="full", language="da", digest="abc", gesture=head, changes=())
    )
    book.do(put(replace(book.state.get(Conclusion, "k"), text="Ledelserne mødes hvert kvartal")))
    edition = latest_edition(book.state)
    assert isinstance(edition, Edition)
    assert (edition.number, edition.at_ms, edition.digest) == (1, 1_773_327_600_000, "abc")
    again = state_at(book.log, edition.gesture)
    assert all(again.of(kind) == sent.of(kind) for kind in sent.kinds)
    head = book.log[-1].id
    book.do(
        freeze("e2", at_ms=1_773_331_200_000, version="full", language="da", digest="def", gesture=head, changes=("x",))
    )
    latest = latest_edition(book.state)
    assert latest is not None
    assert latest.number == 2


def test_a_second_edition_lists_what_a_reader_would_notice() -> None:
    book = day()
    before = book.state
    book.do(put(Evidence("e", "k", contribution="c1"), NextStep("s2", "n", "Søge midler")))
    book.do(lambda s, _n: Outcome(Verb.STEP_REMOVED, "", gone=(s.get(NextStep, "s"),)))
    found = [(d.kind, d.turn, d.name) for d in differences(before, book.state)]
    assert found == [
        (Conclusion, Turn.CHANGED, "Ledelserne mødes"),
        (NextStep, Turn.NEW, "Søge midler"),
        (NextStep, Turn.GONE, "Indkalde til møde"),
    ]
    book.undo(Stack.WORDS)
    book.undo(Stack.WORDS)
    assert differences(before, book.state) == ()


def test_what_is_printed_beside_a_thing_is_a_change_of_it_and_what_is_not_printed_is_none() -> None:
    book = day()
    before = book.state
    book.do(put(replace(before.get(Workshop, WORKSHOP), retain_until=dt.date(2030, 1, 1), short_lunch=20)))
    assert differences(before, book.state) == ()
    book.do(put(replace(book.state.get(Workshop, WORKSHOP), present=42)))
    book.do(put(Membership("t/c2", "t", "c2")))
    book.do(put(ReadBack("r", "k", ReadBackResult.UNCHANGED, 5, "Ledelserne mødes", "Ledelserne mødes")))
    changed = [(d.kind, d.turn) for d in differences(before, book.state)]
    assert changed == [(Workshop, Turn.CHANGED), (Conclusion, Turn.CHANGED), (Theme, Turn.CHANGED)]


def test_a_withdrawn_remark_is_gone_for_a_reader_and_one_that_was_put_back_is_new() -> None:
    book = day()
    sent = book.state
    book.do(put(replace(sent.get(Contribution, "c1"), withdrawn=True)))
    (gone,) = differences(sent, book.state)
    assert (gone.kind, gone.turn, gone.name) == (Contribution, Turn.GONE, "G3-01")
    (back,) = differences(book.state, sent)
    assert (back.turn, back.name) == (Turn.NEW, "G3-01")


def test_what_has_gone_home_is_not_taken_back_by_undo() -> None:
    book = day()
    head = book.log[-1].id
    book.do(freeze("e1", at_ms=1, version="full", language="da", digest="abc", gesture=head, changes=()))
    assert book.undo(Stack.WORDS).verb is not Verb.EDITION_FROZEN
    assert latest_edition(book.state) is not None
