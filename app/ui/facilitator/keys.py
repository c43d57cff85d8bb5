"""The keys of the console, once: the shortcuts, the list of commands and the help are all made from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.facilitator import offers
from app.ui.facilitator import room_view as room_words
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.room_acts import RoomActs
from app.ui.part import Act
from app.ui.projector.room import Room
from app.ui.widgets.key_names import written
from app.words import Message

_DAY = Message("keys", "The day")
_ROOM = Message("keys", "The room")
_PARTS = Message("keys", "Parts")
_WORDS = Message("keys", "Words")
_PROGRAM = Message("keys", "The program")

BEGAN_EARLIER = Message("keys", "The item began earlier: set when")


@dataclass(frozen=True, slots=True)
class Key:
    """A command of the console with its keys, the first of which is written on buttons. group: where help lists it.

    in_more: it has no button that is always in sight, and stands in the menu at the rail's foot.
    """

    group: Message
    name: Message
    run: Callable[[], object]
    sequences: tuple[str, ...] = ()
    everywhere: bool = False  # also while a dialog of ours has the keyboard: a clicker always moves the day
    in_more: bool = False

    @property
    def act(self) -> Act:
        """For the list of commands."""
        return Act(self.name, self.run, written(self.sequences[0]) if self.sequences else "")


def day_keys(conductor: Conductor) -> tuple[Key, ...]:
    """What moves the day."""
    return (
        Key(_DAY, offers.NEXT, conductor.next, ("Ctrl+Return", "Ctrl+Enter", "PgDown"), everywhere=True),
        Key(
            _DAY,
            Message("keys", "Back to the item before"),
            conductor.previous,
            ("PgUp",),
            everywhere=True,
            in_more=True,
        ),
        Key(_DAY, Message("keys", "Hold, or go on"), conductor.toggle_hold, ("F9",), everywhere=True),
        Key(_DAY, Message("keys", "5 minutes more"), conductor.more, ("Ctrl++", "Ctrl+="), in_more=True),
        Key(_DAY, Message("keys", "5 minutes less"), conductor.fewer, ("Ctrl+-",), in_more=True),
        Key(_DAY, Message("keys", "Win back time: look at the new plan"), conductor.toggle_preview, ("Ctrl+R",)),
        Key(_DAY, BEGAN_EARLIER, conductor.ask_begun),
        Key(_DAY, Message("keys", "Take back the last thing done to the clock"), conductor.take_back),
        Key(_DAY, Message("keys", "End the turns of the groups"), conductor.end_turns),
        Key(_DAY, Message("keys", "End the day now"), conductor.end_day),
    )


def room_keys(
    room: Room, acts: RoomActs, lend_or_take: Callable[[], object], show_this: Callable[[], object]
) -> tuple[Key, ...]:
    """What changes what the room sees."""
    scenes = tuple(Key(_ROOM, name, run) for name, run in acts.scenes())
    return (
        Key(
            _ROOM,
            Message("keys", "Show this in the room"),
            show_this,
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            in_more=True,
        ),
        Key(_ROOM, Message("keys", "Show the projection"), acts.show, ("F5", "Shift+F5"), everywhere=True),
        Key(_ROOM, Message("keys", "Lend the projector, or take it back"), lend_or_take, ("F10",), everywhere=True),
        Key(_ROOM, Message("keys", "Black, and back"), room.black, ("Ctrl+B",), everywhere=True),
        Key(_ROOM, Message("keys", "White, and back"), room.white),
        Key(_ROOM, Message("keys", "Freeze what is shown, or let it go"), room.toggle_freeze, ("Ctrl+Shift+F",)),
        Key(_ROOM, room_words.PAGE_ON, partial(room.turn_page, 1), ("Ctrl+Shift+PgDown",)),
        Key(_ROOM, room_words.PAGE_BACK, partial(room.turn_page, -1), ("Ctrl+Shift+PgUp",)),
        Key(_ROOM, room_words.FOLLOW, room.follow),
        Key(_ROOM, room_words.HIDE_LAST, acts.hide_last, ("Ctrl+H",)),
        Key(_ROOM, room_words.PUT_BACK, room.put_back),
        Key(_ROOM, room_words.SWAP, acts.swap, ("Ctrl+Shift+S",)),
        Key(_ROOM, room_words.TURN_OFF, room.turn_off),
        *scenes,
    )


def group_of_parts() -> Message:
    """The heading under which help lists the parts."""
    return _PARTS


def word_keys(undo: Callable[[], object], redo: Callable[[], object], read: Callable[[], object]) -> tuple[Key, ...]:
    """What is done with words from anywhere."""
    return (
        Key(_WORDS, Message("keys", "Undo the last change to the words"), undo, ("Ctrl+Z",), in_more=True),
        Key(_WORDS, Message("keys", "Redo"), redo, ("Ctrl+Shift+Z", "Ctrl+Y"), in_more=True),
        Key(_WORDS, Message("keys", "Read the conclusions back"), read, ("F12",), in_more=True),
    )


@dataclass(frozen=True, slots=True)
class ProgramActs:
    """What the window itself can do."""

    commands: Callable[[], object]
    distance: Callable[[], object]
    help: Callable[[], object]
    keys: Callable[[], object]
    settings: Callable[[], object]
    leave: Callable[[], object]
    open_file: Callable[[], object]
    language: Callable[[], object]


def program_keys(acts: ProgramActs) -> tuple[Key, ...]:
    """What is done with the program."""
    return (
        Key(_PROGRAM, Message("keys", "Find a command"), acts.commands, ("Ctrl+K",)),
        Key(_PROGRAM, Message("keys", "One large clock"), acts.distance, ("F11",), in_more=True),
        Key(_PROGRAM, Message("keys", "Help"), acts.help, ("F1",), in_more=True),
        Key(_PROGRAM, Message("keys", "The keys"), acts.keys, ("Ctrl+?", "Ctrl+Shift+/"), in_more=True),
        Key(_PROGRAM, Message("keys", "Settings"), acts.settings, ("Ctrl+,",), in_more=True),
        Key(_PROGRAM, Message("keys", "Dansk or English"), acts.language),
        Key(_PROGRAM, Message("keys", "All workshops"), acts.leave),
        Key(_PROGRAM, Message("keys", "Open a workshop file"), acts.open_file, ("Ctrl+O",), in_more=True),
    )


def bind(window: QWidget, keys: tuple[Key, ...]) -> None:
    """Makes the shortcuts of a window. A key held down counts once: a stage is no place for auto-repeat."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QShortcut

    for key in keys:
        if not key.sequences:
            continue
        # One press can be two of its keys (Ctrl+? is Ctrl+Shift+/ on a US keyboard). Qt calls that ambiguous; as both
        # are keys of one shortcut, it is not.
        shortcut = QShortcut(window)
        shortcut.setKeys([QKeySequence(sequence) for sequence in key.sequences])
        shortcut.setAutoRepeat(False)
        if key.everywhere:
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(key.run)
        shortcut.activatedAmbiguously.connect(key.run)
