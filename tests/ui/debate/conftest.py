from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.ui.desk import Desk
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Workplace


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "workshops")


@pytest.fixture
def desk(qtbot: QtBot, place: Workplace) -> Iterator[Desk]:
    """The shipped day on a real notebook, before it has started."""
    open_desk = place.open()
    yield open_desk
    open_desk.close()
