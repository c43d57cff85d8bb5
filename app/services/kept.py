"""What was read of a state, kept until the kinds it was read from are others.

States are immutable and share what did not change, so whether something is still true is a comparison of identities:
a screen may ask at every key and every second.
"""

from __future__ import annotations

import operator
from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import wraps
from itertools import compress
from typing import Any, Generic, TypeVar

from app.domain.gestures import E, Entity, State

R = TypeVar("R")

_STATES = 2
"""How many states are remembered: the newest, and one that somebody compares it with."""


def kept(*kinds: type[Entity]) -> Callable[[Callable[[State], R]], Callable[[State], R]]:
    """For a pure function of a state that reads only these kinds: its last answers are kept."""

    def decorate(read: Callable[[State], R]) -> Callable[[State], R]:
        answers: list[tuple[tuple[Any, ...], R]] = []

        @wraps(read)
        def answer(state: State) -> R:
            seen = tuple(map(state.kinds.get, kinds))
            for known, found in tuple(answers):
                if all(map(operator.is_, known, seen)):
                    return found
            found = read(state)
            answers[:] = [(seen, found), *answers[: _STATES - 1]]
            return found

        return answer

    return decorate


def differing(old: Mapping[str, E], new: Mapping[str, E]) -> Iterator[tuple[E | None, E | None]]:
    """What differs between two forms of one kind's entities: before and after, None where there is none."""
    if old is new:
        return
    ids = tuple(compress(new, map(operator.is_not, old.values(), new.values())))
    if len(new) >= len(old) and all(i in old for i in ids):  # nothing went: what came stands at the end
        for entity_id in ids:
            if old[entity_id] is not new[entity_id]:
                yield old[entity_id], new[entity_id]
        for entity_id in tuple(new)[len(old) :]:
            yield old.get(entity_id), new[entity_id]
        return
    for entity_id, entity in new.items():
        was = old.get(entity_id)
        if was is not entity:
            yield was, entity
    for entity_id, was in old.items():
        if entity_id not in new:
            yield was, None


_FEW = 30
"""So many differences are put into a known arrangement one by one; more are arranged anew."""


class Arrangement(Generic[E]):
    """The entities of one kind under some keys, each list in the order of (rank, id).

    Another state's lists are made from the last one's, so that one new remark among ten thousand costs the copying of
    three lists. It never changes what it has given out.
    """

    def __init__(self, kind: type[E], keys: Callable[[E], Iterable[Hashable]], order: Callable[[E], Any]) -> None:
        self._kind, self._keys, self._order = kind, keys, order
        self._last: tuple[Mapping[str, E], Mapping[Hashable, tuple[E, ...]]] = ({}, {})

    def of(self, state: State) -> Mapping[Hashable, tuple[E, ...]]:
        """The lists by key; a key without entities is not there."""
        entities = state.of(self._kind)
        known, lists = self._last
        if known is entities:
            return lists
        changes = tuple(differing(known, entities))
        found = self._patched(lists, changes) if len(changes) <= _FEW else self._anew(entities.values())
        self._last = (entities, found)
        return found

    def _anew(self, entities: Iterable[E]) -> Mapping[Hashable, tuple[E, ...]]:
        lists: dict[Hashable, list[E]] = {}
        for entity in sorted(entities, key=self._order):
            for key in self._keys(entity):
                lists.setdefault(key, []).append(entity)
        return {key: tuple(found) for key, found in lists.items()}

    def _patched(
        self, lists: Mapping[Hashable, tuple[E, ...]], changes: Iterable[tuple[E | None, E | None]]
    ) -> Mapping[Hashable, tuple[E, ...]]:
        fresh: dict[Hashable, list[E]] = {}
        for was, now in changes:
            if was is not None:
                for key in self._keys(was):
                    rows = self._open(fresh, lists, key)
                    del rows[bisect_left(rows, self._order(was), key=self._order)]
            if now is not None:
                for key in self._keys(now):
                    rows = self._open(fresh, lists, key)
                    insort(rows, now, key=self._order)
        whole = {**lists, **{key: tuple(rows) for key, rows in fresh.items()}}
        return {key: rows for key, rows in whole.items() if rows}

    @staticmethod
    def _open(fresh: dict[Hashable, list[E]], lists: Mapping[Hashable, tuple[E, ...]], key: Hashable) -> list[E]:
        if key not in fresh:
            fresh[key] = list(lists.get(key, ()))
        return fresh[key]
