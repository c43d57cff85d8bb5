"""The start page: joining has a button of its own, and a workshop whose file is gone is there with its copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.domain.debate import Contribution
from app.services import setup, words
from app.ui.setup.joining import JoinDialog
from app.ui.widgets.buttons import ActionButton
from app.ui.window import Window
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import children, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home"))
    return house()


@pytest.fixture
def window(qtbot: QtBot, home: House) -> Iterator[Window]:
    made = Window(home)
    made.resize(1280, 720)
    made.begin()
    qtbot.waitUntil(lambda: bool(children(made, ActionButton)))
    yield made
    made.leave()
    made.over.close()
    made.hide()
    made.deleteLater()


def _button(window: Window, part: str) -> ActionButton:
    return next(b for b in children(window, ActionButton) if part in b.text())


def test_joining_has_a_button_of_its_own(window: Window) -> None:
    _button(window, "that others share").click()
    assert isinstance(window.over.dialog, JoinDialog)


def test_a_workshop_whose_file_is_gone_comes_back_from_its_copy(window: Window, home: House) -> None:
    id_ = home.make(home.shipped(), dt.date(2026, 3, 12))
    window.open(id_)
    assert window.sitting is not None
    window.sitting.desk.do(words.remark("r", "Det vigtige"))
    window.show_start()
    for path in home.folder.glob(f"{id_}.db*"):
        path.unlink()
    window.show_start()
    settle()
    _button(window, "The file is gone").click()
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id == id_
    assert [r.text for r in window.sitting.desk.state.of(Contribution).values()] == ["Det vigtige"]


def test_the_window_is_called_what_the_workshop_is_called_now(window: Window, home: House) -> None:
    id_ = home.make(home.shipped(), dt.date(2026, 3, 12))
    window.open(id_)
    assert window.sitting is not None
    window.sitting.desk.do(setup.edit_workshop(title="Biblioteksdag"))
    settle()
    assert window.windowTitle() == "Biblioteksdag – Plenum"
    assert home.laptop.left_title == "Biblioteksdag"  # while it opens next time
    window.show_start()
    assert window.windowTitle() == "Plenum"
