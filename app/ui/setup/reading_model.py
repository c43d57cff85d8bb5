"""The day as read, as a table that can be mended; a correction stays with its line where the text is read again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from app.domain.doubts import Doubt
from app.domain.programme import ItemKind
from app.services.checked import seconds_of_clock
from app.services.cleaning import one_line
from app.services.intake import Named, Reading, ReadItem
from app.ui.design import theme
from app.ui.widgets.table import ICON_ROLE
from app.words import Message, say
from app.words.labels import ITEM_KINDS

Index = QModelIndex | QPersistentModelIndex
DAY, START, END, TITLE, WHO, KIND = range(6)

COLUMNS: tuple[Message, ...] = (
    Message("reading", "Day"),
    Message("reading", "From"),
    Message("reading", "To"),
    Message("reading", "Item"),
    Message("reading", "Who"),
    Message("reading", "Kind"),
)

_SETTLED: Mapping[int, frozenset[Doubt]] = {
    DAY: frozenset({Doubt.DAY_GUESSED}),
    START: frozenset(
        {
            Doubt.HOURS_GUESSED,
            Doubt.NO_START,
            Doubt.CLOCK_BACK,
            Doubt.NUMBER_AS_CLOCK,
            Doubt.FORMULA,
            Doubt.DEADLINE,
            Doubt.LATEST,
        }
    ),
    END: frozenset({Doubt.END_BEFORE_START, Doubt.LENGTH_DIFFERS, Doubt.HOURS_GUESSED}),
    TITLE: frozenset({Doubt.NO_TITLE, Doubt.TITLE_BELOW}),
    WHO: frozenset({Doubt.NAME_GUESSED}),
    KIND: frozenset({Doubt.KIND_GUESSED}),
}
"""The doubts that are over once somebody has written a column."""


@dataclass(slots=True)
class Correction:
    """What a person changed of an item: its fields by name, whether it is left out, whether it was looked at."""

    fields: dict[str, Any] = field(default_factory=dict)
    settled: set[Doubt] = field(default_factory=set)
    out: bool | None = None
    seen: bool = False


class ReadingModel(QAbstractTableModel):
    """The items of a reading with a person's corrections. mended: something was corrected."""

    mended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading(())
        self._corrections: dict[tuple[str, int], Correction] = {}

    def show(self, reading: Reading) -> None:
        """Another reading. Corrections stay with the lines they were made for."""
        self.beginResetModel()
        self._reading = reading
        self.endResetModel()

    def forget(self) -> None:
        """Lets go of all corrections: another programme comes."""
        self._corrections.clear()

    def item(self, row: int) -> ReadItem:
        """An item as corrected."""
        raw = self._reading.items[row]
        correction = self._corrections.get(self._key(row))
        if correction is None:
            return raw
        doubts = () if correction.seen else tuple(d for d in raw.doubts if d not in correction.settled)
        return replace(raw, **correction.fields, doubts=doubts)

    def is_out(self, row: int) -> bool:
        """Whether an item is left out: by hand, or because it only holds those after it."""
        correction = self._corrections.get(self._key(row))
        by_hand = None if correction is None else correction.out
        return self._reading.items[row].contains if by_hand is None else by_hand

    def taken(self) -> list[ReadItem]:
        """The items that a programme would be made of."""
        rows = range(len(self._reading.items))
        return [replace(self.item(row), contains=False) for row in rows if not self.is_out(row)]

    def toggle(self, row: int) -> None:
        """Leaves an item out, or takes it back in."""
        self._correction(row).out = not self.is_out(row)
        self._changed(row)

    def approve(self, row: int) -> None:
        """Somebody has looked: the item's doubts are over."""
        self._correction(row).seen = True
        self._changed(row)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """As many as there are items."""
        return len(self._reading.items)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  likewise
        """Day, from, to, item, who, kind."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {START, END}:
            return Qt.AlignmentFlag.AlignRight
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be written."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as it is shown, written, and said."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row, column = index.row(), index.column()
        item = self.item(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return shown(item, column)
        if role == Qt.ItemDataRole.EditRole:
            return item.kind if column == KIND else shown(item, column)
        return self._look(row, column, item, role)

    def _look(self, row: int, column: int, item: ReadItem, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if column in {START, END} else Qt.AlignmentFlag.AlignLeft
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("border" if self.is_out(row) else _tone(item, column))
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == ICON_ROLE and column == TITLE and item.doubts and not self.is_out(row):
            return ("circle-question-mark", "soon")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Writes a cell; what cannot be read there is refused and the cell stays as it was."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        item = self.item(row)
        if value == self.data(index, role):
            return False
        fields = _written(item, column, value)
        if fields is None:
            return False
        correction = self._correction(row)
        correction.fields.update(fields)
        correction.settled |= _SETTLED[column]
        self._changed(row)
        return True

    def _font(self, row: int, column: int) -> object:
        font = QFont(theme.font("strong" if column == START else "body"))  # a copy: the theme's own is shared
        if self.is_out(row):
            font.setStrikeOut(True)
        return font

    def _key(self, row: int) -> tuple[str, int]:
        """The words of an item's first line, and how many items before it begin with the same."""
        words = self._first_line(row)
        return words, sum(self._first_line(n) == words for n in range(row))

    def _first_line(self, row: int) -> str:
        item = self._reading.items[row]
        lines = [n for n in item.lines if 0 < n <= len(self._reading.source)]
        return self._reading.source[lines[0] - 1] if lines else item.title

    def _correction(self, row: int) -> Correction:
        return self._corrections.setdefault(self._key(row), Correction())

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.mended.emit()


def _tone(item: ReadItem, column: int) -> str:
    if set(item.doubts) & _SETTLED[column]:
        return "soon"
    return "muted" if column in {DAY, END, KIND} else "ink"


def clock(minutes: int | None) -> str:
    """Minutes after midnight as 9.30; the next day's small hours as its clock."""
    return "" if minutes is None else f"{minutes // 60 % 24}.{minutes % 60:02d}"


def shown(item: ReadItem, column: int) -> str:
    """A cell's words."""
    match column:
        case 0:
            return str(item.day)
        case 1:
            return clock(item.start)
        case 2:
            return clock(item.end)
        case 3:
            return item.title
        case 4:
            return ", ".join(f"{p.name} ({p.organisation})" if p.organisation else p.name for p in item.speakers)
        case _:
            return say(ITEM_KINDS[item.kind])


def _written(item: ReadItem, column: int, value: object) -> dict[str, Any] | None:
    """The fields that a written cell means; None where it cannot be read."""
    if column == KIND:
        return {"kind": value} if isinstance(value, ItemKind) else None
    text = one_line(str(value))
    if column in {START, END}:
        seconds = seconds_of_clock(text) if text else None
        if text and seconds is None:
            return None
        minutes = None if seconds is None else seconds // 60
        if column == END and minutes is not None and item.start is not None and minutes < item.start >= 17 * 60:
            minutes += 24 * 60  # a night's end
        return {"start" if column == START else "end": minutes}
    if column == DAY:
        return {"day": int(text)} if re.fullmatch(r"[1-9]\d?", text) else None
    if column == TITLE:
        return {"title": text} if text else None
    return {"speakers": _named(text)}


def _named(text: str) -> tuple[Named, ...]:
    """People as they are written in a cell: "Per Hansen (SDU), Bo Lund"."""
    found = []
    for part in re.split(r"[,;]\s*(?![^()]*\))", text):
        match = re.fullmatch(r"\s*(.*?)\s*(?:\((.*)\))?\s*", part)
        if match and match[1]:
            found.append(Named(match[1], match[2] or ""))
    return tuple(found)
