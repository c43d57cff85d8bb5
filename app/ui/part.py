"""What every part of the console has in common: it reads the desk, and only while it can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.gestures import Entity, Touched
from app.services.projection import Scene
from app.ui.desk import Desk
from app.ui.projector.room import Room
from app.words import Message

if TYPE_CHECKING:
    from app.ui.debate.line import QuickLine


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done, by name: for the list of commands. keys: as written on a button.

    where: the part that it is done in, where that is another than the one in front.
    """

    name: Message
    run: Callable[[], object]
    keys: str = ""
    where: Message | None = None


class Part(QWidget):
    """One of the six places of the rail.

    Subclasses set `key` (its name in `parts.PARTS`) and `shows` (the kinds that make it stale), and override
    `refresh`, and where they need it `tick`, `arrive`, `scene`, `commands` and `respeak`.

    stand_in: a widget that takes the place of the quick line while this part is shown, or None: the line is back.
    go_to: the key of another part, and an entity there (or None): what the facilitator wants to see instead.
    workshop_asked: the id of another workshop to open. delete_asked: this workshop is to go, all of it.
    """

    stand_in = Signal(object)
    go_to = Signal(str, object)
    workshop_asked = Signal(str)
    delete_asked = Signal()

    key: ClassVar[str]
    shows: ClassVar[frozenset[type[Entity]]] = frozenset()
    least: ClassVar[tuple[int, int]] = (1000, 500)
    """Width and height (px) that it needs; in a smaller window it is scrolled, and nothing of it is cut."""

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.room, self.line = desk, room, line
        self.foot: QWidget | None = None  # a row at its foot that a toast may cover for a while
        self._stale = True
        desk.touched.connect(self._on_touched)
        desk.ticked.connect(self._on_ticked)

    def refresh(self) -> None:
        """Shows `desk.state` as it is now. Called when something it shows was touched, and only while visible."""

    def tick(self) -> None:
        """Shows `desk.standing` as it is now: each second, only while visible."""

    def step_out(self) -> bool:
        """Esc: leaves what is looked into; False where there is nothing to leave."""
        return False

    def arrive(self, at: str | None) -> None:
        """Goes to an entity by its id; None where nothing in particular was asked for."""

    def scene(self) -> Scene | None:
        """What *show in the room* would show from here; None where this part has nothing of its own to show."""
        return None

    def commands(self) -> tuple[Act, ...]:
        """What can be done here, for the list of commands."""
        return ()

    def respeak(self) -> None:
        """Says again, in the language spoken now, what its labels do not say again by themselves."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while it was hidden."""
        if self._stale:
            self._stale = False
            self.refresh()
        self.tick()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks, and draws in the palette, of now."""
        if event.type() == QEvent.Type.LanguageChange:
            self.respeak()
            self._renew()
        super().changeEvent(event)

    @Slot(object)
    def _on_touched(self, touched: Touched) -> None:
        if any(kind in self.shows for kind, _id in touched):
            self._renew()

    @Slot()
    def _on_ticked(self) -> None:
        if self.isVisible():
            self.tick()

    def _renew(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
