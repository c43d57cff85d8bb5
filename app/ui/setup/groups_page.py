"""Grupper: how many, what each is called, where it sits, and what it debates first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from app.domain.debate import Group, Round, Topic
from app.domain.gestures import Command, State
from app.services import groups, reading
from app.ui.desk import Desk
from app.ui.setup.entity_table import Choices, Column, EntityModel, EntityTable
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import whole
from app.ui.widgets.layouts import pane, row
from app.words import Many, Message, say

TITLE = Message("setup", "Groups")
_TABLE = Message("setup", "The groups")
_NEW = Message("setup", "One more group")
_FACTS = Many("setup", "{0} group", "{0} groups")
_NUMBER, _NAME, _PLACE, _SIZE, _HOST, _TOPIC = (
    Message("setup", "No."),
    Message("setup", "Name"),
    Message("setup", "Place"),
    Message("setup", "People"),
    Message("setup", "Host"),
    Message("setup", "Debates first"),
)
_NOTHING = Message("setup", "–")
_NUMBERED = Message("setup", "{0} {1}")


def _rows(state: State) -> Sequence[Group]:
    return sorted(state.of(Group).values(), key=lambda group: (group.rank, group.id))


def _first_round(state: State, group: Group) -> Round | None:
    rounds = [r for r in state.of(Round).values() if r.group == group.id]
    return min(rounds, key=lambda r: (r.number, r.id), default=None)


def _topic(state: State, group: Group) -> str:
    found = _first_round(state, group)
    return say(_NOTHING) if found is None else _named(state.get(Topic, found.topic))


def _named(topic: Topic) -> str:
    return say(_NUMBERED, topic.number, topic.title)


def _topics(state: State) -> Choices:
    return [(say(_NOTHING), None), *((_named(topic), topic.id) for topic in groups.debated(state))]


def _write_size(_state: State, group: Group, words: str) -> Command | None:
    if not words.strip():
        return groups.edit_group(group.id, size=None)
    number = whole(words)
    return None if number is None else groups.edit_group(group.id, size=number)


def _write_topic(state: State, group: Group, topic: str | None) -> Command:
    found = _first_round(state, group)
    item = found.item if found is not None else None
    return groups.set_round(group.id, topic, item=item, number=found.number if found else 1)


COLUMNS = (
    Column(_NUMBER, 56, lambda _s, g: str(g.number), right=True, role="strong"),
    Column(_NAME, 176, lambda _s, g: g.name, lambda _s, g, w: groups.edit_group(g.id, name=str(w)), role="remark"),
    Column(_PLACE, 160, lambda _s, g: g.place, lambda _s, g, w: groups.edit_group(g.id, place=str(w))),
    Column(_SIZE, 108, lambda _s, g: "" if g.size is None else str(g.size), _write_size, right=True),
    Column(_HOST, 150, lambda _s, g: g.host, lambda _s, g, w: groups.edit_group(g.id, host=str(w))),
    Column(_TOPIC, 0, _topic, _write_topic, choices=_topics),
)


class GroupsPage(Page):
    """A row for each group."""

    shows = frozenset({Group, Round, Topic})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.model = EntityModel(desk, _rows, COLUMNS, self)
        self.table = EntityTable(self.model, _TABLE)
        self.new = ActionButton(_NEW, icon="plus")
        self.build(pane(row(self.table, margins=(12, 0, 12, 0))), self.new)
        self.new.clicked.connect(self.add)
        self.table.remove_asked.connect(self._on_remove)

    def refresh(self) -> None:
        """The groups as they are."""
        self.model.refresh()
        self.facts.setText(say(_FACTS, len(reading.groups(self.desk.state))))

    def respeak(self) -> None:
        """Says everything again."""
        self.table.respeak()
        self.refresh()

    def arrive(self, at: str) -> bool:
        """Goes to a group."""
        found = at in self.desk.state.of(Group)
        self.table.go_to(at, 1)
        return found

    @Slot()
    def add(self) -> None:
        """One more group, on the next topic in turn."""
        state, made = self.desk.state, self.desk.new_id()
        topics = groups.debated(state)
        topic = topics[len(state.of(Group)) % len(topics)].id if topics else None
        if self.desk.do(groups.make_group(made, topic=topic)) is not None:
            self.refresh()
            self.table.go_to(made, 1)

    @Slot(str)
    def _on_remove(self, id: str) -> None:  # noqa: A002
        self.desk.do(groups.remove_group(id))
