"""Whatever can be written is written into the line, wherever the focus is; fields keep what is typed in them."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.program.part import ProgramPart
from app.ui.widgets.buttons import ActionButton
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QCheckBox, QComboBox, QLineEdit, QWidget

from tests.ui.debate.typing_keys import types
from tests.ui.facilitator.places import Place, children, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


def _focusable(console: Console) -> list[QWidget]:
    """Everything on the console that can have the focus and has no words of its own."""
    return [
        w
        for w in console.findChildren(QWidget)
        if w.isVisible()
        and w.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and isinstance(w, (QAbstractButton, QAbstractItemView))
        and w.isEnabled()
    ]


@pytest.mark.parametrize("place_", PLACES, ids=[p.key for p in PLACES])
def test_letters_land_in_the_line_from_everywhere(console: Console, place: Place, place_: object) -> None:
    place.historier_over(console.desk)
    console.show_part(place_.key)  # type: ignore[attr-defined]
    before = len(console.desk.log)
    places = _focusable(console)
    assert places
    written = 0
    for widget in places:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if not widget.hasFocus():
            continue
        press(Qt.Key.Key_X)
        written += 1
        assert console.line.text() == "x" * written, widget
        assert console.line.isAncestorOf(QApplication.focusWidget())
    assert written > 10
    assert len(console.desk.log) == before


@pytest.mark.parametrize("letter", [" ", "æ", "Ø", "7", "'", "»", "a"])
def test_a_space_on_a_button_presses_nothing(console: Console, letter: str) -> None:
    button = next(b for b in children(console.band, ActionButton))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = len(console.desk.log)
    types(button, letter)
    assert console.line.text().strip() == letter.strip() or console.line.holds
    assert len(console.desk.log) == before


def test_enter_presses_the_button_that_has_the_focus(console: Console) -> None:
    button = next(b for b in children(console.band, ActionButton))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert console.desk.standing.running is not None


def test_a_whole_remark_from_a_table(console: Console, place: Place) -> None:
    part = console.part
    assert isinstance(part, ProgramPart)
    part.table.setFocus()
    write("Borgeren venter")
    press(Qt.Key.Key_Return)
    assert [r.text for r in console.desk.state.of(Contribution).values()] == ["Borgeren venter"]


def test_a_field_keeps_its_own_words(console: Console) -> None:
    field = QLineEdit(console)
    field.show()
    field.setFocus()
    write("abc")
    assert field.text() == "abc"
    assert console.line.text() == ""


def test_a_box_is_ticked_with_space_and_nothing_else(console: Console) -> None:
    part = console.part
    assert isinstance(part, ProgramPart)
    box = next(b for b in children(part.now, QCheckBox))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert console.line.text() == ""
    assert console.desk.log[-1].verb == "speaker_arrived"


def test_a_choice_does_not_choose_by_letter(console: Console) -> None:
    choice = QComboBox(console)
    choice.addItems(["Anden", "Bo"])
    choice.show()
    choice.setFocus()
    types(choice, "b")
    assert choice.currentText() == "Anden"
    assert console.line.text() == "b"


def test_a_marked_mode_keeps_its_letters(console: Console) -> None:
    mode = ActionButton("mode")
    mode.setParent(console)
    mode.setProperty("keys", "own")
    mode.show()
    mode.setFocus(Qt.FocusReason.TabFocusReason)
    types(mode, "k")
    assert console.line.text() == ""


def test_a_click_on_a_button_leaves_the_focus_in_the_line(console: Console, place: Place) -> None:
    for button in children(console.band, ActionButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert console.line.isAncestorOf(QApplication.focusWidget())


def test_a_toast_takes_no_focus(console: Console) -> None:
    press(Qt.Key.Key_PageDown)
    assert console.toasts.texts
    QApplication.processEvents()
    assert console.line.isAncestorOf(QApplication.focusWidget())


def test_tab_walks_on_from_the_empty_line_and_shift_tab_back_to_it(console: Console) -> None:
    line = console.line.edit
    line.setFocus()
    done = len(console.desk.log)
    press(Qt.Key.Key_Tab)
    on = QApplication.focusWidget()
    assert on is not None
    assert not console.line.isAncestorOf(on)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert line.hasFocus()
    assert len(console.desk.log) == done
