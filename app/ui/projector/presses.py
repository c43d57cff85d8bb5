"""What each key at the projector does to the room. Imported with the first key: many a day has no projector."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from app.ui.projector.window import Press

if TYPE_CHECKING:
    from app.ui.projector.room import Room


def press_in(room: Room, press: Press) -> None:
    """Does what was pressed."""
    _does(room)[press]()


def _turn(room: Room, steps: int) -> None:
    """Turns pages where there are some, and does nothing else."""
    if room.page[1] > 1:
        room.turn_page(steps)


def _does(room: Room) -> Mapping[Press, Callable[[], None]]:
    return {
        Press.NEXT: room.advance_asked.emit,
        Press.BACK: room.back_asked.emit,
        Press.BLACK: room.black,
        Press.WHITE: room.white,
        Press.FREEZE: room.toggle_freeze,
        Press.SWAP: room.swap,
        Press.SHOW: room.show_projection,
        Press.DARKEN: room.darken,
        Press.LEND: room.lend,
        Press.TAKE_OFF: room.hide_last,
        Press.PAGE_ON: partial(_turn, room, 1),
        Press.PAGE_BACK: partial(_turn, room, -1),
    }
