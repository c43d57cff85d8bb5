"""A title and its people, in the ways they stand together in seven languages (tests/data/heads.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.intake.names import Place
from app.intake.people import people
from app.intake.titles import split_head


def _lines() -> list[tuple[str, str, list[str]]]:
    """The line, the title it has, and who speaks."""
    lines = (Path(__file__).parent.parent / "data" / "heads.txt").read_text("utf-8").splitlines()
    rows = [[part.strip() for part in line.split("=>")] for line in lines if not line.startswith("#")]
    return [(row[0], row[1], [name.strip() for name in row[2].split(";") if name.strip()]) for row in rows]


def _bare(title: str) -> str:
    return title.strip('"«»„“ ').removesuffix("?").strip()


@pytest.mark.parametrize(("line", "title", "names"), _lines())
def test_a_line_is_a_title_and_its_people(line: str, title: str, names: list[str]) -> None:
    head = split_head(line.replace(" | ", "\t"))
    assert [person.name for person in head.persons] == names
    found = head.title or head.label
    assert _bare(found) == _bare(title)


@pytest.mark.parametrize(
    ("text", "names", "organisations"),
    [
        ("Linda Nyberg Kils kommun", ["Linda Nyberg"], ["Kils kommun"]),
        ("Mats Johan Lundmark Karlstads universitet", ["Mats Johan Lundmark"], ["Karlstads universitet"]),
        ("Jan Smit van de Werkgroep", ["Jan Smit"], ["Werkgroep"]),
        ("Dr. Jörn Holm, Uni Bremen", ["Jörn Holm"], ["Uni Bremen"]),
        ("Ina Veldhuis", ["Ina Veldhuis"], []),
        ("Évelyne Lotz", ["Évelyne Lotz"], []),
        ("Petra zur Linden", ["Petra zur Linden"], []),
        ("Silke Ahrendt zum Thema Wasser", ["Silke Ahrendt"], []),
        ("Fatou Diarra et d'Éric Le Goff", ["Fatou Diarra", "Éric Le Goff"], []),
        ("MC (Bo Lund)", ["Bo Lund"], []),
        ("Venue Staff", [], ["Venue Staff"]),
        ("ds. Wiebe Zandstra", ["Wiebe Zandstra"], []),
    ],
)
def test_names_and_where_they_come_from(text: str, names: list[str], organisations: list[str]) -> None:
    found = people(text, Place.STRONG)
    assert [person.name for person in found.persons] == names
    assert found.organisations == organisations
