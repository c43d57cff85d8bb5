"""Whole hours written bare among clocks written out."""

from __future__ import annotations

import pytest
from app.intake.reading import read

MAIL = """Kære alle

Her er programmet for temadagen.

9.00 Kaffe
9.30 Velkomst v. Anna Holm
10 Oplæg om fællesskaber
12 Frokost
13-14.30 Gruppearbejde
14.30 Opsamling
15 Tak for i dag
"""


def starts(text: str) -> list[tuple[int | None, str]]:
    return [(item.start, item.title) for item in read(text).items]


def test_a_bare_hour_that_rises_with_the_clocks_around_it_is_a_start() -> None:
    found = starts(MAIL)
    assert [start for start, _title in found] == [540, 570, 600, 720, 780, 870, 900]
    assert found[3][1] == "Frokost"
    assert found[-1][1] == "Tak for i dag"


@pytest.mark.parametrize("about", ["ca.", "Ca", "omkring", "gegen", "vers", "around", "från"])
def test_a_bare_hour_with_about_before_it_is_a_start_too(about: str) -> None:
    text = f"9.30 Kaffe\n12.00 Frokost i det grønne\n{about} 13 Rundtur på kajen\n14.30 Tak for i dag\n"
    assert starts(text)[2] == (13 * 60, "Rundtur på kajen")


def test_about_so_many_people_is_no_start() -> None:
    assert len(starts("9.30 Kaffe\n12.00 Frokost\nca. 13 deltagere\n14.30 Tak for i dag\n")) == 3


def test_a_greeting_is_no_title() -> None:
    assert read(MAIL).title != "Kære alle"


@pytest.mark.parametrize(
    "line",
    [
        "10 gode råd fra salen",  # a number of something
        "8 Workshop",  # falls back
        "23 Deltagere",  # beyond the next clock
        "3 Borde",  # no hour at which anything begins
    ],
)
def test_a_number_that_is_no_hour_there_stays_what_it_is(line: str) -> None:
    text = f"9.00 Velkomst\n9.30 Debat\n{line}\n12.00 Frokost\n13.00 Tak\n"
    assert [start for start, _title in starts(text)].count(None) <= 1
    assert [s for s, _ in starts(text) if s is not None] == [540, 570, 720, 780]


def test_numbered_points_are_no_hours() -> None:
    text = "\n".join(f"{n} Punkt nummer {n}" for n in range(1, 13))
    assert all(start is None for start, _title in starts(text))
