"""The steps as a table that is edited in place: a field being edited is never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPoint,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from app.domain.plenum import StepStatus
from app.services import harvest, next_steps
from app.services.completing import Phrases
from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.steps import facts
from app.ui.steps.facts import NAMES, Field, StepFacts
from app.ui.widgets import named
from app.ui.widgets.completing_edit import CompletingEdit
from app.ui.widgets.fields import Choice
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.table import ICON_ROLE, Index, RowDelegate, Table
from app.words import Message, say
from app.words.labels import STEP_STATUSES

_NAME = Message("steps", "Next steps")
NO_CONCLUSION = Message("steps", "No conclusion")
_SPOKEN = Message("steps", "{0}: {1}")
_LATE = Message("steps", "{0}, overdue")

DAY = (Field.NUMBER, Field.WHAT, Field.WHO, Field.WITH, Field.DUE, Field.CONCLUSION)
"""The columns while the day goes on."""

AFTER = (Field.NUMBER, Field.WHAT, Field.WHO, Field.DUE, Field.STATUS, Field.NOTE)
"""The columns when the steps are followed up."""

WIDTHS = {
    Field.NUMBER: 56, Field.WHAT: 0, Field.WHO: 192, Field.WITH: 184, Field.DUE: 160, Field.CONCLUSION: 184,
    Field.STATUS: 120, Field.NOTE: 280,
}  # fmt: skip
HIGH, HIGHER = 52, 60
"""Of a row, px, and of one whose words take two lines, where there is room for that."""

FACTS = Qt.ItemDataRole.UserRole
_ICONS = {Field.WHO: "user-x", Field.DUE: "calendar-x"}


class StepsModel(QAbstractTableModel):
    """The steps in order; the columns are those of the day or of what came after."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[StepFacts, ...] = ()
        self.columns: tuple[Field, ...] = DAY

    def show(self, rows: Sequence[StepFacts]) -> None:
        """Shows these; where the steps are the same, only rows that say something else are touched."""
        fresh = tuple(rows)
        if [r.step.id for r in fresh] != [r.step.id for r in self.rows]:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return
        changed = [n for n, (was, now) in enumerate(zip(self.rows, fresh, strict=True)) if was != now]
        self.rows = fresh
        for n in changed:
            self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def set_columns(self, columns: tuple[Field, ...]) -> None:
        """Shows other columns."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many steps there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """What stands over a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        field = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if field is Field.NUMBER else say(NAMES[field])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell but the number is edited in place."""
        base = super().flags(index)
        numbered = not index.isValid() or self.columns[index.column()] is Field.NUMBER
        return base if numbered else base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """A cell's words and look."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, field = self.rows[index.row()], self.columns[index.column()]
        missing, late = field in row.missing, field is Field.DUE and row.overdue
        text, mark = row.texts[field], ("alarm-clock", "late") if late else None
        spoken = say(_SPOKEN, say(NAMES[field]), say(_LATE, text) if late else text)
        quiet = field in (Field.NUMBER, Field.CONCLUSION)
        tone = "soon" if missing else "late" if late else "muted" if quiet else "ink"
        font = "lead" if field is Field.WHAT else "strong" if missing or late else "body"
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.ToolTipRole: text,
            FACTS: row,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            ICON_ROLE: (_ICONS[field], "soon") if missing else mark,
            Qt.ItemDataRole.FontRole: theme.font(font),
            Qt.ItemDataRole.ForegroundRole: theme.colour(tone),
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignRight if field is Field.NUMBER else None,
        }
        return answers.get(role)


class StepDelegate(RowDelegate):
    """Editors are lines that keep drafts, or a choice; each is one gesture."""

    ends = False

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.phrases = Phrases(())

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """What is to be done may take two lines; all else is one line."""
        row, field = self._cell(index)
        if field is not Field.WHAT:
            super().content(painter, rect, index)
            return
        text, room = row.texts[field], rect.adjusted(self.inset, 0, -self.inset, 0)
        painter.setFont(theme.font("lead"))
        painter.setPen(theme.colour("ink"))
        metrics = QFontMetricsF(painter.font())
        two_lines = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() * 1.9)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), two_lines)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line or a choice for a cell."""
        row, field = self._cell(index)
        if field is Field.CONCLUSION:
            choice = Choice(NAMES[field])
            choice.addItem(say(NO_CONCLUSION), "")
            for found in harvest.conclusions(self._desk.state):
                choice.addItem(f"{found.number} {found.conclusion.text}", found.conclusion.id)
            return self._choosing(choice, parent)
        if field is Field.STATUS:
            choice = Choice(NAMES[field])
            for status, name in STEP_STATUSES.items():
                choice.addItem(say(name), status.value)
            return self._choosing(choice, parent)
        address = f"step/{row.step.id}/{field.value}"
        kind = CompletingEdit if field in (Field.WHO, Field.WITH) else KeptEdit
        edit = kind(self._desk, address, NAMES[field], parent)
        if isinstance(edit, CompletingEdit):
            edit.know(self.phrases)
        edit.kept.connect(partial(self.keep, row.step.id, field, address))
        return edit

    def _choosing(self, choice: Choice, parent: QWidget) -> Choice:
        choice.setParent(parent)
        choice.setProperty("keys", "own")  # a letter chooses here, it is no remark
        choice.activated.connect(self._on_chosen)
        return choice

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is stored; a field that is being edited keeps its words."""
        row, field = self._cell(index)
        if isinstance(editor, KeptEdit):
            value = facts.due_text(row.step) if field is Field.DUE else getattr(row.step, field.value)
            editor.show_value(value)
        elif isinstance(editor, Choice):
            value = row.step.status.value if field is Field.STATUS else row.step.conclusion or ""
            editor.setCurrentIndex(editor.findData(value))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """One gesture for what was written or chosen."""
        row, field = self._cell(index)
        if isinstance(editor, KeptEdit):
            editor.keep()
        elif isinstance(editor, Choice) and field is Field.STATUS:
            self._desk.do(next_steps.follow_up(row.step.id, StepStatus(editor.currentData())))
        elif isinstance(editor, Choice):
            self._desk.do(next_steps.edit_step(row.step.id, conclusion=editor.currentData() or None))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """As high as a field is, in the middle of its row."""
        editor.setGeometry(option.rect.adjusted(2, (option.rect.height() - 36) // 2, -2, 0))

    def keep(self, step: str, field: Field, address: str, words: str) -> None:
        """Stores one field of a step."""
        if field is Field.DUE:
            state = self._desk.state
            due, said = facts.due(state, self._desk.clock.now(), words)
            command = next_steps.edit_step(step, due=due, due_words=said)
        elif field is Field.NOTE:
            found = next(s for s in harvest.steps(self._desk.state) if s.id == step)
            command = next_steps.follow_up(step, found.status, words)
        else:
            command = next_steps.edit_step(step, **{field.value: words})
        self._desk.do(command, settles=[address])

    def _on_chosen(self, _index: int) -> None:
        editor = self.sender()
        if isinstance(editor, Choice):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    @staticmethod
    def _cell(index: Index) -> tuple[StepFacts, Field]:
        model = index.model()
        assert isinstance(model, StepsModel)  # noqa: S101  the table's own model
        return model.rows[index.row()], model.columns[index.column()]


class StepsTable(Table):
    """menu_asked: for which step, and where on the screen."""

    menu_asked = Signal(str, QPoint)

    def __init__(self, desk: Desk) -> None:
        self.steps = StepsModel()
        super().__init__(self.steps, [WIDTHS[f] for f in DAY], HIGH)
        self.steps.setParent(self)
        self.editing = StepDelegate(desk, self)
        self.setItemDelegate(self.editing)
        named.name(self, _NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.SelectedClicked)
        self.steps.modelReset.connect(self._fit)
        self.steps.dataChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrower more rows take two lines."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Two lines have air above and below them too, unless a step would go out of sight for it."""
        at = self.steps.columns.index(Field.WHAT)
        room, metrics = self.columnWidth(at) - 2 * self.editing.inset, QFontMetricsF(theme.font("lead"))
        long = [metrics.horizontalAdvance(row.texts[Field.WHAT]) > room for row in self.steps.rows]
        airy = HIGH * len(long) + (HIGHER - HIGH) * sum(long) <= self.viewport().height()
        for n, two_lines in enumerate(long):
            self.setRowHeight(n, HIGHER if two_lines and airy else HIGH)

    def show_columns(self, columns: tuple[Field, ...]) -> None:
        """The day's columns, or those of what came after."""
        if columns == self.steps.columns:
            return
        self.steps.set_columns(columns)
        head = self.horizontalHeader()
        for at, field in enumerate(columns):
            stretch = not WIDTHS[field]
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed)
            if not stretch:
                self.setColumnWidth(at, WIDTHS[field])
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell; letters are the line's."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a step."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(FACTS) if index.isValid() else None
        if isinstance(row, StepFacts):
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(row.step.id, place)

    def index_of(self, step: str) -> QModelIndex:
        """The first cell of a step that is edited."""
        row = next((n for n, r in enumerate(self.steps.rows) if r.step.id == step), -1)
        return self.steps.index(row, 1)
