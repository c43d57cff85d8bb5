"""The day as it was planned and as it went."""

from __future__ import annotations

from app.document.speech import Speech
from app.document.tree import (
    Cell,
    Column,
    Delay,
    Heading,
    Lane,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Table,
    Text,
    own,
)
from app.domain.standing import ItemStanding, ItemState, Standing
from app.words import Many, Message

_TITLE = Message("document", "The day as it went")
_PROGRAMME = Message("document", "Programme")
_PLAN = Message("document", "Plan")
_ACTUAL = Message("document", "Actual")
_ITEM = Message("document", "Item")
_PLANNED = Message("document", "Planned")
_LASTED = Message("document", "Lasted")
_MINUTES = Message("document", "{0} min")
_SKIPPED = Message("document", "left out")
_INSERTED = Message("document", "added during the day")
_BEHIND = Many("document", "Most behind at {1}: {0} minute.", "Most behind at {1}: {0} minutes.")
_ON_TIME = Message("document", "No item began later than planned.")
_ENDED = Message("document", "The day ended at {0}.")
_KEY = Message("document", "Thin line: planned. Thick line: actual.")
_ALT = Message("document", "How far the day was from its plan, at the start of each item: {0}.")
_ALT_LATE = Message("document", "{0} at {1}, {2} min behind")
_ALT_EARLY = Message("document", "{0} at {1}, {2} min ahead")
_ALT_EVEN = Message("document", "{0} at {1}, on time")
_DAY = Message("document", "Day {0}")
_MINUTE_MS = 60_000


def course_section(s: Speech, standing: Standing) -> Section | None:
    """A table of the items with a bar each, and how far behind the day was."""
    items = standing.items
    if not items:
        return None
    went = any(i.actual_start_ms is not None for i in items)
    blocks: list[Heading | Paragraph | Table | Delay] = [Heading(s.say(_TITLE if went else _PROGRAMME), 1, "course")]
    if went:
        blocks.append(Paragraph((Text(_summary(s, items)),)))
        delay = _delay(s, items)
        if delay:
            blocks.append(delay)
    for day in sorted({i.day for i in items}):
        of_day = [i for i in items if i.day == day]
        if len({i.day for i in items}) > 1:
            blocks.append(Heading(s.say(_DAY, day), 2, f"course-{day}"))
        blocks.append(_table(s, of_day, went=went))
    if went:
        blocks.append(Paragraph((Text(s.say(_KEY)),), Role.SMALL))
    return Section(SectionKind.COURSE, tuple(blocks), new_page=True)


def _late(item: ItemStanding) -> int | None:
    """Whole minutes after its planned start."""
    if item.planned_start_ms is None or item.actual_start_ms is None:
        return None
    return round((item.actual_start_ms - item.planned_start_ms) / _MINUTE_MS)


def _summary(s: Speech, items: tuple[ItemStanding, ...]) -> str:
    late = [(minutes, i) for i in items if (minutes := _late(i)) is not None]
    worst, item = max(late, key=lambda x: x[0], default=(0, None))
    told = []
    if item is not None and item.actual_start_ms is not None and worst > 0:
        told.append(s.say(_BEHIND, worst, s.clock(item.actual_start_ms)))
    elif late:
        told.append(s.say(_ON_TIME))
    ends = [i.actual_end_ms for i in items if i.actual_end_ms is not None]
    if ends and all(i.state in {ItemState.DONE, ItemState.SKIPPED} for i in items):
        told.append(s.say(_ENDED, s.clock(max(ends))))
    return " ".join(told)


def _delay(s: Speech, items: tuple[ItemStanding, ...]) -> Delay | None:
    points, spoken, times = [], [], []
    for i in items:
        minutes = _late(i)
        if minutes is None or i.actual_start_ms is None or i.day != 1:
            continue
        points.append((_of_day(s, i.actual_start_ms), minutes))
        at = s.clock(i.actual_start_ms)
        title = s.line(i.title)
        message = _ALT_LATE if minutes > 0 else _ALT_EARLY if minutes < 0 else _ALT_EVEN
        spoken.append(s.say(message, title, at, abs(minutes)))
        times.append(at)
    if len(points) < 3:
        return None
    worst = max(points, key=lambda p: p[1])
    marks = ((worst[0], s.say(_MINUTES, f"+{worst[1]}")),) if worst[1] > 0 else ()
    return Delay(tuple(points), marks, (times[0], times[-1]), s.say(_ALT, "; ".join(spoken)))


def _of_day(s: Speech, ms: int) -> int:
    at = s.local(ms)
    return at.hour * 60 + at.minute


def _table(s: Speech, items: list[ItemStanding], *, went: bool) -> Table:
    stamps = [
        ms for i in items for ms in (i.planned_start_ms, i.planned_end_ms, i.actual_start_ms, i.actual_end_ms) if ms
    ]
    first, last = (min(stamps), max(stamps)) if stamps else (0, 1)
    span = (0, max(1, (last - first) // _MINUTE_MS))

    def lane(begin: int | None, end: int | None) -> tuple[int, int] | None:
        if begin is None or end is None or begin == end:
            return None
        return (begin - first) // _MINUTE_MS, (end - first) // _MINUTE_MS

    rows = []
    for i in items:
        title = [own(s.line(i.title))]
        notes = [s.say(m) for m, true in ((_SKIPPED, i.state is ItemState.SKIPPED), (_INSERTED, i.inserted)) if true]
        if notes:
            title.append(Text(f" ({', '.join(notes)})"))
        bar = Lane(span, lane(i.planned_start_ms, i.planned_end_ms), lane(i.actual_start_ms, i.actual_end_ms))
        rows.append((
            _words(_at(s, i.planned_start_ms)),
            *((_words(_at(s, i.actual_start_ms)),) if went else ()),
            Cell((Paragraph(tuple(title)), bar), header=True),
            _words(_length(s, i.planned_start_ms, i.planned_end_ms)),
            *((_words(_length(s, i.actual_start_ms, i.actual_end_ms)),) if went else ()),
        ))  # fmt: skip
    columns = (
        Column(s.say(_PLAN), 58, times=True),
        *((Column(s.say(_ACTUAL), 58, times=True),) if went else ()),
        Column(s.say(_ITEM), 257 if went else 370),
        Column(s.say(_PLANNED), 55, numbers=True),
        *((Column(s.say(_LASTED), 55, numbers=True),) if went else ()),
    )
    return Table(columns, tuple(rows), s.say(_TITLE if went else _PROGRAMME), dense=True)


def _words(words: str) -> Cell:
    return Cell((Paragraph((Text(words),)),))


def _at(s: Speech, ms: int | None) -> str:
    return "" if ms is None else s.clock(ms)


def _length(s: Speech, begin: int | None, end: int | None) -> str:
    if begin is None or end is None or end - begin < _MINUTE_MS // 2:
        return ""  # a moment, such as the goodbye
    return s.say(_MINUTES, round((end - begin) / _MINUTE_MS)).replace(" ", "\u00a0")
