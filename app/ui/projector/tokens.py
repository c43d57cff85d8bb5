"""Design tokens of the projector: colour, type, margins.

Lengths are design pixels on a picture 1080 high, whatever its width; the picture is scaled when it is painted. Type
steps are percent of the height, as em.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

HEIGHT = 1080
WIDTH = 1920
NARROWEST, WIDEST = 1440, 2520
"""4:3 and 21:9: between them a picture fills the screen; beyond them it stands in the middle."""

MARGIN_X, MARGIN_Y = 112, 84
GUTTER = 48
FAMILY = "Source Sans 3"
REGULAR, SEMIBOLD = 400, 600
CAP, X_HEIGHT, DESCENT = 0.660, 0.496, 0.205
"""The face's own proportions, in ems."""


class Role(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    INK = "ink"
    SOFT = "soft"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    LINE = "line"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour for each role; text pairs hold 7:1, and 4.5:1 with 15 % of room light added."""

    ground: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    line: str
    soon: str

    def of(self, role: Role) -> str:
        """The colour of a role."""
        found: str = getattr(self, role.value)
        return found


LIGHT = Palette("#FFFFFF", "#101A19", "#36423F", "#0A4F55", "#FFFFFF", "#B9C5C4", "#6B3F00")
DARK = Palette("#0B1213", "#FFFFFF", "#DDE6E5", "#9FE0E6", "#0B1213", "#42504F", "#FFD083")


def em(percent: float) -> int:
    """A type size given in percent of the picture's height."""
    return round(HEIGHT * percent / 100)


BODY = em(4)  # the floor: a cap height of 11 arc minutes at eight screen heights
LEAD = em(5)
SUBTITLE = em(5.5)
QUESTION = em(6.5)
STATEMENT = em(7)
HEADLINE = em(9)
DISPLAY = em(11)
POSTER = em(15)
DIGITS = em(31)  # a fifth of the height in ink
CLOCK = em(58)
LADDER = tuple(em(p) for p in (7, 6.5, 6, 5.5, 5, 4.75, 4.5, 4.25, 4))
"""A list takes the largest of these that fills the height."""
