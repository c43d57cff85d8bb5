"""What the groups talk about, who they are, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from app.domain.gestures import Entity
from app.domain.programme import AgendaItem


class TopicKind(StrEnum):
    """What a topic is. Only the first two are debated by groups; advice becomes themes ready to hand."""

    COOPERATION_MODEL = "cooperation_model"
    QUESTION = "question"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Topic(Entity):
    """Something to debate: a cooperation model, a question, or a heading of advice.

    `count` is how many places do it, as the source prints it ("ca. 10"); empty where the source says nothing.
    """

    rank: str
    number: int
    kind: TopicKind
    title: str
    description: str = ""
    places: str = ""  # the line of example municipalities, word for word
    count: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Municipality(Entity):
    """A municipality or place by name."""

    name: str


@dataclass(frozen=True, slots=True)
class ExampleMunicipality(Entity):
    """A place that works by a model. Many to many: a place may stand under several."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"topic": Topic, "municipality": Municipality})
    topic: str
    municipality: str
    rank: str


@dataclass(frozen=True, slots=True)
class CompetenceArea(Entity):
    """A heading that needs and remarks are sorted under."""

    rank: str
    title: str


@dataclass(frozen=True, slots=True)
class CompetenceNeed(Entity):
    """One thing the deck says a model needs. `bullet` is the whole line it stands in, word for word.

    derived_area: the area is our reading; the source puts the need under no heading.
    """

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"topic": Topic, "area": CompetenceArea})
    topic: str
    rank: str
    text: str
    area: str | None = None
    bullet: str = ""
    derived_area: bool = False


@dataclass(frozen=True, slots=True)
class Group(Entity):
    """A table of people. `letter` is the code's first part ("G3"). visited_ms: UTC, when the facilitator was there.

    scribe: the letter of the copy whose scribe takes down its words; empty: the facilitator does.
    """

    rank: str
    number: int
    name: str = ""
    place: str = ""
    size: int | None = None
    host: str = ""
    visited_ms: int | None = None
    scribe: str = ""


@dataclass(frozen=True, slots=True)
class Round(Entity):
    """A group on a topic in an agenda item; several groups may share a topic, a group may have several rounds."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType(
        {"group": Group, "topic": Topic, "item": AgendaItem}
    )
    group: str
    topic: str
    item: str | None = None
    number: int = 1


class RemarkKind(StrEnum):
    """What a remark is, by its first character as it was typed."""

    POINT = "point"
    IDEA = "idea"
    BARRIER = "barrier"
    QUESTION = "question"
    QUOTE = "quote"


class Source(StrEnum):
    """How a remark came in."""

    TYPED = "typed"
    PASTED = "pasted"
    PHONE = "phone"
    SCRIBE = "scribe"


class Heard(StrEnum):
    """How near the written words are to the spoken ones."""

    VERBATIM = "verbatim"
    NEAR = "near"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class CodeCounter(Entity):
    """How many codes one series (group and laptop letter) has given. A ratchet: a code once shown is final."""

    ratchet: ClassVar[bool] = True
    given: int


@dataclass(frozen=True, slots=True)
class Contribution(Entity):
    """A remark with its code. `words` are as first stored and never change; edited words lie beside.

    group None: said in plenum. elaborates: the remark it carries on. returning: to be taken up again.
    said_ms: UTC milliseconds. after_meeting: typed in when the day was over.
    """

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType(
        {"group": Group, "topic": Topic, "area": CompetenceArea, "item": AgendaItem}
    )
    code: str
    rank: str
    words: str
    said_ms: int
    group: str | None = None
    topic: str | None = None
    item: str | None = None
    edited: str | None = None
    kind: RemarkKind = RemarkKind.POINT
    area: str | None = None
    source: Source = Source.TYPED
    heard: Heard = Heard.NEAR
    elaborates: str | None = None
    returning: bool = False
    withdrawn: bool = False
    redacted: bool = False
    after_meeting: bool = False

    @property
    def text(self) -> str:
        """What is shown: the edited words where there are any."""
        return self.words if self.edited is None else self.edited


@dataclass(frozen=True, slots=True)
class NeedTick(Entity):
    """Somebody said today that this need was said (or was not), over what the words alone suggest."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType(
        {"need": CompetenceNeed, "contribution": Contribution}
    )
    need: str
    contribution: str | None = None
    said: bool = True


@dataclass(frozen=True, slots=True)
class Correction(Entity):
    """A participant's own correction of a remark: a note beside it; its first words stay."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"contribution": Contribution})
    contribution: str
    words: str
    at_ms: int
