"""Which lines are items: mails, footers, headings, bare hours, lists below an item, and the day each falls on."""

from __future__ import annotations

import pytest
from app.intake.reading import read


def starts(text: str) -> list[tuple[int, int | None]]:
    return [(item.day, item.start) for item in read(text).items]


def titles(text: str) -> list[str]:
    return [item.title for item in read(text).items]


def left(text: str) -> list[str]:
    found = read(text)
    return [found.source[number - 1] for number in found.left_out]


DAY = "9.00 Velkomst\n9.30 Oplæg\n12.00 Frokost\n15.00 Tak for i dag\n"


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Fra: Lone Bak\nSendt: 4. marts 2026 14:32\nTil: Alle\nEmne: temadag 12/3\n\nHej alle\n\n", ""),
        ("From: Kim Dunn\nDate: 4 March 2026 14:32\nTo: All\nSubject: away day\n\n", ""),
        ("Von: Ute Brand\nGesendet: 4. März 2026 14:32\nAn: Alle\nBetreff: Klausur\n\n", ""),
        ("", "\nMed venlig hilsen\nLone Bak\nTræffes kl. 10-11\n"),
        ("", "\nKind regards\nKim Dunn, office hours 10.00-11.00\n"),
        ("", "\nMit herzlichen Grüßen\nUte Brand\n"),
        ("", "\nCordialement,\nPaule Simon\n"),
        ("", "\nMet vriendelijke groet\nAnna Bakker\n"),
        ("", "\nMed vänliga hälsningar\nEva Norén\n"),
        ("", "\nVennlig hilsen\nKari Moe\n"),
        ("", "\n> Den 3. mar. 2026 kl. 09.12 skrev Henrik Lind:\n> Jeg kan kun om formiddagen\n"),
        ("", "\nPraktisk:\nDato: 12. marts 2026\nTid: kl. 9.00-15.00\nSted: Byens Hus\n"),
        ("", "\nDate: Friday 12 March 2026\nTime: 9:00 - 15:00 (doors 8:30)\n"),
        ("VOORLOPIG PROGRAMMA (versie 3.2, gewijzigd 12.02 om 8.30)\n\n", ""),
        ("Høring i salen (dørene åbner kl. 8.30)\n\n", ""),
        ("", "\nWhen: Friday 12 March, 9.00-15.00\nWhere: Town Hall\n"),
        ("", "\nSenest ændret 12.3. kl. 10.15\n"),
        ("", "\nLast updated 3.10. at 11.00\n"),
        ("16.11: Den store dag\n\nVi mødes lørdag den 16. november i Vejle.\n\n", ""),
        ("Torsdag d. 12. marts 2026 kl. 9.00 i Aktivitetshuset\n\n", ""),
        ("Torsdag d. 12. marts 2026 kl. 9.00-15.00, Byens Hus\n\n", ""),
        ("Tid: Torsdag d. 12. marts kl. 9.00\nSted: Byens Hus\n\nProgram:\n", ""),
        ("Village Hall, Thursday 12 March, 8.30 for 9.00\n\n", ""),
    ],
)
def test_what_stands_around_a_programme_is_no_item_of_it(head: str, foot: str) -> None:
    assert starts(head + DAY + foot) == [(1, 540), (1, 570), (1, 720), (1, 900)]


def test_the_lines_after_a_farewell_are_left_out() -> None:
    assert left(DAY + "\nVenlig hilsen\nLone\nP.S. Husk madpakke\n") == [
        "Venlig hilsen",
        "Lone",
        "P.S. Husk madpakke",
    ]


def test_a_programme_inside_a_quoted_mail_is_read() -> None:
    text = "Hier nochmal der Ablauf:\n\n> 9.00 Begrüßung\n> 9.30 Vortrag\n>\n> 12.00 Mittagessen\n\nLG Ute\n"
    assert starts(text) == [(1, 540), (1, 570), (1, 720)]


def test_an_agenda_below_the_hour_of_the_meeting_is_its_points() -> None:
    text = (
        "Torsdag den 12. marts 2026 kl. 19.00-21.30 i Byens Hus\n\n1. Dagsorden\n2. Beretning\n3. Kaffe\n4. Eventuelt\n"
    )
    assert [(item.start, item.title) for item in read(text).items] == [
        (None, "Dagsorden"),
        (None, "Beretning"),
        (None, "Kaffe"),
        (None, "Eventuelt"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "9 Velkommen\n9.15 Året der gik\n10 kaffe\n10.15-12 Debat\n12-13 frokost\n13.30 Film\n15 Næste skridt\n",
            [540, 555, 600, 615, 720, 810, 900],
        ),
        (
            (
                "LØRDAG\n7.30: Morgenmad\n9-10.15: Prøve\n12: Frokost\n15: Kaffe\n"
                "SØNDAG\n8: Morgenmad\n9: Prøve\n11.30: Slut\n"
            ),
            [450, 540, 720, 900, 480, 540, 690],
        ),
        ("Fredag\nFra 17: Ankomst\n18.30: Middag\n19.30-21: Sang\n", [1020, 1110, 1170]),
        (
            "9.30 - coffee\n10.30 - budget\n12.30 - lunch\n1.15 - report back\n2 - what next?\n3 - pub\n",
            [570, 630, 750, 795, 840, 900],
        ),
        ("9 Kaffe\n10 Oplæg\n12 Frokost\n13 Debat\n15 Afslutning\n", [540, 600, 720, 780, 900]),
    ],
)
def test_bare_hours_fit_between_the_clocks_around_them(text: str, expected: list[int]) -> None:
    assert [item.start for item in read(text).items] == expected


@pytest.mark.parametrize(
    "line", ["12 Plätze sind noch frei", "11 Teilnehmende je Gruppe", "10 gute Gründe für mehr Ruhe"]
)
def test_a_count_before_a_german_noun_is_no_hour(line: str) -> None:
    text = f"9.00 Begrüßung\n9.30 Vortrag der Leitung\n{line}\n13.00 Mittagessen\n"
    assert starts(text) == [(1, 540), (1, 570), (1, 780)]


def test_a_name_that_is_a_month_too_is_no_day_in_a_list_of_persons() -> None:
    text = "9.00 Opening\n9.30 Sprekers\n1. Piet Bos\n2. Jan Vester\n3. Mei Lin\n11.00 Pauze\n12.00 Slot\n"
    assert {item.day for item in read(text).items} == {1}


@pytest.mark.parametrize(
    "headings",
    [
        ("24. april", "25, april"),
        ("Torsdag den 24.", "Fredag den 25."),
        ("Dag 1 – torsdag", "Dag 2 – fredag"),
        ("den 24.", "den 25."),
        ("JOUR 1", "JOUR 2"),
        ("Day One (Saturday)", "Day Two (Sunday)"),
        ("Samedi 14 mai matin", "Dimanche 15 mai matin"),
    ],
)
def test_headings_of_days_in_many_notations(headings: tuple[str, str]) -> None:
    one, two = headings
    text = f"{one}\n9.00 A\n10.00 B\n\n{two}\n9.00 C\n10.00 D\n"
    assert [day for day, _ in starts(text)] == [1, 1, 2, 2]


def test_a_second_track_is_the_same_day() -> None:
    text = (
        "Strang A\n11:30–12:15 Netze\n14:15–15:00 Mittel\n\nStrang B\n11:30–12:15 Räume\n14:15–15:00 Ehrenamt\n\n"
        "15:00–16:00 Plenum\n"
    )
    assert {item.day for item in read(text).items} == {1}


@pytest.mark.parametrize(
    "block",
    [
        "- Pump and hose – Sam Idris\n- Smoke room – Carla Benn",
        "* Pump and hose – Sam Idris\n* Smoke room – Carla Benn",
        "· Pump and hose (Sam Idris)\n· Smoke room (Carla Benn)",
        "Pump and hose – Sam Idris\nSmoke room – Carla Benn",
        "A) Pump and hose (Sam Idris)\nB) Smoke room (Carla Benn)",
        "Track A: Pump and hose (Sam Idris)\nTrack B: Smoke room (Carla Benn)",
    ],
)
def test_titles_with_speakers_below_a_block_are_items_of_it(block: str) -> None:
    found = read(f"10.00 Rounds\n{block}\n12.00 Lunch\n").items
    assert [item.start for item in found] == [600, None, None, 720]
    assert [[person.name for person in item.speakers] for item in found[1:3]] == [["Sam Idris"], ["Carla Benn"]]


def test_one_library_in_a_row_of_titles_is_a_title_too() -> None:
    text = "9.00 Stemmeprøver\n  Sopran: salen (Kirsten Fog)\n  Alt: biblioteket (Ulla Brandt)\n12.00 Frokost\n"
    assert [[person.name for person in item.speakers] for item in read(text).items] == [
        [],
        ["Kirsten Fog"],
        ["Ulla Brandt"],
        [],
    ]


def test_a_sentence_about_a_person_is_no_item() -> None:
    text = (
        "14.00 Plenaire afsluiting\n\nAan het einde gaan we onder leiding van Anna Bakker alle inzichten van de dag "
        "verzamelen.\n\n14.30 Borrel\n"
    )
    assert titles(text) == ["Plenaire afsluiting", "Borrel"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.00 Anna Bakker\nHoe ongezond is het klimaat?\n11.00 Pauze\n12.00 Slot\n", "Hoe ongezond is het klimaat?"),
        (
            "• 10.00 Anna Bakker\n• Hoe ongezond is het klimaat?\n• 11.00 Pauze\n• 12.00 Slot\n",
            "Hoe ongezond is het klimaat?",
        ),
    ],
)
def test_a_name_beside_the_clock_speaks_for_the_title_below(text: str, expected: str) -> None:
    item = read(text).items[0]
    assert (item.title, [person.name for person in item.speakers]) == (expected, ["Anna Bakker"])
    assert len(read(text).items) == 3


def test_titles_below_ranges_that_stand_alone_with_gaps() -> None:
    text = (
        "8 oktober 2026\n\n10:30 - 11:00\n\nInloop\n\n11:00 - 11:10\n\nOpening\n\n11:10 - 12:00\n\nWorkshop\n\n"
        "Kom mee doen!\n"
    )
    assert titles(text) == ["Inloop", "Opening", "Workshop"]


def test_a_title_that_begins_on_the_line_above_a_clock_at_the_end() -> None:
    text = (
        "Kaffe ........ 9.00\nHvad sagde de derhjemme\nSøren Mogensen ........ 9.30\nPause ....... 10.30\n"
        "Frokost ....... 12.00\n"
    )
    found = read(text).items
    assert [item.start for item in found] == [540, 570, 630, 720]
    assert found[1].title == "Hvad sagde de derhjemme"


def test_the_chair_of_a_part_of_the_day_is_no_item() -> None:
    text = (
        "9 h 00 Accueil\n10 h 00 Exposé\n\nAprès-midi – présidence : Yves Tournier\n\n"
        "14 h 00 Lecture\n15 h 00 Clôture\n"
    )
    assert starts(text) == [(1, 540), (1, 600), (1, 840), (1, 900)]


def test_an_arrival_before_the_first_clock_of_a_day_is_an_item_without_a_time() -> None:
    text = "Fredag 8. maj\nAnkomst og indkvartering\n18.30 Middag\nLørdag 9. maj\n8.00 Morgenmad\n9.00 Oplæg\n"
    assert starts(text) == [(1, None), (1, 1110), (2, 480), (2, 540)]


def test_what_comes_afterwards_is_an_item_without_a_time() -> None:
    text = "18.30 Abendessen\n19.30 Rückblick auf das Jahr (Ute)\ndanach gemütlicher Umtrunk\n22.00 Ende\n"
    assert [item.start for item in read(text).items] == [1110, 1170, None, 1320]


def test_a_deadline_in_a_sentence_is_no_item() -> None:
    assert titles("9.00 Begrüßung\n16.45 Feierabend\n\nBis spätestens 17 Uhr endet unser Programm.\n") == [
        "Begrüßung",
        "Feierabend",
    ]


@pytest.mark.parametrize(
    "block",
    [
        "Rom 1: Kommunen som vert\nInnleder: Kari Moe, Bergen kommune\nRom 2: Frivillige i front\nInnleder: Tor Hauge",
        "Session A\nKommunen som värd\nKari Moe, Lunds kommun\nSession B\nFrivilliga i fronten\nTor Hauge, Röda Korset",
        "Skoven om natten\nKari Moe, SDU\n\nByens fugle\nTor Hauge, KL\n",
        "Kari Moe, SDU\nSkoven om natten\nTor Hauge, KL\nByens fugle",
        "Workshop –\n„Wald und Stadt“\nKari Moe, Kiel\nWorkshop –\n„Dorf und Netz“\nTor Hauge, Husum",
    ],
)
def test_titles_and_people_in_turns_are_items(block: str) -> None:
    found = read(f"10.00 Parallelle sessioner\n{block}\n12.00 Frokost\n13.00 Slut\n").items
    assert [item.start for item in found] == [600, None, None, 720, 780]
    assert [[person.name for person in item.speakers] for item in found[1:3]] == [["Kari Moe"], ["Tor Hauge"]]


def test_one_title_with_people_below_an_item_is_its_second_line() -> None:
    text = "10.00 Från förbud till mångfald\nDammen gav ringar på vattnet\nKari Moe, ansvarig\n12.00 Lunch\n"
    assert titles(text) == ["Från förbud till mångfald", "Lunch"]


def test_a_label_of_people_is_no_title_of_the_panel_above() -> None:
    text = "11.00 Panel\nDeltagere:\n- Anna Holm, SDU\n- Per Krogh, KL\n12.00 Frokost\n"
    found = read(text).items
    assert (found[0].title, [person.name for person in found[0].speakers]) == ("Panel", ["Anna Holm", "Per Krogh"])
