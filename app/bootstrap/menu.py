"""Plenum in the start menu, with `.workshop` files opened by a double click: on Linux and Windows.

On macOS the app says so itself (its Info.plist), and the Programs folder is the menu.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from contextlib import suppress
from pathlib import Path

from app.resources import folder
from app.services.ports import Unavailable

_KIND = "Plenum.Workshop"
_CLASSES = r"Software\Classes"
_SHORTCUT = (
    "$one = (New-Object -ComObject WScript.Shell).CreateShortcut($env:PLENUM_LINK);"
    "$one.TargetPath = $env:PLENUM_PROGRAM; $one.IconLocation = $env:PLENUM_ICON; $one.Save()"
)
_WAIT = 30
"""Seconds that the system's own programs get to hear of it."""


def put() -> None:
    """Puts Plenum in this person's start menu. Raises OSError, and Unavailable where the system has another way."""
    if sys.platform == "win32":
        _put_in_windows(_program())
    elif sys.platform == "darwin":
        raise Unavailable("menu_of_macos")
    else:
        _put_in_linux(_program())


def take_out() -> None:
    """Takes it out again; nothing where it is not there. Raises as `put` does."""
    if sys.platform == "win32":
        _take_out_of_windows()
    elif sys.platform == "darwin":
        raise Unavailable("menu_of_macos")
    else:
        for path in _of_linux().values():
            path.unlink(missing_ok=True)
        _tell_linux()


def _program() -> Path:
    """The script with windows: beside this program where it is a folder of its own, else among Python's scripts.

    Raises Unavailable where it is not there.
    """
    name = "plenum-desk.exe" if sys.platform == "win32" else "plenum-desk"
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else Path(sysconfig.get_path("scripts"))
    if not (beside / name).is_file():
        raise Unavailable("no_script", name)
    return beside / name


# ---- Linux: freedesktop's folders


def _of_linux() -> dict[str, Path]:
    """Where each shipped file goes, by its name among the resources."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return {
        "plenum.desktop": data / "applications" / "plenum.desktop",
        "plenum.xml": data / "mime" / "packages" / "plenum.xml",
        "plenum.svg": data / "icons" / "hicolor" / "scalable" / "apps" / "plenum.svg",
    }


def _put_in_linux(program: Path) -> None:
    for name, path in _of_linux().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (folder("desktop") / name).read_text("utf-8")
        path.write_text(text.replace("@PROGRAM@", _quoted(str(program))), "utf-8")
    _tell_linux()


def _quoted(program: str) -> str:
    """As an Exec line wants it: in quotes, with a backslash before what a shell would read, % doubled."""
    for one in '\\"`$':
        program = program.replace(one, f"\\{one}")
    return f'"{program}"'.replace("\\", "\\\\").replace("%", "%%")  # the file's own escaping comes last


def _tell_linux() -> None:
    """The lists that the desktop keeps are made anew where it keeps any; without these programs it looks by itself."""
    places = _of_linux()
    for tool, where in (
        ("update-mime-database", places["plenum.xml"].parents[1]),
        ("update-desktop-database", places["plenum.desktop"].parent),
    ):
        found = shutil.which(tool)
        if found and where.is_dir():
            with suppress(OSError, subprocess.SubprocessError):
                subprocess.run([found, str(where)], check=False, capture_output=True, timeout=_WAIT)  # noqa: S603


# ---- Windows: this person's part of the registry, and a shortcut


def _link() -> Path:
    return Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Plenum.lnk"


def _put_in_windows(program: Path) -> None:
    if sys.platform == "win32":
        import winreg

        icon = str(folder("desktop") / "plenum.ico")
        for key, value in {
            rf"{_CLASSES}\.workshop": _KIND,
            rf"{_CLASSES}\{_KIND}": "Plenum workshop",
            rf"{_CLASSES}\{_KIND}\DefaultIcon": icon,
            rf"{_CLASSES}\{_KIND}\shell\open\command": f'"{program}" "%1"',
        }.items():
            winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, value)
        told = {"PLENUM_LINK": str(_link()), "PLENUM_PROGRAM": str(program), "PLENUM_ICON": icon}
        _link().parent.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(  # noqa: S603  its arguments are ours
                ["powershell", "-NoProfile", "-Command", _SHORTCUT],  # noqa: S607  the system's own
                env={**os.environ, **told},
                check=True,
                capture_output=True,
                timeout=_WAIT,
            )
        except (OSError, subprocess.SubprocessError) as failed:
            raise Unavailable("no_shortcut", str(_link()), str(program)) from failed


def _take_out_of_windows() -> None:
    """The shortcut first: it is what a person sees. What others have put below our keys, or in their place, stays."""
    if sys.platform == "win32":
        import winreg

        _link().unlink(missing_ok=True)
        ending = rf"{_CLASSES}\.workshop"
        with suppress(FileNotFoundError):
            if winreg.QueryValue(winreg.HKEY_CURRENT_USER, ending) == _KIND:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, ending, 0, winreg.KEY_SET_VALUE) as key:
                    winreg.DeleteValue(key, "")
                _take_out_of_registry(ending)
        for below in (r"\shell\open\command", r"\shell\open", r"\shell", r"\DefaultIcon", ""):
            _take_out_of_registry(rf"{_CLASSES}\{_KIND}{below}")


def _take_out_of_registry(name: str) -> None:
    """A key goes where it holds no others: Windows deletes none that does."""
    if sys.platform == "win32":
        import winreg

        with suppress(FileNotFoundError):
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, name) as key:
                held, _values, _changed = winreg.QueryInfoKey(key)
            if not held:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, name)
