"""Where the day stands at one moment: what the engine answers and every face draws."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.programme import ItemKind


class DayState(StrEnum):
    """What the day as a whole is doing."""

    WAITING = "waiting"
    RUNNING = "running"
    HELD = "held"
    ENDED = "ended"


class ItemState(StrEnum):
    """What one item is doing."""

    DONE = "done"
    RUNNING = "running"
    HELD = "held"
    SKIPPED = "skipped"
    TO_COME = "to come"


class Notice(StrEnum):
    """Something true at this moment that a facilitator should know."""

    CLOCK_SET_BACK = "clock_set_back"
    CLOCK_SET_ON = "clock_set_on"
    SUSPENDED = "suspended"
    ZONE_CHANGED = "zone_changed"
    NONEXISTENT_TIME = "nonexistent_time"
    AMBIGUOUS_TIME = "ambiguous_time"
    OVERLAP = "overlap"
    CONFLICT = "conflict"
    ANCHOR_BROKEN = "anchor_broken"
    NO_BREAK_90 = "no_break_90"
    NO_BREAK_120 = "no_break_120"
    SHORT_LUNCH = "short_lunch"
    SHORT_REPORT_BACK = "short_report_back"
    LECTURE_AFTER_LUNCH = "lecture_after_lunch"
    BIG_GROUPS = "big_groups"


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """One item of the day. Times are UTC milliseconds, None where there are none; cut_ms is what a re-plan took."""

    id: str
    title: str
    kind: ItemKind
    day: int
    state: ItemState
    planned_start_ms: int | None
    planned_end_ms: int | None
    expected_start_ms: int | None
    expected_end_ms: int | None
    actual_start_ms: int | None
    actual_end_ms: int | None
    cut_ms: int = 0
    anchor: bool = False
    tolerance_ms: int = 0
    anchor_holds: bool = True  # False: its expected start lies beyond the tolerance
    minimum_ms: int = 0
    droppable: bool = False
    inserted: bool = False
    gap_before_ms: int = 0  # free time planned before its start


@dataclass(frozen=True, slots=True)
class TurnStanding:
    """The report-back: whose turn it is, how long it has lasted, and what each group's fair share is."""

    group: str
    elapsed_ms: int
    share_ms: int
    done: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the day stands. Milliseconds throughout; the names and signs are those of a `look` (docs/scenarios)."""

    at_ms: int
    state: DayState
    running: str | None  # id of the running item
    elapsed_ms: int
    remaining_ms: int
    overrun_ms: int
    offset_ms: int
    slack_ms: int
    missing_ms: int
    must_end_by_ms: int | None
    next_anchor: str | None
    items: tuple[ItemStanding, ...]
    notices: tuple[Notice, ...]
    turn: TurnStanding | None = None
    revision: int = 0  # the run's number of entries: an advance carries the one it saw
    next_item: str | None = None
    held_since_ms: int | None = None
    hold_ms: int = 0  # how long the running item has been held in all

    def item(self, id: str | None) -> ItemStanding | None:
        """The standing of one item."""
        return next((i for i in self.items if i.id == id), None)

    @property
    def current(self) -> ItemStanding | None:
        """The running item."""
        return self.item(self.running)
