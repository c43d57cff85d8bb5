"""A desk over the shipped day as its rehearsal left it, with the real printer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import RandomIds, house, library_in
from app.bootstrap.printing import DocumentPrinter
from app.cli.rehearse import load
from app.scenario.player import Player
from app.services.laptop import Forgetful, Laptop
from app.ui.debate.line import QuickLine
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.desk import Desk
from app.ui.document.part import DocumentPart
from app.ui.projector.room import Room
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


@pytest.fixture(scope="module")
def printer() -> Iterator[DocumentPrinter]:
    """One child process for all tests of this module."""
    made = DocumentPrinter()
    yield made
    made.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, printer: DocumentPrinter) -> Iterator[Desk]:
    player = Player(load(house(), None), library_in(tmp_path / "workshops"), RandomIds())
    player.play()
    opened = player.opened
    settings = Forgetful(Laptop(documents=str(tmp_path / "out")))
    made = Desk(
        opened.logbook, opened.store, player.clock, RandomIds(), opened.drafts, settings=settings, printer=printer
    )
    yield made
    made.close()


@pytest.fixture
def part(qtbot: QtBot, desk: Desk) -> DocumentPart:
    theme.apply(QApplication.instance(), Look.LIGHT)
    made = DocumentPart(desk, Room(desk), QuickLine(desk))
    qtbot.addWidget(made)
    made.resize(1200, 560)
    made.show()
    qtbot.waitUntil(lambda: made.pages.count > 0, timeout=60_000)
    return made
