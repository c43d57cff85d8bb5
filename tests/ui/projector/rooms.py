"""What the tests of the room and of its screens do with them."""

from __future__ import annotations

from app.domain.programme import AgendaItem, ItemKind
from app.services import day
from app.ui.desk import Desk
from app.ui.projector.room import Room
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.projector.plugging import PROJECTOR

THUMB = QSize(160, 90)
PROJECTOR_SIZE = QSize(PROJECTOR.width, PROJECTOR.height)


def item(desk: Desk, kind: ItemKind) -> AgendaItem:
    return next(i for i in desk.state.of(AgendaItem).values() if i.kind is kind)


def advance_to(desk: Desk, title: str) -> None:
    """Runs the day on until an item runs."""
    while desk.standing.current is None or desk.standing.current.title != title:
        assert desk.do(day.advance()) is not None


def settle(ms: int = 220) -> None:
    """Lets time go by, then what fell due in it happens: also where the machine slept through the end of the wait."""
    QTest.qWait(ms)
    QApplication.processEvents()


def press(room: Room, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(room.window, key, modifiers)


def in_a_window(room: Room) -> bool:
    """The projection stands in a window on the facilitator's own screen: there is no second one."""
    return room.window.isVisible() and room.screens.on is None
