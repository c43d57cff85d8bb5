"""What the room makes of the groups' words: themes, votes, conclusions, next steps, editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from app.domain.debate import Contribution, Topic
from app.domain.gestures import Entity


@dataclass(frozen=True, slots=True)
class Theme(Entity):
    """A named cluster of remarks. `letter` is its key in sorting; `advice` the heading of advice it came from."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"advice": Topic})
    rank: str
    letter: str
    title: str
    advice: str | None = None


@dataclass(frozen=True, slots=True)
class Membership(Entity):
    """A remark under a theme; a remark may stand under several. Its id is "theme/contribution"."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"theme": Theme, "contribution": Contribution})
    theme: str
    contribution: str


@dataclass(frozen=True, slots=True)
class ParkedQuestion(Entity):
    """A question that the day will not answer but must not lose."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"contribution": Contribution})
    rank: str
    text: str
    contribution: str | None = None


@dataclass(frozen=True, slots=True)
class Ballot(Entity):
    """A vote by hand or by phone. The options (titles as they stood) are frozen when it opens."""

    rank: str
    options: tuple[str, ...]  # theme ids, in the order shown
    titles: tuple[str, ...]
    opened_ms: int
    counted_by: str = ""
    closed: bool = False
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class Vote(Entity):
    """The count one option got. Its id is "ballot/theme"."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"ballot": Ballot})
    ballot: str
    theme: str
    count: int
    by_phone: int = 0


class Strength(StrEnum):
    """How far the room stands behind a conclusion."""

    AGREED = "agreed"
    MAJORITY = "majority"
    DIVIDED = "divided"
    OPEN = "open"


class ReadBackResult(StrEnum):
    """What the room said when the conclusion was read to it."""

    UNCHANGED = "unchanged"
    MENDED = "mended"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True)
class Conclusion(Entity):
    """A sentence the room came to. `dissent` is the minority's own sentence, printed under it."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"theme": Theme})
    rank: str
    text: str
    strength: Strength = Strength.OPEN
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int | None = None
    dissent: str = ""
    theme: str | None = None


class Stance(StrEnum):
    """Whether a piece of evidence speaks for or against."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Evidence(Entity):
    """A theme or a remark behind a conclusion (exactly one of the two)."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType(
        {"conclusion": Conclusion, "theme": Theme, "contribution": Contribution}
    )
    conclusion: str
    theme: str | None = None
    contribution: str | None = None
    stance: Stance = Stance.FOR


@dataclass(frozen=True, slots=True)
class ReadBack(Entity):
    """One reading of a conclusion to the room, with the wording before and after. at_ms: UTC milliseconds."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"conclusion": Conclusion})
    conclusion: str
    result: ReadBackResult
    at_ms: int
    before: str
    after: str


class StepStatus(StrEnum):
    """Where a next step stands after the day."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class NextStep(Entity):
    """Something somebody will do. due_words keep what was said where it is no date ("efter ferien")."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"conclusion": Conclusion})
    rank: str
    what: str
    who: str = ""
    with_whom: str = ""
    due: dt.date | None = None
    due_words: str = ""
    conclusion: str | None = None
    status: StepStatus = StepStatus.OPEN
    note: str = ""
    brought_from: str = ""  # the title and date of the earlier workshop


@dataclass(frozen=True, slots=True)
class Edition(Entity):
    """A frozen document: it can be made again byte for byte from the log up to `gesture`.

    at_ms: UTC milliseconds. changes: what differs from the edition before, a line each.
    """

    number: int
    at_ms: int
    version: str
    language: str
    digest: str
    gesture: str
    changes: tuple[str, ...] = ()
