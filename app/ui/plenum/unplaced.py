"""The remarks to be sorted: the chosen one shows its three suggested themes with their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from app.domain.debate import Contribution
from app.ui.debate.jotting import mark_of, shown_words
from app.ui.debate.remark_list import (
    RemarkDelegate,
    RemarkList,
    paint_carried,
    paint_sign,
    wrapping,
)
from app.ui.debate.remarks_model import ENTITY
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.plenum.titles import SMALLEST, paint_title
from app.ui.widgets.marks import paint_keycap
from app.ui.widgets.table import Index
from app.words import Message

_NAME = Message("plenum", "Remarks to be sorted")

OFFER = 36
"""The height of one suggestion, px."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested theme. letter may be empty where all are taken."""

    theme: str
    letter: str
    title: str


class SortingDelegate(RemarkDelegate):
    """Code, sign, words; below the chosen remark its offers."""

    LEFT, RIGHT = 112, 16

    def _below(self, _remark: Contribution) -> str:
        """The area does not help in sorting."""
        return ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The chosen remark has room for its offers."""
        size = super().sizeHint(option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and self.offers:
            size.setHeight(size.height() + len(self.offers) * OFFER + 8)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A bar at the side says which is chosen; a tick, that several are."""
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_HasFocus)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        remark: Contribution = index.data(ENTITY)
        painter.save()
        painter.setClipRect(option.rect)
        if chosen or marked:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("grid"))
        if chosen:
            painter.fillRect(QRectF(rect.x(), rect.y(), 4, rect.height()), theme.colour("accent"))
            if theme.outlined():
                painter.setPen(QPen(theme.colour("edge"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("accent"))
        if marked:
            paint_icon(painter, "check", QRectF(rect.x() + 7, rect.y() + 14, 16, 16), "accent")
        painter.drawText(rect.adjusted(AROUND, 12, 0, 0), 0, remark.code)
        paint_sign(painter, QRectF(rect.x() + 82, rect.y() + 12, 20, 20), mark_of(remark))
        paint_carried(painter, rect, self.carries_on(remark))
        words = shown_words(remark)
        painter.setFont(theme.font("remark"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect.adjusted(self.LEFT, self.TOP, -self.RIGHT, 0), wrapping(words), words)
        if chosen:
            self._offered(painter, rect)
        painter.restore()

    def _offered(self, painter: QPainter, rect: QRectF) -> None:
        for box, offer in self.offer_boxes(rect):
            paint_keycap(painter, QRectF(box.x(), box.y() + 4, 28, 28), offer.letter, filled=True)
            painter.setPen(theme.colour("ink"))
            paint_title(
                painter, QRectF(box.x() + 40, box.y(), box.width() - 48, OFFER), offer.title, ("body", SMALLEST)
            )

    def offer_boxes(self, rect: QRectF) -> list[tuple[QRectF, Offer]]:
        """Where each offer stands in the chosen row."""
        top = rect.bottom() - len(self.offers) * OFFER - 8
        return [
            (QRectF(rect.x() + self.LEFT, top + number * OFFER, rect.width() - self.LEFT, OFFER), offer)
            for number, offer in enumerate(self.offers)
        ]


class SortingList(RemarkList):
    """Keys are commands only while `sorting`, and then the console leaves letters alone.

    lettered(letter, opens): a theme's key, with Shift to look into it. asked(what): "next", "new", "merge", "conclude",
    "out", "park", "leave". offered: the id of a theme that was clicked.
    """

    lettered = Signal(str, bool)
    asked = Signal(str)
    offered = Signal(str)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.sorter = SortingDelegate()
        super().__init__(self.sorter, _NAME, parent)
        self.sorting = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setProperty("ring", "none")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_sorting(self, on: bool) -> None:
        """Starts or ends the mode."""
        self.sorting = on
        self.setProperty("keys", "own" if on else None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
        if on:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """The chosen remark's suggestions."""
        if tuple(offers) != self.sorter.offers:
            self.sorter.offers = tuple(offers)
            self.measure_again(self.currentIndex().row())
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def marked(self) -> list[str]:
        """The remarks that are ticked, in order; else the chosen one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.remarks.remarks[row].id for row in rows]

    def step(self, by: int = 1) -> None:
        """The next remark, from the last to the first."""
        count = self.remarks.rowCount()
        if count:
            self.choose_row((self.currentIndex().row() + by) % count)

    def choose_row(self, row: int) -> None:
        """Makes a row the chosen one and shows it."""
        count = self.remarks.rowCount()
        if count:
            self.selectionModel().setCurrentIndex(
                self.remarks.index(min(max(row, 0), count - 1), 0), self.selectionModel().SelectionFlag.NoUpdate
            )
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Its suggestions are others."""
        self.sorter.offers = ()
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Space and Ctrl+click tick; a plain click chooses one and ticks none; arrows tick nothing."""
        flags = self.selectionModel().SelectionFlag
        if isinstance(event, QMouseEvent):
            held = event.modifiers()
            if held & Qt.KeyboardModifier.ControlModifier and event.type() == QEvent.Type.MouseButtonPress:
                return flags.Toggle
            if held & Qt.KeyboardModifier.ShiftModifier:
                return flags.Select
            dragging = event.type() != QEvent.Type.MouseButtonPress or self.selectionModel().isSelected(index)
            return flags.NoUpdate if dragging else flags.Clear
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            return flags.Toggle
        return flags.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the mode each key is a command; a key held down is one command, but for the arrows."""
        if not self.sorting:
            super().keyPressEvent(event)
            return
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        elif key in _MOVES:
            QAbstractItemView.keyPressEvent(self, event)
        elif event.isAutoRepeat():
            event.accept()
        elif Qt.Key(key) in _ASKS:
            self.asked.emit(_ASKS[Qt.Key(key)])
        elif key == Qt.Key.Key_Space:
            self._tick()
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self.lettered.emit(chr(key), shift)
        else:
            event.ignore()

    def _tick(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.selectionModel().select(index, self.selectionModel().SelectionFlag.Toggle)
            if index.row() + 1 < self.remarks.rowCount():
                self.choose_row(index.row() + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an offer takes it."""
        super().mouseReleaseEvent(event)
        index = self.currentIndex()
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            for box, offer in self.sorter.offer_boxes(QRectF(self.visualRect(index))):
                if box.contains(event.position()):
                    self.offered.emit(offer.theme)
                    return


_ASKS = {
    Qt.Key.Key_N: "next",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_K: "conclude",
    Qt.Key.Key_Return: "new",
    Qt.Key.Key_Enter: "new",
    Qt.Key.Key_Delete: "out",
    Qt.Key.Key_Backspace: "out",
    Qt.Key.Key_0: "park",
    Qt.Key.Key_Escape: "leave",
}
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
