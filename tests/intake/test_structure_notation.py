"""Odd ways to write a clock, each made plain before the clocks are read."""

from __future__ import annotations

import pytest
from app.intake.reading import read


def times(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(item.start, item.end, item.title) for item in read(text).items]


BELOW = "\n12.00 Frokost\n13.00 Tak for i dag\n"


@pytest.mark.parametrize(
    ("line", "start", "end", "title"),
    [
        ("11u45 Rondleiding", 705, None, "Rondleiding"),
        ("11 u. 45 Rondleiding", 705, None, "Rondleiding"),
        ("8 heures 30 Accueil", 510, None, "Accueil"),
        ("8 Uhr 30 Ankommen", 510, None, "Ankommen"),
        ("9⁰⁰ Kaffee", 540, None, "Kaffee"),
        ("9°° Kaffee", 540, None, "Kaffee"),
        ("9³⁰ Ankommen", 570, None, "Ankommen"),
        ("8:30h Ankommen", 510, None, "Ankommen"),
        ("10:15.10:45 Kaffe", 615, 645, "Kaffe"),
        ("Kl. 10.15. – 10.45 Kaffe", 615, 645, "Kaffe"),
        ("10.15 … 10.45 Kaffe", 615, 645, "Kaffe"),
        ("8h 8h Accueil", 480, None, "Accueil"),
        ("9hAccueil", 540, None, "Accueil"),
        ("9-10Kaffe", 540, 600, "Kaffe"),
        ("8:15 – 8:4512 points to know", 495, 525, "12 points to know"),
        ("9am onwards Registration", 540, None, "Registration"),
        ("9.30 ca. Kaffe", 570, None, "Kaffe"),
        ("9h30 environ : café", 570, None, "café"),
        ("kl. 9 præcis Kaffe", 540, None, "Kaffe"),
        ("9.30ish coffee", 570, None, "coffee"),
        ("0900hrs Briefing", 540, None, "Briefing"),
        ("09.00 Hours: Assembly", 540, None, "Assembly"),
        ("9:30a – 10:15a Welcome", 570, 615, "Welcome"),
        ("9.00 for 9.30 Coffee", 540, None, "Coffee"),
        ("9.00 + 10.00 Uhr: Führungen", 540, None, "Führungen"),
        ("11:00 CET / 10:00 GMT Welcome", 660, None, "Welcome"),
        ("9:00 AM EST / 6:00 AM PST Welcome", 540, None, "Welcome"),
        ("11.00 (10.00 UK time) Welcome", 660, None, "Welcome"),
        ("9.00 Uhr (Saal 3): Vortrag", 540, None, "Vortrag"),
        ("<b>9.30</b> Kaffe<br>", 570, None, "Kaffe"),
    ],
)
def test_an_odd_notation_is_read(line: str, start: int, end: int | None, title: str) -> None:
    assert times(line + BELOW)[0] == (start, end, title)


def test_clocks_with_commas_are_clocks_where_several_lines_begin_so() -> None:
    text = "18,30: Dørene åbner\n19,00 - 19,15 Velkomst\n19,15 Foredrag\n21,00 Slut\n"
    assert [(start, end) for start, end, _ in times(text)] == [(1110, None), (1140, 1155), (1155, None), (1260, None)]


def test_one_number_with_a_comma_is_no_clock() -> None:
    text = "9.00 Velkomst\n9.30 Oplæg\n12,50 kr. koster kaffen\n12.00 Frokost\n"
    assert [start for start, _, _ in times(text) if start is not None] == [540, 570, 720]


def test_a_range_on_three_lines_is_one() -> None:
    text = "09:00\nEinlass\n10:00\n–\n12:00\nArbeitsphasen\n12:00\nMittagspause\n"
    assert times(text) == [(540, None, "Einlass"), (600, 720, "Arbeitsphasen"), (720, None, "Mittagspause")]


def test_the_same_hour_of_two_places_is_one_where_all_lines_differ_alike() -> None:
    text = "14h00 / 8h00 : Accueil\n14h10 / 8h10 : Exposé\n14h50 / 8h50 : Questions\n15h00 / 9h00 : Fin\n"
    assert [(start, end) for start, end, _ in times(text)] == [(840, None), (850, None), (890, None), (900, None)]


def test_ranges_with_a_slash_stay_ranges() -> None:
    text = "9h00/10h00 : Accueil\n10h00/11h00 : Exposé\n11h00/12h00 : Questions\n12h00 Fin\n"
    assert [(start, end) for start, end, _ in times(text)][:3] == [(540, 600), (600, 660), (660, 720)]


def test_a_paragraph_of_clocks_is_divided_also_at_bare_hours() -> None:
    text = (
        "9h Accueil 9h30 Ouverture 10h Exposé 11h Pause 11h15 Débat 12h30 Buffet\n14h Ateliers 16h30 Synthèse 17h Fin"
    )
    assert [start for start, _, _ in times(text)] == [540, 570, 600, 660, 675, 750, 840, 990, 1020]


@pytest.mark.parametrize(
    "line",
    [
        "Vi mødes i lokale 2.14 bagefter",
        "Raum 2.13 (Chemie)",
        "se version 3.10 af planen",
        "B: Madspild – lokale 2.14 (Tobias)",
        "Salle 1.12",
    ],
)
def test_the_number_of_a_room_or_a_version_is_no_clock(line: str) -> None:
    text = f"9.00 Velkomst\n9.30 Værksteder\n{line}\n12.00 Frokost\n"
    assert [item.start for item in read(text).items if item.start is not None] == [540, 570, 720]


def test_a_bar_in_one_title_divides_nothing() -> None:
    text = "9.30 Welkom\n10.00 Vroeger | nu – Anna Bakker\n11.00 Pauze\n"
    assert read(text).items[1].title in {"Vroeger | nu", "Vroeger"}
    assert [person.name for person in read(text).items[1].speakers] == ["Anna Bakker"]


def test_a_place_between_the_clock_and_the_title_is_no_title() -> None:
    text = (
        "9.00    Foyer      Kaffe\n9.30    Store sal    Oplæg om skove\n10.30   Foyer     Pause\n"
        "11.00   Lokale 1     Workshop\n12.00   Foyer     Frokost\n"
    )
    assert [item.title for item in read(text).items] == ["Kaffe", "Oplæg om skove", "Pause", "Workshop", "Frokost"]


def test_a_sentence_of_clocks_with_words_before_them_is_divided() -> None:
    text = "Kl. 9: Kaffe. Kl. 9.30: Velkomst. Kl. 10: Oplæg. Kl. 12: Frokost. Kl. 13: Debat."
    assert [start for start, _, _ in times(text)] == [540, 570, 600, 720, 780]


@pytest.mark.parametrize(
    "text",
    [
        "Tirsdag den 3/3: kl. 17-19 Introduktion\nTirsdag den 10/3: kl. 17-19 Jord\nTirsdag den 17/3: kl. 17-19 Frø\n",
        "3/3 17.00 Introduktion\n10/3 17.00 Jord\n17/3 17.00 Frø\n",
        "Di 3.3. 17.00 Einführung\nDi 10.3. 17.00 Boden\nDi 17.3. 17.00 Saatgut\n",
        "Tue 3 March, 5pm: Introduction\nTue 10 March, 5pm: Soil\nTue 17 March, 5pm: Seed\n",
    ],
)
def test_lines_that_each_name_their_day(text: str) -> None:
    assert [(item.day, item.start) for item in read(text).items] == [(1, 1020), (2, 1020), (3, 1020)]
