"""A title and its people, in the ways they stand together in seven languages (tests/data/heads.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.intake.names import Place
from app.intake.people import people
from app.intake.titles import SMALL_TITLES, split_head


def _rows(file: str) -> list[list[str]]:
    """The parts of each line of a file of ours."""
    lines = (Path(__file__).parent.parent / "data" / file).read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split("=>")] for line in lines if not line.startswith("#")]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(";") if name.strip()]


def _lines() -> list[tuple[str, str, list[str]]]:
    """The line, the title it has, and who speaks."""
    return [(row[0], row[1], _names(row[2])) for row in _rows("heads.txt")]


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


@pytest.mark.parametrize(("text", "names"), [(row[0], _names(row[1])) for row in _rows("names.txt")])
def test_who_is_named_behind_a_particle(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text, Place.STRONG).persons] == names


def test_titles_without_people_name_nobody() -> None:
    lines = (Path(__file__).parent.parent / "data" / "kinds.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ", 3) for line in lines if not line.startswith("#")]
    named = {row[3] for row in rows if split_head(row[3], mixed_case=row[0] in SMALL_TITLES).persons}
    talks = ("Samtale mell", "Samtal mell", "In conversation with")  # those do
    assert {title for title in named if not title.startswith(talks)} == set()
