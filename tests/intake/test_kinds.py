"""Each rule of kind in each of the seven languages, in sentences of our own (tests/data/kinds.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.intake.as_json import KINDS
from app.intake.kinds import kind_of


def _said() -> list[tuple[str, str, int, str]]:
    """Language, kind, start in minutes after midnight, title."""
    lines = (Path(__file__).parent.parent / "data" / "kinds.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ", 3) for line in lines if not line.startswith("#")]
    return [(row[0], row[1], int(row[2][:2]) * 60 + int(row[2][3:]), row[3]) for row in rows]


def test_every_kind_in_every_language() -> None:
    assert len({(language, kind) for language, kind, _start, _title in _said()}) == 7 * 7


@pytest.mark.parametrize(
    ("language", "kind", "start", "title"),
    _said(),
)
def test_what_a_title_tells(language: str, kind: str, start: int, title: str) -> None:
    assert KINDS[kind_of(title, start, language)[0]] == kind


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        ("da", "Debatkultur i byrådet", "talk"),  # the last part of a compound is its head
        ("da", "Debattens vilkår", "talk"),  # what another word is about
        ("da", "Cafébordsdrøftelser", "group"),  # a debate at tables
        ("de", "Tischdiskussion", "group"),
        ("sv", "Lunchmingel", "lunch"),
        ("sv", "Lunchföreläsning", "talk"),
        ("no", "Matpause", "break"),  # without a clock a meal is a break
        ("en", "Closing the gap", "talk"),  # looks like an ending, and is none
        ("en", "Closing the conference", "closing"),
        ("en", "Closing the gap: panel debate", "plenum"),  # a part of its own tells again
        ("de", "Ende der Tagung", "closing"),
        ("nl", "Plenaire lezing", "talk"),  # "plenary" says who listens
        ("nl", "Plenaire afsluiting", "closing"),
        ("en", "Reports from breakout groups", "plenum"),
        ("da", "Hvad er en god debat i grupper?", "talk"),  # a question asks about its words
        ("da", "Hvad sker der nu?", "closing"),
        ("fr", "L'art de la pause", "talk"),
        ("de", "Probe (Pause 10.30)", "talk"),  # an aside
        ("no", "Jord og mat", "talk"),
        ("en", "The new bypass: what happens next?", "talk"),
        ("da", "Gruppe-arbejde", "group"),
        ("en", "Welcome to the machine age", "talk"),
        ("nl", "Lezing", "talk"),
        ("da", "Quiz", "break"),
        ("fr", "Dix minutes de pause", "break"),
    ],
)
def test_words_that_meet(language: str, title: str, kind: str) -> None:
    assert KINDS[kind_of(title, None, language)[0]] == kind


@pytest.mark.parametrize(("clock", "kind"), [(680, "break"), (690, "lunch"), (870, "lunch"), (880, "break")])
@pytest.mark.parametrize(
    ("language", "meal"),
    [("da", "Fællesspisning"), ("de", "Imbiss"), ("fr", "Buffet"), ("no", "Middag"), ("en", "Buffet"), ("nl", "Soep")],
)
def test_a_meal_at_midday_is_lunch(language: str, meal: str, clock: int, kind: str) -> None:
    assert KINDS[kind_of(meal, clock, language)[0]] == kind
