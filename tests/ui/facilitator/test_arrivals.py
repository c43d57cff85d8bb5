"""A workshop file is opened, and the workshop is here already: nothing that is here is changed without being asked."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from app.bootstrap import House, RandomIds, library_in
from app.domain.debate import Contribution, Group
from app.domain.gestures import Command
from app.services import day, words
from app.services.workshops import open_workshop
from app.ui.incoming import Choice, Incoming
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import app

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

DATE = dt.date(2026, 3, 12)


@pytest.fixture
def window(window: Window, home: House) -> Window:
    """It has the shipped day open."""
    window.open(home.make(home.shipped(), DATE))
    return window


def carried(window: Window, tmp_path: Path, *there: Command) -> Path:
    """The open workshop as a file, with what somebody else did in it."""
    desk = window.sitting.desk
    first, back = tmp_path / "carried.workshop", tmp_path / "back.workshop"
    desk.flush()
    desk.export(first)
    library = library_in(tmp_path / f"another laptop {len(list(tmp_path.iterdir()))}")
    id_ = library.take_in(library.preview(first))
    opened = open_workshop(library, id_, "another", desk.clock, RandomIds())
    for command in there:
        opened.logbook.do(command)
    opened.store.close()
    library.export_snapshot(id_, back)
    return back


def said(window: Window) -> list[str]:
    return sorted(r.words for r in window.sitting.desk.state.of(Contribution).values())


def asked(window: Window) -> Incoming:
    (question,) = window.findChildren(Incoming)
    return question


def remark(window: Window, words_: str) -> Command:
    group = next(iter(window.sitting.desk.state.of(Group)))
    return words.remark(RandomIds().new(), words_, group=group)


def test_a_file_of_a_workshop_that_is_not_here_is_opened(window: Window, home: House, tmp_path: Path) -> None:
    file = carried(window, tmp_path)
    id_ = window.sitting.desk.workshop_id
    window.leave()
    home.library.delete(id_)
    window.open_file(file)
    assert window.sitting.desk.workshop_id == id_


def test_the_same_is_said_and_nothing_is_done(window: Window, home: House, tmp_path: Path) -> None:
    window.open_file(carried(window, tmp_path))
    assert "same" in window.said
    assert len(home.cards()) == 1


def test_what_a_file_has_more_is_added(window: Window, tmp_path: Path) -> None:
    window.open_file(carried(window, tmp_path, remark(window, "Skrevet et andet sted")))
    assert said(window) == ["Skrevet et andet sted"]
    assert window.said.startswith("1 change")


@pytest.mark.parametrize(
    ("choice", "left", "workshops"),
    [
        (Choice.MERGE, ["Her", "Der"], 1),
        (Choice.BESIDE, ["Der"], 2),
        (Choice.REPLACE, ["Der"], 1),
    ],
)
def test_where_both_have_words_the_facilitator_chooses(
    qtbot: QtBot, window: Window, home: House, tmp_path: Path, choice: Choice, left: list[str], workshops: int
) -> None:
    file = carried(window, tmp_path, remark(window, "Der"))
    window.sitting.desk.do(remark(window, "Her"))
    window.open_file(file)
    assert said(window) == ["Her"]  # a question changes nothing
    qtbot.mouseClick(asked(window).buttons[choice], Qt.MouseButton.LeftButton)
    assert said(window) == sorted(left)
    assert len(home.cards()) == workshops
    app().processEvents()


def test_a_day_that_has_begun_is_never_replaced_and_an_older_file_changes_nothing(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    file = carried(window, tmp_path)
    window.sitting.desk.do(remark(window, "Her"))
    window.sitting.desk.do(day.advance())
    window.open_file(file)
    question = asked(window)
    assert set(question.buttons) == {Choice.BESIDE}
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert said(window) == ["Her"]


def test_where_replacing_is_refused_the_workshop_is_open_again_untouched(
    qtbot: QtBot, window: Window, home: House, tmp_path: Path
) -> None:
    file = carried(window, tmp_path, remark(window, "Der"))
    id_ = window.sitting.desk.workshop_id
    window.sitting.desk.do(remark(window, "Her"))
    shutil.rmtree(home.folder / "backups", ignore_errors=True)
    (home.folder / "backups").write_text("a file where copies are to lie")
    window.open_file(file)
    qtbot.mouseClick(asked(window).buttons[Choice.REPLACE], Qt.MouseButton.LeftButton)
    assert window.sitting is not None
    assert window.sitting.desk.workshop_id == id_
    assert window.windowTitle().startswith("Workshop")
    assert said(window) == ["Her"]
    assert "backup" in window.said or "copy" in window.said
    app().processEvents()
