"""The themes with what stands over them: how many, from where, and how much of the day's words they hold."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from app.domain.gestures import State
from app.services import harvest
from app.ui.debate.remark_list import REMARKS_MIME, dropped
from app.ui.design.tokens import AROUND
from app.ui.plenum import facts
from app.ui.plenum.themes import EDGE, ThemeBoard
from app.ui.plenum.used import Coverage
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, pane, row
from app.words import Message

_OF = Message("plenum", "{0} of {1}")
_THEMES = Message("plenum", "Themes")
_USED = Message("plenum", "Used")
_NEW = Message("plenum", "New theme")
_NONE = Message(
    "plenum",
    "A theme gathers remarks that say the same. Name one here; or choose remarks on the left, then Ctrl+T and Enter.",
)


class ThemesPane(QFrame):
    """new_asked: another theme, with nothing in it yet. dropped_beside: remarks were dropped where no theme stands.
    Where there is none, it says what one is.
    """

    new_asked = Signal()
    dropped_beside = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("fill", "bg")
        self.setAcceptDrops(True)
        self.board, self.coverage = ThemeBoard(), Coverage()
        self._covered = self._brief = False
        self._from, self._used = Label("", "remark", "muted"), Label("", "heading")
        self._new, first = ActionButton(_NEW, icon="plus", kind="quiet"), ActionButton(_NEW, icon="plus")
        for button in (self._new, first):
            button.clicked.connect(self.new_asked)
        head = row(
            Label(_THEMES, "heading"), self._from, self._new, None, Label(_USED, "body", "muted"), self._used,
            margins=(EDGE, 0, 0, 0),
        )  # fmt: skip
        self._either = QStackedWidget()
        self._either.setMinimumHeight(1)  # conclusions that are still being counted never make the window larger
        told = Label(_NONE, "remark", "muted", wrap=True)
        none = column(told, row(first, None), None, gap=12, margins=(EDGE, 4, 0, 0))
        self._either.addWidget(self.board)
        self._either.addWidget(pane(none, "bg"))
        used = row(self.coverage, margins=(EDGE, 0, 0, 0))
        whole = column(head, used, self._either, gap=5, margins=(AROUND - EDGE, 2, AROUND, 2))
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Remarks."""
        event.setAccepted(event.mimeData().hasFormat(REMARKS_MIME))

    def dropEvent(self, event: QDropEvent) -> None:
        """Remarks, beside every theme: what the board takes itself never comes here."""
        self.dropped_beside.emit(dropped(event.mimeData()))
        event.acceptProposedAction()

    def make_room(self, *, brief: bool) -> None:
        """brief: whose words are used stands aside for a page below that needs its height."""
        self._brief = brief
        self.coverage.setVisible(self._covered and not brief)

    def show_themes(self, state: State, suggested: tuple[str, ...], opened: str) -> None:
        """The themes as they are. suggested: the ids that are filled; opened: the one that is looked into."""
        self.board.show_tiles(facts.tiles(state, suggested, opened))
        there = bool(self.board.tiles.rows)
        self._either.setCurrentIndex(0 if there else 1)
        self._new.setVisible(there)
        self._from.setText(facts.where_from(state) if there else "")
        whole = harvest.coverage(state).whole
        self._used.say(_OF, whole.used, whole.total)
        self.coverage.show_used(facts.coverage(state))
        self._covered = bool(whole.total)
        self.coverage.setVisible(self._covered and not self._brief)
