"""A list of facts that is shown anew as things change: only the rows that say something else are drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Rows are frozen facts; a list says by `same` which of them are the same thing, and answers `data` itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Any, ...] = ()

    def same(self, row: Any) -> object:  # noqa: ANN401  each list has facts of its own
        """What a row is about. Where all rows are about what they were, the list keeps its place and selection."""
        del row
        return None

    def show(self, rows: Sequence[Any]) -> None:
        """Shows these; a row that says the same is left alone."""
        fresh = tuple(rows)
        if [self.same(r) for r in fresh] != [self.same(r) for r in self.rows]:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return
        changed = [n for n, (was, now) in enumerate(zip(self.rows, fresh, strict=True)) if was != now]
        self.rows = fresh
        for n in changed:
            self.dataChanged.emit(self.index(n, 0), self.index(n, 0))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)
