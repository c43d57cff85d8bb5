"""Whatever can be pressed is large enough to be hit: 36 px high, and as wide where it has an icon alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import RandomIds, house, library_in
from app.cli.rehearse import load
from app.domain.gestures import Gesture
from app.scenario.player import Player
from app.services import day
from app.ui.design.tokens import TARGET
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import children, settle
from tests.ui.facilitator.test_every_button_is_a_command import console_of, pages_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WITHIN = {"qt_spinbox_lineedit"}
"""Fields within another one that is measured itself."""


@pytest.fixture
def player(tmp_path: Path) -> Iterator[Player]:
    made = Player(load(house(), None), library_in(tmp_path / "workshops"), RandomIds())
    yield made
    made.close()


def _small(console: Console) -> set[tuple[str, str, int, int]]:
    found: set[tuple[str, str, int, int]] = set()
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for target in children(console, kind):
            if target.visibleRegion().isEmpty() or target.objectName() in WITHIN:
                continue
            if isinstance(target, QLineEdit) and not target.hasFrame():
                assert target.parent().height() >= TARGET  # what it stands in has the frame
                continue
            words = target.text() if isinstance(target, QAbstractButton) else target.accessibleName()
            alone = isinstance(target, QAbstractButton) and not words
            if target.height() < TARGET or (alone and target.width() < TARGET):
                where = type(target.parent()).__name__
                found.add((where, words or target.accessibleName(), target.width(), target.height()))
    return found


@pytest.mark.parametrize("until", ["09.20", "14.50", "15.40"])
def test_whatever_can_be_pressed_can_be_hit(qtbot: QtBot, player: Player, tmp_path: Path, until: str) -> None:
    console = console_of(player, until, tmp_path)
    qtbot.addWidget(console)
    done: list[Gesture] = []
    console.desk.done.connect(done.append)
    console.desk.do(day.extend(1) if until != "09.20" else day.advance())  # for its toast
    assert done
    small: set[tuple[str, str, int, int]] = set()
    for place in PLACES:
        console.show_part(place.key)
        for page in pages_of(console):
            page()
            settle()
            small |= _small(console)
    assert not small
    console.room.close()
    console.close()
