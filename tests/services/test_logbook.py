"""One log, memory first: what is done, undone and refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.domain.day import Run
from app.domain.debate import CodeCounter, Contribution, Topic, TopicKind
from app.domain.gestures import Command, Moment, Outcome, Refused, State, apply, between
from app.domain.plenum import Membership, Theme
from app.domain.verbs import Stack, Verb
from app.services.logbook import Logbook
from hypothesis import given
from hypothesis import strategies as st
from tests.fakes import CountedIds, HandClock, ListStore


def logbook(store: ListStore | None = None, device: str = "a", log: Logbook | None = None) -> Logbook:
    """A logbook over a list; with `log`, the same workshop as it is after a restart."""
    state, gestures = (log.state, log.log) if log else (None, ())
    return Logbook(device, HandClock(), CountedIds(f"{device}{len(gestures)}-"), store or ListStore(), state, gestures)


def write(verb: Verb, subject: str, *entities: object) -> Command:
    return lambda _state, _now: Outcome(verb, subject, put=entities)  # type: ignore[arg-type]


def remark(number: int, words: str = "Fælles kalender") -> Command:
    def command(state: State, now: Moment) -> Outcome:
        given_ = state.of(CodeCounter)["G3"].given if "G3" in state.of(CodeCounter) else 0
        code = f"G3-{given_ + 1:02d}"
        new = Contribution(f"c{number}", code, "m", words, now.utc_ms)
        return Outcome(Verb.REMARKED, code, put=(CodeCounter("G3", given_ + 1), new))

    return command


def advance(state: State, _now: Moment) -> Outcome:
    run = state.of(Run).get("r", Run("r", 1, 0))
    return Outcome(Verb.ADVANCED, "", put=(replace(run, entries=run.entries + 1),))


def test_a_gesture_reaches_memory_store_and_listeners_at_once() -> None:
    store = ListStore()
    book = logbook(store)
    heard: list[object] = []
    book.listeners.append(heard.append)
    gesture = book.do(remark(1), settles=["line"])
    assert gesture is not None
    assert book.state.get(Contribution, "c1").text == "Fælles kalender"
    assert [p.gesture for p in store.pages] == [gesture]
    assert store.pages[0].settles == ("line",)
    assert heard == [gesture.touched]


def test_what_changes_nothing_is_no_gesture_but_settles_its_draft() -> None:
    store = ListStore(drafts={"title": "same"})
    book = logbook(store)
    book.do(write(Verb.THEME_MADE, "", Theme("t", "m", "A", "same")))
    assert book.do(write(Verb.THEME_RENAMED, "", Theme("t", "m", "A", "same")), settles=["title"]) is None
    assert store.drafts == {}
    assert len(store.pages) == 1


def test_a_code_once_shown_is_final_also_when_its_remark_is_taken_back() -> None:
    book = logbook()
    book.do(remark(1))
    undone = book.undo(Stack.WORDS)
    assert (undone.verb, undone.subject) == (Verb.REMARKED, "G3-01")
    again = book.do(remark(2))
    assert again is not None
    assert again.subject == "G3-02"


def test_a_typist_never_turns_the_clock_back() -> None:
    book = logbook()
    book.do(remark(1))
    book.do(advance)
    assert book.undo(Stack.WORDS).verb is Verb.REMARKED
    with pytest.raises(Refused, match="nothing_to_undo"):
        book.undo(Stack.WORDS)
    assert book.state.get(Run, "r").entries == 1
    assert book.undo(Stack.CLOCK).verb is Verb.ADVANCED
    assert "r" not in book.state.of(Run)


def test_undo_and_redo_survive_a_restart() -> None:
    book = logbook()
    book.do(remark(1))
    book.do(remark(2))
    book.undo(Stack.WORDS)
    book = logbook(log=book)
    assert book.redo(Stack.WORDS).subject == "G3-02"
    book = logbook(log=book)
    assert set(book.state.of(Contribution)) == {"c1", "c2"}
    assert book.undo(Stack.WORDS).subject == "G3-02"


def test_undo_of_what_another_has_changed_since_is_refused_by_field() -> None:
    mine = logbook(device="mine")
    mine.do(write(Verb.THEME_MADE, "", Theme("t", "m", "A", "Ledelse")))
    theirs = logbook(device="theirs", log=mine)
    theirs.do(write(Verb.THEME_RENAMED, "", Theme("t", "m", "A", "Fælles ledelse")))
    mine = logbook(device="mine", log=theirs)
    with pytest.raises(Refused) as refused:
        mine.undo(Stack.WORDS)
    assert (refused.value.word, refused.value.field) == ("changed_since", "title")
    assert mine.state.get(Theme, "t").title == "Fælles ledelse"


def test_two_advances_that_saw_the_same_day_are_one() -> None:
    book = logbook()
    book.do(advance)
    before = book.state
    book.do(advance)
    first = book.log[-1]
    with pytest.raises(Refused, match="changed_since"):
        apply(apply(before, first.changes), first.changes)


def test_references_hold_both_ways() -> None:
    book = logbook()
    with pytest.raises(Refused, match="gone"):
        book.do(write(Verb.FILED, "", Membership("t/c1", "t", "c1")))
    book.do(remark(1))
    book.do(write(Verb.THEME_MADE, "", Theme("t", "m", "A", "Ledelse"), Membership("t/c1", "t", "c1")))
    with pytest.raises(Refused, match="still_used"):
        book.do(lambda s, _n: Outcome(Verb.THEME_REMOVED, "", gone=(s.get(Theme, "t"),)))


def test_history_names_every_gesture_on_a_remark() -> None:
    book = logbook()
    book.do(remark(1, "fælles kalnder"))
    book.do(
        lambda s, _n: Outcome(
            Verb.REMARK_EDITED, "G3-01", put=(replace(s.get(Contribution, "c1"), edited="Fælles kalender"),)
        )
    )
    assert [g.verb for g in book.history(Contribution, "c1")] == [Verb.REMARKED, Verb.REMARK_EDITED]
    kept = book.state.get(Contribution, "c1")
    assert (kept.words, kept.text) == ("fælles kalnder", "Fælles kalender")


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.text(max_size=8)), max_size=30))
def test_property_between_two_states_leads_from_one_to_the_other(titles: list[tuple[str, str]]) -> None:
    book = logbook()
    start = book.state
    for id_, title in titles:
        book.do(write(Verb.TOPIC_EDITED, title, Topic(id_, "m", 1, TopicKind.QUESTION, title)))
    assert apply(start, between(start, book.state)).of(Topic) == book.state.of(Topic)
    assert apply(book.state, between(book.state, start)).of(Topic) == {}
