"""Breaking lines as a typographer would, with letters that are all one wide."""

from __future__ import annotations

import pytest
from app.ui.projector.lines import ELLIPSIS, break_lines, clean, elide
from app.words import set_language
from hypothesis import given
from hypothesis import strategies as st


def measure(line: str) -> float:
    return float(len(line))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("kort", 20, ("kort",)),
        ("", 20, ("",)),
        ("Vi holder fælles kursusdage fra efteråret", 24, ("Vi holder fælles", "kursusdage fra efteråret")),
        (
            "Fælles kursus hver måned, en time før åbningstid",
            30,
            ("Fælles kursus hver måned,", "en time før åbningstid"),
        ),
        ("Kom og se de nye huse", 12, ("Kom og se", "de nye huse")),
        (
            "Hvad skal der til for at løse opgaverne i fremtiden?",
            24,
            ("Hvad skal der til", "for at løse opgaverne", "i fremtiden?"),
        ),
        ("Opgaven løses ud fra borgernes behov", 28, ("Opgaven løses", "ud fra borgernes behov")),
        ("Vi ses kl.\u00a012.00 i salen", 14, ("Vi ses", "kl.\u00a012.00", "i salen")),
    ],
)
def test_lines_are_few_even_and_never_end_in_a_small_word_without_need(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert break_lines(text, width, measure) == lines


def test_only_a_word_wider_than_the_line_gets_a_hyphen() -> None:
    set_language("da")
    assert break_lines("kompetenceudvikling nu", 19, measure) == ("kompetenceudvikling", "nu")
    broken = break_lines("kompetenceudvikling", 14, measure)
    assert len(broken) == 2
    assert broken[0].endswith("-")
    assert broken[0][:-1] + broken[1] == "kompetenceudvikling"


def test_what_no_hyphen_helps_is_cut() -> None:
    lines = break_lines("x" * 50, 20, measure)
    assert "".join(line.removesuffix("-") for line in lines) == "x" * 50
    assert all(len(line) <= 20 for line in lines)


@given(st.text(st.sampled_from("abcdefgh ijæøå,.?-"), max_size=300), st.integers(8, 60))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    words = clean(text)
    lines = break_lines(words, width, measure)
    whole = "".join(lines).replace(" ", "").replace("-", "")
    assert whole == words.replace(" ", "").replace("-", "")
    assert all(len(line) <= width for line in lines)


@given(st.text(max_size=200))
def test_what_is_drawn_is_one_clean_line(text: str) -> None:
    words = clean(text)
    assert clean(words) == words
    assert not any(sign in words for sign in "\n\r\t\x00\u202e\u2067")
    assert "  " not in words


def test_what_is_too_long_says_that_there_is_more() -> None:
    assert elide(("en", "to"), 2, 10, measure) == ("en", "to")
    assert elide(("første linje", "anden linje,", "tredje"), 2, 12, measure) == (
        "første linje",
        "anden linje" + ELLIPSIS,
    )
    assert elide(("første linje", "anden linjer", "tredje"), 2, 12, measure) == (
        "første linje",
        "anden linje" + ELLIPSIS,
    )
