"""The A4 page: one grid, one baseline, the type and the colours. Points throughout; y runs upwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

WIDTH, HEIGHT = 595.28, 841.89
LINE = 14.0
"""The baseline: everything is a multiple of it, or of its half."""

BASELINE = 10.0
"""From the top of a line to the foot of its letters."""

LEFT, TOP, LINES = 64.0, 56.0, 52
LABEL, GUTTER, MAIN = 100.0, 16.0, 367.0  # the column of codes and strengths; the column of words
MARGIN = LABEL + GUTTER
FULL = MARGIN + MAIN
ROOM = LINES * LINE
BOTTOM = HEIGHT - TOP - ROOM
FOOT = BOTTOM - 1.5 * LINE - BASELINE
INSET = 42.0
"""The margin of a list inside a table's cell."""

PAD = 10.0
"""Between two columns of a table."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as PDF says it."""

    fill: str
    stroke: str


def ink(hex_rgb: str) -> Ink:
    """From #RRGGBB."""
    parts = [int(hex_rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    numbers = " ".join(f"{p:.3f}" for p in parts)
    return Ink(f"{numbers} rg", f"{numbers} RG")


INK, SOFT, ACCENT, SOON = ink("#14211F"), ink("#4A5A58"), ink("#0B5F66"), ink("#8A5200")
HAIR, PALE = ink("#C3CDCC"), ink("#DCEEEF")

TEXT, BOLD, ITALIC, BOLD_ITALIC = range(4)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """One style of type; each is itself alone, so that what was set in it is found again at once.

    leading: what a line takes.
    """

    face: int = TEXT
    size: float = 10.0
    colour: Ink = INK
    leading: float = LINE
    drop: float = 0.0  # how much lower than BASELINE the first baseline lies
    right: bool = False
    hyphens: bool = True


@cache
def flush_right(style: Style) -> Style:
    """The same at the right edge."""
    return replace(style, right=True)


BODY = Style()
SMALL = Style(size=8.5, colour=SOFT)
KICKER = Style(BOLD, colour=ACCENT)
TITLE = Style(BOLD, 31, leading=35, drop=20, hyphens=False)
LEAD = Style()
TITLE_LONG = Style(BOLD, 22, leading=28, drop=14, hyphens=False)
"""For a title that would be more than two lines."""

H1 = Style(BOLD, 20, leading=24.5, drop=7, hyphens=False)
H1_RUN = Style(BOLD, 13, ACCENT, hyphens=False)
H2 = Style(BOLD, 11.5, hyphens=False)
STATEMENT = Style(BOLD, 11.5)
DISSENT = Style(ITALIC)
CODES = Style(TEXT, 8.5, SOFT)
SIDE = Style(size=8.5, colour=SOFT, right=True)
COUNT = Style(size=8.5, colour=SOFT)
HEAD = Style(size=8.5, colour=SOFT)
NUMBER = Style(right=True)
NOTICE = Style(BOLD, colour=SOON)
PAGE = Style(BOLD, 8.5, SOFT)
PRACTICE = Style(BOLD, 8.5, SOON, right=True)
DOTS = Style(size=8.5, colour=HAIR)
