"""What a person typed, as words no face can stumble over."""

from __future__ import annotations

import unicodedata

import pytest
from app.document.clean import CUT, LONGEST, clean, one_line
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("e\u0301", "é"),
        ("a\x00b\x07c\x1b[0m", "abc[0m"),
        ("a\ud800b\udfffc", "abc"),
        ("\u202eabc\u202c \u2066x\u2069", "abc x"),
        ("a\u200bb\u200dc\ufeffd\u00ade", "abcde"),
        ("  to   ord \t her  ", "to ord her"),
        ("en\r\nto\u2028tre\x0bfire\n\n\nfem", "en\nto\ntre\nfire\nfem"),
        ("kl. 15.52 og nr. 3", "kl.\u00a015.52 og nr.\u00a03"),
        ("\ufee3\ufea4\ufee4\ufeaa", "محمد"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_cleaned(typed: str, words: str) -> None:
    assert clean(typed) == words


def test_a_very_long_field_is_cut_with_a_mark_and_quickly() -> None:
    whole = clean("ord " * 60_000)
    assert whole.endswith(CUT)
    assert len(whole) <= LONGEST + len(CUT)
    assert clean("x" * 200_000).endswith(CUT)


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_and_leaves_only_letters(typed: str) -> None:
    words = clean(typed)
    assert clean(words) == words
    assert not any(unicodedata.category(w) in {"Cs", "Cc", "Cf"} and w != "\n" for w in words if w < "\u0600")
    assert "\n" not in one_line(typed)
