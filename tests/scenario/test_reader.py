"""Scenario files: what is read, and what is said of those that cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from app.domain.debate import Group, Topic
from app.domain.programme import AgendaItem
from app.scenario import steps
from app.scenario.complaints import sentence
from app.scenario.reader import ACTS, BadScenario, Scenario, milliseconds, read
from app.services.ports import Unavailable
from app.services.templates import Template
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fakes import CountedIds

DAY = """
title = "A day"
[[item]]
title = "Oplæg"
start = "9.30"
minutes = 30
"""


def no_template(name: str) -> Template:
    raise Unavailable("unknown_template", name, "")


def of(text: str) -> Scenario:
    return read(text, CountedIds(), no_template)


def complaint(text: str) -> str:
    with pytest.raises(BadScenario) as trouble:
        of(text)
    return sentence(trouble.value)


def items(scenario: Scenario) -> list[AgendaItem]:
    return [e for e in scenario.template.entities if isinstance(e, AgendaItem)]


def test_a_day_of_its_own() -> None:
    scenario = of(DAY + '[[step]]\nat = "09:32:00"\ndo = "advance"\n[[step]]\nafter = "5min"\ndo = "look"\nlabel = "x"')
    assert scenario.date == dt.date(2026, 3, 12)
    assert [s.act for s in scenario.steps] == [steps.Advance(), steps.Look("x")]
    assert [(s.at_s, s.after_ms, s.line) for s in scenario.steps] == [(34320, None, 7), (None, 300_000, 10)]


def test_where_groups_are_told_of_there_are_no_others() -> None:
    scenario = of(DAY + '[[group]]\nname = "Nord"\n[[step]]\ndo = "turn"\ngroup = 3')
    assert [e.name for e in scenario.template.entities if isinstance(e, Group)] == ["Nord"]


def test_a_template_has_its_own_items_and_groups() -> None:
    for table in ("item", "group"):
        assert table in complaint(f'template = "tom-dag"\n[[{table}]]\n')


def test_groups_and_models_are_as_many_as_the_steps_name() -> None:
    scenario = of(DAY + '[[step]]\ndo = "remark"\ntext = "ja"\ngroup = 3\nmodel = 2')
    assert [e.number for e in scenario.template.entities if isinstance(e, Group)] == [1, 2, 3]
    assert [e.number for e in scenario.template.entities if isinstance(e, Topic)] == [1, 2]


@pytest.mark.parametrize("start", ["9.30", "09:30", "kl. 9.30", "kl.\u00a09.30", "Kl 9:30"])
def test_the_forms_of_a_clock_are_one_time(start: str) -> None:
    assert items(of(DAY.replace("9.30", start)))[0].start == 570


@pytest.mark.parametrize("start", ["25.10", "9.60", "24:01", "halv ti", "", "9.30.75", "-1:00"])
def test_what_is_no_clock_is_said(start: str) -> None:
    assert "time of day" in complaint(DAY.replace("9.30", start))


def test_a_start_before_the_one_before_is_the_next_day() -> None:
    scenario = of(
        DAY + '[[item]]\ntitle = "Sent"\nstart = "23:00"\n[[item]]\ntitle = "Tidligt"\nstart = "00:30"\n'
        '[[item]]\ntitle = "Givet"\nstart = "23:00"\nday = 2\n[[item]]\ntitle = "Uden"\nminutes = 5'
    )
    assert [i.day for i in items(scenario)] == [1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    ("text", "milli"),
    [
        ("90s", 90_000), ("5min", 300_000), ("-3min", -180_000), ("1h 30min", 5_400_000), ("50ms", 50), ("1.5s", 1500),
        ("", None), ("5", None), ("min", None), ("5 minutes", None), ("--5s", -5000),
    ],
)  # fmt: skip
def test_lengths_of_time(text: str, milli: int | None) -> None:
    assert milliseconds(text) == milli


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "line 1: this is not TOML"),
        ("title = 'x'", "item is missing"),
        (DAY.replace('start = "9.30"\n', ""), "line 3, item no. 1: start is missing"),
        (DAY.replace("minutes", "minuts"), "item no. 1: minuts is not known here; did you mean minutes?"),
        (DAY.replace("30\n", '"30"\n'), "item no. 1: minutes must be a whole number"),
        (DAY + "minimum = 31", "minimum must lie between 0 and 30"),
        (DAY + 'kind = "lecture"', "kind cannot be “lecture”; it can be: welcome, talk"),
        (DAY + "anchor = 1", "anchor must be true or false"),
        (DAY.replace("title = \"A day\"", "zone = \"Mars/Olympus\""), "there is no time zone called “Mars/Olympus”"),
        (DAY.replace("title = \"A day\"", "date = \"12 March\""), "date must be a date"),
        (DAY.replace("title = \"A day\"", "titel = \"x\""), "titel is not known here; did you mean title?"),
        (DAY.replace("title = \"A day\"", "template = \"x\""), None),
        (DAY + "[[step]]\ndo = 'advanse'", "line 7, step no. 1: do cannot be “advanse”"),
        (DAY + "[[step]]\nat = '9.30'", "step no. 1: do is missing"),
        (DAY + "[[step]]\ndo = 'hold'\n[[step]]\ndo = 'extend'", "line 9, step no. 2: minutes is missing"),
        (DAY + "[[step]]\ndo = 'hold'\nat = '9.30'\nafter = '5s'", "after and at cannot both be given"),
        (DAY + "[[step]]\ndo = 'hold'\nafter = '-5s'", "after must be a length of time"),
        (DAY + "[[step]]\ndo = 'hold'\nafter = 'soon'", "after must be a length of time"),
        (DAY + "[[step]]\ndo = 'look'\nlable = 'x'", "lable is not known here; did you mean label?"),
        (DAY + "[[step]]\ndo = 'remark'\ntext = 5", "text must be text"),
        (DAY + "[[step]]\ndo = 'remark'\ntext = '" + "x" * 8001 + "'", "text is longer than 8000 characters"),
        (DAY + "[[step]]\ndo = 'conclude'\ntext = 'x'\nstrength = 'sure'", "strength cannot be “sure”"),
        (DAY + "[[step]]\ndo = 'theme'\ntitle = 'x'\nremarks = 'G1-01'", "remarks must be a list"),
        (DAY + "[[step]]\ndo = 'undo'\nof = 'time'", "of cannot be “time”; it can be: words, clock"),
        (DAY + "[step]\ndo = 'hold'", "step must be a list"),
        ("item = 5", "item must be a list"),
        ("item = [5]", "item must be a table"),
        ("[[item]]\ntitle='x'\nstart='9.00'\nderived = 5", "derived must be a table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(text: str, said: str | None) -> None:
    if said is None:
        assert "template" in complaint(text)
    else:
        assert said in complaint(text)


def test_an_unknown_template_is_refused_by_the_shelf() -> None:
    with pytest.raises(Unavailable) as trouble:
        of("template = 'nowhere'")
    assert trouble.value.word == "unknown_template"


def test_every_kind_of_step_can_be_read() -> None:
    keys = {
        "item": "1", "before": "1", "minutes": "5", "seconds": "5", "title": "'x'", "shift": "'5s'", "text": "'x'",
        "name": "'Europe/Copenhagen'", "code": "'P-01'", "what": "'x'", "theme": "'x'", "conclusion": "1",
        "result": "'unchanged'",
    }  # fmt: skip
    made = set()
    for do in ACTS:
        body = f"[[step]]\ndo = '{do}'\n"
        while True:
            try:
                made.add(type(of(DAY + body).steps[0].act))
                break
            except BadScenario as trouble:
                body += f"{trouble.misfit.key} = {keys[trouble.misfit.key]}\n"
    assert made == set(steps.Act.__args__)


@given(st.text(max_size=200))
@example("a." * 3000 + "a = 1")
@example("x = " + "[" * 5000)
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises((BadScenario, Unavailable)) as trouble:
        of(text)
    if isinstance(trouble.value, BadScenario):
        assert sentence(trouble.value)


KEYS = st.sampled_from(
    ["title", "start", "minutes", "kind", "minimum", "weight", "anchor", "day", "fixed_end", "do", "at", "after", "x"]
)
VALUES = st.sampled_from(["5", "-1", "'9.30'", "'talk'", "true", "1e999", "[]", "{}", "9:30", "09:30:00", "1979-05-27"])


@given(st.lists(st.tuples(st.sampled_from(["[[item]]", "[[step]]"]), KEYS, VALUES), max_size=8))
def test_no_table_breaks_the_reader(parts: list[tuple[str, str, str]]) -> None:
    text = DAY + "\n".join(f"{head}\n{key} = {value}" for head, key, value in parts)
    try:
        of(text)
    except BadScenario as trouble:
        sentence(trouble)
