"""What is proposed for a programme just read: the shipped day's own minimums come out of its pasted slides."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from app.domain.programme import AgendaItem, ItemKind, Organisation, Person, Speaker
from app.intake import ProgrammeIntake
from app.services.intake import Reading
from app.services.proposals import Warned, least, propose, template, warnings


class Counted:
    """Ids one after the other."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def new(self) -> str:
        return f"n{next(self._numbers)}"


DECK = Path(__file__).parent.parent / "data" / "digitalt-medborgerskab.md"


def deck() -> Reading:
    text = DECK.read_text("utf-8")
    return ProgrammeIntake().read_text(text[text.index("# Program.") : text.index("# Projekt")])


def items(text: str) -> tuple[AgendaItem, ...]:
    return propose(ProgrammeIntake().read_text(text).items, Counted()).items


def test_the_shipped_day_gets_what_its_facilitator_chose() -> None:
    made = {item.title: item for item in propose(deck().items, Counted()).items}
    assert {title: item.minimum for title, item in made.items() if item.start_printed} == {
        "Velkomst": 20,
        "Om projektet": 10,
        "Historier og praktiske erfaringer": 10,
        "Pause": 10,
        "Digitalt medborgerskab og nye kompetencer": 35,
        "Debat i plenum": 20,
        "Let frokost": 45,
        "Kommunernes udfordringer nu og i fremtiden": 35,
        "Debat i grupper": 20,  # the half hour it shares with the collecting
        "Vejen frem": 35,
        "Fælles drøftelser og fremtidige samarbejdsmuligheder": 20,
        "Tak for i dag": None,
    }
    assert [t for t, i in made.items() if i.anchor] == ["Let frokost", "Tak for i dag"]
    assert made["Let frokost"].tolerance == 10
    assert {i.weight for i in made.values() if i.kind is ItemKind.TALK} == {2}
    assert {i.weight for i in made.values() if i.kind is not ItemKind.TALK} == {1}


def test_an_untimed_part_shares_the_slot_and_says_that_its_start_is_ours() -> None:
    made = {item.title: item for item in propose(deck().items, Counted()).items}
    debate, collecting = made["Debat i grupper"], made["Opsamling i plenum"]
    assert (debate.minutes or 0) + (collecting.minutes or 0) == 60
    assert collecting.start is None
    assert not collecting.start_printed


def test_a_break_without_a_time_fills_the_gap() -> None:
    made = items("10H-12H Présentation\n\nREPAS\n\n14H-16H Atelier\n")
    assert [(i.title, i.start, i.minutes) for i in made] == [
        ("Présentation", 600, 120),
        ("REPAS", None, 120),
        ("Atelier", 840, 120),
    ]


def test_a_break_inside_a_slot_is_short_and_the_rest_is_shared() -> None:
    made = items("12.15 Hvad gør vi?\n- Kaffe\n- Fælles drøftelse\n15.00 Slut\n")
    assert [(i.title, i.minutes) for i in made] == [
        ("Hvad gør vi?", 75),
        ("Kaffe", 15),
        ("Fælles drøftelse", 75),
        ("Slut", 0),
    ]


def test_a_block_that_holds_others_is_no_item() -> None:
    made = items("09.00-12.00 Session 1\n09.00-10.00 Ann Berg: Rivers\n10.00-12.00 Bo Lund: Lakes\n")
    assert [i.title for i in made] == ["Rivers", "Lakes"]


def test_items_at_the_same_time_run_at_once() -> None:
    made = items("10.00-11.00 Spor A\n10.00-11.00 Spor B\n11.00-11.15 Pause\n")
    assert made[0].parallel == made[1].parallel is not None
    assert made[2].parallel is None


@pytest.mark.parametrize(
    ("kind", "minutes", "expected"),
    [
        (ItemKind.TALK, 45, 35),
        (ItemKind.TALK, 5, None),
        (ItemKind.LUNCH, 60, 45),
        (ItemKind.BREAK, 15, 10),
        (ItemKind.CLOSING, 15, None),
        (ItemKind.GROUP_DEBATE, None, None),
    ],
)
def test_least_minutes(kind: ItemKind, minutes: int | None, expected: int | None) -> None:
    assert least(kind, minutes) == expected


@pytest.mark.parametrize(
    "parts",
    [
        "a) Trøst v/ Ina Holm\nb) Musik v/ Bo Lund\nc) Skrift v/ Eva Friis",
        "Spor 1: Byen v/ Ina Holm\nSpor 2: Landet v/ Bo Lund\nSpor 3: Havet v/ Eva Friis",
        "- Byen v/ Ina Holm\n- Landet v/ Bo Lund\n- Havet v/ Eva Friis",
    ],
)
def test_alternatives_below_group_work_run_at_once(parts: str) -> None:
    made = items(f"10.00 Oplæg\n11.00 Parallelle workshops\n{parts}\n12.00 Frokost\n13.00 Tak for i dag\n")
    beside = [item for item in made if item.parallel]
    assert [item.parallel for item in beside] == ["1/660"] * 4
    assert [item.minutes for item in beside] == [None, 60, 60, 60]


def test_rounds_follow_one_another() -> None:
    made = items("10.00 Workshops\n- Runde 1 v/ Ina Holm\n- Runde 2 v/ Bo Lund\n12.00 Frokost\n13.00 Tak\n")
    assert not any(item.parallel for item in made)


def test_the_least_minutes_fit_what_a_corrected_start_leaves() -> None:
    read = ProgrammeIntake().read_text("9.30 Velkomst\n10.30 Opsamling i plenum\n12.00 Frokost\n13.00 Tak for i dag\n")
    corrected = [replace(item, start=675) if item.title == "Frokost" else item for item in read.items]
    made = {item.title: item for item in propose(corrected, Counted()).items}
    assert made["Opsamling i plenum"].minutes is None
    assert made["Opsamling i plenum"].minimum == 30  # of the 45 that are left, not of the 90 as read


def test_a_person_named_twice_is_made_once_and_after_the_organisation() -> None:
    read = ProgrammeIntake().read_text(
        "9.00 Velkomst v/ Ina Holm\n10.00 Oplæg v/ Ina Holm, Sorø Kommune\n11.00 Debat v/ Bo Lund, Sorø Kommune\n"
    )
    others = propose(read.items, Counted()).others
    people = [e for e in others if isinstance(e, Person)]
    organisations = [e for e in others if isinstance(e, Organisation)]
    assert [p.name for p in people] == ["Ina Holm", "Bo Lund"]
    assert [o.name for o in organisations] == ["Sorø Kommune"]
    assert {p.organisation for p in people} == {organisations[0].id}
    assert sum(isinstance(e, Speaker) for e in others) == 3
    known: set[str] = set()
    for entity in others:
        if isinstance(entity, Person) and entity.organisation:
            assert entity.organisation in known
        known.add(entity.id)


def test_what_should_be_looked_at() -> None:
    read = ProgrammeIntake().read_text(
        "9.00-10.30 Oplæg\n10.00-11.45 Debat i plenum\n11.30-12.00 Mere debat\n12.00 Frokost\n11.00 Spørgsmål\n"
    )
    assert warnings(read.items) == (
        Warned("no_break", 0, 540, 720),
        Warned("overlap", 1, 600, 630),
        Warned("overlap", 2, 690, 705),
        Warned("back", 4, 720, 660),
    )


def test_a_template_is_made_of_it() -> None:
    read = deck()
    made = template(read, read.items, Counted(), " Min dag ")
    assert made.workshop.title == "Min dag"
    assert made.workshop.language == "da"
    assert sum(isinstance(e, AgendaItem) for e in made.entities) == 13
