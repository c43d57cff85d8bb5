"""The state that a log leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.domain.gestures import Entity, Gesture, State
from app.domain.kinds import KINDS
from app.storage import codec
from app.storage.codec import Unreadable


def fold(log: Iterable[Gesture], *, strict: bool = False) -> State:
    """The state that a log leads to. Raises Unreadable where a line does not fit what is before it.

    The same as applying gesture by gesture, in one go: each entity is made once, at the end. strict: every field is
    compared with what it was before, and the references of what is left are looked up.
    """
    images: dict[type[Entity], dict[str, dict[str, Any]]] = {}
    for gesture in log:
        for c in gesture.changes:
            of_kind = images.setdefault(c.kind, {})
            if (c.id in of_kind) == (c.before is None):
                raise Unreadable(gesture.id)
            if strict and c.before is not None and any(of_kind[c.id][n] != was for n, was in c.before.items()):
                raise Unreadable(gesture.id)
            if c.after is None:
                del of_kind[c.id]
            elif c.before is None:
                of_kind[c.id] = dict(c.after)
            else:
                of_kind[c.id].update(c.after)
    state = State({kind: {i: kind(**fields) for i, fields in of_kind.items()} for kind, of_kind in images.items()})
    if strict:
        _references(state)
    return state


def _references(state: State) -> None:
    for kind in KINDS:
        for name, target in kind.refers.items():
            known = state.of(target)
            for entity in state.of(kind).values():
                if (there := getattr(entity, name)) is not None and there not in known:
                    raise Unreadable(f"{codec.NAMES[kind]}.{name}")
