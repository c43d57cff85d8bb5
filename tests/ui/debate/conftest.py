from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.ui.debate.line import QuickLine
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.desk import Desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Workplace, played


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, Look.LIGHT)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "workshops")


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace) -> Iterator[Desk]:
    """The shipped day on a real notebook, before it has started."""
    open_desk = place.open()
    yield open_desk
    open_desk.close()


@pytest.fixture
def full(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The same day as its rehearsal left it at 14.36: group 3 tells."""
    open_desk = played(tmp_path / "played", "14:36:00")
    yield open_desk
    open_desk.close()


@pytest.fixture
def line(qtbot: QtBot, desk: Desk) -> QuickLine:
    """The line alone, with the focus."""
    made = QuickLine(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made
