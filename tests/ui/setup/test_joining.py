"""Joining a workshop that another computer shares; a store that cannot be used is a sentence."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from app.bootstrap import House
from app.domain.debate import Contribution
from app.services import words
from app.services.ports import Unavailable
from app.services.seat import SharedWorkshop
from app.ui.setup.joining import JoinDialog
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.storage import postgres
from tests.ui.facilitator.places import press, write
from tests.ui.setup.together import DATE, Other, joining, real, sharing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
