"""The shipped deck's two programme slides, pasted as they stand, give its items exactly."""

from __future__ import annotations

from pathlib import Path

from app.domain.doubts import Doubt
from app.domain.programme import ItemKind
from app.intake import ProgrammeIntake

DECK = Path(__file__).parent.parent / "data" / "digitalt-medborgerskab.md"


def _slides() -> str:
    text = DECK.read_text("utf-8")
    begin = text.index("# Program. Workshop")
    return text[begin : text.index("# Projekt Digitalt medborgerskab.")]


def test_the_two_slides_give_twelve_items_with_a_time_and_one_without() -> None:
    read = ProgrammeIntake().read_text(_slides())
    assert [(i.start, i.title, [s.name for s in i.speakers], i.kind) for i in read.items] == [
        (570, "Velkomst", ["Per Krogh Hansen", "Michel Steen-Hansen"], ItemKind.WELCOME),
        (600, "Om projektet", ["Hanne Marie Knudsen"], ItemKind.TALK),
        (615, "Historier og praktiske erfaringer", ["Jørgen Bartholdy"], ItemKind.TALK),
        (630, "Pause", [], ItemKind.BREAK),
        (645, "Digitalt medborgerskab og nye kompetencer", ["Jens Jørgen Hansen"], ItemKind.TALK),
        (690, "Debat i plenum", [], ItemKind.PLENUM_DEBATE),
        (720, "Let frokost", [], ItemKind.LUNCH),
        (780, "Kommunernes udfordringer nu og i fremtiden", ["Kurt Klaudi Klausen"], ItemKind.TALK),
        (825, "Debat i grupper", [], ItemKind.GROUP_DEBATE),
        (None, "Opsamling i plenum", [], ItemKind.PLENUM_DEBATE),
        (885, "Vejen frem", ["Johs Nørregaard Frandsen"], ItemKind.TALK),
        (
            930,
            "Fælles drøftelser og fremtidige samarbejdsmuligheder",
            ["Hanne Marie Knudsen", "Jens Jørgen Hansen"],
            ItemKind.PLENUM_DEBATE,
        ),
        (960, "Tak for i dag", [], ItemKind.CLOSING),
    ]
    assert {i.day for i in read.items} == {1}
    assert [i.end for i in read.items] == [None] * 13


def test_organisations_stand_beside_their_people() -> None:
    read = ProgrammeIntake().read_text(_slides())
    speakers = {s.name: s.organisation for item in read.items for s in item.speakers}
    assert speakers["Per Krogh Hansen"] == "SDU"
    assert speakers["Michel Steen-Hansen"] == "DB"
    assert speakers["Jørgen Bartholdy"] == "Skanderborg Kommune"


def test_only_the_headings_become_nothing_and_only_one_item_is_in_doubt() -> None:
    read = ProgrammeIntake().read_text(_slides())
    assert {read.source[n - 1] for n in read.left_out} == {"# Program. Workshop Digitalt medborgerskab."}
    assert {i.title: i.doubts for i in read.items if i.doubts} == {"Opsamling i plenum": (Doubt.NO_START,)}
