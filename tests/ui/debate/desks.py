"""A real desk over a real notebook of the shipped day, opened and reopened as a facilitator does."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from app import resources
from app.bootstrap import RandomIds, library_in
from app.bootstrap.shelf import TemplateShelf
from app.domain.debate import Contribution, Group, Topic, TopicKind
from app.services.workshops import make_workshop, open_workshop
from app.ui.desk import Desk

from tests.fakes import HandClock


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
            template = TemplateShelf((resources.folder("workshops"),), ids).template("digitalt-medborgerskab")
            self.id = make_workshop(library, template, self.clock, ids, date=dt.date(2026, 3, 12))
        opened = open_workshop(library, self.id, "laptop", self.clock, ids)
        return Desk(opened.logbook, opened.store, self.clock, ids, opened.drafts)


def remarks(desk: Desk) -> list[Contribution]:
    """Every remark in the order they came."""
    return list(desk.state.of(Contribution).values())


def group(desk: Desk, number: int) -> Group:
    """A group by its number."""
    return next(g for g in desk.state.of(Group).values() if g.number == number)


def model(desk: Desk, number: int) -> Topic:
    """A cooperation model by its number."""
    models = (t for t in desk.state.of(Topic).values() if t.kind is TopicKind.COOPERATION_MODEL)
    return next(t for t in models if t.number == number)
