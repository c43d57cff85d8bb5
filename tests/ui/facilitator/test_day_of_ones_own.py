"""A day of one's own, with a programme and nothing else: no part is an empty grey field without a way on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import RandomIds, library_in
from app.domain.debate import Group, Topic
from app.domain.plenum import Membership, Theme
from app.domain.programme import AgendaItem, ItemKind, Workshop
from app.services import topics, words
from app.services.templates import Template
from app.services.workshops import make_workshop, open_workshop
from app.ui.debate.part import DebatePart
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.plenum.part import PlenumPart
from app.ui.projector.room import Room
from app.ui.setup.part import SetupPart
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock
from tests.ui.facilitator.places import app, children, press, settle, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


DATE = dt.date(2026, 3, 12)


@pytest.fixture
def own(qtbot: QtBot, tmp_path: Path) -> Iterator[Console]:
    ids, clock = RandomIds(), HandClock()
    library = library_in(tmp_path / "workshops")
    items = (
        AgendaItem("a", "m", "Velkomst", start=540, minutes=30, kind=ItemKind.WELCOME),
        AgendaItem("b", "n", "Debat", start=570, minutes=60, kind=ItemKind.GROUP_DEBATE),
    )
    template = Template(Workshop("workshop", title="Vores dag", date=DATE), items)
    id_ = make_workshop(library, template, clock, ids, date=DATE)
    opened = open_workshop(library, id_, "laptop", clock, ids)
    desk = Desk(opened.logbook, opened.store, clock, ids, opened.drafts)
    console = Console(desk, Room(desk))
    qtbot.addWidget(console)
    console.resize(1280, 720)
    console.show()
    qtbot.waitUntil(lambda: app().focusWidget() is not None)
    yield console
    console.room.close()
    console.close()
    desk.close()


def _says(widget: QWidget, words_: str) -> bool:
    return any(words_ in label.text() for label in children(widget, Label))


def _button(widget: QWidget, text: str) -> ActionButton:
    return next(b for b in children(widget, ActionButton) if b.text() == text)


def test_plenum_says_how_a_theme_is_made_and_makes_one(own: Console) -> None:
    own.desk.do(words.remark("r", "Vi mangler en indgang"))
    own.show_part("plenum")
    settle()
    part = own.part
    assert isinstance(part, PlenumPart)
    assert not part.board.isVisible()
    assert _says(part, "A theme gathers remarks that say the same")
    _button(part, "New theme").click()
    settle()
    write("Fælles indgang")
    press(Qt.Key.Key_Return)
    settle()
    assert [t.title for t in own.desk.state.of(Theme).values()] == ["Fælles indgang"]
    assert not own.desk.state.of(Membership)
    assert part.board.isVisible()
    assert not _says(part, "A theme gathers")
    assert own.line.isAncestorOf(app().focusWidget())  # type: ignore[arg-type]
    write("x")
    assert own.line.text() == "x"


def test_more_themes_are_made_from_the_head_and_esc_leaves(own: Console) -> None:
    own.show_part("plenum")
    settle()
    part = own.part
    assert isinstance(part, PlenumPart)
    next(act for act in part.commands() if act.name.text == "Plenum: make a theme").run()
    write("Første")
    press(Qt.Key.Key_Return)
    settle()
    _button(part, "New theme").click()
    settle()
    write("Andet")
    press(Qt.Key.Key_Escape)
    settle()
    assert [t.title for t in own.desk.state.of(Theme).values()] == ["Første"]
    assert own.line.isVisible()


def test_debate_says_that_there_are_no_topics_and_leads_to_them(own: Console) -> None:
    own.show_part("debate")
    settle()
    part = own.part
    assert isinstance(part, DebatePart)
    part.show_remarks()
    settle()
    assert _says(part, "This day has no topics")
    assert not _says(part, "THE DECK SAYS")
    assert _button(part, "Make groups")
    _button(part, "Write the topics").click()
    settle()
    assert isinstance(own.part, SetupPart)
    assert own.part.shown is own.part.page("topics")


def test_debate_is_as_it_was_once_there_are_topics_and_groups(own: Console) -> None:
    own.desk.do(topics.make_topic("t", "Åbningstider"))
    own.show_part("debate")
    part = own.part
    assert isinstance(part, DebatePart)
    part.show_remarks()
    settle()
    assert own.desk.state.of(Topic)
    assert not own.desk.state.of(Group)
    assert not _says(part, "This day has no topics")
    assert _says(part, "The deck says nothing of this day’s topics")


def test_groups_that_are_not_there_can_be_made_from_the_empty_cards(own: Console) -> None:
    own.show_part("debate")
    part = own.part
    assert isinstance(part, DebatePart)
    part.show_cards()
    settle()
    assert _says(part, "No groups yet")
    _button(part, "Make groups").click()
    settle()
    assert part.tables.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4])
def test_after_next_steps_typing_goes_to_the_line_again(own: Console, key: Qt.Key) -> None:
    press(Qt.Key.Key_F6)
    settle()
    press(key)
    settle()
    write("Et ord")
    assert own.line.text() == "Et ord"
