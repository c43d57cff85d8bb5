"""A workshop shared between laptops: the day never waits for the store between them."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.domain.debate import Contribution
from app.services import day, words
from app.services.day import stand
from app.services.shared import open_shared
from app.storage.hub import Hub
from app.storage.library import SqliteLibrary
from app.storage.link import exchange
from app.ui.facilitator.settings import SettingsDialog
from app.ui.window import Window
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.fakes import CountedIds, HandClock
from tests.storage import postgres
from tests.ui.facilitator.places import children, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

DATE = dt.date(2026, 3, 12)
ADDRESS = "postgresql+psycopg://plenum@127.0.0.1:{}/plenum"


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def hung_port() -> Iterator[int]:
    """Somebody takes the call and never answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen(8)
        yield int(one.getsockname()[1])


def _say(window: Window, text: str) -> None:
    assert window.sitting is not None
    window.sitting.console.line.setFocus()
    write(text)
    press(Qt.Key.Key_Return)


def _a_day_runs(qtbot: QtBot, window: Window, home: House, address: str) -> None:
    home.remember(hub=address)
    window.open(home.make(home.shipped(), DATE))
    assert window.sitting is not None
    _say(window, "Et ord")
    window.sitting.desk.do(day.advance())
    rail = window.sitting.console.rail
    qtbot.waitUntil(lambda: rail.shared.startswith("Shared: waits, "))
    assert rail.words == "Saved"
    assert [r.code for r in window.sitting.desk.state.of(Contribution).values()] == ["P-01"]


def test_a_store_that_is_not_there_stops_nothing(qtbot: QtBot, window: Window, home: House, closed_port: int) -> None:
    _a_day_runs(qtbot, window, home, ADDRESS.format(closed_port))
    window.leave()


@pytest.mark.slow
def test_a_store_that_hangs_stops_nothing(qtbot: QtBot, window: Window, home: House, hung_port: int) -> None:
    _a_day_runs(qtbot, window, home, ADDRESS.format(hung_port))
    window.leave()
    qtbot.waitUntil(lambda: not [t for t in threading.enumerate() if t.name == "plenum-link"])


@pytest.mark.parametrize("address", ["noget", "postgresql://x/y"])
def test_an_address_that_is_none_is_said_and_the_day_is_this_laptops(
    qtbot: QtBot, window: Window, home: House, address: str
) -> None:
    home.remember(hub=address)
    window.open(home.make(home.shipped(), DATE))
    assert window.sitting is not None
    console = window.sitting.console
    assert "is not an address of a shared store" in console.toasts.texts[-1]
    assert console.rail.shared == ""
    _say(window, "Et ord")
    assert len(console.desk.state.of(Contribution)) == 1


def test_a_rehearsal_is_nobody_elses(window: Window, home: House, closed_port: int) -> None:
    home.remember(hub=ADDRESS.format(closed_port))
    window.front.try_shipped()
    assert window.sitting is not None
    assert window.sitting.desk.link is None


def test_what_was_written_while_it_was_away_is_there_without_it(
    qtbot: QtBot, window: Window, home: House, closed_port: int
) -> None:
    _a_day_runs(qtbot, window, home, ADDRESS.format(closed_port))
    assert window.sitting is not None
    id_ = window.sitting.desk.workshop_id
    window.leave()
    home.remember(hub="")
    window.open(id_)
    assert window.sitting is not None
    assert [r.text for r in window.sitting.desk.state.of(Contribution).values()] == ["Et ord"]


def test_the_address_is_a_setting(qtbot: QtBot, window: Window, home: House) -> None:
    dialog = SettingsDialog(home, window)
    qtbot.addWidget(dialog)
    dialog.show()
    field = next(f for f in children(dialog, QLineEdit) if "database" in f.accessibleName())
    QTest.keyClicks(field, " postgresql+psycopg://hub/day ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert home.laptop.hub == "postgresql+psycopg://hub/day"


@pytest.mark.slow
@pytest.mark.xdist_group("postgres")
@pytest.mark.skipif(bool(postgres.missing()), reason=postgres.missing() or "there")
def test_two_laptops_write_in_one_workshop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home"))
    home = house()
    with postgres.server() as server:
        home.remember(hub=server.address)
        made = home.make(home.shipped(), DATE)
        window = Window(home)
        window.begin()
        window.open(made)
        sitting = window.sitting
        assert sitting is not None
        rail = sitting.console.rail
        qtbot.waitUntil(lambda: rail.shared == "Shared")
        sitting.desk.do(day.advance())
        qtbot.waitUntil(lambda: rail.shared == "Shared")
        other = SqliteLibrary(tmp_path / "other")
        other.create(made)[0].close()
        opened, book = open_shared(other, made, "other", HandClock(), CountedIds("other"))
        hub = Hub(server.address)
        letter = hub.letter(made, "other")
        exchange(book, hub, made)
        assert stand(book.state, HandClock().now()).running is not None
        book.do(words.remark("r", "Et ord derfra", laptop=letter))
        exchange(book, hub, made)
        qtbot.waitUntil(lambda: len(sitting.desk.state.of(Contribution)) == 1)
        assert letter != sitting.desk.letter
        opened.store.close()
        hub.close()
        window.leave()
        window.hide()
        window.deleteLater()
