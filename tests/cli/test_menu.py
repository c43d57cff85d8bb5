"""Plenum in the start menu: freedesktop's files as the desktop reads them, Windows' registry with the system faked."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from app.bootstrap import menu
from app.cli import main


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this person's desktop looks."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PLENUM_LANGUAGE", "en")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


def entry(data: Path) -> configparser.SectionProxy:
    read = configparser.RawConfigParser()
    read.optionxform = str
    read.read(data / "applications" / "plenum.desktop", encoding="utf-8")
    return read["Desktop Entry"]


def command(line: str, file: str) -> list[str]:
    """An Exec line as the desktop runs it: the file's own escapes, the program in quotes, the field for the file."""
    quoted, field = re.fullmatch(r'"(.*)" (%f)', line.replace("\\\\", "\\")).groups()  # type: ignore[union-attr]
    return [re.sub(r'\\(["`$\\])', r"\1", quoted).replace("%%", "%"), field.replace("%f", file)]


def test_the_menu_starts_a_program_that_runs_and_comes_out_again(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("menu",)) == 0
    assert "start menu" in capsys.readouterr().out
    (program, *_) = command(entry(data)["Exec"], "day.workshop")
    ran = subprocess.run([program, "list"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (data / "icons/hicolor/scalable/apps/plenum.svg").is_file()
    assert main(("menu", "--remove")) == 0
    assert not list(data.rglob("plenum.*"))
    assert main(("menu", "--remove")) == 0  # what is not there is no trouble


def test_a_workshop_file_is_known_by_its_name_and_opened_by_the_same_program(data: Path) -> None:
    main(("menu",))
    kinds = ET.parse(data / "mime/packages/plenum.xml").getroot()  # noqa: S314  our own file
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = kinds.find("m:mime-type", space)
    assert kind is not None
    assert [glob.get("pattern") for glob in kind.findall("m:glob", space)] == ["*.workshop"]
    assert entry(data)["MimeType"] == f"{kind.get('type')};"
    assert command(entry(data)["Exec"], "/a b/day.workshop")[1:] == ["/a b/day.workshop"]


@pytest.mark.parametrize("place", ["plain", "with space", 'a "quoted" one', "100 %", "back\\slash", "$HOME `x`"])
def test_the_program_may_lie_anywhere(place: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / place / "plenum-desk"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(menu.sysconfig, "get_path", lambda _name: str(program.parent))
    menu.put()
    assert command(entry(data)["Exec"], "f") == [str(program), "f"]


def test_a_program_that_is_not_there_is_one_sentence(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(menu.sysconfig, "get_path", lambda _name: str(tmp_path))
    assert main(("menu",)) == 1
    assert "plenum-desk is not beside Python" in capsys.readouterr().err
    assert not data.exists()


def test_on_macos_the_app_is_the_entry(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert main(("menu",)) == 1
    assert "Plenum.app" in capsys.readouterr().err


class Registry(SimpleNamespace):
    """As much of winreg as is used: this person's keys, each with its own value (None where it has none)."""

    HKEY_CURRENT_USER, REG_SZ, KEY_READ, KEY_SET_VALUE = "user", 1, 2, 3

    def __init__(self) -> None:
        super().__init__(keys={})

    def SetValue(self, _root: object, key: str, _kind: int, value: str) -> None:  # noqa: N802  Windows' name
        above = key
        while (above := above.rpartition("\\")[0]).startswith("Software\\Classes\\"):
            self.keys.setdefault(above, None)
        self.keys[key] = value

    def QueryValue(self, _root: object, key: str) -> str:  # noqa: N802
        self._find(key)
        return self.keys[key] or ""

    def OpenKey(self, _root: object, key: str, _zero: int = 0, access: int = KEY_READ) -> nullcontext[tuple[str, int]]:  # noqa: N802
        self._find(key)
        return nullcontext((key, access))

    def QueryInfoKey(self, opened: tuple[str, int]) -> tuple[int, int, int]:  # noqa: N802
        return len(self._below(opened[0])), 1, 0

    def DeleteValue(self, opened: tuple[str, int], name: str) -> None:  # noqa: N802
        key, access = opened
        if access != self.KEY_SET_VALUE:
            raise PermissionError(key)
        assert name == ""
        self.keys[key] = None

    def DeleteKey(self, _root: object, key: str) -> None:  # noqa: N802
        if self._below(key):
            raise PermissionError(key)  # Windows deletes no key that holds others
        self._find(key)
        del self.keys[key]

    def _find(self, key: str) -> None:
        if key not in self.keys:
            raise FileNotFoundError(key)

    def _below(self, key: str) -> list[str]:
        return [other for other in self.keys if other.startswith(f"{key}\\")]


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()
    (tmp_path / "plenum-desk.exe").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setenv("PLENUM_LANGUAGE", "en")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    monkeypatch.setattr(menu.sysconfig, "get_path", lambda _name: str(tmp_path))
    return registry


def test_on_windows_the_registry_opens_workshop_files_and_is_left_as_it_was(
    windows: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def powershell(_argv: list[str], *, env: dict[str, str], **_rest: object) -> None:
        Path(env["PLENUM_LINK"]).write_text(env["PLENUM_PROGRAM"])

    monkeypatch.setattr(menu.subprocess, "run", powershell)
    assert main(("menu",)) == 0
    kind = windows.keys[r"Software\Classes\.workshop"]
    program = tmp_path / "plenum-desk.exe"
    assert windows.keys[rf"Software\Classes\{kind}\shell\open\command"] == f'"{program}" "%1"'
    (link,) = tmp_path.rglob("*.lnk")
    assert link.read_text() == str(program)
    assert main(("menu", "--remove")) == 0
    assert (windows.keys, list(tmp_path.rglob("*.lnk"))) == ({}, [])


def test_on_windows_what_others_put_there_stays_and_the_shortcut_goes_all_the_same(
    windows: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menu.subprocess, "run", lambda _argv, env, **_rest: Path(env["PLENUM_LINK"]).touch())
    assert main(("menu",)) == 0
    others = r"Software\Classes\.workshop\OpenWithProgids"
    windows.SetValue("user", others, 1, "")
    assert main(("menu", "--remove")) == 0
    assert (windows.keys, list(tmp_path.rglob("*.lnk"))) == ({r"Software\Classes\.workshop": None, others: ""}, [])


def test_on_windows_another_programs_ending_is_not_taken_from_it(
    windows: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menu.subprocess, "run", lambda _argv, env, **_rest: Path(env["PLENUM_LINK"]).touch())
    assert main(("menu",)) == 0
    windows.keys[r"Software\Classes\.workshop"] = "Another.Program"
    assert main(("menu", "--remove")) == 0
    assert (windows.keys, list(tmp_path.rglob("*.lnk"))) == ({r"Software\Classes\.workshop": "Another.Program"}, [])


def test_on_windows_a_shortcut_that_is_refused_is_one_sentence(
    windows: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(*_argv: object, **_rest: object) -> None:
        raise subprocess.CalledProcessError(1, "powershell")

    monkeypatch.setattr(menu.subprocess, "run", refused)
    assert main(("menu",)) == 1
    assert "did not make the shortcut" in capsys.readouterr().err
