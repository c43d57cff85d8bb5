"""What becomes of a workshop file that is opened: a new workshop, the one that is here, or a question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services import merge
from app.services.ports import Kin, Library, Snapshot
from app.ui.incoming import Choice, Incoming
from app.ui.sitting import Sitting
from app.ui.trouble import KNOWN, told
from app.words import Many, Message, say

_SAME = Message("incoming", "It is the same as here")
_ADDED = Many("incoming", "{0} change from the file was added", "{0} changes from the file were added")


class Host(Protocol):
    """What an arrival needs of the window it arrives in."""

    sitting: Sitting | None

    def open(self, id: str) -> None: ...
    def leave(self) -> None: ...
    def tell(self, sentence: str) -> None: ...


class Arrivals(QObject):
    """Takes files in, one at a time. Nothing that is here is changed without being asked for."""

    def __init__(self, host: Host, window: QWidget) -> None:
        super().__init__(window)
        self._host, self._window = host, window

    def take(self, library: Library, path: Path) -> None:
        """Opens what a file holds. Raises Unavailable where the file cannot be read."""
        snapshot = library.preview(path)
        if snapshot.id not in {card.id for card in library.cards()}:
            self._host.open(library.take_in(snapshot))
            return
        self._host.open(snapshot.id)
        sitting = self._host.sitting
        if sitting is None or sitting.desk.workshop_id != snapshot.id:
            return  # it could not be opened, and that was said
        desk = sitting.desk
        found = merge.kin(desk.log, snapshot.log)
        if found is Kin.SAME:
            self._host.tell(say(_SAME))
        elif found is Kin.AHEAD:
            more = len(snapshot.log) - len(desk.log)
            self._closed(snapshot.id, partial(library.append, snapshot))
            self._host.tell(say(_ADDED, more))
        else:
            question = Incoming(desk.state, desk.log, snapshot, found, self._window)
            question.chosen.connect(partial(self._do, library, snapshot))
            question.open()

    def _closed(self, id: str, work: Callable[[], None]) -> None:
        """Does some work while the open workshop is closed. It is open again where that is refused: it is untouched."""
        self._host.leave()
        try:
            work()
        finally:
            self._host.open(id)

    def _do(self, library: Library, snapshot: Snapshot, choice: Choice) -> None:
        try:
            if choice is Choice.BESIDE:
                self._host.open(library.keep_beside(snapshot))
            elif choice is Choice.REPLACE:
                self._closed(snapshot.id, partial(library.replace, snapshot))
            elif self._host.sitting is not None:
                self._host.sitting.desk.backup()
                self._host.sitting.desk.do(merge.take_in(snapshot.state))
        except KNOWN as trouble:
            self._host.tell(told(trouble))
