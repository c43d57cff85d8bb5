"""A programme inside a mail: its head, its subject, where people meet, an end at the latest, a break of named length,
coffee with a welcome."""

from __future__ import annotations

import pytest
from app.domain.doubts import Doubt
from app.domain.programme import ItemKind
from app.intake import ProgrammeIntake
from app.services.intake import Reading, ReadItem
from app.services.proposals import propose, template

from tests.fakes import CountedIds

DAY = "9.00 Kaffe\n9.30 Oplæg\n12.00 Frokost\n"


def read(text: str) -> Reading:
    return ProgrammeIntake().read_text(text)


def item(text: str, start: int) -> ReadItem:
    return next(each for each in read(text).items if each.start == start)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Fra: Mia Holt <mia@hus.dk>\nEmne: SV: Dialogmøde om havnen\n\nHej alle\n\n", "Dialogmøde om havnen"),
        ("Fra: Mia Holt <mia@hus.dk>\n\nHej alle\n\n", ""),
        (
            "Fra: Mia Holt <mia@hus.dk>\nTil: Alle <alle@hus.dk>\n\nHermed program for naboaftenen\n\n",
            "Naboaftenen i salen",
        ),
        ("From: Kim Dunn <kim@hall.org>\nSubject: Re: Fwd: Volunteers' day\n\nHi all\n\n", "Volunteers' day"),
        ("Subject: RE[2]: Volunteers' day\nCc: a@hall.org; b@hall.org\n\n", "Volunteers' day"),
        ("Von: Ute Brand <ute@amt.de>\nBetreff: AW: WG: Klausur der Leitung\n\nLiebe alle\n\n", "Klausur der Leitung"),
        ("Van: Jan Smit <jan@stad.nl>\nOnderwerp: Antw: Studiedag zorg\n\nBeste allen\n\n", "Studiedag zorg"),
        ("De : Paule Simon <p@ville.fr>\nObjet : TR : Journée des aidants\n\nBonjour\n\n", "Journée des aidants"),
        (
            "Från: Eva Norén <eva@kommun.se>\nÄmne: VB: Planeringsdag för nämnden\n\nHej\n\n",
            "Planeringsdag för nämnden",
        ),
        ("Fra: Kari Moe <kari@bygd.no>\nEmne: VS: Fagdag om lesing\n\nHei\n\n", "Fagdag om lesing"),
        (
            (
                "*From:* Kim Dunn <kim@hall.org>\n*Sent:* Monday, 2 March 2026 10:11\n*To:* all@hall.org;\n"
                "b@hall.org\n*Subject:* Volunteers' day\n\n"
            ),
            "Volunteers' day",
        ),
        (
            "---------- Forwarded message ---------\nFrom: Kim <kim@hall.org>\nSubject: Volunteers' day\n\n",
            "Volunteers' day",
        ),
        ("kim@hall.org\n\nHi all\n\n", ""),
        ("Emne: Program\n\nTemadag om søvn\n\n", "Temadag om søvn"),
        ("Dato: 12. marts 2026\nEmne: Temadag om søvn\n\n", "Temadag om søvn"),
    ],
)
def test_the_head_of_a_mail_is_no_title_and_its_subject_is(head: str, title: str) -> None:
    made = read((head + DAY).replace("naboaftenen\n", "naboaftenen i salen\n"))
    assert (made.title, [each.start for each in made.items]) == (title, [540, 570, 720])


def test_a_memo_keeps_the_date_of_its_day_and_a_mail_does_not_lend_its_own() -> None:
    assert read("Dato: 12. marts 2026\nEmne: Temadag\n\n" + DAY).dated == (2026, 3, 12)
    assert read("Fra: Mia <mia@hus.dk>\nSendt: 4. marts 2026 14:32\nEmne: Temadag\n\n" + DAY).dated == (0, 0, 0)


def test_hours_from_and_to_are_no_head_of_a_mail() -> None:
    assert [each.title for each in read("10.00 Besøg\nTil: salen\n11.00 Kaffe\nEmne: havnen\n12.00 Slut\n").items][
        :2
    ] == [
        "Besøg",
        "Kaffe",
    ]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Her er programmet, vi mødes på Ribe Bibliotek den 25. november:", "Ribe Bibliotek"),
        ("Vi ses i Kulturhuset Pakhuset, Havnegade 12.", "Kulturhuset Pakhuset"),
        ("We meet at Alton Town Hall on Friday.", "Alton Town Hall"),
        ("Wir treffen uns im Rathaus Altona um 9 Uhr.", "Rathaus Altona"),
        ("We komen samen in Buurthuis De Ster.", "Buurthuis De Ster"),
        ("Nous nous retrouvons à la Maison Berty Albrecht.", "Maison Berty Albrecht"),
        ("Vi träffas på Lunds Stadsbibliotek kl 9.", "Lunds Stadsbibliotek"),
        ("Vi møtes på Hamar Kulturhus.", "Hamar Kulturhus"),
        ("Vi mødes på gangen.", ""),
        ("Vi mødes på Fredag.", ""),
        ("Vi mødes hos Lone Bak.", ""),
    ],
)
def test_where_people_meet_is_the_place(line: str, place: str) -> None:
    made = read(f"Hej alle\n{line}\n\n{DAY}")
    assert made.place == place
    assert template(made, made.items, CountedIds(), "Dag").workshop.place == place


@pytest.mark.parametrize(
    "end",
    [
        "senest 14.45 Tak og farvel",
        "Senest kl. 14.45: Tak og farvel",
        "14.45 (senest) Tak og farvel",
        "Tak og farvel senest kl. 14.45",
        "14.45 at the latest: Thanks and goodbye",
        "No later than 14:45 Thanks and goodbye",
        "by 14.45 Thanks and goodbye",
        "spätestens 14.45 Uhr Verabschiedung",
        "14.45 Uhr spätestens: Verabschiedung",
        "Verabschiedung bis spätestens 14.45 Uhr",
        "uiterlijk 14.45 uur Afsluiting",
        "au plus tard 14h45 Clôture",
        "14h45 au plus tard : Clôture",
        "Clôture au plus tard à 14h45",
        "senast 14.45 Avslutning",
        "senest 14.45 Takk for i dag",
    ],
)
def test_an_end_at_the_latest_is_an_item_that_holds(end: str) -> None:
    made = read(f"9.00 Plenum\n12.00 Lunch\n14.00 Workshop\n{end}\n")
    assert [(each.start, each.end_inferred) for each in made.items[-2:]] == [(840, 885), (885, None)]
    last = made.items[-1]
    assert last.kind is ItemKind.CLOSING
    assert Doubt.LATEST in last.doubts
    assert "14" not in last.title
    day = propose(made.items, CountedIds()).items
    assert (day[-1].start, day[-1].anchor, day[-2].minutes) == (885, True, None)


def test_at_the_latest_in_the_middle_of_a_day_holds_too() -> None:
    made = read("9.00 Oplæg\nsenest 10.30 Kaffe\n11.00 Debat\n12.00 Slut\n")
    assert [each.start for each in made.items] == [540, 630, 660, 720]
    assert propose(made.items, CountedIds()).items[1].anchor


@pytest.mark.parametrize("line", ["Senest 8.30 Ankomst", "bis 8.30 Uhr: Anreise"])
def test_the_first_of_a_day_ends_at_the_latest(line: str) -> None:
    first = read(f"{line}\n9.00 Begrüßung\n10.00 Vortrag\n12.00 Ende\n").items[0]
    assert (first.start, first.end) == (None, 510)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Herefter pause 10 min", "Pause"),
        ("Herefter en kort pause på 10 minutter", None),
        ("derefter pause (10 min.)", "Pause"),
        ("derefter 10 minutters pause", None),
        ("then coffee break 10 min", "Coffee break"),
        ("then a 10-minute break", None),
        ("danach Pause 10 Min.", "Pause"),
        ("danach 10-minütige Pause", None),
        ("danach Pause von 10 Minuten", "Pause"),
        ("daarna pauze (10 min)", "Pauze"),
        ("daarna pauze van 10 minuten", "Pauze"),
        ("ensuite pause de 10 minutes", "Pause"),
        ("puis pause café (10 mn)", "Pause café"),
        ("därefter paus 10 min", "Paus"),
        ("därefter 10 minuters paus", None),
        ("deretter pause på 10 minutter", "Pause"),
    ],
)
def test_a_break_afterwards_has_its_named_length(line: str, title: str | None) -> None:
    made = read(f"9.00 Oplæg\n12.45 Workshop om lån\n{line}\n14.00 Plenum\n15.00 Slut\n")
    rest = made.items[2]
    assert (rest.start, rest.kind, rest.minutes) == (None, ItemKind.BREAK, 10)
    assert title is None or rest.title == title
    assert [each.minutes for each in propose(made.items, CountedIds()).items][1:3] == [65, 10]


def test_a_named_break_comes_out_of_a_printed_slot() -> None:
    made = read("9.00 Oplæg\n12.45-14.00 Workshop om lån\nHerefter pause 10 min\n14.00 Plenum\n15.00 Slut\n")
    assert [each.minutes for each in propose(made.items, CountedIds()).items][1:3] == [65, 10]
    made = read("9.00 Oplæg\n12.45-13.45 Workshop om lån\nHerefter pause 10 min\n14.00 Plenum\n15.00 Slut\n")
    assert [each.minutes for each in propose(made.items, CountedIds()).items][1:3] == [60, 10]


@pytest.mark.parametrize(
    "title",
    [
        "Kaffe og velkomst",
        "Kaffe, rundstykker og velkomst",
        "Ankomst og velkomst",
        "Coffee and welcome",
        "Arrival, coffee & welcome",
        "Kaffee und Begrüßung",
        "Ankommen und Begrüßung",
        "Koffie en welkom",
        "Café et mot de bienvenue",
        "Fika och välkomnande",
        "Kaffe og velkommen",
    ],
)
def test_coffee_and_welcome_first_of_the_day_or_with_a_speaker_is_a_welcome(title: str) -> None:
    assert item(f"9.00 {title}\n9.30 Talk\n12.00 Lunch\n", 540).kind is ItemKind.WELCOME
    assert item(f"9.00 Talk\n10.00 {title} (Lone)\n12.00 Lunch\n", 600).kind is ItemKind.WELCOME


@pytest.mark.parametrize("title", ["Velkomstkaffe", "Welcome coffee", "Café d'accueil", "Begrüßungskaffee", "Kaffe"])
def test_a_coffee_that_welcomes_is_a_break(title: str) -> None:
    assert item(f"9.00 {title}\n9.30 Talk\n12.00 Lunch\n", 540).kind is ItemKind.BREAK
