from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import library_in
from app.intake import ProgrammeIntake
from app.services.seat import Tools
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from app.ui.projector.room import Room
from app.ui.setup.part import SetupPart
from pytestqt.qtbot import QtBot

from tests.storage import postgres
from tests.ui.debate.conftest import _dressed, place  # noqa: F401  the same desks
from tests.ui.debate.desks import Workplace


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace, tmp_path: Path) -> Iterator[Desk]:  # noqa: F811
    """The shipped day on a real notebook, before it has started, with the tools of setting up."""
    open_desk = place.open()
    open_desk.tools = Tools(ProgrammeIntake(), library_in(place.folder), tmp_path)
    yield open_desk
    open_desk.close()


@pytest.fixture
def part(qtbot: QtBot, desk: Desk) -> Iterator[SetupPart]:
    """Set-up at the size it has in the console."""
    room = Room(desk)
    made = SetupPart(desk, room, QuickLine(desk))
    qtbot.addWidget(made)
    made.resize(1199, 527)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    room.close()


@pytest.fixture
def server() -> Iterator[postgres.Server]:
    with postgres.server() as running:
        yield running
