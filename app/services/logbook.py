"""The one mechanism of writing: do, undo, redo. Memory first; the store follows and never makes anyone wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from app.domain.gestures import (
    Command,
    Entity,
    Gesture,
    Refused,
    State,
    Touched,
    apply,
    changes_of,
    inverse,
    push,
    stacks,
)
from app.domain.redaction import redacted_by, without_words
from app.domain.verbs import Stack
from app.services.ports import Clock, Ids, Page, Store


class Logbook:
    """Owns the state of one open workshop and its log. Any thread may call; each call takes microseconds."""

    def __init__(
        self, device: str, clock: Clock, ids: Ids, store: Store, state: State | None = None, log: Sequence[Gesture] = ()
    ) -> None:
        self._lock = threading.RLock()
        self._device, self._clock, self._ids, self._store = device, clock, ids, store
        self._log = list(log)
        self._stacks = {stack: stacks(self._log, device, stack) for stack in Stack}
        self.state = State() if state is None else state
        self.listeners: list[Callable[[Touched], None]] = []

    @property
    def log(self) -> tuple[Gesture, ...]:
        """Every gesture so far, oldest first."""
        with self._lock:
            return tuple(self._log)

    def do(self, command: Command, *, settles: Sequence[str] = ()) -> Gesture | None:
        """Takes a gesture; None where there was nothing to change. Raises Refused, with nothing changed.

        settles: addresses of the drafts that this gesture makes into words.
        """
        with self._lock:
            now = self._clock.now()
            outcome = command(self.state, now)
            changes = changes_of(self.state, outcome)
            if not changes:
                for address in settles:
                    self._store.draft(address, "")
                return None
            gesture = Gesture(self._ids.new(), self._device, now, outcome.verb, outcome.subject, changes)
            gesture = self._take(gesture, tuple(settles))
        return self._tell(gesture)

    def undo(self, stack: Stack) -> Gesture:
        """Takes back the last gesture of a stack. Raises Refused("nothing_to_undo") or names what was changed since."""
        return self._reverse(stack, 0, "nothing_to_undo")

    def redo(self, stack: Stack) -> Gesture:
        """Does again what was taken back last."""
        return self._reverse(stack, 1, "nothing_to_redo")

    def next_undo(self, stack: Stack) -> Gesture | None:
        """What undo would take back: its button names it."""
        with self._lock:
            undo, _redo = self._stacks[stack]
            return undo[-1] if undo else None

    def next_redo(self, stack: Stack) -> Gesture | None:
        """What redo would do again."""
        with self._lock:
            _undo, redo = self._stacks[stack]
            return redo[-1] if redo else None

    def history(self, kind: type[Entity], id: str) -> tuple[Gesture, ...]:
        """Every gesture that wrote one entity, oldest first."""
        with self._lock:
            return tuple(g for g in self._log if any(c.kind is kind and c.id == id for c in g.changes))

    def draft(self, address: str, words: str) -> None:
        """Keeps what is being typed at an address; it is no gesture and never leaves this laptop."""
        self._store.draft(address, words)

    def _reverse(self, stack: Stack, which: int, nothing: str) -> Gesture:
        with self._lock:
            candidates = self._stacks[stack][which]
            if not candidates:
                raise Refused(nothing)
            was = candidates[-1]
            gesture = Gesture(
                self._ids.new(), self._device, self._clock.now(), was.verb, was.subject, inverse(was), undoes=was.id
            )
            gesture = self._take(gesture, ())
        return self._tell(gesture)

    def _take(self, gesture: Gesture, settles: tuple[str, ...]) -> Gesture:
        self.state = apply(self.state, gesture.changes)
        self._log.append(gesture)
        if remarks := redacted_by(gesture):
            self._log = list(without_words(self._log, remarks))  # the past, and this gesture's own "before"
            gesture = self._log[-1]
            self._stacks = {stack: stacks(self._log, self._device, stack) for stack in Stack}
        else:
            push(gesture, *self._stacks[gesture.stack])
        self._store.take(Page(gesture, gesture.changes, settles))  # inside the lock: pages keep the order of the log
        return gesture

    def _tell(self, gesture: Gesture) -> Gesture:
        """Outside the lock, in the caller's thread. It says where to look; who looks reads `state`, the newest."""
        for listener in tuple(self.listeners):
            listener(gesture.touched)
        return gesture
