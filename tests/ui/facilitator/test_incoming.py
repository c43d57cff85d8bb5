"""What a file would bring is told as it is, and the keyboard stands on the act that loses nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from app.bootstrap import House, RandomIds
from app.services import day, plenum, words
from app.ui.incoming import Choice, Incoming
from app.ui.widgets.labels import Label
from app.ui.window import Window
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.test_arrivals import asked, carried, remark

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def window(window: Window, home: House) -> Window:
    """It has the shipped day open, and something was done there since the file went out."""
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    return window


def told(question: Incoming) -> list[str]:
    return [label.text() for label in question.findChildren(Label)]


def test_a_file_in_which_only_the_clock_went_on_has_nothing_to_merge(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    file = carried(window, tmp_path, day.advance())
    window.sitting.desk.do(remark(window, "Skrevet her"))
    window.open_file(file)
    question = asked(window)
    assert "Something was done both here and in the file since they were the same" in told(question)
    assert any(line.startswith("The file has no words that are not here") for line in told(question))
    assert not any("0 remarks in" in line or "Merging brings" in line for line in told(question))
    assert Choice.MERGE not in question.buttons
    assert question.leave.property("kind") == "primary"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is question.leave, timeout=20_000)
    assert question.ring.target is question.leave
    assert question.ring.isVisible()
    question.reject()


def test_what_comes_in_is_counted_by_what_it_is(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = carried(
        window,
        tmp_path,
        plenum.make_theme(RandomIds().new(), "Tid"),
        plenum.make_theme(RandomIds().new(), "Rum"),
        day.advance(),
    )
    window.sitting.desk.do(words.remark("r", "Skrevet her"))
    window.open_file(file)
    question = asked(window)
    assert "Merging brings in: 2 themes" in told(question)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is question.buttons[Choice.MERGE], timeout=20_000)
    assert question.ring.target is question.buttons[Choice.MERGE]
    question.reject()
