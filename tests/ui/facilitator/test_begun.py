"""A start that was pressed too late can be set right afterwards: offered for some minutes, by command always."""

from __future__ import annotations

import datetime as dt

import pytest
from app.domain.day import EntryVerb, RunEntry
from app.services import day
from app.ui.facilitator.commands import Commands, matching
from app.ui.facilitator.console import Console
from app.ui.facilitator.program.begun_column import BegunColumn
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.program.todo_button import TodoButton
from app.ui.language import speak
from app.ui.widgets.buttons import ActionButton
from app.words import say
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar

from tests.ui.facilitator.places import ZONE, Place, children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


def _part(console: Console) -> ProgramPart:
    part = console.part
    assert isinstance(part, ProgramPart)
    settle()
    return part


def _began(console: Console) -> str:
    current = console.desk.standing.current
    assert current is not None
    assert current.actual_start_ms is not None
    return dt.datetime.fromtimestamp(current.actual_start_ms / 1000, ZONE).strftime("%-H.%M")


def _asked(console: Console) -> list[str]:
    return [t.text for t in _part(console).now.todos if "begin before" in t.text]


def _start_at(console: Console, place: Place, clock: str) -> None:
    place.at(console.desk, clock)
    press(Qt.Key.Key_Return, CTRL)
    settle()


def _open_by_command(console: Console, words: str) -> None:
    list_ = Commands(console, console.commands())
    settle()
    write(words)
    assert list_.found
    press(Qt.Key.Key_Return)
    settle()


def test_a_late_start_is_asked_about_first_of_all_and_set_with_two_keys(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    assert _part(console).now.todos[0].text == "Did “Velkomst” begin before 9.48? Set when"
    next(b for b in children(_part(console).now, TodoButton) if b.todo.text in _asked(console)).click()
    settle()
    write("14")
    press(Qt.Key.Key_Return)
    assert _began(console) == "9.34"
    assert console.toasts.texts[-1] == "Velkomst began 9.34"
    assert not _asked(console)


def test_it_is_asked_about_even_where_time_must_be_won_back(console: Console, place: Place) -> None:
    _start_at(console, place, "9.58")
    assert console.band.said.startswith("28 min behind")
    assert _asked(console)


@pytest.mark.parametrize("clock", ["9.30", "9.32"])
def test_a_start_in_time_is_not_asked_about(console: Console, place: Place, clock: str) -> None:
    _start_at(console, place, clock)
    assert not _asked(console)


def test_it_is_asked_for_some_minutes_and_not_of_later_items(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    place.at(console.desk, "9.57")
    assert _asked(console)
    place.at(console.desk, "9.59")
    assert not _asked(console)
    place.at(console.desk, "10.18")
    press(Qt.Key.Key_Return, CTRL)
    assert not _asked(console)


def test_who_says_that_the_time_is_right_is_not_asked_again(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    next(b for b in children(_part(console).now, TodoButton) if b.todo.text in _asked(console)).click()
    settle()
    next(b for b in children(_part(console), ActionButton) if b.text() == "9.48 is right").click()
    assert not _asked(console)
    assert _began(console) == "9.48"


def test_as_planned_is_one_press(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    _open_by_command(console, "began")
    next(b for b in children(_part(console), ActionButton) if b.text() == "As planned, 9.30").click()
    assert _began(console) == "9.30"


def test_any_item_that_runs_can_be_set_back_by_command(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    console.show_part("debate")
    _open_by_command(console, "began")
    write("24")
    press(Qt.Key.Key_Return)
    assert _began(console) == "10.13"
    assert console.line.isAncestorOf(console.focusWidget())  # type: ignore[arg-type]


def test_the_command_is_found_in_danish_by_what_people_would_say(console: Console, place: Place) -> None:
    speak("da")
    _start_at(console, place, "9.48")
    for words in ("begynd", "tidligere", "startede", "for sent"):
        found = [say(act.name) for act in matching(console.commands(), words)]
        assert "Punktet begyndte tidligere: sæt hvornår" in found, words


def test_it_says_how_it_would_stand_before_it_is_set(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    _open_by_command(console, "began")
    write("8")
    (column,) = children(_part(console), BegunColumn)
    assert column.outcome == "It began 9.40 and ends 10.10."


def test_it_says_what_the_clock_then_shows_where_the_time_would_be_up(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    place.at(console.desk, "9.55")
    _open_by_command(console, "began")
    write("40")
    (column,) = children(_part(console), BegunColumn)
    assert column.outcome == "It began 9.15 and was to end 9.45: 10 min over time."
    speak("da")
    settle()
    assert column.outcome == "Det begyndte 9.15 og skulle slutte 9.45: 10 min over tid."
    press(Qt.Key.Key_Return)
    assert console.desk.standing.overrun_ms == 10 * 60_000


def _scrolled_down(console: Console) -> QScrollBar:
    """The column beside the programme, in a window too low for it, as somebody has left it."""
    console.resize(1280, 560)
    settle()
    bar = _part(console).now.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    return bar


def test_the_column_is_at_its_top_again_after_the_start_was_set(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    bar = _scrolled_down(console)
    _open_by_command(console, "began")
    write("14")
    press(Qt.Key.Key_Return)
    settle()
    assert _part(console).now.isVisible()
    assert bar.value() == 0


def test_the_column_is_at_its_top_again_when_the_start_is_left_as_it_was(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    bar = _scrolled_down(console)
    _open_by_command(console, "began")
    press(Qt.Key.Key_Escape)
    settle()
    assert bar.value() == 0


def test_the_column_is_at_its_top_at_each_new_item_and_stays_put_within_one(console: Console, place: Place) -> None:
    _start_at(console, place, "9.30")
    bar = _scrolled_down(console)
    left = bar.value()
    place.at(console.desk, "9.31")
    settle()
    assert bar.value() == left
    place.at(console.desk, "10.00")
    press(Qt.Key.Key_Return, CTRL)
    settle()
    assert console.desk.standing.current is not None
    assert console.desk.standing.current.title == "Om projektet"
    assert bar.value() == 0


def test_what_was_shown_is_what_is_set_however_long_it_is_thought_about(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    _open_by_command(console, "began")
    write("8")
    (column,) = children(_part(console), BegunColumn)
    place.at(console.desk, "9.51.30")
    assert column.outcome == "It began 9.40 and ends 10.10."
    press(Qt.Key.Key_Return)
    assert _began(console) == "9.40"


def test_never_before_the_item_before_it(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    _open_by_command(console, "began")
    write("90")
    press(Qt.Key.Key_Return)
    assert _began(console) == "10.15"
    (column,) = children(_part(console), BegunColumn)
    assert column.outcome == "That would be before “Om projektet” began"


def test_where_nothing_runs_the_command_says_so(console: Console, place: Place) -> None:
    place.at(console.desk, "9.20")
    _open_by_command(console, "began")
    assert console.toasts.texts[-1] == "Nothing is running; start the day first"


def test_esc_leaves_it_as_it_is(console: Console, place: Place) -> None:
    _start_at(console, place, "9.48")
    _open_by_command(console, "began")
    press(Qt.Key.Key_Escape)
    assert not children(_part(console), BegunColumn)
    assert _asked(console)


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (EntryVerb.BACKDATED, "Taken back: Velkomst began 9.48"),
        (EntryVerb.EXTENDED, "Taken back: Velkomst ends 10.18"),
        (EntryVerb.HELD, "Taken back: Velkomst goes on and ends 10.18"),
        (EntryVerb.ADVANCED, "Taken back: the day has not begun"),
    ],
)
def test_what_is_taken_back_of_the_clock_says_how_it_stands_now(
    console: Console, place: Place, verb: EntryVerb, said: str
) -> None:
    _start_at(console, place, "9.48")
    more = {
        EntryVerb.BACKDATED: day.backdate(14 * 60_000),
        EntryVerb.EXTENDED: day.extend(5),
        EntryVerb.HELD: day.hold(),
    }
    if verb in more:
        console.desk.do(more[verb])
    console.conductor.take_back()
    assert console.toasts.texts[-1] == said
    assert all(e.verb is not verb for e in console.desk.state.of(RunEntry).values())
    console.toasts.newest.button.click()  # type: ignore[union-attr]
    assert console.toasts.texts[-1].startswith("Done again: ")
