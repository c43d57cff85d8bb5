"""What was asked of the room holds: over lending on one screen, through the freeze, and over a restart."""

from __future__ import annotations

import pytest
from app.domain.programme import ItemKind, Slides
from app.services import day, setup, words
from app.services.projection import Scene, SceneKind
from app.ui.desk import Desk
from app.ui.projector.choices import WISHES
from app.ui.projector.room import Room, RoomState
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.projector.plugging import LAPTOP, PROJECTOR, can_plug, plug
from tests.ui.projector.rooms import advance_to, in_a_window, item, press, settle

pytestmark = [
    pytest.mark.usefixtures("screens"),
    pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel"),
    pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True),
]


def _begun(desk: Desk, console: QLineEdit) -> Room:
    """The room as a start of the program finds it."""
    room = Room(desk)
    room.wear(dark=False, fades=False)
    room.begin(console)
    return room


def _on_one_screen(desk: Desk, console: QLineEdit) -> Room:
    plug(LAPTOP)
    return _begun(desk, console)


def _slides_in_front(qtbot: QtBot) -> QLineEdit:
    """Another program's window before the console."""
    slides = QLineEdit()
    qtbot.addWidget(slides)
    slides.show()
    slides.activateWindow()
    return slides


def test_a_projection_in_a_window_comes_back_where_it_stood_when_it_is_taken_back(
    desk: Desk, console: QLineEdit
) -> None:
    room = _on_one_screen(desk, console)
    room.show_projection()
    room.window.move(QPoint(40, 60))
    press(room, Qt.Key.Key_F10)
    assert room.state is RoomState.LENT
    assert not room.shown
    room.take_back()
    assert room.state is RoomState.FOLLOWING
    assert in_a_window(room)
    assert room.window.pos() == QPoint(40, 60)
    room.close()


def test_a_talk_that_lends_by_itself_gives_the_window_back(desk: Desk, console: QLineEdit) -> None:
    talk = item(desk, ItemKind.TALK)
    desk.do(setup.edit_item(talk.id, slides=Slides.THIS_LAPTOP))
    room = _on_one_screen(desk, console)
    room.show_projection()
    advance_to(desk, talk.title)
    assert room.state is RoomState.LENT
    desk.do(day.advance())
    assert room.state is RoomState.FOLLOWING
    assert in_a_window(room)
    room.close()


def test_a_window_that_was_closed_stays_closed_and_one_that_was_never_asked_for_never_comes(
    desk: Desk, console: QLineEdit
) -> None:
    room = _on_one_screen(desk, console)
    room.lend()
    room.take_back()
    assert room.state is RoomState.ONE_SCREEN
    room.show_projection()
    room.window.close()
    assert room.state is RoomState.OFF
    room.lend()
    room.take_back()
    assert room.state is RoomState.OFF
    room.close()


def test_lent_in_a_window_and_taken_back_on_a_projector_that_came(desk: Desk, console: QLineEdit) -> None:
    room = _on_one_screen(desk, console)
    room.show_projection()
    room.lend()
    plug(LAPTOP, PROJECTOR)
    settle()
    assert not room.shown
    room.take_back()
    assert room.window.geometry().getRect() == (1366, 0, 1920, 1080)
    plug(LAPTOP)
    assert room.state is RoomState.UNPLUGGED  # never over the console
    room.close()


def test_the_strip_stands_over_slides_and_never_over_the_console(desk: Desk, console: QLineEdit, qtbot: QtBot) -> None:
    room = _on_one_screen(desk, console)
    room.lend()
    console.activateWindow()
    qtbot.waitUntil(lambda: not room.strip.isVisible(), timeout=20_000)  # the console in front says all of it
    slides = _slides_in_front(qtbot)
    qtbot.waitUntil(room.strip.isVisible, timeout=20_000)
    console.activateWindow()
    qtbot.waitUntil(lambda: not room.strip.isVisible(), timeout=20_000)
    slides.activateWindow()
    qtbot.waitUntil(room.strip.isVisible, timeout=20_000)
    room.take_back()
    assert not room.strip.isVisible()
    room.close()


def test_messages_go_through_the_freeze_and_nothing_else_does(room: Room, desk: Desk) -> None:
    advance_to(desk, "Debat i plenum")
    desk.do(words.remark(desk.new_id(), "Det første"))
    press(room, Qt.Key.Key_F)
    frozen, before = room.showing, room.window.frame.toImage()
    room.tell_room("Kaffen står i foyeren")
    desk.do(words.remark(desk.new_id(), "Det andet"))
    assert room.showing is not None
    assert room.showing.to_room == "Kaffen står i foyeren"
    assert [r.words for r in room.showing.seen.remarks] == ["Det første"]
    assert room.window.frame.toImage() != before
    room.tell_room("")
    assert room.showing == frozen


def test_a_restart_finds_the_room_as_it_was(desk: Desk, console: QLineEdit) -> None:
    room = _begun(desk, console)
    desk.do(day.advance())
    room.show_scene(Scene(SceneKind.PAGE_ONE, "1"))
    room.tell_speaker("Tal lidt højere")
    room.tell_room("Kaffen står i foyeren")
    room.show_timer(on=True)
    room.close()
    again = _begun(desk, console)
    assert again.state is RoomState.PINNED
    assert again.scene == Scene(SceneKind.PAGE_ONE, "1")
    assert again.told == ("Tal lidt højere", "Kaffen står i foyeren")
    assert again.timer_shown
    again.follow()
    again.tell_speaker("")
    again.tell_room("")
    again.show_timer(on=False)
    again.close()
    third = _begun(desk, console)
    assert third.state is RoomState.FOLLOWING
    assert third.told == ("", "")
    third.close()


def test_a_restart_never_covers_a_speakers_slides(desk: Desk, console: QLineEdit, qtbot: QtBot) -> None:
    room = _begun(desk, console)
    desk.do(day.advance())
    room.lend()
    room.close()
    again = _begun(desk, console)
    assert again.state is RoomState.LENT
    assert not again.shown
    _slides_in_front(qtbot)
    qtbot.waitUntil(again.strip.isVisible, timeout=20_000)
    desk.do(day.advance())
    assert again.state is RoomState.LENT  # it was lent by hand
    again.close()


def test_what_was_black_stays_black(desk: Desk, console: QLineEdit) -> None:
    room = _begun(desk, console)
    room.black()
    room.close()
    again = _begun(desk, console)
    assert again.state is RoomState.BLACK
    again.show_projection()
    assert again.state is RoomState.FOLLOWING
    again.close()


def test_taken_back_in_a_talk_that_lends_no_restart_lends_it_again(desk: Desk, console: QLineEdit) -> None:
    room = _begun(desk, console)
    talk = item(desk, ItemKind.TALK)
    desk.do(setup.edit_item(talk.id, slides=Slides.SPEAKERS_LAPTOP))
    advance_to(desk, talk.title)
    assert room.state is RoomState.LENT
    room.close()
    again = _begun(desk, console)
    assert again.state is RoomState.LENT
    again.take_back()
    again.close()
    third = _begun(desk, console)
    assert third.state is RoomState.FOLLOWING
    third.lend()
    third.close()
    desk.do(day.advance())  # while the program is not there
    fourth = _begun(desk, console)
    assert fourth.state is RoomState.LENT
    fourth.close()


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", "7", '{"pinned": {"kind": "hologram"}}', '{"pinned": 7, "lent": "x"}', '{"cover": ["black"]}', "null"],
)
def test_what_cannot_be_read_asks_for_nothing(desk: Desk, console: QLineEdit, kept: str) -> None:
    desk.draft(WISHES, kept)
    room = _begun(desk, console)
    assert room.state is RoomState.FOLLOWING
    assert room.told == ("", "")
    room.close()
