"""What a paste becomes: a remark a line, without bullets, and nothing lost of what is long."""

from __future__ import annotations

import pytest
from app.services.cleaning import LONGEST
from app.services.pasting import in_parts, is_document, lines_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- et\n- to\n\n   - tre", ["et", "to", "tre"]),
        ("• et\r\n◦ to\r\n\uf0b7\ttre\r\no\tfire", ["et", "to", "tre", "fire"]),
        ("+ ikke en idé\n* ej heller", ["ikke en idé", "ej heller"]),
        ("1. et\n2) to\n(3) tre", ["et", "to", "tre"]),
        ("1. september begynder vi\nog så er vi i gang", ["1. september begynder vi", "og så er vi i gang"]),
        ("-5 grader\n–10 grader", ["-5 grader", "–10 grader"]),
        ("et\u2028to\x85tre", ["et", "to", "tre"]),
        ("o store tid", ["o store tid"]),
        ("- \n\n -", ["-"]),
        ("", []),
    ],
)
def test_lines_lose_their_bullets_only(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_a_whole_document_is_told() -> None:
    assert not is_document(["linje"] * 11)
    assert is_document(["linje"] * 12)
    assert is_document(["x" * (LONGEST + 1)])


def test_a_long_text_is_parted_after_a_sentence() -> None:
    parts = in_parts("En sætning her. En sætning her. En sætning her.", 40)
    assert parts == ["En sætning her. En sætning her.", "En sætning her."]


@given(st.text(st.sampled_from("ab. ,?æ"), max_size=300), st.integers(2, 40))
def test_property_no_letter_is_lost_in_parts(text: str, longest: int) -> None:
    parts = in_parts(text, longest)
    assert all(len(part) <= longest for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
