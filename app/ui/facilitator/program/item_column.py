"""One item of the programme, chosen in the timeline: what it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from app.domain.programme import AgendaItem
from app.domain.standing import ItemStanding, ItemState
from app.services import day
from app.services.zone import zone_of
from app.ui.desk import Desk
from app.ui.facilitator.consequence import consequence
from app.ui.facilitator.people import named, speakers
from app.ui.facilitator.program.panels import Panel, noted
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Overline
from app.ui.widgets.layouts import Piece, row, rule
from app.words import Message, say, times
from app.words.labels import ITEM_KINDS

_WHEN = Message("item", "planned {0}–{1}, now {2}–{3}")
_NOW = Message("item", "now {0}–{1}")
_DONE = Message("item", "planned {0}–{1}, was {2}–{3}")
_LONGER, _SHORTER = Message("item", "5 min more"), Message("item", "5 min less")
_EARLIER, _LATER = Message("item", "Earlier"), Message("item", "Later")
_SKIP, _DELETE = Message("item", "Leave out today"), Message("item", "Delete from the programme")
_IF_LONGER = Message("item", "5 min more: {0}")
_INSERT = Message("item", "Insert something before it")
_BACK = Message("item", "Back to what is now")
_BEGAN = Message("item", "It began earlier")
_ACTS = Message("item", "What can be done")

STEP_MINUTES = 5


class ItemColumn(Panel):
    """left: the facilitator wants the present back. insert_asked: something is to stand before this item.

    begun_asked: the item runs, and began earlier than it was started.
    """

    left = Signal()
    insert_asked = Signal(str)
    begun_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""

    def show_item(self, id: str) -> bool:
        """Shows an item; False where it is gone."""
        state, standing = self._desk.state, self._desk.standing
        item, plan = standing.item(id), state.of(AgendaItem).get(id)
        if item is None or plan is None:
            return False
        self._id = id
        minute = times.MINUTE_MS
        moments = (item.expected_start_ms or 0) // minute, (item.expected_end_ms or 0) // minute
        if self.is_made_of((plan, item.state, moments, standing.revision, speakers(state, id))):
            return True
        back = ActionButton(_BACK, "Esc", kind="quiet")
        back.clicked.connect(self.left)
        who = named(speakers(state, id))
        self.fill(
            row(back, None),
            Label(item.title, "heading", wrap=True),
            Label(f"{say(ITEM_KINDS[item.kind]).capitalize()} · {self._when(item)}", "body", "muted", wrap=True),
            *([noted("users", who)] if who else []),
            *([noted("quote", plan.question)] if plan.question else []),
            *([noted("mic", plan.needs)] if plan.needs else []),
            *([noted("pencil", plan.notes)] if plan.notes else []),
            *self._acts(item),
        )
        return True

    def _when(self, item: ItemStanding) -> str:
        zone = zone_of(self._desk.state)
        start = item.actual_start_ms if item.actual_start_ms is not None else item.expected_start_ms
        end = item.actual_end_ms if item.actual_end_ms is not None else item.expected_end_ms
        now = times.clock(start, zone), times.clock(end, zone)
        if item.planned_start_ms is None:
            return say(_NOW, *now)
        planned = times.clock(item.planned_start_ms, zone), times.clock(item.planned_end_ms, zone)
        return say(_DONE if item.state is ItemState.DONE else _WHEN, *planned, *now)

    def _acts(self, item: ItemStanding) -> list[Piece]:
        if item.state in (ItemState.DONE, ItemState.SKIPPED):
            return []
        longer, shorter = ActionButton(_LONGER, icon="plus"), ActionButton(_SHORTER, icon="minus")
        longer.clicked.connect(self._longer)
        shorter.clicked.connect(self._shorter)
        pieces: list[Piece] = [rule(), Overline(_ACTS), row(longer, shorter, None), self._cost(item)]
        if item.state is not ItemState.TO_COME:
            began = ActionButton(_BEGAN, icon="undo-2")
            began.clicked.connect(self.begun_asked)
            return [*pieces, row(began, None)]
        earlier, later = ActionButton(_EARLIER, icon="arrow-up"), ActionButton(_LATER, icon="arrow-down")
        skip, delete = ActionButton(_SKIP, icon="skip-forward"), ActionButton(_DELETE, icon="trash-2")
        insert = ActionButton(_INSERT, icon="plus")
        for button, act in (
            (earlier, self._earlier), (later, self._later), (skip, self._skip), (insert, self._insert),
            (delete, self._delete),
        ):  # fmt: skip
            button.clicked.connect(act)
        return [*pieces, row(earlier, later, None), row(skip, None), row(insert, None), row(delete, None)]

    def _cost(self, item: ItemStanding) -> Label:
        cost = consequence(self._desk.state, self._desk.clock.now(), day.edit_length(item.id, self._minutes(item, 1)))
        words = cost.text() if cost is not None else ""
        told = say(_IF_LONGER, words[:1].lower() + words[1:]) if words else ""
        return Label(told, "caption", "muted", wrap=True)

    @staticmethod
    def _minutes(item: ItemStanding, more: int) -> int:
        length = (item.expected_end_ms or 0) - (item.expected_start_ms or 0) + item.cut_ms
        return max(0, times.minutes_near(length) + more * STEP_MINUTES)

    @property
    def _item(self) -> ItemStanding | None:
        return self._desk.standing.item(self._id)

    def _to_come(self) -> list[str]:
        return [i.id for i in self._desk.standing.items if i.state is ItemState.TO_COME]

    @Slot()
    def _longer(self) -> None:
        self._change(1)

    @Slot()
    def _shorter(self) -> None:
        self._change(-1)

    def _change(self, more: int) -> None:
        item = self._item
        if item is None:
            return
        if item.id == self._desk.standing.running:
            self._desk.do(day.extend(more * STEP_MINUTES))
        else:
            self._desk.do(day.edit_length(item.id, self._minutes(item, more)))

    @Slot()
    def _earlier(self) -> None:
        order = self._to_come()
        place = order.index(self._id) if self._id in order else 0
        if place > 0:
            self._desk.do(day.move(self._id, order[place - 1]))

    @Slot()
    def _later(self) -> None:
        order = self._to_come()
        place = order.index(self._id) if self._id in order else len(order)
        if place + 1 < len(order):
            self._desk.do(day.move(self._id, order[place + 2] if place + 2 < len(order) else None))

    @Slot()
    def _skip(self) -> None:
        self._desk.do(day.skip(self._id))

    @Slot()
    def _delete(self) -> None:
        if self._desk.do(day.delete(self._id)) is not None:
            self.left.emit()

    @Slot()
    def _insert(self) -> None:
        self.insert_asked.emit(self._id)
