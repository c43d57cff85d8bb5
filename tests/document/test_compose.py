"""What the document says, and in what order: the shipped day as text, and the cases it does not have."""

from __future__ import annotations

import datetime as dt
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from app.document import Version, compose
from app.document.tree import Bars, Contents, Delay, Heading, Items, SectionKind, Table
from app.domain.debate import Contribution, Correction, Group, NeedTick
from app.domain.gestures import State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Edition,
    Evidence,
    NextStep,
    ParkedQuestion,
    ReadBack,
    ReadBackResult,
    Stance,
    StepStatus,
    Strength,
)
from app.domain.programme import WORKSHOP, Person, Workshop
from app.services.editions import Difference, Turn, differences

from tests.document.spoken import of_section, spoken
from tests.played import shipped_day
from tests.report.test_pdf import made, real_day, with_

GOLDEN = Path(__file__).with_name("golden")


def text_of(state: State, version: Version = Version.FULL, language: str = "da", **more: object) -> str:
    """All that a document says, a paragraph a line."""
    return "\n".join(w for w in spoken(compose(state, language, version, shipped_day().now, **more)) if w)


@pytest.mark.parametrize("version", list(Version))
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_shipped_day_says_what_it_said(version: Version, language: str, rewrite: bool) -> None:
    file = GOLDEN / f"{version}-{language}.txt"
    said = text_of(real_day(), version, language) + "\n"
    if rewrite:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")


def test_page_1_is_what_the_room_sees_section_by_section() -> None:
    kinds = [s.kind for s in made().page_one]
    assert kinds == [
        SectionKind.HEAD,
        SectionKind.CONCLUSIONS,
        SectionKind.STEPS,
        SectionKind.DISPUTED,
        SectionKind.READING,
    ]


def test_a_document_goes_to_another_process_and_equals_itself() -> None:
    assert pickle.loads(pickle.dumps(made())) == made()  # noqa: S301
    assert hash(made()) == hash(made())


def test_every_place_that_is_led_to_is_there() -> None:
    for version in (Version.FULL, Version.ANONYMOUS):
        document = made(version)
        keys = {b.key for s in document.sections for b in s.blocks if isinstance(b, Heading)}
        items = [i for s in document.sections for b in s.blocks if isinstance(b, Items) for i in b.items]
        keys |= {i.key for i in items}
        led = {t.to for i in items for p in (*i.body, *([i.codes] if i.codes else [])) for t in p.text}
        led |= {t.to for i in items for t in i.label}
        assert len(led) > 60
        assert led - {""} <= keys


def test_every_picture_has_its_numbers_in_words() -> None:
    pictures = [b for s in made().sections for b in s.blocks if isinstance(b, Bars | Delay)]
    assert len(pictures) == 4
    for picture in pictures:
        if isinstance(picture, Bars):
            for bar in picture.bars:
                assert bar.label in picture.alt
                assert bar.written in picture.alt
        else:
            assert "Historier og praktiske erfaringer" in picture.alt
            assert "10.40, 10 min bagud" in picture.alt


def test_the_contents_have_every_chapter_after_them() -> None:
    document = made()
    (contents,) = [b for s in document.sections for b in s.blocks if isinstance(b, Contents)]
    assert [e.words for e in contents.entries][:2] == ["Model 1. Den spæde start", "Model 2. Vi flytter sammen"]
    assert contents.entries[-1].words.startswith("Bilag B")


def test_what_is_missing_is_said_in_words() -> None:
    step = NextStep("x", "0000", "Finde et lokale")
    said = text_of(with_(real_day(), step))
    assert "ingen dato endnu" in said
    assert "ingen endnu" in said
    assert "3 skridt mangler en ansvarlig eller en dato." in said


def test_steps_come_by_date_then_what_was_said_then_those_without() -> None:
    state = with_(
        real_day(),
        NextStep("x1", "0000", "Uden noget"),
        NextStep("x2", "0001", "Næste år", due=dt.date(2027, 1, 4)),
    )
    section = compose(state, "da", "full", shipped_day().now).section(SectionKind.STEPS)
    (table,) = [b for b in section.blocks if isinstance(b, Table)]
    when = [row[0].content[0].words for row in table.rows]
    assert when[0] == "1.\u00a0april"
    assert when[-3:] == ["4.\u00a0januar 2027", "»efter ferien«", "ingen dato endnu"]


def test_under_a_divided_conclusion_there_is_no_minority() -> None:
    said = text_of(real_day())
    assert said.count("Mindretallet: »Opgaver med") == 1
    assert said.count("Imod: »En aftale om vagter") == 1


def test_evidence_against_is_told_apart() -> None:
    state = real_day()
    conclusion = next(iter(state.of(Conclusion)))
    remark = next(r for r in state.of(Contribution).values() if r.code == "G5-06")
    against = Evidence("x", conclusion, contribution=remark.id, stance=Stance.AGAINST)
    assert "imod: G5-06" in text_of(with_(state, against))


def test_a_conclusion_the_room_has_not_heard_as_it_stands_is_marked() -> None:
    state = real_day()
    first, _second, third = list(state.of(Conclusion).values())[:3]
    reading = next(r for r in state.of(ReadBack).values() if r.conclusion == third.id)
    changed = with_(
        state,
        replace(first, text="Noget helt andet"),
        Conclusion("x", "9999", "Kom til efter oplæsningen", Strength.AGREED),
        replace(reading, result=ReadBackResult.NOT_AGREED),
    )
    said = text_of(changed)
    assert said.count("rettet efter oplæsningen") == 1
    assert said.count("ikke læst op") == 1
    assert said.count("salen var ikke enig i ordene") == 1


def test_a_day_without_anything_still_has_a_document() -> None:
    workshop = Workshop(WORKSHOP, "Tom dag", dt.date(2026, 3, 12))
    for version in Version:
        said = text_of(State({Workshop: {WORKSHOP: workshop}}), version)
        assert "Der blev ikke skrevet konklusioner ned." in said
        assert "Der blev ikke aftalt næste skridt." in said


def test_where_every_conclusion_is_open_page_1_says_so_under_what_we_came_to() -> None:
    state = real_day()
    left_open = [replace(c, strength=Strength.OPEN) for c in state.of(Conclusion).values()]
    document = compose(with_(state, *left_open), "da", "full", shipped_day().now)
    came_to = " ".join(of_section(document.section(SectionKind.CONCLUSIONS)))
    assert f"{len(left_open)} konklusioner er uenige eller åbne og står nedenfor" in came_to
    assert "Der blev ikke skrevet konklusioner ned" not in came_to


def test_what_became_of_a_remark_stands_beside_it() -> None:
    state = real_day()
    by_code = {r.code: r for r in state.of(Contribution).values()}
    changed = with_(
        state,
        replace(by_code["G1-02"], withdrawn=True),
        replace(by_code["G1-03"], redacted=True, words="", edited=None),
        replace(by_code["G1-04"], after_meeting=True, returning=True, elaborates=by_code["G1-01"].id),
        Correction("x", by_code["G1-05"].id, "Jeg sagde boligsikring", 1),
    )
    document = compose(changed, "da", Version.FULL, shipped_day().now)
    said = list(of_section(document.section(SectionKind.REMARKS)))
    assert said[said.index("G1-02") + 2] == "Trukket tilbage af den, der sagde det."
    assert said[said.index("G1-03") + 2] == "Fjernet efter ønske."
    assert "Fortsætter G1-01, indtastet efter mødet, skal tages op igen." in said
    assert "Rettet af en deltager: »Jeg sagde boligsikring«" in said
    assert "Først skrevet: »Markedsføring: folk ved stadig ikke, at de kan få hjælp på biblioteket.«" in said
    whole = "\n".join(spoken(document))
    assert "Byt arbejdsplads" not in whole
    assert "Lære hinanden at kende, før" not in whole


def test_the_anonymous_version_names_nobody_wherever_the_name_stands() -> None:
    state = real_day()
    remark = next(iter(state.of(Contribution).values()))
    state = with_(state, replace(remark, edited="Som Kurt Klaudi Klausen sagde: tid"))
    group = next(iter(state.of(Group).values()))
    state = with_(state, replace(group, size=4, host="Lone"))
    said = text_of(state, Version.ANONYMOUS, participants=True)
    for person in state.of(Person).values():
        assert person.name not in said
    for name in ("Lone", "Mikkel"):
        assert name not in said
    assert "Som [navn udeladt] sagde: tid" in said
    assert "4 deltagere" not in said
    assert "navn udeladt" in said


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Kurt Klaudi Klausens oplæg", "[navn udeladt]s oplæg"),
        ("KURT KLAUDI KLAUSEN og kurt  klaudi klausen", "[navn udeladt] og [navn udeladt]"),
        ("Kurt Klaudi sagde det, og Klausen igen", "[navn udeladt] sagde det, og [navn udeladt] igen"),
        ("Lone Bergs gruppe", "[navn udeladt]s gruppe"),
        ("Ole Wind talte", "[navn udeladt] talte"),
        ("Det gør Karin Mølgaard", "Det gør [navn udeladt]"),
        ("Alle fra Styregruppen og Faxe Kommune", "Alle fra Styregruppen og Faxe Kommune"),
        ("Knudsen Syd skrev, hvad Hanne Marie Knudsen sagde", "Knudsen Syd skrev, hvad [navn udeladt] sagde"),
    ],
)
def test_the_anonymous_version_knows_a_name_in_any_form(typed: str, printed: str) -> None:
    state = real_day()
    remark, ballot = (next(iter(state.of(kind).values())) for kind in (Contribution, Ballot))
    group, step = (next(iter(state.of(kind).values())) for kind in (Group, NextStep))
    state = with_(
        state,
        replace(remark, edited=typed),
        replace(group, host="Lone Berg"),
        replace(ballot, counted_by="Ole Wind"),
        replace(step, who="Karin Mølgaard og Styregruppen", with_whom="Alle, Faxe Kommune"),
    )
    assert printed in text_of(state, Version.ANONYMOUS)
    assert typed.replace("  ", " ") in text_of(state)


def test_participants_are_listed_only_where_that_was_asked() -> None:
    assert "Deltagere" not in text_of(real_day()).split("\n")
    said = text_of(real_day(), participants=True).split("\n")
    assert "Kurt Klaudi Klausen, SDU" in said[said.index("Deltagere") + 1 :]


def test_steps_after_the_day_say_how_far_they_are() -> None:
    state = real_day()
    step = next(iter(state.of(NextStep).values()))
    said = text_of(with_(state, replace(step, status=StepStatus.DONE, brought_from="Workshop, 1. maj")))
    assert "er her i dag (gjort) (fra Workshop, 1. maj)" in said


def test_a_need_ticked_by_hand_counts() -> None:
    state = real_day()
    document = made()
    before = next(b for b in document.section(SectionKind.OVERVIEW).blocks if isinstance(b, Bars)).bars[0]
    need = next(n for n in state.of(_need()).values() if n.text == "Holdningsbearbejdning")
    after = compose(with_(state, NeedTick(need.id, need.id)), "da", Version.FULL, shipped_day().now)
    bar = next(b for b in after.section(SectionKind.OVERVIEW).blocks if isinstance(b, Bars)).bars[0]
    assert bar.value == before.value + 1
    assert "nævnt, ikke skrevet ned" in "\n".join(spoken(after))


def _need() -> type:
    from app.domain.debate import CompetenceNeed

    return CompetenceNeed


def test_a_second_edition_says_what_it_replaces_and_what_has_changed() -> None:
    before = real_day()
    sent = Edition("e", 1, shipped_day().now.utc_ms, "full", "da", "0" * 64, "g")
    first = next(iter(before.of(Conclusion).values()))
    after = with_(before, sent, replace(first, strength=Strength.MAJORITY), NextStep("x", "9", "Et skridt mere"))
    changes = differences(before, after)
    said = text_of(after, changes=changes)
    assert "2. udgave. Den afløser 1. udgave af 12.\u00a0marts 2026 kl.\u00a016.00." in said
    assert "Ændret siden 1. udgave: 1 konklusion og 1 næste skridt." in said
    assert f"Konklusion rettet: {first.text}" in said
    assert "Nyt skridt: Et skridt mere" in said
    assert "Intet er ændret siden 1. udgave." in text_of(after)


def test_every_kind_of_change_has_its_words() -> None:
    changes = tuple(Difference(kind, turn, "x") for kind in (Conclusion, NextStep, Contribution) for turn in Turn)
    sent = Edition("e", 1, 0, "full", "da", "0" * 64, "g")
    document = compose(with_(real_day(), sent), "da", Version.FULL, shipped_day().now, changes=changes)
    assert len(list(of_section(document.section(SectionKind.CHANGES)))) >= len(changes)


def test_parked_questions_stand_in_appendix_b() -> None:
    said = text_of(with_(real_day(), ParkedQuestion("x", "0", "Hvem ejer skiltene?")))
    assert "Parkerede spørgsmål" in said
    assert "Hvem ejer skiltene?" in said
