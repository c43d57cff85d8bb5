"""The page Sharing: the two ways, whose a workshop is, and what was set aside while two were apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import day, groups, reading, words
from app.ui.widgets.labels import Label
from app.ui.window import Window
from app.words import set_language
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.storage import postgres
from tests.ui.facilitator.places import press, write
from tests.ui.setup.together import DATE, Other, real, sharing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_page_says_both_ways_and_leads_to_the_one_by_a_file(window: Window, home: House, tmp_path: Path) -> None:
    window.open(home.make(home.shipped(), DATE))
    page = sharing(window)
    said = " ".join(label.text() for label in page.findChildren(Label))
    assert "Without a network: save the workshop as a file" in said
    assert "PostgreSQL" in said
    for button, title in ((page.file, "Save as a file for another laptop"), (page.merge, "Merge words from")):
        page = sharing(window)
        button.click()
        (dialog,) = [d for d in window.findChildren(QFileDialog) if d.isVisible()]
        assert dialog.windowTitle().startswith(title)
        dialog.reject()
        assert not page.isVisible()  # what became of it is told on the page Workshop


def test_a_workshop_of_ones_own_says_so_in_both_languages(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), DATE))
    page = sharing(window)
    assert page.state.text() == "It is on this laptop alone"
    assert page.said.text() == "Nothing was set aside"
    set_language("da")
    page.respeak()
    assert page.state.text() == "Den er kun på denne computer"
    set_language("en")


def test_the_address_is_written_here_too(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), DATE))
    page = sharing(window)
    page.address.setFocus()
    write("postgresql+psycopg://hub/day")
    press(Qt.Key.Key_Return)
    assert home.laptop.hub == "postgresql+psycopg://hub/day"


class TestSetAside:
    pytestmark = real

    def test_what_no_longer_fits_is_shown_and_taken_again(
        self, qtbot: QtBot, window: Window, home: House, server: postgres.Server, tmp_path: Path
    ) -> None:
        home.remember(hub=server.address)
        window.open(home.make(home.shipped(), DATE))
        assert window.sitting is not None
        desk = window.sitting.desk
        desk.do(words.remark("r", "Et ord"))
        page = sharing(window)
        qtbot.waitUntil(lambda: page.state.text().startswith("Shared"))
        desk.link.close()  # the network is gone: what follows waits here
        third = reading.groups(desk.state)[2].id if reading.groups(desk.state) else "g"
        other = Other(tmp_path / "other", server.address)
        other.house.gathering.join(desk.workshop_id)
        other.open(desk.workshop_id)
        other.book.do(words.edit_remark("r", "Deres ord"))
        other.book.do(groups.remove_group(third))
        other.exchange()
        desk.do(words.edit_remark("r", "Mine ord"))
        desk.do(words.remark("s", "Sagt i gruppe tre", group=third))
        desk.do(day.advance())
        id_ = desk.workshop_id
        window.leave()
        window.open(id_)
        assert window.sitting is not None
        desk, page = window.sitting.desk, sharing(window)
        qtbot.waitUntil(lambda: page.aside.count() == 2)
        toasts = window.sitting.console.toasts
        qtbot.waitUntil(lambda: "They lie under Set-up, Sharing" in " ".join(toasts.texts))
        first, second = (page.aside.item(n).text() for n in range(2))
        assert first.endswith("P-01: “Mine ord”. Somebody else changed it first")
        assert second.endswith("G3-01: “Sagt i gruppe tre”. What it belongs to is gone")
        press(Qt.Key.Key_Return, on=page.again)
        assert desk.state.get(Contribution, "r").text == "Mine ord"
        assert page.aside.count() == 1
        press(Qt.Key.Key_Return, on=page.again)
        said = next(r for r in desk.state.of(Contribution).values() if r.text == "Sagt i gruppe tre")
        assert (said.code, said.group) == ("P-02", None)
        assert page.said.text() == "Nothing was set aside"
        other.exchange()
        qtbot.waitUntil(lambda: not desk.link.shared().waiting)
        other.exchange()
        assert other.book.state.get(Contribution, "r").text == "Mine ord"
        window.leave()
        window.open(id_)
        page = sharing(window)
        assert page.aside.count() == 0
        other.close()
