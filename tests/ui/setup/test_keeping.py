"""Copies in time are looked at before they are brought back; deleting takes two presses and leaves nothing."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import day, words
from app.services.setup import edit_workshop
from app.ui.setup.keeping_page import KeepingPage
from app.ui.setup.workshop_page import WorkshopPage
from app.ui.widgets.ask_words import AskWords
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock
from tests.ui.facilitator.places import app

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def window(window: Window, home: House) -> Window:
    """It has the shipped day open."""
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    return window


def page(window: Window) -> KeepingPage:
    console = window.sitting.console
    console.show_part("setup", "keeping")
    shown = console.part.shown
    assert isinstance(shown, KeepingPage)
    return shown


def test_a_copy_is_looked_at_and_brought_back_beside_the_present(qtbot: QtBot, window: Window, home: House) -> None:
    window.sitting.desk.do(words.remark("r", "Før kopien"))
    keeping = page(window)
    there = keeping.copies.count()
    qtbot.mouseClick(keeping.now, Qt.MouseButton.LeftButton)
    assert keeping.copies.count() == there + 1
    window.sitting.desk.do(words.remark("s", "Efter kopien"))
    keeping.copies.setCurrentRow(0)
    assert "1 remark," in keeping.about.text()
    before = window.sitting.desk.workshop_id
    qtbot.mouseClick(keeping.bring, Qt.MouseButton.LeftButton)
    assert window.sitting.desk.workshop_id != before
    assert [r.words for r in window.sitting.desk.state.of(Contribution).values()] == ["Før kopien"]
    assert len(home.cards()) == 2
    app().processEvents()


def test_a_damaged_copy_is_said_and_cannot_be_brought(qtbot: QtBot, window: Window, home: House) -> None:
    window.sitting.desk.do(words.remark("r", "Før kopien"))
    keeping = page(window)
    qtbot.mouseClick(keeping.now, Qt.MouseButton.LeftButton)
    copy = home.library.backups(window.sitting.desk.workshop_id)[0]
    copy.path.write_bytes(copy.path.read_bytes()[:3000])
    keeping.copies.setCurrentRow(0)
    assert not keeping.bring.isEnabled()
    assert copy.path.name in keeping.about.text()


def test_deleting_takes_two_presses_and_leaves_nothing(qtbot: QtBot, window: Window, home: House) -> None:
    keeping = page(window)
    qtbot.mouseClick(keeping.now, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keeping.delete, Qt.MouseButton.LeftButton)
    assert len(home.cards()) == 1
    qtbot.mouseClick(keeping.delete, Qt.MouseButton.LeftButton)
    assert window.sitting is None
    assert home.cards() == ()
    assert [p for p in home.folder.rglob("*") if p.is_file() and p.name != "laptop.json"] == []


def test_words_kept_past_their_day_are_said(window: Window) -> None:
    window.sitting.desk.do(edit_workshop(retain_until=dt.date(2026, 1, 1)))
    assert "1 January 2026" in page(window).overdue.text()
    window.sitting.desk.flush()
    window.show_start()
    assert "Workshop Digitalt medborgerskab" in window.said


def test_a_template_can_be_kept_with_the_lengths_the_day_really_took(
    qtbot: QtBot, window: Window, home: House, tmp_path: Path
) -> None:
    clock = HandClock()
    desk = window.sitting.desk
    console = window.sitting.console
    console.show_part("setup", "workshop")
    workshop = console.part.shown
    assert isinstance(workshop, WorkshopPage)
    qtbot.mouseClick(workshop.as_it_went, Qt.MouseButton.LeftButton)
    assert workshop.said.text()  # before it was played nobody knows
    assert not workshop.findChildren(AskWords)
    desk._logbook._clock = clock
    desk.do(day.advance())
    clock.on(52 * 60_000)
    desk.do(day.advance())
    qtbot.mouseClick(workshop.as_it_went, Qt.MouseButton.LeftButton)
    (asked,) = workshop.findChildren(AskWords)
    asked.answered.emit("Som den gik")
    asked.reject()
    kept = tomllib.loads(next(home.folder.rglob("workshop.toml")).read_text("utf-8"))
    welcome = kept["item"][0]
    assert welcome["title"] == "Velkomst"
    assert welcome.get("minutes", welcome.get("derived", {}).get("minutes")) > 45
