"""Planned against actual, and what it says about the next time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.programme import ItemKind
from app.domain.standing import ItemState
from app.domain.timing.course import Course
from app.domain.timing.plan import MINUTE

STEP = 5
"""Lengths are offered in steps of so many minutes."""

WORTH_SAYING = 5
"""A difference of fewer minutes than this is none."""


@dataclass(frozen=True, slots=True)
class PlannedActual:
    """One item of a run. Times are UTC milliseconds, lengths milliseconds; None where there are none.

    actual_ms leaves holds out; held_ms is how long it was held. planned_* are None for what was not in the programme.
    """

    run: int
    id: str
    title: str
    kind: ItemKind
    day: int
    state: ItemState
    planned_start_ms: int | None
    planned_end_ms: int | None
    actual_start_ms: int | None
    actual_end_ms: int | None
    planned_ms: int | None
    actual_ms: int | None
    held_ms: int = 0
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Realistic:
    """A length to offer when the programme is used again. Minutes."""

    id: str
    title: str
    planned: int
    actual: int
    offered: int


def planned_actual(course: Course, run: int) -> tuple[PlannedActual, ...]:
    """What was planned and what became of it, in the order of the day."""
    return tuple(_row(course, name, run) for name in course.order)


def _row(course: Course, name: str, run: int) -> PlannedActual:
    part = course.parts[name]
    plan, done = part.plan, part.state is ItemState.DONE
    return PlannedActual(
        run,
        plan.id,
        plan.title,
        plan.kind,
        part.day,
        part.state,
        plan.start_ms,
        plan.end_ms,
        part.started_ms,
        part.ended_ms,
        None if plan.inserted else plan.length_ms,
        part.spent_ms if done else None,
        part.held_ms,
        plan.inserted,
    )


def realistic_lengths(runs: Iterable[Iterable[PlannedActual]]) -> tuple[Realistic, ...]:
    """The lengths to offer next time, from one run or several: the median of what an item took, in steps of five.

    Only items that were played to their end and that took another length than planned are offered; a zero-length
    item stays one.
    """
    took: dict[str, list[PlannedActual]] = {}
    for rows in runs:
        for row in rows:
            if row.actual_ms is not None and row.planned_ms:
                took.setdefault(row.id, []).append(row)
    offers: list[Realistic] = []
    for name, rows in took.items():
        planned = (rows[-1].planned_ms or 0) // MINUTE
        lengths = sorted(row.actual_ms or 0 for row in rows)
        actual = round(lengths[(len(lengths) - 1) // 2] / MINUTE)  # the lower of the two in the middle
        offered = max(STEP, round(actual / STEP) * STEP)
        if abs(actual - planned) >= WORTH_SAYING and offered != planned:
            offers.append(Realistic(name, rows[-1].title, planned, actual, offered))
    return tuple(offers)
