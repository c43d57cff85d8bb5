"""The programme as the engine reads it: planned times in UTC, lengths, what may give and what must hold.

Times of day are of the workshop's own zone. A time that a night in March leaps over is read as if the clock had not
leapt (02.15 is 03.15); one that a night in October brings twice is the first of the two. Lengths are real minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.programme import AgendaItem, ItemKind, Workshop

MINUTE = 60_000
HOUR = 60 * MINUTE
NIGHT = 4 * HOUR
"""So much free time before the first item of a day is a night: nothing is moved into it."""

OPENING = 9 * 60
"""When a day begins whose first item has no start."""

LATE_CLOSE = 6 * HOUR
"""The last item of a day without a length lasts to the first start of the next day if that comes within this."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of the plan. Times are UTC milliseconds, lengths milliseconds.

    block: items with the same one run at once; None: alone. start_ms and end_ms are None for an inserted item.
    minimum_ms: the given least length, None where it is all of the item. gap_ms: free time planned before it.
    opens: the first of its day after a night. overlap: it begins before another has ended.
    missing, twice: one of its times does not exist that night, or comes twice.
    """

    id: str
    title: str
    kind: ItemKind
    day: int
    start_ms: int | None
    end_ms: int | None
    length_ms: int
    minimum_ms: int | None = None
    weight: int = 1
    anchor: bool = False
    tolerance_ms: int = 0
    droppable: bool = False
    fixed_end_ms: int | None = None
    block: str | None = None
    gap_ms: int = 0
    opens: bool = False
    overlap: bool = False
    missing: bool = False
    twice: bool = False
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The frozen programme. floors: for each day, when its first item begins; midnights: when the day itself does.

    after_night: the days that a night lies before.
    """

    items: tuple[Planned, ...]
    floors: dict[int, int]
    midnights: dict[int, int]
    after_night: frozenset[int]


@dataclass(slots=True)
class _Line:
    """An item on its way to being planned."""

    item: AgendaItem
    block: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    fixed_ms: int | None = None
    missing: bool = False
    twice: bool = False


def plan_of(workshop: Workshop, items: Iterable[AgendaItem]) -> Plan:
    """The plan of a workshop's programme, in the order of (rank, id); inserted items have no part in it."""
    calendar = _Calendar(workshop.date, ZoneInfo(workshop.zone))
    lines = [_Line(i) for i in sorted(items, key=lambda i: (i.rank, i.id)) if not i.inserted]
    blocks = _in_blocks(lines)
    for line in lines:
        if line.item.start is not None:
            line.start_ms = calendar.at(line, line.item.day, line.item.start)
    _place(blocks, calendar)
    return _frozen(blocks, calendar)


def inserted(item: AgendaItem, day: int) -> Planned:
    """An item that came in while the day ran: it has a length, and no planned times."""
    minimum = None if item.minimum is None else item.minimum * MINUTE
    return Planned(
        item.id,
        item.title,
        item.kind,
        day,
        None,
        None,
        (item.minutes or 0) * MINUTE,
        minimum,
        item.weight,
        droppable=item.droppable,
        inserted=True,
    )


class _Calendar:
    """Turns a day and minutes after its midnight into UTC."""

    def __init__(self, date: dt.date, zone: ZoneInfo) -> None:
        self._date, self._zone = date, zone

    def moment(self, day: int, minutes: int, fold: int = 0) -> dt.datetime:
        midnight = dt.datetime.combine(self._date + dt.timedelta(days=day - 1), dt.time())
        return (midnight + dt.timedelta(minutes=minutes)).replace(tzinfo=self._zone, fold=fold)

    def utc_ms(self, day: int, minutes: int) -> int:
        return round(self.moment(day, minutes).timestamp() * 1000)

    def at(self, line: _Line, day: int, minutes: int) -> int:
        """The moment, marking the line where that night has no such time or has it twice."""
        first, second = self.moment(day, minutes), self.moment(day, minutes, fold=1)
        if first.utcoffset() != second.utcoffset():
            exists = first.astimezone(dt.UTC).astimezone(self._zone).replace(tzinfo=None) == first.replace(tzinfo=None)
            line.twice, line.missing = line.twice or exists, line.missing or not exists
        return round(first.timestamp() * 1000)


def _in_blocks(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Neighbours on one day that run at once: the same word under `parallel`, or the same start."""
    blocks: list[list[_Line]] = []
    for line in lines:
        if blocks and any(_together(other.item, line.item) for other in blocks[-1]):
            first = blocks[-1][0]
            first.block = line.block = first.item.id
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _together(a: AgendaItem, b: AgendaItem) -> bool:
    if a.day != b.day:
        return False
    if a.parallel and a.parallel == b.parallel:
        return True
    at_once = a.start is not None and a.start == b.start
    return at_once and not (_is_milestone(a) or _is_milestone(b))


def _is_milestone(item: AgendaItem) -> bool:
    """An item of no length happens and is over; nothing runs beside it."""
    return item.minutes == 0 and item.fixed_end is None


def _place(blocks: list[list[_Line]], calendar: _Calendar) -> None:
    """Start and end of every line: the given ones, else following, else lasting to the next start."""
    before: int | None = None
    day = 0
    for n, block in enumerate(blocks):
        head = block[0].item
        given = [line.start_ms for line in block if line.start_ms is not None]
        start = min(given) if given else before
        if start is None or (not given and head.day != day):
            opening = calendar.utc_ms(head.day, OPENING)
            start = opening if start is None else max(start, opening)
        day = head.day
        for line in block:
            if line.start_ms is None:
                line.start_ms = start
            line.end_ms = _end(line, blocks, n, calendar)
        before = max(line.end_ms or 0 for line in block)


def _end(line: _Line, blocks: list[list[_Line]], n: int, calendar: _Calendar) -> int:
    item, start = line.item, line.start_ms or 0
    if item.fixed_end is not None:
        end = calendar.at(line, item.day, item.fixed_end)
        if end < start:  # past midnight
            end = calendar.at(line, item.day + 1, item.fixed_end)
        line.fixed_ms = end
        return end
    if item.minutes is not None:
        return start + item.minutes * MINUTE
    return start + _to_next_start(start, blocks, n)


def _to_next_start(start: int, blocks: list[list[_Line]], n: int) -> int:
    """How long an item lasts that has no length: to the next start.

    Where items without a start come before that, they share what they leave: lengths that are given are kept, the
    rest is divided evenly, in whole minutes.
    """
    known, sharing = 0, 1
    day = blocks[n][0].item.day
    for block in blocks[n + 1 :]:
        starts = [line.start_ms for line in block if line.start_ms is not None]
        if starts:
            room = min(starts) - start - known
            if block[0].item.day != day and min(starts) - start > LATE_CLOSE:
                return 0
            return max(0, room // sharing // MINUTE * MINUTE)
        if block[0].item.day != day:
            return 0
        if any(line.item.fixed_end is not None for line in block):
            return 0
        lengths = [line.item.minutes for line in block]
        if any(minutes is None for minutes in lengths):
            sharing += 1
        else:
            known += max(minutes or 0 for minutes in lengths) * MINUTE
    return 0


def _frozen(blocks: list[list[_Line]], calendar: _Calendar) -> Plan:
    items: list[Planned] = []
    floors: dict[int, int] = {}
    after_night: set[int] = set()
    latest: int | None = None
    for block in blocks:
        start = min(line.start_ms or 0 for line in block)
        day = block[0].item.day
        opens = False
        if day not in floors:
            floors[day] = start
            opens = latest is not None and start - latest >= NIGHT
            if opens:
                after_night.add(day)
        gap = 0 if latest is None else max(0, start - latest)
        overlap = latest is not None and start < latest
        items += [_planned(line, gap, opens=opens, overlap=overlap) for line in block]
        end = max(line.end_ms or 0 for line in block)
        latest = end if latest is None else max(latest, end)
    midnights = {day: calendar.utc_ms(day, 0) for day in floors}
    return Plan(tuple(items), floors, midnights, frozenset(after_night))


def _planned(line: _Line, gap: int, *, opens: bool, overlap: bool) -> Planned:
    item, start, end = line.item, line.start_ms or 0, line.end_ms or 0
    return Planned(
        item.id,
        item.title,
        item.kind,
        item.day,
        start,
        end,
        max(0, end - start),
        None if item.minimum is None else item.minimum * MINUTE,
        item.weight,
        item.anchor,
        item.tolerance * MINUTE,
        item.droppable,
        line.fixed_ms,
        line.block,
        gap,
        opens,
        overlap,
        line.missing,
        line.twice,
    )
