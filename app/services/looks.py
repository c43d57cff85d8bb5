"""What the readers of scenes read from, and what they all need to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from app.domain.debate import Contribution, Group
from app.domain.gestures import State
from app.domain.plenum import Conclusion, NextStep, Theme
from app.domain.programme import WORKSHOP, AgendaItem, Organisation, Person, Speaker, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Standing
from app.services.projection import upcoming
from app.services.sight import SeenNext

NEAR_MS = 2 * 60_000
"""A start this near its plan is told as planned: sixty people need not know of one minute."""

Ranked = TypeVar("Ranked", Group, Theme, Conclusion, NextStep, Speaker)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader reads from."""

    state: State
    standing: Standing
    subject: str | None
    taken_off: AbstractSet[str]
    timer: bool

    @property
    def workshop(self) -> Workshop:
        """The workshop; a nameless one before it is made."""
        return self.state.of(Workshop).get(WORKSHOP) or _NAMELESS

    @property
    def item(self) -> ItemStanding | None:
        """The item that is meant, else the running one."""
        return self.standing.item(self.subject) or self.standing.current

    @property
    def plan(self) -> AgendaItem | None:
        """The same item as it is planned."""
        item = self.item
        return self.state.of(AgendaItem).get(item.id) if item is not None else None

    @property
    def runs(self) -> bool:
        """The item that is meant is the one that runs."""
        return self.item is not None and self.item.id == self.standing.running

    @property
    def seconds(self) -> int:
        """Whole seconds that the item has left, rounded up; 0 from its end on, all of it before its start."""
        item = self.item
        if item is None:
            return 0
        if not self.runs:
            return max(0, (item.expected_end_ms or 0) - (item.expected_start_ms or 0)) // 1000
        return max(0, -(-self.standing.remaining_ms // 1000))

    def clock(self, ms: int | None) -> str:
        """An instant as a clock shows it, as the console's clocks do: the minute it is in; empty for None."""
        if ms is None:
            return ""
        at = dt.datetime.fromtimestamp(ms // 1000, ZoneInfo(self.workshop.zone))
        return f"{at.hour}.{at.minute:02}"

    def told(self, item: ItemStanding) -> str:
        """The start the room is told: as planned while that is nearly true, else as expected now."""
        expected = item.expected_start_ms if item.actual_start_ms is None else item.actual_start_ms
        planned = item.planned_start_ms
        over = item.state is not ItemState.TO_COME
        if planned is not None and (over or expected is None or abs(expected - planned) <= NEAR_MS):
            return self.clock(planned)
        return self.clock(expected)

    @property
    def following(self) -> SeenNext | None:
        """What comes next. While an item runs over, nobody knows when that is."""
        found = self.standing.item(upcoming(self.standing))
        if found is None:
            return None
        unknown = self.standing.overrun_ms > 0 and self.standing.state is not DayState.WAITING
        return SeenNext(found.title, "" if unknown else self.told(found))

    @property
    def question(self) -> str:
        """What the room is asked in the item, else in the whole workshop."""
        return (self.plan.question if self.plan is not None else "") or self.workshop.question

    def speakers(self, item: str) -> tuple[str, ...]:
        """Who speaks in an item, as its line prints them: "Jens Jørgen Hansen, SDU"."""
        names: list[str] = []
        for speaker in ranked([s for s in self.state.of(Speaker).values() if s.item == item]):
            person = self.state.of(Person).get(speaker.person)
            if person is not None:
                place = self.state.of(Organisation).get(person.organisation or "")
                names.append(f"{person.name}, {place.name}" if place is not None and speaker.printed else person.name)
        return tuple(names)


def may_show(remark: Contribution) -> bool:
    """A remark that was withdrawn or blacked out never stands before the room."""
    return not remark.withdrawn and not remark.redacted and bool(remark.text.strip())


def ranked(entities: Iterable[Ranked]) -> list[Ranked]:
    """In the order people gave them."""
    return sorted(entities, key=_rank)


def _rank(entity: Group | Theme | Conclusion | NextStep | Speaker) -> tuple[str, str]:
    return entity.rank, entity.id


_NAMELESS = Workshop(WORKSHOP, "", dt.date.min)
