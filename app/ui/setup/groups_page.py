"""Grupper: how many, what each is called, where it sits, and what it debates first."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog

from app.domain.debate import Group, Round, Topic
from app.domain.gestures import Command, Refused, State
from app.domain.programme import AgendaItem
from app.services import groups, merge, reading
from app.services.ports import Unavailable
from app.services.workshops import write_scribe_copy
from app.ui.design.tokens import AROUND, TARGET
from app.ui.desk import Desk
from app.ui.setup.entity_table import Choices, Column, EntityModel, EntityTable
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Number
from app.ui.widgets.kept_edit import whole
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import pane, row
from app.words import Many, Message, say
from app.words.refusals import sentence

TITLE = Message("setup", "Groups")
_TABLE = Message("setup", "The groups")
_NEW = Message("setup", "One more group")
_FACTS = Many("setup", "{0} group", "{0} groups")
_COUNT = Message("setup", "How many groups")
_MAKE = Many("setup", "Make {0} group", "Make {0} groups")
_MAKE_WHAT = Message(
    "setup",
    "Each new group debates the next topic in turn, also when the topics come later. The last ones go, unless they "
    "have said something.",
)
_NUMBER, _NAME, _PLACE, _SIZE, _HOST, _TOPIC = (
    Message("setup", "No."),
    Message("setup", "Name"),
    Message("setup", "Place"),
    Message("groups", "How many"),
    Message("setup", "Host"),
    Message("setup", "Debates first"),
)
_SCRIBE = Message("setup", "Written on")
_HERE = Message("setup", "this laptop")
_ON_COPY = Message("setup", "copy {0}")
_SAVE_COPY = Message("setup", "Save a copy for a scribe")
_CHOOSE_FIRST = Message("setup", "First choose under “Written on” which groups the copy writes for")
_COPY_SAVED = Message(
    "setup", "Copy {0} lies in {1}. Its words come back under Workshop: merge words from another laptop"
)
_CANNOT = Message("setup", "Could not save there. Choose another place")
_WORKSHOPS = Message("setup", "Workshops (*.workshop)")
_NOTHING = Message("setup", "–")
_NUMBERED = Message("setup", "{0} {1}")

USUAL = 5
"""Groups that are proposed where the programme names no number and there are no topics to share out."""


def _rows(state: State) -> Sequence[Group]:
    return reading.groups(state)


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


def _scribe(_state: State, group: Group) -> str:
    return say(_ON_COPY, group.scribe) if group.scribe else say(_HERE)


def _scribes(_state: State) -> Choices:
    return [(say(_HERE), ""), *((say(_ON_COPY, letter), letter) for letter in merge.COPIES[:4])]


def _write_scribe(state: State, group: Group, letter: str) -> Command | None:
    """To a copy, or home: a copy's groups are named whole."""
    of = letter or group.scribe
    if not of:
        return None
    lent = [g.id for g in state.of(Group).values() if g.scribe == of and g.id != group.id]
    return merge.lend_groups(of, [*lent, group.id] if letter else lent)


COLUMNS = (
    Column(_NUMBER, 56, lambda _s, g: str(g.number), right=True, role="strong"),
    Column(_NAME, 150, lambda _s, g: g.name, lambda _s, g, w: groups.edit_group(g.id, name=str(w))),
    Column(_PLACE, 130, lambda _s, g: g.place, lambda _s, g, w: groups.edit_group(g.id, place=str(w))),
    Column(_SIZE, 90, lambda _s, g: "" if g.size is None else str(g.size), _write_size, right=True),
    Column(_HOST, 120, lambda _s, g: g.host, lambda _s, g, w: groups.edit_group(g.id, host=str(w))),
    Column(_TOPIC, 0, _topic, _write_topic, choices=_topics),
    Column(_SCRIBE, 126, _scribe, _write_scribe, choices=_scribes),
)


class GroupsPage(Page):
    """A row for each group."""

    shows = frozenset({Group, Round, Topic, AgendaItem})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self.model = EntityModel(desk, _rows, COLUMNS, self)
        self.table = EntityTable(self.model, _TABLE)
        self.new = ActionButton(_NEW, icon="plus")
        self.copy = ActionButton(_SAVE_COPY, icon="users")
        self.count = Number(_COUNT, 1, groups.MOST)
        self.count.setFixedHeight(TARGET)
        self.make = ActionButton("")
        self.make.setToolTip(say(_MAKE_WHAT))
        self.make.setAccessibleDescription(say(_MAKE_WHAT))
        self._counted, self._wanted = -1, -1
        if desk.tools is None:
            self.copy.hide()
        self.copy.clicked.connect(self.ask_copy)
        self.said = Label("", "strong", "muted", wrap=True)
        self.said.hide()
        foot = pane(row(self.said, margins=(AROUND, 8, AROUND, 8)))
        self.build(pane(row(self.table, margins=(12, 0, 12, 0))), self.copy, self.count, self.make, self.new, foot=foot)
        self.new.clicked.connect(self.add)
        self.make.clicked.connect(self.make_groups)
        self.count.valueChanged.connect(self._show_make)
        self.count.lineEdit().returnPressed.connect(self.make_groups)
        self.table.remove_asked.connect(self._on_remove)

    def refresh(self) -> None:
        """The groups as they are."""
        self.model.refresh()
        there = len(reading.groups(self.desk.state))
        self.facts.setText(say(_FACTS, there))
        wanted = there or self._proposed()
        if (there, wanted) != (self._counted, self._wanted):
            self._counted, self._wanted = there, wanted
            self.count.setValue(wanted)
        self._show_make()

    def _proposed(self) -> int:
        state = self.desk.state
        return groups.as_written(state) or len(groups.debated(state)) or USUAL

    def respeak(self) -> None:
        """Says everything again."""
        self.table.respeak()
        self.make.setToolTip(say(_MAKE_WHAT))
        self.make.setAccessibleDescription(say(_MAKE_WHAT))
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

    @Slot()
    def ask_count(self) -> None:
        """The keyboard on how many groups there are to be: a number and Enter make them."""
        self.count.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def make_groups(self) -> None:
        """As many groups as are asked for, each new one on the next topic in turn."""
        self.count.interpretText()
        self.desk.do(groups.set_groups([self.desk.new_id() for _ in range(self.count.value())]))
        self.refresh()

    @Slot()
    def _show_make(self) -> None:
        wanted = self.count.value()
        self.make.setText(say(_MAKE, wanted))
        self.make.setEnabled(wanted != self._counted)

    @Slot()
    def ask_copy(self) -> None:
        """Asks where the copy that the chosen row is written on should lie."""
        letter = self._letter()
        if not letter:
            self._tell(say(_CHOOSE_FIRST), "soon")
            return
        dialog = QFileDialog(self, say(_SAVE_COPY), str(Path.home() / f"{letter}.workshop"), say(_WORKSHOPS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("workshop")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_copy)
        dialog.open()

    @Slot(str)
    def save_copy(self, path: str) -> None:
        """Writes the copy for the co-facilitator who takes those groups down."""
        letter, tools = self._letter(), self.desk.tools
        if tools is None or not letter:
            return
        self.desk.flush()
        try:
            with tempfile.TemporaryDirectory(prefix="plenum-", ignore_cleanup_errors=True) as folder:
                carried = Path(folder) / "carried.workshop"
                self.desk.export(carried)
                write_scribe_copy(tools.library, carried, letter, Path(path), self.desk.clock, self.desk.ids)
        except (Unavailable, Refused) as trouble:
            self._tell(sentence(trouble), "late")
        except OSError:
            self._tell(say(_CANNOT), "late")
        else:
            self._tell(say(_COPY_SAVED, letter, path), "ok")

    def _letter(self) -> str:
        """The copy of the current row, else the only one there is."""
        found = self.desk.state.of(Group)
        current = found.get(self.table.chosen or "")
        if current is not None and current.scribe:
            return current.scribe
        lent = {g.scribe for g in found.values() if g.scribe}
        return lent.pop() if len(lent) == 1 else ""

    def _tell(self, words: str, tone: str) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.show()

    @Slot(str)
    def _on_remove(self, id: str) -> None:
        self.desk.do(groups.remove_group(id))
