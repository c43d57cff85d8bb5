"""The palettes: contrast computed from the tokens, and nothing shipped that is not used."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from app.resources import folder
from app.ui.design import theme
from app.ui.design.tokens import FAMILY, PALETTES, TYPE, Look, Palette
from app.ui.widgets.buttons import ActionButton
from PySide6.QtGui import QColor, QFontDatabase
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import app

GROUNDS = ("bg", "surface", "sunken", "accent_soft", "soon_fill", "late_fill")
APP = Path(__file__).parents[3] / "app"


def luminance(colour: str) -> float:
    """As WCAG computes it."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def worst(palette: Palette, token: str, grounds: tuple[str, ...]) -> float:
    """Against the background it is worst on."""
    return min(ratio(getattr(palette, token), getattr(palette, ground)) for ground in grounds)


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("token", ["ink", "muted", "accent", "ok"])
def test_words_can_be_read_on_every_ground_they_stand_on(look: Look, token: str) -> None:
    assert worst(PALETTES[look], token, GROUNDS) >= 4.5


@pytest.mark.parametrize(("look", "token"), list(product(Look, ["soon", "late"])))
def test_alarms_can_be_read_on_their_own_fill(look: Look, token: str) -> None:
    assert worst(PALETTES[look], token, ("bg", "surface", f"{token}_fill")) >= 4.5


@pytest.mark.parametrize("look", list(Look))
def test_what_is_written_on_the_accent(look: Look) -> None:
    palette = PALETTES[look]
    assert ratio(palette.on_accent, palette.accent) >= 4.5


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("token", ["border", "focus"])
def test_edges_of_controls_and_the_focus_can_be_seen(look: Look, token: str) -> None:
    assert worst(PALETTES[look], token, ("bg", "surface", "sunken")) >= 3


def test_high_contrast_is_seven_to_one() -> None:
    palette = PALETTES[Look.CONTRAST]
    for token in ("ink", "muted", "accent", "ok", "soon", "late", "border", "focus"):
        assert worst(palette, token, GROUNDS) >= 7, token


def test_the_font_is_the_programs_own(qapp: object) -> None:
    assert FAMILY in QFontDatabase.families()
    assert not any(f for f in TYPE if TYPE[f][0] < 12)


def test_a_font_that_somebody_enlarges_stays_as_it_is_for_the_others(qapp: object) -> None:
    theme.font("number").setPixelSize(600)
    assert theme.font("number").pixelSize() == TYPE["number"][0]


def test_every_icon_is_used_and_every_one_used_is_there() -> None:
    source = "\n".join(path.read_text("utf-8") for path in APP.rglob("*.py"))
    there = {path.stem for path in folder("icons").glob("*.svg")}
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', source))
    assert there <= quoted, f"not used: {sorted(there - quoted)}"


def test_licences_lie_beside_what_they_are_of() -> None:
    assert "ISC" in (folder("icons") / "LICENCE.txt").read_text("utf-8")
    assert "Open Font License" in (folder("fonts") / "LICENCE.md").read_text("utf-8")


def test_what_cannot_be_pressed_looks_so_in_high_contrast_too(qtbot: QtBot) -> None:
    theme.apply(app(), Look.CONTRAST)
    for kind in ("", "primary"):
        shown = [ActionButton("Læs programmet", "Ctrl+Enter", kind=kind) for _each in range(2)]
        shown[1].setEnabled(False)
        for button in shown:
            qtbot.addWidget(button)
            button.resize(200, 36)
        assert shown[0].grab().toImage() != shown[1].grab().toImage()
