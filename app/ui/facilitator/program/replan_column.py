"""The re-plan before it is taken: before, after, who must be told, and what is still missing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.domain.gestures import State
from app.domain.programme import AgendaItem
from app.domain.standing import Standing
from app.domain.timing.preview import Replan, Replanned
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.conduct import Conductor
from app.ui.facilitator.people import speakers
from app.ui.facilitator.program.panels import Panel, noted
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import Piece, column, pane, row, rule
from app.words import Message, say, times

_WIN = Message("replan", "Win back {0} before {1}")
_GIVE_BACK = Message("replan", "The plan can be as it was")
_HOLDS = Message("replan", "{0} at {1} and all after it hold.")
_SLIPS = Message("replan", "{0} begins {1}; that is within what it may slip.")
_MISSING = Message("replan", "{0} are still missing.")
_DROP = Message("replan", "Leave out {0} and {1} are won.")
_BEFORE = Message("replan", "{0} · {1} min")
_GIVES = Message("replan", "gives {0} min")
_HELD = Message("replan", "Holds: {0}")
_LATER = Message("replan", "{0} min later")
_EARLIER = Message("replan", "{0} min earlier")
_TELL = Message("replan", "Must be told")
_SPEAKS = Message("replan", "{0}: {1}, speaks {2} min")
_FROM = Message("replan", "{0}: {1} {2}, {3} min")
_SERVES = Message("replan", "The kitchen")
TAKE = Message("replan", "Take the plan")
KEEP = Message("replan", "Leave it")
_ROOM = Message("replan", "The room sees the plan only when you take it.")


class ReplanColumn(Panel):
    """Shows `conductor.preview`; Enter takes it, Esc keeps what there is."""

    def __init__(self, desk: Desk, conductor: Conductor) -> None:
        super().__init__()
        self._desk, self._conductor = desk, conductor

    def show_preview(self, replan: Replan) -> None:
        """Makes itself anew where minutes have changed."""
        state, standing = self._desk.state, self._desk.standing
        shown = tuple((i.id, *_whole_minutes(i)) for i in replan.items)
        if self.is_made_of((shown, replan.missing_ms // times.MINUTE_MS, replan.told)):
            return
        take, keep = ActionButton(TAKE, "Enter", kind="primary"), ActionButton(KEEP, "Esc")
        take.clicked.connect(self._conductor.take_preview)
        keep.clicked.connect(self._conductor.leave_preview)
        heading = Label(_title(standing, replan), "heading", wrap=True)
        self.fill(
            heading,
            Label(_holds(state, standing, replan), "body", "muted", wrap=True),
            *_drops(standing, replan),
            row(take, keep, None),
            *self._told(replan),
            rule(),
            *(self._change(item) for item in replan.items if _shown(item, replan)),
            *self._held(replan),
            Label(_ROOM, "caption", "muted", wrap=True),
        )

    def _change(self, item: Replanned) -> QWidget:
        zone = zone_of(self._desk.state)
        was, will = _minutes(item.before_start_ms, item.before_end_ms), _minutes(item.after_start_ms, item.after_end_ms)
        before = Label(_span(times.clock(item.before_start_ms, zone), was), "body", "muted")
        after = Label(_span(times.clock(item.after_start_ms, zone), will), "strong")
        shift = _minutes(item.before_start_ms, item.after_start_ms)
        if was != will:
            mark = Label(say(_GIVES, was - will), "strong", "accent")
        else:
            mark = Label(say(_LATER if shift > 0 else _EARLIER, abs(shift)), "strong", "muted")
        times_row = row(before, Picture("arrow-right", "muted", 16), after, None, mark, gap=6)
        lines = column(ElidedLabel(item.title, "strong"), times_row, gap=2, margins=(0, 2, 0, 8))
        return pane(column(lines, rule(), gap=0))

    def _told(self, replan: Replan) -> list[Piece]:
        state, zone = self._desk.state, zone_of(self._desk.state)
        lines: list[Piece] = []
        for name in replan.told:
            item, plan = replan.item(name), state.of(AgendaItem).get(name)
            if item is None or plan is None:
                continue
            people = speakers(state, name)
            start, minutes = times.clock(item.after_start_ms, zone), _minutes(item.after_start_ms, item.after_end_ms)
            who = people[0].name if people else plan.contact or say(_SERVES)
            what = say(_SPEAKS, who, start, minutes) if people else say(_FROM, who, plan.title, start, minutes)
            lines.append(noted("mic" if people else "users", what))
        return [rule(), Overline(_TELL), *lines] if lines else []

    def _held(self, replan: Replan) -> list[Piece]:
        """What must hold and does, in one line: there is nothing to do about it."""
        zone = zone_of(self._desk.state)
        held = [i for i in replan.items if i.anchor and not _shown(i, replan)]
        words = ", ".join(f"{i.title} {times.clock(i.after_start_ms, zone)}" for i in held)
        return [noted("anchor", say(_HELD, words), "ok")] if held else []


def _span(clock: str, minutes: int) -> str:
    """When, and for how long; a moment without a length is a clock alone."""
    return say(_BEFORE, clock, minutes) if minutes else clock


def _title(standing: Standing, replan: Replan) -> str:
    anchor = standing.item(replan.anchor)
    if anchor is None:
        return say(_GIVE_BACK)
    return say(_WIN, times.some_minutes(times.minutes_up(replan.deficit_ms)), anchor.title)


def _holds(state: State, standing: Standing, replan: Replan) -> str:
    anchor, zone = standing.item(replan.anchor), zone_of(state)
    if replan.missing_ms > 0:
        return say(_MISSING, times.some_minutes(times.minutes_up(replan.missing_ms)))
    item = replan.item(anchor.id) if anchor is not None else None
    if anchor is None or item is None:
        return ""
    slips = item.after_start_ms > (anchor.planned_start_ms or 0)
    return say(_SLIPS if slips else _HOLDS, anchor.title, times.clock(item.after_start_ms, zone))


def _drops(standing: Standing, replan: Replan) -> list[Piece]:
    """What could be left out to free what is missing."""
    pieces: list[Piece] = []
    for name in replan.droppable[:2]:
        item = standing.item(name)
        if item is not None:
            freed = times.some_minutes(times.minutes_down((replan.frees_ms or {}).get(name, 0)))
            pieces.append(Label(say(_DROP, item.title, freed), "body", wrap=True))
    return pieces


def _shown(item: Replanned, replan: Replan) -> bool:
    """What gives, and what must hold and does not; the rest only begins a little earlier or later."""
    return bool(_minutes(0, item.gives_ms) or item.id in replan.broken)


def _minutes(start_ms: int, end_ms: int) -> int:
    return times.minutes_near(end_ms - start_ms)


def _whole_minutes(item: Replanned) -> tuple[int, ...]:
    """What a person can see of an item's times."""
    moments = (item.before_start_ms, item.before_end_ms, item.after_start_ms, item.after_end_ms)
    return tuple(ms // times.MINUTE_MS for ms in moments)
