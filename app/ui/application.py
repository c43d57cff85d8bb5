"""The program with windows: one instance, its look and language, the first picture fast, then the rest."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.house import House
    from app.ui.playing import Player

WITHOUT_SCREEN = "no_screen"
WITHOUT_LIBRARIES = "no_libraries"

_BLIND = frozenset({"offscreen", "minimal", "minimalegl"})
_XCB_NEEDS = "libxcb-cursor.so.0"


def obstacle() -> str:
    """Why no window can be shown here, as a machine word; empty where one can.

    Looked at before Qt is asked: where it finds no display it ends the process.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _BLIND:
        return WITHOUT_SCREEN
    if sys.platform == "linux" and platform not in ("vnc", "linuxfb", "eglfs"):
        if not _wayland() and not _x11():
            return WITHOUT_SCREEN
        if not _loads_widgets():
            return WITHOUT_LIBRARIES
    return ""


def show(house: House, file: str = "") -> int:
    """Shows the program until its window is closed; returns the exit code. file: a workshop file to open."""
    app = application(house)
    from app.ui.crash import CrashWatch
    from app.ui.single import OneInstance
    from app.ui.window import Window

    instance = OneInstance(house.folder)
    if not instance.begin(str(Path(file).resolve()) if file else ""):
        return 0
    watch = CrashWatch(house.folder, app)
    watch.begin()
    window = Window(house)
    instance.asked.connect(window.on_asked)
    if hasattr(app, "asked"):
        app.asked.connect(window.on_asked)
    window.begin(file)
    try:
        return app.exec()
    finally:
        window.leave()
        house.close()
        watch.end()
        instance.end()


def show_player(house: House, player: Player, speed: float) -> int:
    """Plays a scenario in the windows, `speed` times as fast as life; returns the exit code."""
    app = application(house)
    from app.ui.crash import CrashWatch
    from app.ui.playing import Playing

    watch = CrashWatch(house.folder, app)
    watch.begin()
    playing = Playing(house, player, speed)
    playing.begin()
    try:
        return app.exec()
    finally:
        playing.end()
        watch.end()


def tell(house: House, sentence: str) -> None:
    """A small window with one sentence, until somebody has read it: for a start that comes to nothing."""
    app = application(house)
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setWindowTitle("Plenum")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.finished.connect(app.quit)
    box.open()
    app.exec()


def application(house: House) -> QApplication:
    """The one QApplication, in this laptop's language, look and size."""
    laptop = house.laptop
    if laptop.scale != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(laptop.scale / 100)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.design import theme
    from app.ui.design.tokens import Look
    from app.ui.language import speak
    from app.words import language

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else _made()
    app.setApplicationName("plenum")
    app.setApplicationDisplayName("Plenum")
    app.setDesktopFileName("plenum")
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, Look(laptop.look) if laptop.look in set(Look) else Look.LIGHT)
    speak(language())
    app.setWindowIcon(theme.program_icon())
    signal.signal(signal.SIGTERM, _quit)
    signal.signal(signal.SIGINT, _quit)
    listens = QTimer(app)  # Python looks at signals only when it runs: the heartbeat is not there on the start page
    listens.start(500)
    listens.timeout.connect(_nothing)
    return app


def _made() -> QApplication:
    if sys.platform == "darwin":
        from app.ui.opened import OpensFiles

        return OpensFiles(sys.argv[:1])
    from PySide6.QtWidgets import QApplication

    return QApplication(sys.argv[:1])


def _quit(*_signal: object) -> None:
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.close()
    QApplication.quit()


def _nothing() -> None:
    """Gives Python a moment."""


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name))


def _x11() -> bool:
    """Whether somebody listens at DISPLAY: ":0", "host:10.0", "/path:0"."""
    display = os.environ.get("DISPLAY", "")
    host, colon, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host.startswith("/"):
        return _answers(Path(display))
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X has always put it
        return _answers(Path(path)) or _answers_abstract(path)
    try:
        with socket.create_connection((host, 6000 + int(number)), timeout=2):
            return True
    except OSError:
        return False


def _answers(path: Path | str) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.settimeout(2)
            one.connect(str(path))
            return True
    except OSError:
        return False


def _answers_abstract(path: str) -> bool:
    return _answers(f"\0{path}")


def _loads_widgets() -> bool:
    """Whether Qt finds its system libraries. The one that X needs ends the process when it is missing."""
    import ctypes

    try:
        from PySide6 import QtWidgets  # noqa: F401  it is asked only whether it loads

        if os.environ.get("DISPLAY"):
            ctypes.CDLL(_XCB_NEEDS)
    except (ImportError, OSError):
        return False
    return True
