"""Deleting a workshop that is shared: there too where one wishes, and nothing where the store does not answer."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import words
from app.storage.codec import Unreadable
from app.ui.setup.keeping_page import KeepingPage
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.storage import postgres
from tests.ui.facilitator.places import press
from tests.ui.setup.together import DATE, Other, real, sharing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def deleting(window: Window) -> KeepingPage:
    assert window.sitting is not None
    console = window.sitting.console
    console.show_part("setup", "keeping")
    page = console.part.shown
    assert isinstance(page, KeepingPage)
    page.there_too.click()
    press(Qt.Key.Key_Return, on=page.delete)
    press(Qt.Key.Key_Return, on=page.delete)
    return page


class TestForgetting:
    pytestmark = real

    def test_a_workshop_is_deleted_on_the_shared_store_too_and_others_keep_what_they_have(
        self, qtbot: QtBot, window: Window, home: House, server: postgres.Server, tmp_path: Path
    ) -> None:
        home.remember(hub=server.address)
        window.open(home.make(home.shipped(), DATE))
        assert window.sitting is not None
        desk, id_ = window.sitting.desk, window.sitting.desk.workshop_id
        desk.do(words.remark("r", "Et ord"))
        page = sharing(window)
        qtbot.waitUntil(lambda: page.state.text().startswith("Shared"))
        other = Other(tmp_path / "other", server.address)
        other.house.gathering.join(id_)
        other.open(id_)
        deleting(window)
        qtbot.waitUntil(lambda: window.sitting is None)
        assert home.cards() == ()
        assert home.gathering.workshops() == ()
        other.book.do(words.remark("s", "Mere"))
        with pytest.raises(Unreadable):
            other.exchange()
        assert len(other.book.state.of(Contribution)) == 2
        other.close()


def test_where_the_store_does_not_answer_nothing_is_deleted(qtbot: QtBot, window: Window, home: House) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        home.remember(hub=f"postgresql+psycopg://plenum@127.0.0.1:{one.getsockname()[1]}/plenum")
    window.open(home.make(home.shipped(), DATE))
    page = deleting(window)
    qtbot.waitUntil(page.delete.isEnabled)
    assert "does not answer" in page.not_deleted.text()
    assert len(home.cards()) == 1
    assert page.delete.text() == "Delete this workshop"


def test_a_workshop_of_ones_own_is_asked_nothing_about_a_store(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), DATE))
    assert window.sitting is not None
    window.sitting.console.show_part("setup", "keeping")
    page = window.sitting.console.part.shown
    assert isinstance(page, KeepingPage)
    assert not page.there_too.isVisible()
