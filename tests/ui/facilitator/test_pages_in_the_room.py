"""Page 1 has parts where much was agreed: the room is taken through them from the console."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.domain.plenum import Strength
from app.services import plenum
from app.services.projection import Scene, SceneKind
from app.ui.widgets.buttons import ActionButton
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, children, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_page_one_is_turned_with_keys_and_a_button_that_says_where_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    desk, room, console = Place(tmp_path).sit()
    qtbot.addWidget(console)
    for n in range(6):
        desk.do(plenum.conclude(desk.new_id(), f"Vi gør {n}", strength=Strength.AGREED))
    with qtbot.waitActive(console):
        console.show()
        console.activateWindow()
    console.show_part("program")
    room.show_projection()
    console.activateWindow()
    assert not [b for b in children(console, ActionButton) if b.text() == "1 of 3"]
    room.show_scene(Scene(SceneKind.PAGE_ONE, "1"))
    button = next(b for b in children(console, ActionButton) if b.text() == "1 of 3")
    console.line.setFocus()
    write("Et ord")
    press(Qt.Key.Key_PageDown, HELD)
    assert (room.page, button.text()) == ((2, 3), "2 of 3")
    assert button.accessibleName() == "Page 1 in the room: the next part (2 of 3)"
    press(Qt.Key.Key_PageUp, HELD)
    assert room.page == (1, 3)
    for expected in ((2, 3), (3, 3), (1, 3)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert room.page == expected
    assert console.line.text() == "Et ord"
    room.follow()
    assert not button.isVisible()
    room.close()
    desk.close()
