"""A workshop that is shared between laptops, put together: its logbook, and the link to the store between them."""

from __future__ import annotations

from dataclasses import replace

from app.domain.programme import WORKSHOP, Workshop
from app.services.ports import Clock, Ids, Library, Unavailable
from app.services.seat import Tie
from app.services.shared import open_shared
from app.services.workshops import Opened


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
