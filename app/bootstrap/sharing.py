"""A workshop that is shared between laptops, put together: its logbook, the link to the store between them, joining."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.gestures import Refused
from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Clock, Ids, Library, Unavailable
from app.services.seat import SharedWorkshop, Tie
from app.services.workshops import Opened

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.services.shared import SharedLogbook
    from app.storage.hub import Hub

PATIENCE_S = 8.0
"""How long a store is waited for while it says nothing."""


def open_with_others(
    library: Library,
    id: str,
    device: str,
    clock: Clock,
    ids: Ids,
    address: str,
) -> tuple[Opened, Tie | None]:
    """Opens a workshop with its link, not started yet. Raises Unavailable where the workshop cannot be opened.

    An address that is none, or a driver that is not installed, is told of among the notices, and the day is this
    laptop's alone. A rehearsal is nobody else's.
    """
    from app.services.shared import open_shared

    opened, book = open_shared(library, id, device, clock, ids)
    workshop = opened.logbook.state.of(Workshop).get(WORKSHOP)
    if workshop is not None and workshop.rehearsal:
        return opened, None
    try:
        from app.storage.hub import Hub
        from app.storage.link import Link

        return opened, Link(Hub(address), id, device, book)
    except ImportError:
        return replace(opened, notices=(*opened.notices, ("hub_missing",))), None
    except Unavailable as wrong:
        return replace(opened, notices=(*opened.notices, (wrong.word, *wrong.names))), None


class HubGathering:
    """Implements `seat.Gathering`: the workshops at the address that this laptop remembers."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._device = house.device  # here, in the window's thread: the first time it is written to the settings

    def workshops(self) -> tuple[SharedWorkshop, ...]:
        """Those one may join, the latest day first."""
        library = self._house.library
        with self._hub() as (hub, _):
            return tuple(SharedWorkshop(k.id, k.title, k.date, library.path(k.id).exists()) for k in hub.workshops())

    def join(self, id: str) -> None:
        """Brings a workshop here, whole or not at all; of one that is here, what is new."""
        library, house = self._house.library, self._house
        fresh = not library.path(id).exists()
        with self._hub() as (hub, heard):
            if fresh:
                library.create(id)[0].close()
            try:
                from app.services.shared import open_shared

                _bring(open_shared(library, id, self._device, house.clock, house.ids), hub, id, heard)
            except BaseException:
                if fresh:
                    with suppress(Unavailable):
                        library.delete(id)
                raise

    def forget(self, id: str) -> None:
        """Deletes everything of a workshop from the store."""
        with self._hub() as (hub, _):
            hub.forget(id)

    @contextmanager
    def _hub(self) -> Iterator[tuple[Hub, Callable[[], None]]]:
        """A connection, let go of afterwards, and cut where the store says nothing for too long; to be told when it
        has said something.
        """
        address = self._house.laptop.hub
        if not address:
            raise Unavailable("no_hub")
        try:
            from app.storage.codec import Unreadable
            from app.storage.hub import Hub, HubGone
        except ImportError:
            raise Unavailable("hub_missing") from None
        hub = Hub(address)
        watchdog = _Watchdog(hub)
        try:
            yield hub, watchdog.again
        except HubGone:
            raise Unavailable("hub_silent") from None
        except (Refused, Unreadable):
            raise Unavailable("hub_damaged") from None
        finally:
            watchdog.cancel()
            hub.close()


class _Watchdog:
    """Cuts the line where the store says nothing for too long; each answer gives it all the time anew."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._timer = self._started()

    def again(self) -> None:
        """The store has answered."""
        self._timer.cancel()
        self._timer = self._started()

    def cancel(self) -> None:
        """Nobody waits any more."""
        self._timer.cancel()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(PATIENCE_S, self._hub.cut)
        timer.daemon = True
        timer.start()
        return timer


def _bring(found: tuple[Opened, SharedLogbook], hub: Hub, id: str, heard: Callable[[], None]) -> None:
    """Takes all there is of a workshop into one that was just opened, and closes it."""
    from app.storage.link import exchange

    opened, book = found
    try:
        exchange(book, hub, id, heard)
        there = WORKSHOP in book.state.of(Workshop)
    finally:
        saved = opened.store.close()
    if not there:
        raise Unavailable("hub_unknown")
    if not saved:
        raise Unavailable("not_brought")
