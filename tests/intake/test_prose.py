"""Hours in words, and days told in running words."""

from __future__ import annotations

import pytest
from app.intake import ProgrammeIntake
from app.intake.as_json import as_json


def _items(text: str) -> list[tuple[str | None, str]]:
    return [(item["start"], item["title"]) for item in as_json(ProgrammeIntake().read_text(text))["items"]]


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Klokken halv ti: Kaffe", "09:30"),
        ("Kl. halv 10: Kaffe", "09:30"),
        ("Kvart over ti: Kaffe", "10:15"),
        ("Kvart i ti – Kaffe", "09:45"),
        ("Klokken ti Kaffe", "10:00"),
        ("Half past nine: Coffee", "09:30"),
        ("Ten o'clock: Coffee", "10:00"),
        ("At a quarter to ten – Coffee", "09:45"),
        ("Um halb zehn: Kaffee", "09:30"),
        ("Viertel nach neun: Kaffee", "09:15"),
        ("Zehn Uhr: Kaffee", "10:00"),
        ("Half tien: Koffie", "09:30"),
        ("Neuf heures et demie : Café", "09:30"),
        ("Klockan halv tio: Kaffe", "09:30"),
        ("Klokka kvart på ti: Kaffe", "09:45"),
    ],
)
def test_an_hour_in_words_begins_an_item(line: str, start: str) -> None:
    assert [at for at, _title in _items(f"8.30 Start\n{line}\n12.00 Lunch\n")] == ["08:30", start, "12:00"]


def test_hours_in_words_go_on_past_noon() -> None:
    text = "Half past nine: Coffee\nTwelve noon: Lunch\nQuarter past one: Talk\nHalf past two: Plenary\n"
    assert [at for at, _title in _items(text)] == ["09:30", "12:00", "13:15", "14:30"]


def test_an_hour_inside_a_title_stays_there() -> None:
    text = "17.00 Fika\n17.30 Staden efter klockan fem\n18.30 Avslutning\n"
    assert _items(text)[1] == ("17:30", "Staden efter klockan fem")


PROSE = (
    "Hi all,\n\nDoors open at 9 and we\nbegin at half past nine with a short welcome from our chair, Margaret Lowe.\n"
    "At 10 Simon Achebe talks about the new footpath, and at 11.15 we stop for\ncoffee. Lunch is at 12.30. "
    "From 1.30pm to 3pm there are workshops. We finish at 4pm.\n\nBest wishes\nPeter\n"
)


def test_running_words_are_a_day() -> None:
    read = ProgrammeIntake().read_text(PROSE)
    items = as_json(read)["items"]
    assert [(item["start"], item["kind"]) for item in items] == [
        ("09:00", "break"),
        ("09:30", "welcome"),
        ("10:00", "talk"),
        ("11:15", "break"),
        ("12:30", "lunch"),
        ("13:30", "group"),
        ("16:00", "closing"),
    ]
    assert items[1]["speakers"] == ["Margaret Lowe"]
    assert items[5]["end"] == "15:00"


def test_an_item_of_running_words_shows_all_its_lines() -> None:
    read = ProgrammeIntake().read_text(PROSE)
    assert {4, 5} <= {line for item in read.items for line in item.lines}
    assert [read.source[n - 1] for n in read.left_out] == ["Hi all,", "Best wishes", "Peter"]


@pytest.mark.parametrize(
    "text",
    [
        "9.00 Coffee\n9.30 Welcome\nThe bus leaves at 8.12 from the station and is here at 8.40, so come at 8.\n",
        "We meet in the hall. There is parking behind the house, and the bus goes at 8.12 and at 8.40.\n",
    ],
)
def test_running_words_beside_a_programme_are_none(text: str) -> None:
    assert not {"08:12", "08:40"} & {at for at, _title in _items(text)}
