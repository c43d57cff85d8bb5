"""The room followed, pinned, frozen, covered, lent and swapped, by real key events."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from app.domain.plenum import Strength
from app.domain.programme import ItemKind, Slides
from app.services import day, plenum, setup, words
from app.services.projection import Scene, SceneKind
from app.ui.desk import Desk
from app.ui.projector import window as window_module
from app.ui.projector.choices import TAKEN_OFF
from app.ui.projector.room import Room, RoomState
from app.ui.projector.tokens import LIGHT
from app.words import set_language
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock
from tests.ui.projector.conftest import Written
from tests.ui.projector.plugging import (
    LAPTOP,
    MONITOR,
    PROJECTOR,
    can_plug,
    plug,
)
from tests.ui.projector.rooms import THUMB, advance_to, item, press, settle

pytestmark = [
    pytest.mark.usefixtures("screens"),
    pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel"),
    pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True),
]


def test_the_room_follows_the_day(room: Room, desk: Desk) -> None:
    kinds = [room.scene.kind]
    while desk.do(day.advance()) is not None:
        kinds.append(room.scene.kind)
    assert kinds == [
        SceneKind.WELCOME, SceneKind.NOW, SceneKind.NOW, SceneKind.NOW, SceneKind.BREAK, SceneKind.NOW,
        SceneKind.CAPTURE, SceneKind.BREAK, SceneKind.NOW, SceneKind.DEBATE, SceneKind.CAPTURE, SceneKind.NOW,
        SceneKind.NEXT_STEPS, SceneKind.THANKS,
    ]  # fmt: skip


def test_a_pinned_scene_stays_until_the_day_is_followed_again(room: Room, desk: Desk) -> None:
    room.show_scene(Scene(SceneKind.PROGRAMME))
    desk.do(day.advance())
    assert room.state is RoomState.PINNED
    assert room.scene == Scene(SceneKind.PROGRAMME)
    room.follow()
    assert room.state is RoomState.FOLLOWING
    assert room.scene.kind is SceneKind.NOW


def test_page_one_is_turned_part_by_part_and_stops_at_its_ends(room: Room, desk: Desk) -> None:
    for n in range(6):
        desk.do(plenum.conclude(desk.new_id(), f"Vi gør {n}", strength=Strength.AGREED))
    shown = []
    for steps in (1, 1, 1, 1, -1, -1, -1):
        room.turn_page(steps)
        shown.append(room.scene)
    assert [s.subject for s in shown] == ["1", "2", "3", "3", "2", "1", "1"]
    assert room.state is RoomState.PINNED


def test_the_arrows_at_the_projector_turn_page_one_and_nothing_else(room: Room, desk: Desk) -> None:
    press(room, Qt.Key.Key_Down)
    assert room.scene.kind is SceneKind.WELCOME
    assert room.page == (1, 1)
    for n in range(6):
        desk.do(plenum.conclude(desk.new_id(), f"Vi gør {n}", strength=Strength.AGREED))
    room.show_scene(Scene(SceneKind.PAGE_ONE, "1"))
    assert room.page == (1, 3)
    asked: list[str] = []
    room.advance_asked.connect(partial(asked.append, "advance"))
    turned = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(room, key)
        turned.append(room.page[0])
    assert turned == [2, 3, 3, 2]
    press(room, Qt.Key.Key_Right)
    assert asked == ["advance"]
    assert room.page == (2, 3)
    room.black()
    assert room.page == (1, 1)


def test_frozen_what_is_shown_stays_whatever_is_written(room: Room, desk: Desk) -> None:
    advance_to(desk, "Debat i plenum")
    desk.do(words.remark(desk.new_id(), "Det første"))
    press(room, Qt.Key.Key_F)
    before = room.window.frame.toImage()
    desk.do(words.remark(desk.new_id(), "Det andet"))
    desk.do(day.advance())
    assert room.state is RoomState.FROZEN
    assert room.window.frame.toImage() == before
    press(room, Qt.Key.Key_B)
    press(room, Qt.Key.Key_B)
    assert room.window.frame.toImage() == before
    press(room, Qt.Key.Key_F)
    assert room.state is RoomState.FOLLOWING
    assert room.window.frame.toImage() != before


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ((Qt.Key.Key_B,), RoomState.BLACK),
        ((Qt.Key.Key_Period,), RoomState.BLACK),
        ((Qt.Key.Key_B, Qt.Key.Key_B), RoomState.FOLLOWING),
        ((Qt.Key.Key_W,), RoomState.WHITE),
        ((Qt.Key.Key_Comma,), RoomState.WHITE),
        ((Qt.Key.Key_W, Qt.Key.Key_B), RoomState.BLACK),
        ((Qt.Key.Key_Escape,), RoomState.BLACK),
        ((Qt.Key.Key_Escape, Qt.Key.Key_Escape), RoomState.BLACK),
        ((Qt.Key.Key_Escape, Qt.Key.Key_F5), RoomState.FOLLOWING),
        ((Qt.Key.Key_F,), RoomState.FROZEN),
        ((Qt.Key.Key_F, Qt.Key.Key_F), RoomState.FOLLOWING),
        ((Qt.Key.Key_X,), RoomState.FOLLOWING),
    ],
)
def test_the_keys_of_the_room(room: Room, keys: tuple[Qt.Key, ...], state: RoomState) -> None:
    for key in keys:
        press(room, key)
    assert room.state is state
    assert room.window.isVisible()


def test_black_is_black_and_white_is_white(room: Room) -> None:
    room.black()
    assert room.window.grab().toImage().pixelColor(900, 500) == QColor("#000000")
    room.white()
    assert room.window.grab().toImage().pixelColor(900, 500) == QColor("#FFFFFF")


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Right, "advance_asked"),
        (Qt.Key.Key_Space, "advance_asked"),
        (Qt.Key.Key_PageDown, "advance_asked"),
        (Qt.Key.Key_PageUp, "back_asked"),
    ],
)
def test_a_clicker_asks_the_console_to_move_the_day_and_held_down_it_asks_once(
    room: Room, desk: Desk, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    asked: list[int] = []
    getattr(room, signal).connect(lambda: asked.append(1))
    press(room, key)
    assert asked == [1]
    for _ in range(20):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
        QApplication.sendEvent(room.window, held)
    assert asked == [1]
    assert desk.standing.running is None  # the room itself moves nothing


def test_lent_it_stays_away_through_everything_until_it_is_taken_back(
    room: Room, desk: Desk, console: QLineEdit, qtbot: QtBot
) -> None:
    desk.do(day.advance())
    room.lend()
    assert room.state is RoomState.LENT
    assert not room.window.isVisible()
    console.activateWindow()
    qtbot.waitUntil(lambda: not room.strip.isVisible(), timeout=20_000)  # the console in front says all of it
    slides = QLineEdit()
    qtbot.addWidget(slides)
    slides.show()
    slides.activateWindow()
    qtbot.waitUntil(room.strip.isVisible, timeout=20_000)
    plug(LAPTOP)
    settle()
    assert room.state is RoomState.LENT
    plug(LAPTOP, PROJECTOR)
    settle()
    desk.do(day.advance())
    room.refresh()
    assert room.state is RoomState.LENT
    assert not room.window.isVisible()
    assert room.thumbnail(THUMB).isNull()
    qtbot.mouseClick(room.strip._button, Qt.MouseButton.LeftButton)
    assert room.state is RoomState.FOLLOWING
    assert room.window.isVisible()
    assert not room.strip.isVisible()


def test_taken_back_among_other_screens_than_it_was_lent_on(room: Room) -> None:
    room.lend()
    plug(LAPTOP)
    plug(LAPTOP, MONITOR, replace(MONITOR, name="ANOTHER", x=6000))
    settle()
    assert room.state is RoomState.LENT
    room.take_back()
    assert room.state is RoomState.ASKING
    plug(LAPTOP)
    plug(LAPTOP, PROJECTOR)
    settle()
    assert room.state is RoomState.FOLLOWING


def test_the_strip_never_takes_the_focus_and_says_what_is_left(room: Room, desk: Desk, clock: HandClock) -> None:
    desk.do(day.advance())
    clock.on(20 * 60_000)
    desk.tick()
    room.lend()
    flags = room.strip.windowFlags()
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert room.strip.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert room.strip.words() == ("10:00", "10 min left. Then Om projektet")
    assert room.strip.geometry().right() < 1366
    clock.on(12 * 60_000)
    desk.tick()
    assert room.strip.words() == ("2:00", "2 min over. Then Om projektet")
    set_language("da")
    assert room.strip.words()[1] == "2 min over tid. Så Om projektet"


def test_the_strip_stays_on_the_screen_and_where_it_was_dragged(room: Room, qtbot: QtBot) -> None:
    room.strip.teller = lambda: ("1:02:15", "Så " + "meget lange titler " * 30)
    room.lend()
    assert QRect(0, 0, 1366, 768).contains(room.strip.geometry())
    assert room.strip._sentence.text().endswith("…")
    qtbot.mousePress(room.strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.mouseMove(room.strip, QPoint(20, 220))
    qtbot.mouseRelease(room.strip, Qt.MouseButton.LeftButton)
    there = room.strip.pos()
    room.strip.refresh()
    assert room.strip.pos() == there


def test_a_talk_with_its_own_slides_borrows_the_projector_and_gives_it_back(room: Room, desk: Desk) -> None:
    talk = item(desk, ItemKind.TALK)
    desk.do(setup.edit_item(talk.id, slides=Slides.THIS_LAPTOP))
    desk.do(day.advance())
    assert room.state is RoomState.FOLLOWING
    desk.do(day.advance())
    assert desk.standing.running == talk.id
    assert room.state is RoomState.LENT
    room.take_back()
    room.refresh()
    assert room.state is RoomState.FOLLOWING  # taken back by hand it is not lent again in the same talk
    room.lend()
    desk.do(day.advance())
    assert room.state is RoomState.LENT  # lent by hand it stays lent
    room.take_back()
    desk.do(day.go_back())
    assert room.state is RoomState.LENT
    desk.do(day.advance())
    assert room.state is RoomState.FOLLOWING


def test_the_last_remark_can_be_taken_off_and_no_restart_brings_it_back(room: Room, desk: Desk) -> None:
    advance_to(desk, "Debat i plenum")
    for n in range(3):
        desk.do(words.remark(desk.new_id(), f"Ord {n}"))
    QTest.keyClick(room.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert [r.words for r in room._showing.seen.remarks] == ["Ord 0", "Ord 1"]
    again = Room(desk)
    again.show_projection()
    assert [r.words for r in again._showing.seen.remarks] == ["Ord 0", "Ord 1"]
    assert desk.drafted(TAKEN_OFF)
    again.put_back()
    assert [r.words for r in again._showing.seen.remarks] == ["Ord 0", "Ord 1", "Ord 2"]
    again.close()


def test_the_thumbnail_is_the_real_pixels(room: Room) -> None:
    thumb = room.thumbnail(THUMB).toImage()
    assert thumb.size() == THUMB
    full = room.window.grab().toImage()
    small = full.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    assert thumb.convertToFormat(small.format()) == small


def test_a_second_changes_the_time_and_nothing_is_drawn_that_did_not_change(
    room: Room, desk: Desk, clock: HandClock, qtbot: QtBot
) -> None:
    advance_to(desk, "Debat i grupper")
    frame = room.window.frame.cacheKey()
    desk.tick()
    assert room.window.frame.cacheKey() == frame
    clock.on(1000)
    desk.tick()
    assert room.window.frame.cacheKey() != frame


def test_scenes_fade_quietly_and_not_at_all_where_motion_is_unwanted(qtbot: QtBot, room: Room, desk: Desk) -> None:
    room.wear(dark=False, fades=True)
    desk.do(day.advance())
    assert not room.window._before.isNull()
    qtbot.waitUntil(lambda: room.window._before.isNull())  # noqa: PLW0108  another pixmap each time
    room.wear(dark=False, fades=False)
    desk.do(day.advance())
    assert room.window._before.isNull()


def test_another_language_is_spoken_at_once(room: Room, qapp: QApplication) -> None:
    english = room.window.frame.toImage()
    set_language("da")
    QApplication.sendEvent(room.window, QEvent(QEvent.Type.LanguageChange))
    assert room.window.frame.toImage() != english
    assert room.window.windowTitle() == "Plenum: salen"


def test_messages_stand_on_any_scene_until_they_are_taken_away(room: Room, written: Written) -> None:
    room.tell_speaker("Mikrofonen er tændt")
    room.tell_room("Bilen med AB 12 345 holder i vejen")
    assert room.told == ("Mikrofonen er tændt", "Bilen med AB 12 345 holder i vejen")
    assert "Mikrofonen er tændt" in written.words
    assert "Bilen med AB 12 345 holder i vejen" in written.words
    written.lines.clear()
    room.tell_speaker("")
    room.tell_room("  ")
    last = written.words.rpartition("Workshop Digitalt")[2]
    assert "Bilen" not in last
    assert "Mikrofonen" not in last


def test_dark_is_a_palette_of_its_own(room: Room) -> None:
    assert room.window.frame.toImage().pixelColor(5, 5) == QColor(LIGHT.ground)
    room.wear(dark=True, fades=False)
    assert room.window.frame.toImage().pixelColor(5, 5) != QColor(LIGHT.ground)


def test_off_and_on_again(room: Room) -> None:
    room.turn_off()
    assert room.state is RoomState.OFF
    assert not room.window.isVisible()
    plug(LAPTOP)
    plug(LAPTOP, PROJECTOR)
    settle()
    assert room.state is RoomState.OFF
    room.show_projection()
    assert room.state is RoomState.FOLLOWING


def test_a_window_closed_by_hand_is_off_until_it_is_asked_for(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.changed):
        room.window.close()
    assert room.state is RoomState.OFF
    room.show_projection()
    assert room.state is RoomState.FOLLOWING
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)


def test_a_scene_that_cannot_be_drawn_is_tried_once_and_the_day_goes_on(
    room: Room, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def fail(*_args: object) -> None:
        tried.append(1)
        raise ValueError("a mistake of ours")

    good = room.window.frame.cacheKey()
    with monkeypatch.context() as broken:
        broken.setattr(window_module, "Frame", fail)
        with pytest.raises(ValueError, match="a mistake"):
            room.show_scene(Scene(SceneKind.PROGRAMME))
        for _ in range(5):
            desk.tick()
    assert tried == [1]
    assert room.window.frame.cacheKey() == good
    room.follow()
    assert room.state is RoomState.FOLLOWING


def test_closed_it_leaves_nothing_on_any_screen(desk: Desk, console: QLabel) -> None:
    room = Room(desk)
    room.begin(console)
    room.close()
    assert not room.window.isVisible()
    assert not room.strip.isVisible()
    plug(LAPTOP)
    plug(LAPTOP, PROJECTOR)
    settle()
    desk.do(day.advance())  # nobody listens any more
    desk.tick()
