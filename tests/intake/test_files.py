"""Files as people hand them over: every encoding, sheets, calendars, and what is no programme at all."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
from app.domain.doubts import Doubt
from app.intake import ProgrammeIntake
from app.services.intake import Reading
from app.services.ports import Unavailable
from app.words import set_language
from app.words.refusals import sentence

TEXT = "Kl. 9.30 Velkomst v/ Søren Ærøgård\nKl. 10.00 Oplæg på dansk\nKl. 11.00 Frokost\n"


def read(content: bytes, suffix: str = "") -> Reading:
    return ProgrammeIntake().read_bytes(content, suffix)


def word(content: bytes, suffix: str = "") -> str:
    with pytest.raises(Unavailable) as caught:
        read(content, suffix)
    for language in ("da", "en"):
        set_language(language)
        said = sentence(caught.value)
        assert said
        assert caught.value.word not in said
    return caught.value.word


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"])
def test_any_encoding(encoding: str) -> None:
    found = read(TEXT.encode(encoding))
    assert [item.title for item in found.items] == ["Velkomst", "Oplæg på dansk", "Frokost"]
    assert [s.name for s in found.items[0].speakers] == ["Søren Ærøgård"]
    assert (Doubt.LETTERS in found.doubts) == (encoding in {"cp1252", "iso-8859-1"})


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\u2028", "\v"])
def test_any_end_of_line(ends: str) -> None:
    assert len(read(TEXT.replace("\n", ends).encode()).items) == 3


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "programme_empty"),
        (b" \r\n\t\n", "programme_empty"),
        (b"\xef\xbb\xbf", "programme_empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "programme_is_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "programme_is_old_office"),
        (b"{\\rtf1\\ansi 9.30 Velkomst}", "programme_is_rtf"),
        (b"\x89PNG\r\n\x1a\n", "programme_is_picture"),
        (b"SQLite format 3\0", "programme_is_workshop"),
        (b"<!DOCTYPE html><html><body>9.30 Velkomst", "programme_is_web_page"),
        (bytes(range(256)) * 8, "programme_not_text"),
        (b"PK\x03\x04 cut off", "programme_broken"),
        (b"9.30 Velkomst " * 40_000, "programme_too_long"),
        (b"x" * 10_000_000, "programme_too_long"),
        (b"9.30 Velkomst\n" * 5000, "programme_too_many_rows"),
        (b"BEGIN:VCALENDAR\r\nnonsense", "programme_broken"),
    ],
)
def test_what_is_no_programme_is_said_in_one_sentence(content: bytes, expected: str) -> None:
    assert word(content) == expected


def test_a_file_of_many_megabytes_is_not_even_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unavailable, match="programme_too_long"):
        ProgrammeIntake().read_file(path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("word/document.xml", "programme_is_word"),
        ("ppt/presentation.xml", "programme_is_slides"),
        ("content.xml", "programme_is_open_document"),
        ("readme.txt", "programme_not_text"),
    ],
)
def test_other_packages(name: str, expected: str) -> None:
    assert word(_package({name: b"<x/>"})) == expected


def test_a_bomb_that_says_its_size() -> None:
    assert word(_package({"xl/workbook.xml": b"0" * 70_000_000})) == "programme_bomb"


def test_a_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(_package({"xl/workbook.xml": b"0" * 70_000_000}))
    for at in (bomb.index(b"PK\x03\x04") + 22, bomb.index(b"PK\x01\x02") + 24):
        struct.pack_into("<I", bomb, at, 1000)
    assert word(bytes(bomb)) in {"programme_bomb", "programme_broken"}


def test_a_bomb_of_entities() -> None:
    entities = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert word(_package({"xl/workbook.xml": entities})) == "programme_bomb"


def test_a_damaged_sheet() -> None:
    whole = _sheet([["Tid", "Punkt"], ["9.30", "Velkomst"]])
    assert word(_package({"xl/workbook.xml": b"<workbook"})) == "programme_broken"
    assert word(whole[: len(whole) // 2]) == "programme_broken"


def test_times_of_a_sheet_in_all_their_forms() -> None:
    found = read(
        _sheet(
            [
                ["Start", "Slut", "Punkt", "Hvem"],
                [9.3, 10, "Velkomst", "Ina Holm"],
                [dt.time(10, 0), dt.time(10, 45), "Oplæg", "Bo Lund, SDU"],
                [10.75 / 24, 11 / 24, "Pause", None],
                ["11.00", "kl. 12", "Debat i grupper", None],
                [dt.datetime(2024, 3, 1, 12, 0), None, "Frokost", None],  # noqa: DTZ001  a sheet has no zones
            ]
        )
    )
    assert [(i.start, i.end) for i in found.items] == [(570, 600), (600, 645), (645, 660), (660, 720), (720, None)]
    assert Doubt.NUMBER_AS_CLOCK in found.items[0].doubts
    assert [s.name for s in found.items[1].speakers] == ["Bo Lund"]


def test_a_formula_without_a_value_is_marked() -> None:
    found = read(_sheet([["Tid", "Punkt"], ["9.30", "Velkomst"], ["=A2+1/24", "Oplæg"], ["11.00", "Pause"]]))
    assert [i.title for i in found.items] == ["Velkomst", "Oplæg", "Pause"]
    assert Doubt.FORMULA in found.items[1].doubts


def test_a_sheet_with_too_many_rows() -> None:
    rows: list[list[object]] = [["Tid", "Punkt"], *([["9.30", "Velkomst"]] * 2100)]
    assert word(_sheet(rows)) == "programme_too_many_rows"


def test_csv_of_2000_rows_and_one_more() -> None:
    rows = ["Tid;Punkt", *["9.30;Velkomst"] * 1999]
    assert len(read("\n".join(rows).encode(), ".csv").items) == 1999
    assert word("\n".join([*rows, "10.00;Pause"]).encode(), ".csv") == "programme_too_many_rows"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_with_quotes_and_lines_inside_cells(separator: str) -> None:
    text = separator.join(["Time", "What", "Who"]) + "\n"
    text += separator.join(["9:30 AM", '"Welcome, and ""hello"""', '"Ann Berg\nBo Lund"']) + "\n"
    text += separator.join(["1:15 PM", "Discussion", ""]) + "\n"
    found = read(text.encode(), ".csv")
    assert [(i.start, i.title) for i in found.items] == [(570, 'Welcome, and "hello"'), (795, "Discussion")]
    assert [s.name for s in found.items[0].speakers] == ["Ann Berg", "Bo Lund"]


def calendar(*events: str) -> Reading:
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
    text += "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return read((text + "END:VCALENDAR\r\n").encode(), ".ics")


def test_a_zone_that_nobody_knows_keeps_the_clock_and_is_marked() -> None:
    found = calendar("DTSTART;TZID=Mars/Olympus:20240305T093000\r\nSUMMARY:Velkomst")
    assert (found.items[0].start, found.items[0].doubts[0]) == (570, Doubt.ZONE)


def test_a_windows_zone_is_known() -> None:
    found = calendar('DTSTART;TZID="Romance Standard Time":20240305T093000\r\nSUMMARY:Velkomst')
    assert found.items[0].start == 570


def test_an_event_that_ends_before_it_starts_is_marked() -> None:
    found = calendar("DTSTART:20240305T093000\r\nDTEND:20240305T090000\r\nSUMMARY:Velkomst")
    assert Doubt.END_BEFORE_START in found.items[0].doubts


def test_a_rule_of_every_second_is_not_followed() -> None:
    found = calendar("DTSTART:20240305T093000\r\nRRULE:FREQ=SECONDLY;COUNT=100000000\r\nSUMMARY:Velkomst")
    assert len(found.items) == 1
    assert Doubt.REPEATS in found.items[0].doubts


def test_a_whole_day_is_no_item_and_days_are_counted() -> None:
    found = calendar(
        "DTSTART;VALUE=DATE:20240305\r\nSUMMARY:Konference",
        "DTSTART:20240306T090000\r\nSUMMARY:Dag to",
        "DTSTART:20240305T090000\r\nDURATION:PT90M\r\nSUMMARY:Dag et",
    )
    assert [(i.day, i.title, i.end) for i in found.items] == [(1, "Dag et", 630), (2, "Dag to", None)]


def _sheet(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _package(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_COMPRESSION) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()
