"""Step 3c: days. Headings name them; without headings a clock that falls back from the afternoon to a morning does."""

from __future__ import annotations

from app.intake.dates import Date, same_day
from app.intake.slots import DayHeading, Slot

MORNING_TO = 12 * 60
AFTERNOON_FROM = 14 * 60
NIGHT_TO = 5 * 60
NIGHT_FROM = 17 * 60
LEAST_FALL = 4 * 60


def by_headings(marks: list[Slot | DayHeading]) -> tuple[list[tuple[int, Slot]], bool]:
    """Slots with their days as the headings count them, and whether there is more than one heading's day."""
    made: list[tuple[int, Slot]] = []
    known: list[tuple[Date, int]] = []
    day, latest = 1, 1
    used: set[int] = set()
    for mark in marks:
        if isinstance(mark, Slot):
            made.append((day, mark))
            used.add(day)
            continue
        if mark.date.several:
            continue
        seen = next((number for date, number in known if same_day(date, mark.date)), None)
        if seen is None:
            if day in used or any(number == day and _differ(date, mark.date) for date, number in known):
                latest += 1 if latest in used else 0
                day = latest
            known.append((mark.date, day))
        else:
            day = seen
            known.append((mark.date, day))
    return made, len(used) > 1


def _differ(one: Date, other: Date) -> bool:
    return not same_day(one, other)


def falls_to_new_day(latest: int, start: int, *, again: bool) -> bool:
    """Whether a start below the latest one begins another day. again: a heading says that a second programme of the
    same day begins."""
    if again or (latest >= NIGHT_FROM and start < NIGHT_TO):
        return False
    return latest >= AFTERNOON_FROM and start < MORNING_TO and latest - start >= LEAST_FALL
