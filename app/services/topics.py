"""What is debated: topics of any kind, what the source says they need, and the places that work so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    ExampleMunicipality,
    Municipality,
    NeedTick,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import Command, Moment, Outcome, Refused, State
from app.domain.plenum import Theme
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.editing import changed
from app.services.groups import dealt_with
from app.services.ranks import after_last, placed, rank
from app.services.whole_names import kept_whole

_COMMA = re.compile(",")


def make_topic(id: str, title: str, kind: TopicKind = TopicKind.COOPERATION_MODEL, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """One more topic of a kind, last and with the next number of it.

    Groups that are as they were dealt have it dealt out to them too.
    """

    def command(state: State, _now: Moment) -> Outcome:
        alike = [t for t in state.of(Topic).values() if t.kind is kind]
        number = 1 + max((t.number for t in alike), default=0)
        new = Topic(id, after_last(t.rank for t in alike), number, kind, "")
        made = changed(new, {**fields, "title": title}, needed={"title"})
        return Outcome(Verb.TOPIC_EDITED, made.title, put=(made, *dealt_with(state, made)))

    return command


def edit_topic(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some fields of a topic anew. Raises Refused("number_taken") for another's number."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Topic, id)
        now = changed(was, fields, needed={"title"})
        alike = (t for t in state.of(Topic).values() if t.kind is now.kind and t.id != id)
        if now.number != was.number and any(t.number == now.number for t in alike):
            raise Refused("number_taken", str(now.number))
        return Outcome(Verb.TOPIC_EDITED, now.title, put=(now,))

    return command


def move_topic(id: str, before: str | None) -> Command:
    """Puts a topic before another of its kind, or last. Numbers stay: people know the models by them."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Topic, id)
        alike = [t for t in state.of(Topic).values() if t.kind is was.kind]
        return Outcome(Verb.TOPIC_EDITED, was.title, put=(replace(was, rank=placed(alike, id, before)),))

    return command


def remove_topic(id: str) -> Command:
    """Takes a topic away with its needs, places and rounds. Raises Refused("topic_has_words") once it was talked of."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Topic, id)
        if any(c.topic == id for c in state.of(Contribution).values()):
            raise Refused("topic_has_words", was.title)
        needs = [n for n in state.of(CompetenceNeed).values() if n.topic == id]
        ticks = [t for t in state.of(NeedTick).values() if any(t.need == n.id for n in needs)]
        examples = [e for e in state.of(ExampleMunicipality).values() if e.topic == id]
        rounds = [r for r in state.of(Round).values() if r.topic == id]
        themes = [replace(t, advice=None) for t in state.of(Theme).values() if t.advice == id]
        return Outcome(Verb.TOPIC_EDITED, was.title, put=tuple(themes), gone=(*ticks, *needs, *examples, *rounds, was))

    return command


def make_need(id: str, topic: str, text: str, *, area: str | None = None, bullet: str = "") -> Command:
    """One more thing a topic needs."""

    def command(state: State, _now: Moment) -> Outcome:
        about = state.get(Topic, topic)
        last = after_last(n.rank for n in state.of(CompetenceNeed).values() if n.topic == topic)
        new = CompetenceNeed(id, topic, last, "", area)
        made = changed(new, {"text": text, "bullet": bullet or text}, needed={"text"})
        return Outcome(Verb.TOPIC_EDITED, about.title, put=(made,))

    return command


def edit_need(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some fields of a need anew: text, area, bullet."""

    def command(state: State, _now: Moment) -> Outcome:
        now = changed(state.get(CompetenceNeed, id), fields, needed={"text"})
        return Outcome(Verb.TOPIC_EDITED, state.get(Topic, now.topic).title, put=(now,))

    return command


def remove_need(id: str) -> Command:
    """Takes a need away."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(CompetenceNeed, id)
        ticks = tuple(t for t in state.of(NeedTick).values() if t.need == id)
        return Outcome(Verb.TOPIC_EDITED, state.get(Topic, was.topic).title, gone=(*ticks, was))

    return command


def make_area(id: str, title: str) -> Command:
    """One more heading that needs and remarks are sorted under."""

    def command(state: State, _now: Moment) -> Outcome:
        new = CompetenceArea(id, after_last(a.rank for a in state.of(CompetenceArea).values()), "")
        made = changed(new, {"title": title}, needed={"title"})
        return Outcome(Verb.TOPIC_EDITED, made.title, put=(made,))

    return command


def edit_area(id: str, title: str) -> Command:
    """Another title for an area."""

    def command(state: State, _now: Moment) -> Outcome:
        now = changed(state.get(CompetenceArea, id), {"title": title}, needed={"title"})
        return Outcome(Verb.TOPIC_EDITED, now.title, put=(now,))

    return command


def remove_area(id: str) -> Command:
    """Takes an area away; needs and remarks under it stand under none."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(CompetenceArea, id)
        needs = [replace(n, area=None) for n in state.of(CompetenceNeed).values() if n.area == id]
        remarks = [replace(c, area=None) for c in state.of(Contribution).values() if c.area == id]
        return Outcome(Verb.TOPIC_EDITED, was.title, put=(*needs, *remarks), gone=(was,))

    return command


def places_in(state: State, text: str) -> tuple[str, ...]:
    """The places somebody wrote, with commas between; a place that is known stays whole though its name has one."""
    text, whole = kept_whole(text, (place.name for place in state.of(Municipality).values()), _COMMA)
    return tuple(name for name in (whole(part).strip() for part in text.split(",")) if name)


def set_places(topic: str, names: Sequence[str]) -> Command:
    """The places that work by a topic, in this order. A place that stands under several is one and the same."""

    def command(state: State, _now: Moment) -> Outcome:
        about = state.get(Topic, topic)
        wanted: dict[str, str] = {}
        for name in filter(None, map(one_line, names)):
            wanted.setdefault(name.casefold(), name)
        known = {m.name.casefold(): m for m in state.of(Municipality).values()}
        places = [known.get(key) or Municipality(f"place/{key}", n) for key, n in wanted.items()]
        examples = {e.municipality: e for e in state.of(ExampleMunicipality).values() if e.topic == topic}
        put = []
        for number, place in enumerate(places, 1):
            was = examples.pop(place.id, ExampleMunicipality(f"{topic}/{place.id}", topic, place.id, ""))
            put.append(replace(was, rank=rank(number)))
        return Outcome(Verb.TOPIC_EDITED, about.title, put=(*places, *put), gone=tuple(examples.values()))

    return command
