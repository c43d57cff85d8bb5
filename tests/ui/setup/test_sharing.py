"""Joining a workshop that another computer shares, and what was set aside while two were apart."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import day, groups, reading, words
from app.services.ports import Unavailable
from app.services.seat import SharedWorkshop
from app.services.shared import open_shared
from app.storage.codec import Unreadable
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import exchange
from app.ui.setup.joining import JoinDialog
from app.ui.setup.keeping_page import KeepingPage
from app.ui.setup.part import SetupPart
from app.ui.setup.sharing_page import SharingPage
from app.ui.widgets.labels import Label
from app.ui.window import Window
from app.words import set_language
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.fakes import CountedIds, HandClock
from tests.storage import postgres
from tests.ui.facilitator.places import press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
real = [
    pytest.mark.slow,
    pytest.mark.xdist_group("postgres"),
    pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there"),
]
DATE = dt.date(2026, 3, 12)


@pytest.fixture
def server() -> Iterator[postgres.Server]:
    with postgres.server() as running:
        yield running


class Other:
    """Another computer that shares workshops, without a window."""

    def __init__(self, folder: Path, address: str) -> None:
        self.house = House(folder, (Path("resources/workshops"),))
        self.house.remember(hub=address)
        self.library, self.hub = SqliteLibrary(folder), Hub(address)

    def open(self, id: str) -> None:
        self.id = id
        self.opened, self.book = open_shared(self.library, id, "other", HandClock(), CountedIds("other"))
        self.letter = self.hub.letter(id, "other")

    def exchange(self) -> None:
        exchange(self.book, self.hub, self.id)

    def close(self) -> None:
        self.opened.store.close()
        self.hub.close()


def joining(qtbot: QtBot, window: Window) -> JoinDialog:
    """From the start page: the settings, then joining; with keys."""
    press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier, on=window.front.page)
    qtbot.waitUntil(lambda: window.over.dialog is not None)
    settings = window.over.dialog
    settings.join.setFocus()
    press(Qt.Key.Key_Return, on=settings.join)
    dialog = window.over.dialog
    assert isinstance(dialog, JoinDialog)
    return dialog


def sharing(window: Window) -> SharingPage:
    assert window.sitting is not None
    console = window.sitting.console
    console.show_part("setup")
    part = console.part
    assert isinstance(part, SetupPart)
    part.show_page("sharing")
    page = part.page("sharing")
    assert isinstance(page, SharingPage)
    return page


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


class TestWithAStore:
    pytestmark = real

    def test_a_fresh_computer_joins_with_keys_and_both_write(
        self, qtbot: QtBot, window: Window, home: House, server: postgres.Server, tmp_path: Path
    ) -> None:
        other = Other(tmp_path / "other", server.address)
        other.open(other.house.make(home.shipped(), DATE))
        other.book.do(words.remark("r", "Et ord derfra"))
        other.exchange()
        home.remember(hub=server.address)
        dialog = joining(qtbot, window)
        qtbot.waitUntil(lambda: dialog.workshops.count() == 1)
        assert dialog.workshops.item(0).text() == "Workshop Digitalt medborgerskab, 12 March 2026"
        assert dialog.join.text() == "Join it"
        press(Qt.Key.Key_Return, on=dialog.workshops)
        qtbot.waitUntil(lambda: window.sitting is not None)
        assert window.sitting is not None
        desk = window.sitting.desk
        assert [r.text for r in desk.state.of(Contribution).values()] == ["Et ord derfra"]
        page = sharing(window)
        qtbot.waitUntil(lambda: page.state.text().startswith("Shared"))
        assert page.letter.text() == "Codes that are given on this laptop end with b, so that no two are alike"
        with qtbot.waitActive(window):
            window.activateWindow()
        window.sitting.console.line.setFocus()
        write("Et ord her")
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not desk.link.shared().waiting)
        other.exchange()
        assert {r.text for r in other.book.state.of(Contribution).values()} == {"Et ord derfra", "Et ord her"}
        other.close()

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

    def test_joining_the_workshop_that_is_open_goes_on_with_it(
        self, qtbot: QtBot, window: Window, home: House, server: postgres.Server
    ) -> None:
        home.remember(hub=server.address)
        window.open(home.make(home.shipped(), DATE))
        assert window.sitting is not None
        sitting = window.sitting
        page = sharing(window)
        qtbot.waitUntil(lambda: page.state.text().startswith("Shared"))
        window.over.show_joining()
        dialog = window.over.dialog
        assert isinstance(dialog, JoinDialog)
        qtbot.waitUntil(lambda: dialog.workshops.count() == 1)
        assert dialog.join.text() == "Open it"
        press(Qt.Key.Key_Return, on=dialog.workshops)
        qtbot.waitUntil(lambda: window.over.dialog is None)
        assert window.sitting is sitting
        assert dialog.said.text() == ""

    def test_a_large_workshop_is_given_time_with_each_answer(
        self, home: House, server: postgres.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        began: list[threading.Timer] = []

        class Counted(threading.Timer):
            def start(self) -> None:
                began.append(self)
                super().start()

        monkeypatch.setattr("app.bootstrap.sharing.threading.Timer", Counted)
        other = Other(tmp_path / "other", server.address)
        other.open(other.house.make(home.shipped(), DATE))
        for n in range(1200):
            other.book.do(words.remark(f"r{n}", f"Ord {n}"))
        other.exchange()
        home.remember(hub=server.address)
        home.gathering.join(other.id)
        assert len(began) >= 4  # at first, and after each five hundred
        for timer in began:
            timer.join(60)
            assert timer.finished.is_set()
            assert not timer.is_alive()
        other.close()

    def test_a_workshop_that_is_gone_there_leaves_nothing_here(
        self, home: House, server: postgres.Server, tmp_path: Path
    ) -> None:
        home.remember(hub=server.address)
        with pytest.raises(Unavailable, match="hub_unknown"):
            home.gathering.join("0" * 32)
        assert home.gathering.workshops() == ()
        assert list(home.folder.glob("*.db")) == []

    def test_what_broke_off_half_way_is_begun_again(self, home: House, server: postgres.Server, tmp_path: Path) -> None:
        other = Other(tmp_path / "other", server.address)
        other.open(other.house.make(home.shipped(), DATE))
        other.exchange()
        home.remember(hub=server.address)
        home.library.create(other.id)[0].close()  # killed after the database was made, before anything came
        home.gathering.join(other.id)
        assert [card.title for card in home.cards()] == ["Workshop Digitalt medborgerskab"]
        assert [w.here for w in home.gathering.workshops()] == [True]
        other.close()


def test_no_address_is_a_sentence(qtbot: QtBot, window: Window) -> None:
    dialog = joining(qtbot, window)
    qtbot.waitUntil(dialog.again.isEnabled)
    assert dialog.said.text() == "No shared store is known here. Write its address under Settings"
    assert not dialog.join.isEnabled()
    press(Qt.Key.Key_Escape, on=dialog)
    assert window.over.dialog is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("noget", "is not an address of a shared store"),
        ("postgresql+psycopg://plenum@127.0.0.1:{closed}/plenum", "The shared store does not answer"),
    ],
)
def test_a_store_that_cannot_be_reached_is_a_sentence(
    qtbot: QtBot, window: Window, home: House, address: str, said: str
) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        closed = one.getsockname()[1]
    home.remember(hub=address.format(closed=closed))
    dialog = joining(qtbot, window)
    qtbot.waitUntil(dialog.again.isEnabled)
    assert said in dialog.said.text()


class Broken:
    """A store whose driver has a fault that nobody foresaw."""

    def workshops(self) -> tuple[SharedWorkshop, ...]:
        raise ZeroDivisionError

    def join(self, id: str) -> None:
        raise ZeroDivisionError

    def forget(self, id: str) -> None:
        raise ZeroDivisionError


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")  # the report dialog has it
def test_what_nobody_foresaw_leaves_no_dead_button(qtbot: QtBot, window: Window) -> None:
    dialog = JoinDialog(Broken(), window)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.again.isEnabled)
    assert dialog.said.text() == "That went wrong. Try once more; everything you wrote is safe"


@pytest.mark.slow
def test_a_store_that_hangs_keeps_nobody_waiting(qtbot: QtBot, window: Window, home: House) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen(8)
        home.remember(hub=f"postgresql+psycopg://plenum@127.0.0.1:{one.getsockname()[1]}/plenum")
        dialog = joining(qtbot, window)
        assert dialog.said.text() == "Asking the shared store …"
        qtbot.waitUntil(dialog.again.isEnabled)
        assert "does not answer" in dialog.said.text()
    press(Qt.Key.Key_Escape, on=dialog)
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name == "plenum-joining"])


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
