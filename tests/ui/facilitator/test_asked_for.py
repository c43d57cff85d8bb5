"""The band says what the running item asks for, each number once, and the to-do names a deed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from app.domain.gestures import Moment, State
from app.domain.plenum import Strength
from app.domain.programme import AgendaItem, Speaker
from app.domain.standing import DayState
from app.domain.verbs import Verb
from app.services import day, reading
from app.services.day import stand
from app.services.editions import state_at
from app.services.groups import visit_group
from app.services.hints import MOST
from app.services.plenum import conclude
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed, offers
from app.ui.facilitator.program.day_model import Col, Hold
from app.ui.facilitator.program.now_column import MOST_SPEAKERS
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.program.todo_button import TodoButton
from app.ui.facilitator.telling import Tone, sign_of, tell
from app.ui.language import speak
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Tick
from app.ui.widgets.toasts import Toast
from app.words import set_language
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.played import shipped_day
from tests.ui.facilitator.places import Place, children, settle

MORNING = ("9.30", "10.00", "10.15", "10.30", "10.45", "11.30", "12.00", "13.00", "13.45")


def _until(console: Console, place: Place, clocks: tuple[str, ...]) -> None:
    for clock in clocks:
        place.at(console.desk, clock)
        console.desk.do(day.advance())


@pytest.mark.parametrize("seconds", ["00", "20", "40"])
def test_band_and_to_do_say_one_number_for_the_time_that_is_free(console: Console, place: Place, seconds: str) -> None:
    _until(console, place, ("9.30", "9.40", f"9.50.{seconds}"))
    place.at(console.desk, "9.51")
    ahead = console.band.said.split(" ahead")[0]
    free = next(t for t in console.part.now.todos if "are free" in t.text)  # type: ignore[union-attr]
    assert free.text == f"Give “Debat i plenum” more time: {ahead} are free before Let frokost"
    assert (free.part, free.at) == ("program", next(i.id for i in console.desk.standing.items if "plenum" in i.title))


def test_free_time_that_no_debate_could_have_is_left_to_the_band(console: Console, place: Place) -> None:
    _until(console, place, (*MORNING[:5], "11.00", "11.40"))
    place.at(console.desk, "11.41")
    assert "ahead" in console.band.said
    assert not [t for t in console.part.now.todos if "free" in t.text]  # type: ignore[union-attr]


def test_over_time_and_behind_are_both_said_where_they_differ(console: Console, place: Place) -> None:
    _until(console, place, ("9.30", "10.00", "10.15"))
    console.desk.do(day.extend(5))
    place.at(console.desk, "10.37")
    assert console.band.said == "2 min over time, 7 min behind. All holds if it ends by 11.05"
    console.toggle_distance()
    assert console.distance.accessibleName().endswith("over time. 7 min behind. All holds if it ends by 11.05")


def test_a_group_that_has_waited_is_named_until_somebody_goes_there(console: Console, place: Place) -> None:
    _until(console, place, MORNING)
    place.at(console.desk, "13.59")
    assert "waited" not in console.band.said
    place.at(console.desk, "14.02")
    assert console.band.said == "Go to group 1: it has waited 17 min"
    for group in reading.groups(console.desk.state):
        console.desk.do(visit_group(group.id))
    assert "waited" not in console.band.said


def test_in_the_debate_part_the_turn_has_one_clock(console: Console, place: Place) -> None:
    _until(console, place, (*MORNING, "14.25"))
    console.conductor.first_turn()
    place.at(console.desk, "14.26")
    assert "the floor for 3:00" in console.band.said
    console.show_part("debate")
    assert "3:00" not in console.band.said
    assert console.band.said.startswith("Group 1 has the floor. ")


def _at_last(verb: Verb) -> tuple[State, Moment]:
    log = shipped_day().log
    last = [g for g in log if g.verb is verb][-1]
    return state_at(log, last.id), last.at


def test_what_is_filled_while_steps_are_agreed_has_its_reason_in_the_sentence() -> None:
    set_language("da")
    log = shipped_day().log
    first = next(n for n, g in enumerate(log) if g.verb is Verb.READ_BACK)
    state = state_at(log, log[first - 1].id)
    standing = stand(state, log[first - 1].at)
    assert tell(state, standing).sentence == "6 konklusioner er ikke læst op endnu"
    assert offers(state, standing, None, None).filled is Deed.READ_ALOUD


def test_steps_that_lack_somebody_or_a_date_come_before_the_end_of_the_item() -> None:
    set_language("da")
    state, at = _at_last(Verb.STEP_TAKEN)
    standing = stand(state, at)
    assert tell(state, standing).sentence == "Skridt: 1 mangler en ansvarlig, 1 mangler en dato"
    shown = offers(state, standing, None, None)
    assert (shown.filled, shown.act.text if shown.act else "") == (Deed.STEPS, "Gør skridtene færdige")


def _side(console: Console) -> list[str]:
    part = console.part
    assert isinstance(part, ProgramPart)
    part.tick()
    settle()
    return [w.text() for w in children(part.now, QLabel) if w.isVisible()]


def test_what_would_be_taken_back_is_named_with_its_time(console: Console, place: Place) -> None:
    _until(console, place, ("9.30", "10.00"))
    place.at(console.desk, "10.05")
    assert "Om projektet began · 10.00" in _side(console)
    console.desk.do(day.extend(5))
    assert "Om projektet given another length · 10.05" in _side(console)
    console.desk.do(day.end_day())
    assert "The day ended · 10.05" in _side(console)


def test_a_day_that_ended_with_next_is_said_to_have_ended(console: Console, place: Place) -> None:
    _until(console, place, (*MORNING, "14.25", "14.45", "15.30", "16.00"))
    assert console.desk.standing.state is DayState.ENDED
    assert "The day ended · 16.00" in _side(console)


def test_before_the_start_everybody_who_speaks_can_be_ticked_and_nobody_is_sent_a_message_first(
    console: Console, place: Place
) -> None:
    all_ = len({s.person for s in console.desk.state.of(Speaker).values()})
    assert all_ > MOST_SPEAKERS
    console.window().resize(1280, 720)
    place.at(console.desk, "8.40")
    _side(console)
    part = console.part
    assert isinstance(part, ProgramPart)
    ticks = [t for t in children(part.now, Tick) if t.isVisible()]
    assert len(ticks) == all_
    port = part.now.viewport()
    assert all(t.mapTo(port, t.rect().bottomLeft()).y() < port.height() for t in ticks)
    message = next(b for b in children(part.now, ActionButton) if b.text() == "To the speaker")
    assert message.mapTo(port, QPoint()).y() > ticks[-1].mapTo(port, QPoint()).y()
    _until(console, place, ("9.30",))
    _side(console)
    assert len([t for t in children(part.now, Tick) if t.isVisible()]) == MOST_SPEAKERS


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_who_must_be_told_is_in_sight_before_the_plan_is_taken(console: Console, place: Place, tongue: str) -> None:
    speak(tongue)
    console.window().resize(1280, 720)
    place.historier_over(console.desk)
    console.conductor.toggle_preview()
    settle()
    part = console.part
    assert isinstance(part, ProgramPart)
    port = part.replan.viewport()
    name = next(w for w in children(part.replan, QLabel) if w.text().startswith("Jens Jørgen Hansen: 10.51"))
    assert name.mapTo(port, name.rect().bottomLeft()).y() < port.height() / 2
    words = [w.text() for w in children(part.replan, QLabel)]
    held = [w for w in words if "Let frokost" in w and "Tak for i dag" in w]
    assert held == [w for w in words if w.startswith(("Holder: ", "Holds: "))]
    assert len(held) == 1


def test_a_start_that_holds_only_by_what_it_may_slip_says_by_how_much(console: Console, place: Place) -> None:
    _until(console, place, ("9.30", "10.00", "10.15"))
    lunch = next(i for i in console.desk.state.of(AgendaItem).values() if i.title == "Let frokost")
    assert lunch.tolerance >= 7
    place.at(console.desk, "10.37")
    part = console.part
    assert isinstance(part, ProgramPart)
    part.tick()
    lines = {line.item.title: line.anchor for line in part.model.lines if line.item.anchor}
    assert lines["Let frokost"] is Hold.WITHIN


def test_after_the_day_the_times_are_called_what_they_are(console: Console, place: Place) -> None:
    _until(console, place, ("9.30", "10.00"))
    part = console.part
    assert isinstance(part, ProgramPart)
    part.tick()
    assert part.model.headerData(Col.NOW, Qt.Orientation.Horizontal) == "Now"
    console.desk.do(day.end_day())
    part.tick()
    assert part.model.headerData(Col.NOW, Qt.Orientation.Horizontal) == "Was"


def test_a_toast_stands_in_the_row_of_the_legend_and_covers_no_row(console: Console, place: Place) -> None:
    console.window().resize(1280, 720)
    _until(console, place, ("9.30", "10.00"))
    settle()
    part = console.part
    assert isinstance(part, ProgramPart)

    def place_of(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(console, QPoint()), widget.size())

    toasts, table = place_of(console.toasts), place_of(part.table)
    assert console.toasts.isVisible()
    assert not toasts.intersects(table)
    assert place_of(part.foot).contains(toasts)
    console.refuse("This is why that is not possible")
    settle()
    assert len(console.toasts.texts) == 2
    assert [t.text for t in children(console.toasts, Toast)] == ["This is why that is not possible"]
    console.toasts.newest.go()
    settle()
    assert [t.text for t in children(console.toasts, Toast)] == [console.toasts.texts[0]]
    console.show_part("debate")
    settle()
    assert console.toasts.isVisible()


@pytest.mark.parametrize("height", [720, 1080])
def test_things_to_do_stand_close_whether_or_not_the_column_scrolls(
    console: Console, place: Place, height: int
) -> None:
    speak("da")
    console.window().resize(1920, height)
    place.historier_over(console.desk)
    _side(console)
    part = console.part
    assert isinstance(part, ProgramPart)
    buttons = children(part.now, TodoButton)
    assert len(buttons) == MOST
    for above, below in pairwise(buttons):
        assert below.y() - above.geometry().bottom() - 1 == 2


def test_a_laptop_that_may_fall_asleep_is_a_thing_to_do_until_it_is_ticked(console: Console, place: Place) -> None:
    _until(console, place, ("9.30",))
    console.desk.sleepy = True
    _side(console)
    part = console.part
    assert isinstance(part, ProgramPart)
    found = [b for b in children(part.now, TodoButton) if b.text().startswith("Turn sleep off")]
    assert len(found) == 1
    found[0].click()
    _side(console)
    assert not [b for b in children(part.now, TodoButton) if b.text().startswith("Turn sleep off")]


def test_while_conclusions_are_read_the_answer_has_the_fill(console: Console, place: Place) -> None:
    _until(console, place, (*MORNING, "14.25", "14.45", "15.30"))
    console.desk.do(conclude("c1", "Vi mødes hvert kvartal", strength=Strength.AGREED))
    place.at(console.desk, "15.40")
    console.show_part("plenum")
    settle()
    assert console.band.buttons[Deed.READ_ALOUD].property("kind") == "primary"
    console.read_back()
    settle()
    filled = [b.text() for b in children(console, ActionButton) if b.property("kind") == "primary"]
    assert len(filled) == 1
    assert filled != [console.band.buttons[Deed.READ_ALOUD].text()]


def test_a_tick_stands_only_before_what_needs_nothing() -> None:
    assert sign_of(Tone.CALM, asks=False) == "check"
    assert sign_of(Tone.CALM, asks=True) != "check"
    assert sign_of(Tone.SOON, asks=True) == sign_of(Tone.SOON, asks=False)
