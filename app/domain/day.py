"""One playing of the day: the run and its entries. What they mean is computed in `app.domain.timing`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from app.domain.debate import Group
from app.domain.gestures import Entity, Moment
from app.domain.programme import AgendaItem


@dataclass(frozen=True, slots=True)
class Run(Entity):
    """One playing of a day. `entries` counts its entries: compare-and-set on it makes two advances one."""

    number: int
    entries: int


class EntryVerb(StrEnum):
    """What happened to the clock of the day."""

    ADVANCED = "advanced"
    HELD = "held"
    RESUMED = "resumed"
    EXTENDED = "extended"  # amount_ms, may be negative
    SKIPPED = "skipped"  # item
    MOVED = "moved"  # item, before (None: last)
    TURNED = "turned"  # group (None: the turns are over)
    RETURNED = "returned"
    BACKDATED = "backdated"  # amount_ms, back from the start of the running item
    INSERTED = "inserted"  # item (an AgendaItem marked inserted): starts now
    ADDED = "added"  # item (likewise), before (None: last): is to come
    EDITED = "edited"  # item, amount_ms: its new length
    DELETED = "deleted"  # item
    REPLANNED = "replanned"  # the latest counts
    ENDED = "ended"
    WALL_SET = "wall_set"  # the world: amount_ms that somebody moved the laptop's clock
    SUSPENDED = "suspended"  # the world: amount_ms that the laptop slept
    ZONE_CHANGED = "zone_changed"  # the world: the laptop's zone; `words` names it


@dataclass(frozen=True, slots=True)
class RunEntry(Entity):
    """One entry of a run, in the order of `number` (from 1). Amounts are milliseconds."""

    refers: ClassVar[Mapping[str, type[Entity]]] = MappingProxyType({"run": Run, "item": AgendaItem, "group": Group})
    run: str
    number: int
    verb: EntryVerb
    utc_ms: int
    boot_ms: int
    boot_id: str
    item: str | None = None
    before: str | None = None
    group: str | None = None
    amount_ms: int = 0
    words: str = ""

    @property
    def moment(self) -> Moment:
        """When it was done."""
        return Moment(self.utc_ms, self.boot_ms, self.boot_id)
