"""What was done can be taken back and done again, and what is offered says what it does."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.services import day, words
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.program.todo_button import TodoButton
from app.ui.language import speak
from app.ui.projector.room import RoomState
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.typed_menu import TypedMenu
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.facilitator.places import Place, children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _part(console: Console) -> ProgramPart:
    part = console.part
    assert isinstance(part, ProgramPart)
    return part


def _take_the_plan(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(Qt.Key.Key_R, CTRL)
    press(Qt.Key.Key_Return)


def _button(console: Console) -> str:
    assert console.toasts.newest is not None
    return console.toasts.newest.button.text()


def test_words_that_are_taken_back_are_named_and_can_come_again(console: Console, place: Place) -> None:
    desk = console.desk
    desk.do(words.remark("r", "Vi mangler en fælles bro mellem skole og fritid"))
    _take_the_plan(console, place)
    press(Qt.Key.Key_Z, CTRL)
    assert not desk.state.of(Contribution)
    assert console.toasts.texts[-1] == "Taken back: P-01 “Vi mangler en fælles bro mellem skole…”"
    assert _button(console) == "Redo"
    console.toasts.newest.button.click()  # type: ignore[union-attr]
    assert len(desk.state.of(Contribution)) == 1
    assert console.toasts.texts[-1].startswith("Done again: P-01")
    assert _button(console) == "Undo"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_both_keys_do_it_again_and_say_so(console: Console, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    console.desk.do(words.remark("r", "Et ord"))
    press(Qt.Key.Key_Z, CTRL)
    press(key, held)
    assert len(console.desk.state.of(Contribution)) == 1
    assert console.toasts.texts == ("Done again: P-01 “Et ord”",)


def test_an_old_toast_does_nothing_again_once_something_else_was_done(console: Console) -> None:
    console.desk.do(words.remark("r", "Et ord"))
    press(Qt.Key.Key_Z, CTRL)
    again = console.toasts.newest
    assert again is not None
    console.desk.do(words.remark("s", "Et andet"))
    again.button.click()
    assert [r.text for r in console.desk.state.of(Contribution).values()] == ["Et andet"]


def test_a_plan_that_was_taken_is_taken_back_from_the_band(console: Console, place: Place) -> None:
    _take_the_plan(console, place)
    before = [i.cut_ms for i in console.desk.standing.items]
    assert any(before)
    console.band.buttons[Deed.TAKE_BACK].click()
    assert not any(i.cut_ms for i in console.desk.standing.items)
    assert Deed.TAKE_BACK not in console.band.buttons


def test_the_band_offers_it_only_while_it_is_the_last_thing_done_to_the_clock(console: Console, place: Place) -> None:
    _take_the_plan(console, place)
    console.desk.do(day.hold())
    assert Deed.TAKE_BACK not in console.band.buttons


def test_the_plan_that_is_looked_at_lists_what_runs_as_well(console: Console, place: Place) -> None:
    desk = console.desk
    place.at(desk, "9.45")
    desk.do(day.advance())
    desk.do(day.extend(5))
    place.at(desk, "9.46")
    press(Qt.Key.Key_R, CTRL)
    running = desk.standing.current
    preview = console.conductor.preview
    assert running is not None
    assert preview is not None
    assert (preview.item(running.id) or preview.items[-1]).gives_ms
    shown = [label.text() for label in children(_part(console).replan, ElidedLabel)]
    assert running.title in shown


def test_who_has_less_time_is_told_of_until_ticked(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    part = _part(console)
    assert not [t for t in part.now.todos if t.tells]  # nobody has decided anything yet
    press(Qt.Key.Key_R, CTRL)
    press(Qt.Key.Key_Return)
    settle()
    telling = [t for t in part.now.todos if t.tells]
    assert telling
    assert telling[0].text.startswith("Tell ")
    button = next(b for b in children(part.now, TodoButton) if b.todo == telling[0])
    button.click()
    assert telling[0] not in part.now.todos
    console.conductor.take_back()
    settle()
    assert not [t for t in part.now.todos if t.tells]


def _report_back(console: Console, place: Place) -> None:
    for clock in ("9.30", "10.00", "10.15", "10.30", "10.45", "11.30", "12.00", "13.00", "13.45", "14.25"):
        place.at(console.desk, clock)
        console.desk.do(day.advance())


def test_the_key_does_what_the_filled_button_says_when_groups_report_back(console: Console, place: Place) -> None:
    _report_back(console, place)
    assert console.band.buttons[Deed.FIRST_TURN].text() == "Group 1 begins"
    assert console.band.buttons[Deed.FIRST_TURN].property("kind") == "primary"
    assert "Ctrl+Enter" in console.band.buttons[Deed.FIRST_TURN].accessibleName()
    assert "Ctrl+Enter" not in console.band.buttons[Deed.NEXT].accessibleName()
    press(Qt.Key.Key_Return, CTRL)
    assert console.desk.standing.turn is not None
    assert "Press again" not in console.band.said


def test_turns_that_were_ended_are_not_offered_again(console: Console, place: Place) -> None:
    _report_back(console, place)
    press(Qt.Key.Key_Return, CTRL)
    console.conductor.end_turns()
    assert Deed.FIRST_TURN not in console.band.buttons


def test_the_line_of_now_is_drawn_anew_in_every_row(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    part = _part(console)
    settle()
    table = part.table
    place.at(console.desk, "10.52")
    settle()
    drawn = table.viewport().grab().toImage()
    table.viewport().update()
    settle()
    assert table.viewport().grab().toImage() == drawn


def test_what_is_typed_while_the_rooms_menu_is_open_is_not_lost(console: Console, place: Place) -> None:
    """A double-click on *Follow the day* opens the menu under the hand; whoever types means the line."""
    place.at(console.desk, "9.30")
    console.room.begin()
    console.room.show_projection()
    menu = console.room_view.findChild(TypedMenu)
    assert menu is not None
    console.room_view.open_menu()
    press(Qt.Key.Key_Return, CTRL, on=menu)
    assert console.desk.standing.current is not None
    assert not menu.isVisible()
    console.room_view.open_menu()
    QTest.keyClicks(menu, "E")
    write("t ord")
    press(Qt.Key.Key_Return)
    assert [r.text for r in console.desk.state.of(Contribution).values()] == ["Et ord"]
    console.room_view.open_menu()
    menu.setActiveAction(menu.actions()[0])  # the pointer lies on it
    press(Qt.Key.Key_Return, on=menu)
    assert console.room.state is RoomState.FOLLOWING
    console.room_view.open_menu()
    press(Qt.Key.Key_Down, on=menu)
    press(Qt.Key.Key_Return, on=menu)
    assert console.room.state is RoomState.PINNED


def test_a_key_has_one_name_everywhere(console: Console) -> None:
    speak("da")
    console.room_view.open_menu()
    menu = console.room_view.findChild(TypedMenu)
    assert menu is not None
    shown = [a.text() for a in menu.actions()] + [act.keys for act in console.commands()]
    menu.close()
    assert "Ctrl+Skift+F" in [act.keys for act in console.commands()]
    assert not [text for text in shown if "Shift" in text]
