"""Whatever is pasted or opened, an answer comes: a reading, or one word for what is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from app.intake import ProgrammeIntake
from app.intake.as_json import as_json
from app.services.intake import Reading
from app.services.ports import Unavailable
from app.words.refusals import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

PROGRAMMES = Path(__file__).parent.parent / "data" / "programmes"
TEXTS = [path.read_text("utf-8") for path in sorted(PROGRAMMES.glob("*.txt"))]
BITS = [
    *("9.30", "24:00", "-", "–", "|", "\t", "\n\n", "(", ")", "kl.", "v/", "12/13", "\0", "\ufeff", "\ud800", "%PDF"),
    *("BEGIN:VCALENDAR\n", "9 Uhr", "99:99", "1e308", "«", "&", "&#x110000;", "\u2028", "10.10.10.10", "bis", "**"),
]


def _answer(content: bytes, suffix: str) -> None:
    read = _read(partial(ProgrammeIntake().read_bytes, content, suffix))
    if read is not None:
        as_json(read)
        for item in read.items:
            assert item.start is None or 0 <= item.start <= 1440
            assert all(1 <= line <= len(read.source) for line in item.lines)


def _read(reader: Callable[[], Reading]) -> Reading | None:
    """The reading, or None where one of the known sentences says why there is none."""
    try:
        return reader()
    except Unavailable as trouble:
        if trouble.word not in SENTENCES:
            raise
        return None


def _mangled(text: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 12)):
        at, to = sorted(dice.randint(0, len(text)) for _ in range(2))
        match dice.randint(0, 5):
            case 0:
                text = text[:at] + text[min(to, at + 80) :]
            case 1:
                text = text[:at] + dice.choice(BITS) + text[at:]
            case 2:
                text = text[:at] + text[at:to][::-1] + text[to:]
            case 3:
                text = text[:at] + text[at : at + 200] * dice.randint(2, 6) + text[at + 200 :]
            case 4:
                text = text.replace(dice.choice("\n :.-"), dice.choice(["", "\n", "\t", " "]))
            case _:
                text = text[:at] + text[at:to].swapcase() + text[to:]
    return text[:20_000]


def test_five_hundred_mangled_programmes() -> None:
    dice = random.Random(8)  # noqa: S311  the same mangling every time
    for _ in range(500):
        text = _mangled(dice.choice(TEXTS), dice)
        _answer(text.encode("utf-8", "surrogatepass"), dice.choice(["", ".txt", ".csv", ".ics"]))


@pytest.mark.slow
def test_three_thousand_more() -> None:
    dice = random.Random(88)  # noqa: S311
    for _ in range(3000):
        text = _mangled(dice.choice(TEXTS), dice)
        _answer(text.encode(dice.choice(["utf-8", "utf-16", "latin-1"]), "ignore"), dice.choice(["", ".csv"]))


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(["", ".txt", ".csv", ".ics", ".xlsx"]))
def test_any_bytes(content: bytes, suffix: str) -> None:
    _answer(content, suffix)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=12)), max_size=30))
def test_any_text(bits: list[str]) -> None:
    _read(partial(ProgrammeIntake().read_text, " ".join(bits)))


@settings(max_examples=60)
@given(st.data())
def test_a_calendar_with_bytes_changed(data: st.DataObject) -> None:
    calendar = bytearray(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:20240101T090000\r\n"
        b"DTEND:20240101T100000Z\r\nSUMMARY:Velkomst\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for _ in range(data.draw(st.integers(1, 6))):
        calendar[data.draw(st.integers(0, len(calendar) - 1))] = data.draw(st.integers(0, 255))
    _answer(bytes(calendar), ".ics")


@pytest.mark.parametrize("piece", ["9.30 ", "Per Hansen, ", "(", "[", "- ", "9-", "1.", "v/ ", "12. maj ", "Panel: "])
def test_a_line_without_end_does_not_hang(piece: str) -> None:
    ProgrammeIntake().read_text(piece * (300_000 // len(piece)))


def test_very_many_items_do_not_hang() -> None:
    read = ProgrammeIntake().read_text("9.30 Per Hansen: (Hvad nu?)\n" * 1900)
    assert len(read.items) == 1900
