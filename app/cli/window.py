"""`plenum` and `plenum open`: the windows. Where there is no screen it says so, and plays the shipped day instead."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui import application
from app.words import Message, say

if TYPE_CHECKING:
    import argparse

    from app.bootstrap import House

_NO_SCREEN = Message("cli", "There is no screen here, so no window can be shown. Playing the shipped day instead.")
_NO_LIBRARIES = Message(
    "cli",
    "Qt’s system libraries are missing, so no window can be shown; the README names them. "
    "Playing the shipped day instead.",
)
_TOLD = {application.WITHOUT_SCREEN: _NO_SCREEN, application.WITHOUT_LIBRARIES: _NO_LIBRARIES}

EXPORTS = "exports"


def run_show(at: House, _asked: argparse.Namespace | None = None) -> int:
    """The program where it was left; without a screen, the shipped day's rehearsal and its document."""
    gc.disable()  # Qt's import leaves nothing behind; later the window's thread collects (`application`)
    obstacle = application.obstacle()
    if not obstacle:
        return application.show(at)
    gc.enable()
    from app.cli.rehearse import load, play
    from app.services.ports import Format

    sys.stderr.write(f"{say(_TOLD[obstacle])}\n")
    return play(at, load(at, None), out=Path(EXPORTS), as_json=False, formats=(Format.PDF,))


def run_open(at: House, asked: argparse.Namespace) -> int:
    """A workshop file, taken in and shown. Raises OSError, Unavailable."""
    path = Path(asked.file)
    with path.open("rb"):
        pass  # a file that is not there, or may not be read, is said here and not in a window
    if application.obstacle():
        from app.services.ports import Unavailable

        raise Unavailable("no_screen")
    return application.show(at, str(path))
