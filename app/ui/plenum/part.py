"""The Plenum part: the unplaced to the left, themes to the right; below conclusions, votes and parked questions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.debate import CompetenceArea, Contribution, Group, Topic
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Stance,
    Theme,
    Vote,
)
from app.domain.programme import Workshop
from app.services import harvest, plenum
from app.services.projection import Scene, SceneKind
from app.services.reading import remarks
from app.services.search import Finder
from app.services.suggestions import Suggester
from app.ui.debate.head import SearchField, searching
from app.ui.debate.history import History
from app.ui.debate.line import QuickLine
from app.ui.debate.remark_menu import RemarkMenu
from app.ui.design.tokens import AROUND, BETWEEN
from app.ui.desk import Desk
from app.ui.facilitator.part import Act, Part
from app.ui.facilitator.telling import zone_of
from app.ui.plenum import facts
from app.ui.plenum.conclusions import ConclusionList
from app.ui.plenum.menus import ConclusionMenu, ThemeMenu
from app.ui.plenum.parked import Parked
from app.ui.plenum.reading_aloud import ReadingAloud
from app.ui.plenum.sheet import Basis, ConclusionSheet
from app.ui.plenum.sorting import Sorting
from app.ui.plenum.sorting_bar import ModeBar
from app.ui.plenum.themes import ThemeBoard
from app.ui.plenum.unplaced import SortingList
from app.ui.plenum.used import Coverage
from app.ui.plenum.votes import Votes
from app.ui.projector.room import Room
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Message, say

_UNPLACED = Message("plenum", "Unplaced")
_OF = Message("plenum", "{0} of {1}")
_ALL_PLACED = Message("plenum", "All placed: {0} of {0}")
_NOTHING = Message("plenum", "Nothing has been said yet")
_NOTHING_FOUND = Message("plenum", "Nothing with “{0}” in it")
_EMPTY = Message("plenum", "Nothing stands under this theme yet")
_FILTER = Message("plenum", "Filter")
_THEMES = Message("plenum", "Themes")
_USED = Message("plenum", "Used")
_CONCLUSIONS = Message("plenum", "Conclusions")
_VOTE = Message("plenum", "Vote")
_PARKED = Message("plenum", "Parked")
_SORT = Message("plenum", "Sort")
_READ = Message("plenum", "Read back")
_NEW = Message("plenum", "New conclusion")
_BACK = Message("plenum", "Unplaced")
_RENAME = Message("plenum", "Another name for the theme")
_SORT_ACT = Message("plenum", "Plenum: sort remarks under themes")
_READ_ACT = Message("plenum", "Plenum: read the conclusions back to the room")
_NEW_ACT = Message("plenum", "Plenum: write a conclusion")
_VOTE_ACT = Message("plenum", "Plenum: vote by hand over the themes")
_PARK_ACT = Message("plenum", "Plenum: parked questions")
_READING = Message("plenum", "Reading back")
_UNCHANGED = Message("plenum", "unchanged")
_MEND = Message("plenum", "mend")
_NOT = Message("plenum", "not agreed")
_LATER = Message("plenum", "later")
_END = Message("plenum", "end")
_NO_CONCLUSIONS = Message("plenum", "No conclusions yet. K in sorting writes one with its evidence")

SORT_KEY = "Ctrl+T"

LINES, SHEET, VOTES, PARKED, NONE_YET = range(5)

_LEAST = {LINES: 118, SHEET: 208, VOTES: 224, PARKED: 150, NONE_YET: 118}
"""How high each page below is at least, px: the rest is the themes'."""


class PlenumPart(Part):
    """Sorting and reading back are marked modes, each with a bar in the place of the line."""

    key = "plenum"
    shows = frozenset({
        Contribution, Theme, Membership, ParkedQuestion, Ballot, Vote, Conclusion, Evidence, ReadBack, NextStep, Topic,
        Group, CompetenceArea, Workshop,
    })  # fmt: skip

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self._finder, self._suggester = Finder(), Suggester()
        self._suggested: tuple[str, ...] = ()
        self._suggesting = QTimer(self)
        self._suggesting.setSingleShot(True)
        self._suggesting.setInterval(0)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.list, self.board, self.lines = SortingList(), ThemeBoard(), ConclusionList()
        self.sorting = Sorting(self.desk, self.list, self)
        self.sheet, self.votes, self.parked = ConclusionSheet(self.desk), Votes(self.desk), Parked(self.desk)
        self.reading = ReadingAloud(self.desk)
        keys = (("Enter", _UNCHANGED), ("E", _MEND), ("U", _NOT), ("PgDn", _LATER))
        self.reading_bar = ModeBar("megaphone", _READING, keys, _END)
        self.remark_menu = RemarkMenu(self.desk, self)
        self.theme_menu, self.conclusion_menu = ThemeMenu(self.desk, self), ConclusionMenu(self.desk, self)
        self.filter = SearchField(_FILTER)
        self._modes = QStackedWidget()
        sorting = QWidget()
        layout = row(pane(self._left(), "surface", width=432), rule("v"), self._right(), gap=0)
        layout.setStretch(2, 1)
        sorting.setLayout(layout)
        self._modes.addWidget(sorting)
        self._modes.addWidget(pane(column(self.reading), "surface"))
        self.setLayout(column(self._modes))

    def _left(self) -> QVBoxLayout:
        self._title, self._count = ElidedLabel("", "heading", "lead"), Label("", "remark", "muted")
        self._back = ActionButton(_BACK, "Esc", kind="quiet")
        self._sort = ActionButton(_SORT, SORT_KEY)
        self._back.hide()
        head = row(self._title, self._count, self._back, searching(self.filter, 112), self._sort,
                   margins=(AROUND, 10, BETWEEN, 10))  # fmt: skip
        head.setStretch(0, 1)
        self._nothing = Label("", "remark", "muted", wrap=True)
        self._listed = QStackedWidget()
        self._listed.addWidget(self.list)
        self._listed.addWidget(pane(column(self._nothing, None, margins=(AROUND, 16, AROUND, 16))))
        body = column(head, rule(), self._listed, gap=0)
        body.setStretch(2, 1)
        return body

    def _right(self) -> QWidget:
        self._from, self._used = Label("", "remark", "muted"), Label("", "heading")
        self.coverage = Coverage()
        head = row(Label(_THEMES, "heading"), self._from, None, Label(_USED, "body", "muted"), self._used)
        themes = column(head, self.coverage, self.board, gap=8, margins=(AROUND, 12, AROUND, 4))
        themes.setStretch(2, 1)
        self._tabs = [ActionButton(m, kind="nav") for m in (_CONCLUSIONS, _VOTE, _PARKED)]
        for tab in self._tabs:
            tab.setCheckable(True)
        self._new, self._read = ActionButton(_NEW, icon="plus"), ActionButton(_READ, "F12", icon="megaphone")
        tabs = row(*self._tabs, None, self._new, self._read, gap=4, margins=(AROUND - 12, 6, AROUND, 4))
        self._below = QStackedWidget()
        nothing = pane(
            column(Label(_NO_CONCLUSIONS, "remark", "muted", wrap=True), None, margins=(AROUND, 8, AROUND, 8))
        )
        for page in (self.lines, self.sheet, self.votes, self.parked, nothing):
            self._below.addWidget(page)
        below = column(tabs, self._below, gap=0)
        below.setStretch(1, 1)
        body = column(pane(themes, "bg"), rule(), pane(below, "surface"), gap=0)
        body.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(body)
        return holder

    def _wire(self) -> None:
        self.sorting.concludes.connect(self.conclude)
        self.sorting.looked.connect(self.look_into)
        self.sorting.left.connect(self.leave)
        self.list.current_changed.connect(self._suggesting.start)
        self.list.menu_asked.connect(self.remark_menu.open)
        self.list.chosen.connect(self.line.mend)
        self._suggesting.timeout.connect(self._suggest)
        self.board.pressed_on.connect(self._on_tile)
        self.board.filed.connect(self.sorting.file_these)
        self.board.merged.connect(self._on_merged)
        self.board.new_asked.connect(self._on_new_theme)
        self.board.menu_asked.connect(self._on_theme_menu)
        self.theme_menu.asked.connect(self._on_theme_act)
        self.lines.opened.connect(self.edit)
        self.lines.given.connect(self._on_given)
        self.lines.menu_asked.connect(self._on_conclusion_menu)
        self.conclusion_menu.asked.connect(self._on_conclusion_act)
        self.sheet.left.connect(self._on_sheet_left)
        self.votes.shown.connect(self._on_vote_shown)
        self.reading.turned.connect(self._on_turned)
        self.reading.left.connect(self.leave)
        self.remark_menu.mends.connect(self.line.mend)
        self.remark_menu.tells.connect(self._on_history)
        self.filter.textChanged.connect(self._show_list)
        self.filter.left.connect(self._on_filter_left)
        self.filter.entered_list.connect(self.start_sorting)
        self._sort.clicked.connect(self.toggle_sorting)
        self._back.clicked.connect(self._on_back)
        self._new.clicked.connect(self._on_new)
        self._read.clicked.connect(self.read_back)
        for page, tab in zip((LINES, VOTES, PARKED), self._tabs, strict=True):
            tab.clicked.connect(partial(self._on_tab, page))
        shortcut = QShortcut(QKeySequence(SORT_KEY), self)
        shortcut.activated.connect(self.toggle_sorting)
        self._on_tab(LINES)

    # ---- what is seen

    def refresh(self) -> None:
        """Everything that can be seen now."""
        if self._modes.currentIndex() == 1:
            self.reading.refresh()
            return
        if self.sorting.opened and all(r.theme.id != self.sorting.opened for r in harvest.themes(self.desk.state)):
            self.sorting.opened = ""
        self._show_list()
        self._show_themes()
        self._show_below()

    def arrive(self, at: str | None) -> None:
        """The read-back, a remark, a theme or a conclusion."""
        state = self.desk.state
        if at == "read_back":
            self.read_back()
        elif at in state.of(Conclusion):
            self._on_tab(LINES)
            self.lines.choose(at or "")
        elif at in state.of(Theme):
            self.look_into(at or "")
        elif at in state.of(Contribution):
            under = harvest.themes_of(state, at or "")
            self.look_into(under[0].id if under else "")
            self.list.choose(at or "")

    def scene(self) -> Scene:
        """What is read back, voted on, or growing."""
        if self._modes.currentIndex() == 1:
            return Scene(SceneKind.READ_BACK, self.reading.conclusion or None)
        if self._below.currentIndex() == VOTES and harvest.ballots(self.desk.state):
            return Scene(SceneKind.VOTE)
        return Scene(SceneKind.THEMES)

    def commands(self) -> tuple[Act, ...]:
        """Every mode and list of the part."""
        return (
            Act(_SORT_ACT, self.start_sorting, SORT_KEY),
            Act(_NEW_ACT, self._on_new),
            Act(_READ_ACT, self.read_back, "F12"),
            Act(_VOTE_ACT, partial(self._on_tab, VOTES)),
            Act(_PARK_ACT, partial(self._on_tab, PARKED)),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """No mode goes on unseen."""
        self._end_modes()
        super().hideEvent(event)

    @Slot()
    def _show_list(self) -> None:
        state, opened, wanted = self.desk.state, self.sorting.opened, self.filter.text().strip()
        total = len(remarks(state))
        row_ = next((r for r in harvest.themes(state) if r.theme.id == opened), None)
        here = row_.remarks if row_ is not None else harvest.unplaced(state)
        shown = here
        if wanted:
            found = {r.id for r in self._finder.find(state, wanted)}
            shown = tuple(r for r in here if r.id in found)
        self.list.delegate.know(state, zone_of(state))
        self.list.remarks.show(shown)
        if shown and not self.list.currentIndex().isValid():
            self.list.choose_row(0)
        self._title.setText(row_.theme.title if row_ is not None else say(_UNPLACED))
        self._count.setText(str(len(here)) if row_ is not None else say(_OF, len(here), total))
        self._back.setVisible(row_ is not None)
        self._sort.setVisible(row_ is None)
        self._listed.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._say_nothing(total, wanted, opened)
        self._suggesting.start()

    def _say_nothing(self, total: int, wanted: str, opened: str) -> None:
        if wanted:
            self._nothing.say(_NOTHING_FOUND, wanted)
        elif opened:
            self._nothing.say(_EMPTY)
        elif total:
            self._nothing.say(_ALL_PLACED, total)
        else:
            self._nothing.say(_NOTHING)

    def _show_themes(self) -> None:
        state = self.desk.state
        self.board.show_tiles(facts.tiles(state, self._suggested, self.sorting.opened))
        self._from.setText(facts.where_from(state))
        whole = harvest.coverage(state).whole
        self._used.say(_OF, whole.used, whole.total)
        self.coverage.show_used(facts.coverage(state))

    def _show_below(self) -> None:
        page = self._below.currentIndex()
        rows = facts.lines(self.desk.state)
        self.lines.show_lines(rows)
        if page in (LINES, NONE_YET):
            self._below.setCurrentIndex(LINES if rows else NONE_YET)
        elif page == SHEET:
            self.sheet.refresh()
        elif page == VOTES:
            self.votes.refresh()
        else:
            self.parked.refresh()

    @Slot()
    def _suggest(self) -> None:
        """After the paint that the key asked for: suggestions may come a moment later, the list may not."""
        chosen = self.list.current()
        state = self.desk.state
        found = () if chosen is None else tuple(self._suggester.for_remark(state, chosen.id))
        self._suggested = found
        self.list.show_offers(facts.offers(state, found))
        self.board.show_tiles(facts.tiles(state, found, self.sorting.opened))

    # ---- modes

    @Slot()
    def toggle_sorting(self) -> None:
        """Into the mode, or out of it."""
        if self.list.sorting:
            self.leave()
        else:
            self.start_sorting()

    @Slot()
    def start_sorting(self) -> None:
        """From here on letters are commands, and the bar says so."""
        self._modes.setCurrentIndex(0)
        self.list.set_sorting(on=True)
        self._sort.set_kind("chosen")
        self.stand_in.emit(self.sorting.bar)
        if self.list.current() is None:
            self.list.choose_row(0)
        self.list.setFocus()

    @Slot()
    def read_back(self, conclusion: str = "") -> None:
        """One conclusion at a time, for the room to hear."""
        self._end_sorting()
        self._modes.setCurrentIndex(1)
        self.stand_in.emit(self.reading_bar)
        self.reading.begin(conclusion)

    @Slot()
    def leave(self) -> None:
        """Back to the line."""
        self._end_modes()
        self.refresh()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_sorting(self) -> None:
        self.list.set_sorting(on=False)
        self._sort.set_kind("")

    def _end_modes(self) -> None:
        if self._modes.currentIndex() == 1:
            self._modes.setCurrentIndex(0)
            self.room.follow()
        if self.list.sorting:
            self._end_sorting()
        self.stand_in.emit(None)

    @Slot(str)
    def look_into(self, theme: str) -> None:
        """Shows a theme's remarks to the left; "" shows the unplaced again."""
        self.sorting.opened = theme
        self.list.clearSelection()
        self._show_list()
        self.list.choose_row(0)
        self._show_themes()

    @Slot(str)
    def _on_turned(self, conclusion: str) -> None:
        if conclusion:
            self.room.show_scene(Scene(SceneKind.READ_BACK, conclusion))

    # ---- what is done

    @Slot(list, list)
    def conclude(self, themes: list[str], remarks: list[str]) -> None:
        """A new conclusion that rests on these."""
        self._on_tab(SHEET)
        self.sheet.begin(Basis(tuple(themes), tuple(remarks)))

    @Slot(str)
    def edit(self, conclusion: str) -> None:
        """A conclusion on its sheet."""
        self._on_tab(SHEET)
        self.sheet.edit(conclusion)

    @Slot()
    def _on_new(self) -> None:
        self._on_tab(SHEET)
        self.sheet.begin()

    @Slot(str)
    def _on_sheet_left(self, conclusion: str) -> None:
        self._on_tab(LINES)
        self.lines.choose(conclusion)
        if self.list.sorting:
            self.list.setFocus()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands below grows with the window."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        page = self._below.currentIndex()
        self._below.setFixedHeight(max(_LEAST[page], self.height() // 4))

    def _on_tab(self, page: int, _checked: bool = False) -> None:
        self._below.setCurrentIndex(page)
        self._share()
        for at, tab in zip((LINES, VOTES, PARKED), self._tabs, strict=True):
            tab.setChecked(at == page or (at == LINES and page in (SHEET, NONE_YET)))
        self._show_below()

    @Slot(str, bool)
    def _on_tile(self, theme: str, on_count: bool) -> None:
        if self.list.sorting and not on_count:
            self.sorting.file(theme)
        else:
            self.look_into("" if self.sorting.opened == theme else theme)

    @Slot(str, str)
    def _on_merged(self, theme: str, into: str) -> None:
        if theme != into:
            self.desk.do(plenum.merge_themes(theme, into))

    @Slot(list)
    def _on_new_theme(self, remarks: list[str]) -> None:
        self.start_sorting()
        self.sorting.name(remarks)

    @Slot(str, QPoint)
    def _on_theme_menu(self, theme: str, at: QPoint) -> None:
        self.theme_menu.open(theme, self.list.marked(), at)

    @Slot(str, str)
    def _on_theme_act(self, what: str, theme: str) -> None:
        if what == "look":
            self.look_into(theme)
        elif what == "file":
            self.sorting.file(theme)
        elif what == "conclude":
            self.conclude([theme], [])
        elif what == "rename":
            title = next((r.theme.title for r in harvest.themes(self.desk.state) if r.theme.id == theme), "")
            ask = AskWords(self.desk, f"theme/{theme}/title", self, say(_RENAME), words=title)
            ask.answered.connect(partial(_rename, self.desk, theme))
            ask.open()

    @Slot(str, QPoint)
    def _on_conclusion_menu(self, conclusion: str, at: QPoint) -> None:
        self.conclusion_menu.open(conclusion, at)

    @Slot(str, str)
    def _on_conclusion_act(self, what: str, conclusion: str) -> None:
        if what == "edit":
            self.edit(conclusion)
        else:
            self.read_back(conclusion)

    @Slot(str, list, str, bool)
    def _on_given(self, conclusion: str, remarks: list[str], theme: str, against: bool) -> None:
        stance = Stance.AGAINST if against else Stance.FOR
        for remark in remarks:
            self.desk.do(plenum.give_evidence(conclusion, remark=remark, stance=stance))
        if theme:
            self.desk.do(plenum.give_evidence(conclusion, theme=theme, stance=stance))

    @Slot(str)
    def _on_vote_shown(self, ballot: str) -> None:
        self.room.show_scene(Scene(SceneKind.VOTE, ballot))

    @Slot()
    def _on_back(self) -> None:
        self.look_into("")

    @Slot()
    def _on_filter_left(self) -> None:
        if self.list.sorting:
            self.list.setFocus()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_history(self, remark: str) -> None:
        found = self.desk.state.of(Contribution).get(remark)
        if found is not None:
            History(self.desk, found, self).open()


def _rename(desk: Desk, theme: str, title: str) -> None:
    desk.do(plenum.rename_theme(theme, title), settles=[f"theme/{theme}/title"])
