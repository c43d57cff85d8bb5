"""The shipped day as data: its own words are the deck's, what is ours is marked, and it makes a whole workshop."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from app.domain.debate import CompetenceNeed, ExampleMunicipality, Group, Municipality, Round, Topic, TopicKind
from app.domain.gestures import Moment, State, apply, changes_of
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from app.resources import folder
from app.services import templates

from tests.fakes import CountedIds

SOURCE = Path(__file__).parents[1] / "data" / "digitalt-medborgerskab.md"
SHIPPED = folder("workshops") / "digitalt-medborgerskab" / "workshop.toml"


def plain(text: str) -> str:
    """Words with single spaces: no white space, no emphasis, no headings, no bullets, no link targets."""
    text = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1 \2", text)
    text = re.sub(r"^\s*[#-]+ ", "", text, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


def own_words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text that is not in a table called `derived`."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from own_words(each, f"{path}[{number}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "derived":
                yield from own_words(each, f"{path}.{key}".strip("."))


TABLE = tomllib.loads(SHIPPED.read_text("utf-8"))
WORDS = [(path, text) for path, text in own_words(TABLE) if path not in {"format", "language"}]


@pytest.fixture(scope="module")
def day() -> State:
    command = templates.make(templates.read(TABLE, CountedIds()), date=dt.date(2026, 3, 12))
    return apply(State(), changes_of(State(), command(State(), Moment(0, 0, ""))))


@pytest.mark.parametrize(("path", "text"), WORDS, ids=[p for p, _ in WORDS])
def test_every_text_that_is_not_marked_derived_stands_in_the_source(path: str, text: str) -> None:
    assert plain(text) in plain(SOURCE.read_text("utf-8"))


def test_the_source_is_used_up() -> None:
    """What no text of the template covers is a heading's number or mark, nothing with a meaning of its own."""
    rest = plain(SOURCE.read_text("utf-8"))
    for _path, text in sorted(WORDS, key=lambda w: -len(w[1])):
        rest = rest.replace(plain(text), "|")
    words = set(re.findall(r"\w{2,}", rest)) - set(re.findall(r"\w{2,}", plain(str(TABLE))))
    assert words == set()


def test_twelve_printed_times_and_one_split(day: State) -> None:
    items = sorted(day.of(AgendaItem).values(), key=lambda i: i.rank)
    printed = [i.start for i in items if i.start_printed]
    assert len(items) == 13
    assert [f"{s // 60}.{s % 60:02d}" for s in printed if s is not None] == re.findall(
        r"^- (\d+\.\d\d)", SOURCE.read_text("utf-8"), re.MULTILINE
    )
    assert [(i.title, i.start) for i in items if not i.start_printed] == [("Opsamling i plenum", 14 * 60 + 25)]


def test_minimums_weights_and_anchors(day: State) -> None:
    items = sorted(day.of(AgendaItem).values(), key=lambda i: i.rank)
    assert [i.minimum for i in items] == [20, 10, 10, 10, 35, 20, 45, 35, 30, 15, 35, 20, None]
    assert [i.title for i in items if i.weight == 2] == [i.title for i in items if i.kind is ItemKind.TALK]
    assert {i.weight for i in items} == {1, 2}
    assert [(i.title, i.tolerance) for i in items if i.anchor] == [
        ("Let frokost", 10),
        ("Kommunernes udfordringer nu og i fremtiden", 0),
        ("Tak for i dag", 0),
    ]


def test_people_and_where_they_come_from(day: State) -> None:
    assert len(day.of(Person)) == 7
    names = {o.id: (o.name, o.derived_name) for o in day.of(Organisation).values()}
    assert ("SDU", "Syddansk Universitet") in names.values()
    assert all(p.organisation in names for p in day.of(Person).values())
    assert len(day.of(Speaker)) == 9
    assert sum(not s.printed for s in day.of(Speaker).values()) == 3


def test_models_needs_and_places(day: State) -> None:
    topics = list(day.of(Topic).values())
    models = [t for t in topics if t.kind is TopicKind.COOPERATION_MODEL]
    assert [t.count for t in models] == ["", "ca. 10", "ca. 21 bibl.", "", ""]
    needs = [sum(n.topic == t.id for n in day.of(CompetenceNeed).values()) for t in models]
    assert needs == [10, 2, 3, 7, 0]
    assert sum(n.derived_area for n in day.of(CompetenceNeed).values()) == 11
    assert sum(t.kind is TopicKind.ADVICE for t in topics) == 12
    naestved = next(m.id for m in day.of(Municipality).values() if m.name == "Næstved")
    assert sum(e.municipality == naestved for e in day.of(ExampleMunicipality).values()) == 2
    for place in day.get(Workshop, WORKSHOP).follow_up_places.replace(" og ", ", ").split(", "):
        assert any(m.name == place for m in day.of(Municipality).values())


def test_a_group_for_each_model(day: State) -> None:
    assert [g.number for g in day.of(Group).values()] == [1, 2, 3, 4, 5]
    assert len({r.topic for r in day.of(Round).values()}) == 5
    debate = next(i for i in day.of(AgendaItem).values() if i.kind is ItemKind.GROUP_DEBATE)
    assert {r.item for r in day.of(Round).values()} == {debate.id}


@pytest.mark.parametrize("name", [p.parent.name for p in sorted(folder("workshops").glob("*/workshop.toml"))])
def test_every_shipped_template_makes_a_workshop(name: str) -> None:
    table = tomllib.loads((folder("workshops") / name / "workshop.toml").read_text("utf-8"))
    template = templates.read(table, CountedIds())
    command = templates.make(template, date=dt.date(2026, 3, 12), title="Vores dag")
    made = apply(State(), changes_of(State(), command(State(), Moment(0, 0, ""))))
    assert made.get(Workshop, WORKSHOP).title == "Vores dag"
    assert sum(t.kind is not TopicKind.ADVICE for t in made.of(Topic).values()) >= 3
    assert all(i.start is not None for i in made.of(AgendaItem).values())
