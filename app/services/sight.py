"""What stands on a scene, as values: the only words that may reach the room. `app.services.seeing` reads them.

Scenes are drawn from these and never from the state, so that a note, a name beside a remark, or a remark that was
withdrawn cannot get there by mistake. Clock times are as the room is told them, "13.00"; seconds never are minus.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plenum import Strength
from app.domain.programme import ItemKind
from app.services.projection import Scene


@dataclass(frozen=True, slots=True)
class SeenNext:
    """What comes next. clock is empty where it cannot be told yet."""

    title: str
    clock: str


@dataclass(frozen=True, slots=True)
class SeenRemark:
    """A remark as the room sees it: its code and its words, nobody's name."""

    id: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Before the start. minutes: how long until then, None where it is not soon."""

    title: str
    organisers: str
    clock: str
    minutes: int | None


class When(StrEnum):
    """Where a line of the programme stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A line of the programme."""

    title: str
    clock: str
    when: When
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """The day, line by line."""

    items: tuple[SeenItem, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """What runs, who speaks, what is asked, and what comes."""

    label: str  # empty: now
    title: str
    speakers: tuple[str, ...]
    question: str
    seconds: int | None
    following: SeenNext | None


@dataclass(frozen=True, slots=True)
class Break:
    """When we go on; an empty clock is now. following None: nothing more today. first: the day has not begun yet."""

    title: str
    following: SeenNext | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A group, what it debates, and where it sits."""

    number: int
    topic: str
    place: str


@dataclass(frozen=True, slots=True)
class Debate:
    """The question, the tables, and the time. seconds 0: the time is up."""

    title: str
    question: str
    tables: tuple[SeenTable, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Cue:
    """What the room is told before an item ends. words: the facilitator's own, else empty."""

    kind: ItemKind
    title: str
    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class Capture:
    """Words as they are taken down. group None: the plenum's. seconds None: no turn is being timed.

    before: how many were said before these.
    """

    title: str
    group: int | None
    topic: str
    question: str
    remarks: tuple[SeenRemark, ...]
    seconds: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class SeenTheme:
    """A theme, how many remarks lie under it, and whether it is the one that grew last."""

    title: str
    count: int
    newest: bool


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes as they grow, the largest first. placed of said: how much of what was said lies under one."""

    themes: tuple[SeenTheme, ...]
    placed: int
    said: int


@dataclass(frozen=True, slots=True)
class SeenOption:
    """What can be voted for, and the hands it got; None: not counted yet."""

    letter: str
    title: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Ballots:
    """A vote by hands."""

    options: tuple[SeenOption, ...]
    closed: bool
    abstained: int | None


Hands = tuple[int | None, int | None, int | None]
"""For, against, abstained; None: nobody counted them."""


@dataclass(frozen=True, slots=True)
class SeenConclusion:
    """A sentence the room came to, how far it stands behind it, and the minority's own sentence."""

    number: int
    words: str
    strength: Strength
    counts: Hands | None
    dissent: str
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The conclusions so far."""

    conclusions: tuple[SeenConclusion, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One conclusion, while the room can still object. codes and themes: what it builds on."""

    conclusion: SeenConclusion | None
    of: int
    codes: tuple[str, ...] = ()
    themes: tuple[SeenTheme, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenStep:
    """A next step as it is filled. due None and due_words empty: nobody has said when."""

    what: str
    who: str
    with_whom: str
    due: dt.date | None
    due_words: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What will be done."""

    title: str
    steps: tuple[SeenStep, ...]
    follow_up: dt.date | None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A conclusion as page 1 prints it: its words, how firm it is, and the lines under it."""

    words: str
    strength: Strength
    standing: str
    under: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step as page 1 prints it. knows_who, knows_when: False where `who` or `when` says that it is missing."""

    what: str
    who: str
    with_whom: str
    when: str
    knows_who: bool
    knows_when: bool


@dataclass(frozen=True, slots=True)
class PageOne:
    """A part of what everyone takes home, in the document's own words; `note` stands at its foot."""

    section: int
    sections: int
    heading: str
    entries: tuple[PageEntry, ...] = ()
    steps: tuple[PageStep, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """The end, in the workshop's own words."""

    closing: str
    follow_up: dt.date | None
    web: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing of the workshop: black, white, the test picture."""


Seen = (
    Welcome | Programme | Now | Break | Debate | Cue | Capture | Themes | Ballots | Conclusions | Reading | Steps
    | PageOne | Thanks | Blank
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayLine:
    """The programme as one line: the minutes of each item, and how many of the minutes are behind us."""

    lengths: tuple[int, ...] = ()
    gone: int = 0


NO_LINE = DayLine()
NOTHING = Blank()


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything a frame is drawn from."""

    scene: Scene
    seen: Seen = NOTHING
    line: DayLine = NO_LINE
    mark: int | None = None
    to_speaker: str = ""
    to_room: str = ""
    practice: bool = False


def captured(showing: Showing) -> tuple[SeenRemark, ...]:
    """The remarks that stand on it, the newest last."""
    return showing.seen.remarks if isinstance(showing.seen, Capture) else ()
