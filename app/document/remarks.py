"""Remarks as list entries: the same words wherever they stand, with their code leading to where they live."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.document.gathered import Gathered
from app.document.speech import GAP, Speech
from app.document.tree import Heading, Item, Items, Look, Paragraph, Role, Section, SectionKind, Text, own
from app.domain.debate import Contribution, Group, Heard, RemarkKind
from app.words import Many, Message
from app.words.labels import HEARD, REMARK_KINDS

_REMARKS = Many("document", "{0} remark", "{0} remarks")
_TITLE_A = Message("document", "Appendix A. All remarks")
_TITLE_B = Message("document", "Appendix B. Without a theme, and parked")
_GROUP = Message("document", "Group {0}")
_GROUP_ON = Message("document", "Group {0}. {1}")
_PLENUM = Message("document", "The plenum")
_AGAIN = Message("document", "{0} (continued)")
_NOTHING = Message("document", "Nothing was said.")
_NOT_FILED = Message("document", "Without a theme")
_PARKED = Message("document", "Parked questions")
_NOTHING_LOOSE = Message("document", "Every remark has a theme, and no question was parked.")

_BUILT_ON = Message("document", "concl.")
_WITHDRAWN = Message("document", "Taken back by whoever said it.")
_REDACTED = Message("document", "Removed on request.")
_AFTER = Message("document", "written in after the meeting")
_FIRST = Message("document", "First written: {0}")
_CORRECTED = Message("document", "Corrected by a participant: {0}")
_CARRIES_ON = Message("document", "carries on {0}")
_RETURNING = Message("document", "to be taken up again")


def spoken(s: Speech, remark: Contribution) -> str:
    """The words of a remark; a quote in quotation marks."""
    if remark.redacted:
        return s.say(_REDACTED)
    words = s.typed(remark.text)
    return s.quoted(words) if remark.kind is RemarkKind.QUOTE else words


def again(s: Speech, heading: str) -> str:
    """A heading on the next page that its list goes on to."""
    return s.say(_AGAIN, heading)


def cited(s: Speech, remarks: Iterable[Contribution], *, inset: bool = False) -> Items:
    """Remarks away from home: their codes lead to appendix A."""
    return Items(
        tuple(
            Item((Paragraph((own(spoken(s, r)),)),), (Text(r.code, Look.CODE, to=f"remark-{r.code}"),)) for r in remarks
        ),
        inset=inset,
    )


def appendix_a(g: Gathered, s: Speech) -> Section:
    """Every remark by group, then the plenum's."""
    blocks: list[Heading | Items | Paragraph] = [Heading(s.say(_TITLE_A), 1, "appendix-a")]
    for group in g.groups:
        blocks += _series(g, s, g.in_series(group), group_name(g, s, group), f"appendix-a-{group.number}")
    blocks += _series(g, s, g.in_series(None), s.say(_PLENUM), "appendix-a-plenum")
    return Section(SectionKind.REMARKS, tuple(blocks), new_page=True)


def group_name(g: Gathered, s: Speech, group: Group) -> str:
    """Group 3. Its own name, or the topic it has."""
    own = s.line(group.name)
    if not own:
        topics = [t for t in g.topics if group in g.groups_on(t)]
        own = s.line(topics[0].title) if len(topics) == 1 else ""
    return s.say(_GROUP_ON, group.number, own) if own else s.say(_GROUP, group.number)


def _series(
    g: Gathered, s: Speech, remarks: Sequence[Contribution], name: str, key: str
) -> list[Heading | Items | Paragraph]:
    said = [r for r in remarks if not r.withdrawn]
    heading = Heading(name, 2, key, aside=(Text(s.say(_REMARKS, len(said))),), again=again(s, name))
    if not remarks:
        return [heading, Paragraph((Text(s.say(_NOTHING), Look.QUIET),))]
    return [heading, Items(tuple(_at_home(g, s, r) for r in remarks))]


def _at_home(g: Gathered, s: Speech, remark: Contribution) -> Item:
    """A remark where it lives: with its kind, what became of it, and how its words came about."""
    label = (Text(remark.code, Look.CODE), Text(f" {s.say(REMARK_KINDS[remark.kind])}", Look.QUIET))
    key = f"remark-{remark.code}"
    if remark.withdrawn:
        return Item((Paragraph((Text(s.say(_WITHDRAWN), Look.QUIET),)),), label[:1], key)
    if remark.redacted:
        return Item((Paragraph((Text(s.say(_REDACTED), Look.QUIET),)),), label[:1], key)
    body = (Paragraph((own(spoken(s, remark)),)), *(Paragraph((Text(n),), Role.SMALL) for n in _notes(g, s, remark)))
    return Item(body, label, key, codes=_built_on(g, s, remark))


def _built_on(g: Gathered, s: Speech, remark: Contribution) -> Paragraph | None:
    """The conclusions that build on a remark, each leading to page 1."""
    numbers = g.cited.get(remark.code, ())
    if not numbers:
        return None
    texts = [Text(s.say(_BUILT_ON), Look.QUIET)]
    for n, number in enumerate(numbers):
        texts.append(Text(", " if n else GAP, Look.QUIET))
        texts.append(Text(str(number), Look.CODE, to=f"conclusion-{number}"))
    return Paragraph(tuple(texts), Role.CODES)


def _notes(g: Gathered, s: Speech, remark: Contribution) -> Iterable[str]:
    about = []
    before = g.by_id.get(remark.elaborates or "")
    if before is not None:
        about.append(s.say(_CARRIES_ON, before.code))
    if remark.heard is Heard.SUMMARY:
        about.append(s.say(HEARD[Heard.SUMMARY]))
    if remark.after_meeting:
        about.append(s.say(_AFTER))
    if remark.returning:
        about.append(s.say(_RETURNING))
    if about:
        whole = ", ".join(about)
        yield f"{whole[0].upper()}{whole[1:]}."
    if remark.edited is not None and remark.edited != remark.words:
        yield s.say(_FIRST, s.quoted(s.typed(remark.words)))
    for correction in g.corrections.get(remark.id, ()):
        yield s.say(_CORRECTED, s.quoted(s.typed(correction.words)))


def appendix_b(g: Gathered, s: Speech) -> Section:
    """What found no theme, and the questions that the day did not answer."""
    blocks: list[Heading | Items | Paragraph] = [Heading(s.say(_TITLE_B), 1, "appendix-b")]
    if g.loose:
        aside = (Text(s.say(_REMARKS, len(g.loose))),)
        blocks += [
            Heading(s.say(_NOT_FILED), 2, "loose", aside=aside, again=again(s, s.say(_NOT_FILED))),
            cited(s, g.loose),
        ]
    if g.parked:
        items = []
        for p in g.parked:
            remark = g.by_id.get(p.contribution or "")
            label = (Text(remark.code, Look.CODE, to=f"remark-{remark.code}"),) if remark else ()
            items.append(Item((Paragraph((own(s.typed(p.text)),)),), label))
        blocks += [Heading(s.say(_PARKED), 2, "parked"), Items(tuple(items))]
    if not g.loose and not g.parked:
        blocks.append(Paragraph((Text(s.say(_NOTHING_LOOSE), Look.QUIET),)))
    return Section(SectionKind.LOOSE, tuple(blocks))
