"""What the Next steps part shows, read from the state and put into words. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.gestures import Moment, State
from app.domain.plenum import NextStep, StepStatus
from app.domain.programme import WORKSHOP, Workshop
from app.services import dates, harvest
from app.services.zone import zone_of
from app.words import Many, Message, say
from app.words.labels import STEP_STATUSES
from app.words.quotes import quoted
from app.words.times import date_of

_NOBODY = Message("steps", "nobody yet")
_NO_DATE = Message("steps", "no date")
_CONCLUSION = Message("steps", "Conclusion {0}")
_NONE = Message("steps", "–")
_STEPS = Many("steps", "{0} step", "{0} steps")
_READY = Many("steps", "{0} is ready", "{0} are ready")
_OPEN = Many("steps", "{0} is open", "{0} are open")
_OVERDUE = Many("steps", "{0} is overdue", "{0} are overdue")
_FROM_BEFORE = Many("steps", "{0} step is open", "{0} steps are open")


class Field(StrEnum):
    """The columns: names of a step's fields, and its number."""

    NUMBER = "number"
    WHAT = "what"
    WHO = "who"
    WITH = "with_whom"
    DUE = "due"
    CONCLUSION = "conclusion"
    STATUS = "status"
    NOTE = "note"


NAMES: Mapping[Field, Message] = {
    Field.NUMBER: Message("steps", "No."),
    Field.WHAT: Message("steps", "What"),
    Field.WHO: Message("steps", "Who"),
    Field.WITH: Message("steps", "With"),
    Field.DUE: Message("steps", "By when"),
    Field.CONCLUSION: Message("steps", "Conclusion"),
    Field.STATUS: Message("steps", "Status"),
    Field.NOTE: Message("steps", "Note"),
}
"""What stands over each column."""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A row as it is shown. missing: the fields that are amber. overdue: its date has passed and it is not over."""

    step: NextStep
    number: int
    texts: Mapping[Field, str]
    missing: frozenset[Field]
    overdue: bool


def rows(state: State, now: Moment) -> tuple[StepFacts, ...]:
    """The steps in order."""
    late = {s.id for s in harvest.overdue(state, today(state, now))}
    numbers = {r.conclusion.id: r.number for r in harvest.conclusions(state)}
    return tuple(_row(n, s, numbers, s.id in late) for n, s in enumerate(harvest.steps(state), 1))


def _row(number: int, step: NextStep, numbers: Mapping[str, int], overdue: bool) -> StepFacts:
    hangs_on = numbers.get(step.conclusion or "")
    texts = {
        Field.NUMBER: str(number),
        Field.WHAT: step.what,
        Field.WHO: step.who or say(_NOBODY),
        Field.WITH: step.with_whom or say(_NONE),
        Field.DUE: date_of(step.due) if step.due else quoted(step.due_words) if step.due_words else say(_NO_DATE),
        Field.CONCLUSION: say(_NONE) if hangs_on is None else say(_CONCLUSION, hangs_on),
        Field.STATUS: say(STEP_STATUSES[step.status]),
        Field.NOTE: step.note,
    }
    missing = {f for f, there in ((Field.WHO, step.who), (Field.DUE, step.due)) if not there}
    return StepFacts(step, number, texts, frozenset(missing), overdue)


def ready(facts: StepFacts) -> bool:
    """Somebody does it, by a date."""
    return not facts.missing


def summary(found: tuple[StepFacts, ...], *, after: bool) -> str:
    """How many there are, and how many are ready; after the day how many are open, and overdue."""
    if not found:
        return ""
    if not after:
        return f"{say(_STEPS, len(found))}, {say(_READY, sum(map(ready, found)))}"
    waits = sum(f.step.status in (StepStatus.OPEN, StepStatus.STARTED) for f in found)
    late = sum(f.overdue for f in found)
    told = f"{say(_STEPS, len(found))}, {say(_OPEN, waits)}"
    return f"{told}, {say(_OVERDUE, late)}" if late else told


def from_before(found: tuple[StepFacts, ...]) -> str:
    """How many steps of an earlier workshop are open; empty where none was brought along."""
    brought = [f.step for f in found if f.step.brought_from]
    waits = sum(s.status in (StepStatus.OPEN, StepStatus.STARTED) for s in brought)
    return say(_FROM_BEFORE, waits) if brought else ""


def today(state: State, now: Moment) -> dt.date:
    """The date where the workshop is."""
    return dt.datetime.fromtimestamp(now.utc_ms / 1000, zone_of(state)).date()


def due(state: State, now: Moment, text: str) -> tuple[dt.date | None, str]:
    """A date as somebody said it: the date, or the words that are none."""
    return dates.due(text, today(state, now), state.get(Workshop, WORKSHOP).language)


def due_text(step: NextStep) -> str:
    """What stands in the field when a date is edited."""
    return date_of(step.due) if step.due else step.due_words
