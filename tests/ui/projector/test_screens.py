"""Screens that come and go, other screens, mirrored ones, three of them: the room finds its own by real events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.services import day
from app.services.projection import SceneKind
from app.ui.desk import Desk
from app.ui.projector.ask import described, side_of
from app.ui.projector.room import Room, RoomState
from app.ui.projector.screens import ScreenName
from app.words import set_language
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.projector.plugging import (
    LAPTOP,
    MIRROR,
    MONITOR,
    OLD_PROJECTOR,
    PROJECTOR,
    Plug,
    can_plug,
    plug,
)
from tests.ui.projector.rooms import PROJECTOR_SIZE, THUMB, advance_to, in_a_window, press, settle

pytestmark = [
    pytest.mark.usefixtures("screens"),
    pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel"),
    pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True),
]


def test_a_second_screen_is_used_at_once_and_the_typist_keeps_the_keyboard(
    room: Room, console: QLineEdit, qtbot: QtBot
) -> None:
    assert room.state is RoomState.FOLLOWING
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)
    assert room.window.cursor().shape() is Qt.CursorShape.BlankCursor
    assert room.screen_name == "PROJECTOR"
    qtbot.waitUntil(console.isActiveWindow)
    assert not room.window.isActiveWindow()


def test_unplugged_and_plugged_in_again_twenty_five_times(room: Room, console: QLineEdit, desk: Desk) -> None:
    desk.do(day.advance())
    scene = room.scene
    for n in range(25):
        plug(LAPTOP)
        assert not room.window.isVisible()
        assert room.state is RoomState.UNPLUGGED
        assert room.thumbnail(THUMB).isNull()
        assert console.isVisible()
        plug(LAPTOP, PROJECTOR if n % 2 else OLD_PROJECTOR)
        settle()
        assert room.state is RoomState.FOLLOWING
        assert room.scene == scene
        assert room.window.geometry().size() == QSize(1920, 1080) if n % 2 else QSize(1024, 768)
        assert room.window.frame.size() == room.window.size()


def test_a_cable_that_flickers_is_waited_for(room: Room) -> None:
    for _ in range(5):
        plug(LAPTOP)
        plug(LAPTOP, PROJECTOR)
    settle()
    assert room.state is RoomState.FOLLOWING
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)


def test_the_projector_changes_its_size_in_the_middle_of_an_item(room: Room, desk: Desk) -> None:
    advance_to(desk, "Debat i grupper")
    plug(LAPTOP, OLD_PROJECTOR)
    settle()
    assert room.window.geometry().getRect() == (1366, 0, 1024, 768)
    assert room.window.frame.size() == QSize(1024, 768)
    assert room.scene.kind is SceneKind.DEBATE


@pytest.mark.parametrize(
    ("laptop", "projector"), [(1.0, 2.0), (1.25, 1.0), (1.5, 1.0), (2.0, 1.0), (1.5, 2.0)], ids=str
)
def test_screens_of_different_scaling_each_get_their_own_pixels(
    desk: Desk, console: QLineEdit, laptop: float, projector: float
) -> None:
    """A 4K screen at 200 % beside an old projector, or the other way round: the frame has the room's own pixels."""
    own = replace(LAPTOP, name="OWN", logicalDpi=round(96 * laptop))
    plug(own, replace(PROJECTOR, name="WALL", logicalDpi=round(96 * projector)))
    settle()
    room = Room(desk)
    room.wear(dark=False, fades=False)
    room.begin(console)
    settle()
    frame = room.window.frame
    assert room.state.visible
    assert frame.devicePixelRatio() == projector
    assert frame.size() == PROJECTOR_SIZE
    thumb = room.thumbnail(THUMB * laptop)
    assert thumb.width() == round(THUMB.width() * laptop)
    plug(own)
    plug(own, OLD_PROJECTOR)
    settle()
    assert room.window.frame.size() == QSize(1024, 768)
    room.close()


def test_the_laptops_own_screen_goes_and_the_console_is_not_covered(room: Room, console: QLineEdit) -> None:
    plug(PROJECTOR)
    settle()
    assert not room.window.isVisible()
    assert room.state is RoomState.UNPLUGGED


@pytest.mark.parametrize("screens", [(LAPTOP,), (LAPTOP, MIRROR)], ids=["one screen", "mirrored"])
def test_with_one_picture_only_the_console_stays_and_f5_shows_a_window(
    desk: Desk, console: QLineEdit, screens: tuple[Plug, ...]
) -> None:
    plug(*screens)
    room = Room(desk)
    room.begin(console)
    assert room.state is RoomState.ONE_SCREEN
    assert room.screens.mirrored is (len(screens) > 1)
    assert not room.window.isVisible()
    room.show_projection()
    assert room.state is RoomState.FOLLOWING
    assert in_a_window(room)
    assert not room.window.isFullScreen()
    plug(LAPTOP, PROJECTOR)
    settle()
    assert not in_a_window(room)
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)
    room.close()


def test_three_screens_ask_and_the_answer_is_remembered(desk: Desk, console: QLineEdit, qtbot: QtBot) -> None:
    plug(LAPTOP, PROJECTOR, MONITOR)
    room = Room(desk)
    room.begin(console)
    assert room.state is RoomState.ASKING
    assert not room.window.isVisible()
    assert room._question is not None
    first, second = room._question.buttons
    assert first.text() == "1: PROJECTOR, 1920 × 1080, to the right"
    with qtbot.waitSignal(room.screen_chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == ["MONITOR"]
    assert room.window.geometry().getRect() == (3286, 0, 1280, 720)
    plug(LAPTOP, PROJECTOR)
    settle()
    assert room.state is RoomState.FOLLOWING
    plug(LAPTOP, PROJECTOR, MONITOR)
    settle()
    assert room.state is not RoomState.ASKING
    room.close()


def test_a_third_screen_does_not_take_the_projection_away(room: Room) -> None:
    plug(LAPTOP, PROJECTOR, MONITOR)
    settle()
    assert room.state is RoomState.FOLLOWING
    assert room.screen_name == "PROJECTOR"


def test_the_question_goes_when_the_day_is_lent_or_the_screens_are_gone(desk: Desk, console: QLineEdit) -> None:
    plug(LAPTOP, PROJECTOR, MONITOR)
    room = Room(desk)
    room.begin(console)
    assert room._question is not None
    assert room._question.isVisible()
    room.lend()
    assert room._question is None
    room.close()


def test_swapped_the_console_and_the_room_change_screens(room: Room, console: QLineEdit) -> None:
    press(room, Qt.Key.Key_S)
    assert room.window.geometry().getRect() == (0, 0, 1366, 768)
    assert console.screen().name() == "PROJECTOR"
    press(room, Qt.Key.Key_S)
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)
    assert console.screen().name() == "LAPTOP"


def test_a_screen_is_known_again_on_another_cable() -> None:
    beamer = ScreenName("X4B2", "EPSON", "EB-L200F", "HDMI-1")
    assert replace(beamer, name="DP-2").is_also(beamer)
    assert not replace(beamer, serial="X4B3").is_also(beamer)
    nameless = ScreenName("", "", "", "HDMI-1")
    assert not replace(nameless, name="DP-2").is_also(nameless)
    assert ScreenName.read(beamer.kept) == beamer
    assert ScreenName.read("") is None


def test_unplugged_it_can_go_on_in_a_window_until_the_projector_is_back(room: Room) -> None:
    plug(LAPTOP)
    settle()
    room.show_projection()
    assert in_a_window(room)
    assert not room.window.isFullScreen()
    assert room.state is RoomState.FOLLOWING
    plug(LAPTOP, PROJECTOR)
    settle()
    assert not in_a_window(room)
    assert room.window.isFullScreen()
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_question_names_every_button_in_each_language(
    desk: Desk, console: QLineEdit, language: str, qapp: QApplication
) -> None:
    set_language(language)
    plug(LAPTOP, PROJECTOR, MONITOR)
    room = Room(desk)
    room.begin(console)
    question = room._question
    assert question is not None
    assert (
        question.windowTitle() == {"da": "Hvilken skærm ser salen?", "en": "Which screen does the room see?"}[language]
    )
    assert all(button.accessibleName() for button in question.findChildren(QPushButton))
    assert [shown.screen().name() for shown in question._numbers] == ["PROJECTOR", "MONITOR"]
    later = next(b for b in question.findChildren(QPushButton) if b not in question.buttons)
    assert {button.property("kind") for button in question.buttons} == {""}  # none is more likely than the others
    assert later._key == "Esc"
    question.activateWindow()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert not question._numbers
    room.close()


def test_a_screen_without_a_name_is_told_by_its_size_and_side() -> None:
    own = QRect(0, 0, 1366, 768)
    assert described("", QSize(800, 800), "") == "800 × 800"
    assert described(ScreenName(" ", "", "", "").spoken, QSize(800, 800), "above") == "800 × 800, above"
    sides = [(1366, 0), (-1920, 0), (0, 768), (-277, -1080), (0, 0)]
    found = [side_of(QRect(x, y, 1366, 768), own) for x, y in sides]
    assert found == ["to the right", "to the left", "below", "above", ""]
