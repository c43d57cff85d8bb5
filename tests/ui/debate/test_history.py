"""The window with the history of a remark: what it says, and how much of the screen it takes."""

from __future__ import annotations

import pytest
from app.domain.debate import Contribution
from app.services import words
from app.ui.debate.history import TALLEST, History
from app.ui.desk import Desk
from app.ui.widgets.labels import Label
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import remarks

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def behind(qtbot: QtBot) -> QWidget:
    """The window that it opens over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, desk: Desk, remark: Contribution, behind: QWidget) -> History:
    history = History(desk, remark, behind)
    history.show()
    qtbot.waitExposed(history)
    return history


def test_it_is_as_high_as_what_it_tells_and_no_screen_is_too_low(qtbot: QtBot, full: Desk, behind: QWidget) -> None:
    remark = remarks(full)[4]
    short = opened(qtbot, full, remark, behind)
    area = short.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert area.viewport().height() - area.widget().sizeHint().height() < 40
    assert "saved" in [label.text() for label in short.findChildren(Label)]
    short.close()
    for n in range(20):
        full.do(words.edit_remark(remark.id, f"Hvad gør vi med dem, der aldrig kommer ind ad døren? {n}"))
    tall = opened(qtbot, full, remarks(full)[4], behind)
    assert tall.height() == TALLEST
    assert tall.findChild(QScrollArea).verticalScrollBar().maximum() > 0
    tall.close()
