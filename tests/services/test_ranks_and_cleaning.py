"""Ranks with room between any two, and text made fit to keep."""

from __future__ import annotations

import unicodedata

import pytest
from app.domain.gestures import Refused
from app.services.cleaning import LONGEST, lines, one_line
from app.services.ranks import after_last, between
from hypothesis import given
from hypothesis import strategies as st

made = st.lists(st.integers(0, 10_000), min_size=1, max_size=60)


@given(made)
def test_property_there_is_always_room_between_two_neighbours(places: list[int]) -> None:
    ranks = ["0001", "0002", "0010"]
    for place in places:
        at = place % (len(ranks) + 1)
        low = ranks[at - 1] if at else ""
        high = ranks[at] if at < len(ranks) else ""
        ranks.insert(at, between(low, high) if high else after_last(ranks))
    assert ranks == sorted(set(ranks))


@given(st.text("0129az", max_size=6), st.text("0129az", max_size=6))
def test_property_a_rank_never_falls_before_what_it_follows(low: str, high: str) -> None:
    rank = between(low, high)
    assert rank > low or (low and set(low) == {"z"})
    if low < high and high.strip("0"):
        assert low < rank < high or not high.removeprefix(low).strip("0")


def test_the_last_rank_counts_on() -> None:
    assert after_last([]) == "0001"
    assert after_last(["0003", "0009"]) == "0010"
    assert after_last(["9999"]) > "9999"


@given(st.text(max_size=200))
def test_property_cleaning_is_done_once_and_leaves_nothing_unseen(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once
    assert lines(lines(text)) == lines(text)
    assert once == once.strip()
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in once)
    assert not set(once) & set("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad")
    once.encode("utf-8")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=100))
def test_property_what_can_be_seen_stays(text: str) -> None:
    kept = [c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c != "\ufffd"]
    assert [c for c in one_line(text) if not c.isspace()] == kept


def test_lines_are_kept_where_a_text_may_have_them() -> None:
    assert lines("  Et \r\n\n\n\n To\u2028Tre  \x0b") == "Et\n\nTo\nTre"
    assert one_line("Et\r\nTo\tTre") == "Et To Tre"


def test_letters_and_signs_of_several_characters_stay_whole() -> None:
    for text in ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "می\u200cخواهم", "❤\ufe0f", "क्\u200dष"):
        assert one_line(text) == text
    assert one_line("a\u200db\u200c") == "ab"


def test_what_stands_for_an_unreadable_letter_is_left_out() -> None:
    assert one_line("Fælles\ufffd kalender\ufdd0\uffff") == "Fælles kalender\ufdd0"


def test_a_text_beyond_hope_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refused, match="too_long"):
        lines("\u200b" * (20 * LONGEST + 1))


def test_nothing_is_cut() -> None:
    assert len(one_line("æ" * LONGEST)) == LONGEST
    with pytest.raises(Refused) as refused:
        one_line("æ" * (LONGEST + 1))
    assert refused.value.names == ("8000",)
