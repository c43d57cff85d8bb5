"""Page 2: where to find what, how much of the deck was covered, who came; the second page of the short version."""

from __future__ import annotations

from collections.abc import Iterable

from app.document.clean import address
from app.document.gathered import Gathered
from app.document.remarks import group_name
from app.document.speech import Speech
from app.document.themes import ballot_blocks
from app.document.topics import coverage
from app.document.tree import (
    Bar,
    Bars,
    Contents,
    Entry,
    Heading,
    Item,
    Items,
    Look,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Text,
    own,
)
from app.domain.programme import Organisation, Person
from app.services import harvest
from app.words import Many, Message

_CONTENTS = Message("document", "Contents")
_OVERVIEW = Message("document", "The deck and the day")
_VOTES = Message("document", "Votes")
_THEMES = Message("document", "Themes")
_REMARKS = Many("document", "{0} remark", "{0} remarks")
_PARKED = Message("document", "Parked questions")
_USED = Message("document", "The words and what came of them")
_USED_LEAD = Message("document", "{0} of {1} remarks stand under a theme, behind a conclusion, or are parked")
_USED_ALT = Message("document", "Bar chart. Remarks that were used: {0}.")
_OF = Message("document", "{0} of {1}")
_ONE = Message("document", "{0}: {1}")
_PLENUM = Message("document", "The plenum")
_PEOPLE = Message("document", "Participants")
_CONTACT = Message("document", "Contact: {0}")
_HERE = "\0"
_MOST_THEMES = 14
_MOST_PARKED = 5


def contents_section(g: Gathered, s: Speech, sections: Iterable[Section]) -> Section:
    """A table of contents of our own, from the headings that follow; whom to ask."""
    entries = [
        Entry(b.words, b.key, b.level)
        for section in sections
        for b in section.blocks
        if isinstance(b, Heading) and b.level == 1
    ]
    return Section(
        SectionKind.CONTENTS,
        (Heading(s.say(_CONTENTS), 1, "contents"), Contents(tuple(entries)), *_contact(g, s)),
        new_page=True,
    )


def _contact(g: Gathered, s: Speech) -> tuple[Paragraph, ...]:
    """Whom to ask, and where there is more."""
    web = s.line(g.workshop.web)
    whom = "" if s.anonymous else s.line(g.workshop.contact)
    if not web and not whom:
        return ()
    before, _, after = s.say(_CONTACT, _HERE).partition(_HERE)
    comma = ", " if web and whom else ""
    shown = web.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
    texts = (Text(before), own(whom), Text(comma), Text(shown, Look.CODE, url=address(web)), Text(after))
    return (Paragraph(texts, Role.SMALL),)


def overview_section(g: Gathered, s: Speech, *, whole: bool) -> tuple[Section, ...]:
    """How much of the deck was covered; in the short version votes, themes and parked questions too."""
    covered = coverage(g, s)
    sections = []
    if covered:
        heading = Heading(s.say(_OVERVIEW), 1, "overview", run_on=True)
        sections.append(Section(SectionKind.OVERVIEW, (heading, *covered), new_page=not whole))
    if whole:
        used = _used(g, s)
        if used:
            sections.append(Section(SectionKind.OVERVIEW, (Heading(s.say(_USED), 1, "used", run_on=True), *used)))
        return tuple(sections)
    blocks: list[Heading | Paragraph | Bars | Items] = []
    votes = [block for ballot in g.ballots[-1:] for block in ballot_blocks(g, s, ballot)]
    if votes:
        blocks += [Heading(s.say(_VOTES), 1, "votes", run_on=True), *votes]
    themes = sorted((row for row in g.themes if row.remarks), key=lambda row: -len(row.remarks))[:_MOST_THEMES]
    if themes:
        named = tuple(
            Item((Paragraph((own(s.name(row.theme.title)),)),), (Text(s.say(_REMARKS, len(row.remarks))),))
            for row in themes
        )
        blocks += [Heading(s.say(_THEMES), 1, "themes", run_on=True), Items(named)]
    if g.parked:
        parked = tuple(Item((Paragraph((own(s.typed(p.text)),)),)) for p in g.parked[:_MOST_PARKED])
        blocks += [Heading(s.say(_PARKED), 1, "parked", run_on=True), Items(parked)]
    if blocks:
        sections.append(Section(SectionKind.THEMES, tuple(blocks), new_page=not covered))
    return tuple(sections)


def _used(g: Gathered, s: Speech) -> tuple[Paragraph | Bars, ...]:
    """How much of what was said went into themes and conclusions, group by group."""
    coverage = harvest.coverage(g.state)
    bars, told = [], []
    for group in (*g.groups, None):
        share = coverage.by_group.get(group.id if group else None)
        if share is None:
            continue
        name = group_name(g, s, group) if group else s.say(_PLENUM)
        written = s.say(_OF, share.used, share.total)
        bars.append(Bar(name, share.used, written, whole=share.total))
        told.append(s.say(_ONE, name, written))
    if not bars:
        return ()
    whole = s.say(_USED_LEAD, coverage.whole.used, coverage.whole.total)
    return Paragraph((Text(whole),)), Bars(tuple(bars), s.say(_USED_ALT, "; ".join(told)))


def participants_section(g: Gathered, s: Speech) -> Section | None:
    """The people known by name, by name."""
    organisations = g.state.of(Organisation)
    people = sorted(g.state.of(Person).values(), key=lambda p: p.name.casefold())
    if not people:
        return None
    items = []
    for p in people:
        home = organisations[p.organisation].name if p.organisation else ""
        words = s.line(p.name) + (f", {s.line(home)}" if home else "")
        items.append(Item((Paragraph((Text(words),)),)))
    return Section(
        SectionKind.PARTICIPANTS, (Heading(s.say(_PEOPLE), 1, "participants", run_on=True), Items(tuple(items)))
    )
