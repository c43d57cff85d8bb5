"""A list whose rows are as high as their words need, and that is as fast with 10,000 rows as with ten.

QListView asks every row for its height whenever one changes. This one measures a row when it comes into view and
guesses until then; it stays a QListView, so that screen readers and the selection work as everywhere else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.ui.design import theme
from app.ui.widgets.marks import paint_fade

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint

GUESS = 44
"""The height of a row that has not been in view, px: one line."""


FADE = 28
"""How high the foot is that fades, px: a line and a bit."""


class MeasuredList(QListView):
    """Rows get their height from the delegate's `sizeHint`, given the option with the row's width and state.

    ground: the colour of what it stands on, into which its foot fades.
    """

    ground = "surface"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: list[int] = []  # 0: not measured yet
        self._guesses: list[int] = []  # how high each is thought to be until it is measured
        self._tops = [0]  # the top of each row, and the height of all of them last
        self._width = 0
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)

    # ---- the model

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Shows a model; its rows are all unmeasured."""
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(self._on_removed)
        self._begin()

    def reset(self) -> None:
        """All rows are new."""
        super().reset()
        self._begin()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """New rows, unmeasured."""
        super().rowsInserted(parent, start, end)
        self._heights[start:start] = [0] * (end - start + 1)
        self._guesses[start:start] = [GUESS] * (end - start + 1)
        self._place()

    @Slot(QModelIndex, int, int)
    def _on_removed(self, _parent: Index, start: int, end: int) -> None:
        del self._heights[start : end + 1]
        del self._guesses[start : end + 1]
        self._place()

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:
        """Rows that say something else are measured again."""
        super().dataChanged(top, bottom, list(roles))
        self.measure_again(*range(top.row(), bottom.row() + 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The chosen row may be higher than the others."""
        super().currentChanged(current, previous)
        self.measure_again(current.row(), previous.row())

    def measure_again(self, *rows: int) -> None:
        """These rows may have another height."""
        for row in rows:
            if 0 <= row < len(self._heights):
                self._guesses[row] = self._heights[row] or self._guesses[row]
                self._heights[row] = 0
        self._place()

    # ---- where the rows are

    def _begin(self) -> None:
        model = self.model()
        self._heights = [0] * (model.rowCount() if model is not None else 0)
        self._guesses = [GUESS] * len(self._heights)
        self._place()

    def _places(self) -> list[int]:
        return [0, *accumulate(height or guess for height, guess in zip(self._heights, self._guesses, strict=True))]

    def _place(self) -> None:
        self._tops = self._places()
        self.updateGeometries()
        self.viewport().update()

    def _settle(self) -> None:
        """Measures what is in view; the first row in view stays where it is."""
        for _round in range(8):
            first, changed = self._row_at(self.verticalOffset()), False
            lowest = self.verticalOffset() + self.viewport().height()
            row = max(first, 0)
            while row < len(self._heights) and self._tops[row] < lowest:
                if not self._heights[row]:
                    self._heights[row] = self._measure(row)
                    changed = True
                row += 1
            if not changed:
                return
            offset = self.verticalOffset() - self._tops[max(first, 0)]
            self._tops = self._places()
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._tops[max(first, 0)] + offset)

    def _measure(self, row: int) -> int:
        index = self.model().index(row, 0)
        return max(1, self.itemDelegate().sizeHint(self._option(index), index).height())

    def _option(self, index: Index) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        row = index.row()
        option.rect = QRect(
            0,
            self._tops[row] - self.verticalOffset(),
            self.viewport().width(),
            self._heights[row] or self._guesses[row],
        )
        if self.selectionModel() is not None and self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        return option

    def _row_at(self, y: int) -> int:
        return min(bisect_right(self._tops, y) - 1, len(self._heights) - 1) if 0 <= y < self._tops[-1] else -1

    def content_height(self) -> int:
        """How high all rows are together, each measured: for lists of a few rows."""
        self._heights = [height or self._measure(row) for row, height in enumerate(self._heights)]
        self._place()
        return self._tops[-1]

    def scroll_to_end(self) -> None:
        """Shows the last row whole."""
        count = len(self._heights)
        if count:
            self.scrollTo(self.model().index(count - 1, 0), _Hint.PositionAtBottom)

    # ---- what QAbstractItemView asks

    def doItemsLayout(self) -> None:
        """The rows' places are kept up to date all along."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """The scroll bar's range. At the end a whole row stands on top, and what is left over is free at the foot."""
        QAbstractItemView.updateGeometries(self)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(GUESS // 2)
        end = max(0, self._tops[-1] - height)
        whole = bisect_left(self._tops, end)
        bar.setRange(0, self._tops[whole] if whole < len(self._heights) else end)

    def verticalOffset(self) -> int:
        """Pixels above the view."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are never wider than the view."""
        return 0

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draws again at the new place."""
        self.viewport().update()

    def isIndexHidden(self, _index: Index) -> bool:
        """No row is hidden."""
        return False

    def visualRect(self, index: Index) -> QRect:
        """Where a row is, in the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return QRect()
        height = self._heights[row] or self._guesses[row]
        return QRect(0, self._tops[row] - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row under a point of the viewport."""
        row = self._row_at(point.y() + self.verticalOffset())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Brings a row into view, measured."""
        row = index.row()
        if not index.isValid() or row >= len(self._heights):
            return
        if not self._heights[row]:
            self._heights[row] = self._measure(row)
            self._tops = self._places()
            self.updateGeometries()
        top, height = self._tops[row], self._heights[row]
        bar, view = self.verticalScrollBar(), self.viewport().height()
        if hint == _Hint.PositionAtTop or (top < bar.value() and hint == _Hint.EnsureVisible):
            bar.setValue(top)
        elif hint == _Hint.PositionAtCenter:
            bar.setValue(top - (view - height) // 2)
        elif hint == _Hint.PositionAtBottom or top + height > bar.value() + view:
            bar.setValue(top + height - view)
        self._settle()
        if hint == _Hint.PositionAtBottom:
            last = row == len(self._heights) - 1
            bar.setValue(bar.maximum() if last else self._tops[row] + self._heights[row] - view)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _held: Qt.KeyboardModifier) -> QModelIndex:
        """Up, Down, Home, End and pages."""
        last = len(self._heights) - 1
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // GUESS - 1)
        steps = {
            _Move.MoveUp: row - 1, _Move.MovePrevious: row - 1, _Move.MoveDown: row + 1, _Move.MoveNext: row + 1,
            _Move.MoveHome: 0, _Move.MoveEnd: last, _Move.MovePageUp: row - page, _Move.MovePageDown: row + page,
        }  # fmt: skip
        return self.model().index(min(max(steps.get(action, row), 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Selects the rows a rectangle of the viewport touches."""
        top, bottom = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomLeft())
        if top.isValid() or bottom.isValid():
            chosen = QItemSelection(top if top.isValid() else bottom, bottom if bottom.isValid() else top)
            self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be drawn again when a selection changes."""
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights; the last row stays in view if it was."""
        bar = self.verticalScrollBar()
        at_end = bar.maximum() > 0 and bar.value() == bar.maximum()
        QAbstractItemView.resizeEvent(self, event)
        if self._width != self.viewport().width():
            self._width = self.viewport().width()
            # From their old heights on: with less the scroll bar would go, and give them another width again.
            self.measure_again(*range(len(self._heights)))
        if at_end:
            self.scroll_to_end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows in view."""
        if self.model() is None:
            return
        self._settle()
        row = max(self._row_at(self.verticalOffset() + event.rect().top()), 0)
        more = self.verticalScrollBar().value() < self.verticalScrollBar().maximum()
        stops = more and theme.outlined()
        with QPainter(self.viewport()) as painter:
            while row < min(len(self._heights), self.model().rowCount()):
                index = self.model().index(row, 0)
                option = self._option(index)
                if option.rect.top() > event.rect().bottom() or (stops and self._cut(option.rect)):
                    break
                self.itemDelegate().paint(painter, option, index)
                row += 1
            if more and not stops:
                self._fade_out(painter)

    def _cut(self, row: QRect) -> bool:
        """Only the beginning of this row is in view; in high contrast, where nothing fades, it waits for all of it."""
        return row.top() > 0 and row.bottom() > self.viewport().rect().bottom()

    def _fade_out(self, painter: QPainter) -> None:
        """At the foot, where more follows: a line cut through its letters would look like a fault."""
        foot, ground = self.viewport().rect(), theme.colour(self.ground)
        foot.setTop(foot.bottom() - FADE)
        paint_fade(painter, foot, ground)
