"""What is printed before the day: a sheet for each table to write on, and the programme to hand out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from app.document.gathered import Gathered
from app.document.remarks import group_name
from app.document.speech import Speech
from app.document.topics import title
from app.document.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Role,
    Ruled,
    Section,
    SectionKind,
    Square,
    Table,
    Text,
    Version,
    own,
)
from app.domain.debate import Group, Topic
from app.domain.gestures import Moment, State
from app.domain.programme import AgendaItem, Organisation, Person, Speaker
from app.domain.standing import ItemStanding
from app.services.day import stand
from app.words import Message

_SHEETS = Message("handout", "Group sheets")
_PROGRAMME = Message("handout", "Programme")
_PLACE = Message("handout", "Place: {0}")
_DECK_SAYS = Message("handout", "The deck says that this model needs")
_OUR_WORDS = Message("handout", "Our words")
_WORDS_NOT_NAMES = Message("handout", "Write the words down, not the names.")
_BY_PHONE = Message("handout", "Write by phone: {0}")
_SQUARE = Message("handout", "A square that leads phones to {0}")
_WHEN = Message("handout", "When")
_WHAT = Message("handout", "What")
_WHO = Message("handout", "Who")
_DAY = Message("handout", "Day {0}: {1}")
_FOOTER = Message("handout", "{0}, {1}")
_LINES = 24


def group_sheets(state: State, language: str, now: Moment, *, address: str = "") -> Document:
    """A page for each group: its topic, the question, what the deck says, lines to write on.

    address: where phones can write; empty where no phone can.
    """
    g, s = Gathered(state), Speech(state, language)
    sections = tuple(_sheet(g, s, group, address) for group in g.groups)
    return _document(g, s, now, s.say(_SHEETS), sections)


def _sheet(g: Gathered, s: Speech, group: Group, address: str) -> Section:
    topics = [t for t in g.topics if group in g.groups_on(t)]
    blocks: list[Block] = [Heading(group_name(g, s, group), 1, f"sheet-{group.id}")]
    place = s.line(group.place)
    if place:
        blocks.append(Paragraph((Text(s.say(_PLACE, place)),)))
    if g.workshop.question.strip():
        blocks.append(Paragraph((own(s.typed(g.workshop.question)),), Role.STATEMENT))
    for topic in topics:
        blocks += _about(g, s, topic, named=len(topics) > 1)
    if address:
        blocks.append(Square(address, s.say(_SQUARE, address)))
        blocks.append(Paragraph((Text(s.say(_BY_PHONE, address)),), Role.SMALL))
    blocks += [
        Heading(s.say(_OUR_WORDS), 2, f"sheet-{group.id}-words"),
        Paragraph((Text(s.say(_WORDS_NOT_NAMES), Look.QUIET),)),
        Ruled(_LINES),
    ]
    return Section(SectionKind.HANDOUT, tuple(blocks), new_page=True)


def _about(g: Gathered, s: Speech, topic: Topic, *, named: bool) -> Sequence[Block]:
    blocks: list[Block] = []
    if named:
        blocks.append(Heading(title(s, topic), 2, f"sheet-topic-{topic.id}"))
    blocks += [Paragraph((own(line),)) for line in s.typed(topic.description).split("\n") if line]
    needs = [s.line(row.need.text) for row in g.needs[topic.id]]
    if needs:
        entries = tuple(Item((Paragraph((own(n[:1].upper() + n[1:]),)),)) for n in needs)
        blocks += [Heading(s.say(_DECK_SAYS), 2, f"sheet-needs-{topic.id}"), Items(entries)]
    return blocks


def handout(state: State, language: str, now: Moment) -> Document:
    """The programme as it is planned: when, what, who."""
    g, s = Gathered(state), Speech(state, language)
    standing = stand(state, now)
    blocks: list[Block] = [
        Paragraph((Text(s.say(_PROGRAMME)),), Role.KICKER, wide=True),
        Paragraph((own(s.name(g.workshop.title)),), Role.TITLE, wide=True),
    ]
    place = s.line(g.workshop.place)
    where = f"{place}, {s.date(g.workshop.date)}" if place else s.date(g.workshop.date)
    blocks.append(Paragraph((Text(s.sentences([where])),), Role.LEAD, wide=True))
    planned = [i for i in standing.items if not i.inserted]
    for day, items in itertools.groupby(planned, key=lambda i: i.day):
        of_day = list(items)
        date = s.date(g.workshop.date.fromordinal(g.workshop.date.toordinal() + day - 1))
        several = any(i.day != day for i in planned)
        words = s.say(_DAY, day, date) if several else s.say(_PROGRAMME)
        blocks += [Heading(words, 1, f"day-{day}", run_on=True), _programme(g, s, of_day)]
    sections = (Section(SectionKind.HEAD, tuple(blocks)),)
    return _document(g, s, now, s.say(_PROGRAMME), sections)


def _programme(g: Gathered, s: Speech, items: Sequence[ItemStanding]) -> Table:
    rows = []
    for i in items:
        item = g.state.of(AgendaItem).get(i.id)
        what = [Paragraph((own(s.name(i.title)),))]
        detail = s.typed(item.detail) if item is not None else ""
        if detail:
            what.append(Paragraph((Text(detail),), Role.SMALL))
        rows.append((
            Cell((Paragraph((Text("" if i.planned_start_ms is None else s.clock(i.planned_start_ms)),)),)),
            Cell(tuple(what), header=True),
            Cell((Paragraph((Text(_speakers(g, s, i.id)),)),)),
        ))  # fmt: skip
    columns = (Column(s.say(_WHEN), 116), Column(s.say(_WHAT), 250), Column(s.say(_WHO), 117))
    return Table(columns, tuple(rows), s.say(_PROGRAMME))


def _speakers(g: Gathered, s: Speech, item: str) -> str:
    """Who speaks, each with the organisation that the source names on this line."""
    people, homes = g.state.of(Person), g.state.of(Organisation)
    named = []
    for speaker in sorted(g.state.of(Speaker).values(), key=lambda x: (x.rank, x.id)):
        if speaker.item != item:
            continue
        person = people[speaker.person]
        home = homes[person.organisation].name if person.organisation and speaker.printed else ""
        named.append(s.line(f"{person.name}, {home}" if home else person.name))
    return "\n".join(named)


def _document(g: Gathered, s: Speech, now: Moment, subject: str, sections: tuple[Section, ...]) -> Document:
    name = s.name(g.workshop.title)
    return Document(
        title=f"{name}: {subject}",
        subject=subject,
        author=s.line(g.workshop.organisers) or name,
        keywords="",
        language=s.language,
        typed_in=g.workshop.language,
        version=Version.FULL,
        made=s.local(now.utc_ms),
        footer=s.say(_FOOTER, name, s.date(g.workshop.date)),
        alone=s.date(g.workshop.date),
        continued="",
        practice="",
        sections=sections,
    )
