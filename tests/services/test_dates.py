"""Dates as people say them. Today is Thursday 12 March 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from app.services.dates import due
from hypothesis import given
from hypothesis import strategies as st

TODAY = dt.date(2026, 3, 12)

SAID = {
    "1/9": "2026-09-01",
    "1.9.": "2026-09-01",
    "1. september": "2026-09-01",
    "d. 1. sept.": "2026-09-01",
    "senest den 1. september": "2026-09-01",
    "12.06.2026": "2026-06-12",
    "12/6-26": "2026-06-12",
    "12-06-2026": "2026-06-12",
    "2026-06-12": "2026-06-12",
    "12. juni 2027": "2027-06-12",
    "fredag": "2026-03-13",
    "på mandag": "2026-03-16",
    "torsdag": "2026-03-19",
    "næste fredag": "2026-03-20",
    "fredag d. 13. marts kl. 12.00": "2026-03-13",
    "i morgen": "2026-03-13",
    "om 14 dage": "2026-03-26",
    "om en uge": "2026-03-19",
    "inden for to uger": "2026-03-26",
    "om en måned": "2026-04-12",
    "om et år": "2027-03-12",
    "uge 36": "2026-09-04",
    "i uge 11": "2026-03-13",
    "uge 10": "2027-03-12",
    "uge 53": "2027-01-01",
    "uge 2 2027": "2027-01-15",
    "næste uge": "2026-03-20",
    "ultimo september": "2026-09-30",
    "i slutningen af juni": "2026-06-30",
    "medio maj": "2026-05-15",
    "12. marts": "2026-03-12",
    "11. marts": "2027-03-11",
    "next Friday": "2026-03-20",
    "by Friday": "2026-03-13",
    "week 36": "2026-09-04",
    "12 June": "2026-06-12",
    "June 12th, 2027": "2027-06-12",
    "the 12th of June": "2026-06-12",
    "tomorrow": "2026-03-13",
    "in two weeks": "2026-03-26",
    "end of June": "2026-06-30",
    "next month": "2026-04-30",
    "  1.   SEPTEMBER ": "2026-09-01",
    "torsdag i uge 36": "2026-09-03",
    "uge 36 på torsdag": "2026-09-03",
    "den 15.": "2026-03-15",
    "d. 10.": "2026-04-10",
    "the 31st": "2026-03-31",
    "senest den 15.": "2026-03-15",
    "fredag den 13.": "2026-03-13",
    "2. kvartal": "2026-06-30",
    "Q1 2027": "2027-03-31",
    "slutningen af måneden": "2026-03-31",
    "end of the week": "2026-03-13",
    "udgangen af året": "2026-12-31",
    "om et halvt år": "2026-09-12",
    "in half a year": "2026-09-12",
    "in a fortnight": "2026-03-26",
    "i aften": "2026-03-12",
    "søndag i uge 11": "2026-03-15",
    "primo maj": "2026-05-01",
    "early May 2027": "2027-05-01",
}


@pytest.mark.parametrize(("text", "date"), SAID.items())
def test_what_people_say_is_a_date(text: str, date: str) -> None:
    for language in ("da", "en"):
        assert due(text, TODAY, language) == (dt.date.fromisoformat(date), "")


@pytest.mark.parametrize(
    "text",
    [
        "efter ferien", "hurtigst muligt", "løbende", "31/2", "29. februar", "32. maj", "1/13", "fredag d. 14. marts",
        "uge 60", "uge 53 2027", "10.30", "1.-3. september", "efter 1. september", "senest", "den", "99999", "1/1 0000",
        "om 999 år og en dag", "når Hanne er tilbage fra uge 36", "²/³", "before",
        "uge", "måned", "året", "15", "den 32.", "fredag den 14.", "5. kvartal", "om et halvt", "uge 36-37",
        "mandag i uge 11", "torsdag i uge 60",
    ],
)  # fmt: skip
def test_what_is_no_date_stays_words(text: str) -> None:
    assert due(text, TODAY, "da") == (None, text)


def test_a_leap_day_is_the_next_one_only_where_it_is_near() -> None:
    assert due("29. februar", dt.date(2027, 6, 1), "da") == (dt.date(2028, 2, 29), "")


def test_a_word_of_the_language_is_no_date_of_the_other() -> None:
    assert due("may", TODAY, "da") == (None, "may")
    assert due("May", TODAY, "en") == (dt.date(2026, 5, 31), "")
    assert due("man", TODAY, "en") == (None, "man")
    assert due("man", TODAY, "da") == (dt.date(2026, 3, 16), "")


def test_no_date_is_centuries_away() -> None:
    for text in ("1/9 0026", "1/9 2926", "2926-09-01"):
        assert due(text, TODAY, "da") == (None, text)
    assert due("i morgen", dt.date.max, "da") == (None, "i morgen")


def test_nothing_is_nothing() -> None:
    assert due("", TODAY, "da") == (None, "")


@given(st.text(max_size=40), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)), st.sampled_from(["da", "en"]))
def test_property_any_text_on_any_day_is_a_date_or_its_own_words(text: str, today: dt.date, language: str) -> None:
    found, said = due(text, today, language)
    assert (found is None) or said == ""


@given(st.dates(dt.date(2026, 3, 12), dt.date(2027, 3, 11)))
def test_property_every_day_of_the_next_year_is_found_as_it_is_written(day: dt.date) -> None:
    for text in (f"{day.day}/{day.month}", f"{day.day}.{day.month}.{day.year}", day.isoformat()):
        assert due(text, TODAY, "da") == (day, "")
