"""The day as a table: one row an item, fonts and colours the model's, so that plain cells need no painting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QBrush, QFont

from app.domain.programme import ItemKind
from app.domain.standing import DayState, ItemStanding, ItemState, Standing
from app.domain.timing.preview import Replan
from app.services.told import NOTICED_MS, out_of_reach, told, told_end, told_length, told_start
from app.ui.design import theme
from app.ui.facilitator.telling import COLOURS, FILLS, Tone, planned_ms, tone_of
from app.ui.widgets.table import Index
from app.words import Message, say, times

ITEM_ROLE = Qt.ItemDataRole.UserRole.value + 1
LINE_ROLE = Qt.ItemDataRole.UserRole.value + 2


class Col(IntEnum):
    """The columns."""

    STATE = 0
    PLAN = 1
    NOW = 2
    TITLE = 3
    AXIS = 4


_HEADS: Mapping[Col, Message] = {
    Col.PLAN: Message("day", "Plan"),
    Col.NOW: Message("day", "Now"),
    Col.TITLE: Message("day", "Item"),
}
_WAS = Message("day", "Was")
_STATES: Mapping[ItemState, Message] = {
    ItemState.DONE: Message("day", "done"),
    ItemState.RUNNING: Message("day", "running"),
    ItemState.HELD: Message("day", "on hold"),
    ItemState.SKIPPED: Message("day", "left out"),
    ItemState.TO_COME: Message("day", "to come"),
}
_READ = Message("day", "{0}, {1}, {2} to {3}")


class Hold(Enum):
    """Whether the start of an item that must hold does."""

    HOLDS = auto()
    WITHIN = auto()  # it comes later, but by no more than it may
    SLIPS = auto()  # it would not now, but time can be won back
    BREAKS = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an item with the start and end that count now, or would after the re-plan that is looked at."""

    item: ItemStanding
    start_ms: int | None
    end_ms: int | None
    who: str
    tone: str  # the token of what a shifted time means
    running: bool
    anchor: Hold = Hold.HOLDS
    length_ms: int = 0  # how long it lasts now, to the millisecond: start and end are as they are told

    @property
    def planned_ms(self) -> int:
        """How long it was planned to last."""
        return planned_ms(self.item)

    @property
    def moved(self) -> bool:
        """It starts noticeably earlier or later than it was planned to."""
        planned = self.item.planned_start_ms
        return planned is not None and self.start_ms is not None and abs(planned - self.start_ms) >= NOTICED_MS

    @property
    def calm(self) -> bool:
        """A time for talking to each other, not a programme item with somebody in front."""
        return self.item.kind in (ItemKind.BREAK, ItemKind.LUNCH)


class DayModel(QAbstractTableModel):
    """Rows are the items of one day."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self.standing: Standing | None = None
        self._zone = ZoneInfo("UTC")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows."""
        return self._lines

    @property
    def zone(self) -> ZoneInfo:
        """The workshop's zone."""
        return self._zone

    def show(
        self,
        standing: Standing,
        day: int,
        zone: ZoneInfo,
        who: Mapping[str, str],
        preview: Replan | None,
    ) -> None:
        """Shows one day of a standing, or of what a re-plan would make of it."""
        shifted = "accent" if preview is not None else "late" if out_of_reach(standing) else "soon"
        lines = []
        for item in standing.items:
            if item.day != day:
                continue
            start, end = told_start(item), told_end(item)
            begins = item.expected_start_ms if item.actual_start_ms is None else item.actual_start_ms
            ends = item.expected_end_ms if item.actual_end_ms is None else item.actual_end_ms
            would = preview.item(item.id) if preview is not None else None
            if would is not None:
                begins, ends = would.after_start_ms, would.after_end_ms
                start, end = told(begins, item.planned_start_ms), told(ends, item.planned_end_ms)
            running = item.id == standing.running
            early = (start or 0) < (item.planned_start_ms or 0)
            tone = "accent" if early else shifted
            hold, length = _hold(item, standing, preview), (ends or 0) - (begins or 0)
            lines.append(Line(item, start, end, who.get(item.id, ""), tone, running, hold, length))
        fresh = tuple(lines)
        was_over, was_tone = self.over, over_tone(self.standing)
        same = [line.item.id for line in fresh] == [line.item.id for line in self._lines]
        self.standing, self._zone = standing, zone
        if self.over != was_over or over_tone(standing) != was_tone:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Col.NOW, Col.NOW)
        if not same:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(self._lines, fresh, strict=True)):
            if old != new:
                self._lines = (*self._lines[:row], new, *self._lines[row + 1 :])
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    @property
    def over(self) -> bool:
        """The day has ended: nothing is expected any more."""
        return self.standing is not None and self.standing.state is DayState.ENDED

    def row_of(self, item: str) -> int:
        """The row of an item; -1 where there is none."""
        return next((row for row, line in enumerate(self._lines) if line.item.id == item), -1)

    def rowCount(self, _parent: Index | None = None) -> int:
        """One an item."""
        return len(self._lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        """State, plan, now, item, timeline."""
        return len(Col)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            head = _WAS if section == Col.NOW and self.over else _HEADS.get(Col(section))
            return say(head) if head else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(Col(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and how."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line, col = self._lines[index.row()], Col(index.column())
        answer = _ANSWERS.get(role)
        return None if answer is None else answer(self, line, col)

    def renew(self) -> None:
        """Another palette or language: every cell is drawn anew."""
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Col) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Col) - 1)

    def text(self, line: Line, col: Col) -> str:
        """A cell in words."""
        texts = {
            Col.PLAN: self._planned(line),
            Col.NOW: "" if line.item.state is ItemState.SKIPPED else times.clock(line.start_ms, self._zone),
            Col.TITLE: line.item.title,
            Col.AXIS: self._minutes(line),
        }
        return texts.get(col, "")

    def _planned(self, line: Line) -> str:
        """The planned start; in brackets once it has moved where a line would be as bright as its digits."""
        planned = times.clock(line.item.planned_start_ms, self._zone)
        return f"({planned})" if planned and _past_it(line) and theme.outlined() else planned

    def read(self, line: Line, col: Col) -> str:
        """A cell as it is read out: the title's tells the whole row."""
        if col is not Col.TITLE:
            return self.text(line, col)
        start, end = times.clock(line.start_ms, self._zone), times.clock(line.end_ms, self._zone)
        return say(_READ, line.item.title, say(_STATES[line.item.state]), start, end)

    def ground(self, line: Line) -> QBrush | None:
        """What runs stands on the colour of its consequence."""
        if not line.running or self.standing is None:
            return None
        return QBrush(theme.colour(FILLS[tone_of(self.standing)]))

    def _minutes(self, line: Line) -> str:
        """30; 15 + 7 over time; 15 → 20 + 2 where it was given more before; 60 → 53 where it has changed."""
        planned, now = times.minutes_near(line.planned_ms), told_length(line.length_ms, line.planned_ms)
        if line.running and self.standing is not None and self.standing.overrun_ms > 0:
            over = times.minutes_down(self.standing.overrun_ms)
            length = times.minutes_near(line.length_ms - self.standing.overrun_ms)
            given = f"{planned} → {length}" if planned != length and not line.item.inserted else str(length)
            return f"{given} + {over}" if over else given
        if line.item.state is ItemState.SKIPPED or not (planned or now):
            return ""
        return f"{planned} → {now}" if planned != now and not line.item.inserted else str(now)


def _hold(item: ItemStanding, standing: Standing, preview: Replan | None) -> Hold:
    if preview is not None:
        if item.id in preview.broken:
            return Hold.BREAKS
        would = preview.item(item.id)
        late = 0 if would is None else would.after_start_ms - (item.planned_start_ms or 0)
        return Hold.WITHIN if late >= NOTICED_MS else Hold.HOLDS
    late = (item.expected_start_ms or 0) - (item.planned_start_ms or 0)
    if late < NOTICED_MS:
        return Hold.HOLDS
    if item.anchor_holds:
        return Hold.WITHIN
    return Hold.BREAKS if out_of_reach(standing) else Hold.SLIPS


def over_tone(standing: Standing | None) -> str:
    """The token that time beyond an item's own is drawn in, in its bar and in the legend."""
    if standing is None or standing.overrun_ms <= 0:
        return COLOURS[Tone.SOON]
    return COLOURS[tone_of(standing)] if standing.state is DayState.RUNNING else COLOURS[Tone.HELD]


def alignment(col: Col) -> Qt.AlignmentFlag:
    """Times stand to the right, words to the left."""
    return Qt.AlignmentFlag.AlignRight if col in (Col.PLAN, Col.NOW) else Qt.AlignmentFlag.AlignLeft


def _past_it(line: Line) -> bool:
    """Its planned start does not count any more."""
    return line.moved or line.item.state is ItemState.SKIPPED


def _font(line: Line, col: Col) -> QFont:
    changed = told_length(line.length_ms, line.planned_ms) != times.minutes_near(line.planned_ms)
    strong = (col is Col.NOW and line.moved) or line.running or (col is Col.AXIS and changed)
    struck = _past_it(line) and not theme.outlined() if col is Col.PLAN else line.item.state is ItemState.SKIPPED
    plain, heavy = {Col.TITLE: ("remark", "lead"), Col.AXIS: ("caption", "label")}.get(col, ("body", "strong"))
    font = theme.font(heavy if strong and col is not Col.PLAN else plain)
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    return font


def _ink(line: Line, col: Col) -> QBrush:
    past = line.item.state in (ItemState.DONE, ItemState.SKIPPED)
    if past or col is Col.PLAN or (col is Col.AXIS and not line.running and line.length_ms == line.planned_ms):
        return QBrush(theme.colour("muted"))
    shifted = col is Col.NOW and line.moved and not line.running
    return QBrush(theme.colour(line.tone if shifted else "ink"))


_ANSWERS: Mapping[int, Callable[[DayModel, Line, Col], object]] = {
    Qt.ItemDataRole.DisplayRole: DayModel.text,
    Qt.ItemDataRole.AccessibleTextRole: DayModel.read,
    Qt.ItemDataRole.TextAlignmentRole: lambda _model, _line, col: alignment(col),
    Qt.ItemDataRole.FontRole: lambda _model, line, col: _font(line, col),
    Qt.ItemDataRole.ForegroundRole: lambda _model, line, col: _ink(line, col),
    Qt.ItemDataRole.BackgroundRole: lambda model, line, _col: model.ground(line),
    LINE_ROLE: lambda _model, line, _col: line,
    ITEM_ROLE: lambda _model, line, _col: line.item.id,
}
"""What a cell answers to each role."""
