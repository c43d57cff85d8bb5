"""Which command of the console does what: the table of `keys` with the console behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.facilitator import keys
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.room_acts import RoomActs
from app.ui.facilitator.ways import Opener

if TYPE_CHECKING:
    from app.ui.facilitator.console import Console


def keys_of(console: Console) -> tuple[keys.Key, ...]:
    """Every command of a console, in the order of help."""
    show: tuple[Callable[[], object], ...] = tuple(Opener(console.show_part, p.key, console).go for p in PLACES)
    parts = tuple(
        keys.Key(keys.group_of_parts(), place.title, go, (place.shortcut,))
        for place, go in zip(PLACES, show, strict=True)
    )
    program = keys.ProgramActs(
        console.commands_asked.emit,
        console.toggle_distance,
        console.help_asked.emit,
        console.keys_asked.emit,
        console.settings_asked.emit,
        console.leave_asked.emit,
        console.file_asked.emit,
        console.language_asked.emit,
    )
    return (
        *keys.day_keys(console.conductor),
        *keys.room_keys(
            console.room, RoomActs(console.room, console.refuse), console.lend_or_take, console.show_in_room
        ),
        *parts,
        *keys.word_keys(console.undo_words, console.redo_words, console.read_back),
        *keys.program_keys(program),
    )
