"""Entities for a list: rows that are the same entity are left alone, so that one new remark costs one row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.debate import Contribution

Index = QModelIndex | QPersistentModelIndex
ENTITY = Qt.ItemDataRole.UserRole


class RemarksModel(QAbstractListModel):
    """Remarks in the order given. `show` says them anew; only rows that differ are touched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remarks: Sequence[Contribution] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.remarks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """The words; the remark itself as ENTITY."""
        if not index.isValid() or index.row() >= len(self.remarks):
            return None
        remark = self.remarks[index.row()]
        if role == ENTITY:
            return remark
        if role == Qt.ItemDataRole.DisplayRole:
            return remark.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{remark.code} {remark.text}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def row_of(self, remark: str) -> int:
        """The row of a remark's id; -1 where it is not here."""
        return next((row for row, r in enumerate(self.remarks) if r.id == remark), -1)

    def show(self, remarks: Sequence[Contribution]) -> None:
        """Shows these; the rows before and after what differs stay as they are (entities are compared by identity)."""
        old, new = self.remarks, remarks
        head = 0
        while head < len(old) and head < len(new) and old[head] is new[head]:
            head += 1
        tail = 0
        most = min(len(old), len(new)) - head
        while tail < most and old[-1 - tail] is new[-1 - tail]:
            tail += 1
        was, now = len(old) - head - tail, len(new) - head - tail
        same = min(was, now)
        if [r.id for r in old[head : head + same]] != [r.id for r in new[head : head + same]]:
            same = 0
        self._swap(new, head, (was, now), same)

    def _swap(self, new: Sequence[Contribution], head: int, counts: tuple[int, int], same: int) -> None:
        was, now = counts
        at = head + same
        if was > same:
            self.beginRemoveRows(QModelIndex(), at, head + was - 1)
            self.remarks = (*self.remarks[:at], *self.remarks[head + was :])
            self.endRemoveRows()
        if now > same:
            self.beginInsertRows(QModelIndex(), at, head + now - 1)
            self.remarks = new
            self.endInsertRows()
        self.remarks = new
        if same:
            self.dataChanged.emit(self.index(head, 0), self.index(head + same - 1, 0))
