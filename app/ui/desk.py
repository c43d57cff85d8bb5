"""The desk: what a facilitator does, turned into Qt signals. Every view reads and acts through it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.day import Run, RunEntry
from app.domain.debate import Group
from app.domain.gestures import Command, Entity, Gesture, Refused, State
from app.domain.programme import AgendaItem, Workshop
from app.domain.standing import Standing
from app.domain.verbs import Stack
from app.services.day import stand
from app.services.laptop import Forgetful, Settings
from app.services.logbook import Logbook
from app.services.ports import Clock, Finding, Ids, OpenStore, Printer, Saving
from app.services.seat import Tie, Tools
from app.words.refusals import sentence


class Desk(QObject):
    """One open workshop for every window of this laptop. settings: of the laptop; printer: makes its documents;
    tools: what setting up needs besides (None where there are no other workshops, as in a day that is played).

    touched: the set of (kind, id) that a gesture wrote, also from other threads (queued).
    done: a gesture of this laptop, for the toast that names it and offers to take it back.
    refused: a sentence; what was asked for is not possible now, and nothing was changed.
    ticked: a second has passed or the clock of the day was touched: `standing` is new.
    saving_changed: `saving` may say something else.
    """

    touched = Signal(object)
    done = Signal(object)
    refused = Signal(str)
    ticked = Signal()
    saving_changed = Signal()

    def __init__(
        self,
        logbook: Logbook,
        store: OpenStore,
        clock: Clock,
        ids: Ids,
        drafts: Mapping[str, str],
        parent: QObject | None = None,
        *,
        settings: Settings | None = None,
        printer: Printer | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings: Settings = settings or Forgetful()
        self._printer = printer
        self.prints: Callable[[], Printer] | None = None
        self.tools: Tools | None = None
        self.link: Tie | None = None
        self.sleepy = False  # the system does not promise to keep the laptop awake while the day runs
        self._logbook, self._store, self.clock, self._ids = logbook, store, clock, ids
        self._drafts = dict(drafts)
        self.standing: Standing = stand(logbook.state, clock.now())
        # The first listener, so that `standing` is new before any view hears of a gesture.
        self.touched.connect(self._on_touched, Qt.ConnectionType.AutoConnection)
        logbook.listeners.append(self.touched.emit)
        store.when_saving_changes(self.saving_changed.emit)

    @property
    def printer(self) -> Printer | None:
        """Makes the documents; `prints` makes it when it is first asked for. None where there is nobody."""
        if self._printer is None and self.prints is not None:
            self._printer = self.prints()
        return self._printer

    @property
    def workshop_id(self) -> str:
        """The id the library knows this workshop by."""
        return self._store.id

    @property
    def state(self) -> State:
        """The newest state."""
        return self._logbook.state

    @property
    def log(self) -> tuple[Gesture, ...]:
        """Every gesture so far."""
        return self._logbook.log

    @property
    def saving(self) -> Saving:
        """How far the disk is."""
        return self._store.saving()

    @property
    def found(self) -> tuple[Finding, ...]:
        """What the store found while it was open, to be said; `saving_changed` tells of a new one."""
        return tuple(self._store.found)

    @property
    def ids(self) -> Ids:
        """Makes ids for what is made outside of this workshop."""
        return self._ids

    @property
    def letter(self) -> str:
        """This laptop's letter in codes where several share the workshop; empty where it is alone."""
        return self.link.letter if self.link is not None else ""

    def new_id(self) -> str:
        """An id for something about to be made."""
        return self._ids.new()

    def do(self, command: Command, *, settles: Sequence[str] = ()) -> Gesture | None:
        """Takes a gesture; None where nothing was changed, refused (then `refused` said why) or already so."""
        try:
            gesture = self._logbook.do(command, settles=settles)
        except Refused as refusal:
            self.refused.emit(sentence(refusal))
            return None
        for address in settles:
            self._drafts.pop(address, None)
        if gesture is not None:
            self.done.emit(gesture)
        return gesture

    def undo(self, stack: Stack) -> Gesture | None:
        """Takes back the last gesture of a stack; None (and a sentence) where that is not possible.

        The clock is never taken back with the words: where nothing but the clock was touched, it says how that is done.
        """
        if stack is Stack.WORDS and self.next_undo(stack) is None and self.next_undo(Stack.CLOCK) is not None:
            self.refused.emit(sentence(Refused("no_words_to_undo")))
            return None
        return self._reverse(stack, redo=False)

    def redo(self, stack: Stack) -> Gesture | None:
        """Does again what was taken back last."""
        return self._reverse(stack, redo=True)

    def next_undo(self, stack: Stack) -> Gesture | None:
        """What undo would take back."""
        return self._logbook.next_undo(stack)

    def next_redo(self, stack: Stack) -> Gesture | None:
        """What redo would do again."""
        return self._logbook.next_redo(stack)

    def history(self, kind: type[Entity], id: str) -> tuple[Gesture, ...]:
        """Every gesture that wrote one entity."""
        return self._logbook.history(kind, id)

    def draft(self, address: str, words: str) -> None:
        """Keeps what is being typed; call it on every change of the text."""
        if self._drafts.get(address, "") != words:
            self._drafts[address] = words
            self._logbook.draft(address, words)

    def drafted(self, address: str) -> str:
        """What was being typed at an address when it was last left."""
        return self._drafts.get(address, "")

    def flush(self, patience: float = 5.0) -> bool:
        """Waits until the disk has everything."""
        return self._store.flush(patience)

    def export(self, path: Path) -> None:
        """Writes the workshop to a file. Raises Unavailable."""
        self._store.export(path)

    def backup(self) -> bool:
        """Makes a backup now, before much comes in at once; False where none could be made."""
        return self._store.backup()

    def close(self) -> bool:
        """Lets go of the workshop; True if everything is on the disk."""
        self._logbook.listeners.clear()
        return self._store.close()

    def tick(self) -> None:
        """Looks where the day stands. Called by the heartbeat; never touches storage."""
        self.standing = stand(self.state, self.clock.now())
        self.ticked.emit()

    @Slot(object)
    def _on_touched(self, touched: frozenset[tuple[type[Entity], str]]) -> None:
        if any(kind in CLOCK_KINDS for kind, _id in touched):
            self.tick()

    def _reverse(self, stack: Stack, *, redo: bool) -> Gesture | None:
        try:
            gesture = self._logbook.redo(stack) if redo else self._logbook.undo(stack)
        except Refused as refusal:
            self.refused.emit(sentence(refusal))
            return None
        self.done.emit(gesture)
        return gesture


CLOCK_KINDS: frozenset[type[Entity]] = frozenset({Run, RunEntry, AgendaItem, Workshop, Group})
"""The kinds that the standing is computed from."""
