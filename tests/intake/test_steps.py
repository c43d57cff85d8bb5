"""Each step of the reading by itself: lines, dates, hours, days, names, titles, kinds, languages."""

from __future__ import annotations

import pytest
from app.domain.doubts import Doubt
from app.domain.programme import ItemKind
from app.intake.clocks import spans_in
from app.intake.dates import dates_in, rest_of, same_day, together
from app.intake.days import falls_to_new_day
from app.intake.hours import settled
from app.intake.kinds import kind_of
from app.intake.lengths import length_in
from app.intake.lines import lines_of, source_lines
from app.intake.names import Place
from app.intake.people import people
from app.intake.reading import read
from app.intake.titles import sentences, split_head
from app.intake.vocabulary import LANGUAGES, Words, language_of, table


@pytest.mark.parametrize(
    ("raw", "text", "bullet"),
    [
        ("- 9.30 Velkomst", "9.30 Velkomst", "-"),
        ("• Velkomst ", "Velkomst", "-"),
        ("  •\tVelkomst", "Velkomst", "-"),
        ("-Korleis spelar vi?", "Korleis spelar vi?", "-"),
        ("1. Valg af dirigent", "Valg af dirigent", "1."),
        ("9. oktober", "9. oktober", ""),
        ("**9.30** Velkomst", "9.30 Velkomst", ""),
        ("[9.30](https://eksempel.dk) Velkomst", "9.30 Velkomst", ""),
        ("| 9.30 | Velkomst |", "9.30\tVelkomst", ""),
        ("Kl. 9.30      Morgenmad", "Kl. 9.30\tMorgenmad", ""),
        ("9.30\u00a0Velkomst\u200b", "9.30 Velkomst", ""),
        ("Kaffe &amp; kage", "Kaffe & kage", ""),
    ],
)
def test_a_line_without_its_dress(raw: str, text: str, bullet: str) -> None:
    (line,) = lines_of(source_lines(raw))
    assert (line.text, line.bullet) == (text, bullet)


def test_lines_keep_their_numbers_and_the_gaps_between_them() -> None:
    lines = lines_of(source_lines("# Program\n\n9.30 Velkomst\n---\n10.00 Oplæg"))
    assert [(line.number, line.gap, line.heading) for line in lines] == [
        (1, False, True),
        (3, True, False),
        (5, True, False),
    ]


@pytest.mark.parametrize(
    ("text", "weekday", "month", "day", "ordinal"),
    [
        ("Torsdag den 3. oktober 2024", 4, 10, 3, 0),
        ("Mittwoch, 16. Mai 2018", 3, 5, 16, 0),
        ("Mercredi 9 octobre 2013", 3, 10, 9, 0),
        ("Monday, 9 December", 1, 12, 9, 0),
        ("Day 1 – Feb. 17, 2016", 0, 2, 17, 1),
        ("2024-03-16", 0, 3, 16, 0),
        ("16.3.2024", 0, 3, 16, 0),
        ("lørdag 12/5", 6, 5, 12, 0),
        ("1ère journée", 0, 0, 0, 1),
        ("Dag 2", 0, 0, 0, 2),
        ("TYSDAG", 2, 0, 0, 0),
    ],
)
def test_a_date_is_read(text: str, weekday: int, month: int, day: int, ordinal: int) -> None:
    date = together(dates_in(text))
    assert (date.weekday, date.month, date.day, date.ordinal) == (weekday, month, day, ordinal)


def test_the_same_day_is_known_again_and_what_is_left_of_a_heading() -> None:
    one, two = together(dates_in("Torsdag")), together(dates_in("Torsdag den 3. oktober"))
    other = together(dates_in("Fredag den 4. oktober"))
    assert same_day(one, two)
    assert not same_day(two, other)
    assert rest_of("Program for torsdag den 3. oktober 2024", dates_in("Program for torsdag den 3. oktober 2024")) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["9.00", "12.00-1.30", "1.30-2.15"], [(540, None), (720, 810), (810, 855)]),
        (["11.00", "12.30", "3.00", "6.30"], [(660, None), (750, None), (900, None), (1110, None)]),
        (["22.30-1.00"], [(1350, 1500)]),
    ],
)
def test_hours_of_the_afternoon_are_told_by_a_clock_that_falls_back(
    lines: list[str], expected: list[tuple[int | None, int | None]]
) -> None:
    spans = [spans_in(line)[0] for line in lines]
    assert [(a, b) for a, b, _ in settled(spans, twelve="22" not in lines[0], evening=False)] == expected


def test_words_of_evening_make_seven_nineteen() -> None:
    spans = [spans_in(line)[0] for line in ("7:00 Tea", "7:15 Talk", "8:45 Walk")]
    assert [a for a, _, guessed in settled(spans, twelve=True, evening=True) if guessed] == [1140, 1155, 1245]


@pytest.mark.parametrize(
    ("latest", "start", "again", "expected"),
    [(17 * 60, 540, False, True), (23 * 60, 60, False, False), (17 * 60, 540, True, False), (690, 675, False, False)],
)
def test_when_a_clock_that_falls_back_is_a_new_day(latest: int, start: int, again: bool, expected: bool) -> None:
    assert falls_to_new_day(latest, start, again=again) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("formand Ulrik Nymark", ["Ulrik Nymark"]),
        ("Per Krogh Hansen, SDU & Michel Steen-Hansen, DB", ["Per Krogh Hansen", "Michel Steen-Hansen"]),
        ("Rikke Birk (Stirådet) og Krag (lodsejer)", ["Rikke Birk", "Krag"]),
        ("Pernille Egelund, (V) Europaparlamentariker, Helga Poulsen (M)", ["Pernille Egelund", "Helga Poulsen"]),
        ("Prof. Dr. Jochen Wiesner, Hochschule Nordstadt", ["Jochen Wiesner"]),
        ("Annelies van der Meulen", ["Annelies van der Meulen"]),
        ("Tessa B. Holm", ["Tessa B. Holm"]),
        ("PER HANSEN, SDU", ["PER HANSEN"]),
        ("rektor", []),
        ("deltagerne", []),
        ("TBA", []),
        ("Skanderborg Kommune", []),
    ],
)
def test_who_is_named(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text, Place.STRONG).persons] == names


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("Velkomst v/ Ina Holm", "Velkomst", ["Ina Holm"]),
        ("Velkomst v Ina Holm", "Velkomst", ["Ina Holm"]),
        ("Velkomst v.Ina Holm", "Velkomst", ["Ina Holm"]),
        ("Velkomst ved borgmester Ina Holm", "Velkomst", ["Ina Holm"]),
        ("Welkom door wethouder Annelies Bakker", "Welkom", ["Annelies Bakker"]),
        ("Tafelgesprek o.l.v. Marieke Bosman", "Tafelgesprek", ["Marieke Bosman"]),
        ("Begrüßung durch Silke Ahrendt", "Begrüßung", ["Silke Ahrendt"]),
        ("Canals by Samuel Boateng", "Canals", ["Samuel Boateng"]),
        ("The lock-keepers (Graham Ottley)", "The lock-keepers", ["Graham Ottley"]),
        ("Jack Dawson: The outcomes", "The outcomes", ["Jack Dawson"]),
        ("Setting priorities – Helen Marsh, City Council", "Setting priorities", ["Helen Marsh"]),
        ("Vattnet, Karin Hultmark", "Vattnet", ["Karin Hultmark"]),
        ("Panel. Moderator: Nadia Okoro", "Panel", ["Nadia Okoro"]),
        ("Kulturminister Erik Overgård har ordet", "Kulturminister Erik Overgård har ordet", ["Erik Overgård"]),
        ("Pause m. kaffe", "Pause m. kaffe", []),
        ("Committee Session V", "Committee Session V", []),
        ("Velkomst ved søen", "Velkomst ved søen", []),
        ("Debat i plenum", "Debat i plenum", []),
        ("Registrering og velkomstkaffe (ikke morgenmad)", "Registrering og velkomstkaffe", []),
        ("Group discussion (continued)", "Group discussion (continued)", []),
        ("Atelier [1h30]", "Atelier", []),
        ("Tak for i dag.", "Tak for i dag", []),
    ],
)
def test_a_title_and_its_people(text: str, title: str, names: list[str]) -> None:
    head = split_head(text)
    assert (head.title, [person.name for person in head.persons]) == (title, names)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("(20 min.)", 20),
        ("2 x 25 min", 50),
        ("[1h30]", 90),
        ("8 minutes", 8),
        ("1,5 time", 90),
        ("15'", 15),
        ("x", None),
    ],
)
def test_a_length_is_read(text: str, minutes: int | None) -> None:
    found = length_in(text)
    assert (found[0] if found else None) == minutes


def test_sentences_end_at_a_stop_and_at_a_question_word_in_the_middle() -> None:
    assert sentences("Hvad siger tallene? Vi ser på dem. Per taler") == [
        "Hvad siger tallene?",
        "Vi ser på dem.",
        "Per taler",
    ]
    assert sentences("Tal med dr. Holm") == ["Tal med dr. Holm"]
    assert sentences("Back to basic Vad är syftet?", mixed_case=True) == ["Back to basic", "Vad är syftet?"]


@pytest.mark.parametrize(
    ("title", "language", "start", "kind"),
    [
        ("Velkomstkaffe", "da", 540, ItemKind.BREAK),
        ("Velkomstdrink", "da", 1080, ItemKind.BREAK),
        ("Eröffnungsvortrag", "de", 600, ItemKind.TALK),
        ("Mittagspause", "de", 740, ItemKind.LUNCH),
        ("Frokost", "da", 720, ItemKind.LUNCH),
        ("Frokost", "no", 480, ItemKind.BREAK),
        ("Buffet", "fr", 795, ItemKind.LUNCH),
        ("Buffet", "fr", 1140, ItemKind.BREAK),
        ("Oplæg og debat", "da", 600, ItemKind.TALK),
        ("Debat i grupper", "da", 600, ItemKind.GROUP_DEBATE),
        ("Whole group: Build a map", "en", 600, ItemKind.PLENUM_DEBATE),
        ("Country presentations and discussion in groups", "en", 600, ItemKind.TALK),
        ("Discussion paper on management", "en", 600, ItemKind.TALK),
        ("Opsamling fra workshops", "da", 900, ItemKind.PLENUM_DEBATE),
        ("Næste skridt", "da", 900, ItemKind.NEXT_STEPS),
        ("Tak for i dag", "da", 960, ItemKind.CLOSING),
        ("Opening keynote", "en", 540, ItemKind.TALK),
        ("Rundvisning på biblioteket", "da", 600, ItemKind.BREAK),
        ("Generalforsamling", "da", 600, ItemKind.PLENUM_DEBATE),
        ("End users and their data", "en", 600, ItemKind.TALK),
        ("Social innovation i kommunerne", "da", 600, ItemKind.TALK),
        ("Indvandring og integration", "da", 600, ItemKind.TALK),
    ],
)
def test_what_a_title_tells(title: str, language: str, start: int, kind: ItemKind) -> None:
    assert kind_of(title, start, language)[0] is kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("9.30 Velkomst og indledning ved formanden. Hvad gør vi?", "da"),
        ("9.30 Åpning og innledning. Hva gjør vi? Lunsj", "no"),
        ("9.30 Inledning och välkomna. Hur gör vi? Lunch", "sv"),
        ("9.30 Uhr Begrüßung und Eröffnung durch die Leitung", "de"),
        ("9.30 uur Welkom en opening door de voorzitter van het bestuur", "nl"),
        ("9h30 Accueil et ouverture de la journée avec les participants", "fr"),
        ("9.30 Welcome and introduction to the day", "en"),
        ("Her er programmet for temadagen om fællesskaber", "da"),
        ("Kl. 8 Frokost. Kl. 9 Innledning ved ordfører, deretter øvelse", "no"),
        ("Kl. 9 Kaffe. Samtal om skolan med frågor från salen", "sv"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_every_language_has_the_same_keys_and_no_empty_word() -> None:
    tables = {language: table(language) for language in LANGUAGES}
    shapes = {
        language: {(s, k) for s, keys in made.items() if isinstance(keys, dict) for k in keys}
        for language, made in tables.items()
    }
    assert len(set(map(frozenset, shapes.values()))) == 1
    for made in tables.values():
        assert len(made["days"]["weekdays"]) == 7
        assert len(made["days"]["months"]) == 12
        words = [w for keys in made.values() if isinstance(keys, dict) for some in keys.values() for w in some]
        assert all(w.strip("*= ") and w == w.strip() for w in words)


def test_the_words_of_a_data_file() -> None:
    words = Words()
    words.add(["kaffe*", "*pause", "tak for i dag", "=end"], "x")
    for text, found in (
        ("kaffebord", True),
        ("frokostpause", True),
        ("pausen", False),
        ("end", True),
        ("the end", False),
    ):
        assert (words.find(text.split()) is not None) is found, text
    assert words.find(["tak", "for", "i", "dag"]) is not None


def test_nothing_is_dropped_in_silence() -> None:
    found = read("Kære alle\n\n9.30 Velkomst\n10.00 Slut\n\nLokale 4\n")
    assert [found.source[n - 1] for n in found.left_out] == ["Kære alle", "Lokale 4"]


def test_doubts_say_why() -> None:
    found = read("10.30 Oplæg\n12.00 Frokost\n11.00 Noget helt andet\n17.00 Middag\n9.00 Morgen\n13-12 Hvad\n")
    by_title = {item.title: item.doubts for item in found.items}
    assert Doubt.CLOCK_BACK in by_title["Noget helt andet"]
    assert Doubt.KIND_GUESSED in by_title["Noget helt andet"]
    assert Doubt.DAY_GUESSED in by_title["Morgen"]
