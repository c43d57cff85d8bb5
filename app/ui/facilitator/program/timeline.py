"""The table of the day and its time axis: the expected bar, the planned line under it, anchors, and the line of now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from app.domain.standing import ItemState
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import TARGET, UNIT
from app.ui.facilitator.program.day_model import LINE_ROLE, Col, DayModel, Hold, Line, alignment, over_tone
from app.ui.facilitator.telling import COLOURS, ICONS, Tone, tone_of
from app.ui.widgets.elided import elided
from app.ui.widgets.table import Index, RowDelegate
from app.words import Message, say, times

PAD_MS, TAIL_MS = 5 * times.MINUTE_MS, 30 * times.MINUTE_MS
"""Free time on the axis before the first bar and after the last, where its minutes stand."""

CHIP, TICK = 45, 18
"""How wide the time now and an hour's number stand in the header, px, with the air around them."""

LOWEST, HIGHEST, TWO_LINES = 34, 68, 40
"""A row's height; from this height on it has a second line."""

_HOLDS = Message("day", "holds")
_WITHIN = Message("day", "holds within {0} min")
_CAN_HOLD = Message("day", "can hold")
_BREAKS = Message("day", "does not hold")
_NAME = Message("day", "The programme of the day")


_ANCHORS: Mapping[Hold, tuple[Message, str]] = {
    Hold.HOLDS: (_HOLDS, "muted"), Hold.WITHIN: (_WITHIN, "muted"),
    Hold.SLIPS: (_CAN_HOLD, "muted"), Hold.BREAKS: (_BREAKS, "late"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axis:
    """The hours that the timeline spans, in UTC milliseconds."""

    first_ms: int
    last_ms: int

    def x(self, ms: int, left: float, width: float) -> float:
        """Where an instant stands, in whole pixels."""
        share = (ms - self.first_ms) / max(1, self.last_ms - self.first_ms)
        return round(left + 12 + (width - 24) * min(1.0, max(0.0, share)))


def axis_of(model: DayModel) -> Axis:
    """From the first start to the last end of the day, planned or expected, and now."""
    starts = [t for line in model.lines for t in (line.item.planned_start_ms, line.start_ms) if t is not None]
    ends = [t for line in model.lines for t in (line.item.planned_end_ms, line.end_ms) if t is not None]
    if not starts or not ends:
        return Axis(0, times.HOUR_MS)
    return Axis(min(starts) - PAD_MS, max(ends) + TAIL_MS)


def now_of(model: DayModel, axis: Axis) -> int | None:
    """The instant of now where it lies on the axis."""
    at = model.standing.at_ms if model.standing is not None else None
    return at if at is not None and axis.first_ms <= at <= axis.last_ms else None


class _DayDelegate(RowDelegate):
    """What the delegates of the day share."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """In high contrast, where no fill says it, the row that runs stands between two edges."""
        super().paint(painter, option, index)
        line, model = self.line_of(index), self.model_of(index)
        if theme.outlined() and line is not None and line.running and model is not None and model.standing is not None:
            edge, rect = theme.colour(COLOURS[tone_of(model.standing)]), option.rect
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, edge)
            painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, edge)

    @staticmethod
    def line_of(index: Index) -> Line | None:
        """The row's item."""
        found = index.data(LINE_ROLE)
        return found if isinstance(found, Line) else None

    @staticmethod
    def model_of(index: Index) -> DayModel | None:
        """The day."""
        model = index.model()
        return model if isinstance(model, DayModel) else None


class PlainDelegate(_DayDelegate):
    """A time."""

    inset = 8


class StateDelegate(_DayDelegate):
    """Done, running, held, left out, or nothing."""

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The mark."""
        line, model = self.line_of(index), self.model_of(index)
        if line is None or model is None or model.standing is None:
            return
        mark = {ItemState.DONE: ("check", "ok"), ItemState.SKIPPED: ("skip-forward", "muted")}.get(line.item.state)
        if line.running:
            tone = tone_of(model.standing)
            mark = "play" if tone is Tone.CALM else ICONS[tone], COLOURS[tone]
        if mark:
            paint_icon(painter, mark[0], QRectF(rect.right() - 20, rect.center().y() - 9, 18, 18), mark[1])


class TitleDelegate(_DayDelegate):
    """The item's title with its people below where the row is high enough, and whether its start holds."""

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Title, people, anchor."""
        line = self.line_of(index)
        if line is None:
            return
        rect = rect.adjusted(16, 0, -8, 0)
        two = bool(line.who) and rect.height() >= TWO_LINES
        top = rect.center().y() - (19 if two else 11)
        beside = 0.0
        if line.item.anchor and line.item.state is ItemState.TO_COME:
            beside = self._anchor(painter, rect, top + (22 if two else 3), line)
        title = QRectF(rect.x(), top, rect.width() - (0 if two else beside), 22)
        self.line(painter, title, line.item.title, index)
        if two:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("muted"))
            room = round(rect.width() - beside)
            who = elided(painter.fontMetrics(), line.who, room)
            painter.drawText(QRectF(rect.x(), top + 22, rect.width(), 16), Qt.AlignmentFlag.AlignVCenter, who)

    @staticmethod
    def _anchor(painter: QPainter, rect: QRectF, y: float, line: Line) -> float:
        message, tone = _ANCHORS[line.anchor]
        word = say(message, times.minutes_near(line.item.tolerance_ms))
        painter.setFont(theme.font("caption" if line.anchor is Hold.HOLDS else "label"))
        painter.setPen(theme.colour(tone))
        width = painter.fontMetrics().horizontalAdvance(word)
        place = QRectF(rect.right() - width, y, width, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)
        paint_icon(painter, "anchor", QRectF(place.x() - 18, y + 1, 14, 14), tone)
        return width + 30


class AxisDelegate(_DayDelegate):
    """One row of the timeline."""

    def content(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Anchors, plan, expectation, now, minutes."""
        line, model = self.line_of(index), self.model_of(index)
        if line is None or model is None:
            return
        axis = axis_of(model)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
        for other in model.lines:
            if other.item.anchor and other.item.planned_start_ms is not None:
                x = axis.x(other.item.planned_start_ms, rect.x(), rect.width()) + 0.5
                painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        middle = round(rect.center().y())
        self._planned(painter, rect, line, axis, middle + 8)
        if line.item.state is not ItemState.SKIPPED:
            self._expected(painter, rect, line, model, middle - 8)
        now = now_of(model, axis)
        if now is not None:
            painter.fillRect(
                QRectF(axis.x(now, rect.x(), rect.width()), rect.y(), 1, rect.height()), theme.colour("ink")
            )
        self._minutes(painter, rect, line, axis, index)

    def _minutes(self, painter: QPainter, rect: QRectF, line: Line, axis: Axis, index: Index) -> None:
        """The length beside its bar, on a patch that keeps the lines of the axis from crossing it."""
        words = str(index.data() or "")
        if not words:
            return
        end = max(line.end_ms or 0, line.item.planned_end_ms or 0)
        font = index.data(Qt.ItemDataRole.FontRole)
        width = QFontMetrics(font if isinstance(font, QFont) else theme.font("caption")).horizontalAdvance(words)
        x = axis.x(end, rect.x(), rect.width()) + 8
        if x + width > rect.right() - 4:  # no room beside the bar: before it
            x = axis.x(_starts_last(line), rect.x(), rect.width()) - 8 - width
        place = QRectF(x, round(rect.center().y()) - 9, width + 2, 16)
        painter.fillRect(place.adjusted(-3, 0, 3, 0), self.behind or theme.colour("surface"))
        self.line(painter, place, words, index)

    @staticmethod
    def _planned(painter: QPainter, rect: QRectF, line: Line, axis: Axis, y: float) -> None:
        start, end = line.item.planned_start_ms, line.item.planned_end_ms
        if start is None or end is None or start == end:  # a moment has no length to draw
            return
        left, right = (axis.x(ms, rect.x(), rect.width()) for ms in (start, end))
        painter.fillRect(QRectF(left, y, max(2.0, right - left), 2), theme.colour("border"))

    @staticmethod
    def _expected(painter: QPainter, rect: QRectF, line: Line, model: DayModel, y: float) -> None:
        if line.start_ms is None or line.end_ms is None:
            return
        axis = axis_of(model)
        left, right = (axis.x(ms, rect.x(), rect.width()) for ms in (line.start_ms, line.end_ms))
        if not line.length_ms and not line.running:
            paint_icon(painter, "anchor" if line.item.anchor else "circle", QRectF(left - 8, y - 2, 16, 16), "ink")
            return
        done = line.item.state is ItemState.DONE
        thin = done and theme.outlined()  # what is done never shines most
        ahead = "sunken" if line.calm else "accent_soft"
        token = "bg" if thin else "hairline" if done else "accent" if line.running else ahead
        pen = QPen(theme.colour("border" if line.calm or thin else "accent"), 1)
        bare = line.running or (done and not thin)
        painter.setPen(Qt.PenStyle.NoPen if bare else pen)
        painter.setBrush(theme.colour(token))
        inset = 0.0 if bare else 0.5
        bar = QRectF(left, y, max(3.0, right - left), 14).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(bar, 3, 3)
        standing = model.standing
        if line.running and standing is not None and standing.overrun_ms > 0:
            over = axis.x(standing.at_ms - standing.overrun_ms, rect.x(), rect.width())
            painter.fillRect(QRectF(over, y - 2, max(4.0, right - over), 18), theme.colour(over_tone(standing)))
            painter.fillRect(QRectF(over - 2, y - 2, 2, 18), theme.colour("surface"))  # equally bright in grey


def _starts_last(line: Line) -> int:
    """Where the bar and the plan's line begin together; where they lie apart, the later of the two: there is room."""
    starts = [t for t in (line.start_ms, line.item.planned_start_ms) if t is not None]
    ends = [t for t in (line.end_ms, line.item.planned_end_ms) if t is not None]
    apart = len(starts) == 2 and min(ends) <= max(starts)
    return max(starts) if apart else min(starts)


def _chip(now: float, hours: Sequence[float], area: QRectF) -> QRectF:
    """Where the time now stands: over its line, and to the left where it would cover an hour that is to come."""
    half = CHIP // 2
    beside = [x - TICK / 2 for x in hours if now + TICK / 2 < x < now + half + TICK / 2]
    left = min([now - half, *(x - CHIP for x in beside), area.right() - CHIP - 1])
    return QRectF(left, area.center().y() - 10, CHIP, 20)


class AxisHeader(QHeaderView):
    """The header; over the timeline it carries the hours and the time now."""

    def __init__(self, model: DayModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self.setFixedHeight(TARGET)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """A name, or the hours."""
        painter.save()
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        area = QRectF(rect)
        if section == Col.AXIS:
            self._hours(painter, area)
        else:
            painter.setFont(theme.font("overline"))
            painter.setPen(theme.colour("muted"))
            flags = alignment(Col(section)) | Qt.AlignmentFlag.AlignVCenter
            inset = 16 if section == Col.TITLE else 8
            name = str(self._model.headerData(section, Qt.Orientation.Horizontal)).upper()
            painter.drawText(area.adjusted(inset, 0, -8, 0), flags, name)
        painter.restore()

    def _hours(self, painter: QPainter, area: QRectF) -> None:
        axis = axis_of(self._model)
        at = now_of(self._model, axis)
        now = axis.x(at, area.x(), area.width()) if at is not None else None
        places = [axis.x(ms, area.x(), area.width()) for ms, _word in self._ticks(axis, area.width())]
        chip = QRectF() if now is None else _chip(now, places, area)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        for ms, word in self._ticks(axis, area.width()):
            x = axis.x(ms, area.x(), area.width())
            if now is None or x + TICK / 2 <= chip.left() or x - TICK / 2 >= chip.right():
                painter.drawText(QRectF(x - 20, area.y(), 40, area.height()), Qt.AlignmentFlag.AlignCenter, word)
        if now is None or at is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.drawRect(QRectF(now, chip.bottom(), 1, area.bottom() - chip.bottom()))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("surface"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, times.clock(at, self._model.zone))

    def _ticks(self, axis: Axis, width: float) -> list[tuple[int, str]]:
        """Whole hours, so many that their words do not touch."""
        span = axis.last_ms - axis.first_ms
        step = next((h for h in (1, 2, 3, 6, 12, 24) if span / times.HOUR_MS / h * 32 <= width), 24)
        first = dt.datetime.fromtimestamp(axis.first_ms // 1000, self._model.zone)
        at = first.replace(minute=0, second=0)
        ticks = []
        for _ in range(int(span // times.HOUR_MS) + 2):
            at += dt.timedelta(hours=1)
            ms = round(at.timestamp() * 1000)
            if at.hour % step == 0 and axis.first_ms < ms <= axis.last_ms:
                ticks.append((ms, str(at.hour)))
        return ticks


class DayTable(QTableView):
    """The table; its rows share the height that there is, between one line and two."""

    def __init__(self, model: DayModel) -> None:
        super().__init__()
        self._day = model
        self._drawn: tuple[Axis, float | None] | None = None
        self.setModel(model)
        self.setHorizontalHeader(AxisHeader(model))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(LOWEST)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        delegates = {Col.STATE: StateDelegate(self), Col.TITLE: TitleDelegate(self), Col.AXIS: AxisDelegate(self)}
        plain = PlainDelegate(self)
        for section in Col:
            self.setItemDelegateForColumn(section, delegates.get(section, plain))
        model.modelReset.connect(self.fit)
        self.respeak()

    def respeak(self) -> None:
        """Says its name in the language spoken now."""
        self.setAccessibleName(say(_NAME))

    def show_now(self) -> None:
        """Draws every row anew where the hours or the line of now have moved: both cross all of them."""
        axis = axis_of(self._day)
        now = now_of(self._day, axis)
        left = self.columnViewportPosition(Col.AXIS)
        drawn = axis, None if now is None else axis.x(now, left, self.columnWidth(Col.AXIS))
        if drawn != self._drawn:
            self._drawn = drawn
            self.viewport().update()
        self.horizontalHeader().viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """In another palette a planned time may take more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Rows as high, and the timeline as wide, as there is room for."""
        width, height = self.viewport().width(), self.viewport().height()
        fixed = {Col.STATE: 44, Col.PLAN: 68 if theme.outlined() else 52, Col.NOW: 56}
        free = max(200, width - sum(fixed.values()))
        fixed[Col.TITLE] = min(480, free * 49 // 100)
        fixed[Col.AXIS] = free - fixed[Col.TITLE]
        for section, size in fixed.items():
            self.setColumnWidth(section, size)
        rows = max(1, self._day.rowCount())
        each = height // rows
        each = each // UNIT * UNIT if each >= TWO_LINES else each
        self.verticalHeader().setDefaultSectionSize(max(LOWEST, min(HIGHEST, each)))

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(700, 400)
