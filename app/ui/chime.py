"""A soft chime at five minutes and at the end, for who wishes one. Where nothing plays sounds it is silent."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from functools import cache

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from app.resources import folder

_PLAYERS = ("pw-play", "paplay", "aplay")
"""Linux's, the newest sound system first; each takes the file alone."""


def play() -> None:
    """Begins the sound and returns at once; it is never an error."""
    sound = str(folder("sounds") / "chime.wav")
    if sys.platform == "win32":
        import winsound

        with suppress(RuntimeError):  # no device, or it is taken
            winsound.PlaySound(sound, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return
    player = _player()
    if not player or not QProcess.startDetached(player, [sound])[0]:
        QApplication.beep()


@cache
def _player() -> str:
    """The program that plays a file here; empty where there is none."""
    names = ("afplay",) if sys.platform == "darwin" else _PLAYERS
    return next((found for name in names if (found := shutil.which(name))), "")
