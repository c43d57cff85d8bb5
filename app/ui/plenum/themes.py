"""The themes, each with its key: made ones and the deck's headings of advice, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QByteArray,
    QMimeData,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from app.ui.debate.remark_list import REMARKS_MIME, dropped
from app.ui.debate.telling import counted
from app.ui.design import theme
from app.ui.plenum.titles import fits, paint_title
from app.ui.widgets import named
from app.ui.widgets.marks import paint_bar, paint_keycap
from app.ui.widgets.rows_model import RowsModel
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message, say

THEME_MIME = "application/x-plenum-theme"
"""What is dragged: the id of a theme."""

_NAME = Message("plenum", "Themes")
_SPOKEN = Message("plenum", "{0} {1}, {2}")

FACTS = Qt.ItemDataRole.UserRole
LOW, HIGH, GAP = 24, 56, 24
WELL, TIGHTEST = 44, 29
"""A height in which a title, its bar and its groups stand clear of the next; and the least that holds all three. Below
it, down to LOW, a theme is a line: its key, its title, its count.
"""

ROOMY, TIGHT, CLOSE = 52, 40, 32
"""Heights (px): below the first, names are of the second size; below the second, keys are smaller; below the third, a
count stands nearer to its own name than to the next.
"""

SIZES = (("remark", "lead"), ("body", "strong"), ("caption", "label"))
"""Names may be of these sizes, all of one: plain, and where the theme is suggested."""

EDGE = 8
"""How far (px) the theme that is looked into is outlined beyond its own box."""

KEY, COUNT = 36, 28
"""Widths (px) of the key before a name, and of the count after it."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile shows. share: of the largest theme, 0 to 1. groups: "G1 G2 P"."""

    theme: str
    letter: str
    title: str
    count: int
    share: float
    groups: str
    suggested: bool = False
    opened: bool = False


class TilesModel(RowsModel):
    """The themes in order."""

    def same(self, row: Tile) -> object:
        """What it is about."""
        return row.theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        """The title; key, title and count for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        tile = self.rows[index.row()]
        if role == FACTS:
            return tile
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tile.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say(_SPOKEN, tile.letter, tile.title, counted(tile.count))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Themes can be dragged, and dropped on."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


@dataclass(frozen=True, slots=True)
class Setting:
    """How all tiles of a board are set. size: which of SIZES. below: the counts stand beside the groups, so that the
    names have the whole line; wraps: names may take two, and the bars stand at the foot.
    """

    size: int = 1
    below: bool = False
    wraps: bool = False


def setting(tiles: Sequence[Tile], width: float, height: int) -> Setting:
    """The largest in which every name is whole: a name that is smaller than its neighbours would look less worth."""

    def all_fit(size: int, room: float) -> bool:
        return all(fits(tile.title, room, SIZES[size][tile.suggested]) for tile in tiles)

    lined, name = height < TIGHTEST, width - KEY
    for size in range(0 if height >= ROOMY else 1, 2):
        if all_fit(size, name - COUNT):
            return Setting(size)
        if not lined and all_fit(size, name):
            return Setting(size, below=True)
    if height >= WELL:
        return Setting(1, below=True, wraps=True)
    return Setting(2, below=not lined and not all_fit(2, name - COUNT))


class TileDelegate(RowDelegate):
    """Key, title, count; below a bar and the groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.size = QSize(200, LOW)
        self.set = Setting()
        self.over = -1  # the row that something is dragged over

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All tiles are alike."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One theme."""
        tile: Tile = index.data(FACTS)
        rect = QRectF(option.rect).adjusted(EDGE, 0, EDGE - GAP, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tile.opened or index.row() == self.over:
            painter.setBrush(theme.colour("accent_soft"))
            painter.setPen(theme.colour("accent") if index.row() == self.over else theme.colour("edge"))
            painter.drawRoundedRect(rect.adjusted(1 - EDGE, 1, EDGE, -1), 6, 6)
        middle = rect.center().y()
        tight, lined = rect.height() < TIGHT, rect.height() < TIGHTEST
        key = 20 if lined else 24 if tight else 28
        box = QRectF(rect.x() + 28 - key, middle - key / 2, key, key)
        if tile.letter:
            paint_keycap(painter, box, tile.letter, filled=tile.suggested)
        words = rect.adjusted(KEY, 0, 0, 0)
        bar = QRectF(words.x(), middle + (5 if tight else 9), words.width() * 0.45, 4)
        if self.set.wraps:
            bar.moveBottom(rect.bottom() - 3)
        line = QRectF(words.x(), middle - (10 if lined else 16 if tight else 19), words.width(), 18 if tight else 24)
        if lined:
            line.setHeight(20)
        if self.set.wraps:
            line = QRectF(words.x(), rect.y(), words.width(), bar.y() - 3 - rect.y())
        painter.setPen(theme.colour("ink" if tile.count else "muted"))
        name = line if self.set.below else line.adjusted(0, 0, -COUNT, 0)
        paint_title(painter, name, tile.title, (SIZES[self.set.size][tile.suggested],), foot=self.set.wraps)
        above = 6 if tight else 8
        if rect.height() < CLOSE:  # where the name leaves room for it
            aside = QFontMetrics(theme.font("caption")).horizontalAdvance(tile.groups) + COUNT + 8
            above += 3 * fits(tile.title, words.width() - aside, SIZES[self.set.size][tile.suggested])
        under = QRectF(bar.right() + 8, bar.center().y() - above, rect.right() - bar.right() - 8, 16)
        self._count(painter, under if self.set.below else line, tile)
        if not lined:
            paint_bar(painter, bar, tile.share)
            self._groups(painter, tile, under.adjusted(0, 0, -COUNT, 0) if self.set.below else under)
        painter.restore()

    def _count(self, painter: QPainter, box: QRectF, tile: Tile) -> None:
        painter.setPen(theme.colour("ink" if tile.count else "muted"))
        painter.setFont(theme.font("strong" if self.set.below or box.height() < 24 else "lead"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(tile.count))

    @staticmethod
    def _groups(painter: QPainter, tile: Tile, box: QRectF) -> None:
        """Whose words lie in it."""
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        groups = QFontMetrics(painter.font()).elidedText(tile.groups, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), groups)


class ThemeBoard(QListView):
    """filed: remarks were dropped on a theme. merged: a theme was dropped on another. pressed_on: a tile was clicked
    (theme, on its count). menu_asked: where, on the screen. new_asked: remarks were dropped beside every theme.
    """

    filed = Signal(str, list)
    merged = Signal(str, str)
    pressed_on = Signal(str, bool)
    menu_asked = Signal(str, QPoint)
    new_asked = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TilesModel(self)
        self.setModel(self.tiles)
        self._look = TileDelegate(self)
        self.setItemDelegate(self._look)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAcceptDrops(True)
        named.name(self, _NAME)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Shows these, as large as there is room for."""
        self.tiles.show(tiles)
        self._fit()

    def height_of(self, pitch: int) -> int:
        """The height (px) of two columns whose themes stand so far apart."""
        return -(-len(self.tiles.rows) // 2) * pitch + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As large as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = max(1, len(self.tiles.rows))
        margins, frame = self.viewportMargins(), 2 * self.frameWidth()
        view = QSize(self.width() - frame, self.height() - margins.top() - frame - 2)
        columns = next((c for c in (2, 3) if view.height() // -(-count // c) >= LOW), 4)
        rows = -(-count // columns)
        height = min(max(view.height() // rows, LOW), HIGH)
        # QListView goes on to the next column where one is full to the pixel: no room for more rows than there are.
        self.setViewportMargins(0, margins.top(), 0, max(0, view.height() - rows * height))
        # One px less than a column's share, so that the last column never wraps out of sight.
        size = QSize((view.width() - EDGE + GAP) // columns - 1, height)
        self._look.set = setting(self.tiles.rows, size.width() - GAP, height)
        if size != self._look.size:
            self._look.size = size
            self.setGridSize(size)

    def tile_at(self, point: QPoint) -> Tile | None:
        """The theme under a point."""
        found = self.indexAt(point).data(FACTS)
        return found if isinstance(found, Tile) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks into the theme; letters are not a search here."""
        tile = self.currentIndex().data(FACTS)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(tile, Tile):
            self.pressed_on.emit(tile.theme, True)  # noqa: FBT003  a signal's argument
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a tile."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        tile = self.tile_at(at)
        if tile is not None and event.button() == Qt.MouseButton.LeftButton:
            box = self.visualRect(self.indexAt(at))
            self.pressed_on.emit(tile.theme, at.x() > box.right() + EDGE - GAP - 40)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with a theme."""
        tile = self.tile_at(event.pos())
        if tile is not None:
            self.menu_asked.emit(tile.theme, event.globalPos())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drags a theme."""
        tile = self.currentIndex().data(FACTS)
        if isinstance(tile, Tile):
            drag, data = QDrag(self), QMimeData()
            data.setData(THEME_MIME, QByteArray(tile.theme.encode()))
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Remarks and themes."""
        event.setAccepted(event.mimeData().hasFormat(REMARKS_MIME) or event.mimeData().hasFormat(THEME_MIME))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The theme under the mouse lights up."""
        self._light(self.indexAt(event.position().toPoint()).row())
        event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """None is lit."""
        self._light(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Remarks go under the theme, or become a new one; a theme goes into the other."""
        self._light(-1)
        tile, data = self.tile_at(event.position().toPoint()), event.mimeData()
        remarks = dropped(data)
        if remarks and tile is not None:
            self.filed.emit(tile.theme, remarks)
        elif remarks:
            self.new_asked.emit(remarks)
        elif tile is not None and data.hasFormat(THEME_MIME):
            self.merged.emit(bytes(data.data(THEME_MIME).data()).decode(), tile.theme)
        event.acceptProposedAction()

    def _light(self, row: int) -> None:
        if row != self._look.over:
            self._look.over = row
            self.viewport().update()

    def index_of(self, theme_id: str) -> QModelIndex:
        """The place of a theme."""
        row = next((n for n, tile in enumerate(self.tiles.rows) if tile.theme == theme_id), -1)
        return self.tiles.index(row, 0)
