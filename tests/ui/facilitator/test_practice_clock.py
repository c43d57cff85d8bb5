"""The clock of a rehearsal goes on where it stood, with the countdown that stood beside it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.domain.standing import Standing
from app.services import day, rehearsing, words
from app.ui.facilitator.commands import Commands
from app.ui.sitting import Sitting
from app.ui.window import Window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes import HandClock
from tests.ui.facilitator.places import children, press, settle, write

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


def _day_on(window: Window, home: House, laptop: Laptop) -> Sitting:
    """A rehearsal, seven minutes into its first item."""
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12), practice=True))
    sitting = _sitting(window)
    sitting.desk.do(day.advance())
    laptop.on(7 * MINUTE)
    sitting.desk.tick()
    return sitting


def _die(window: Window, sitting: Sitting) -> None:
    """The program is killed: nothing is closed."""
    sitting.desk.flush()
    sitting.desk._store.abandon()  # type: ignore[attr-defined]
    window.sitting = window.over.console = None
    sitting.heartbeat.stop()
    sitting.room.close()


def test_clock_and_countdown_go_on_together(window: Window, home: House, laptop: Laptop) -> None:
    sitting = _day_on(window, home, laptop)
    made, before = sitting.desk.workshop_id, _stands(sitting.desk.standing)
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


def test_where_it_is_killed_both_go_on_at_what_was_done_last(window: Window, home: House, laptop: Laptop) -> None:
    sitting = _day_on(window, home, laptop)
    sitting.desk.do(words.remark("r", "Sagt i det syvende minut"))
    made, before = sitting.desk.workshop_id, _stands(sitting.desk.standing)
    laptop.on(2 * MINUTE)
    sitting.desk.tick()
    _die(window, sitting)
    laptop.on(90 * MINUTE)
    window.open(made)
    again = _sitting(window)
    again.desk.tick()
    clock, left = _stands(again.desk.standing)
    assert (abs(clock - before[0]) <= 1, abs(left - before[1]) <= 1) == (True, True)


def test_a_rehearsal_that_is_left_open_writes_nothing(
    qtbot: QtBot, window: Window, home: House, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = _day_on(window, home, laptop)
    assert sitting.desk.flush()
    assert sitting.desk.backup()  # it has everything so far
    monkeypatch.setattr("app.storage.backups.EVERY_S", 0.0)
    id_ = sitting.desk.workshop_id
    qtbot.waitUntil(lambda: not sitting.desk._store._chores._card_due)  # type: ignore[attr-defined]
    sitting.desk._store.ask(lambda _book: None)  # type: ignore[attr-defined]  when the card lies there too
    backups, card = home.library.backups(id_), (home.folder / f"{id_}.json").stat().st_mtime_ns
    version = _changes(home, id_)
    for _second in range(60):
        laptop.on(1000)
        sitting.desk.tick()
    assert sitting.desk.flush()
    assert _changes(home, id_) == version
    window.leave()  # where the clock stood is kept now, which no copy needs
    assert home.library.backups(id_) == backups
    assert (home.folder / f"{id_}.json").stat().st_mtime_ns == card


def _changes(home: House, id: str) -> int:
    """How often a workshop's database was written."""
    path = home.folder / f"{id}.db"
    return sum(beside.stat().st_mtime_ns for beside in (path, path.with_name(f"{path.name}-wal")) if beside.exists())


@pytest.mark.parametrize("clock", ["9" * 25, "9" * 5000, str(10**13), "-5", "٣", "soon"])
def test_a_strangers_clock_beyond_any_date_is_no_clock(
    window: Window, home: House, laptop: Laptop, tmp_path: Path, clock: str
) -> None:
    sitting = _day_on(window, home, laptop)
    made, begun = sitting.desk.workshop_id, sitting.desk.standing.at_ms - 7 * MINUTE
    sitting.desk.draft(rehearsing.CLOCK, clock)
    assert sitting.desk.flush()
    assert sitting.desk.backup()
    copy = tmp_path / "a stranger's.backup"
    shutil.copyfile(home.library.backups(made)[0].path, copy)
    window.leave()
    home.library.delete(made)
    window.open_file(copy)
    again = _sitting(window)
    again.desk.tick()
    assert 0 <= again.desk.standing.at_ms - begun < MINUTE


def test_a_real_day_keeps_no_clock(window: Window, home: House, laptop: Laptop) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    sitting = _sitting(window)
    laptop.on(MINUTE)
    sitting.desk.tick()
    assert not sitting.desk.drafted("practice/clock")


def _command(window: Window, written: str) -> None:
    window.over.show_commands()
    write(written)
    press(Qt.Key.Key_Return)
    settle()


def test_a_rehearsal_is_wound_on_and_nothing_is_noted(window: Window, home: House, laptop: Laptop) -> None:
    sitting = _day_on(window, home, laptop)
    sitting.heartbeat._beat()
    sitting.heartbeat.stop()
    lines, (clock, left) = len(sitting.desk.log), _stands(sitting.desk.standing)
    _command(window, "wind 5 minutes")
    assert _stands(sitting.desk.standing) == (clock + 300, left - 300)
    sitting.heartbeat._beat()  # it neither slept nor was its clock set
    sitting.heartbeat.stop()
    assert len(sitting.desk.log) == lines
    _command(window, "wind item ends")
    assert _stands(sitting.desk.standing) == (clock + left, 0)
    sitting.desk.do(day.advance())
    made, before = sitting.desk.workshop_id, _stands(sitting.desk.standing)
    window.leave()
    laptop.on(90 * MINUTE)
    window.open(made)
    again = _sitting(window)
    again.desk.tick()
    after = _stands(again.desk.standing)
    assert max(abs(after[0] - before[0]), abs(after[1] - before[1])) <= 1  # it goes on where it stood, as without


def test_a_real_day_cannot_be_wound_on(window: Window, home: House) -> None:
    window.open(home.make(home.shipped(), dt.date(2026, 3, 12)))
    _sitting(window)
    window.over.show_commands()
    write("rehearsal wind")
    (commands,) = children(window, Commands)
    assert commands.found == ()
