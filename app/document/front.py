"""Page 1, which must stand alone: what we concluded, the next steps, what is disputed, how to read the codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from app.document.gathered import Gathered, behind
from app.document.speech import GAP, Speech
from app.document.tree import (
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
from app.domain.debate import Contribution
from app.domain.plenum import Conclusion, NextStep, ReadBackResult, StepStatus, Strength
from app.services.editions import Difference, Turn, latest_edition
from app.services.harvest import ConclusionRow
from app.words import Many, Message
from app.words.labels import STEP_STATUSES, STRENGTHS

MOST_CODES = 12
"""Codes printed under one conclusion; the theme's own list has the rest."""

DISPUTED = frozenset({Strength.DIVIDED, Strength.OPEN})

_OUTCOME = Message("document", "What came of the day")
_PRACTICE = Message("document", "REHEARSAL")
_PRACTISED = Message("document", "Nothing here was said or decided by anybody.")
_PRESENT = Many("document", "{0} present", "{0} present")
_GROUPS = Many("document", "{0} group", "{0} groups")
_REMARKS = Many("document", "{0} remark", "{0} remarks")
_READ = Message("document", "Read back to the room at {0}")
_NOT_READ = Message("document", "Not read back to the room")
_REPLACES = Message("document", "Edition {0}. It replaces edition {1} of {2}.")
_CHANGED = Message("document", "Changed since edition {0}: {1}.")
_SAME = Message("document", "Nothing has changed since edition {0}.")
_CHANGES = Message("document", "What has changed")
_IN_ALL = {
    "Workshop": Many("document", "the facts of the day", "the facts of the day"),
    "Conclusion": Many("document", "{0} conclusion", "{0} conclusions"),
    "NextStep": Many("document", "{0} next step", "{0} next steps"),
    "Theme": Many("document", "{0} theme", "{0} themes"),
    "Contribution": _REMARKS,
}

_CAME_TO = Message("document", "What we concluded")
_NONE_YET = Message("document", "No conclusions were written down.")
_NONE_SHARED = Many(
    "document",
    "The room did not come to agree: {0} conclusion is disputed or open and stands below.",
    "The room did not come to agree: {0} conclusions are disputed or open and stand below.",
)
_MINORITY = Message("document", "The minority: {0}")
_AGAINST = Message("document", "Against: {0}")
_VOTES_FOR = Message("document", "{0} for")
_VOTES_AGAINST = Message("document", "{0} against")
_ABSTAINED = Message("document", "{0} abstained")
_UNREAD = Message("document", "not read back")
_NOT_AGREED = Message("document", "the room did not agree with the wording")
MENDED = Message("document", "changed since it was read back")
_MORE_CODES = Many("document", "and {0} more", "and {0} more")
_AGAINST_CODES = Message("document", "against:")

_STEPS = Message("document", "Next steps")
_NO_STEPS = Message("document", "No next steps were agreed.")
_WHEN = Message("document", "When")
_WHAT = Message("document", "What")
_WHO = Message("document", "Who")
_WITH = Message("document", "With")
_FROM = Message("document", "From no.")
_NOBODY = Message("document", "nobody yet")
_NO_DATE = Message("document", "no date yet")
_NAMED = Message("document", "name left out")
_BROUGHT = Message("document", "from {0}")
_FOLLOW_UP = Message("document", "We follow up on {0}.")
_LACKING = Many("document", "{0} step lacks a person or a date.", "{0} steps lack a person or a date.")

_DISPUTED = Message("document", "Disputed or open")
_CODE_GROUP = Message("document", "The code {0} is remark {1} from group {2}.")
_CODE_PLENUM = Message("document", "P is the plenum.")
_ALL_IN = Message("document", "All remarks are in {0}.")
_HERE = "\0"
_APPENDIX = Message("document", "appendix A")
_ALL_IN_FULL = Message("document", "All remarks are in the full edition.")


def head(g: Gathered, s: Speech, changes: Sequence[Difference]) -> Section:
    """What, where, when, how many, read to whom; the edition it replaces."""
    workshop = g.workshop
    organisers = s.line(workshop.organisers)
    if workshop.rehearsal:
        kicker = _notice(f"{s.say(_PRACTICE)}. {s.say(_PRACTISED)}")
    else:
        kicker = Paragraph((own(organisers) if organisers else Text(s.say(_OUTCOME)),), Role.KICKER, wide=True)
    blocks = [
        kicker,
        Paragraph((own(s.name(workshop.title)),), Role.TITLE, wide=True),
        Paragraph((Text(_when_and_who(g, s)),), Role.LEAD, wide=True),
    ]
    before = latest_edition(g.state)
    if before is not None:
        replaces = s.say(_REPLACES, before.number + 1, before.number, s.stamp(before.at_ms))
        counted = _counted(s, changes)
        told = s.say(_CHANGED, before.number, counted) if counted else s.say(_SAME, before.number)
        to = "changes" if changes else ""
        blocks.append(Paragraph((Text(f"{replaces} "), Text(told, to=to)), Role.NOTICE, wide=True))
    return Section(SectionKind.HEAD, tuple(blocks))


def _when_and_who(g: Gathered, s: Speech) -> str:
    workshop = g.workshop
    counts = []
    if workshop.present is not None:
        counts.append(s.say(_PRESENT, workshop.present))
    if g.groups:
        counts.append(s.say(_GROUPS, len(g.groups)))
    counts.append(s.say(_REMARKS, len(g.said)))
    readings = [row.read.at_ms for row in g.conclusions if row.read is not None]
    read = s.say(_READ, s.clock(max(readings))) if readings else s.say(_NOT_READ) if g.conclusions else ""
    place = s.line(workshop.place)
    where = f"{place}, {s.date(workshop.date)}" if place else s.date(workshop.date)
    return s.sentences([where, ", ".join(counts), read])


def practice_word(g: Gathered, s: Speech) -> str:
    """What marks every page of a rehearsal; empty for a real day."""
    return s.say(_PRACTICE) if g.workshop.rehearsal else ""


def _notice(words: str) -> Paragraph:
    return Paragraph((Text(words),), Role.NOTICE, wide=True)


def _counted(s: Speech, changes: Sequence[Difference]) -> str:
    counts = Counter(c.kind.__name__ for c in changes)
    return s.listed([s.say(_IN_ALL[name], counts[name]) for name in _IN_ALL if counts[name]])


def changes_section(g: Gathered, s: Speech, changes: Sequence[Difference]) -> Section | None:
    """Each thing that differs from the edition before."""
    if not changes or latest_edition(g.state) is None:
        return None
    items = tuple(Item((Paragraph((Text(line),)),)) for line in change_lines(s, changes))
    return Section(SectionKind.CHANGES, (Heading(s.say(_CHANGES), 1, "changes", run_on=True), Items(items)))


_TURNS: Mapping[tuple[str, Turn], Message] = {
    ("Workshop", Turn.CHANGED): Message("document", "The facts of the day changed: {0}"),
    ("Conclusion", Turn.NEW): Message("document", "New conclusion: {0}"),
    ("Conclusion", Turn.CHANGED): Message("document", "Conclusion changed: {0}"),
    ("Conclusion", Turn.GONE): Message("document", "Conclusion taken out: {0}"),
    ("NextStep", Turn.NEW): Message("document", "New step: {0}"),
    ("NextStep", Turn.CHANGED): Message("document", "Step changed: {0}"),
    ("NextStep", Turn.GONE): Message("document", "Step taken out: {0}"),
    ("Theme", Turn.NEW): Message("document", "New theme: {0}"),
    ("Theme", Turn.CHANGED): Message("document", "Theme changed: {0}"),
    ("Theme", Turn.GONE): Message("document", "Theme taken out: {0}"),
    ("Contribution", Turn.NEW): Message("document", "New remark: {0}"),
    ("Contribution", Turn.CHANGED): Message("document", "Remark changed: {0}"),
    ("Contribution", Turn.GONE): Message("document", "Remark taken out: {0}"),
}


def change_lines(s: Speech, changes: Sequence[Difference]) -> tuple[str, ...]:
    """A line for each thing that differs, as the edition keeps them."""
    return tuple(s.say(_TURNS[c.kind.__name__, c.turn], s.line(c.name)) for c in changes)


def conclusions(g: Gathered, s: Speech) -> Section:
    """What the room agreed on, or most of it."""
    found = [row for row in g.conclusions if row.conclusion.strength not in DISPUTED]
    heading = Heading(s.say(_CAME_TO), 1, "conclusions", run_on=True)
    if not g.conclusions:
        return Section(SectionKind.CONCLUSIONS, (heading, Paragraph((Text(s.say(_NONE_YET), Look.QUIET),))))
    if not found:
        told = Text(s.say(_NONE_SHARED, len(g.conclusions)), Look.QUIET, to="disputed")
        return Section(SectionKind.CONCLUSIONS, (heading, Paragraph((told,))))
    return Section(SectionKind.CONCLUSIONS, (heading, _listed(g, s, found)))


def disputed(g: Gathered, s: Speech) -> Section | None:
    """What the room was divided over, or left open."""
    found = [row for row in g.conclusions if row.conclusion.strength in DISPUTED]
    if not found:
        return None
    heading = Heading(s.say(_DISPUTED), 1, "disputed", run_on=True)
    return Section(SectionKind.DISPUTED, (heading, _listed(g, s, found)))


def _listed(g: Gathered, s: Speech, found: Sequence[ConclusionRow]) -> Items:
    return Items(tuple(_conclusion(g, s, row) for row in found), numbered=True, airy=True)


def _conclusion(g: Gathered, s: Speech, row: ConclusionRow) -> Item:
    c, number = row.conclusion, row.number
    body = [Paragraph((own(s.typed(c.text)),), Role.STATEMENT)]
    if c.dissent.strip():
        whose = _AGAINST if c.strength is Strength.DIVIDED else _MINORITY
        said = s.quoted(s.typed(c.dissent))
        before, _, after = s.say(whose, _HERE).partition(_HERE)
        body.append(Paragraph((Text(before, Look.STRONG), own(said + after)), Role.DISSENT))
    aside = [Paragraph((Text(line),), Role.COUNT) for line in (_votes(s, c), _reading(g, s, row)) if line]
    return Item(
        tuple(body),
        (Text(str(number)),),
        f"conclusion-{number}",
        c.strength,
        s.say(STRENGTHS[c.strength]),
        tuple(aside),
        _codes(s, row),
    )


def _votes(s: Speech, c: Conclusion) -> str:
    counts = ((_VOTES_FOR, c.votes_for), (_VOTES_AGAINST, c.votes_against), (_ABSTAINED, c.abstained))
    return ", ".join(s.say(m, n).replace(" ", GAP) for m, n in counts if n is not None)


def _reading(g: Gathered, s: Speech, row: ConclusionRow) -> str:
    if all(other.read is None for other in g.conclusions):
        return ""  # the line under the title says it for all
    if row.read is None:
        return s.say(_UNREAD)
    if row.read.result is ReadBackResult.NOT_AGREED:
        return s.say(_NOT_AGREED)
    return s.say(MENDED) if row.edited_since else ""


def _codes(s: Speech, row: ConclusionRow) -> Paragraph | None:
    """The codes behind a conclusion, each leading to its remark."""
    texts: list[Text] = []
    for rows, against in ((row.speaks_for, False), (row.speaks_against, True)):
        remarks = behind(rows)
        if not remarks:
            continue
        if against:
            texts.append(Text((" " if texts else "") + s.say(_AGAINST_CODES) + " ", Look.QUIET))
        shown = remarks if len(remarks) <= MOST_CODES else remarks[: MOST_CODES - 1]
        texts += code_run(shown)
        if len(remarks) > len(shown):
            texts.append(Text(f" {s.say(_MORE_CODES, len(remarks) - len(shown))}", Look.QUIET))
    return Paragraph(tuple(texts), Role.CODES) if texts else None


def code_run(remarks: Sequence[Contribution]) -> list[Text]:
    """Codes with commas between, each leading to its remark."""
    texts: list[Text] = []
    for n, r in enumerate(remarks):
        if n:
            texts.append(Text(", ", Look.QUIET))
        texts.append(Text(r.code, Look.CODE, to=f"remark-{r.code}"))
    return texts


def steps(g: Gathered, s: Speech) -> Section:
    """Who does what by when; what is missing is said."""
    heading = Heading(s.say(_STEPS), 1, "steps", run_on=True)
    if not g.steps:
        blocks: list[Heading | Paragraph | Table] = [heading, Paragraph((Text(s.say(_NO_STEPS), Look.QUIET),))]
    else:
        columns = (
            Column(s.say(_WHEN), 116),
            Column(s.say(_WHAT), 160),
            Column(s.say(_WHO), 96),
            Column(s.say(_WITH), 76),
            Column(s.say(_FROM), 35, numbers=True),
        )
        blocks = [heading, Table(columns, tuple(_step(g, s, step) for step in g.steps), s.say(_STEPS))]
    closing = []
    if g.workshop.follow_up:
        closing.append(s.say(_FOLLOW_UP, s.date(g.workshop.follow_up)))
    lacking = sum(1 for step in g.steps if not step.who.strip() or step.due is None)
    if lacking:
        closing.append(s.say(_LACKING, lacking))
    if closing:
        blocks.append(Paragraph((Text(" ".join(closing)),), Role.SMALL, wide=True))
    return Section(SectionKind.STEPS, tuple(blocks))


def _step(g: Gathered, s: Speech, step: NextStep) -> tuple[Cell, ...]:
    if step.due is not None:
        when = Text(s.day(step.due))
    elif step.due_words.strip():
        when = own(s.quoted(s.line(step.due_words)))
    else:
        when = Text(s.say(_NO_DATE), Look.MISSING)
    if not step.who.strip():
        who = Text(s.say(_NOBODY), Look.MISSING)
    else:
        who = Text(s.say(_NAMED), Look.QUIET) if s.anonymous else own(s.line(step.who))
    along = s.say(_NAMED) if s.anonymous and step.with_whom.strip() else s.line(step.with_whom)
    what = [own(s.typed(step.what))]
    if step.status is not StepStatus.OPEN:
        what.append(Text(f" ({s.say(STEP_STATUSES[step.status])})", Look.QUIET))
    if step.brought_from.strip():
        what.append(Text(f" ({s.say(_BROUGHT, s.line(step.brought_from))})", Look.QUIET))
    number = g.number.get(step.conclusion or "")
    source = (Text(str(number), Look.CODE, to=f"conclusion-{number}"),) if number else ()
    return (
        _cell(when),
        Cell((Paragraph(tuple(what)),), header=True),
        _cell(who),
        _cell(Text(along, Look.QUIET) if s.anonymous else own(along)),
        Cell((Paragraph(source),)),
    )


def _cell(text: Text) -> Cell:
    return Cell((Paragraph((text,)),))


def reading(g: Gathered, s: Speech, *, whole: bool) -> Section | None:
    """One line on how the codes are read, by a code that is there."""
    example = next((r for r in g.said if r.group), None)
    if not g.said:
        return None
    texts = []
    if example is not None:
        group = g.state.of(type(g.groups[0])).get(example.group or "") if g.groups else None
        number = example.code.rpartition("-")[2]
        if group is not None:
            texts.append(Text(s.say(_CODE_GROUP, example.code, number.lstrip("0") or number, group.number) + " "))
    if any(r.group is None for r in g.said):
        texts.append(Text(s.say(_CODE_PLENUM) + " "))
    if whole:
        before, _, after = s.say(_ALL_IN, _HERE).partition(_HERE)
        texts += [Text(before), Text(s.say(_APPENDIX), Look.CODE, to="appendix-a"), Text(after)]
    else:
        texts.append(Text(s.say(_ALL_IN_FULL)))
    return Section(SectionKind.READING, (Paragraph(tuple(texts), Role.SMALL),))
