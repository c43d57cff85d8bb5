"""The clock of a rehearsal goes on where it stood, with the countdown that stood beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.domain.standing import Standing
from app.services import day
from app.ui.sitting import Sitting
from app.ui.window import Window
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

MINUTE = 60_000


class Laptop(HandClock):
    """A laptop's clock that stands still until it is turned."""

    def awake_ms(self) -> int | None:
        return self.boot_ms


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> Laptop:
    turned = Laptop()
    monkeypatch.setattr("app.bootstrap.clocks.SystemClock", lambda: turned)
    return turned


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, laptop: Laptop) -> House:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home"))
    return house()


@pytest.fixture
def window(qtbot: QtBot, home: House) -> Iterator[Window]:
    made = Window(home)
    made.begin()
    yield made
    made.leave()
    made.hide()
    made.deleteLater()


def _sitting(window: Window) -> Sitting:
    assert window.sitting is not None
    window.sitting.heartbeat.stop()  # the test ticks
    return window.sitting


def _stands(standing: Standing) -> tuple[int, int]:
    """The clock and the countdown, in whole seconds."""
    return standing.at_ms // 1000, standing.remaining_ms // 1000


@pytest.mark.parametrize("killed", [False, True])
def test_clock_and_countdown_go_on_together(window: Window, home: House, laptop: Laptop, killed: bool) -> None:
    made = home.make(home.shipped(), dt.date(2026, 3, 12), practice=True)
    window.open(made)
    sitting = _sitting(window)
    sitting.desk.do(day.advance())
    laptop.on(7 * MINUTE)
    sitting.desk.tick()
    before = _stands(sitting.desk.standing)
    if killed:
        sitting.desk.flush()
        laptop.on(4000)  # it dies some seconds later: those are lost from both
        sitting.desk._store.close()  # type: ignore[attr-defined]
        window.sitting = None
        window.over.console = None
        sitting.room.close()
    else:
        window.leave()
    laptop.on(90 * MINUTE)  # lunch
    window.open(made)
    again = _sitting(window)
    again.desk.tick()
    clock, left = _stands(again.desk.standing)
    assert abs(clock - before[0]) <= 1
    assert abs(left - before[1]) <= 1
    laptop.on(MINUTE)
    again.desk.tick()
    assert _stands(again.desk.standing) == (clock + 60, left - 60)


def test_it_is_kept_seldom(window: Window, home: House, laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12), practice=True))
    sitting = _sitting(window)
    kept: list[str] = []
    draft = sitting.desk.draft
    monkeypatch.setattr(sitting.desk, "draft", lambda at, words: (kept.append(at), draft(at, words)))
    for _second in range(60):
        laptop.on(1000)
        sitting.desk.tick()
    assert 5 <= len(kept) <= 7


def test_a_real_day_keeps_no_clock(window: Window, home: House, laptop: Laptop) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    sitting = _sitting(window)
    laptop.on(MINUTE)
    sitting.desk.tick()
    assert not sitting.desk.drafted("practice/clock")
