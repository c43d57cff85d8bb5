"""The Plenum part: the unplaced to the left, themes to the right; below conclusions, votes and parked questions."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.domain.debate import CompetenceArea, Contribution, Group, Topic
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Theme,
    Vote,
)
from app.domain.programme import Workshop
from app.services import harvest, plenum
from app.services.projection import Scene, SceneKind
from app.services.suggestions import Suggester
from app.ui.debate.history import History
from app.ui.debate.line import QuickLine
from app.ui.debate.remark_menu import RemarkMenu
from app.ui.desk import Desk
from app.ui.part import Act, Part
from app.ui.plenum import facts
from app.ui.plenum.answer_bar import AnswerBar
from app.ui.plenum.below import PARKED, SHEET, VOTES, Below
from app.ui.plenum.menus import ThemeMenu
from app.ui.plenum.pile import SORT_KEY, Pile
from app.ui.plenum.reading_aloud import ReadingAloud
from app.ui.plenum.sorting import Sorting
from app.ui.plenum.themes import HIGH, TIGHTEST, WELL
from app.ui.plenum.themes_pane import ThemesPane
from app.ui.projector.room import Room
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Message

_RENAME = Message("plenum", "Another name for the theme")
_SORT_ACT = Message("plenum", "Plenum: sort remarks under themes")
_THEME_ACT = Message("plenum", "Plenum: make a theme")
_READ_ACT = Message("plenum", "Plenum: read the conclusions back to the room")
_NEW_ACT = Message("plenum", "Plenum: write a conclusion")
_VOTE_ACT = Message("plenum", "Plenum: vote by hand over the themes")
_PARK_ACT = Message("plenum", "Plenum: parked questions")

_BARS = 130
"""The height (px) of all that is neither themes nor conclusions: what stands over each of them."""

_PILE, _PILE_LEAST = 416, 360
"""How wide the remarks stand (px), and on a narrow screen."""

_COVERAGE = 30
"""How much of that says whose words are used."""

_EMPTY = 200
"""What the themes' place keeps (px) however few there are."""


class PlenumPart(Part):
    """Sorting and reading back are marked modes, each with a bar in the place of the line."""

    key = "plenum"
    least = (_PILE_LEAST + 640, 500)
    shows = frozenset({
        Contribution, Theme, Membership, ParkedQuestion, Ballot, Vote, Conclusion, Evidence, ReadBack, NextStep, Topic,
        Group, CompetenceArea, Workshop,
    })  # fmt: skip

    def __init__(self, desk: Desk, room: Room, line: QuickLine, parent: QWidget | None = None) -> None:
        super().__init__(desk, room, line, parent)
        self._suggester = Suggester()
        self._suggested: tuple[str, ...] = ()
        self._suggesting = QTimer(self)
        self._suggesting.setSingleShot(True)
        self._suggesting.setInterval(0)
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.setInterval(0)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.pile, self.themes, self.below = Pile(self.desk), ThemesPane(), Below(self.desk)
        self.board = self.themes.board
        self.list = self.pile.list
        self.sorting = Sorting(self.desk, self.pile, self)
        self.reading = ReadingAloud(self.desk)
        self.reading_bar = AnswerBar()
        self.remark_menu, self.theme_menu = RemarkMenu(self.desk, self), ThemeMenu(self.desk, self)
        self._modes = QStackedWidget()
        self._pile_pane = pane(column(self.pile), "surface", width=_PILE)
        sorting = QWidget()
        layout = row(self._pile_pane, rule("v"), self._right(), gap=0)
        layout.setStretch(2, 1)
        sorting.setLayout(layout)
        self._modes.addWidget(sorting)
        self._modes.addWidget(pane(column(self.reading), "surface"))
        self.setLayout(column(self._modes))

    def _right(self) -> QWidget:
        body = column(self.themes, rule(), pane(column(self.below), "surface"), gap=0)
        body.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(body)
        return holder

    def _wire(self) -> None:
        self.sorting.concludes.connect(self.below.conclude)
        self.sorting.looked.connect(self.look_into)
        self.sorting.left.connect(self.leave)
        self.pile.sorts.connect(self.toggle_sorting)
        self.pile.backed.connect(self._on_back)
        self.pile.left.connect(self._to_keys)
        self.pile.filter.entered_list.connect(self.start_sorting)
        self.list.current_changed.connect(self._suggesting.start)
        self.list.menu_asked.connect(self.remark_menu.open)
        self.list.chosen.connect(self.line.mend)
        self._suggesting.timeout.connect(self._suggest)
        self._sharing.timeout.connect(self._share)
        self.themes.new_asked.connect(self.new_theme)
        self.board.pressed_on.connect(self._on_tile)
        self.board.filed.connect(self.sorting.file_these)
        self.board.merged.connect(self._on_merged)
        self.board.new_asked.connect(self._on_new_theme)
        self.themes.dropped_beside.connect(self._on_new_theme)
        self.board.menu_asked.connect(self._on_theme_menu)
        self.theme_menu.asked.connect(self._on_theme_act)
        self.below.reads.connect(self.read_back)
        self.below.left.connect(self._to_keys)
        self.below.turned.connect(self._share)
        self.below.votes.shown.connect(self._on_vote_shown)
        self.reading.turned.connect(self._on_turned)
        self.reading.answers.connect(self._on_answers)
        self.reading.left.connect(self.leave)
        for asked in (self.remark_menu, self.theme_menu, self.below.menu):
            asked.menu.keyed.connect(self.line.keyed)
        self.remark_menu.mends.connect(self.line.mend)
        self.remark_menu.tells.connect(self._on_history)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)
        shortcut = QShortcut(QKeySequence(SORT_KEY), self)
        shortcut.activated.connect(self.toggle_sorting)

    # ---- what is seen

    def refresh(self) -> None:
        """Everything that can be seen now."""
        if self._modes.currentIndex() == 1:
            self.reading.refresh()
            return
        self.pile.refresh()
        self.sorting.name_keys()
        self._suggesting.start()
        self._show_themes()
        self.below.refresh()
        self._share()

    def arrive(self, at: str | None) -> None:
        """The read-back, a remark, a theme or a conclusion."""
        state = self.desk.state
        if at == "read_back":
            self.read_back()
        elif at in state.of(Conclusion):
            self.below.choose(at or "")
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
        if self.below.page == VOTES and harvest.ballots(self.desk.state):
            return Scene(SceneKind.VOTE)
        return Scene(SceneKind.THEMES)

    def commands(self) -> tuple[Act, ...]:
        """Every mode and list of the part."""
        return (
            Act(_SORT_ACT, self.start_sorting, SORT_KEY),
            Act(_THEME_ACT, self.new_theme),
            Act(_NEW_ACT, self.below.begin),
            Act(_READ_ACT, self.read_back, "F12"),
            Act(_VOTE_ACT, partial(self.below.turn, VOTES)),
            Act(_PARK_ACT, partial(self.below.turn, PARKED)),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """No mode goes on unseen; a window put away for a moment is no leaving."""
        if not event.spontaneous():
            self._end_modes()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands below grows with the window."""
        super().resizeEvent(event)
        self._pile_pane.setFixedWidth(min(_PILE, max(_PILE_LEAST, self.width() - 720)))
        self._share()
        self._sharing.start()  # what the conclusions need at their new width is known when they have it

    @Slot(int)
    def _on_answers(self, what: int) -> None:
        self.reading_bar.show_answers(what)

    @Slot("QWidget*", "QWidget*")
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The bar names the keys of where they go now."""
        if new is not None and self.list.sorting and self.isAncestorOf(new):
            writes = self.below.sheet.isAncestorOf(new) or (self.below.isAncestorOf(new) and isinstance(new, KeptEdit))
            self.sorting.name_keys(writes=writes)

    @Slot()
    def _share(self) -> None:
        """Half each, as far as conclusions ask for it; themes never so low that their names run into each other."""
        room, board = self.height() - _BARS, self.board
        brief = self.below.page in (VOTES, SHEET) and room - self.below.least < board.height_of(TIGHTEST)
        self.themes.make_room(brief=brief)
        room += _COVERAGE if brief else 0
        well, tightest, most = (room - max(board.height_of(pitch), _EMPTY) for pitch in (WELL, TIGHTEST, HIGH))
        below = min(self.below.wanted, max(room // 2, well), tightest)
        self.below.pages.setFixedHeight(max(self.below.least, below, most))

    def _show_themes(self) -> None:
        self.themes.show_themes(self.desk.state, self._suggested, self.pile.opened)

    @Slot()
    def _suggest(self) -> None:
        """After the paint that the key asked for: suggestions may come a moment later, the list may not."""
        chosen, state = self.list.current(), self.desk.state
        found = () if chosen is None else tuple(self._suggester.for_remark(state, chosen.id))
        self._suggested = found
        self.list.show_offers(facts.offers(state, found))
        self.board.show_tiles(facts.tiles(state, found, self.pile.opened))

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
        """From here on letters are commands, and the bar says so. An empty theme has nothing to sort: the unplaced."""
        self._modes.setCurrentIndex(0)
        if self.pile.opened and not self.list.remarks.rowCount():
            self.look_into("")
        self.sorting.rest()
        self.list.set_sorting(on=True)
        self.pile.sort.set_kind("chosen")
        self.stand_in.emit(self.sorting.bar)
        if self.list.current() is None:
            self.list.choose_row(0)
        self.list.setFocus()

    @Slot()
    def new_theme(self) -> None:
        """Asks for the name of a theme with nothing in it yet."""
        brief = not self.list.sorting
        self.start_sorting()
        self.sorting.name([], brief=brief)

    @Slot()
    @Slot(str)
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
        self.pile.sort.set_kind("")

    def _end_modes(self) -> None:
        if self._modes.currentIndex() == 1:
            self._modes.setCurrentIndex(0)
            self.room.follow()
        if self.list.sorting:
            self._end_sorting()
        self.stand_in.emit(None)

    @Slot()
    def _to_keys(self) -> None:
        """The focus goes back to where typing is expected."""
        if self.list.sorting:
            self.list.setFocus()
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def step_out(self) -> bool:
        """The unplaced again, where a theme is looked into."""
        if not self.pile.opened:
            return False
        self.look_into("")
        return True

    def look_into(self, theme: str) -> None:
        """Shows a theme's remarks to the left; "" shows the unplaced again."""
        self.pile.opened = theme
        self.list.clearSelection()
        self.pile.refresh()
        self.list.choose_row(0)
        self._show_themes()

    @Slot(str)
    def _on_turned(self, conclusion: str) -> None:
        if conclusion:
            self.room.show_scene(Scene(SceneKind.READ_BACK, conclusion))

    # ---- what the mouse does

    @Slot(str, bool)
    def _on_tile(self, theme: str, on_count: bool) -> None:
        if self.list.sorting and not on_count:
            self.sorting.file(theme)
        else:
            self.look_into("" if self.pile.opened == theme else theme)

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
            self.below.conclude([theme], [])
        elif what == "rename":
            title = next((r.theme.title for r in harvest.themes(self.desk.state) if r.theme.id == theme), "")
            ask = AskWords(self.desk, f"theme/{theme}/title", self, _RENAME, words=title)
            ask.answered.connect(partial(_rename, self.desk, theme))
            ask.open()

    @Slot(str)
    def _on_vote_shown(self, ballot: str) -> None:
        self.room.show_scene(Scene(SceneKind.VOTE, ballot))

    @Slot()
    def _on_back(self) -> None:
        self.look_into("")

    @Slot(str)
    def _on_history(self, remark: str) -> None:
        found = self.desk.state.of(Contribution).get(remark)
        if found is not None:
            History(self.desk, found, self).open()


def _rename(desk: Desk, theme: str, title: str) -> None:
    desk.do(plenum.rename_theme(theme, title), settles=[f"theme/{theme}/title"])
