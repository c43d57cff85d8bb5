"""What the screens read of the words: who said what, in order, how much of it, who is silent, and whom to visit.

Pure functions of a state, fast enough to be asked at every key. What the deck says beside it is in `needs`; themes,
conclusions and steps are in `harvest`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.debate import (
    Contribution,
    ExampleMunicipality,
    Group,
    Municipality,
    Round,
    Source,
)
from app.domain.gestures import State
from app.domain.programme import WORKSHOP, ItemKind, Organisation, Person, Workshop
from app.domain.standing import DayState, Standing
from app.services.kept import Arrangement, kept

SILENCE_MS = 6 * 60_000
"""Without a word for so long, a group that is taken down counts as silent."""

VISIT_MS = 15 * 60_000
"""After so long a group should see the facilitator again."""

_ALL = "all"


def _keys(remark: Contribution) -> Iterable[Hashable]:
    if remark.withdrawn:
        return ()
    return _ALL, ("group", remark.group), ("topic", remark.topic)


_REMARKS = Arrangement(Contribution, _keys, lambda c: (c.rank, c.id))


def remarks(state: State) -> tuple[Contribution, ...]:
    """Every remark that was not withdrawn, in order."""
    return _REMARKS.of(state).get(_ALL, ())


def said_by(state: State, group: str | None) -> tuple[Contribution, ...]:
    """What a group said; None: what was said in plenum."""
    return _REMARKS.of(state).get(("group", group), ())


def said_on(state: State, topic: str | None) -> tuple[Contribution, ...]:
    """What was said on a topic, by whichever group; None: on none."""
    return _REMARKS.of(state).get(("topic", topic), ())


def counts_by_group(state: State) -> Mapping[str | None, int]:
    """How many remarks each group has, and the plenum (None); groups without any are there with 0."""
    lists = _REMARKS.of(state)
    keys: tuple[str | None, ...] = (*state.of(Group), None)
    return {key: len(lists.get(("group", key), ())) for key in keys}


@kept(Group)
def groups(state: State) -> tuple[Group, ...]:
    """The groups, in order."""
    return tuple(sorted(state.of(Group).values(), key=lambda g: (g.rank, g.id)))


@kept(Round)
def rounds(state: State) -> tuple[Round, ...]:
    """The rounds, by number."""
    return tuple(sorted(state.of(Round).values(), key=lambda r: (r.number, r.id)))


def groups_on(state: State, topic: str, item: str | None = None) -> tuple[Group, ...]:
    """The groups that debate a topic, in an item or in any."""
    on = {r.group for r in rounds(state) if r.topic == topic and (item is None or r.item in {item, None})}
    return tuple(g for g in groups(state) if g.id in on)


def is_silent(state: State, standing: Standing, group: str) -> bool:
    """Whether a group says nothing where its words should come.

    While groups debate: only a group whose words a phone or a scribe takes down, after six minutes. In the
    report-back: a group that has had its turn without one word.
    """
    item = standing.current
    if item is None or standing.state is not DayState.RUNNING:
        return False
    words = said_by(state, group)
    since = item.actual_start_ms or standing.at_ms
    if item.kind is ItemKind.GROUP_DEBATE:
        if not _is_taken_down(state, group, words):
            return False
        last = max((r.said_ms for r in words), default=since)
        return standing.at_ms - max(since, last) >= SILENCE_MS
    if standing.turn is not None and group in standing.turn.done:
        return not any(r.said_ms >= since for r in reversed(words))
    return False


def _is_taken_down(state: State, group: str, words: Sequence[Contribution]) -> bool:
    """Whether somebody takes down a group's words as they fall: its scribe on this copy, or a phone."""
    copy = state.get(Workshop, WORKSHOP).copy
    if copy and state.get(Group, group).scribe == copy:
        return True
    return any(r.source is Source.PHONE for r in words)


@dataclass(frozen=True, slots=True)
class Visit:
    """How long ago the facilitator was at a group. minutes None: not yet, and nothing runs. late: it is time."""

    visited_ms: int | None
    minutes: int | None
    late: bool


def visit(standing: Standing, group: Group) -> Visit:
    """When a group was last visited, counted from the start of the debate where it was not yet."""
    item = standing.current
    started = item.actual_start_ms if item is not None and item.kind is ItemKind.GROUP_DEBATE else None
    visited = group.visited_ms if group.visited_ms is None or group.visited_ms >= (started or 0) else None
    since = started if visited is None else visited
    if since is None:
        return Visit(visited, None, late=False)
    away = max(0, standing.at_ms - since)
    return Visit(visited, away // 60_000, late=started is not None and away >= VISIT_MS)


def places_of(state: State, topic: str) -> tuple[Municipality, ...]:
    """The example places of a topic, in the order the source has them."""
    return _places(state).get(topic, ())


@kept(ExampleMunicipality, Municipality)
def _places(state: State) -> Mapping[str, tuple[Municipality, ...]]:
    found: dict[str, tuple[Municipality, ...]] = {}
    for e in sorted(state.of(ExampleMunicipality).values(), key=lambda e: (e.rank, e.id)):
        found[e.topic] = (*found.get(e.topic, ()), state.get(Municipality, e.municipality))
    return found


@kept(Person, Organisation, Municipality)
def names(state: State) -> tuple[str, ...]:
    """Whom a step can be given to: people, then organisations, then places."""
    people = sorted(p.name for p in state.of(Person).values())
    organisations = sorted(o.name for o in state.of(Organisation).values())
    places = sorted(m.name for m in state.of(Municipality).values())
    return tuple(dict.fromkeys((*people, *organisations, *places)))
