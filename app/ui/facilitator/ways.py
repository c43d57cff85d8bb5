"""Bound methods for what keeps only a callable: a shortcut that opens a part, a command done in another, a toast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.domain.gestures import Gesture
from app.ui.desk import Desk


class Opener(QObject):
    """Opens one part."""

    def __init__(self, opens: Callable[[str], object], key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._opens, self._key = opens, key

    @Slot()
    def go(self) -> None:
        """Shows it."""
        self._opens(self._key)


class There:
    """Does something in a part that is not in front: shows it first."""

    def __init__(self, opens: Callable[[str], object], key: str, run: Callable[[], object]) -> None:
        self._opens, self._key, self._run = opens, key, run

    def go(self) -> None:
        """Goes there and does it."""
        self._opens(self._key)
        self._run()


class Way:
    """The way back from one gesture, if it is still the last of its kind: takes it back, or does it again."""

    def __init__(self, desk: Desk, gesture: Gesture, *, redo: bool) -> None:
        self._desk, self._gesture, self._redo = desk, gesture, redo

    def go(self) -> None:
        """Only this gesture: a toast that has stood a while never touches what came after."""
        desk, stack = self._desk, self._gesture.stack
        last = desk.next_redo(stack) if self._redo else desk.next_undo(stack)
        if last is not None and last.id == self._gesture.id:
            (desk.redo if self._redo else desk.undo)(stack)
