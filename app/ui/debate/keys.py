"""The quick line's keys, one table with a column for each platform.

A Danish keyboard makes `/ # @ [ ] \\` and everything under Ctrl+Alt (AltGr) hard or impossible to press, Alt with a
digit writes a character on a Mac, and Cmd+M puts a Mac's window away: so each platform has keys of its own.
Qt calls a Mac's Cmd "Control" and its Ctrl "Meta".
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


class Press(Enum):
    """What a key of the line asks for. The first three take a digit."""

    MODEL = auto()
    GROUP = auto()
    VISITED = auto()
    PLENUM = auto()
    READ_BACK = auto()
    RETURNING = auto()


@dataclass(frozen=True, slots=True)
class Chord:
    """A key with what is held down. key None: one of the digits 1 to 9."""

    held: Qt.KeyboardModifier
    key: Qt.Key | None = None

    def text(self, digit: int = 0) -> str:
        """As it is written on a button on this platform."""
        key = Qt.Key(Qt.Key.Key_0 + digit) if self.key is None else self.key
        return QKeySequence(QKeyCombination(self.held, key)).toString(QKeySequence.SequenceFormat.NativeText)


_CTRL, _ALT, _META, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

_PC: Mapping[Press, Chord] = {
    Press.MODEL: Chord(_CTRL),
    Press.GROUP: Chord(_ALT),
    Press.VISITED: Chord(_ALT | _SHIFT),
    Press.PLENUM: Chord(_CTRL, Qt.Key.Key_0),
    Press.READ_BACK: Chord(_CTRL, Qt.Key.Key_L),
    Press.RETURNING: Chord(_CTRL, Qt.Key.Key_M),
}

TABLE: Mapping[str, Mapping[Press, Chord]] = {
    "linux": _PC,
    "win32": _PC,
    "darwin": {
        **_PC,
        Press.GROUP: Chord(_META),
        Press.VISITED: Chord(_META | _SHIFT),
        Press.RETURNING: Chord(_META, Qt.Key.Key_M),
    },
}


def keys(platform: str = "") -> Mapping[Press, Chord]:
    """The keys of a platform (as `sys.platform` names it); by default of this one."""
    return TABLE.get(platform or sys.platform, _PC)


def pressed(event: QKeyEvent, platform: str = "") -> tuple[Press, int] | None:
    """What a key press asks of the line, with its digit (0 where it has none); None where it is not one of ours."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keypad = held != event.modifiers()
    for press, chord in keys(platform).items():
        if held != chord.held:
            continue
        if chord.key is None:
            # Alt with the number pad writes a character by its number on Windows.
            if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9 and not (keypad and chord.held & _ALT):
                return press, event.key() - Qt.Key.Key_0
        elif event.key() == chord.key:
            return press, 0
    return None
