"""What stands below the themes: the conclusions, the sheet of one, a vote by hand, the parked questions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.plenum import Stance
from app.services import plenum
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.plenum import facts
from app.ui.plenum.conclusions import ConclusionList
from app.ui.plenum.menus import ConclusionMenu
from app.ui.plenum.parked import Parked
from app.ui.plenum.sheet import Basis, ConclusionSheet
from app.ui.plenum.votes import Votes
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Message

_CONCLUSIONS = Message("plenum", "Conclusions")
_VOTE = Message("plenum", "Vote")
_PARKED = Message("plenum", "Parked")
_READ = Message("plenum", "Read back")
_NEW = Message("plenum", "New conclusion")
_NO_CONCLUSIONS = Message(
    "plenum", "No conclusions yet. New conclusion writes one. While you sort (Ctrl+T), K writes one on what you chose"
)

LINES, SHEET, VOTES, PARKED, NONE_YET = range(5)

_LEAST = {LINES: 156, SHEET: 208, VOTES: 224, PARKED: 150, NONE_YET: 156}
"""How high each page is at least, px: the rest is the themes'."""


class Below(QWidget):
    """reads: a conclusion is to be read back ("": from the first). left: the sheet is done with.

    turned: another page is up, so that it may need another height.
    """

    reads = Signal(str)
    left = Signal()
    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines, self.sheet = ConclusionList(), ConclusionSheet(desk)
        self.votes, self.parked = Votes(desk), Parked(desk)
        self.menu = ConclusionMenu(desk, self)
        self._tabs = [ActionButton(m, kind="nav") for m in (_CONCLUSIONS, _VOTE, _PARKED)]
        for tab in self._tabs:
            tab.setCheckable(True)
        new, self._read = ActionButton(_NEW, icon="plus"), ActionButton(_READ, "F12", icon="megaphone")
        tabs = row(*self._tabs, None, row(new, self._read, gap=8), gap=4, margins=(AROUND - 12, 6, AROUND, 4))
        self.pages = QStackedWidget()
        nothing = column(Label(_NO_CONCLUSIONS, "remark", "muted", wrap=True), None, margins=(AROUND, 8, AROUND, 8))
        for page in (self.lines, self.sheet, self.votes, self.parked, pane(nothing)):
            self.pages.addWidget(page)
        body = column(tabs, rule(), 4, self.pages, gap=0)
        body.setStretch(3, 1)
        self.setLayout(body)
        for page_, tab in zip((LINES, VOTES, PARKED), self._tabs, strict=True):
            tab.clicked.connect(partial(self.turn, page_))
        new.clicked.connect(self.begin)
        self._read.clicked.connect(self._on_read)
        self.lines.opened.connect(self.edit)
        self.lines.given.connect(self._on_given)
        self.lines.menu_asked.connect(self._on_menu)
        self.menu.asked.connect(self._on_act)
        self.sheet.left.connect(self._on_sheet_left)
        self.turn(LINES)

    @property
    def page(self) -> int:
        """Which page is up."""
        return self.pages.currentIndex()

    @property
    def least(self) -> int:
        """How high the pages must be, px."""
        return _LEAST[self.page]

    @property
    def wanted(self) -> int:
        """How high the page would be to show all it has, px."""
        return self.lines.content_height() if self.page == LINES else 0

    def refresh(self) -> None:
        """What is up, as it stands."""
        rows = facts.lines(self._desk.state)
        self.lines.show_lines(rows)
        self._read.setVisible(bool(rows))
        if self.page in (LINES, NONE_YET):
            self.pages.setCurrentIndex(LINES if rows else NONE_YET)
        elif self.page == SHEET:
            self.sheet.refresh()
        elif self.page == VOTES:
            self.votes.refresh()
        else:
            self.parked.refresh()

    def turn(self, page: int, _checked: bool = False) -> None:
        """Shows a page."""
        self.pages.setCurrentIndex(page)
        for at, tab in zip((LINES, VOTES, PARKED), self._tabs, strict=True):
            tab.setChecked(at == page or (at == LINES and page in (SHEET, NONE_YET)))
        self.refresh()
        self.turned.emit()

    def conclude(self, themes: Sequence[str], remarks: Sequence[str]) -> None:
        """A new conclusion that rests on these."""
        self.turn(SHEET)
        self.sheet.begin(Basis(tuple(themes), tuple(remarks)))

    @Slot()
    def begin(self) -> None:
        """A new conclusion, or the one whose draft was left."""
        self.turn(SHEET)
        self.sheet.begin()

    @Slot(str)
    def edit(self, conclusion: str) -> None:
        """A conclusion on its sheet."""
        self.turn(SHEET)
        self.sheet.edit(conclusion)

    @Slot(str)
    def choose(self, conclusion: str) -> None:
        """A conclusion in the list."""
        self.turn(LINES)
        self.lines.choose(conclusion)

    @Slot(str)
    def _on_sheet_left(self, conclusion: str) -> None:
        self.choose(conclusion)
        self.left.emit()

    @Slot()
    def _on_read(self) -> None:
        self.reads.emit("")

    @Slot(str, QPoint)
    def _on_menu(self, conclusion: str, at: QPoint) -> None:
        self.menu.open(conclusion, at)

    @Slot(str, str)
    def _on_act(self, what: str, conclusion: str) -> None:
        if what == "edit":
            self.edit(conclusion)
        else:
            self.reads.emit(conclusion)

    @Slot(str, list, str, bool)
    def _on_given(self, conclusion: str, remarks: list[str], theme: str, against: bool) -> None:
        stance = Stance.AGAINST if against else Stance.FOR
        for remark in remarks:
            self._desk.do(plenum.give_evidence(conclusion, remark=remark, stance=stance))
        if theme:
            self._desk.do(plenum.give_evidence(conclusion, theme=theme, stance=stance))
