"""What the deck says a topic needs, beside what was said today: ticked with the codes of the remarks that said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.ui.debate.measured import MeasuredList
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.widgets import named
from app.ui.widgets.rows_model import RowsModel
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message, say

_NAME = Message("debate", "What the deck says, and whether it was said today")
_SAID = Message("debate", "{0}, said today {1}")
_UNSAID = Message("debate", "{0}, not said yet")

FACTS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """One need, or (need empty) the area that those below it stand under."""

    text: str
    need: str = ""
    said: bool = False
    codes: str = ""


class NeedsModel(RowsModel):
    """Areas and needs in the deck's order."""

    def same(self, row: NeedFacts) -> object:
        """What it is about."""
        return row.need or row.text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """The words; for a screen reader with the tick in words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        facts = self.rows[index.row()]
        if role == FACTS:
            return facts
        if role == Qt.ItemDataRole.DisplayRole:
            return facts.text
        if role == Qt.ItemDataRole.AccessibleTextRole and facts.need:
            return say(_SAID, facts.text, facts.codes) if facts.said else say(_UNSAID, facts.text)
        return None


class NeedDelegate(RowDelegate):
    """A circle, open or ticked, the need, and the codes to the right."""

    LEFT, RIGHT = AROUND + 32, AROUND + 64

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need."""
        facts: NeedFacts = index.data(FACTS)
        if not facts.need:
            return QSize(option.rect.width(), 40)
        width = option.rect.width() - self.LEFT - self.RIGHT
        box = QFontMetrics(theme.font("remark")).boundingRect(
            QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), upper(facts.text)
        )
        return QSize(option.rect.width(), box.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """No hairlines: the circles carry the eye."""
        facts: NeedFacts = index.data(FACTS)
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        if not facts.need:
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(rect.adjusted(AROUND, 12, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), facts.text)
        else:
            icon, tone = ("circle-check", "ok") if facts.said else ("circle", "border")
            paint_icon(painter, icon, QRectF(rect.x() + AROUND, rect.y() + 6, 20, 20), tone)
            painter.setFont(theme.font("remark"))
            painter.setPen(theme.colour("ink" if facts.said else "muted"))
            words = rect.adjusted(self.LEFT, 4, -self.RIGHT, 0)
            painter.drawText(words, int(Qt.TextFlag.TextWordWrap), upper(facts.text))
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("ok"))
            painter.drawText(rect.adjusted(0, 5, -AROUND, 0), int(Qt.AlignmentFlag.AlignRight), facts.codes)
        painter.restore()


class Deck(MeasuredList):
    """toggled: the id of a need that was clicked, and whether it is to be said now."""

    toggled = Signal(str, bool)
    ground = "bg"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.needs = NeedsModel(self)
        self.setModel(self.needs)
        self.setItemDelegate(NeedDelegate(self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named.name(self, _NAME)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)

    def show_needs(self, rows: Sequence[NeedFacts]) -> None:
        """Shows these; the list is no higher than they are, so that what sums them up stands right below."""
        self.needs.show(rows)
        self.setMaximumHeight(self.content_height())

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        facts = index.data(FACTS)
        if isinstance(facts, NeedFacts) and facts.need:
            self.toggled.emit(facts.need, not facts.said)


def upper(text: str) -> str:
    """The deck's line began with a capital; its parts do too here."""
    return text[:1].upper() + text[1:]
