"""The program with windows: one instance, its look and language, the first picture fast, then the rest."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.imports import as_python_does

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.crash import CrashWatch
    from app.ui.design.tokens import Look
    from app.ui.house import House
    from app.ui.playing import Player
    from app.ui.single import OneInstance
    from app.ui.window import Window

LISTENS_AFTER_MS = 300
"""How long after the window stands other starts are listened for: they wait for it (`single`)."""

WITHOUT_SCREEN = "no_screen"
WITHOUT_LIBRARIES = "no_libraries"

_BLIND = frozenset({"offscreen", "minimal", "minimalegl"})
_XCB_NEEDS = ("xcb-cursor", 0)


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
    app = _bare(house)
    from app.ui.single import OneInstance
    from app.ui.window import Window

    instance = OneInstance(house.folder)
    if not instance.begin(str(Path(file).resolve()) if file else ""):
        return 0
    window = Window(house)
    rest = _Rest(house, app, instance, window)
    window.begin(file)
    try:
        return app.exec()
    finally:
        window.leave()
        house.close()
        rest.end()


class _Rest:
    """What an application needs besides its first picture, in the order in which it comes."""

    def __init__(self, house: House, app: QApplication, instance: OneInstance, window: Window) -> None:
        self._house, self._app, self._instance = house, app, instance
        self._watch: CrashWatch | None = None
        if hasattr(app, "asked"):
            app.asked.connect(window.on_asked)
        instance.asked.connect(window.on_asked)
        window.painted.connect(self.dress)
        window.settled.connect(self.settle)

    def dress(self) -> None:
        """The first picture is there: whatever breaks from now on is told of, and the controls can be drawn."""
        from app.ui.crash import CrashWatch

        self._watch = CrashWatch(self._house.folder, self._app)
        self._watch.begin()
        _dress(self._app)

    def settle(self) -> None:
        """It stands: what is there now stays, and need not be looked through; soon a second start finds it."""
        from PySide6.QtCore import QTimer

        from app.ui.design import theme

        gc.freeze()
        self._app.setWindowIcon(theme.program_icon())
        QTimer.singleShot(LISTENS_AFTER_MS, self._instance.listen)

    def end(self) -> None:
        """The window is gone."""
        if self._watch is not None:
            self._watch.end()
        self._instance.end()


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
    from app.ui.design import theme

    app = _bare(house)
    _dress(app)
    app.setWindowIcon(theme.program_icon())
    return app


def _bare(house: House) -> QApplication:
    """As far as the first picture needs it: its size, its fonts and its colours.

    From here on nothing is collected but by `_tidy`, in this thread and between two events.
    """
    gc.disable()
    laptop = house.laptop
    if laptop.scale != 100 and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = str(laptop.scale / 100)
    from PySide6.QtWidgets import QApplication

    as_python_does()
    from app.ui.design import theme

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else _made()
    app.setApplicationName("plenum")
    app.setApplicationDisplayName("Plenum")
    app.setDesktopFileName("plenum")
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, _look(house))
    return app


def _dress(app: QApplication) -> None:
    """The rest: what Qt itself says, and an ear for the system's signals."""
    import signal

    from PySide6.QtCore import QCoreApplication, QEvent, QTimer

    from app.ui.language import speak
    from app.words import language

    speak(language())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)  # now, while there is little that speaks
    signal.signal(signal.SIGTERM, _quit)
    signal.signal(signal.SIGINT, _quit)
    listens = QTimer(app)  # Python looks at signals only when it runs: the heartbeat is not there on the start page
    listens.start(500)
    listens.timeout.connect(_tidy)


def _look(house: House) -> Look:
    from app.ui.design.tokens import Look

    look = house.laptop.look
    return Look(look) if look in set(Look) else Look.LIGHT


def _made() -> QApplication:
    from app.ui.design import theme

    if sys.platform == "darwin":
        from app.ui.opened import OpensFiles

        return OpensFiles(theme.arguments(sys.argv[:1]))
    from PySide6.QtWidgets import QApplication

    return QApplication(theme.arguments(sys.argv[:1]))


def _quit(*_signal: object) -> None:
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.close()
    QApplication.quit()


def _tidy() -> None:
    """Collects as Python would, but here: a widget that another thread collects ends the process."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > limits[generation]:
            gc.collect(generation)
            break


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
    import socket

    try:
        with socket.create_connection((host, 6000 + int(number)), timeout=2):
            return True
    except OSError:
        return False


def _answers(path: Path | str) -> bool:
    import socket

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
    try:
        from PySide6 import QtWidgets  # noqa: F401  it is asked only whether it loads
        from PySide6.QtCore import QLibrary
    except ImportError:
        return False
    return not os.environ.get("DISPLAY") or QLibrary(*_XCB_NEEDS).load()
