"""Modeller: what is debated, and the headings that wait as themes; for the chosen one its needs and places.

Below the topics: the headings that needs and remarks are sorted under, which are the whole workshop's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    ExampleMunicipality,
    Municipality,
    Topic,
    TopicKind,
)
from app.domain.gestures import Command, State
from app.services import reading, topics
from app.ui.desk import Desk
from app.ui.setup.entity_table import Choices, Column, EntityModel, EntityTable
from app.ui.setup.pages import Page
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.labels import ElidedLabel, Label, Overline
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Many, Message, say

TITLE = Message("setup", "Topics")
_TABLE, _NEEDS = Message("setup", "The topics"), Message("setup", "What it needs")
_NEW, _NEW_NEED = Message("setup", "One more topic"), Message("setup", "One more need")
_NEW_TITLE, _NEW_TEXT = Message("setup", "New topic"), Message("setup", "New need")
_FACTS = Many("setup", "{0} topic", "{0} topics")
_NUMBER, _KIND, _NAME, _AREA, _NEED = (
    Message("setup", "No."),
    Message("setup", "Kind"),
    Message("setup", "Title"),
    Message("setup", "Under"),
    Message("setup", "Need"),
)
_DESCRIPTION, _PLACES = Message("setup", "What it is, in one sentence"), Message("setup", "Places, with commas")
_NONE = Message("setup", "–")
_AREAS, _NEW_AREA = Message("setup", "Areas that needs and remarks stand under"), Message("setup", "One more area")
_NEW_AREA_TITLE = Message("setup", "New area")
_AREA_NAME, _AREA_NEEDS, _AREA_REMARKS = (
    Message("setup", "Area"),
    Message("setup", "Needs"),
    Message("setup", "Remarks"),
)
_CHOOSE = Message("setup", "Choose a topic to see what it needs")
KINDS: Mapping[TopicKind, Message] = {
    TopicKind.COOPERATION_MODEL: Message("topic", "model"),
    TopicKind.QUESTION: Message("topic", "question"),
    TopicKind.ADVICE: Message("topic", "heading"),
}


def _rows(state: State) -> Sequence[Topic]:
    order = list(TopicKind)
    return sorted(state.of(Topic).values(), key=lambda t: (order.index(t.kind), t.rank, t.id))


def _area_rows(state: State) -> Sequence[CompetenceArea]:
    return sorted(state.of(CompetenceArea).values(), key=lambda area: (area.rank, area.id))


def _areas(state: State) -> Choices:
    return [(say(_NONE), None), *((area.title, area.id) for area in _area_rows(state))]


def _needs_under(state: State, area: CompetenceArea) -> str:
    return str(sum(need.area == area.id for need in state.of(CompetenceNeed).values()) or "")


def _remarks_under(state: State, area: CompetenceArea) -> str:
    return str(sum(c.area == area.id and not c.withdrawn for c in state.of(Contribution).values()) or "")


def _area(state: State, need: CompetenceNeed) -> str:
    return state.get(CompetenceArea, need.area).title if need.area else say(_NONE)


def _write_area(_state: State, need: CompetenceNeed, area: str | None) -> Command:
    return topics.edit_need(need.id, area=area, derived_area=False)


TOPICS = (
    Column(_NUMBER, 52, lambda _s, t: str(t.number), right=True, role="strong"),
    Column(
        _KIND,
        88,
        lambda _s, t: say(KINDS[t.kind]),
        lambda _s, t, v: topics.edit_topic(t.id, kind=TopicKind(v)),
        choices=lambda _s: [(say(name), kind) for kind, name in KINDS.items()],
        tone="muted",
    ),
    Column(_NAME, 0, lambda _s, t: t.title, lambda _s, t, w: topics.edit_topic(t.id, title=str(w))),
)
NEEDS = (
    Column(_NEED, 0, lambda _s, n: n.text, lambda _s, n, w: topics.edit_need(n.id, text=str(w))),
    Column(_AREA, 214, _area, _write_area, choices=_areas, tone="muted"),
)


AREAS = (
    Column(_AREA_NAME, 0, lambda _s, a: a.title, lambda _s, a, w: topics.edit_area(a.id, str(w))),
    Column(_AREA_NEEDS, 84, _needs_under, right=True, tone="muted"),
    Column(_AREA_REMARKS, 104, _remarks_under, right=True, tone="muted"),
)
AREAS_HEIGHT = 160
"""Enough for its heading row and four areas; a window with room to spare gives the topics more."""


class _Places(KeptEdit):
    """Half a name is another place, and would stay behind as one of its own: a pause keeps the draft alone."""

    @property
    def sure(self) -> bool:
        """Never by itself: Enter and leaving store."""
        return False


class TopicsPage(Page):
    """Topics to the left, the chosen one to the right."""

    shows = frozenset({Topic, CompetenceNeed, CompetenceArea, ExampleMunicipality, Municipality, Contribution})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, TITLE)
        self._topic: str | None = None
        self.model = EntityModel(desk, _rows, TOPICS, self)
        self.table = EntityTable(self.model, _TABLE)
        self.needs_model = EntityModel(desk, self._needs, NEEDS, self)
        self.needs = EntityTable(self.needs_model, _NEEDS)
        self.new, self.new_need = ActionButton(_NEW, icon="plus"), ActionButton(_NEW_NEED, icon="plus", kind="quiet")
        self.areas_model = EntityModel(desk, _area_rows, AREAS, self)
        self.areas = EntityTable(self.areas_model, _AREAS)
        self.areas.setFixedHeight(AREAS_HEIGHT)
        self.new_area = ActionButton(_NEW_AREA, icon="plus", kind="quiet")
        self.name = ElidedLabel("", "strong")
        self.description = KeptEdit(desk, "setup/topic/description", _DESCRIPTION)
        self.places = _Places(desk, "setup/topic/places", _PLACES)
        about = column(
            self.name,
            Label(_DESCRIPTION, "caption", "muted"),
            self.description,
            Label(_PLACES, "caption", "muted"),
            self.places,
            8,
            row(Overline(_NEEDS), None, self.new_need),
            gap=4,
            margins=(16, 12, 24, 0),
        )
        right = column(about, row(self.needs, margins=(4, 0, 12, 12)), gap=4)
        self._side = pane(right, "bg")
        areas = column(
            row(Overline(_AREAS), None, self.new_area, margins=(12, 4, 12, 0)),
            self.areas,
            gap=0,
            margins=(12, 0, 12, 4),
        )
        left = column(row(self.table, margins=(12, 0, 12, 0)), rule(), areas, gap=0)
        halves = row(pane(left), rule("v"), self._side, gap=0)
        halves.setStretch(0, 1)
        halves.setStretch(2, 1)
        self.build(halves, self.new)
        self.new.clicked.connect(self.add)
        self.new_need.clicked.connect(self.add_need)
        self.new_area.clicked.connect(self.add_area)
        self.areas.remove_asked.connect(self._on_remove_area)
        self.table.remove_asked.connect(self._on_remove)
        self.table.move_asked.connect(self._on_move)
        self.needs.remove_asked.connect(self._on_remove_need)
        self.table.selectionModel().currentChanged.connect(self._on_chosen)
        self.description.kept.connect(self._on_description)
        self.places.kept.connect(self._on_places)

    def refresh(self) -> None:
        """The topics, and what the chosen one needs."""
        chosen = self._topic
        self.model.refresh()
        if self.table.chosen is None:
            known = chosen if chosen in self.desk.state.of(Topic) else None
            self.table.go_to(known or (self.model.entities[0].id if self.model.entities else None), 2)
        self.facts.setText(say(_FACTS, self.model.rowCount()))
        area = self.areas.chosen
        self.areas_model.refresh()
        if self.areas.chosen is None:
            self.areas.go_to(area)
        self._show_topic()

    def respeak(self) -> None:
        """Says everything again."""
        self.table.respeak()
        self.needs.respeak()
        self.areas.respeak()
        self.refresh()

    def arrive(self, at: str) -> bool:
        """Goes to a topic or an area."""
        self.table.go_to(at, 2)
        self.areas.go_to(at)
        return at in self.desk.state.of(Topic) or at in self.desk.state.of(CompetenceArea)

    def _needs(self, state: State) -> Sequence[CompetenceNeed]:
        mine = [need for need in state.of(CompetenceNeed).values() if need.topic == self._topic]
        return sorted(mine, key=lambda need: (need.rank, need.id))

    def _show_topic(self) -> None:
        topic = self.desk.state.of(Topic).get(self._topic or "")
        for widget in (self.description, self.places, self.needs, self.new_need):
            widget.setEnabled(topic is not None)
        self.name.setText(topic.title if topic else say(_CHOOSE))
        self.needs_model.refresh()
        if topic is None:
            return
        for edit, name in ((self.description, "description"), (self.places, "places")):
            address = f"setup/topic/{topic.id}/{name}"
            if edit.address != address:
                edit.turn_to(address)
        self.description.show_value(topic.description.replace("\n", " "))
        self.places.show_value(", ".join(place.name for place in reading.places_of(self.desk.state, topic.id)))

    @Slot(object, object)
    def _on_chosen(self, _now: object, _before: object) -> None:
        chosen = self.table.chosen
        if chosen != self._topic:
            self.description.keep()
            self.places.keep()
            self._topic = chosen
            self._show_topic()

    @Slot(str)
    def _on_description(self, words: str) -> None:
        if self._topic:
            command = topics.edit_topic(self._topic, description=words)
            self.desk.do(command, settles=[self.description.address])

    @Slot(str)
    def _on_places(self, words: str) -> None:
        if self._topic:
            command = topics.set_places(self._topic, topics.places_in(self.desk.state, words))
            self.desk.do(command, settles=[self.places.address])

    @Slot()
    def add(self) -> None:
        """One more topic of the chosen one's kind, whose title is ready to be written."""
        made = self.desk.new_id()
        chosen = self.desk.state.of(Topic).get(self._topic or "")
        kind = chosen.kind if chosen else TopicKind.QUESTION
        if self.desk.do(topics.make_topic(made, say(_NEW_TITLE), kind)) is not None:
            self.refresh()
            self.table.go_to(made, 2)
            self.table.edit(self.table.currentIndex())

    @Slot()
    def add_need(self) -> None:
        """One more need of the chosen topic."""
        made = self.desk.new_id()
        if self._topic and self.desk.do(topics.make_need(made, self._topic, say(_NEW_TEXT))) is not None:
            self.needs_model.refresh()
            self.needs.go_to(made)
            self.needs.edit(self.needs.currentIndex())

    @Slot()
    def add_area(self) -> None:
        """One more area, whose title is ready to be written."""
        made = self.desk.new_id()
        if self.desk.do(topics.make_area(made, say(_NEW_AREA_TITLE))) is not None:
            self.refresh()
            self.areas.go_to(made)
            self.areas.setFocus(Qt.FocusReason.OtherFocusReason)
            self.areas.edit(self.areas.currentIndex())

    @Slot(str)
    def _on_remove_area(self, id: str) -> None:
        self.desk.do(topics.remove_area(id))

    @Slot(str)
    def _on_remove(self, id: str) -> None:
        self.desk.do(topics.remove_topic(id))

    @Slot(str)
    def _on_remove_need(self, id: str) -> None:
        self.desk.do(topics.remove_need(id))

    @Slot(str, int)
    def _on_move(self, id: str, step: int) -> None:
        kind = self.desk.state.get(Topic, id).kind
        alike = [topic.id for topic in _rows(self.desk.state) if topic.kind is kind]
        there = alike.index(id) + (-1 if step < 0 else 2)
        if 0 <= there <= len(alike):
            self.desk.do(topics.move_topic(id, alike[there] if there < len(alike) else None))
            self.refresh()
            self.table.go_to(id, 2)
