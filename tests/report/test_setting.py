"""Words into lines, lines into pages: widths kept, words whole, nothing left alone; right-to-left words in order."""

from __future__ import annotations

import pytest
from app.report import grid
from app.report.bidi import runs, shaped, typed, visual
from app.report.faces import BOX, face, settable
from app.report.setting import SOFT_HYPHEN, Line, Piece, set_lines, set_short
from app.report.strips import Strip, paged
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.lists(
    st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=30), min_size=1, max_size=60
).map(" ".join)


def lines_of(words: str, width: float, language: str = "da") -> tuple[Line, ...]:
    return set_lines((Piece(settable(words, grid.TEXT), grid.BODY),), width, language)


def read(lines: tuple[Line, ...]) -> str:
    """The lines joined as a reader joins them."""
    return "".join(bit.typed or bit.words for line in lines for bit in line.bits).replace(SOFT_HYPHEN, "")


@given(WORDS, st.integers(60, 500))
def test_no_line_is_too_wide_and_no_word_is_lost(words: str, width: int) -> None:
    lines = lines_of(words, width)
    assert all(line.width <= width + 0.1 for line in lines)
    assert "".join(read(lines).split()) == "".join(settable(words, grid.TEXT).split())


def test_a_space_stays_at_each_line_s_end_but_not_after_a_hyphen() -> None:
    lines = lines_of("Samarbejdskompetencer og kompetenceudviklingsforløb på tværs af kommunerne", 90)
    assert read(lines) == "Samarbejdskompetencer og kompetenceudviklingsforløb på tværs af kommunerne"
    ends = [line.bits[-1].words[-1] for line in lines[:-1]]
    assert SOFT_HYPHEN in ends
    assert " " in ends


def test_danish_compounds_part_where_danes_part_them() -> None:
    shown = [line.bits[0].words for line in lines_of("Biblioteksmedarbejdere", 80)]
    assert shown[0].rstrip(SOFT_HYPHEN) in {"Biblioteks", "Biblioteksmed", "Biblioteksmedar"}


def test_a_last_line_is_not_one_short_word() -> None:
    words = "Intet samarbejde er også et valg. Hos os er der otte kilometer mellem husene og ingen bus."
    last = lines_of(words, grid.MAIN)[-1]
    assert last.width > 34


def test_a_word_wider_than_the_line_is_parted_anywhere_and_quickly() -> None:
    lines = lines_of("x" * 20_000, 100)
    assert len(lines) > 900
    assert all(line.width <= 100.1 for line in lines)


def test_typed_lines_stay_lines() -> None:
    lines = lines_of("en\nto tre\nfire", 300)
    assert [line.bits[0].words.strip() for line in lines] == ["en", "to tre", "fire"]


def test_words_on_one_line_are_cut_with_an_ellipsis() -> None:
    line, _pieces = set_short("Ressourcer til projekt- og procesledelse " * 4, grid.BODY, 150)
    assert line.width <= 150
    assert line.bits[-1].words.endswith("…")


def test_what_no_face_has_becomes_its_name_or_a_box() -> None:
    assert settable("a 🎉 b", grid.TEXT) == "a [party popper] b"
    assert settable("🇩🇰", grid.TEXT) == "DK"
    assert settable("\ue123", grid.TEXT) == BOX
    assert settable("王 김 שלום Ж λ Ա", grid.TEXT) == "王 김 שלום Ж λ Ա"


@pytest.mark.parametrize("words", ["محمد", "سلام", "لا إله", "گۆران", "السَّلامُ"])
def test_joined_letters_are_read_as_they_were_typed(words: str) -> None:
    assert typed(shaped(words)) == words
    assert shaped(words) != words
    assert face(5).has(shaped(words))


def test_right_to_left_words_stand_in_their_order_and_numbers_in_theirs() -> None:
    assert visual("אבג 42 (x)")[-3:] == "גבא"
    assert "42" in visual("אבג 42")
    assert visual("(א)") == "(א)"
    stretches = runs(["Navn: ", "משה", " ", "כהן", ", Odense"], base_rtl=False)
    assert [(rtl, "".join(w for _n, w in parts)) for rtl, parts in stretches] == [
        (False, "Navn: "),
        (True, "משה כהן"),
        (False, ", Odense"),
    ]


def test_a_hebrew_name_in_a_danish_line_reads_from_the_right() -> None:
    (line,) = lines_of("Navn: משה כהן, Odense", 400)
    assert read((line,)) == "Navn: משה כהן, Odense"
    first, second = (next(b for b in line.bits if b.typed == word) for word in ("משה", "כהן"))
    assert first.x > second.x  # the name's first word stands to the right of its second


def strip(height: float = 14, **more: bool) -> Strip:
    return Strip(height, **more)


def test_what_fits_on_no_page_begins_where_it_stands() -> None:
    kept = [strip(keep=True) for _ in range(60)]
    first, second, *_ = paged([strip(), *kept, strip()], 14 * 20)
    assert (len(first), len(second)) == (20, 20)
    shorter = [strip(keep=True) for _ in range(15)]
    assert [len(page) for page in paged([*[strip() for _ in range(10)], *shorter, strip()], 14 * 20)] == [10, 16]


def test_a_page_ends_where_nothing_is_kept_together() -> None:
    kept = strip(keep=True)
    pages = paged([*[strip() for _ in range(4)], kept, strip(), strip()], 14 * 5)
    assert [len(p) for p in pages] == [4, 3]
    assert pages[1][0] is kept


def test_empty_space_vanishes_at_the_top_of_a_page() -> None:
    pages = paged([strip(), strip(), strip(glue=True), strip()], 28)
    assert [[s.glue for s in p] for p in pages] == [[False, False], [False]]


def test_what_is_kept_together_and_longer_than_a_page_is_parted() -> None:
    pages = paged([strip(keep=True) for _ in range(9)], 14 * 4)
    assert [len(p) for p in pages] == [4, 4, 1]


def test_a_table_s_head_is_drawn_again() -> None:
    again = strip(20)
    rows = [strip() for _ in range(10)]
    for row in rows:
        row.repeat = again
    pages = paged([strip(20, keep=True), *rows], 14 * 5 + 20)
    assert [p[0].height for p in pages] == [20, 20]
    assert pages[1][0] is again


def test_a_sentence_of_ours_runs_our_way_also_after_a_hebrew_title() -> None:
    line, _pieces = set_short("כהן, edition 1, 12.30", grid.SMALL, 400, base_rtl=False)
    assert "".join(bit.words for bit in sorted(line.bits, key=lambda bit: bit.x)) == "ןהכ, edition 1, 12.30"
