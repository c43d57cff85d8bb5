"""Each notation of a clock that has been met, by a test of its own."""

from __future__ import annotations

import pytest
from app.intake.clocks import spans_in
from app.intake.dates import dates_in, mask


def first(text: str, *, digits: bool = False) -> tuple[int | None, int | None] | None:
    spans = spans_in(mask(text, dates_in(text)), digits=digits)
    return (spans[0].start, spans[0].end) if spans else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9.30 Velkomst", 570, None),
        ("09:30 Velkomst", 570, None),
        ("09:30:00 Velkomst", 570, None),
        ("kl. 9 Velkomst", 540, None),
        ("Kl.9.30 Velkomst", 570, None),
        ("klokken 9 Velkomst", 540, None),
        ("9h30 Accueil", 570, None),
        ("9 h 30 Accueil", 570, None),
        ("13H Repas", 780, None),
        ("9 Uhr Ankommen", 540, None),
        ("9.30 Uhr Ankommen", 570, None),
        ("9.30 uur Inloop", 570, None),
        ("9 am Welcome", 540, None),
        ("9:30 a.m. Welcome", 570, None),
        ("1 p.m. Lunch", 780, None),
        ("12 am Dance", 0, None),
        ("12:30 pm Lunch", 750, None),
        ("noon Lunch", 720, None),
        ("12 noon Lunch", 720, None),
        ("midi : repas", 720, None),
        ("ca. 10.00 Pause", 600, None),
        ("Cirka 21:30 Dans", 1290, None),
        ("ab 19:30 Festabend", 1170, None),
        ("dès 9h Accueil", 540, None),
        ("24.00 Slut", 1440, None),
        ("11:15Korleis driv festivalen", 675, None),
        ("9.30-10.00 Kaffe", 570, 600),
        ("9.30–10.00 Kaffe", 570, 600),
        ("9.30—10.00 Kaffe", 570, 600),
        ("9.30 −10.00 Kaffe", 570, 600),
        ("9.30 - 10.00 Kaffe", 570, 600),
        ("15:00 -16:00 Opening", 900, 960),
        ("15.45 -16.45 Talk", 945, 1005),
        ("10.00 10.30 Kaffe", 600, 630),
        ("9.30 til 10 Kaffe", 570, 600),
        ("9:00 to 9:30 Coffee", 540, 570),
        ("9:00 bis 9:30 Kaffee", 540, 570),
        ("09:00 tot 09:30 Koffie", 540, 570),
        ("de 9h30 à 17h", 570, 1020),
        ("10H/13H Intro", 600, 780),
        ("14h30-16h Ateliers", 870, 960),
        ("kl. 9-10.30 Oplæg", 540, 630),
        ("9-10 Velkomst", 540, 600),
        ("8.30 – 845 Welcome", 510, 525),
        ("9.15 – 9. 30 Intro", 555, 570),
        ("1000-1100 Briefing", 600, 660),
        ("10.00-(14.00) Tur", 600, 840),
        ("(10.00-11.00) Tur", 600, 660),
        ("4:00-7:00 p.m. Reception", 960, 1140),
        ("11:00-1:00 pm Lunch", 660, 780),
        ("10:30 am – 12:00 pm Groups", 630, 720),
        ("22:30 - 00:00 Dance", 1350, 0),
        ("bis 16 Uhr Ausklang", None, 960),
        ("by 9.30 register", None, 570),
        ("senest kl. 12", None, 720),
    ],
)
def test_a_clock_is_read(text: str, start: int | None, end: int | None) -> None:
    assert first(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "12.3 Framtidas formidling i fylket",
        "8K-samarbeidet i fylket",
        "23.10.2003",
        "den 10. oktober",
        "fredag d. 10. oktober",
        "2. september 2022",
        "2.9.2022",
        "Feb. 17-19, 2016",
        "5-10 minutes for each",
        "2010-2014 i tal",
        "250,00 kr.",
        "12.50 € pr. person",
        "Agenda 21",
        "MAX 22",
        "09599 Freiberg",
        "2013 : 6% de la SAU",
        "EU:s framtid",
        "[kju:b] goes political",
        "ring 12 34 56 78",
        "Lokale 4.125",
        "1.30 hours of talk",
        "99:99",
        "4 étapes à parcourir",
    ],
)
def test_what_is_no_clock(text: str) -> None:
    assert first(text) is None


def test_a_text_that_writes_0930_is_read_so() -> None:
    assert first("0930 Briefing", digits=True) == (570, None)
    assert first("0930 Briefing") is None


def test_several_clocks_of_a_line_are_found_in_order() -> None:
    assert [(s.start, s.end) for s in spans_in("9.00-9.15 Velkomst. 9.15-10.00 Oplæg")] == [(540, 555), (555, 600)]
