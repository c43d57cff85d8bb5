"""What can happen in a scenario: one frozen value for each kind of step."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.debate import RemarkKind
from app.domain.plenum import ReadBackResult, Strength
from app.domain.programme import ItemKind
from app.domain.verbs import Stack


@dataclass(frozen=True, slots=True)
class Advance:
    """Ends what runs and starts the next; the first starts the day.

    source: who pressed. A press from another source within 100 ms of the last carries what that source saw: the
    day before the last press.
    """

    source: str = ""


@dataclass(frozen=True, slots=True)
class Hold:
    """The clock of the item stands still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """It runs again."""


@dataclass(frozen=True, slots=True)
class Extend:
    """The running item gets longer, or shorter where negative."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Skip:
    """An item to come is left out. item: its title, or its number in the programme."""

    item: str | int


@dataclass(frozen=True, slots=True)
class Move:
    """An item to come is put before another, or last."""

    item: str | int
    before: str | int | None


@dataclass(frozen=True, slots=True)
class TakeTurn:
    """It is this group's turn to report back; None: the turns are over."""

    group: int | None


@dataclass(frozen=True, slots=True)
class Return:
    """Back to the item before."""


@dataclass(frozen=True, slots=True)
class Backdate:
    """The running item started that much earlier."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Something that is not in the programme starts now; what it interrupts resumes after it."""

    title: str
    minutes: int
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class EditLength:
    """An item gets a new length."""

    item: str | int
    minutes: int


@dataclass(frozen=True, slots=True)
class Delete:
    """An item to come is taken out of the programme."""

    item: str | int


@dataclass(frozen=True, slots=True)
class Replan:
    """The re-plan is taken as previewed."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back the last gesture of a stack; None: the last of either."""

    of: Stack | None


@dataclass(frozen=True, slots=True)
class Redo:
    """Does again what was taken back last, of a stack or of either."""

    of: Stack | None


@dataclass(frozen=True, slots=True)
class EndDay:
    """The run is over."""


@dataclass(frozen=True, slots=True)
class SetWall:
    """Someone sets the laptop's clock."""

    shift_ms: int


@dataclass(frozen=True, slots=True)
class Suspend:
    """The laptop sleeps."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ChangeZone:
    """The laptop is told that it is somewhere else."""

    name: str


@dataclass(frozen=True, slots=True)
class Kill:
    """The program dies here, and starts again from what its storage holds."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Somebody says something. group None, or model None: in plenum. kind None: what the words tell.

    model: its number or its title.
    """

    text: str
    group: int | None
    model: str | int | None
    kind: RemarkKind | None
    area: str


@dataclass(frozen=True, slots=True)
class EditRemark:
    """The words of a remark are mended; the first ones stay."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class MakeTheme:
    """Remarks are gathered under a theme, which is made where it is not there yet."""

    title: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conclude:
    """The room comes to a sentence. evidence: codes of remarks, or titles of themes."""

    text: str
    strength: Strength
    votes_for: int | None
    votes_against: int | None
    abstained: int | None
    dissent: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeStep:
    """Somebody will do something. conclusion: the sentence (or its number) it follows from, or None."""

    what: str
    who: str
    with_whom: str
    by: str
    conclusion: str | int | None


@dataclass(frozen=True, slots=True)
class CastVote:
    """A count of hands for a theme."""

    theme: str
    count: int


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """A conclusion is read to the room. conclusion: its words or number; text: the mended words."""

    conclusion: str | int
    result: ReadBackResult
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """Asks where the day stands."""

    label: str


Act = (
    Advance | Hold | Resume | Extend | Skip | Move | TakeTurn | Return | Backdate | Insert | EditLength | Delete
    | Replan | Undo | Redo | EndDay | SetWall | Suspend | ChangeZone | Kill | Remark | EditRemark | MakeTheme
    | Conclude | TakeStep | CastVote | ReadAloud | Look
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """When, and what. Exactly one of the two times is given.

    number: from 1, as the file has it. line: where it stands in the file, 0 where that is not known.
    at_s: seconds after midnight that the laptop's clock shows. after_ms: since the step before.
    """

    number: int
    line: int
    at_s: int | None
    after_ms: int | None
    act: Act
