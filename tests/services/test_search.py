"""Search as one types: inside words, whatever the case and accents, and always what a plain look would find."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.domain.gestures import State
from app.domain.verbs import Stack
from app.services import words
from app.services.folding import exact, plain
from app.services.search import Finder, spans
from hypothesis import given
from hypothesis import strategies as st
from tests.services.rooms import Room


def found(room: Room, finder: Finder, query: str) -> list[str]:
    return [c.code for c in finder.find(room.state, query)]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("kalender", ["G1-01"]),
        ("KALENDER fæl", ["G1-01"]),
        ("kursus", ["G1-02"]),
        ("arhus", ["G1-03", "G1-04"]),
        ("århus", ["G1-03", "G1-04"]),
        ("aarh", ["G1-03", "G1-04"]),
        ("ar", ["G1-03", "G1-04", "G1-05"]),
        ("år", ["G1-03", "G1-04"]),
        ("ide", ["G1-05"]),
        ("idé", ["G1-05"]),
        ("aer", []),
        ("g1-02", ["G1-02"]),
        ("", ["G1-01", "G1-02", "G1-03", "G1-04", "G1-05"]),
        ("  ", ["G1-01", "G1-02", "G1-03", "G1-04", "G1-05"]),
        ("kursus kalender", []),
    ],
)
def test_it_finds(query: str, codes: list[str]) -> None:
    room = Room()
    for text in ("Fælles kalender", "Fredagskursusdage", "Hvad gør Århus?", "Aarhus har to", "En idé om arbejde"):
        room.say(text, 1)
    assert found(room, Finder(), query) == codes


def test_it_follows_edits_withdrawals_and_undo() -> None:
    room, finder = Room(), Finder()
    one = room.say("Fælles kalender", 1)
    assert found(room, finder, "kal") == ["G1-01"]
    room.say("Ny kalender", 1)
    assert found(room, finder, "kale") == ["G1-01", "G1-02"]
    room.do(words.edit_remark(one.id, "Fælles plan"))
    assert found(room, finder, "plan") == ["G1-01"]
    assert found(room, finder, "kalender") == ["G1-01", "G1-02"]  # its first words too
    room.do(words.withdraw(one.id))
    assert found(room, finder, "kalender") == ["G1-02"]
    room.book.undo(Stack.WORDS)
    room.book.undo(Stack.WORDS)
    assert found(room, finder, "plan") == []


def test_many_at_once_and_all_of_them_gone_again() -> None:
    room, finder = Room(), Finder()
    room.do(words.paste([room.new() for _ in range(1200)], [f"Ålborg nr. {n}" for n in range(1200)]))
    assert len(finder.find(room.state, "ålb")) == 1200
    assert found(room, finder, "ålb 117 nr")[:2] == ["P-117", "P-118"]
    room.book.undo(Stack.WORDS)
    assert finder.find(room.state, "ålb") == ()
    room.book.redo(Stack.WORDS)
    assert len(finder.find(room.state, "aalb")) == 1200


def test_letters_of_other_languages_are_found_plain() -> None:
    room, finder = Room(), Finder()
    room.say("Straße, Łódź og façade i Þórshöfn", 1)
    for query in ("strasse", "lodz", "facade", "façade", "thorshofn"):
        assert found(room, finder, query) == ["G1-01"]


alphabet = st.sampled_from("aåæeéøo bkA")
texts = st.lists(st.text(alphabet, max_size=12), max_size=8)


@given(texts, st.lists(st.text(alphabet, max_size=5), min_size=1, max_size=5))
def test_property_typing_key_by_key_finds_what_a_plain_look_finds(said: list[str], queries: list[str]) -> None:
    rows = {f"c{n}": Contribution(f"c{n}", "x", f"{n:03d}", text, n) for n, text in enumerate(said)}
    state, finder = State({Contribution: rows}), Finder()
    for query in queries:
        for end in range(len(query) + 1):
            typed = query[:end]
            hits = [i for i, c in rows.items() if all(holds(f"x {c.words}", w) for w in typed.split())]
            assert [c.id for c in finder.find(state, typed)] == hits


def holds(text: str, word: str) -> bool:
    return plain(word) in plain(text) if exact(word).isascii() else exact(word) in exact(text)


def test_places_of_what_was_found_are_told() -> None:
    text = "Kontakt Århus og Aarhus om e\u0301n idé"
    assert [text[a : a + n] for a, n in spans(text, "århus ide")] == ["Århus", "Aarhus", "idé"]
    assert [text[a : a + n] for a, n in spans(text, "en")] == ["e\u0301n"]
    assert spans(text, " ") == ()
    assert spans("", "x") == ()


@given(st.text(max_size=30), st.text(max_size=6))
def test_property_places_lie_inside_the_text_and_apart(text: str, query: str) -> None:
    end = 0
    for start, length in spans(text, query):
        assert end <= start
        assert length > 0
        end = start + length
    assert end <= len(text)
