"""Next steps: what somebody will do, with whom, by when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.gestures import Command, Moment, Outcome, Refused, State
from app.domain.plenum import NextStep, StepStatus
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.editing import changed
from app.services.ranks import after_last, placed

OPEN = frozenset({StepStatus.OPEN, StepStatus.STARTED})
"""What is not over yet."""


def take_step(
    id: str,
    what: str,
    *,
    who: str = "",
    with_whom: str = "",
    due: dt.date | None = None,
    due_words: str = "",
    conclusion: str | None = None,
) -> Command:
    """Somebody will do something. Only what they will do is needed; the rest may be missing and is shown so."""

    def command(state: State, _now: Moment) -> Outcome:
        rank = after_last(s.rank for s in state.of(NextStep).values())
        fields = {"what": what, "who": who, "with_whom": with_whom, "due_words": due_words}
        made = changed(NextStep(id, rank, "", due=due, conclusion=conclusion), fields, needed={"what"})
        return Outcome(Verb.STEP_TAKEN, made.what, put=(made,))

    return command


def edit_step(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some fields of a step anew: what, who, with_whom, due, due_words, conclusion."""

    def command(state: State, _now: Moment) -> Outcome:
        now = changed(state.get(NextStep, id), fields, needed={"what"})
        return Outcome(Verb.STEP_EDITED, now.what, put=(now,))

    return command


def move_step(id: str, before: str | None) -> Command:
    """Puts a step before another, or last."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(NextStep, id)
        return Outcome(
            Verb.STEP_EDITED, was.what, put=(replace(was, rank=placed(state.of(NextStep).values(), id, before)),)
        )

    return command


def remove_step(id: str) -> Command:
    """Takes a step away."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(NextStep, id)
        return Outcome(Verb.STEP_REMOVED, was.what, gone=(was,))

    return command


def follow_up(id: str, status: StepStatus, note: str | None = None) -> Command:
    """Says where a step stands now. note None leaves the note as it is; the log keeps the ones before."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(NextStep, id)
        now = replace(was, status=status, note=was.note if note is None else one_line(note))
        return Outcome(Verb.STEP_FOLLOWED_UP, was.what, put=(now,))

    return command


def bring_steps(ids: Sequence[str], steps: Sequence[NextStep], origin: str) -> Command:
    """Brings open steps of an earlier workshop along. origin: its title and date. ids: as many as steps.

    A step that was brought before is passed over.
    """

    def command(state: State, _now: Moment) -> Outcome:
        whence = one_line(origin)
        known = {(s.brought_from, s.what, s.who) for s in state.of(NextStep).values()}
        rank, brought = max((s.rank for s in state.of(NextStep).values()), default=""), []
        for new, step in zip(ids, steps, strict=True):
            if step.status in OPEN and (whence, step.what, step.who) not in known:
                rank = after_last([rank] if rank else [])
                brought.append(replace(step, id=new, rank=rank, conclusion=None, brought_from=whence))
        if not brought:
            raise Refused("no_open_steps")
        return Outcome(Verb.STEPS_BROUGHT, whence, put=tuple(brought))

    return command
