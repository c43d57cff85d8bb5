"""The modes in the console itself: its own keys, its undo, and the line's place."""

from __future__ import annotations

import pytest
from app.domain.plenum import Conclusion, Membership, ParkedQuestion, Strength
from app.domain.standing import DayState
from app.services import harvest
from app.services.plenum import conclude, make_theme
from app.services.projection import SceneKind
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.plenum.part import PlenumPart
from app.ui.plenum.themes import LOW
from app.ui.projector.room import Room
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.debate.typing_keys import CTRL

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def console(qtbot: QtBot, full: Desk) -> Console:
    made = Console(full, Room(full))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    full.tick()
    made.show_part("plenum")
    QApplication.processEvents()
    return made


def press(console: Console, code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = console.focusWidget()
    QTest.keyClick(console if focus is None else focus, code, held)
    QApplication.processEvents()


def test_sorting_undo_and_back_to_the_line_by_keys_alone(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    press(console, Qt.Key.Key_T, CTRL)
    assert console.focusWidget() is part.list
    assert not console.line.isVisible()
    assert part.sorting.bar.isVisible()
    first = harvest.unplaced(full.state)[0].code
    press(console, Qt.Key.Key_F)
    press(console, Qt.Key.Key_G)
    assert len(full.state.of(Membership)) == 2
    press(console, Qt.Key.Key_Z, CTRL)
    press(console, Qt.Key.Key_Z, CTRL)
    assert len(full.state.of(Membership)) == 0
    assert harvest.unplaced(full.state)[0].code == first
    press(console, Qt.Key.Key_Escape)
    assert console.line.isVisible()
    press(console, Qt.Key.Key_A)
    assert console.line.text() == "a"


def test_f12_reads_back_and_the_clicker_turns_conclusions_not_the_day(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    part.below.conclude([], [harvest.unplaced(full.state)[0].id])
    part.below.sheet.text.setText("Den første")
    press(console, Qt.Key.Key_Return)
    running = full.standing.running
    press(console, Qt.Key.Key_F12)
    assert part.reading.isVisible()
    assert console.room.scene.kind is SceneKind.READ_BACK
    press(console, Qt.Key.Key_PageDown)
    assert full.standing.running == running
    assert full.standing.state is DayState.RUNNING
    assert not part.reading.isVisible()  # it was the last one
    assert console.line.isVisible()


def test_another_part_takes_the_line_back(console: Console) -> None:
    press(console, Qt.Key.Key_T, CTRL)
    press(console, Qt.Key.Key_F3)
    assert console.line.isVisible()
    press(console, Qt.Key.Key_F4)
    assert console.line.isVisible()


def test_a_mark_goes_before_the_last_gesture_is_taken_back(console: Console, full: Desk) -> None:
    said = len(harvest.unplaced(full.state))
    console.line.setFocus()
    for code in (Qt.Key.Key_O, Qt.Key.Key_K, Qt.Key.Key_Return):
        press(console, code)
    QTest.keyClicks(console.line.edit, "+")
    press(console, Qt.Key.Key_Z, CTRL)
    assert len(harvest.unplaced(full.state)) == said + 1
    press(console, Qt.Key.Key_Z, CTRL)
    assert len(harvest.unplaced(full.state)) == said


def test_the_bar_names_the_keys_of_where_one_is(console: Console) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)

    def named() -> set[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return {label.text() for label in part.sorting.bar.findChildren(QLabel) if label.isVisible()}

    press(console, Qt.Key.Key_T, CTRL)
    assert {"file", "A–O", "back to the line"} <= named()
    press(console, Qt.Key.Key_K)
    press(console, Qt.Key.Key_Return)
    assert console.focusWidget() is part.below.sheet.text
    assert {"keep", "next field", "back to sorting"} <= named()
    assert not {"file", "A–O"} & named()
    press(console, Qt.Key.Key_Escape)
    assert console.focusWidget() is part.list
    assert {"file", "A–O", "back to the line"} <= named()


def test_a_remark_is_parked_by_a_key_and_taken_back(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    press(console, Qt.Key.Key_T, CTRL)
    first = part.list.current()
    assert first is not None
    press(console, Qt.Key.Key_0)
    assert [p.contribution for p in full.state.of(ParkedQuestion).values()] == [first.id]
    assert part.list.current() is not first
    press(console, Qt.Key.Key_Z, CTRL)
    assert not full.state.of(ParkedQuestion)


def test_themes_and_conclusions_never_make_the_window_larger(qtbot: QtBot, console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    full.do(make_theme("own", "Et tema, som salen selv fandt på"))
    full.do(conclude("c", "Bibliotek og borgerservice planlægger kompetenceudvikling sammen, uanset hvilken model"))
    QApplication.processEvents()
    assert (console.width(), console.height()) == (1280, 720)
    count = part.board.tiles.rowCount()
    rects = [part.board.visualRect(part.board.tiles.index(n, 0)) for n in range(count)]
    lefts = {rect.left() for rect in rects}
    assert min(rect.height() for rect in rects) >= LOW
    assert len(lefts) == 2
    console.resize(1920, 1080)

    def halved() -> bool:
        rows = [part.board.visualRect(part.board.tiles.index(n, 0)) for n in range(count)]
        return [r.left() for r in rows].count(min(r.left() for r in rows)) == -(-count // 2)

    qtbot.waitUntil(halved)
    assert (console.width(), console.height()) == (1920, 1080)


def test_a_conclusion_is_given_its_strength_and_kept_by_keys_alone(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)

    def named() -> set[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return {label.text() for label in part.sorting.bar.findChildren(QLabel) if label.isVisible()}

    press(console, Qt.Key.Key_T, CTRL)
    press(console, Qt.Key.Key_K)
    press(console, Qt.Key.Key_Return)
    QTest.keyClicks(console.focusWidget(), "Vi gør det sammen")
    press(console, Qt.Key.Key_Tab)
    assert console.focusWidget() is part.below.sheet._strengths[Strength.AGREED]
    assert {"keep", "next field"} <= named()
    press(console, Qt.Key.Key_Space)
    assert part.below.sheet._strengths[Strength.AGREED].isChecked()
    press(console, Qt.Key.Key_Right)
    press(console, Qt.Key.Key_Space)
    assert part.below.sheet._strengths[Strength.MAJORITY].isChecked()
    press(console, Qt.Key.Key_Return)
    kept = next(iter(full.state.of(Conclusion).values()))
    assert (kept.text, kept.strength) == ("Vi gør det sammen", Strength.MAJORITY)
    assert console.line.edit.text() == ""


def test_after_a_click_on_a_strength_enter_keeps_the_conclusion(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    part.below.begin()
    QTest.keyClicks(console.focusWidget(), "Vi gør det sammen")
    QTest.mouseClick(part.below.sheet._strengths[Strength.DIVIDED], Qt.MouseButton.LeftButton)
    press(console, Qt.Key.Key_Return)
    assert [c.strength for c in full.state.of(Conclusion).values()] == [Strength.DIVIDED]


def test_sorting_with_an_empty_theme_open_goes_to_the_unplaced(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    part.look_into(harvest.themes(full.state)[0].theme.id)
    assert not part.list.remarks.rowCount()
    press(console, Qt.Key.Key_T, CTRL)
    assert console.focusWidget() is part.list
    assert part.list.remarks.rowCount()
    press(console, Qt.Key.Key_E)
    assert console.line.edit.text() == ""
    assert len(full.state.of(Membership)) == 1


def test_esc_from_the_line_leaves_the_theme_that_is_looked_into(console: Console, full: Desk) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    part.look_into(harvest.themes(full.state)[0].theme.id)
    console.line.setFocus()
    press(console, Qt.Key.Key_Escape)
    assert not part.pile.opened


def test_a_theme_that_was_half_named_does_not_take_the_letters_of_the_next_sorting(
    console: Console, full: Desk
) -> None:
    part = console.part
    assert isinstance(part, PlenumPart)
    press(console, Qt.Key.Key_T, CTRL)
    press(console, Qt.Key.Key_Return)
    QTest.keyClicks(console.focusWidget(), "Halvt")
    press(console, Qt.Key.Key_T, CTRL)
    press(console, Qt.Key.Key_T, CTRL)
    assert console.focusWidget() is part.list
    press(console, Qt.Key.Key_F)
    assert len(full.state.of(Membership)) == 1
    assert full.drafted("theme/new") == "Halvt"
