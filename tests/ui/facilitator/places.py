"""The console over a real notebook of the shipped day, on a clock turned by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from app import resources
from app.bootstrap import RandomIds, library_in
from app.bootstrap.shelf import TemplateShelf
from app.services import day
from app.services.workshops import make_workshop, open_workshop
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.projector.room import Room
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.fakes import HandClock

ZONE = ZoneInfo("Europe/Copenhagen")
DATE = dt.date(2026, 3, 12)


@dataclass
class Place:
    """A laptop with the shipped day open on it. `at` turns its clock."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    id: str = ""

    def sit(self) -> tuple[Desk, Room, Console]:
        """Opens the workshop, made the first time, in a console of 1280 x 720."""
        library, ids = library_in(self.folder), RandomIds()
        if not self.id:
            template = TemplateShelf((resources.folder("workshops"),), ids).template("digitalt-medborgerskab")
            self.id = make_workshop(library, template, self.clock, ids, date=DATE)
        opened = open_workshop(library, self.id, "laptop", self.clock, ids)
        desk = Desk(opened.logbook, opened.store, self.clock, ids, opened.drafts)
        room = Room(desk)
        console = Console(desk, room)
        console.resize(1280, 720)
        return desk, room, console

    def at(self, desk: Desk, clock: str) -> None:
        """Lets time pass until the clock shows this, and ticks."""
        hour, minute, *second = (int(part) for part in clock.split("."))
        wanted = dt.datetime.combine(DATE, dt.time(hour, minute, second[0] if second else 0), ZONE)
        self.clock.on(round(wanted.timestamp() * 1000) - self.clock.utc_ms)
        desk.tick()

    def historier_over(self, desk: Desk) -> None:
        """10.37.12: the third item is 7:12 over its time."""
        for moment in ("9.30", "10.00", "10.15"):
            self.at(desk, moment)
            desk.do(day.advance())
        self.at(desk, "10.37.12")


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, on: QWidget | None = None) -> None:
    """A key on whatever has the focus, as a keyboard presses it."""
    target = on or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, held)


def write(text: str) -> None:
    """Letters on whatever has the focus; each letter where the focus is by then."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def app() -> QApplication:
    """The application."""
    return cast("QApplication", QApplication.instance())


def children(widget: QWidget, kind: type[Any]) -> list[Any]:
    """What of a kind can be seen in a widget."""
    return [w for w in widget.findChildren(kind) if w.isVisible()]


def settle() -> None:
    """Lets everything that waits be done: posted events post more of them."""
    for _ in range(5):
        app().processEvents()
