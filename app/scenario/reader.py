"""A scenario file, read and checked. The format is described in docs/scenarios.md."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.debate import Group, RemarkKind, Topic, TopicKind
from app.domain.gestures import Entity
from app.domain.plenum import ReadBackResult, Strength
from app.domain.programme import WORKSHOP, ItemKind, Workshop
from app.domain.verbs import Stack
from app.scenario import steps
from app.services import templates
from app.services.checked import Checked, Misfit
from app.services.ports import Ids
from app.services.ranks import rank
from app.services.templates import Template

ORDINARY_DAY = dt.date(2026, 3, 12)
"""The date of a scenario that names none: a Thursday on which no clock is changed."""

MOST_GROUPS = 12
"""Groups, and models, that a scenario may name without setting them up."""

LONGEST_WAIT_MS = 31 * 24 * 3600 * 1000
_MILLISECONDS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min|h)\s*")
_MOST_MINUTES = 7 * 24 * 60

FindTemplate = Callable[[str], Template]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A day and what happens in it. present: how many people are in the room, None where nobody counted."""

    title: str
    date: dt.date
    template: Template
    steps: tuple[steps.Step, ...]


class BadScenario(Exception):  # noqa: N818  it is an answer, as Refused is
    """A scenario that cannot be read. line: where, from 1; 0 for the whole file."""

    def __init__(self, misfit: Misfit, line: int) -> None:
        super().__init__(misfit, line)
        self.misfit, self.line = misfit, line


def read(text: str, ids: Ids, find_template: FindTemplate) -> Scenario:
    """The scenario in a text. Raises BadScenario."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise _syntax(text, trouble) from None
    except RecursionError:
        raise BadScenario(Misfit(("", 0), "", "syntax", "..."), 0) from None
    lines = _lines(text)
    try:
        return _scenario(Checked(table), ids, find_template, lines)
    except Misfit as misfit:
        raise BadScenario(misfit, lines.get(misfit.where, 0)) from None


def milliseconds(text: str) -> int | None:
    """A length of time: "90s", "5min", "-3min", "1h 30min", "50ms"; None for anything else."""
    rest = text.strip()
    sign = -1 if rest.startswith(("-", "\N{MINUS SIGN}")) else 1
    rest = rest.lstrip("+-\N{MINUS SIGN} ")
    whole, end = 0.0, 0
    while (part := _PART.match(rest, end)) is not None:
        whole += float(part[1]) * _MILLISECONDS[part[2]]
        end = part.end()
    return sign * round(whole) if end == len(rest) and rest else None


def _scenario(whole: Checked, ids: Ids, find_template: FindTemplate, lines: Mapping[tuple[str, int], int]) -> Scenario:
    date = whole.date("date") or ORDINARY_DAY
    happenings = tuple(_step(t, lines.get(t.where, 0)) for t in whole.tables("step"))
    if whole.has("template"):
        for own_table in ("item", "group"):
            if whole.has(own_table):
                raise whole.misfit(own_table, "not_both", "template")
        template = find_template(whole.text("template"))
    else:
        template = _programme(whole, ids, happenings)
    own: dict[str, Any] = {}
    if whole.has("zone"):
        own["zone"] = whole.zone("zone")
    if whole.has("present"):
        own["present"] = whole.whole("present", 0, 0, 9999)
    if whole.has("place"):
        own["place"] = whole.text("place")
    title = whole.text("title", template.workshop.title)
    whole.finish(besides=("item", "group", "expect"))  # expectations are the tests' own
    return Scenario(title, date, replace(template, workshop=replace(template.workshop, **own)), happenings)


def _programme(whole: Checked, ids: Ids, happenings: Iterable[steps.Step]) -> Template:
    """A workshop of the scenario's own: its items, and as many groups and models as its steps name."""
    tables = whole.tables("item")
    if not tables:
        raise whole.misfit("item", "missing")
    if not tables[0].has("start"):
        raise tables[0].misfit("start", "missing")
    items = tuple(templates.agenda_item(t, ids.new(), rank(n)) for n, t in enumerate(tables, 1))
    for table in tables:
        table.finish()
    acts = [s.act for s in happenings]
    named = [a.group for a in acts if isinstance(a, steps.Remark | steps.TakeTurn) and a.group is not None]
    models = [a.model for a in acts if isinstance(a, steps.Remark) and isinstance(a.model, int)]
    entities: list[Entity] = [
        *templates.on_days(items),
        *(Topic(ids.new(), rank(n), n, TopicKind.COOPERATION_MODEL, f"Model {n}") for n in _upto(_most(models))),
        *_groups(whole.tables("group"), _most(named), ids),
    ]
    workshop = Workshop(WORKSHOP, whole.text("title", items[0].title), ORDINARY_DAY)
    return Template(workshop, tuple(entities))


def _most(numbers: Iterable[int]) -> int:
    """The largest number that can be meant: a slip of the hand makes no thousand groups."""
    return max((n for n in numbers if n <= MOST_GROUPS), default=0)


def _groups(tables: tuple[Checked, ...], named: int, ids: Ids) -> Iterable[Group]:
    """The groups that are told of; where none is, those that the steps name."""
    for number, table in enumerate(tables or [Checked({}) for _ in _upto(named)], 1):
        yield Group(
            ids.new(),
            rank(number),
            number,
            table.text("name", ""),
            table.text("place", ""),
            table.whole_or_none("size", 0, 999),
            table.text("host", ""),
        )
        table.finish()


def _upto(number: int) -> range:
    return range(1, number + 1)


def _step(table: Checked, line: int) -> steps.Step:
    do = table.text("do")
    if do not in ACTS:
        raise table.misfit("do", "not_one_of", do, ", ".join(ACTS))
    at_s = table.clock_seconds("at") if table.has("at") else None
    after_ms = _duration(table, "after") if table.has("after") else None
    if at_s is not None and after_ms is not None:
        raise table.misfit("after", "not_both", "at")
    if after_ms is not None and not 0 <= after_ms <= LONGEST_WAIT_MS:
        raise table.misfit("after", "not_duration", table.text("after"))
    act = ACTS[do](table)
    table.finish(besides=("label",))
    # A step without a time happens at once, after the one before.
    return steps.Step(table.where[1], line, at_s, 0 if at_s is None and after_ms is None else after_ms, act)


def _duration(table: Checked, key: str) -> int:
    found = milliseconds(table.text(key))
    if found is None or abs(found) > LONGEST_WAIT_MS:
        raise table.misfit(key, "not_duration", table.text(key))
    return found


def _minutes(table: Checked, least: int = 0) -> int:
    if not table.has("minutes"):
        raise table.misfit("minutes", "missing")
    return table.whole("minutes", 0, least, _MOST_MINUTES)


def _item(table: Checked, key: str = "item") -> str | int:
    return _text_or_number(table, key)


def _text_or_number(table: Checked, key: str) -> str | int:
    if not table.has(key):
        raise table.misfit(key, "missing")
    return table.whole(key, 0, 1, 9999) if table.is_whole(key) else table.text(key)


def _group(table: Checked) -> int | None:
    return table.whole_or_none("group", 1, 9999)


def _stack(table: Checked) -> Stack | None:
    if not table.has("of"):
        return None
    stack = table.one_of("of", Stack)
    if stack is Stack.WORLD:  # what the world did cannot be undone
        raise table.misfit("of", "not_one_of", stack, f"{Stack.WORDS}, {Stack.CLOCK}")
    return stack


def _count(table: Checked, key: str) -> int | None:
    return table.whole_or_none(key, 0, 99_999)


ACTS: Mapping[str, Callable[[Checked], steps.Act]] = {
    "advance": lambda t: steps.Advance(t.text("source", "")),
    "hold": lambda _t: steps.Hold(),
    "resume": lambda _t: steps.Resume(),
    "extend": lambda t: steps.Extend(_minutes(t, -_MOST_MINUTES)),
    "skip": lambda t: steps.Skip(_item(t)),
    "move": lambda t: steps.Move(_item(t), _item(t, "before") if t.has("before") else None),
    "turn": lambda t: steps.TakeTurn(_group(t)),
    "return": lambda _t: steps.Return(),
    "backdate": lambda t: steps.Backdate(t.whole("seconds", 0, 0, 86_400)),
    "insert": lambda t: steps.Insert(
        t.text("title"), _minutes(t, -_MOST_MINUTES), t.one_of("kind", ItemKind, ItemKind.BREAK)
    ),
    "edit": lambda t: steps.EditLength(_item(t), _minutes(t, -_MOST_MINUTES)),
    "delete": lambda t: steps.Delete(_item(t)),
    "replan": lambda _t: steps.Replan(),
    "undo": lambda t: steps.Undo(_stack(t)),
    "redo": lambda t: steps.Redo(_stack(t)),
    "end_day": lambda _t: steps.EndDay(),
    "set_wall": lambda t: steps.SetWall(_duration(t, "shift")),
    "suspend": lambda t: steps.Suspend(_minutes(t)),
    "zone": lambda t: steps.ChangeZone(t.zone("name")),
    "kill": lambda _t: steps.Kill(),
    "remark": lambda t: steps.Remark(
        t.text("text"),
        _group(t),
        _text_or_number(t, "model") if t.has("model") else None,
        t.one_of("kind", RemarkKind) if t.has("kind") else None,
        t.text("area", ""),
    ),
    "edit_remark": lambda t: steps.EditRemark(t.text("code"), t.text("text")),
    "theme": lambda t: steps.MakeTheme(t.text("title"), t.texts("remarks")),
    "conclude": lambda t: steps.Conclude(
        t.text("text"),
        t.one_of("strength", Strength, Strength.AGREED),
        _count(t, "votes_for"),
        _count(t, "votes_against"),
        _count(t, "abstained"),
        t.text("dissent", ""),
        t.texts("evidence"),
    ),
    "next_step": lambda t: steps.TakeStep(
        t.text("what"),
        t.text("who", ""),
        t.text("with", ""),
        t.text("by", ""),
        _text_or_number(t, "conclusion") if t.has("conclusion") else None,
    ),
    "vote": lambda t: steps.CastVote(t.text("theme"), _count(t, "count") or 0),
    "read_back": lambda t: steps.ReadAloud(
        _text_or_number(t, "conclusion"), t.one_of("result", ReadBackResult), t.text("text", "")
    ),
    "look": lambda t: steps.Look(t.text("label", "")),
}
"""What each word of `do` reads from its table."""


def _lines(text: str) -> dict[tuple[str, int], int]:
    """The line at which each table of a list begins."""
    found: dict[tuple[str, int], int] = {}
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[\[\s*(\w+)\s*\]\]", line)
        if head:
            counts[head[1]] = counts.get(head[1], 0) + 1
            found[head[1], counts[head[1]]] = number
    return found


def _syntax(text: str, trouble: tomllib.TOMLDecodeError) -> BadScenario:
    said = re.search(r"\(at line (\d+), column \d+\)", str(trouble))
    line = int(said[1]) if said else len(text.splitlines())
    return BadScenario(Misfit(("", 0), "", "syntax", re.sub(r"\s*\(at .*\)", "", str(trouble))), line)
