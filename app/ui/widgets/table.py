"""Tables and lists in our look: standard views and models, only the delegate and the header are ours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import TARGET
from app.ui.widgets.elided import elided
from app.ui.widgets.marks import paint_fade

Index = QModelIndex | QPersistentModelIndex

ICON_ROLE = Qt.ItemDataRole.UserRole + 101
"""A model's (icon, token) for what stands before a cell's text."""


def hairline(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Along the foot of a rectangle; as thick under every row, also where our pixel is one and a half of theirs."""
    seen = painter.deviceTransform()
    thick = max(1, round(seen.m22()))
    foot = round(seen.map(QPointF(0, rect.bottom() + 1)).y())
    top = seen.inverted()[0].map(QPointF(0, foot - thick)).y()
    painter.fillRect(QRectF(rect.x(), top, rect.width(), thick / seen.m22()), colour)


class RowDelegate(QStyledItemDelegate):
    """A row with a hairline under it, the selection as a soft fill (an edge in high contrast), and text with inset.

    Subclasses override `content`. Errors while painting would end the process: read only what the model gives.
    """

    inset = 12
    hangs = False
    """Whether the rows hang out at both sides by the inset: their lines run from the first text to the last edge."""
    ends = True
    """Whether the last row has its hairline too: False where a rule closes the list."""
    behind: QColor | None = None
    """What the row that is being painted has behind it; None where nothing was filled in."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, hairline, content."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        background = index.data(Qt.ItemDataRole.BackgroundRole)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self.behind = None
        if selected:
            self.behind = theme.colour("accent_soft")
        elif isinstance(background, (QBrush, QColor)):
            self.behind = QBrush(background).color()
        if self.behind is not None:
            painter.fillRect(rect, self.behind)
        view = option.widget
        seen = view.viewport().width() if self.hangs and isinstance(view, QAbstractItemView) else 0
        if self.ends or index.row() + 1 < index.model().rowCount():
            hairline(painter, _drawn_in(rect, self.inset, seen) if seen else rect, theme.colour("grid"))
        if selected and theme.outlined():
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, theme.colour("edge"))
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, theme.colour("edge"))
        painter.setClipRect(rect)
        self.content(painter, QRectF(rect), index)
        painter.restore()

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The cell's own content: an icon where the model has one, then one elided line."""
        rect = rect.adjusted(self.inset, 0, -self.inset, 0)
        mark = index.data(ICON_ROLE)
        if mark:
            paint_icon(painter, mark[0], QRectF(rect.x(), rect.center().y() - 9, 18, 18), mark[1])
            rect.adjust(26, 0, 0, 0)
        self.line(painter, rect, str(index.data() or ""), index)

    @staticmethod
    def line(painter: QPainter, rect: QRectF, text: str, index: Index) -> None:
        """One line in the model's font, colour and alignment."""
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(font if isinstance(font, QFont) else theme.font("body"))
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(QBrush(ink).color() if isinstance(ink, (QBrush, QColor)) else theme.colour("ink"))
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag(alignment) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, elided(painter.fontMetrics(), text, int(rect.width())))


def _drawn_in(rect: QRect, inset: int, width: int) -> QRect:
    """A cell's rectangle without the inset at the outer edge of the first and of the last cell of a row."""
    first, last = rect.left() <= 0, rect.right() >= width - 1
    return rect.adjusted(inset if first else 0, 0, -inset if last else 0, 0)


class Header(QHeaderView):
    """Column names in small capitals' weight, aligned as their cells, over one hairline."""

    def __init__(self, inset: int = 12, *, hangs: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._inset, self._hangs = inset, hangs
        self.setFixedHeight(TARGET)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One column's name."""
        model = self.model()
        side = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        flags = Qt.AlignmentFlag(side or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(theme.font("overline"))
        painter.setPen(theme.colour("muted"))
        name = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "").upper()
        painter.drawText(rect.adjusted(self._inset, 0, -self._inset, 0), flags, name)
        drawn = _drawn_in(rect, self._inset, self.viewport().width()) if self._hangs else rect
        hairline(painter, drawn, theme.colour("hairline"))
        painter.restore()


class Table(QTableView):
    """Give it a model and the widths of its columns; 0 takes what is left. Name it for a screen reader.

    hangs: its rows hang out at both sides of the column that its texts stand in, and only a chosen one is seen to.
    """

    def __init__(
        self, model: QAbstractItemModel, widths: Sequence[int], row_height: int = TARGET, *, hangs: bool = False
    ) -> None:
        super().__init__()
        self._hangs = hangs
        self.setHorizontalHeader(Header(hangs=hangs))
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        for section, width in enumerate(widths):
            head.setSectionResizeMode(
                section, QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            )
            if width:
                self.setColumnWidth(section, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows; at the foot, where more follow, a row fades, or waits where nothing fades: none is cut hard."""
        super().paintEvent(event)
        height = self.viewport().height()
        last = self.rowAt(height - 1)
        if self._hangs and last > 0 and self.rowViewportPosition(last) + self.rowHeight(last) > height:
            with QPainter(self.viewport()) as painter:
                top = self.rowViewportPosition(last)
                cut, ground = QRect(0, top, self.viewport().width(), height - top), _ground(self)
                if theme.outlined():
                    painter.fillRect(cut, ground)
                else:
                    paint_fade(painter, cut, ground)


def _ground(widget: QWidget) -> QColor:
    """The colour that a transparent widget stands on."""
    above: QWidget | None = widget
    while above is not None:
        fill = above.property("fill")
        if fill:
            return theme.colour(str(fill))
        above = above.parentWidget()
    return theme.colour("bg")
