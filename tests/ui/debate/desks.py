"""A real desk over a real notebook of the shipped day, opened and reopened as a facilitator does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from app import resources
from app.bootstrap import RandomIds, library_in
from app.bootstrap.shelf import REHEARSAL, TemplateShelf
from app.domain.debate import Contribution, Group, Topic, TopicKind
from app.domain.plenum import Theme
from app.scenario import reader
from app.scenario.player import Player
from app.services.workshops import make_workshop, open_workshop
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from app.ui.part import Part
from app.ui.projector.room import Room
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock

SHIPPED = "digitalt-medborgerskab"


@dataclass
class Workplace:
    """A folder with one workshop in it, and a clock turned by hand."""

    folder: Path
    clock: HandClock = field(default_factory=HandClock)
    id: str = ""

    def open(self) -> Desk:
        """The workshop, made the first time."""
        library, ids = library_in(self.folder), RandomIds()
        if not self.id:
            template = _shelf(ids).template(SHIPPED)
            self.id = make_workshop(library, template, self.clock, ids, date=dt.date(2026, 3, 12))
        opened = open_workshop(library, self.id, "laptop", self.clock, ids)
        return Desk(opened.logbook, opened.store, self.clock, ids, opened.drafts)


def played(folder: Path, until: str) -> Desk:
    """The shipped day's own rehearsal, played up to a clock on its day: lists are full."""
    ids = RandomIds()
    shelf = _shelf(ids)
    text = shelf.file(SHIPPED, REHEARSAL).read_text("utf-8")
    player = Player(reader.read(text, ids, shelf.template), library_in(folder), ids)
    stop = dt.datetime.fromisoformat(f"2026-03-12T{until}").replace(tzinfo=ZoneInfo("Europe/Copenhagen"))
    stop_ms = int(stop.timestamp() * 1000)
    while not player.done and player.due_ms() <= stop_ms:
        player.step()
    player.clock.to(stop_ms)
    return Desk(player.opened.logbook, player.opened.store, player.clock, ids, {})


def _shelf(ids: RandomIds) -> TemplateShelf:
    return TemplateShelf((resources.folder("workshops"),), ids)


class Place(QWidget):
    """A window with one part above the line, and what stands in for it, as the console has them."""

    def __init__(self, desk: Desk, make: Callable[[Desk, Room, QuickLine], Part]) -> None:
        super().__init__()
        self.room, self.line = Room(desk), QuickLine(desk)
        self.part = make(desk, self.room, self.line)
        self.stands_in: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.part, 1)
        layout.addWidget(self.line)
        self.part.stand_in.connect(self._stand_in)
        self.resize(1199, 584)
        self.line.setFocus()

    def _stand_in(self, widget: QWidget | None) -> None:
        if self.stands_in is not None:
            self.layout().removeWidget(self.stands_in)
            self.stands_in.hide()
        self.stands_in = widget
        self.line.setVisible(widget is None)
        if widget is not None:
            self.layout().addWidget(widget)
            widget.show()


def open_place(qtbot: QtBot, desk: Desk, make: Callable[[Desk, Room, QuickLine], Part]) -> Place:
    """A window with a part, active, the line in focus."""
    at = Place(desk, make)
    qtbot.addWidget(at)
    with qtbot.waitActive(at):
        at.show()
        at.activateWindow()
    desk.tick()
    QApplication.processEvents()
    return at


def remarks(desk: Desk) -> list[Contribution]:
    """Every remark in the order they came."""
    return list(desk.state.of(Contribution).values())


def remark(desk: Desk, code: str) -> Contribution:
    """A remark by its code."""
    return next(r for r in remarks(desk) if r.code == code)


def group(desk: Desk, number: int) -> Group:
    """A group by its number."""
    return next(g for g in desk.state.of(Group).values() if g.number == number)


def model(desk: Desk, number: int) -> Topic:
    """A cooperation model by its number."""
    models = (t for t in desk.state.of(Topic).values() if t.kind is TopicKind.COOPERATION_MODEL)
    return next(t for t in models if t.number == number)


def theme(desk: Desk, title: str) -> Theme:
    """A theme by its title."""
    return next(t for t in desk.state.of(Theme).values() if t.title == title)
