"""The keys of the console, pressed: each does what the table says, held down it does it once, and each is a command."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.domain.standing import DayState
from app.services import day, words
from app.services.projection import SceneKind
from app.ui.facilitator import conduct
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.program.part import ProgramPart
from app.ui.projector.room import RoomState
from app.words import say
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

K, PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _running(console: Console) -> str:
    current = console.desk.standing.current
    return current.title if current is not None else ""


@pytest.mark.parametrize(
    ("key", "held"), [(K.Key_Return, CTRL), (K.Key_Enter, CTRL), (K.Key_PageDown, Qt.KeyboardModifier.NoModifier)]
)
def test_next_starts_the_day_and_goes_on(
    console: Console, place: Place, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    place.at(console.desk, "9.30")
    press(key, held)
    assert _running(console) == "Velkomst"
    place.at(console.desk, "9.58")
    press(key, held)
    assert _running(console) == "Om projektet"


def test_back_to_the_item_before(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_PageUp)
    assert _running(console) == "Historier og praktiske erfaringer"
    assert console.band.said == "Press again to go back to “Om projektet”"
    press(K.Key_PageUp)
    assert _running(console) == "Om projektet"


def test_an_early_end_asks_for_a_second_press_within_three_seconds(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    place.at(console.desk, "9.40")
    press(K.Key_PageDown)
    assert _running(console) == "Velkomst"
    assert console.band.said == "Press again to end “Velkomst” 20 min early"
    press(K.Key_PageDown)
    assert _running(console) == "Om projektet"


def test_a_second_press_that_comes_late_is_a_first_one(
    qtbot: QtBot, console: Console, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conduct, "TWICE_MS", 200)
    press(K.Key_PageDown)
    place.at(console.desk, "9.40")
    press(K.Key_PageDown)
    qtbot.waitUntil(lambda: "again" not in console.band.said, timeout=20_000)
    press(K.Key_PageDown)
    assert _running(console) == "Velkomst"


def test_an_end_within_five_minutes_is_not_asked_about(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    place.at(console.desk, "9.55")
    press(K.Key_PageDown)
    assert _running(console) == "Om projektet"


def test_a_start_long_before_the_time_is_asked_about(console: Console, place: Place) -> None:
    place.clock.on(-40 * 60_000)
    console.desk.tick()
    press(K.Key_PageDown)
    assert console.desk.standing.state is DayState.WAITING
    assert console.band.said == "Press again to start the day 40 min early"


def test_a_key_held_down_counts_once(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    target = QApplication.focusWidget()
    assert target is not None
    for repeat in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", repeat)
        QApplication.sendEvent(console.windowHandle(), event)
    assert len(console.desk.log) == 2  # the workshop was made, the day was started


def test_hold_and_go_on(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    press(K.Key_F9)
    assert console.desk.standing.state is DayState.HELD
    assert console.band.said == "On hold since 9.30"
    press(K.Key_F9)
    assert console.desk.standing.state is DayState.RUNNING


def test_five_more_five_fewer(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    before = console.desk.standing.remaining_ms
    press(K.Key_Plus, CTRL)
    assert console.desk.standing.remaining_ms - before == 5 * 60_000
    press(K.Key_Minus, CTRL)
    assert console.desk.standing.remaining_ms == before


def test_over_time_the_five_minutes_count_from_now(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_Plus, CTRL)
    assert 5 * 60_000 <= console.desk.standing.remaining_ms < 6 * 60_000


def test_what_five_more_costs_stands_on_the_button(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    more = console.band.buttons[Deed.MORE]
    assert more.text().startswith("5 min more: ")
    assert " gives " in more.text()
    assert "13 min longer" in more.toolTip()  # the five, and what it is over time: that is what the arrow costs


def test_the_re_plan_is_looked_at_taken_and_undone_with_a_key_each(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    lunch, before = _start(console, "Let frokost"), _pictures(console)
    press(K.Key_R, CTRL)
    assert console.conductor.preview is not None
    assert _start(console, "Let frokost") == lunch  # only looked at
    assert _pictures(console) != before
    press(K.Key_Return)
    assert console.conductor.preview is None
    assert _start(console, "Let frokost") == lunch - 7 * 60_000 - 12_000
    assert "Won back 8 min: Let frokost 12.00. Tell Jens Jørgen Hansen" in console.toasts.texts
    assert _pictures(console) != before
    newest = console.toasts.newest
    assert newest is not None
    QTest.mouseClick(newest.button, Qt.MouseButton.LeftButton)
    assert _start(console, "Let frokost") == lunch
    assert _pictures(console) == before


def _start(console: Console, title: str) -> int:
    return next(i.expected_start_ms or 0 for i in console.desk.standing.items if i.title == title)


def _pictures(console: Console) -> list[QImage]:
    """Strip, band and timeline, pixel by pixel."""
    settle()
    part = console.part
    assert isinstance(part, ProgramPart)
    return [widget.grab().toImage() for widget in (console.strip, console.band, part.table)]


def test_escape_keeps_the_old_plan(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_R, CTRL)
    press(K.Key_Escape)
    assert console.conductor.preview is None
    assert not any(g.verb == "replanned" for g in console.desk.log)


def test_enter_with_words_in_the_line_stores_them_and_leaves_the_plan(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_R, CTRL)
    write("Vi mangler tid")
    press(K.Key_Return)
    assert [r.text for r in console.desk.state.of(Contribution).values()] == ["Vi mangler tid"]
    assert console.conductor.preview is not None


def test_a_typist_never_undoes_the_clock(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    write("Et ord")
    press(K.Key_Return)
    for _ in range(4):
        press(K.Key_Z, CTRL)
    assert _running(console) == "Velkomst"
    assert not [r for r in console.desk.state.of(Contribution).values() if not r.withdrawn]


def test_undo_of_words_works_with_the_focus_elsewhere(console: Console) -> None:
    console.desk.do(words.remark(console.desk.new_id(), "Et ord"))
    console.part.table.setFocus()  # type: ignore[union-attr]
    press(K.Key_Z, CTRL)
    assert not console.desk.state.of(Contribution)
    press(K.Key_Z, CTRL | SHIFT)
    assert console.desk.state.of(Contribution)


def test_the_clock_is_taken_back_from_its_toast(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    newest = console.toasts.newest
    assert newest is not None
    assert newest.text == "Velkomst has started. It ends 10.00"
    QTest.mouseClick(newest.button, Qt.MouseButton.LeftButton)
    assert console.desk.standing.state is DayState.WAITING


def test_an_old_toast_takes_nothing_back_that_came_later(console: Console, place: Place) -> None:
    press(K.Key_PageDown)
    first = console.toasts.newest
    press(K.Key_F9)
    assert first is not None
    first.button.click()
    assert console.desk.standing.state is DayState.HELD


@pytest.mark.parametrize("place_", PLACES, ids=[p.key for p in PLACES])
def test_the_six_parts_have_a_key_each(console: Console, place_: object) -> None:
    from app.ui.facilitator.parts import Place as RailPlace

    assert isinstance(place_, RailPlace)
    press(getattr(K, f"Key_{place_.shortcut}"))
    assert console.part is not None
    assert console.part.key == place_.key
    assert console.part.isVisible()


def test_a_change_of_part_never_changes_the_scene(console: Console, place: Place) -> None:
    scene = console.room.scene
    for place_ in PLACES:
        press(getattr(K, f"Key_{place_.shortcut}"))
        assert console.room.scene == scene


def test_show_this_in_the_room(console: Console) -> None:
    press(K.Key_Return, CTRL | SHIFT)
    assert console.room.scene.kind is SceneKind.PROGRAMME


def test_black_freeze_and_lend(console: Console) -> None:
    console.room.begin()
    press(K.Key_F5)
    press(K.Key_B, CTRL)
    assert console.room.state is RoomState.BLACK
    press(K.Key_B, CTRL)
    press(K.Key_F, CTRL | SHIFT)
    assert console.room.state is RoomState.FROZEN
    press(K.Key_F, CTRL | SHIFT)
    press(K.Key_F10)
    assert console.room.state is RoomState.LENT
    assert console.room_view.said == "Lent to slides"
    press(K.Key_F10)
    assert console.room.state is not RoomState.LENT


def test_the_large_clock_comes_and_goes(console: Console, place: Place) -> None:
    press(K.Key_F11)
    assert console.distance.isVisible()
    write("ord")
    assert console.line.text() == "ord"
    press(K.Key_Escape)
    assert not console.distance.isVisible()


def test_escape_leaves_the_line_and_comes_back_and_never_ends_the_program(console: Console) -> None:
    press(K.Key_Escape)
    assert not console.line.isAncestorOf(QApplication.focusWidget())
    press(K.Key_Escape)
    assert console.line.isAncestorOf(QApplication.focusWidget())
    assert console.isVisible()


def test_a_clicker_moves_the_day_from_an_empty_editor_of_many_lines(console: Console, place: Place) -> None:
    editor = QPlainTextEdit(console)
    editor.show()
    editor.setFocus()
    press(K.Key_PageDown)
    assert _running(console) == "Velkomst"
    place.at(console.desk, "9.58")
    editor.setPlainText("\n".join("abc"))
    press(K.Key_PageDown)
    assert _running(console) == "Velkomst"  # it keeps its own keys


def test_a_clicker_blacks_the_room_and_writes_nothing(console: Console) -> None:
    console.room.begin()
    console.room.show_projection()
    console.clicker = True
    press(K.Key_Period)
    assert console.room.state is RoomState.BLACK
    assert console.line.text() == ""
    press(K.Key_Comma)
    assert console.room.state is not RoomState.BLACK
    write("a.b")
    assert console.line.text() == "a.b"


def test_without_a_clicker_a_full_stop_is_a_full_stop(console: Console) -> None:
    write(".")
    assert console.line.text() == "."


def test_every_key_is_also_a_command(console: Console) -> None:
    commands = {say(act.name) for act in console.commands()}
    assert {say(key.name) for key in console.keys} <= commands


def test_no_two_commands_share_a_key(console: Console) -> None:
    sequences = [s for key in console.keys for s in key.sequences]
    assert len(sequences) == len(set(sequences))


def test_the_projectors_clicker_moves_the_day_by_the_same_rule(console: Console, place: Place) -> None:
    console.room.advance_asked.emit()
    assert _running(console) == "Velkomst"
    place.at(console.desk, "9.40")
    console.room.advance_asked.emit()
    assert "Press again" in console.band.said
    console.room.back_asked.emit()
    assert "Press again" not in console.band.said


def _reporting_back(console: Console, place: Place) -> None:
    for clock in ("9.30", "10.00", "10.15", "10.30", "10.45", "11.30", "12.00", "13.00", "13.45", "14.25"):
        place.at(console.desk, clock)
        console.desk.do(day.advance())


def test_back_goes_back_a_turn_before_it_leaves_the_item(console: Console, place: Place) -> None:
    _reporting_back(console, place)
    desk, item = console.desk, _running(console)
    for _ in range(3):
        press(K.Key_PageDown)
    third = desk.standing.turn
    assert third is not None
    assert len(third.done) == 2
    press(K.Key_PageUp)
    second = desk.standing.turn
    assert second is not None
    assert second.group == third.done[-1]
    assert third.group == second.left[0]
    assert console.toasts.texts[-1] == "Taken back: group 2 has the floor"
    press(K.Key_PageDown)
    assert desk.standing.turn is not None
    assert desk.standing.turn.group == third.group
    desk.do(day.extend(5))  # another gesture of the clock came between
    press(K.Key_PageUp)
    assert desk.standing.turn is not None
    assert desk.standing.turn.group == second.group
    for _ in range(9):
        if "Press again" in console.band.said:
            break
        press(K.Key_PageUp)
        assert _running(console) == item
    assert "Press again to go back to" in console.band.said
    press(K.Key_PageUp)
    assert _running(console) != item


def test_the_turns_come_before_the_next_item(console: Console, place: Place) -> None:
    desk = console.desk
    _reporting_back(console, place)
    press(K.Key_PageDown)
    seen = []
    for _ in range(5):
        assert desk.standing.turn is not None
        seen.append(desk.standing.turn.group)
        press(K.Key_PageDown)
    assert len(set(seen)) == 5


def test_one_press_that_is_two_keys_of_a_command_is_heard(console: Console) -> None:
    """Ctrl+? on a US keyboard is Ctrl+Shift+/ as well: Qt calls such a press ambiguous."""
    asked: list[str] = []
    console.keys_asked.connect(lambda: asked.append("keys"))
    shortcuts = [s for s in console.findChildren(QShortcut) if QKeySequence("Ctrl+?") in list(s.keys())]
    assert len(shortcuts) == 1
    assert QKeySequence("Ctrl+Shift+/") in list(shortcuts[0].keys())
    QApplication.sendEvent(shortcuts[0], QShortcutEvent(QKeySequence("Ctrl+?"), shortcuts[0], True))  # noqa: FBT003
    assert asked == ["keys"]


def test_a_key_that_can_change_nothing_says_why(console: Console, place: Place) -> None:
    press(K.Key_S, CTRL | SHIFT)
    assert console.toasts.texts[-1] == "There is only one screen, so there is nothing to swap"
    press(K.Key_H, CTRL)
    assert console.toasts.texts[-1] == "The room sees no remark that could be taken off"
    press(K.Key_F10)
    press(K.Key_F5)
    assert console.toasts.texts[-1] == "The projector is lent to slides. F10 takes it back"
    press(K.Key_PageDown)
    place.at(console.desk, "10.00")
    before = len(console.desk.log)
    press(K.Key_Minus, CTRL)
    assert console.toasts.texts[-1] == "The item has no time left to take from"
    assert len(console.desk.log) == before
