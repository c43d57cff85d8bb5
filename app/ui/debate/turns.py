"""The groups down the side: who has had the word, who has it, how much each has said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.widgets import named
from app.ui.widgets.rows_model import RowsModel
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message

_NAME = Message("debate", "Groups")

LOW, HIGH = 26, 68
"""How high a row may be, px."""

_ONE_LINE = 42
"""Below this height a row has one line."""

FACTS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """One group. group None is the plenum. done: it has had its turn. silent: what `line` says is amber."""

    group: str | None
    number: int
    title: str
    line: str
    aimed: bool = False
    speaking: bool = False
    done: bool = False
    silent: bool = False


class TurnsModel(RowsModel):
    """The groups in order; the plenum last."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """The title; what is said of it for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        facts = self.rows[index.row()]
        if role == FACTS:
            return facts
        if role == Qt.ItemDataRole.DisplayRole:
            return facts.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = f"{facts.number} " if facts.group else ""
            return f"{number}{facts.title}, {facts.line}"
        return None


class TurnDelegate(RowDelegate):
    """A number in a disc, the title on up to two lines, and a line of facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.height = HIGH

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Where the line's words go is filled; no hairlines between."""
        facts: TurnFacts = index.data(FACTS)
        painter.save()
        if facts.aimed:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
            if theme.outlined():
                painter.setPen(theme.colour("edge"))
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setClipRect(option.rect)
        self.content(painter, QRectF(option.rect), index)
        painter.restore()

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """One group."""
        facts: TurnFacts = index.data(FACTS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(28.0, rect.height() - 2)
        disc = QRectF(rect.x() + AROUND + (28 - side) / 2, rect.center().y() - side / 2, side, side)
        self._disc(painter, disc, facts)
        left, width = rect.x() + AROUND + 40, rect.width() - AROUND - 40 - 16
        painter.setFont(theme.font("strong" if facts.aimed or facts.speaking else "body"))
        if self.height < _ONE_LINE:
            self._in_one_line(painter, QRectF(left, rect.y(), width, rect.height()), facts)
            return
        metrics = QFontMetrics(painter.font())
        one_line = metrics.height()
        lines = 2 if self.height >= 60 and metrics.horizontalAdvance(facts.title) > width else 1
        top = rect.center().y() - (lines * one_line + 18) / 2
        painter.setPen(theme.colour("ink"))
        text = facts.title if lines > 1 else metrics.elidedText(facts.title, Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(QRectF(left, top, width, lines * one_line), int(Qt.TextFlag.TextWordWrap), text)
        below = QRectF(left, top + lines * one_line, width, 18)
        if facts.done:
            paint_icon(painter, "check", QRectF(left, below.y() + 1, 16, 16), "ok")
            below.adjust(20, 0, 0, 0)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("soon" if facts.silent else "accent" if facts.speaking else "muted"))
        line = QFontMetrics(painter.font()).elidedText(facts.line, Qt.TextElideMode.ElideRight, int(below.width()))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), line)

    @staticmethod
    def _in_one_line(painter: QPainter, rect: QRectF, facts: TurnFacts) -> None:
        """Where there are many groups: the title, and how many remarks."""
        count = facts.line.split(" · ", maxsplit=1)[0]
        caption = QFontMetrics(theme.font("caption"))
        room = int(rect.width()) - caption.horizontalAdvance(count) - 12
        title = QFontMetrics(painter.font()).elidedText(facts.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), title)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("soon" if facts.silent else "accent" if facts.speaking else "muted"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), count)

    @staticmethod
    def _disc(painter: QPainter, disc: QRectF, facts: TurnFacts) -> None:
        painter.setPen(theme.colour("edge") if theme.outlined() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if facts.speaking else "sunken"))
        painter.drawEllipse(disc)
        tone = "on_accent" if facts.speaking else "ink"
        if facts.group is None:
            paint_icon(painter, "messages-square", disc.adjusted(6, 6, -6, -6), tone)
            return
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour(tone))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(facts.number))


class Turns(QListView):
    """chosen: the id of a group, "" for the plenum."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = TurnsModel(self)
        self.setModel(self.groups)
        self._rows = TurnDelegate(self)
        self.setItemDelegate(self._rows)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named.name(self, _NAME)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)

    def show_groups(self, rows: Sequence[TurnFacts]) -> None:
        """Shows these."""
        self.groups.show(rows)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Many groups stand closer, so that all can be seen."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = max(1, len(self.groups.rows))
        height = min(max(self.viewport().height() // count, LOW), HIGH)
        if height != self._rows.height:
            self._rows.height = height
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        facts = index.data(FACTS)
        if isinstance(facts, TurnFacts):
            self.chosen.emit(facts.group or "")
