"""What a person did, as data.

One gesture is one undo step, one line of history and one entry of the feed between laptops. The state of a
workshop is the fold of its gestures; everything here is pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, cast

from app.domain.verbs import Stack, Verb

LATEST_MS = 10_000_000_000_000
"""No instant that comes from a stranger is later: the year 2286, which every calendar has."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant on two clocks.

    utc_ms: milliseconds since the epoch, for the plan and for people.
    boot_ms: milliseconds of a clock that runs on through suspend and that nobody sets, for durations.
    boot_id: names the boot; durations between two boots fall back to UTC.
    """

    utc_ms: int
    boot_ms: int
    boot_id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with an identity that a gesture can write.

    Fields are text, whole numbers, truth values, dates, string enums, tuples of text, or None, so that one codec
    serves the tables, the log and JSON.
    """

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({})  # field -> the kind that must exist
    ratchet: ClassVar[bool] = False  # True: no undo takes it back (counters of codes)
    id: str


E = TypeVar("E", bound=Entity)
Image = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after: the fields that differ, or all of them when it appears or goes."""

    kind: type[Entity]
    id: str
    before: Image | None
    after: Image | None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Gesture:
    """What was done, by which device, when, and what it wrote. `subject` is what a toast names ("G3-07")."""

    id: str
    device: str
    at: Moment
    verb: Verb
    subject: str
    changes: tuple[Change, ...]
    undoes: str | None = None

    @property
    def stack(self) -> Stack:
        """Which of the two undo stacks it belongs to."""
        return self.verb.stack

    @property
    def touched(self) -> Touched:
        """What views compare with what they show; derived, so that it cannot be forgotten."""
        return frozenset((c.kind, c.id) for c in self.changes)


Touched = frozenset[tuple[type[Entity], str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command wants written."""

    verb: Verb
    subject: str
    put: tuple[Entity, ...] = ()
    gone: tuple[Entity, ...] = ()


class Refused(Exception):  # noqa: N818  it is an answer, not an error
    """A command or gesture that does not fit the present state; nothing was changed.

    `word` is the machine's reason (`app.words.refusals` has the sentence for each), `args` fill its sentence.
    """

    def __init__(self, word: str, *names: str, kind: type[Entity] | None = None, id: str = "", field: str = "") -> None:
        super().__init__(word, *names)
        self.word, self.names, self.kind, self.id, self.field = word, names, kind, id, field


_NONE: Mapping[str, Entity] = MappingProxyType({})
"""One and the same for every kind without entities, so that what was read of it can be kept by identity."""


@dataclass(frozen=True, slots=True)
class State:
    """A whole workshop at one moment. Immutable: any thread may read it without asking."""

    kinds: Mapping[type[Entity], Mapping[str, Entity]] = field(default_factory=dict)

    def of(self, kind: type[E]) -> Mapping[str, E]:
        """All entities of a kind by id, in the order they came."""
        return cast("Mapping[str, E]", self.kinds.get(kind, _NONE))

    def get(self, kind: type[E], id: str) -> E:
        """The entity, or Refused("gone")."""
        found = self.of(kind).get(id)
        if found is None:
            raise Refused("gone", kind=kind, id=id)
        return found


Command = Callable[[State, Moment], Outcome]


def field_names(kind: type[Entity]) -> tuple[str, ...]:
    """The fields of a kind, `id` first."""
    return tuple(f.name for f in fields(kind))


def image(entity: Entity) -> dict[str, Any]:
    """Every field of an entity by name."""
    return {name: getattr(entity, name) for name in field_names(type(entity))}


def difference(kind: type[Entity], id: str, old: Entity | None, new: Entity | None) -> Change | None:
    """The change between two forms of one entity, None where they are equal."""
    if old == new:
        return None
    before, after = (None if e is None else image(e) for e in (old, new))
    if before is not None and after is not None:
        differing = [k for k in before if before[k] != after[k]]
        before, after = {k: before[k] for k in differing}, {k: after[k] for k in differing}
    return Change(kind, id, before, after)


def changes_of(state: State, outcome: Outcome) -> tuple[Change, ...]:
    """Appearances first, goings last, so that references hold on the way."""
    put = [difference(type(e), e.id, state.of(type(e)).get(e.id), e) for e in outcome.put]
    gone = [difference(type(e), e.id, state.of(type(e)).get(e.id), None) for e in outcome.gone]
    return tuple(c for c in (*put, *gone) if c is not None)


def between(old: State, new: State) -> tuple[Change, ...]:
    """The row writes that turn one state into another."""
    out: list[Change] = []
    for kind in {**old.kinds, **new.kinds}:
        was, now = old.of(kind), new.of(kind)
        if was is not now:
            for entity_id in {**was, **now}:
                change = difference(kind, entity_id, was.get(entity_id), now.get(entity_id))
                if change is not None:
                    out.append(change)
    return tuple(out)


def apply(state: State, changes: Iterable[Change]) -> State:
    """The state after the changes. Compare-and-set, field by field, with *before* only.

    Raises Refused, with nothing changed, where a field is no longer what the change saw or a reference would
    dangle. (Letting a change through because its *after* is already there would make two simultaneous advances
    both count.)
    """
    changes = tuple(changes)
    fresh: dict[type[Entity], dict[str, Entity]] = {}
    for c in changes:
        rows = fresh.get(c.kind)
        if rows is None:
            rows = fresh[c.kind] = dict(state.of(c.kind))
        now = rows.get(c.id)
        if c.after is None:
            if now is None:
                raise Refused("gone", kind=c.kind, id=c.id)
            _fits(c, now)
            del rows[c.id]
        elif c.before is None:
            if now is not None:
                raise Refused("exists", kind=c.kind, id=c.id)
            rows[c.id] = c.kind(**c.after)
        else:
            if now is None:
                raise Refused("gone", kind=c.kind, id=c.id)
            _fits(c, now)
            rows[c.id] = c.kind(**{**image(now), **c.after})
    after = State({**state.kinds, **fresh})
    _references_hold(after, changes)
    return after


def _fits(c: Change, now: Entity) -> None:
    for name, was in (c.before or {}).items():
        if getattr(now, name) != was:
            raise Refused("changed_since", kind=c.kind, id=c.id, field=name)


def _references_hold(state: State, changes: tuple[Change, ...]) -> None:
    for c in changes:
        entity = state.of(c.kind).get(c.id)
        if entity is not None:
            for name, kind in c.kind.refers.items():
                target = getattr(entity, name)
                if target is not None and target not in state.of(kind):
                    raise Refused("gone", kind=kind, id=target)
            continue
        for kind in state.kinds:
            names = [n for n, target in kind.refers.items() if target is c.kind]
            if names and any(getattr(e, n) == c.id for e in state.of(kind).values() for n in names):
                raise Refused("still_used", kind=c.kind, id=c.id)


def inverse(gesture: Gesture) -> tuple[Change, ...]:
    """What takes a gesture back; ratchets stay where they are."""
    return tuple(c.inverse() for c in reversed(gesture.changes) if not c.kind.ratchet)


def stacks(log: Iterable[Gesture], device: str, stack: Stack) -> tuple[list[Gesture], list[Gesture]]:
    """What this device can undo and redo on one stack, newest last: from the log alone, so also after a restart."""
    undo: list[Gesture] = []
    redo: list[Gesture] = []
    for g in log:
        if g.device == device and g.stack is stack:
            push(g, undo, redo)
    return undo, redo


def push(g: Gesture, undo: list[Gesture], redo: list[Gesture]) -> None:
    """One more gesture onto the two stacks it belongs to (in place: the logbook keeps them up to date)."""
    if g.undoes is None:
        undo.append(g)
        redo.clear()
    elif (i := next((i for i in range(len(undo) - 1, -1, -1) if undo[i].id == g.undoes), None)) is not None:
        del undo[i]
        redo.append(g)
    elif redo and redo[-1].id == g.undoes:
        redo.pop()
        undo.append(g)
