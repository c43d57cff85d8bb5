"""The groups set up on the spot: where each sits, how many it is, who hosts it, and what it debates."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.domain.debate import Group
from app.services import groups, reading
from app.ui.debate.aim import aim_at_group, topics_of
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Choice
from app.ui.widgets.kept_edit import CountEdit, KeptEdit, whole
from app.ui.widgets.labels import Boxed, Overline
from app.ui.widgets.layouts import clear, column, row
from app.words import Message

_TITLE = Message("groups", "The groups")
_PLACE = Message("groups", "Place")
_SIZE = Message("groups", "How many")
_HOST = Message("groups", "Host")
_NAME = Message("groups", "Name")
_TOPIC = Message("groups", "Debates")
_ADD = Message("groups", "One more group")
_REMOVE = Message("groups", "Remove")
_REMOVE_ONE = Message("groups", "Remove group {0}")
_DONE = Message("groups", "Done")
_NUMBER = Message("groups", "Group")
_OF_GROUP = Message("groups", "{0} {1}: {2}")

_FIELDS = (("name", _NAME), ("place", _PLACE), ("size", _SIZE), ("host", _HOST))


class GroupTables(QWidget):
    """done: the facilitator is through."""

    done = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: tuple[str, ...] = ()
        self._edits: dict[tuple[str, str], KeptEdit] = {}
        self._topics: dict[str, Choice] = {}
        self._more, done = ActionButton(_ADD, icon="plus"), ActionButton(_DONE, "Esc")
        self._more.clicked.connect(self._on_more)
        done.clicked.connect(self.done)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._rows)
        named.name(area, _TITLE)
        body = column(area, row(self._more, None, done), gap=16, margins=(AROUND, 12, AROUND, 16))
        body.setStretchFactor(area, 1)
        self.setLayout(body)

    def refresh(self) -> None:
        """Shows the groups as they are; a field that is being edited keeps its words."""
        state = self._desk.state
        found = reading.groups(state)
        if tuple(g.id for g in found) != self._ids:
            self._make(found)
        self._more.setEnabled(len(found) < groups.MOST)
        topics = topics_of(state)
        for group in found:
            for field, _message in _FIELDS:
                value = getattr(group, field)
                self._edits[group.id, field].show_value("" if value is None else str(value))
            choice = self._topics[group.id]
            at = aim_at_group(state, group.id, None).topic
            choice.blockSignals(True)  # noqa: FBT003  Qt's own signature
            choice.clear()
            for topic in topics:
                choice.addItem(f"{topic.number} {topic.title}", topic.id)
            choice.setCurrentIndex(choice.findData(at) if at is not None else -1)
            choice.blockSignals(False)  # noqa: FBT003  Qt's own signature

    def _make(self, found: tuple[Group, ...]) -> None:
        clear(self._grid)
        self._ids = tuple(g.id for g in found)
        self._edits.clear()
        self._topics.clear()
        for at, (message, stretch) in enumerate(_COLUMNS):
            self._grid.addWidget(Overline(message), 0, at)
            self._grid.setColumnStretch(at, stretch)
        for line, group in enumerate(found, 1):
            self._grid.addWidget(Boxed(str(group.number), "number", height=28), line, 0, Qt.AlignmentFlag.AlignLeft)
            for at, (field, message) in enumerate(_FIELDS, 1):
                kind = CountEdit if field == "size" else KeptEdit
                edit = kind(self._desk, f"group/{group.id}/{field}", message)
                named.name(edit, _OF_GROUP, _NUMBER, group.number, message)
                edit.kept.connect(partial(_keep, self._desk, group.id, field, edit.address))
                self._edits[group.id, field] = edit
                self._grid.addWidget(edit, line, at)
            choice = Choice(_TOPIC)
            named.name(choice, _OF_GROUP, _NUMBER, group.number, _TOPIC)
            choice.activated.connect(partial(_choose, self._desk, group.id, choice))
            self._topics[group.id] = choice
            self._grid.addWidget(choice, line, 5)
            remove = ActionButton(_REMOVE, kind="quiet")
            named.name(remove, _REMOVE_ONE, group.number)
            remove.clicked.connect(partial(_remove, self._desk, group.id))
            self._grid.addWidget(remove, line, 6)
        self._grid.setRowStretch(len(found) + 1, 1)

    @Slot()
    def _on_more(self) -> None:
        count = len(reading.groups(self._desk.state))
        topics = topics_of(self._desk.state)
        topic = topics[count % len(topics)].id if topics else None
        self._desk.do(groups.make_group(self._desk.new_id(), topic=topic))


_COLUMNS = (
    (_NUMBER, 0),
    (_NAME, 2),
    (_PLACE, 3),
    (_SIZE, 1),
    (_HOST, 3),
    (_TOPIC, 4),
)
"""The fields and how they share the width; the button at the end of a row says what it does by itself."""


def _keep(desk: Desk, group: str, field: str, address: str, words: str) -> None:
    value = whole(words) if field == "size" else words
    desk.do(groups.edit_group(group, **{field: value}), settles=[address])


def _choose(desk: Desk, group: str, choice: Choice, _index: int) -> None:
    desk.do(groups.set_round(group, choice.currentData()))


def _remove(desk: Desk, group: str, _checked: bool = False) -> None:
    desk.do(groups.remove_group(group))
