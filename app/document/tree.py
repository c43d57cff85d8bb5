"""What a document is made of. Frozen, comparable and picklable: another process can draw it, equal parts are kept.

A `Text` is words as they are meant to be read: cleaned (`app.document.clean`), never markup. Keys name places in the
document that others lead to; a `to` without its key is drawn as plain words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plenum import Strength


class Version(StrEnum):
    """Whom a document is for."""

    FULL = "full"
    SHORT = "short"  # two pages
    ANONYMOUS = "anonymous"  # no person by name


class Look(StrEnum):
    """How a stretch of words stands out from the paragraph it is in."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    CODE = "code"
    MISSING = "missing"  # something that should be there and is not


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of words. to: a key in this document that they lead to; url: an address outside it.

    typed: a person typed them, in the language of the day (`Document.typed_in`), not in the document's.
    """

    words: str
    look: Look = Look.PLAIN
    to: str = ""
    url: str = ""
    typed: bool = False


def own(words: str, look: Look = Look.PLAIN) -> Text:
    """Words that a person typed."""
    return Text(words, look, typed=True)


class Role(StrEnum):
    """What a paragraph is to its reader; each face has one style for each."""

    KICKER = "kicker"  # the line over the title
    TITLE = "title"
    LEAD = "lead"  # the line under the title
    BODY = "body"
    SMALL = "small"
    STATEMENT = "statement"
    DISSENT = "dissent"
    CODES = "codes"
    COUNT = "count"
    NOTICE = "notice"  # a mark that must not be missed: rehearsal, replaced edition


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. wide: over the margin too, not in the column of words alone."""

    text: tuple[Text, ...]
    role: Role = Role.BODY
    wide: bool = False
    key: str = ""

    @property
    def words(self) -> str:
        """All of it as one string."""
        return "".join(t.words for t in self.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3. run_on: it goes on down the page instead of opening one (level 1).

    aside: a few words beside it in the margin. typed: a person typed it. again: how it is said once more where its list
    goes on to another page.
    """

    words: str
    level: int
    key: str
    run_on: bool = False
    aside: tuple[Text, ...] = ()
    typed: bool = False
    again: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its label in the margin, its paragraphs beside.

    strength: drawn as a disc before `standing`, its word. aside: what stands under the label. codes: what it builds
    on; a face may set them in the margin where room is short.
    """

    body: tuple[Paragraph, ...]
    label: tuple[Text, ...] = ()
    key: str = ""
    strength: Strength | None = None
    standing: str = ""
    aside: tuple[Paragraph, ...] = ()
    codes: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list. numbered: the labels are numbers. inset: inside a table's cell, with a narrow margin of its own."""

    items: tuple[Item, ...]
    numbered: bool = False
    inset: bool = False
    airy: bool = False  # half a line between the entries


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width (points of 483), and whether it holds numbers."""

    head: str
    share: int
    numbers: bool = False
    times: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A bar in a table's cell: when something was planned and when it was, as minutes of a common span.

    It repeats what the row's cells say, so it is read out as nothing.
    """

    span: tuple[int, int]
    planned: tuple[int, int] | None
    actual: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; header: it names its row."""

    content: tuple[Paragraph | Items | Lane, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `summary` says what it shows to who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    summary: str = ""
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, how much, of how much (for coverage), and the number as it is written."""

    label: str
    value: int
    written: str
    whole: int | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars, the picture of a count. `alt` holds every number in words."""

    bars: tuple[Bar, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Delay:
    """How far the day was from its plan: (minute of the day, minutes behind) at each start. `alt` has the numbers.

    labels: what the axis and the marks are called: the clock at each end, the largest delay in words.
    """

    points: tuple[tuple[int, int], ...]
    marks: tuple[tuple[int, str], ...]
    written: tuple[str, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    words: str
    key: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; page numbers are each face's own."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on by hand; as many as the page has room for, up to `lines`."""

    lines: int


@dataclass(frozen=True, slots=True)
class Square:
    """An address as a square that phones read, with what it says beside it."""

    address: str
    alt: str


Block = Paragraph | Heading | Items | Table | Bars | Delay | Contents | Ruled | Square


class SectionKind(StrEnum):
    """What a section is about. The first five are page 1, in this order."""

    HEAD = "head"
    CONCLUSIONS = "conclusions"
    STEPS = "steps"
    DISPUTED = "disputed"
    READING = "reading"  # how the codes are read
    CHANGES = "changes"
    CONTENTS = "contents"
    OVERVIEW = "overview"
    TOPIC = "topic"
    THEMES = "themes"
    COURSE = "course"
    FOLLOW_UP = "follow_up"
    PARTICIPANTS = "participants"
    REMARKS = "remarks"
    LOOSE = "loose"
    HANDOUT = "handout"


PAGE_ONE = (
    SectionKind.HEAD,
    SectionKind.CONCLUSIONS,
    SectionKind.STEPS,
    SectionKind.DISPUTED,
    SectionKind.READING,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document. new_page: it begins on one."""

    kind: SectionKind
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. typed_in: the language of what people typed, which need not be the document's own.

    made: when, in the workshop's zone. footer: what stands at the foot of every page; alone: the same without the
    title, where one page is all there is and the title stands on it.
    practice: the word that marks a rehearsal on every page; empty for a real day. continued: what stands on page 1
    where its steps go on to page 2.
    """

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    typed_in: str
    version: Version
    made: dt.datetime
    footer: str
    alone: str
    continued: str
    practice: str
    sections: tuple[Section, ...]

    def section(self, kind: SectionKind) -> Section | None:
        """The first section of a kind."""
        return next((s for s in self.sections if s.kind is kind), None)

    @property
    def page_one(self) -> tuple[Section, ...]:
        """What stands on page 1, section by section."""
        return tuple(s for s in self.sections if s.kind in PAGE_ONE)


def headings(document: Document) -> Iterator[Heading]:
    """Every heading, in order."""
    for section in document.sections:
        yield from (b for b in section.blocks if isinstance(b, Heading))
