"""Tjek salen: what the laptop tells of itself on each platform, and what is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from app.domain.programme import WORKSHOP, Workshop
from app.services.projection import SceneKind
from app.ui.desk import Desk
from app.ui.projector import probes
from app.ui.projector.probes import Hands, Power
from app.ui.projector.room import Room
from app.ui.setup import room_check
from app.ui.setup.room_check import Level, RoomCheck
from app.words import set_language
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

DAY = Workshop(WORKSHOP, "Dagen", dt.date(2026, 3, 12))


def supply(folder: Path, name: str, **lines: str) -> None:
    (folder / name).mkdir(parents=True)
    for key, line in lines.items():
        (folder / name / key).write_text(line + "\n", "ascii")


def test_linux_says_what_feeds_it(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="82")
    supply(tmp_path, "hidpp_battery_0", type="Battery", scope="Device", capacity="5")
    assert probes.power("linux", supplies=tmp_path) == Power(on_mains=True, percent=82)


def test_linux_on_its_battery_and_without_one(tmp_path: Path) -> None:
    supply(tmp_path / "a", "AC", type="Mains", online="0")
    supply(tmp_path / "a", "BAT0", type="Battery", capacity="41")
    (tmp_path / "b").mkdir()
    assert probes.power("linux", supplies=tmp_path / "a") == Power(on_mains=False, percent=41)
    assert probes.power("linux", supplies=tmp_path / "b") == Power(on_mains=True, percent=None)
    assert probes.power("linux", supplies=tmp_path / "nowhere") == Power()


@pytest.mark.parametrize(
    ("answer", "power"),
    [
        ((1, 90), Power(on_mains=True, percent=90)),
        ((0, 12), Power(on_mains=False, percent=12)),
        ((255, 255), Power(on_mains=None, percent=None)),
    ],
)
def test_windows_says_what_feeds_it(answer: tuple[int, int], power: Power) -> None:
    assert probes.power("win32", windows=lambda: answer) == power


def test_windows_that_does_not_answer() -> None:
    assert probes.power("win32") == Power()  # no windll here


@pytest.mark.parametrize(
    ("answer", "power"),
    [
        (
            "Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t100%; charged; 0:00 remaining",
            Power(on_mains=True, percent=100),
        ),
        (
            "Now drawing from 'Battery Power'\n -InternalBattery-0\t37%; discharging; 2:10 remaining",
            Power(on_mains=False, percent=37),
        ),
        ("Now drawing from 'AC Power'", Power(on_mains=True, percent=None)),
    ],
)
def test_a_mac_says_what_feeds_it(answer: str, power: Power) -> None:
    assert probes.power("darwin", pmset=lambda: answer) == power


def test_an_unknown_platform_is_not_guessed_at() -> None:
    assert probes.power("plan9") == Power()


def test_a_disk_is_asked_above_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    free = probes.free_bytes(tmp_path / "not" / "yet")
    assert free is not None
    assert free > 0
    assert probes.can_write(tmp_path)
    assert not probes.can_write(tmp_path / "gone")


def test_the_hands_of_the_clock_in_the_workshops_zone() -> None:
    noon = dt.datetime(2026, 3, 12, 12, 0, tzinfo=ZoneInfo("Europe/London"))
    assert probes.hands("Europe/Copenhagen", noon) == Hands(dt.date(2026, 3, 12), 13, 0, same_zone=False)
    here = noon.astimezone(ZoneInfo("Europe/Berlin"))
    assert probes.hands("Europe/Copenhagen", here).same_zone


@pytest.mark.parametrize(
    ("finding", "level", "words"),
    [
        (room_check.screens("BenQ", 1, mirrored=False, platform="win32"), Level.FINE, "BenQ"),
        (room_check.screens("", 1, mirrored=False, platform="win32"), Level.HINT, "F5"),
        (room_check.screens("", 0, mirrored=False, platform="win32"), Level.WRONG, "Windows+P"),
        (room_check.screens("", 0, mirrored=True, platform="darwin"), Level.WRONG, "mirrored"),
        (room_check.screens("", 2, mirrored=False, platform="linux"), Level.WRONG, "2 screens"),
        (room_check.fed(Power(on_mains=True)), Level.FINE, "plugged in"),
        (room_check.fed(Power(on_mains=False, percent=80)), Level.HINT, "80 %"),
        (room_check.fed(Power(on_mains=False, percent=12)), Level.WRONG, "12 %"),
        (room_check.fed(Power(on_mains=False)), Level.HINT, "battery"),
        (room_check.fed(Power()), Level.HINT, "See that"),
        (room_check.awake(can=True), Level.FINE, "awake"),
        (room_check.awake(can=False), Level.HINT, "settings"),
        (room_check.quiet("win32"), Level.HINT, "Windows+N"),
        (room_check.quiet("darwin"), Level.HINT, "Focus"),
        (room_check.quiet("linux"), Level.HINT, "Do not disturb"),
        (room_check.disk(50 * 2**30), Level.FINE, "50 GB"),
        (room_check.disk(1536 * 2**20), Level.HINT, "1.5 GB"),
        (room_check.disk(100 * 2**20), Level.WRONG, "100 MB"),
        (room_check.disk(None), Level.HINT, "does not say"),
        (room_check.second_place(None, None), Level.HINT, "USB"),
        (room_check.second_place(Path("/usb"), writes=True), Level.FINE, "usb"),
        (room_check.second_place(Path("/usb"), writes=False), Level.WRONG, "cannot be reached"),
        (room_check.clock(Hands(DAY.date, 9, 2, same_zone=True), DAY), Level.FINE, "9.02, 12 March"),
        (room_check.clock(Hands(DAY.date, 9, 2, same_zone=False), DAY), Level.HINT, "Europe/Copenhagen"),
        (room_check.clock(Hands(dt.date(2026, 3, 11), 9, 2, same_zone=True), DAY), Level.HINT, "12 March"),
    ],
)
def test_what_is_said(finding: room_check.Finding, level: Level, words: str) -> None:
    assert finding.level is level
    assert words in finding.words


@pytest.fixture
def check(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[RoomCheck]:
    room = Room(desk)
    made = RoomCheck(desk, room, tmp_path)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.checked):
        made.show()
    yield made
    room.close()


def test_everything_is_looked_at_each_time_it_is_opened(check: RoomCheck, qtbot: QtBot, tmp_path: Path) -> None:
    assert len(check.findings) == 7
    assert check._lines.count() == 7
    check._desk.settings.remember(second_place=str(tmp_path / "gone"))
    with qtbot.waitSignal(check.checked):
        qtbot.mouseClick(check.again, Qt.MouseButton.LeftButton)
    assert "cannot be reached" in check.findings[5].words


def test_a_test_picture_for_the_room_that_does_not_stay_behind(check: RoomCheck, qtbot: QtBot) -> None:
    qtbot.mouseClick(check.test, Qt.MouseButton.LeftButton)
    assert check._room.scene.kind is SceneKind.TEST_PICTURE
    assert check.test.text() == "Take the test picture off"
    qtbot.mouseClick(check.test, Qt.MouseButton.LeftButton)
    assert check._room.scene.kind is SceneKind.WELCOME
    qtbot.mouseClick(check.test, Qt.MouseButton.LeftButton)
    check.hide()
    assert check._room.scene.kind is SceneKind.WELCOME


def test_it_speaks_both_languages(check: RoomCheck) -> None:
    english = check.findings
    set_language("da")
    assert not {f.words for f in english} & {f.words for f in check.findings}
