"""The conclusions: strength as a shape and a word, votes and the minority's sentence, evidence, and reading back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.domain.plenum import Strength
from app.ui.debate.measured import MeasuredList
from app.ui.debate.remark_list import REMARKS_MIME, dropped, wrapping
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.plenum.themes import THEME_MIME
from app.ui.widgets import named
from app.ui.widgets.marks import paint_strength
from app.ui.widgets.rows_model import RowsModel
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message, say
from app.words.labels import STRENGTHS

_NAME = Message("plenum", "Conclusions")
_SPOKEN = Message("plenum", "Conclusion {0}, {1}: {2}. {3}. {4}")

FACTS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows. under: votes and the minority's sentence. read: its sentence; heard: the room has heard it."""

    conclusion: str
    number: int
    strength: Strength
    text: str
    under: str
    evidence: str
    read: str
    heard: bool


class LinesModel(RowsModel):
    """The conclusions in order."""

    def same(self, row: Line) -> object:
        """What it is about."""
        return row.conclusion

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """The sentence; all of it in words for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        line = self.rows[index.row()]
        if role == FACTS:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say(_SPOKEN, line.number, say(STRENGTHS[line.strength]), line.text, line.under, line.read)
        return None


class LineDelegate(RowDelegate):
    """Number, disc, word, sentence (with what stands under it), evidence, and whether the room has heard it."""

    LEFT, RIGHT, TOP, NUMBER = 148, 168, 6, 22
    ASIDE = 44  # two lines beside the sentence, clear of the hairline

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the sentence and what stands under it."""
        line: Line = index.data(FACTS)
        width = max(80, option.rect.width() - self.LEFT - self.RIGHT)
        words = self._height(line.text, "lead", width) + self._under(line, width)
        return QSize(option.rect.width(), max(self.ASIDE, words + 2 * self.TOP))

    @staticmethod
    def _height(text: str, role: str, width: int) -> int:
        box = QFontMetrics(theme.font(role)).boundingRect(QRect(0, 0, width, 100_000), wrapping(text), text)
        return box.height()

    def _under(self, line: Line, width: int) -> int:
        return self._height(line.under, "body", width) + 2 if line.under else 0

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """One conclusion."""
        line: Line = index.data(FACTS)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(rect.adjusted(AROUND, self.TOP, 0, 0), 0, str(line.number))
        left = AROUND + self.NUMBER
        paint_strength(painter, QRectF(rect.x() + left, rect.y() + self.TOP, 20, 20), line.strength)
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect.adjusted(left + 28, self.TOP, 0, 0), 0, say(STRENGTHS[line.strength]))
        words = rect.adjusted(self.LEFT, self.TOP - 2, -self.RIGHT, 0)
        painter.setFont(theme.font("lead"))
        painter.drawText(words, wrapping(line.text), line.text)
        if line.under:
            words.adjust(0, self._height(line.text, "lead", int(words.width())) + 2, 0, 0)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(words, wrapping(line.under), line.under)
        self._aside(painter, rect, line)

    def _aside(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        left, top = rect.right() - self.RIGHT + 16, rect.y() + self.TOP
        tone = "ok" if line.heard else "muted"  # what is to be done about it stands once, in the band
        paint_icon(painter, "check" if line.heard else "hourglass", QRectF(left, top + 2, 16, 16), tone)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour(tone))
        box = QRectF(left + 22, top, rect.right() - left - 34, 20)
        painter.drawText(
            box, 0, QFontMetrics(painter.font()).elidedText(line.read, Qt.TextElideMode.ElideRight, int(box.width()))
        )
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(box.translated(0, 17), 0, line.evidence)


class ConclusionList(MeasuredList):
    """opened: a conclusion is to be edited. menu_asked: where, on the screen. given: remarks, or a theme ("" and its
    id), were dropped on a conclusion; with Shift they speak against it.
    """

    opened = Signal(str)
    menu_asked = Signal(str, QPoint)
    given = Signal(str, list, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        named.name(self, _NAME)
        self.doubleClicked.connect(self._on_double)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these."""
        self.lines.show(lines)

    def choose(self, conclusion: str) -> None:
        """Makes a conclusion the chosen one."""
        row = next((n for n, line in enumerate(self.lines.rows) if line.conclusion == conclusion), -1)
        if row >= 0:
            self.setCurrentIndex(self.lines.index(row, 0))
            self.scrollTo(self.currentIndex())

    def at(self, index: Index) -> str:
        """The id of a row's conclusion; "" for none."""
        line = index.data(FACTS) if index.isValid() else None
        return line.conclusion if isinstance(line, Line) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits; letters are the line's."""
        chosen = self.at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.opened.emit(chosen)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a conclusion."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if self.at(index):
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(self.at(index), place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Remarks and themes."""
        event.setAccepted(event.mimeData().hasFormat(REMARKS_MIME) or event.mimeData().hasFormat(THEME_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only onto a conclusion."""
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        """It becomes evidence."""
        conclusion, data = self.at(self.indexAt(event.position().toPoint())), event.mimeData()
        against = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if conclusion:
            behind = bytes(data.data(THEME_MIME).data()).decode() if data.hasFormat(THEME_MIME) else ""
            self.given.emit(conclusion, dropped(data), behind, against)
            event.acceptProposedAction()

    @Slot(QModelIndex)
    def _on_double(self, index: QModelIndex) -> None:
        if self.at(index):
            self.opened.emit(self.at(index))
