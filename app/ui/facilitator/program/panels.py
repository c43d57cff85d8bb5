"""What the panels beside the timeline share: sections, one below the other, in a column that scrolls if it must."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.design.tokens import AROUND, BETWEEN, SCROLLER, SIDE
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import Piece, clear, column, pane, row
from app.ui.widgets.spoken import Words


class Panel(QScrollArea):
    """A column of sections, made anew when what it is made from is another."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = column(gap=10, margins=(AROUND, BETWEEN, AROUND, BETWEEN))
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        inside = pane(self._column, "bg")
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)
        self.setFixedWidth(SIDE)
        self._made_of: Hashable = None

    def renew(self) -> None:
        """Forgets what it is made from: another language."""
        self._made_of = None

    def is_made_of(self, what: Hashable) -> bool:
        """True where it need not be made anew."""
        if what == self._made_of:
            return True
        self._made_of = what
        return False

    def fill(self, *pieces: Piece) -> None:
        """Puts these in it, from the top."""
        clear(self._column)
        for piece in pieces:
            if piece is None:
                self._column.addStretch(1)
            elif isinstance(piece, int):
                self._column.addSpacing(piece)
            elif isinstance(piece, QWidget):
                self._column.addWidget(piece)
            else:
                self._column.addLayout(piece)
        self._column.addStretch(1)

    @Slot(int, int)
    def _keep_edge(self, least: int, most: int) -> None:
        """A bar to scroll with stands in the margin: what is in the column ends at the same edge with it or without."""
        taken = SCROLLER if most > least else 0
        self._column.setContentsMargins(AROUND, BETWEEN, AROUND - taken, BETWEEN)

    def to_top(self) -> None:
        """Scrolls back to where it begins."""
        self.verticalScrollBar().setValue(0)


def noted(icon: str, text: Words, tone: str = "muted", role: str = "body") -> QWidget:
    """A line with an icon before it."""
    words = Label(text, role, wrap=True)
    picture = Picture(icon, tone, 16)
    line = row(picture, words, gap=8)
    line.setStretch(1, 1)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    return pane(line)
