"""What is to be sorted, to the left: the unplaced remarks, or those of the theme that is looked into."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services import harvest
from app.services.reading import remarks
from app.services.search import Finder
from app.services.zone import zone_of
from app.ui.debate.head import SearchField, searching
from app.ui.debate.telling import counted
from app.ui.design.tokens import AROUND, BETWEEN
from app.ui.desk import Desk
from app.ui.plenum.unplaced import SortingList
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
_BACK = Message("plenum", "Back")
_FILTER = Message("plenum", "Filter")
_SORT = Message("plenum", "Sort")

SORT_KEY = "Ctrl+T"

_ROOMY = 410
"""From this width on (px) the head says how many there are."""


class Pile(QWidget):
    """sorts: the mode is to begin or end. backed: the unplaced again. left: Esc in the filter."""

    sorts = Signal()
    backed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._finder = desk, Finder()
        self.opened = ""  # the theme that is looked into
        self.list, self.filter = SortingList(), SearchField(_FILTER)
        self._title, self._count = ElidedLabel("", "heading", "lead"), Label("", "remark", "muted")
        self._back, self.sort = ActionButton(_BACK, "Esc", kind="quiet"), ActionButton(_SORT, SORT_KEY)
        self._search = searching(self.filter, 112)
        head = row(self._title, self._count, self._back, self._search, self.sort,
                   margins=(AROUND, 10, BETWEEN, 10))  # fmt: skip
        head.setStretch(0, 1)
        self._nothing = Label("", "remark", "muted", wrap=True)
        self._listed = QStackedWidget()
        self._listed.addWidget(self.list)
        self._listed.addWidget(pane(column(self._nothing, None, margins=(AROUND, 16, AROUND, 16))))
        body = column(head, rule(), self._listed, gap=0)
        body.setStretch(2, 1)
        self.setLayout(body)
        self._back.hide()
        self._back.clicked.connect(self.backed)
        self.sort.clicked.connect(self.sorts)
        self.filter.textChanged.connect(self.refresh)
        self.filter.left.connect(self.left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the number gives way: how many are used stands over the themes too."""
        super().resizeEvent(event)
        self._count.setVisible(self.width() >= _ROOMY)

    @Slot()
    def refresh(self) -> None:
        """The remarks as they are, those that fit the filter."""
        state, wanted = self._desk.state, self.filter.text().strip()
        total = len(remarks(state))
        looked = next((r for r in harvest.themes(state) if r.theme.id == self.opened), None)
        if looked is None:
            self.opened = ""
        here = looked.remarks if looked is not None else harvest.unplaced(state)
        shown = here
        if wanted:
            found = {r.id for r in self._finder.find(state, wanted)}
            shown = tuple(r for r in here if r.id in found)
        self.list.delegate.know(state, zone_of(state))
        self.list.remarks.show(shown)
        if shown and not self.list.currentIndex().isValid():
            self.list.choose_row(0)
        self._title.setText(looked.theme.title if looked is not None else say(_UNPLACED))
        self._count.setText(counted(len(here)) if looked is not None else say(_OF, len(here), total))
        self._back.setVisible(looked is not None)
        self._search.setVisible(looked is None or bool(wanted))  # a theme's name needs the room
        self.sort.setVisible(looked is None)
        self._listed.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._say_nothing(total, wanted)

    def _say_nothing(self, total: int, wanted: str) -> None:
        if wanted:
            self._nothing.say(_NOTHING_FOUND, wanted)
        elif self.opened:
            self._nothing.say(_EMPTY)
        elif total:
            self._nothing.say(_ALL_PLACED, total)
        else:
            self._nothing.say(_NOTHING)
