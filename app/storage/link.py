"""A laptop's link to the hub: a thread of its own that learns what is new and offers what is ours.

The day never waits for it. A second thread watches the first: a server that hangs answers to no time limit, so its
socket is shut down from outside.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.gestures import Gesture, Refused
from app.services.shared import SharedLogbook
from app.storage.codec import Unreadable
from app.storage.hub import Bell, Hub, HubGone

HANGS_S = 6.0
LOOK_S = 5.0
_AGAIN_S = (1.0, 2.0, 5.0, 10.0)
_MOST = 200


class Together(StrEnum):
    """What the strip may say of the shared store."""

    TOGETHER = "together"  # the hub has everything of ours
    WAITING = "waiting"  # it does not answer now; ours waits here


@dataclass(frozen=True, slots=True)
class Shared:
    """How the link stands: gestures that wait, how many of ours were kept aside, and a machine word for trouble."""

    state: Together
    waiting: int = 0
    aside: int = 0
    trouble: str = ""


def _nobody() -> None:
    """Nobody waits for an answer."""


def exchange(book: SharedLogbook, hub: Hub, workshop: str, heard: Callable[[], None] = _nobody) -> None:
    """One round: learns what is new, then offers ours until the hub has taken it. Safe to repeat after any failure.

    heard: told after each answer, so that whoever waits can begin to wait anew.
    Raises Unreadable where the hub has lost what it had: it would neither take ours nor say why.
    """
    while news := hub.since(workshop, book.number):
        book.receive(news)
        heard()
    while waiting := book.waiting[:_MOST]:
        answer = hub.push(workshop, book.number, waiting)
        if not answer:
            raise Unreadable(f"the hub knows less than {book.number} gestures of {workshop}")
        book.receive(answer)
        heard()


class Link:
    """Keeps a logbook and the hub together. `letter`: this laptop's in codes, "" until the hub has said it."""

    def __init__(self, hub: Hub, workshop: str, device: str, book: SharedLogbook) -> None:
        self._hub, self._workshop, self._device, self._book = hub, workshop, device, book
        self.letter: str = ""
        self._trouble = ""
        self._joined = False
        self._answer_due = float("inf")  # by the monotonic clock
        self._bell, self._over = Bell(), threading.Event()
        self._listeners: list[Callable[[], None]] = []
        self._failures = 0
        self._thread = threading.Thread(target=self._run, name="plenum-link", daemon=True)
        self._watchdog = threading.Thread(target=self._watch, name="plenum-link-watchdog", daemon=True)

    def start(self) -> None:
        """Begins. A gesture here or elsewhere wakes it; else it looks every five seconds."""
        self._book.listeners.append(self._stirred)
        self._thread.start()
        self._watchdog.start()

    def shared(self) -> Shared:
        """How it stands now."""
        waiting = len(self._book.waiting)
        state = Together.WAITING if self._trouble or not self._joined else Together.TOGETHER
        return Shared(state, waiting, len(self._book.aside), self._trouble)

    def set_aside(self) -> tuple[tuple[Gesture, str], ...]:
        """Our gestures that no longer fitted what others did, with the word why, oldest first."""
        return self._book.aside

    def when_it_changes(self, tell: Callable[[], None]) -> None:
        """Calls `tell` from a thread of ours when `shared()` may answer something else."""
        self._listeners.append(tell)

    def close(self, patience: float = 3.0) -> bool:
        """Offers what waits once more, for so long; True if the hub has everything. What it has not waits here."""
        end = time.monotonic() + patience
        while not self._trouble and self._book.waiting and time.monotonic() < end:
            self._bell.ring()
            time.sleep(0.02)
        self._over.set()
        self._bell.ring()
        self._thread.join(max(0.1, end - time.monotonic()))
        if self._thread.is_alive():
            self._hub.cut()
            self._thread.join(1.0)
        self._watchdog.join(1.0)
        return not self._book.waiting

    def _stirred(self, _touched: object) -> None:
        self._bell.ring()

    def _run(self) -> None:
        while not self._over.is_set():
            self._answer_due = time.monotonic() + HANGS_S
            try:
                if not self._joined:
                    self.letter = self._hub.letter(self._workshop, self._device)
                exchange(self._book, self._hub, self._workshop)
            except HubGone:
                self._trouble, self._failures = "hub_gone", self._failures + 1
                self._joined = False
            except (Refused, Unreadable):
                self._trouble, self._failures = "hub_damaged", self._failures + 1
            else:
                self._trouble, self._failures, self._joined = "", 0, True
            self._tell()
            self._answer_due = time.monotonic() + LOOK_S + HANGS_S
            if self._failures:
                self._answer_due = float("inf")
                self._over.wait(_AGAIN_S[min(self._failures, len(_AGAIN_S)) - 1])
            else:
                self._hub.wait(self._bell, LOOK_S)
        self._hub.close()
        self._bell.close()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            if time.monotonic() > self._answer_due:
                self._trouble = "hub_gone"
                self._tell()
                self._hub.cut()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:  # noqa: BLE001  a window that is gone must not stop the link
                self._listeners.remove(listener)
