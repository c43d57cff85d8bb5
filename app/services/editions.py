"""Sending home: what is still missing, freezing an edition, and what has changed since the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.debate import Contribution, Correction
from app.domain.gestures import Change, Command, E, Entity, Gesture, Moment, Outcome, Refused, State, apply
from app.domain.plenum import (
    Conclusion,
    Edition,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Strength,
    Theme,
    Vote,
)
from app.domain.programme import WORKSHOP, Workshop
from app.domain.verbs import Verb
from app.services import harvest, reading


class Lack(StrEnum):
    """Something a facilitator may want to see to before the document goes home. None of it blocks."""

    PRESENT = "present"  # nobody said how many are here
    NO_CONCLUSIONS = "no_conclusions"
    OPEN = "open"  # conclusions of which nobody said how far the room agrees
    UNREAD = "unread"  # conclusions that were not read to the room
    CHANGED_SINCE_READ = "changed_since_read"
    NO_OWNER = "no_owner"  # next steps
    NO_DATE = "no_date"
    UNPLACED = "unplaced"  # remarks without a theme


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: how many of how many are in order, and the first that is not (to jump to)."""

    lack: Lack
    missing: int
    total: int
    first: str | None = None

    @property
    def fine(self) -> bool:
        """Nothing is missing."""
        return self.missing == 0


def before_sending(state: State) -> tuple[Check, ...]:
    """The list of what to see to, always in the same order, the fine ones too."""
    workshop = state.get(Workshop, WORKSHOP)
    rows = harvest.conclusions(state)
    conclusions = tuple(row.conclusion for row in rows)
    unread = {row.conclusion.id for row in rows if row.read is None}
    edited = {row.conclusion.id for row in rows if row.edited_since}
    steps = harvest.steps(state)
    unplaced = {r.id for r in harvest.unplaced(state)}
    return (
        Check(Lack.PRESENT, int(workshop.present is None), 1),
        Check(Lack.NO_CONCLUSIONS, int(not conclusions), 1),
        _check(Lack.OPEN, conclusions, lambda c: c.strength is Strength.OPEN),
        _check(Lack.UNREAD, conclusions, lambda c: c.id in unread),
        _check(
            Lack.CHANGED_SINCE_READ,
            tuple(c for c in conclusions if c.id not in unread),
            lambda c: c.id in edited,
        ),
        _check(Lack.NO_OWNER, steps, lambda s: not s.who),
        _check(Lack.NO_DATE, steps, lambda s: s.due is None),
        _check(Lack.UNPLACED, reading.remarks(state), lambda c: c.id in unplaced),
    )


def _check(lack: Lack, entities: tuple[E, ...], lacks: Callable[[E], bool]) -> Check:
    lacking = [e.id for e in entities if lacks(e)]
    return Check(lack, len(lacking), len(entities), lacking[0] if lacking else None)


def freeze(
    id: str,
    *,
    at_ms: int,
    version: str,
    language: str,
    digest: str,
    gesture: str,
    changes: Sequence[str],
) -> Command:
    """Keeps what was sent: the document of the log up to `gesture`, as made at `at_ms` (UTC), with its hash."""

    def command(state: State, _now: Moment) -> Outcome:
        if not digest:
            raise Refused("no_document")
        number = 1 + max((e.number for e in state.of(Edition).values()), default=0)
        edition = Edition(id, number, at_ms, version, language, digest, gesture, tuple(changes))
        return Outcome(Verb.EDITION_FROZEN, str(number), put=(edition,))

    return command


def latest_edition(state: State) -> Edition | None:
    """The last edition that was sent."""
    return max(state.of(Edition).values(), key=lambda e: e.number, default=None)


def state_at(log: Iterable[Gesture], gesture: str) -> State:
    """The workshop as it was just after a gesture; the empty state where the log does not hold it.

    All changes are folded in one go: gesture by gesture would copy the state once for each.
    """
    changes: list[Change] = []
    for g in log:
        changes.extend(g.changes)
        if g.id == gesture:
            return apply(State(), changes)
    return State()


def redacted_since(log: Iterable[Gesture], gesture: str) -> bool:
    """Whether words were taken away after a gesture."""
    after = False
    for g in log:
        if after and g.verb is Verb.REMARK_REDACTED:
            return True
        after = after or g.id == gesture
    return False


class Turn(StrEnum):
    """What became of something between two editions."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two editions, by the words a reader knows it by."""

    kind: type[Entity]
    turn: Turn
    name: str


_NAMES: Mapping[type[Entity], Callable[[State, str], str]] = {
    Workshop: lambda state, id: state.get(Workshop, id).title,
    Conclusion: lambda state, id: state.get(Conclusion, id).text,
    NextStep: lambda state, id: state.get(NextStep, id).what,
    Theme: lambda state, id: state.get(Theme, id).title,
    Contribution: lambda state, id: state.get(Contribution, id).code,
}
"""What a reader of the document would notice, in the order of the document, and what it is called there."""


def differences(before: State, after: State) -> tuple[Difference, ...]:
    """What a reader of the new edition should know, in the order of the document."""
    found: list[Difference] = []
    stood, stands = _beside(before), _beside(after)
    for kind, name in _NAMES.items():
        was, now = _standing(before, kind), _standing(after, kind)
        found += [Difference(kind, Turn.NEW, name(after, i)) for i in now if i not in was]
        found += [
            Difference(kind, Turn.CHANGED, name(after, i))
            for i in now
            if i in was and (_printed(was[i]) != _printed(now[i]) or stood.get(i) != stands.get(i))
        ]
        found += [Difference(kind, Turn.GONE, name(before, i)) for i in was if i not in now]
    return tuple(found)


def _standing(state: State, kind: type[Entity]) -> Mapping[str, Entity]:
    """What of a kind a document shows: the words of a remark that was withdrawn are on none of its pages."""
    return {i: e for i, e in state.of(kind).items() if not getattr(e, "withdrawn", False)}


_OF_THE_DAY = ("title", "date", "place", "organisers", "present", "question", "follow_up", "follow_up_question")
"""What the document prints of the workshop itself; its limits and its retention are the facilitator's."""


def _printed(entity: Entity) -> object:
    if isinstance(entity, Workshop):
        return tuple(getattr(entity, name) for name in _OF_THE_DAY)
    return entity


def _beside(state: State) -> dict[str, set[tuple[object, ...]]]:
    """What the document prints with a thing though it stands in entities of its own, by the thing's id."""
    found: dict[str, set[tuple[object, ...]]] = {}

    def beside(id: str | None, *what: object) -> None:
        if id is not None:
            found.setdefault(id, set()).add(what)

    for e in state.of(Evidence).values():
        beside(e.conclusion, e.theme, e.contribution, e.stance)
    for r in state.of(ReadBack).values():
        beside(r.conclusion, r.id, r.result, r.after)
    for m in state.of(Membership).values():
        beside(m.theme, m.contribution)
    for v in state.of(Vote).values():
        beside(v.theme, v.ballot, v.count)
    for c in state.of(Correction).values():
        beside(c.contribution, c.words)
    for p in state.of(ParkedQuestion).values():
        beside(p.contribution, p.text)
    return found
