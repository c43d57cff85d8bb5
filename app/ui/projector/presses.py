"""What each key at the projector does to the room. Imported with the first key: many a day has no projector."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from app.ui.projector.room import Room
from app.ui.projector.window import Press


def press_in(room: Room, press: Press) -> None:
    """Does what was pressed."""
    _DOES[press](room)


def _next(room: Room) -> None:
    room.advance_asked.emit()


def _back(room: Room) -> None:
    room.back_asked.emit()


def _turn(room: Room, steps: int) -> None:
    """Turns pages where there are some, and does nothing else."""
    if room.page[1] > 1:
        room.turn_page(steps)


_DOES: Mapping[Press, Callable[[Room], None]] = {
    Press.NEXT: _next,
    Press.BACK: _back,
    Press.BLACK: Room.black,
    Press.WHITE: Room.white,
    Press.FREEZE: Room.toggle_freeze,
    Press.SWAP: Room.swap,
    Press.SHOW: Room.show_projection,
    Press.DARKEN: Room.darken,
    Press.LEND: Room.lend,
    Press.TAKE_OFF: Room.hide_last,
    Press.PAGE_ON: partial(_turn, steps=1),
    Press.PAGE_BACK: partial(_turn, steps=-1),
}
