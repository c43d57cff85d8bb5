"""A workshop template: the day, its speakers, its topics and its advice as data, made into entities.

Pure: reading files is the library's work (`app.services.workshops`). The format is described in docs/templates.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.day import Run
from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    ExampleMunicipality,
    Group,
    Municipality,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import Command, Entity, Moment, Outcome, Refused, State
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Slides, Speaker, Workshop
from app.domain.verbs import Verb
from app.services.checked import Checked
from app.services.cleaning import one_line
from app.services.ports import Ids
from app.services.ranks import rank

FORMAT = "plenum-template/1"
LANGUAGES = ("da", "en")
"""What a workshop's document can be written in."""

MAKER = "template"
"""The device of the gesture that makes a workshop: no laptop's undo takes the whole workshop away."""

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Template:
    """What a new workshop begins with: the workshop (its date is set when it is made) and all else in it."""

    workshop: Workshop
    entities: tuple[Entity, ...]


def read(table: Mapping[str, Any], ids: Ids) -> Template:
    """The template in a table as TOML gives it. Raises Misfit."""
    whole = Checked(table)
    if whole.text("format") != FORMAT:
        raise whole.misfit("format", "not_one_of", whole.text("format"), FORMAT)
    language = whole.text("language", LANGUAGES[0])
    if language not in LANGUAGES:
        raise whole.misfit("language", "not_one_of", language, ", ".join(LANGUAGES))
    head = whole.table("workshop")
    workshop = replace(_workshop(head), language=language)
    made = _Making(ids)
    made.people(whole)
    items = made.items(whole.tables("item"))
    topics = made.topics(whole)
    made.groups(whole.tables("group"), items, topics)
    printed = whole.table("source")
    printed.texts("lines")
    for read_through in (printed, head, whole):
        read_through.finish()
    return Template(workshop, tuple(made.entities))


def agenda_item(table: Checked, id: str, rank: str) -> AgendaItem:
    """One `[[item]]` of a template or a scenario. Raises Misfit."""
    minutes = table.whole_or_none("minutes", 0, DAY_MINUTES)
    minimum = table.whole_or_none("minimum", 0, DAY_MINUTES)
    if minutes is not None and minimum is not None and minimum > minutes:
        raise table.misfit("minimum", "out_of_range", "0", str(minutes))
    return AgendaItem(
        id,
        rank,
        table.text("title"),
        table.one_of("kind", ItemKind, ItemKind.TALK),
        table.whole_or_none("day", 1, 99) or 0,  # 0: not given, `on_days` finds it
        table.clock("start"),
        minutes,
        minimum,
        table.whole("weight", 1, 0, 99),
        table.truth("anchor"),
        table.whole("tolerance", 0, 0, DAY_MINUTES),
        table.truth("droppable"),
        table.clock("fixed_end"),
        table.text("parallel", "") or None,
        start_printed="start" not in table.derived,
        detail=table.text("detail", ""),
        source=table.text("source", ""),
        question=table.text("question", ""),
        notes=table.text("notes", ""),
        needs=table.text("needs", ""),
        contact=table.text("contact", ""),
        slides=table.one_of("slides", Slides, Slides.NONE),
        cue_minutes=table.whole("cue_minutes", 5, 0, DAY_MINUTES),
        cue_words=table.text("cue_words", ""),
    )


def on_days(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """The items with their days: a start earlier than the one before is the next day unless the day is given."""
    day, latest, placed = 1, -1, []
    for item in items:
        if item.day:
            latest = -1 if item.day != day else latest
            day = item.day
        elif item.start is not None and item.start < latest:
            day, latest = day + 1, -1
        if item.start is not None:
            latest = item.start
        placed.append(replace(item, day=day))
    return tuple(placed)


def make(template: Template, *, date: dt.date, title: str = "", rehearsal: bool = False) -> Command:
    """Fills an empty workshop."""

    def command(state: State, _now: Moment) -> Outcome:
        if state.of(Workshop):
            raise Refused("exists")
        name = one_line(title)
        own = {"title": name} if name else {}
        workshop = replace(template.workshop, date=date, rehearsal=rehearsal, **own)  # type: ignore[arg-type]  # its keys are fields
        # The run is there from the start, with nothing in it: undoing the first advance need not take it away, which
        # what the world has done to the laptop since (an entry too) would forbid.
        return Outcome(Verb.WORKSHOP_MADE, workshop.title, put=(workshop, *template.entities, Run("run-1", 1, 0)))

    return command


def _workshop(table: Checked) -> Workshop:
    return Workshop(
        WORKSHOP,
        table.text("title"),
        dt.date.min,
        zone=table.zone("zone", "Europe/Copenhagen"),
        place=table.text("place", ""),
        organisers=table.text("organisers", ""),
        welcome=table.text("welcome", ""),
        question=table.text("question", ""),
        closing=table.text("closing", ""),
        credit=table.text("credit", ""),
        contact=table.text("contact", ""),
        web=table.text("web", ""),
        follow_up_question=table.text("follow_up_question", ""),
        follow_up_places=table.text("follow_up_places", ""),
        background=table.texts("background"),
    )


class _Making:
    """The entities of a template, each after those it refers to; what has a name is found by it."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.entities: list[Entity] = []
        self._named: dict[tuple[type[Entity], str], Entity] = {}

    def people(self, whole: Checked) -> None:
        """Organisations, then the people who come from them."""
        for table in whole.tables("organisation"):
            name = table.text("name")
            self._add(Organisation(self._ids.new(), name, table.text("full_name", "")), name)
            table.finish()
        for table in whole.tables("person"):
            name = table.text("name")
            organisation = self._find(Organisation, table, "organisation") if table.has("organisation") else None
            self._add(Person(self._ids.new(), name, organisation, table.text("mail", "")), name)
            table.finish()

    def items(self, tables: tuple[Checked, ...]) -> tuple[AgendaItem, ...]:
        """The programme and its speakers."""
        items = on_days(tuple(agenda_item(t, self._ids.new(), rank(n)) for n, t in enumerate(tables, 1)))
        for item, table in zip(items, tables, strict=True):
            self._add(item)
            unprinted = table.texts("unprinted_organisation")
            for number, name in enumerate(table.texts("speakers"), 1):
                person = self._find(Person, table, "speakers", name)
                self._add(Speaker(self._ids.new(), item.id, person, rank(number), printed=name not in unprinted))
            table.finish()
        return items

    def topics(self, whole: Checked) -> tuple[Topic, ...]:
        """What is debated, with needs and places; then the advice. Returns what groups may debate."""
        for number, table in enumerate(whole.tables("area"), 1):
            title = table.text("title")
            self._add(CompetenceArea(self._ids.new(), rank(number), title), title)
            table.finish()
        kinds = (("model", TopicKind.COOPERATION_MODEL), ("question", TopicKind.QUESTION), ("advice", TopicKind.ADVICE))
        made = [(self._topic(t, n, kind), t) for key, kind in kinds for n, t in enumerate(whole.tables(key), 1)]
        for topic, table in made:
            for number, name in enumerate(table.texts("examples"), 1):
                place = self._place(name)
                self._add(ExampleMunicipality(self._ids.new(), topic.id, place, rank(number)))
            self._needs(topic, table)
            table.finish()
        for table in whole.tables("place"):
            for name in table.texts("names"):
                self._place(name)
            table.finish()
        return tuple(topic for topic, _table in made if topic.kind is not TopicKind.ADVICE)

    def groups(self, tables: tuple[Checked, ...], items: tuple[AgendaItem, ...], topics: tuple[Topic, ...]) -> None:
        """The groups, each with its round on a topic in the first group debate."""
        debate = next((i for i in items if i.kind is ItemKind.GROUP_DEBATE), None)
        for number, table in enumerate(tables, 1):
            group = Group(
                self._ids.new(),
                rank(number),
                number,
                table.text("name", ""),
                table.text("place", ""),
                table.whole_or_none("size", 0, 999),
                table.text("host", ""),
            )
            self._add(group)
            if table.has("topic"):
                topic = topics[table.whole("topic", 1, 1, len(topics)) - 1]
                self._add(Round(self._ids.new(), group.id, topic.id, debate.id if debate else None))
            table.finish()

    def _topic(self, table: Checked, number: int, kind: TopicKind) -> Topic:
        description = "\n".join(part for part in (table.text("description", ""), table.text("note", "")) if part)
        topic = Topic(
            self._ids.new(),
            rank(number),
            number,
            kind,
            table.text("title"),
            description,
            table.text("places", ""),
            table.text("count", ""),
            table.lines("source"),
        )
        self._add(topic)
        return topic

    def _needs(self, topic: Topic, table: Checked) -> None:
        number = 0
        for bullet in table.tables("need"):
            area = self._find(CompetenceArea, bullet, "area") if bullet.has("area") else None
            for text in bullet.texts("items"):
                number += 1
                self._add(
                    CompetenceNeed(
                        self._ids.new(),
                        topic.id,
                        rank(number),
                        text,
                        area,
                        bullet.text("bullet", text),
                        derived_area="area" in bullet.derived,
                    )
                )
            bullet.finish()

    def _place(self, name: str) -> str:
        known = self._named.get((Municipality, name))
        if known is None:
            known = Municipality(self._ids.new(), name)
            self._add(known, name)
        return known.id

    def _find(self, kind: type[Entity], table: Checked, key: str, name: str | None = None) -> str:
        wanted = table.text(key) if name is None else name
        found = self._named.get((kind, wanted))
        if found is None:
            raise table.misfit(key, "not_named", wanted, ", ".join(n for k, n in self._named if k is kind))
        return found.id

    def _add(self, entity: Entity, name: str = "") -> None:
        self.entities.append(entity)
        if name:
            self._named[type(entity), name] = entity
