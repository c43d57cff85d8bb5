"""Mennesker: who is known by name. All of it is optional."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from app.domain.gestures import State
from app.domain.programme import AgendaItem, Organisation, Person, Speaker
from app.services import people
from app.ui.desk import Desk
from app.ui.setup.entity_table import Column, EntityModel, EntityTable
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.layouts import pane, row
from app.words import Many, Message, say

TITLE = Message("setup", "People")
_TABLE = Message("setup", "The people")
_NEW = Message("setup", "One more person")
_NEW_NAME = Message("setup", "New person")
_FACTS = Many("setup", "{0} person. Names are optional", "{0} people. Names are optional")
_NAME, _FROM, _MAIL, _SPEAKS = (
    Message("setup", "Name"),
    Message("setup", "From"),
    Message("setup", "Mail"),
    Message("setup", "Speaks in"),
)


def _rows(state: State) -> Sequence[Person]:
    return sorted(state.of(Person).values(), key=lambda person: (person.name.casefold(), person.id))


def _from(state: State, person: Person) -> str:
    return state.get(Organisation, person.organisation).name if person.organisation else ""


def _speaks(state: State, person: Person) -> str:
    items = [state.get(AgendaItem, s.item) for s in state.of(Speaker).values() if s.person == person.id]
    return ", ".join(item.title for item in sorted(items, key=lambda item: (item.day, item.rank, item.id)))


COLUMNS = (
    Column(_NAME, 200, lambda _s, p: p.name, lambda _s, p, w: people.edit_person(p.id, name=str(w))),
    Column(_FROM, 200, _from, lambda _s, p, w: people.edit_person(p.id, organisation=str(w))),
    Column(_MAIL, 190, lambda _s, p: p.mail, lambda _s, p, w: people.edit_person(p.id, mail=str(w))),
    Column(_SPEAKS, 0, _speaks, tone="muted"),
)


class PeoplePage(Page):
    """A row for each person."""

    shows = frozenset({Person, Organisation, Speaker, AgendaItem})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.model = EntityModel(desk, _rows, COLUMNS, self)
        self.table = EntityTable(self.model, _TABLE)
        self.new = ActionButton(_NEW, icon="plus")
        self.build(pane(row(self.table, margins=(12, 0, 12, 0))), self.new)
        self.new.clicked.connect(self.add)
        self.table.remove_asked.connect(self._on_remove)

    def refresh(self) -> None:
        """The people as they are."""
        chosen, at = self.table.chosen, self.table.currentIndex().column()
        self.model.refresh()
        if self.table.chosen is None:
            self.table.go_to(chosen, max(at, 0))
        self.facts.setText(say(_FACTS, self.model.rowCount()))

    def respeak(self) -> None:
        """Says everything again."""
        self.table.respeak()
        self.refresh()

    def arrive(self, at: str) -> bool:
        """Goes to a person."""
        found = at in self.desk.state.of(Person)
        self.table.go_to(at)
        return found

    @Slot()
    def add(self) -> None:
        """One more person, whose name is ready to be written."""
        made = self.desk.new_id()
        if self.desk.do(people.make_person(made, say(_NEW_NAME))) is not None:
            self.refresh()
            self.table.go_to(made)
            self.table.edit(self.table.currentIndex())

    @Slot(str)
    def _on_remove(self, id: str) -> None:
        self.desk.do(people.remove_person(id))
