"""From a workshop to its document: which sections each version has, and in what order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

from app.document import front
from app.document.course import course_section
from app.document.gathered import Gathered
from app.document.overview import contents_section, overview_section, participants_section
from app.document.remarks import appendix_a, appendix_b
from app.document.speech import Speech
from app.document.themes import themes_section
from app.document.topics import topic_section
from app.document.tree import Document, Section, Version
from app.domain.gestures import Moment, State
from app.services.day import stand
from app.services.editions import Difference, latest_edition
from app.words import Message

_SUBJECT = Message("document", "What came of the day: conclusions, next steps and every remark")
_FOOTER = Message("document", "{0}, edition {1}{2}, {3}")
_ALONE = Message("document", "Edition {0}{1}, {2}")
_UNTITLED = Message("document", "A workshop without a title")
_CONTINUED = Message("document", "More steps on page 2")
_FOOT = 56
"""Characters of the title at the foot of a page; edition and time must have room after it."""

_VERSIONS: Mapping[Version, Message | None] = {
    Version.FULL: None,
    Version.SHORT: Message("document", ", short"),
    Version.ANONYMOUS: Message("document", ", without names"),
}


def compose(
    state: State,
    language: str,
    version: Version | str,
    now: Moment,
    *,
    participants: bool = False,
    changes: Sequence[Difference] = (),
) -> Document:
    """The document of a workshop as it stands now.

    participants: list the people by name (only where they were asked; never in the anonymous version).
    changes: what differs from the edition sent before (`app.services.editions.differences`).
    """
    version = Version(version)
    g = Gathered(state)
    s = Speech(state, language, anonymous=version is Version.ANONYMOUS)
    whole = version is not Version.SHORT
    standing = stand(state, now)
    page_one = (
        front.head(g, s, changes),
        front.conclusions(g, s),
        front.steps(g, s),
        front.disputed(g, s),
        front.reading(g, s, whole=whole),
    )
    rest: list[Section | None] = [front.changes_section(g, s, changes)]
    if whole:
        rest += [topic_section(g, s, topic) for topic in g.topics]
        rest += [themes_section(g, s), course_section(s, standing)]
        if participants and version is Version.FULL:
            rest.append(participants_section(g, s))
        rest += [appendix_a(g, s), appendix_b(g, s)]
    said = tuple(section for section in rest if section is not None)
    second = overview_section(g, s, whole=whole)
    pages = (contents_section(g, s, said), *second) if whole else second
    edition = latest_edition(state)
    number = 1 if edition is None else edition.number + 1
    kind = _VERSIONS[version]
    edition_of = (number, s.say(kind) if kind else "", s.stamp(now.utc_ms))
    title = s.line(g.workshop.title) or s.say(_UNTITLED)
    return Document(
        title=title,
        subject=s.say(_SUBJECT),
        author=s.line(g.workshop.organisers) or title,
        keywords=", ".join(s.line(t.title) for t in g.topics),
        language=language,
        typed_in=g.workshop.language,
        version=version,
        made=s.local(now.utc_ms),
        footer=s.say(_FOOTER, shorten(title, _FOOT, placeholder="…"), *edition_of),
        alone=s.say(_ALONE, *edition_of),
        continued=s.say(_CONTINUED),
        practice=front.practice_word(g, s),
        sections=tuple(section for section in (*page_one, *pages, *said) if section is not None),
    )
