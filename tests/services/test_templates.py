"""Templates that do not fit say where and what, in a sentence; those shipped and the documented one are read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.domain.debate import Group, Round, Topic, TopicKind
from app.domain.programme import AgendaItem, ItemKind, Speaker
from app.scenario.complaints import sentence
from app.services import templates
from app.services.checked import Misfit
from app.words import set_language
from tests.fakes import CountedIds

DOC = Path(__file__).parent.parent.parent / "docs" / "templates.md"

PLAIN = """
format = "plenum-template/1"
[workshop]
title = "En dag"
[[item]]
title = "Velkomst"
start = "9.30"
minutes = 30
"""


def read(text: str) -> templates.Template:
    return templates.read(tomllib.loads(text), CountedIds())


def said(text: str) -> str:
    with pytest.raises(Misfit) as caught:
        read(text)
    return sentence(caught.value)


@pytest.mark.parametrize("name", ["tom-dag", "blank-day"])
def test_a_blank_day_is_for_any_workshop(name: str) -> None:
    shelf = TemplateShelf((resources.folder("workshops"),), CountedIds())
    template = shelf.template(name)
    made = template.entities
    items = [e for e in made if isinstance(e, AgendaItem)]
    topics = [e for e in made if isinstance(e, Topic)]
    assert [t.kind for t in topics] == [TopicKind.QUESTION] * 3
    assert len([e for e in made if isinstance(e, Group)]) == 3
    debate = next(i for i in items if i.kind is ItemKind.GROUP_DEBATE)
    rounds = [e for e in made if isinstance(e, Round)]
    assert {r.item for r in rounds} == {debate.id}
    assert {r.topic for r in rounds} == {t.id for t in topics}
    assert not [e for e in made if isinstance(e, Speaker)]
    assert [i.title for i in items if i.anchor]
    assert template.workshop.language == {"tom-dag": "da", "blank-day": "en"}[name]
    starts = [i.start for i in items]
    assert all(start is not None for start in starts)
    assert starts == sorted(starts, key=lambda start: start or 0)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ("plenum-template/1", "plenum-template/9"),
            "format cannot be “plenum-template/9”; it can be: plenum-template/1",
        ),
        (("[workshop]", 'language = "fr"\n[workshop]'), "language cannot be “fr”; it can be: da, en"),
        (('title = "En dag"', ""), "workshop: title is missing"),
        (('title = "Velkomst"', 'titel = "Velkomst"'), "item no. 1: title is missing"),
        (("minutes = 30", "minuts = 30"), "item no. 1: minuts is not known here; did you mean minutes?"),
        (("minutes = 30", 'minutes = "30"'), "item no. 1: minutes must be a whole number"),
        (("minutes = 30", "minutes = 30\nminimum = 40"), "item no. 1: minimum must lie between 0 and 30"),
        (("minutes = 30", "minutes = 2000"), "item no. 1: minutes must lie between 0 and 1440"),
        (('start = "9.30"', 'start = "halv ti"'), "item no. 1: start must be a time of day, such as 09:30"),
        (("minutes = 30", 'kind = "snak"'), "item no. 1: kind cannot be “snak”; it can be: welcome, talk"),
        (("minutes = 30", "anchor = 1"), "item no. 1: anchor must be true or false"),
        (("minutes = 30", 'speakers = "Ina"'), "item no. 1: speakers must be a list"),
        (("minutes = 30", 'speakers = ["Ina"]'), "item no. 1: speakers: “Ina” is not among those named"),
        (('title = "En dag"', 'title = "En dag"\nzone = "Mars/Base"'), "workshop: zone: there is no time zone called"),
        (("[[item]]", "[item]"), "item must be a list"),
        (("minutes = 30", f'detail = "{"x" * 8001}"'), "item no. 1: detail is longer than 8000 characters"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(change: tuple[str, str], expected: str) -> None:
    text = PLAIN.replace(*change)
    assert text != PLAIN
    assert said(text).startswith(expected)
    set_language("da")
    assert said(text)
    assert not said(text).startswith(expected) or expected.split(":", maxsplit=1)[0] in said(text)


def test_what_cannot_be_seen_is_left_out_of_a_template() -> None:
    text = PLAIN.replace("En dag", "En\\u0000 \\u202edag")
    assert templates.read(tomllib.loads(text), CountedIds()).workshop.title == "En dag"


def test_the_example_of_the_documentation_is_read() -> None:
    """The indented block of docs/templates.md is a whole template, once what it says in words is left out."""
    block = "\n".join(line[4:] for line in DOC.read_text("utf-8").splitlines() if line.startswith("    "))
    example = block.split("\n    ")[0]
    whole = example[: example.index('[[item]]\ntitle = "Opsamling')]
    table: dict[str, Any] = tomllib.loads(whole.replace('bullet = "', 'bullet = "'))
    for key in ("organisation", "person", "area", "advice", "place", "group"):
        table.pop(key, None)  # described in words there
    for model in table["model"]:
        for need in model["need"]:
            need.pop("area")
    made = templates.read(table, CountedIds())
    assert made.workshop.title == "Workshopdag"
    (item,) = [e for e in made.entities if isinstance(e, AgendaItem)]
    assert (item.start, item.minutes, item.minimum, item.weight, item.tolerance) == (585, 30, 20, 2, 10)


def test_every_key_of_the_reader_is_documented() -> None:
    text = DOC.read_text("utf-8")
    source = Path(templates.__file__).read_text("utf-8")
    keys = set(
        re.findall(r'\.(?:text|whole|whole_or_none|truth|clock|one_of|zone|texts|lines|tables|has)\("(\w+)"', source)
    )
    assert not {key for key in keys if not re.search(rf"\b{key}\b", text)}
