"""The table of a day as read: cells written in place, kinds chosen from a list, rows left out with Delete."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from app.domain.programme import ItemKind
from app.ui.design import theme
from app.ui.setup.reading_model import DAY, END, KIND, START, TITLE, WHO, ReadingModel
from app.ui.widgets.table import RowDelegate, Table
from app.words import Message, say
from app.words.labels import ITEM_KINDS

Index = QModelIndex | QPersistentModelIndex

_NAME = Message("reading", "The day as it was read")
_KIND = Message("reading", "Kind")
_CELL = Message("reading", "The cell")

WHO_SHARE = 0.48
"""What the names' column has of what it and the titles' have together."""


class CellDelegate(RowDelegate):
    """Marks the cell that would be written."""

    hangs = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, and a frame round the current cell while the table has the focus."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            frame = option.rect.adjusted(1, 1, -2, -3)
            painter.save()
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(frame), 4, 4)
            painter.restore()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is there now, ready to be written over."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
            editor.selectAll()


class ReadingDelegate(CellDelegate):
    """Gives kinds a list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of kinds, or a line of text."""
        if index.column() != KIND:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(say(_CELL))
            return editor
        kinds = QComboBox(parent)
        kinds.setAccessibleName(say(_KIND))
        for kind in ItemKind:
            kinds.addItem(say(ITEM_KINDS[kind]), kind)
        return kinds

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is there now."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(list(ItemKind).index(ItemKind(index.data(Qt.ItemDataRole.EditRole))))
            return
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Writes it."""
        if isinstance(editor, QComboBox):
            model.setData(index, ItemKind(editor.currentData()))
            return
        super().setModelData(editor, model, index)


class ReadingTable(Table):
    """row_chosen: the row that the source should show; -1 for none."""

    row_chosen = Signal(int)

    def __init__(self, model: ReadingModel) -> None:
        super().__init__(model, (48, 64, 64, 0, 208, 108), hangs=True)
        self.reading = model
        self.setItemDelegate(ReadingDelegate(self))
        self.setAccessibleName(say(_NAME))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        model.modelReset.connect(self._on_reset)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names have their share of what the titles have."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Neither a title nor a name ends in "…" while there is room beside it."""
        both = self.viewport().width() - sum(self.columnWidth(each) for each in (DAY, START, END, KIND))
        self.setColumnWidth(WHO, round(both * WHO_SHARE))

    def respeak(self) -> None:
        """Says its name in a new language."""
        self.setAccessibleName(say(_NAME))
        self.viewport().update()

    def show_days(self, shown: bool) -> None:
        """The days' column, only where there is more than one."""
        self.setColumnHidden(DAY, not shown)
        self._share_out()

    def go_to(self, row: int) -> None:
        """Makes a row the current one, at its title."""
        if 0 <= row < self.reading.rowCount():
            self.setCurrentIndex(self.reading.index(row, TITLE))

    def next_doubt(self) -> int:
        """The next row with a doubt after the current one, round and round; -1 where there is none."""
        count = self.reading.rowCount()
        here = self.currentIndex().row()
        order = [(here + step) % count for step in range(1, count + 1)] if count else []
        return next((r for r in order if self.reading.item(r).doubts and not self.reading.is_out(r)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the cell, Delete leaves the row out, Space says that it was looked at."""
        index = self.currentIndex()
        key = event.key()
        if not index.isValid() or self.state() == QAbstractItemView.State.EditingState:  # Enter came from the editor
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.edit(index)
        elif key == Qt.Key.Key_Delete:
            self.reading.toggle(index.row())
        elif key == Qt.Key.Key_Space:
            self.reading.approve(index.row())
        elif key == Qt.Key.Key_Home:
            self.setCurrentIndex(self.reading.index(index.row(), START))
        elif key == Qt.Key.Key_End:
            self.setCurrentIndex(self.reading.index(index.row(), KIND))
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells which row is looked at."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(current.row() if current.isValid() else -1)

    @Slot()
    def _on_reset(self) -> None:
        self.row_chosen.emit(-1)
