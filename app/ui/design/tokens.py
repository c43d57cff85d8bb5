"""Design tokens: the only place where a colour, a size or a distance is written down."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Palette(NamedTuple):
    """One colour scheme. `soon` and `late` mean a consequence, never lateness as such.

    `grid` is the line between rows, quieter than `hairline`; `edge` outlines a selection that has no fill.
    """

    bg: str
    surface: str
    sunken: str
    ink: str
    muted: str
    border: str
    hairline: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    soon: str
    soon_fill: str
    late: str
    late_fill: str
    focus: str
    grid: str
    edge: str


class Look(StrEnum):
    """The three palettes a facilitator can choose between."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


PALETTES: Mapping[Look, Palette] = MappingProxyType({
    Look.LIGHT: Palette(
        bg="#F4F6F6", surface="#FFFFFF", sunken="#E7ECEC",
        ink="#14211F", muted="#4A5A58", border="#6F7E7C", hairline="#C3CDCC",
        accent="#0B5F66", on_accent="#FFFFFF", accent_soft="#DCEEEF", ok="#1E6B3C",
        soon="#8A5200", soon_fill="#FFF0D6", late="#B3261E", late_fill="#FCE4E1", focus="#0A4FBF",
        grid="#E1E7E6", edge="transparent",
    ),
    Look.DARK: Palette(
        bg="#12191A", surface="#1B2425", sunken="#0C1112",
        ink="#EEF3F2", muted="#A9B8B6", border="#7C8C8A", hairline="#34413F",
        accent="#6CC7CF", on_accent="#06211F", accent_soft="#17363A", ok="#7FD19B",
        soon="#F2B95C", soon_fill="#3A2A0C", late="#FF9B90", late_fill="#45191A", focus="#8DB8FF",
        grid="#273233", edge="transparent",
    ),
    Look.CONTRAST: Palette(
        bg="#000000", surface="#000000", sunken="#000000",
        ink="#FFFFFF", muted="#FFFFFF", border="#FFFFFF", hairline="#FFFFFF",
        accent="#FFE600", on_accent="#000000", accent_soft="#000000", ok="#5CFF9D",
        soon="#FFC247", soon_fill="#000000", late="#FFB3AB", late_fill="#000000", focus="#FFE600",
        grid="#FFFFFF", edge="#FFE600",
    ),
})  # fmt: skip

FAMILY = "Source Sans 3"
REGULAR, SEMIBOLD = 400, 600

TYPE: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "caption": (12, REGULAR),
        "overline": (12, SEMIBOLD),
        "label": (12, SEMIBOLD),
        "body": (14, REGULAR),
        "strong": (14, SEMIBOLD),
        "remark": (16, REGULAR),
        "lead": (16, SEMIBOLD),
        "line": (18, REGULAR),
        "heading": (20, SEMIBOLD),
        "title_small": (24, SEMIBOLD),
        "title": (28, SEMIBOLD),
        "number": (40, SEMIBOLD),
    }
)
"""The type scale: what a text is for -> its size in px and its weight."""

UNIT = 4
INSIDE, BETWEEN, AROUND = 8, 16, 24
RADIUS = 6
TARGET = 36
"""How high whatever can be pressed is."""

RAIL, STRIP, BAND, LINE, SIDE = 80, 88, 48, 56, 328
SCROLLER = 10
ICON, ICON_RAIL, STROKE = 20, 24, 1.75
FADE_MS = 120
