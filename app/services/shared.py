"""A workshop that several laptops share: the hub's gestures are put under our own, and ours are offered to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.gestures import Change, Gesture, Refused, State, apply, between, stacks
from app.domain.redaction import redacted_by, without_words
from app.domain.verbs import Stack
from app.services.logbook import Logbook
from app.services.ports import Clock, Ids, Library, Loaded, News, SharedStore, Unavailable
from app.services.workshops import Opened


class SharedLogbook(Logbook):
    """A logbook whose first gestures are the hub's, in the hub's order; what follows waits to be offered to it."""

    def __init__(self, device: str, clock: Clock, ids: Ids, store: SharedStore, loaded: Loaded) -> None:
        super().__init__(device, clock, ids, store, loaded.state, loaded.log)
        self._shared_store = store
        self._confirmed, self._number = loaded.confirmed, loaded.number
        self.aside: tuple[tuple[Gesture, str], ...] = loaded.aside
        """Gestures of ours that no longer fitted what others had done, with the word why: kept, to be shown."""

    @property
    def number(self) -> int:
        """The hub's number of the last gesture we have from it."""
        return self._number

    @property
    def waiting(self) -> tuple[Gesture, ...]:
        """What the hub does not have yet."""
        with self._lock:
            return tuple(self._log[self._confirmed :])

    def receive(self, incoming: Iterable[tuple[int, Gesture]]) -> None:
        """Puts the hub's gestures under ours, in its order. Receiving the same again changes nothing.

        Ours that no longer fit are kept aside and told of. Raises Refused where the hub's do not fit each other.
        """
        with self._lock:
            news = sorted((pair for pair in incoming if pair[0] > self._number), key=lambda pair: pair[0])
            if not news:
                return
            written = self._put_under(news)
            self._stacks = {stack: stacks(self._log, self._device, stack) for stack in Stack}
        touched = frozenset((c.kind, c.id) for c in written)
        if touched:
            for listener in tuple(self.listeners):
                listener(touched)

    def _put_under(self, news: Sequence[tuple[int, Gesture]]) -> tuple[Change, ...]:
        known, mine = self._log[: self._confirmed], self._log[self._confirmed :]
        own = {gesture.id for gesture in mine}
        came = [gesture for _number, gesture in news]
        redacted = frozenset[str]().union(*(redacted_by(g) for g in (*self._log, *came)))
        if redacted:
            # Words that are gone on one laptop and not on the other do not fit each other: first they go everywhere.
            whole = without_words((*known, *came, *mine), redacted)
            known, came = list(whole[: len(known)]), list(whole[len(known) : len(known) + len(came)])
            mine = list(whole[len(known) + len(came) :])
            base = apply(State(), [c for g in known for c in g.changes])
        else:
            base = apply(self.state, [c.inverse() for g in reversed(mine) for c in reversed(g.changes)])
        state = apply(base, [c for g in came for c in g.changes])
        arrived = {gesture.id for gesture in came}
        kept: list[Gesture] = []
        aside: list[tuple[Gesture, str]] = []
        for gesture in mine:
            if gesture.id not in arrived:
                try:
                    state = apply(state, gesture.changes)
                except Refused as why:
                    aside.append((gesture, why.word))
                else:
                    kept.append(gesture)
        confirmed = [*known, *came]
        self._log = [*confirmed, *kept]
        self._confirmed, self._number = len(confirmed), news[-1][0]
        self.aside = (*self.aside, *aside)
        written = between(self.state, state)
        self.state = state
        self._shared_store.receive(
            News(
                tuple((number, g) for (number, _was), g in zip(news, came, strict=True) if g.id not in own),
                tuple((number, g.id) for number, g in news if g.id in own),
                tuple((g.id, word) for g, word in aside),
                written,
                frozenset[str]().union(*(redacted_by(g) for g in came)),
            )
        )
        return written


def open_shared(
    library: Library,
    id: str,
    device: str,
    clock: Clock,
    ids: Ids,
) -> tuple[Opened, SharedLogbook]:
    """Opens a workshop to share it. Raises Unavailable where it cannot be opened, or its store cannot be shared."""
    store, loaded = library.open(id)
    if not isinstance(store, SharedStore):
        store.close()
        raise Unavailable("cannot_share", id)
    logbook = SharedLogbook(device, clock, ids, store, loaded)
    return Opened(logbook, store, loaded.drafts, loaded.notices), logbook
