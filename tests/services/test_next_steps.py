"""Next steps: what is missing may be missing, what became of them is kept."""

from __future__ import annotations

import datetime as dt

import pytest
from app.domain.gestures import Refused
from app.domain.plenum import NextStep, StepStatus
from app.services import harvest, next_steps, plenum
from tests.services.rooms import Room


def test_only_what_is_needed() -> None:
    room = Room()
    room.do(next_steps.take_step("s", "  Indkalde til\tkvartalsmøde "))
    step = room.state.get(NextStep, "s")
    assert (step.what, step.who, step.due) == ("Indkalde til kvartalsmøde", "", None)
    with pytest.raises(Refused, match="no_words"):
        room.do(next_steps.take_step("t", ""))
    with pytest.raises(Refused, match="gone"):
        room.do(next_steps.take_step("t", "Ringe", conclusion="none"))


def test_edited_moved_and_removed() -> None:
    room = Room()
    room.do(plenum.conclude("c", "Sådan"))
    for name in ("a", "b", "c"):
        room.do(next_steps.take_step(name, name))
    room.do(next_steps.move_step("c", "a"))
    room.do(next_steps.edit_step("b", who="Hanne", due=dt.date(2026, 9, 1), conclusion="c"))
    assert [s.id for s in harvest.steps(room.state)] == ["c", "a", "b"]
    assert [s.id for s in harvest.conclusions(room.state)[0].steps] == ["b"]
    room.do(next_steps.move_step("c", None))
    room.do(next_steps.remove_step("a"))
    assert [s.id for s in harvest.steps(room.state)] == ["b", "c"]
    with pytest.raises(Refused, match="gone"):
        room.do(next_steps.move_step("b", "a"))


def test_what_became_of_a_step_is_told_in_order() -> None:
    room = Room()
    room.do(next_steps.take_step("s", "Søge midler"))
    room.clock.on(1000)
    room.do(next_steps.follow_up("s", StepStatus.STARTED, "Ansøgningen er sendt"))
    room.do(next_steps.edit_step("s", who="Hanne"))
    room.clock.on(1000)
    room.do(next_steps.follow_up("s", StepStatus.DONE))
    told = harvest.follow_ups("s", room.book.history(NextStep, "s"))
    assert [(f.status, f.note) for f in told] == [
        (StepStatus.OPEN, ""),
        (StepStatus.STARTED, "Ansøgningen er sendt"),
        (StepStatus.DONE, "Ansøgningen er sendt"),
    ]
    assert told[2].at_ms - told[0].at_ms == 2000


def test_overdue_is_what_waits_past_its_day() -> None:
    room = Room()
    room.do(next_steps.take_step("late", "x", due=dt.date(2026, 9, 1)))
    room.do(next_steps.take_step("done", "y", due=dt.date(2026, 9, 1)))
    room.do(next_steps.follow_up("done", StepStatus.DONE))
    room.do(next_steps.take_step("words", "z", due_words="efter ferien"))
    assert harvest.overdue(room.state, dt.date(2026, 9, 1)) == ()
    assert [s.id for s in harvest.overdue(room.state, dt.date(2026, 9, 2))] == ["late"]


def test_open_steps_of_an_earlier_workshop_come_along_once() -> None:
    earlier, room = Room(), Room()
    earlier.do(plenum.conclude("c", "Sådan"))
    for name, status in (("a", StepStatus.OPEN), ("b", StepStatus.DONE), ("c", StepStatus.STARTED)):
        earlier.do(next_steps.take_step(name, f"skridt {name}", who="Hanne", conclusion="c"))
        earlier.do(next_steps.follow_up(name, status))
    steps = harvest.steps(earlier.state)
    room.do(next_steps.take_step("own", "Vores eget"))
    room.do(next_steps.bring_steps(["x", "y", "z"], steps, "Forårets workshop, 12. marts"))
    brought = harvest.steps(room.state)[1:]
    assert [(s.what, s.status, s.conclusion) for s in brought] == [
        ("skridt a", StepStatus.OPEN, None),
        ("skridt c", StepStatus.STARTED, None),
    ]
    assert {s.brought_from for s in brought} == {"Forårets workshop, 12. marts"}
    with pytest.raises(Refused, match="no_open_steps"):
        room.do(next_steps.bring_steps(["p", "q", "r"], steps, "Forårets workshop, 12. marts"))
