"""What goes on the wall stands apart from what only the facilitator sees, and its buttons say what they do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from app.domain.programme import AgendaItem
from app.services import day, setup
from app.services.projection import Scene, SceneKind
from app.ui.facilitator.console import Console
from app.ui.facilitator.program.part import ProgramPart
from app.ui.language import speak
from app.ui.projector.room import RoomState
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Overline
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, app, children, press, settle, write
from tests.ui.projector.plugging import LAPTOP, ONLY, PROJECTOR, can_plug, plug
from tests.ui.projector.rooms import settle as pause

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PRIVATE, SHOWN = "The item now · only you see it", "Send a message"
SEEN, WAITS = "Shown in the room", "Waits · the room does not see it now"


def _column(console: Console) -> QWidget:
    part = console.part
    assert isinstance(part, ProgramPart)
    settle()
    return part.now


def _over(widget: QWidget, console: Console) -> str:
    """The heading that a control stands under."""
    column = _column(console)
    y = widget.mapTo(column, widget.rect().topLeft()).y()
    heads = [(o.mapTo(column, o.rect().topLeft()).y(), o.accessibleName()) for o in children(column, Overline)]
    return max(head for head in heads if head[0] < y)[1]


def _button(console: Console, text: str) -> ActionButton:
    return next(b for b in children(_column(console), ActionButton) if b.text() == text)


def _ask(console: Console, button: str, words: str) -> AskWords:
    _button(console, button).click()
    settle()
    dialog = app().activeWindow()
    assert isinstance(dialog, AskWords)
    write(words)
    return dialog


def _keep(console: Console) -> None:
    """Enter in the dialog, and back to the console."""
    press(Qt.Key.Key_Return)
    console.activateWindow()
    settle()


def test_messages_to_the_wall_stand_under_their_own_heading(console: Console, place: Place) -> None:
    place.at(console.desk, "9.30")
    first = console.desk.standing.items[0].id
    console.desk.do(setup.edit_item(first, notes="Mikrofonen driller"))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert console.desk.state.get(AgendaItem, first).notes
    heads = [o.accessibleName() for o in children(_column(console), Overline)]
    assert heads.index(PRIVATE) < heads.index(SHOWN)
    for text in ("To the speaker", "To the room"):
        assert _over(_button(console, text), console) == SHOWN


def test_the_button_that_puts_words_on_the_wall_says_so_and_so_does_the_one_that_takes_them_down(
    console: Console, place: Place
) -> None:
    place.at(console.desk, "9.30")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = _ask(console, "To the speaker", "Tal lidt højere")
    assert [b.text() for b in children(dialog, ActionButton)] == ["Cancel", "Show in the room"]
    press(Qt.Key.Key_Return)
    assert console.room.told == ("Tal lidt højere", "")
    down = _button(console, "Take down")
    assert _over(down, console) == WAITS  # there is no second screen
    down.click()
    assert console.room.told == ("", "")


def test_a_message_can_be_shown_before_the_day_and_taken_down_after_it(console: Console, place: Place) -> None:
    place.at(console.desk, "9.20")
    _ask(console, "To the room", "Kaffen står i foyeren")
    _keep(console)
    assert console.room.told == ("", "Kaffen står i foyeren")
    place.at(console.desk, "9.30")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    console.conductor.end_day()
    _button(console, "Take down").click()
    assert console.room.told == ("", "")


def test_in_danish(console: Console, place: Place) -> None:
    speak("da")
    place.at(console.desk, "9.30")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _over(_button(console, "Til salen"), console) == "Send besked"
    dialog = _ask(console, "Til salen", "Kaffe")
    assert [b.text() for b in children(dialog, ActionButton)] == ["Fortryd", "Vis i salen"]
    press(Qt.Key.Key_Escape)


@pytest.fixture
def projector() -> Iterator[None]:
    """A second screen; afterwards the one of every other test."""
    plug(LAPTOP, PROJECTOR)
    yield
    plug(ONLY)
    QTest.qWait(1)


def _project(console: Console) -> None:
    """The room gets its picture, and the typist the keyboard back."""
    console.room.begin(console)
    pause(220)
    console.activateWindow()
    console.line.setFocus()
    settle()


def _headings(console: Console) -> list[str]:
    return [o.accessibleName() for o in children(_column(console), Overline)]


@pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel")
@pytest.mark.usefixtures("projector")
def test_it_says_shown_in_the_room_only_while_the_room_sees_it(console: Console, place: Place) -> None:
    room = console.room
    _project(console)
    place.at(console.desk, "9.30")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.tell_room("Kaffen står i foyeren")
    assert SEEN in _headings(console)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    room.tell_room("Kaffen er varm")
    assert room.state is RoomState.FROZEN
    assert SEEN in _headings(console)
    for key in (Qt.Key.Key_B, Qt.Key.Key_F10):
        held = Qt.KeyboardModifier.ControlModifier if key is Qt.Key.Key_B else Qt.KeyboardModifier.NoModifier
        press(key, held)
        assert WAITS in _headings(console)
        assert SEEN not in _headings(console)
        console.activateWindow()  # offscreen nothing refuses the keyboard
        settle()
        press(key, held)
        assert SEEN in _headings(console)
    room.turn_off()
    assert WAITS in _headings(console)
    plug(LAPTOP)
    room.show_projection()
    assert SEEN in _headings(console)


@pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel")
@pytest.mark.usefixtures("projector")
def test_a_question_is_said_to_be_in_the_room_while_it_stands_there(console: Console, place: Place) -> None:
    room = console.room
    _project(console)
    place.at(console.desk, "9.30")
    first = console.desk.standing.items[0].id
    console.desk.do(setup.edit_item(first, question="Hvad skal vi nå?"))
    console.desk.do(day.advance())
    assert SEEN in _headings(console)
    room.show_scene(Scene(SceneKind.PROGRAMME))
    assert WAITS in _headings(console)
    room.follow()
    assert SEEN in _headings(console)


@pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel")
@pytest.mark.usefixtures("projector")
def test_an_unplugged_projector_is_told_of_once_and_so_is_its_return(
    qtbot: QtBot, console: Console, place: Place
) -> None:
    _project(console)
    plug(LAPTOP)
    plug(LAPTOP, PROJECTOR)  # a cable that flickers
    pause(500)
    assert console.toasts.texts == ()
    for language, gone, back in (
        ("en", "Projector unplugged. The day goes on", "The projector is back"),
        ("da", "Projektor frakoblet. Dagen kører videre", "Projektoren er tilbage"),
    ):
        speak(language)
        plug(LAPTOP)
        qtbot.waitUntil(lambda: console.toasts.texts[-1:] == (gone,))  # noqa: B023
        assert console.room_view.said == gone.split(".")[0]
        plug(LAPTOP, PROJECTOR)
        qtbot.waitUntil(lambda: console.toasts.texts[-1:] == (back,))  # noqa: B023


@pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel")
@pytest.mark.usefixtures("projector")
def test_lent_to_slides_nothing_is_told_of_the_cable(console: Console, place: Place) -> None:
    _project(console)
    console.room.lend()
    plug(LAPTOP)
    pause(500)
    plug(LAPTOP, PROJECTOR)
    pause(220)
    assert console.toasts.texts == ()
    console.room.take_back()
    assert console.toasts.texts == ()


@pytest.mark.skipif(not can_plug(), reason="needs the offscreen platform of a Linux wheel")
@pytest.mark.usefixtures("projector")
def test_a_restart_finds_the_room_on_the_disk(qtbot: QtBot, place: Place) -> None:
    desk, room, console = place.sit()
    qtbot.addWidget(console)
    console.show()
    _project(console)
    room.show_scene(Scene(SceneKind.PROGRAMME))
    room.tell_room("Kaffen står i foyeren")
    console.lend_or_take()
    room.close()
    desk.close()
    desk, room, console = place.sit()
    qtbot.addWidget(console)
    console.show()
    _project(console)
    assert console.room_view.said == "Lent to slides"
    assert not room.shown
    console.lend_or_take()
    assert console.room_view.said == "Pinned: The programme"
    assert room.told == ("", "Kaffen står i foyeren")
    room.close()
    desk.close()
