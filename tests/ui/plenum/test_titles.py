"""Names of themes: whole, and all of one size, as far as there is room."""

from __future__ import annotations

import pytest
from app.ui.design import theme
from app.ui.plenum.themes import COUNT, KEY, SIZES, TIGHTEST, Tile, setting
from app.ui.plenum.titles import broken, fits
from PySide6.QtGui import QFontMetrics

NAMES = (
    "Rationalerne",
    "Vær åben over for nye opgaver og uddannelsesstilbud",
    "Ressourcer til projekt- og procesledelse og brobygning",
)
TILES = [Tile(str(n), "ABC"[n], name, n, 0.5, "G1 G2 P", suggested=n == 0) for n, name in enumerate(NAMES)]


def _fits(size: int, room: float) -> bool:
    return all(fits(tile.title, room, SIZES[size][tile.suggested]) for tile in TILES)


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("width", range(200, 520, 20))
@pytest.mark.parametrize("height", [24, 29, 45, 56])
def test_names_are_of_one_size_the_largest_that_leaves_them_whole(width: int, height: int) -> None:
    found = setting(TILES, width, height)
    name = width - KEY
    if found.wraps:
        assert height >= 45
        assert not _fits(1, name), "no name takes two lines where one would do"
    elif found.size < 2 or _fits(2, name - COUNT):
        assert _fits(found.size, name if found.below else name - COUNT)
    assert not (found.below and height < TIGHTEST), "a line has no second one for the count"
    for larger in range(0 if height >= 52 else 1, found.size):
        assert not _fits(larger, name - COUNT)


@pytest.mark.usefixtures("qtbot")
def test_a_long_title_takes_two_lines_before_a_word_is_left_out() -> None:
    metrics = QFontMetrics(theme.font("caption"))
    title = "Vær åben over for nye opgaver og samarbejder"
    assert broken(title, metrics, 1_000, 2) == [title]
    lines = broken(title, metrics, metrics.horizontalAdvance(title) * 2 // 3, 2)
    assert " ".join(lines) == title
    assert len(lines) == 2
    cut = broken(title, metrics, metrics.horizontalAdvance(title) // 4, 2)
    assert len(cut) == 2
    assert cut[-1].endswith("…")
