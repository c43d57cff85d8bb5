"""A damaged file is told of in a window that stays, with the copies that there are; no terminal is asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import words
from app.ui.damaged import Damaged
from app.ui.setup.part import SetupPart
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DATE = dt.date(2026, 3, 12)


@pytest.fixture
def bad(home: House, tmp_path: Path) -> Path:
    """A workshop file whose end did not come through."""
    file = tmp_path / "bad.workshop"
    id_ = home.make(home.shipped(), DATE)
    home.library.export_snapshot(id_, file)
    home.library.delete(id_)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def _told(window: Window) -> Damaged:
    settle()
    (dialog,) = window.findChildren(Damaged)
    assert dialog.isVisible()
    return dialog


def _text(dialog: Damaged) -> str:
    return " ".join(label.text() for label in children(dialog, Label))


def _button(dialog: Damaged, beginning: str) -> ActionButton:
    return next(b for b in children(dialog, ActionButton) if b.text().startswith(beginning))


def test_from_outside_it_stays_until_it_is_closed_and_asks_for_no_terminal(
    qtbot: QtBot, window: Window, home: House, bad: Path
) -> None:
    window.open(home.make(home.shipped(), DATE))
    window.open_file(bad)
    dialog = _told(window)
    assert "bad.workshop is damaged" in _text(dialog)
    assert "plenum" not in _text(dialog)
    assert window.sitting is not None
    assert window.sitting.desk.do(words.remark("r", "Dagen går videre")) is not None
    press(Qt.Key.Key_Escape, on=dialog)
    settle()
    assert not window.findChildren(Damaged)


def test_it_leads_to_the_copies_of_the_workshop_that_is_open(window: Window, home: House, bad: Path) -> None:
    window.open(home.make(home.shipped(), DATE))
    window.open_file(bad)
    _button(_told(window), "See the copies of the workshop").click()
    settle()
    assert window.sitting is not None
    part = window.sitting.console.part
    assert isinstance(part, SetupPart)
    assert part.shown is part.page("keeping")


def test_a_workshop_here_that_is_damaged_comes_back_from_its_copy(window: Window, home: House) -> None:
    id_ = home.make(home.shipped(), DATE)
    window.open(id_)
    assert window.sitting is not None
    window.sitting.desk.do(words.remark("r", "Et ord, der kommer igen"))
    window.sitting.desk.flush()
    assert window.sitting.desk.backup()
    path = window.sitting.desk._store.path
    window.leave()
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    for beside in path.parent.glob(path.name + "-*"):
        beside.unlink()
    window.open(id_)
    dialog = _told(window)
    assert "There are backups" in _text(dialog)
    _button(dialog, "Bring back the copy of").click()
    settle()
    assert window.sitting is not None
    texts = [r.text for r in window.sitting.desk.state.of(Contribution).values()]
    assert texts == ["Et ord, der kommer igen"]


def test_without_anything_open_another_file_can_be_chosen(window: Window, bad: Path) -> None:
    window.open_file(bad)
    dialog = _told(window)
    assert not [b for b in children(dialog, ActionButton) if b.text().startswith("See the copies of")]
    assert _button(dialog, "Choose another file")
