"""Topic by topic: what the deck says a model needs beside what was said today, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from app.document.gathered import Gathered
from app.document.remarks import again, cited
from app.document.speech import Speech
from app.document.tree import (
    Bar,
    Bars,
    Cell,
    Column,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Table,
    Text,
    own,
)
from app.domain.debate import CompetenceArea, Contribution, Topic, TopicKind
from app.services.needs import NeedRow
from app.services.reading import places_of
from app.words import Many, Message
from app.words.labels import STRENGTHS

_MODEL = Message("document", "Model {0}. {1}")
_QUESTION = Message("document", "Question {0}. {1}")
_GROUPS = Message("document", "Group {0}")
_SIZE = Many("document", "{0} participant", "{0} participants")
_REMARKS = Many("document", "{0} remark", "{0} remarks")
_NO_GROUP = Message("document", "No group had this topic.")
_AREA = Message("document", "Competence")
_DECK = Message("document", "The deck says")
_SAID = Message("document", "Said today")
_NOT_SAID = Message("document", "not mentioned today")
_TICKED = Message("document", "mentioned, not written down")
_DECK_SILENT = Message("document", "The deck says nothing of what this model needs.")
_BESIDES = Message("document", "Said today, but not in the deck")
_BECAME = Message("document", "Where it went on")
_CONCLUSION = Message("document", "Conclusion {0}")
_CONCLUDED = Message("document", "{0} ({1})")
_NOTHING = Message("document", "No conclusion builds on what was said here.")
_NO_WORDS = Message("document", "Nothing was said on this.")
_SHORTLY = Message("document", "What the deck says, and what was said")
_COVERED = Message("document", "{0} of {1}")
_COVERED_ALT = Message("document", "Bar chart. Needs that the deck names and that were mentioned today: {0}.")
_COVERED_ONE = Message("document", "{0}: {1} of {2}")
_COVERED_LEAD = Message("document", "How many of the needs that the deck names were mentioned today")


def title(s: Speech, topic: Topic) -> str:
    """Model 3. Vi arbejder sammen."""
    message = _MODEL if topic.kind is TopicKind.COOPERATION_MODEL else _QUESTION
    return s.say(message, topic.number, s.name(topic.title))


def topic_section(g: Gathered, s: Speech, topic: Topic) -> Section:
    """One topic: who worked on it, needs and answers, what else was said, what it became."""
    key = f"topic-{topic.id}"
    said = g.said_on(topic)
    blocks: list[Heading | Paragraph | Table | Items] = [Heading(title(s, topic), 1, key)]
    places = s.line(topic.places) or ", ".join(s.line(m.name) for m in places_of(g.state, topic.id))
    about = (*s.typed(topic.description).split("\n"), places)
    blocks += [Paragraph((own(line),)) for line in about if line]
    blocks.append(Paragraph((Text(_who(g, s, topic, said)),), Role.SMALL))
    wanted = g.needs[topic.id]
    if wanted:
        blocks.append(_needs(g, s, wanted))
    elif topic.kind is TopicKind.COOPERATION_MODEL:
        blocks.append(Paragraph((Text(s.say(_DECK_SILENT), Look.QUIET),)))
    answered = {code for row in wanted for code in row.codes}
    besides = [r for r in said if r.code not in answered]
    if besides:
        words = s.say(_BESIDES) if wanted else s.say(_SAID)
        aside = (Text(s.say(_REMARKS, len(besides))),)
        blocks += [Heading(words, 2, f"{key}-besides", aside=aside, again=again(s, words)), cited(s, besides)]
    elif not said:
        blocks.append(Paragraph((Text(s.say(_NO_WORDS), Look.QUIET),)))
    blocks += [Heading(s.say(_BECAME), 2, f"{key}-became"), _became(g, s, said)]
    return Section(SectionKind.TOPIC, tuple(blocks), new_page=True)


def _who(g: Gathered, s: Speech, topic: Topic, said: Sequence[Contribution]) -> str:
    parts = []
    for group in g.groups_on(topic):
        size = f" ({s.say(_SIZE, group.size)})" if group.size and not s.anonymous else ""
        parts.append(f"{s.say(_GROUPS, group.number)}{size}")
    if not parts:
        parts.append(s.say(_NO_GROUP).rstrip("."))
    return ", ".join([*parts, s.say(_REMARKS, len(said))])


def _needs(g: Gathered, s: Speech, wanted: tuple[NeedRow, ...]) -> Table:
    columns = (Column(s.say(_AREA), 116), Column(s.say(_DECK), 150), Column(s.say(_SAID), 217))
    rows, last = [], None
    areas = g.state.of(CompetenceArea)
    for row in wanted:
        need = row.need
        area = areas[need.area].title if need.area else ""
        answers = [g.by_code[code] for code in row.codes if code in g.by_code]
        if answers:
            said = Cell((cited(s, answers, inset=True),))
        elif row.said:
            said = Cell((Paragraph((Text(s.say(_TICKED), Look.QUIET),)),))
        else:
            said = Cell((Paragraph((Text(s.say(_NOT_SAID), Look.QUIET),)),))
        shown = s.line(area) if area != last else ""
        last = area
        words = s.line(need.text)
        rows.append((
            Cell((Paragraph((own(shown),), Role.SMALL),)),
            Cell((Paragraph((own(words[:1].upper() + words[1:]),)),), header=True),
            said,
        ))  # fmt: skip
    return Table(columns, tuple(rows), s.say(_SHORTLY))


def _became(g: Gathered, s: Speech, said: Sequence[Contribution]) -> Items | Paragraph:
    numbers = sorted({n for r in said for n in g.cited.get(r.code, ())})
    if not numbers:
        return Paragraph((Text(s.say(_NOTHING), Look.QUIET),))
    items = []
    for n in numbers:
        c = g.conclusions[n - 1].conclusion
        label = (Text(s.say(_CONCLUSION, n), Look.CODE, to=f"conclusion-{n}"),)
        strength = s.say(STRENGTHS[c.strength])
        words = s.say(_CONCLUDED, s.line(c.text).rstrip("."), strength[:1].lower() + strength[1:])
        items.append(Item((Paragraph((own(words),)),), label))
    return Items(tuple(items))


def coverage(g: Gathered, s: Speech) -> tuple[Paragraph | Bars, ...]:
    """A bar for each model: how much of what the deck says it needs was mentioned."""
    bars, spoken = [], []
    for topic in g.topics:
        wanted = g.needs[topic.id]
        if not wanted:
            continue
        met = sum(1 for row in wanted if row.said)
        name = s.name(topic.title)
        bars.append(Bar(name, met, s.say(_COVERED, met, len(wanted)), whole=len(wanted)))
        spoken.append(s.say(_COVERED_ONE, name, met, len(wanted)))
    if not bars:
        return ()
    return Paragraph((Text(s.say(_COVERED_LEAD)),)), Bars(tuple(bars), s.say(_COVERED_ALT, "; ".join(spoken)))
