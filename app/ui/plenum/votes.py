"""A vote by hand: dots are counted on the wall and typed here, theme by theme."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.services import harvest, plenum
from app.ui.design.tokens import AROUND, TARGET
from app.ui.desk import Desk
from app.ui.plenum.titles import TitleLabel
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import CountEdit, KeptEdit, whole
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import clear, column, pane, row
from app.ui.widgets.marks import Bar
from app.words import Many, Message

_COUNT = Message("plenum", "Votes")
_COUNT_OF = Message("plenum", "Votes for {0}")
_WHO = Message("plenum", "Who counted")
_ABSTAINED = Message("plenum", "Abstained")
_TOTAL = Many("plenum", "{0} vote in all", "{0} votes in all")
_CLOSE = Message("plenum", "End the vote")
_REOPEN = Message("plenum", "Open it again")
_OPEN = Message("plenum", "New vote")
_NONE = Message("plenum", "No vote yet. The options are the themes with remarks; their titles are frozen when it opens")
_SHOW = Message("plenum", "Show in the room")

_BETWEEN = 4
"""Between two rows of fields, px."""

_ROOMY = 900
"""From this width on (px) the counts are drawn as bars too."""


class _WholeRows(QScrollArea):
    """No row of fields is cut by the foot: what is left over under the last whole one stays free."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as there is room for."""
        spare = self.height() % (TARGET + _BETWEEN)
        if self.viewportMargins().bottom() != spare:
            self.setViewportMargins(0, 0, 0, spare)
        super().resizeEvent(event)


class Votes(QWidget):
    """Shows the newest vote. shown: the room is to see a vote, by its id."""

    shown = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ballot = ""
        self._edits: dict[str, KeptEdit] = {}
        self._bars: dict[str, Bar] = {}
        self._nothing, self._total = Label(_NONE, "body", "muted", wrap=True), Label("", "strong")
        self._new, self._close = ActionButton(_OPEN), ActionButton(_CLOSE)
        self._room = ActionButton(_SHOW, icon="monitor")
        self._new.clicked.connect(self.open_one)
        self._close.clicked.connect(self._on_close)
        self._room.clicked.connect(self._on_room)
        self._who = KeptEdit(desk, "vote/who", _WHO)
        named.invite(self._who, _WHO)
        self._who.setFixedWidth(140)
        self._who.kept.connect(self._on_who)
        self._abstained = CountEdit(desk, "vote/abstained", _ABSTAINED)
        named.invite(self._abstained, _ABSTAINED)
        self._abstained.setFixedWidth(96)
        self._abstained.kept.connect(self._on_abstained)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_BETWEEN)
        for side in (0, 3):
            self._grid.setColumnStretch(side, 4)  # the names; their bars need less
        rows = pane(column(self._grid, None, margins=(0, 0, 12, 0)), "surface")
        self._area = _WholeRows()
        self._area.setWidgetResizable(True)
        self._area.setWidget(rows)
        named.name(self._area, _COUNT)
        acts = row(self._total, self._abstained, self._who, None, self._room, self._close, self._new)
        body = column(self._nothing, self._area, acts, gap=8, margins=(AROUND, 4, AROUND, 8))
        body.setStretch(1, 1)
        self.setLayout(body)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bars stand where the names leave them room."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        roomy = self.width() >= _ROOMY
        for side in (0, 3):
            self._grid.setColumnStretch(side + 2, int(roomy))
        for bar in self._bars.values():
            bar.setVisible(roomy)

    def refresh(self) -> None:
        """Shows the vote as it stands; a number that is being typed is left alone."""
        rows = harvest.ballots(self._desk.state)
        latest = rows[-1] if rows else None
        there = latest is not None
        for widget in (self._area, self._total, self._who, self._abstained, self._close, self._room):
            widget.setVisible(there)
        self._nothing.setVisible(not there)
        self._new.setVisible(not there or (latest is not None and latest.ballot.closed))
        if latest is None:
            self._ballot = ""
            return
        if latest.ballot.id != self._ballot:
            self._make(latest)
        most = max((count or 0 for _t, _title, count in latest.options), default=0)
        for theme, _title, count in latest.options:
            self._edits[theme].show_value("" if count is None else str(count))
            self._edits[theme].setReadOnly(latest.ballot.closed)
            self._bars[theme].show_share((count or 0) / most if most else 0)
        self._total.say(_TOTAL, latest.total)
        self._who.show_value(latest.ballot.counted_by)
        self._abstained.show_value("" if latest.ballot.abstained is None else str(latest.ballot.abstained))
        self._close.say(_REOPEN if latest.ballot.closed else _CLOSE)
        self._room.setVisible(not latest.ballot.closed)

    @Slot()
    def open_one(self) -> None:
        """Opens a vote over the themes that hold remarks; over all of them where none does."""
        rows = harvest.themes(self._desk.state)
        options = [r.theme.id for r in rows if r.remarks] or [r.theme.id for r in rows]
        self._desk.do(plenum.open_ballot(self._desk.new_id(), options))
        first = next(iter(self._edits.values()), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, latest: harvest.BallotRow) -> None:
        clear(self._grid)
        self._ballot = latest.ballot.id
        self._who.turn_to(f"vote/{self._ballot}/who")
        self._abstained.turn_to(f"vote/{self._ballot}/abstained")
        self._edits, self._bars = {}, {}
        half = -(-len(latest.options) // 2)
        for at, (theme, title, _count) in enumerate(latest.options):
            edit = CountEdit(self._desk, f"vote/{self._ballot}/{theme}", _COUNT)
            named.name(edit, _COUNT_OF, title)
            edit.setFixedWidth(56)
            edit.kept.connect(partial(self._on_count, theme))
            edit.entered.connect(self.focusNextChild)
            self._edits[theme], self._bars[theme] = edit, Bar()
            side = 0 if at < half else 3
            self._grid.addWidget(TitleLabel(title), at % half, side)
            self._grid.addWidget(edit, at % half, side + 1)
            self._grid.addWidget(self._bars[theme], at % half, side + 2)
        self._share()

    def _on_count(self, theme: str, words: str) -> None:
        edit, count = self._edits[theme], whole(words)
        if count is not None:
            self._desk.do(plenum.count_votes(self._ballot, {theme: count}), settles=[edit.address])
        else:
            edit.let_go()

    @Slot(str)
    def _on_who(self, words: str) -> None:
        self._desk.do(plenum.count_votes(self._ballot, {}, counted_by=words), settles=[self._who.address])

    @Slot(str)
    def _on_abstained(self, words: str) -> None:
        count = whole(words)
        if count is not None:
            self._desk.do(plenum.count_votes(self._ballot, {}, abstained=count), settles=[self._abstained.address])

    @Slot()
    def _on_close(self) -> None:
        latest = harvest.ballots(self._desk.state)[-1]
        self._desk.do(plenum.close_ballot(latest.ballot.id, closed=not latest.ballot.closed))

    @Slot()
    def _on_room(self) -> None:
        self.shown.emit(self._ballot)
