"""Opsætning: the pages of what is set up before the day, and the preview of a programme that is pasted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    ExampleMunicipality,
    Group,
    Municipality,
    Round,
    Topic,
)
from app.domain.gestures import Touched
from app.domain.programme import AgendaItem, Organisation, Person, Speaker, Workshop
from app.services import setup
from app.services.proposals import propose
from app.ui.debate.line import QuickLine
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.part import Act, Part
from app.ui.projector.room import Room
from app.ui.setup import (
    acts,
    groups_page,
    joining,
    keeping_page,
    look_page,
    people_page,
    programme_page,
    room_check,
    sharing_page,
    topics_page,
    workshop_page,
)
from app.ui.setup.pages import Page
from app.ui.setup.preview import Preview
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Many, Message

NAV_WIDTH = 184
BESIDE = 1160
"""So wide (px) that the pages' names stand beside a page; in less they stand above it, and the page has the width."""

_NEW_PROGRAMME = Message("setup", "Another programme")
_IN_PLACE = Many("setup", "Another programme in place of the {0} item", "Another programme in place of the {0} items")
_PASTE = Message("setup", "Paste a programme")
_TEMPLATE = Message("setup", "Save as a template")
_FILE = Message("setup", "Save as a file for another laptop")
_SPEAKERS = Message("setup", "Who speaks in an item of the programme")
_MAKE_GROUPS = Message("setup", "Make groups, each on a topic in turn")
_NEW_AREA = Message("setup", "One more area that needs stand under")
_MERGE = Message("setup", "Merge words from another laptop")


class _RoomPage(Page):
    """*Tjek salen* as a page."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room_check.TITLE)
        folder = desk.tools.folder if desk.tools is not None else Path.home()
        self.setLayout(column(room_check.RoomCheck(desk, room, folder), margins=(AROUND, 15, AROUND, 12)))


class SetupPart(Part):
    """Pages to the left; each is made when it is first shown."""

    key = "setup"
    least = (1000, 420)
    shows = frozenset({
        Workshop, AgendaItem, Speaker, Person, Organisation, Group, Round, Topic, CompetenceArea, CompetenceNeed,
        Contribution, ExampleMunicipality, Municipality,
    })  # fmt: skip

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self._makers: Mapping[str, tuple[Message, Callable[[], Page]]] = {
            "workshop": (workshop_page.TITLE, self._workshop),
            "programme": (programme_page.TITLE, self._programme),
            "groups": (groups_page.TITLE, self._groups),
            "topics": (topics_page.TITLE, self._topics),
            "people": (people_page.TITLE, self._people),
            "room": (room_check.TITLE, self._room),
            "look": (look_page.TITLE, self._look),
            "sharing": (sharing_page.TITLE, self._sharing),
            "keeping": (keeping_page.TITLE, self._keeping),
        }
        self._pages: dict[str, Page] = {}
        self._stale_pages: set[str] = set()
        self._names: list[str] = list(self._makers)
        self.buttons = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self.preview: Preview | None = None
        self._replaces = Label(_NEW_PROGRAMME, "heading")
        self._unread = ""  # a programme that was pasted and not taken, to go on with
        nav = []
        for at, (title, _maker) in enumerate(self._makers.values()):
            button = ActionButton(title, kind="nav")
            button.setCheckable(True)
            self.buttons.addButton(button, at)
            nav.append(button)
        self.buttons.idClicked.connect(self._on_page)
        self._names_in = column(*nav, None, gap=4)
        self._nav, self._rules = pane(self._names_in, "bg"), (rule("v"), rule())
        self._body = row(self._nav, *self._rules, gap=0)
        self._body.addWidget(self._stack, 1)
        self._whole.addWidget(pane(self._body))
        self._place_names()
        self.setLayout(column(self._whole, gap=0))
        desk.touched.connect(self._on_page_touched, Qt.ConnectionType.AutoConnection)
        self.show_page("programme")

    def page(self, name: str) -> Page:
        """A page, made now if it is not there yet."""
        if name not in self._pages:
            made = self._pages[name] = self._makers[name][1]()
            self._stack.addWidget(made)
            made.refresh()
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Turns to a page."""
        page = self.page(name)
        self._whole.setCurrentIndex(0)
        self.buttons.button(self._names.index(name)).setChecked(True)
        self._stack.setCurrentWidget(page)
        if name in self._stale_pages:
            self._stale_pages.discard(name)
            page.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages' names stand where there is room for them."""
        super().resizeEvent(event)
        self._place_names()

    def _place_names(self) -> None:
        beside = self.width() >= BESIDE
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(along if beside else down)
        self._names_in.setDirection(down if beside else along)
        self._names_in.setContentsMargins(12, 16 if beside else 8, 12, 16 if beside else 8)
        for button in self.buttons.buttons():
            button.setMinimumWidth(NAV_WIDTH - 24 if beside else 0)
        for line, across in zip(self._rules, (beside, not beside), strict=True):
            line.setVisible(across)

    @property
    def shown(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError(page)
        return page

    def refresh(self) -> None:
        """The shown page as things are now."""
        self.shown.refresh()

    def respeak(self) -> None:
        """Every page in the language of now."""
        for page in self._pages.values():
            page.respeak()

    def arrive(self, at: str | None) -> None:
        """Goes to a page by its name, or to the page that shows an entity."""
        if at is None:
            return
        if at in self._makers:
            self.show_page(at)
            return
        for name in ("programme", "groups", "topics", "people", "workshop"):
            if self.page(name).arrive(at):
                self.show_page(name)
                self.page(name).arrive(at)
                return

    def commands(self) -> tuple[Act, ...]:
        """The pages, and what moves a workshop."""
        pages = tuple(Act(title, self._opener(name)) for name, (title, _maker) in self._makers.items())
        pages += (
            Act(_SPEAKERS, self._name_speakers),
            Act(_MAKE_GROUPS, self._make_groups),
            Act(_NEW_AREA, self._add_area),
            *acts.pressed(self),
        )
        moves: tuple[Act, ...] = (Act(_FILE, self._save_file),)
        if self.desk.tools is None:
            return (*pages, *moves)
        if self.desk.tools.gathering is not None:
            moves = (*moves, Act(joining.TITLE, self._join))
        return (*pages, Act(_PASTE, self.paste), *moves, Act(_TEMPLATE, self._save_template), Act(_MERGE, self._merge))

    @Slot()
    def paste(self) -> None:
        """Shows the preview: what is pasted there may take the programme's place."""
        if self.desk.tools is None:
            return
        if self.preview is None:
            self.preview = Preview(self.desk.tools.intake)
            self.preview.take.set_kind("")  # the filled button is the band's
            head = row(
                column(self._replaces, self.preview.summary, gap=2),
                self.preview.back,
                self.preview.take,
                gap=12,
                margins=(AROUND, 8, AROUND, 8),
            )
            head.setStretch(0, 1)
            whole = column(pane(head, "surface"), rule(), self.preview, gap=0)
            whole.setStretch(2, 1)
            page = pane(whole)
            self._whole.addWidget(page)
            self.preview.listen(page)
            self.preview.taken.connect(self._on_taken)
            self.preview.left.connect(self._on_left)
        there = len(self.desk.state.of(AgendaItem))
        self._replaces.say(*((_IN_PLACE, there) if there else (_NEW_PROGRAMME,)))
        self._whole.setCurrentIndex(1)
        self.preview.begin(self._unread)

    @Slot()
    def _on_taken(self) -> None:
        if self.preview is None:
            return
        proposal = propose(self.preview.items, _DeskIds(self.desk), self.desk.state)
        if self.desk.do(setup.take_programme(proposal.items, proposal.others)) is not None:
            self._unread = ""
            self.show_page("programme")

    @Slot()
    def _on_left(self) -> None:
        if self.preview is not None:
            self._unread = self.preview.words
        self.show_page("programme")

    @Slot(int)
    def _on_page(self, at: int) -> None:
        self.show_page(self._names[at])

    @Slot(object)
    def _on_page_touched(self, touched: Touched) -> None:
        """Pages that are not shown only mark themselves stale."""
        for name, page in self._pages.items():
            if page.heard(touched) and page is not self._stack.currentWidget():
                self._stale_pages.add(name)

    def _workshop(self) -> Page:
        return workshop_page.WorkshopPage(self.desk)

    def _programme(self) -> Page:
        page = programme_page.ProgrammePage(self.desk)
        page.paste_asked.connect(self.paste)
        return page

    def _groups(self) -> Page:
        return groups_page.GroupsPage(self.desk)

    def _topics(self) -> Page:
        return topics_page.TopicsPage(self.desk)

    def _keeping(self) -> Page:
        page = keeping_page.KeepingPage(self.desk)
        page.opened.connect(self.workshop_asked)
        page.deleted.connect(self.delete_asked)
        return page

    def _sharing(self) -> Page:
        page = sharing_page.SharingPage(self.desk)
        page.opened.connect(self.workshop_asked)
        page.file_asked.connect(self._save_file)
        page.merge_asked.connect(self._merge)
        return page

    def _people(self) -> Page:
        return people_page.PeoplePage(self.desk)

    def _room(self) -> Page:
        return _RoomPage(self.desk, self.room)

    def _look(self) -> Page:
        return look_page.LookPage(self.desk)

    def _opener(self, name: str) -> Callable[[], None]:
        return partial(self.show_page, name)

    def _name_speakers(self) -> None:
        self.show_page("programme")
        page = self.page("programme")
        if isinstance(page, programme_page.ProgrammePage):
            page.name_speakers()

    def _make_groups(self) -> None:
        self.show_page("groups")
        page = self.page("groups")
        if isinstance(page, groups_page.GroupsPage):
            page.ask_count()

    def _add_area(self) -> None:
        self.show_page("topics")
        page = self.page("topics")
        if isinstance(page, topics_page.TopicsPage):
            page.add_area()

    def _join(self) -> None:
        self.show_page("sharing")
        page = self.page("sharing")
        if isinstance(page, sharing_page.SharingPage):
            page.ask_join()

    def _on_workshop(self) -> workshop_page.WorkshopPage:
        self.show_page("workshop")
        page = self.page("workshop")
        if not isinstance(page, workshop_page.WorkshopPage):
            raise TypeError(page)
        return page

    def _save_template(self) -> None:
        self._on_workshop().ask_template()

    @Slot()
    def _save_file(self) -> None:
        self._on_workshop().ask_file()

    @Slot()
    def _merge(self) -> None:
        self._on_workshop().ask_merge()


class _DeskIds:
    """The desk's ids, for what makes several entities at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def new(self) -> str:
        """A fresh one."""
        return self._desk.new_id()
