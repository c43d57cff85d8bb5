"""Remarks as rows: code, kind, the words on as many lines as they need, area and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QFontMetrics, QKeyEvent, QPainter, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from app.domain.debate import CompetenceArea, Contribution
from app.domain.gestures import State
from app.services.search import spans
from app.ui.debate.jotting import mark_of, shown_words
from app.ui.debate.marked import paint_marked
from app.ui.debate.measured import MeasuredList
from app.ui.debate.remarks_model import ENTITY, RemarksModel
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message, say
from app.words.times import clock

REMARKS_MIME = "application/x-plenum-remarks"
"""What is dragged: ids of remarks, a line each."""

_EDITED = Message("debate", "edited")
_AFTER = Message("debate", "after the meeting")
_RETURNS = Message("debate", "comes back in plenum")

_LONG_WORD = 30


def wrapping(text: str) -> int:
    """How a text is broken into lines: between words, and inside one only where a word is longer than any line."""
    longest = max(map(len, text.split()), default=0)
    return int(Qt.TextFlag.TextWrapAnywhere if longest > _LONG_WORD else Qt.TextFlag.TextWordWrap)


def paint_sign(painter: QPainter, rect: QRectF, mark: str) -> None:
    """The character that made a remark an idea, a barrier, a question or a quote."""
    if mark:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("edge") if theme.outlined() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark)


def paint_carried(painter: QPainter, rect: QRectF, code: str) -> None:
    """Under a remark's own code, the code of the one it carries on."""
    if code:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(rect.adjusted(AROUND, 29, 0, 0), 0, f"↳ {code}")


class RemarkDelegate(RowDelegate):
    """Reads what it needs besides the remark (areas, zone, codes) from `know`, which a view calls when it refreshes."""

    LEFT, RIGHT, TOP = 124, 84, 10
    AREA = 17
    """The height of the line below the words that names the area, px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[str, str] = {}
        self._zone = ZoneInfo("UTC")
        self._said: Mapping[str, Contribution] = {}
        self.query = ""  # what was searched for: its places are marked
        self._heights: dict[tuple[str, int], int] = {}

    def know(self, state: State, zone: ZoneInfo) -> None:
        """The areas' titles, the zone that times are told in, and the remarks that others carry on."""
        self._zone = zone
        self._said = state.of(Contribution)
        self._areas = {a.id: a.title for a in state.of(CompetenceArea).values()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the words need; measured once for each width."""
        remark: Contribution = index.data(ENTITY)
        words, width = shown_words(remark), option.rect.width()
        below = self.AREA if self._below(remark) else 0
        height = self._heights.get((words, width))
        if height is None:
            metrics = QFontMetrics(theme.font("remark"))
            room = QRect(0, 0, max(40, width - self.LEFT - self.RIGHT), 100_000)
            measured = metrics.boundingRect(room, wrapping(words), words).height()
            height = max(44, measured + 2 * self.TOP + 1)
            if len(self._heights) > 5_000:
                self._heights.clear()
            self._heights[words, width] = height
        return QSize(width, height + below)

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """One remark."""
        remark: Contribution = index.data(ENTITY)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(rect.adjusted(AROUND, 12, 0, 0), 0, remark.code)
        paint_sign(painter, QRectF(rect.x() + 88, rect.y() + 12, 20, 20), mark_of(remark))
        paint_carried(painter, rect, self.carries_on(remark))
        words = shown_words(remark)
        painter.setFont(theme.font("remark"))
        painter.setPen(theme.colour("muted" if remark.redacted or remark.withdrawn else "ink"))
        place = rect.adjusted(self.LEFT, self.TOP, -self.RIGHT, 0)
        found = spans(words, self.query) if self.query else ()
        if found:
            option = QTextOption()
            anywhere = wrapping(words) == int(Qt.TextFlag.TextWrapAnywhere)
            option.setWrapMode(QTextOption.WrapMode.WrapAnywhere if anywhere else QTextOption.WrapMode.WordWrap)
            paint_marked(painter, place, words, found, option)
        else:
            painter.drawText(place, wrapping(words), words)
        below = self._below(remark)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        if below:
            line = QRectF(rect.x() + self.LEFT, rect.bottom() - self.AREA - 7, rect.width() - self.LEFT, self.AREA)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), below)
        when = clock(remark.said_ms, self._zone)
        aside = QRectF(rect.right() - self.RIGHT, rect.y() + 13, self.RIGHT - AROUND, 16)
        painter.drawText(aside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), when)
        if remark.returning:
            paint_icon(painter, "undo-2", QRectF(aside.x() - 4, aside.y() + 1, 14, 14), "soon")

    def carries_on(self, remark: Contribution) -> str:
        """The code of the remark that this one carries on; empty where it stands alone."""
        before = self._said.get(remark.elaborates or "")
        return "" if before is None else before.code

    def _below(self, remark: Contribution) -> str:
        """What stands under the words: the area, and what sets the remark apart."""
        parts = [self._areas.get(remark.area or "", "")]
        if remark.edited is not None:
            parts.append(say(_EDITED))
        if remark.after_meeting:
            parts.append(say(_AFTER))
        if remark.returning:
            parts.append(say(_RETURNS))
        return " · ".join(p for p in parts if p)


class RemarkList(MeasuredList):
    """menu_asked: for which remark, and where on the screen. chosen: Enter or a double click on a remark."""

    menu_asked = Signal(str, QPoint)
    chosen = Signal(str)

    def __init__(self, delegate: RemarkDelegate, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(say(name))
        self.remarks = RemarksModel(self)
        self.setModel(self.remarks)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.delegate = delegate
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._on_double)

    def remark_at(self, index: Index) -> Contribution | None:
        """The remark of a row."""
        found = index.data(ENTITY) if index.isValid() else None
        return found if isinstance(found, Contribution) else None

    def current(self) -> Contribution | None:
        """The remark that is chosen."""
        return self.remark_at(self.currentIndex())

    def choose(self, remark: str) -> bool:
        """Makes a remark the chosen one and brings it into view; False where it is not here."""
        row = self.remarks.row_of(remark)
        if row < 0:
            return False
        self.setCurrentIndex(self.remarks.index(row, 0))
        self.scrollTo(self.currentIndex())
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; letters are the line's, never a search in the list."""
        now = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now is not None and not event.isAutoRepeat():
            self.chosen.emit(now.id)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the remark under the mouse, or of the chosen one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        remark = self.remark_at(index)
        if remark is not None:
            self.setCurrentIndex(index)
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(remark.id, place)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drags the selected remarks by their ids; what is seen beside the mouse is their codes."""
        remarks = [r for r in map(self.remark_at, self.selectedIndexes()) if r is not None]
        if remarks:
            drag = QDrag(self)
            drag.setMimeData(dragged([r.id for r in remarks]))
            drag.exec(Qt.DropAction.CopyAction)

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(say(self._name))
        super().changeEvent(event)

    @Slot(QModelIndex)
    def _on_double(self, index: QModelIndex) -> None:
        remark = self.remark_at(index)
        if remark is not None:
            self.chosen.emit(remark.id)


def dragged(remarks: Sequence[str]) -> QMimeData:
    """What a drag of remarks carries."""
    data = QMimeData()
    data.setData(REMARKS_MIME, QByteArray("\n".join(remarks).encode()))
    return data


def dropped(data: QMimeData) -> list[str]:
    """The ids of the remarks that were dropped; none where it was something else."""
    raw = data.data(REMARKS_MIME).data()
    return [line for line in bytes(raw).decode("utf-8", "replace").split("\n") if line]
