"""A template of one's own: what a workshop was prepared as, written as docs/templates.md has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    ExampleMunicipality,
    Municipality,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import E, State
from app.domain.programme import WORKSHOP, AgendaItem, Organisation, Person, Slides, Speaker, Workshop
from app.services import reading
from app.services.groups import debated
from app.services.templates import FORMAT

_WORKSHOP = (
    "place", "organisers", "welcome", "question", "closing", "credit", "contact", "web", "follow_up_question",
    "follow_up_places",
)  # fmt: skip
_ITEM = ("detail", "source", "question", "notes", "needs", "contact", "cue_words")
_TABLES = {TopicKind.COOPERATION_MODEL: "model", TopicKind.QUESTION: "question", TopicKind.ADVICE: "advice"}


def text_of(state: State) -> str:
    """The template's text. `templates.read` makes the same day of it, with ids of its own and without a date."""
    return "\n".join(_lines(state)) + "\n"


def _lines(state: State) -> Iterator[str]:
    workshop = state.get(Workshop, WORKSHOP)
    yield from _pairs({"format": FORMAT, "language": workshop.language})
    head = {"title": workshop.title, "zone": workshop.zone, **_filled(workshop, _WORKSHOP)}
    yield from _table("[workshop]", {**head, "background": workshop.background})
    for o in state.of(Organisation).values():
        yield from _table("[[organisation]]", {"name": o.name}, {"full_name": o.derived_name})
    for p in state.of(Person).values():
        home = state.of(Organisation).get(p.organisation or "")
        yield from _table("[[person]]", {"name": p.name, "organisation": home.name if home else "", "mail": p.mail})
    items = sorted((i for i in state.of(AgendaItem).values() if not i.inserted), key=lambda i: (i.day, i.rank, i.id))
    days = {i.day for i in items} != {1}
    for item in items:
        yield from _item(state, item, with_day=days)
    for area in _ordered(state, CompetenceArea):
        yield from _table("[[area]]", {"title": area.title})
    for kind, name in _TABLES.items():
        for topic in (t for t in _ordered(state, Topic) if t.kind is kind):
            yield from _topic(state, topic, name)
    exemplary = {e.municipality for e in state.of(ExampleMunicipality).values()}
    if others := [m.name for m in state.of(Municipality).values() if m.id not in exemplary]:
        yield from _table("[[place]]", {"names": others})
    yield from _groups(state)


def _item(state: State, item: AgendaItem, *, with_day: bool) -> Iterator[str]:
    speakers = sorted((s for s in state.of(Speaker).values() if s.item == item.id), key=lambda s: (s.rank, s.id))
    names = [state.get(Person, s.person).name for s in speakers]
    start = {"start": None if item.start is None else _clock(item.start)}
    own = {
        "title": item.title,
        **(start if item.start_printed else {}),
        "day": item.day if with_day else None,
        "minutes": item.minutes,
        "kind": item.kind.value,
        "minimum": item.minimum,
        "weight": item.weight if item.weight != 1 else None,
        "anchor": item.anchor,
        "tolerance": item.tolerance or None,
        "droppable": item.droppable,
        "fixed_end": None if item.fixed_end is None else _clock(item.fixed_end),
        "parallel": item.parallel,
        **_filled(item, _ITEM),
        "slides": "" if item.slides is Slides.NONE else item.slides.value,
        "cue_minutes": item.cue_minutes if item.cue_minutes != AgendaItem("", "", "").cue_minutes else None,
        "speakers": names,
        "unprinted_organisation": [n for n, s in zip(names, speakers, strict=True) if not s.printed],
    }
    yield from _table("[[item]]", own, {} if item.start_printed else start)


def _topic(state: State, topic: Topic, name: str) -> Iterator[str]:
    places = sorted((e for e in state.of(ExampleMunicipality).values() if e.topic == topic.id), key=lambda e: e.rank)
    own = {
        "title": topic.title,
        **_filled(topic, ("description", "places", "count", "source")),
        "examples": [state.get(Municipality, e.municipality).name for e in places],
    }
    yield from _table(f"[[{name}]]", own)
    needs = sorted((n for n in state.of(CompetenceNeed).values() if n.topic == topic.id), key=lambda n: (n.rank, n.id))
    for (bullet, area, derived), group in groupby(needs, key=lambda n: (n.bullet, n.area, n.derived_area)):
        title = {"area": state.get(CompetenceArea, area).title} if area else {}
        texts = {"bullet": bullet, "items": [n.text for n in group]}
        yield from _table(f"[[{name}.need]]", {**texts, **({} if derived else title)}, title if derived else {})


def _groups(state: State) -> Iterator[str]:
    topics = [t.id for t in debated(state)]
    rounds = sorted(state.of(Round).values(), key=lambda r: (r.number, r.id))
    for group in reading.groups(state):
        topic = next((topics.index(r.topic) + 1 for r in rounds if r.group == group.id and r.topic in topics), None)
        yield from _table(
            "[[group]]",
            {"name": group.name, "place": group.place, "size": group.size, "host": group.host, "topic": topic},
        )


def _ordered(state: State, kind: type[E]) -> list[E]:
    return sorted(state.of(kind).values(), key=lambda e: (getattr(e, "rank", ""), e.id))


def _filled(entity: object, names: Sequence[str]) -> dict[str, str]:
    return {name: getattr(entity, name) for name in names}


def _table(head: str, own: Mapping[str, Any], derived: Mapping[str, Any] | None = None) -> Iterator[str]:
    yield ""
    yield head
    yield from _pairs(own)
    ours = [f"{key} = {_value(value)}" for key, value in (derived or {}).items() if _says(value)]
    if ours:
        yield f"derived = {{ {', '.join(ours)} }}"


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{key} = {_value(value)}" for key, value in table.items() if _says(value))


def _says(value: Any) -> bool:  # noqa: ANN401  a template holds texts, numbers, truths and lists of texts
    """What is empty, false or not given is what a template without the key means."""
    return value is not None and value is not False and value != "" and (isinstance(value, int) or len(value) > 0)


def _value(value: Any) -> str:  # noqa: ANN401  likewise
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}.{minutes % 60:02d}"
