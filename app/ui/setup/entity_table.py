"""A table of entities that is written in place: each cell a gesture, each column a reading and a command."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QComboBox, QStyleOptionViewItem, QWidget

from app.domain.gestures import Command, Entity, State
from app.ui.design import theme
from app.ui.design.tokens import TARGET
from app.ui.desk import Desk
from app.ui.setup.reading_table import CellDelegate
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.table import ICON_ROLE, Table
from app.words import Message, say

Index = QModelIndex | QPersistentModelIndex
Choices = Sequence[tuple[str, Any]]

_BEGUN = "begun"
ENTITY_ROLE = Qt.ItemDataRole.UserRole + 102
"""The id of a row's entity."""

_WRITTEN, _ENOUGH = 100, 420
"""So wide (px) at least is a column that one writes in; so much is enough for the one that takes what is left."""


@dataclass(frozen=True, slots=True)
class Column:
    """shown: a cell's words. write: the command for what was written in it (a text, or the value of a choice); None
    where it cannot be read; absent: the column is only read. choices: what may be chosen. marked: an icon before it."""

    name: Message
    width: int
    shown: Callable[[State, Any], str]
    write: Callable[[State, Any, Any], Command | None] | None = None
    choices: Callable[[State], Choices] | None = None
    right: bool = False
    tone: str = "ink"
    role: str = "body"
    icon: Callable[[State, Any], tuple[str, str] | None] | None = None


class EntityModel(QAbstractTableModel):
    """Rows of a desk's entities. unread: what was written in a cell could not be read; it stays as it was."""

    unread = Signal(int, int)

    def __init__(
        self, desk: Desk, rows: Callable[[State], Sequence[Entity]], columns: Sequence[Column], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self._rows, self.columns = desk, rows, columns
        self.entities: Sequence[Entity] = rows(desk.state)

    def refresh(self) -> None:
        """The rows as they are now; where others come and go these keep their place, so that a cell being written
        stays.
        """
        fresh = self._rows(self.desk.state)
        known, now = [e.id for e in self.entities], [e.id for e in fresh]
        if [id for id in known if id in set(now)] != [id for id in now if id in set(known)]:
            self.beginResetModel()  # somebody moved one
            self.entities = fresh
            self.endResetModel()
            return
        self._let_go(set(now))
        self._take_in(fresh, set(known))
        self.entities = fresh
        if fresh:
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(self.columns) - 1))

    def _let_go(self, now: Container[str]) -> None:
        for row in reversed(range(len(self.entities))):
            if self.entities[row].id not in now:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.entities = [*self.entities[:row], *self.entities[row + 1 :]]
                self.endRemoveRows()

    def _take_in(self, fresh: Sequence[Entity], known: Container[str]) -> None:
        for row, entity in enumerate(fresh):
            if entity.id not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self.entities = [*self.entities[:row], entity, *self.entities[row:]]
                self.endInsertRows()

    def address(self, index: Index) -> str:
        """Where what is being written in a cell is kept until it is stored."""
        entity = self.entities[index.row()]
        return f"setup/cell/{type(entity).__name__}/{entity.id}/{self.columns[index.column()].name.text}"

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """An entity a row."""
        return len(self.entities)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  likewise
        """As given."""
        return len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].name)
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[section].right:
            return Qt.AlignmentFlag.AlignRight
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Columns with a command can be written."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].write else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid() or index.row() >= len(self.entities):
            return None
        column, entity, state = self.columns[index.column()], self.entities[index.row()], self.desk.state
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.shown(state, entity)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        looks: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.ForegroundRole: lambda: theme.colour(column.tone),
            Qt.ItemDataRole.FontRole: lambda: theme.font(column.role),
            ICON_ROLE: lambda: column.icon(state, entity) if column.icon else None,
            ENTITY_ROLE: lambda: entity.id,
        }
        return looks[role]() if role in looks else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Makes a gesture of what was written. What is refused says why by itself."""
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.write is None:
            return False
        if value == self.data(index, role):
            self.desk.draft(self.address(index), "")
            return False
        command = column.write(self.desk.state, self.entities[index.row()], value)
        if command is None:
            self.unread.emit(index.row(), index.column())
            return False
        return self.desk.do(command, settles=[self.address(index)]) is not None


class CellEdit(KeptEdit):
    """What is written in a cell: a draft until Enter or leaving. Half a number is another number."""

    @property
    def sure(self) -> bool:
        """Never by itself."""
        return False


class _Delegate(CellDelegate):
    """Cells with choices get a list, all others a line. What is being written is never written over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.closeEditor.connect(self._on_closed)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of the choices, or a line of text."""
        model = index.model()
        assert isinstance(model, EntityModel)  # noqa: S101  the table's own
        column = model.columns[index.column()]
        if column.choices is None:
            edit = CellEdit(model.desk, model.address(index), column.name, parent)
            edit.setFont(theme.font(column.role))
            edit.setAlignment(Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft)
            return edit
        chosen = QComboBox(parent)
        chosen.setAccessibleName(say(column.name))
        for words, value in column.choices(model.desk.state):
            chosen.addItem(words, value)
        return chosen

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """As high as a field is, over the middle of its row; its words stand where they stood."""
        rect = option.rect
        editor.setGeometry(rect.x() + 2, rect.center().y() - TARGET // 2, rect.width() - 4, TARGET)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is there now; while something is written or chosen, that stands."""
        begun = bool(editor.property(_BEGUN))
        editor.setProperty(_BEGUN, True)  # noqa: FBT003  Qt's own signature
        words = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, KeptEdit):
            editor.show_value(words)
            if not begun:
                editor.selectAll()
        elif isinstance(editor, QComboBox) and not begun:
            editor.setCurrentIndex(max(0, editor.findText(words)))

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _on_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Esc leaves the cell as it is stored."""
        if isinstance(editor, KeptEdit) and hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            editor.let_go()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Writes it."""
        if isinstance(editor, QComboBox):
            if editor.currentText() != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, editor.currentData())
        elif isinstance(editor, KeptEdit):
            model.setData(index, editor.text())


class EntityTable(Table):
    """remove_asked: Delete was pressed on a row. move_asked: Alt+Up (-1) or Alt+Down (1)."""

    remove_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, model: EntityModel, name: Message, row_height: int = TARGET) -> None:
        super().__init__(model, [column.width for column in model.columns], row_height, hangs=True)
        self.entities = model
        self._name, self._least = name, row_height
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._fit_rows)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.respeak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as there is room for, and what is written freely is as wide."""
        super().resizeEvent(event)
        self._fit_rows()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """What the column that takes the rest has no use for goes to those that are written in."""
        columns = self.entities.columns
        written = [n for n, c in enumerate(columns) if c.width >= _WRITTEN and c.write and not c.choices]
        spare = max(0, self.viewport().width() - sum(c.width for c in columns) - _ENOUGH)
        for number in written:
            self.setColumnWidth(number, columns[number].width + spare // (len(written) + 1))

    @Slot()
    def _fit_rows(self) -> None:
        """A target's height where all of them have it, else what they were given at least."""
        roomy = self.entities.rowCount() * TARGET <= self.viewport().height()
        self.verticalHeader().setDefaultSectionSize(TARGET if roomy else self._least)

    def respeak(self) -> None:
        """Says its name in a new language."""
        self.setAccessibleName(say(self._name))

    @property
    def chosen(self) -> str | None:
        """The id of the current row's entity."""
        index = self.currentIndex()
        return str(index.data(ENTITY_ROLE)) if index.isValid() else None

    def go_to(self, id: str | None, column: int = 0) -> None:
        """Makes an entity's row the current one."""
        for row, entity in enumerate(self.entities.entities):
            if entity.id == id:
                self.setCurrentIndex(self.entities.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes the cell, Delete asks to remove the row, Alt+Up and Alt+Down to move it."""
        chosen, key = self.chosen, event.key()
        if chosen is None or self.state() == QAbstractItemView.State.EditingState:  # Enter came from the editor
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:  # Qt grumbles on the terminal about others
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit(chosen)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_asked.emit(chosen, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
