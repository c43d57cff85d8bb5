"""The console on the shipped day as it stood at 14.36, in a process of its own: for tests with a real keyboard."""

from __future__ import annotations

import sys
from pathlib import Path

from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.console import Console
from app.ui.projector.room import Room
from app.words import set_language
from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.debate.desks import played


def main() -> int:
    """Says the workshop's id when the window is shown; ends when its standard input does."""
    app = QApplication([])
    set_language("da")
    theme.apply(app, Look.LIGHT)
    desk = played(Path(sys.argv[1]), "14:36:00")
    console = Console(desk, Room(desk))
    console.setWindowTitle("Plenum console")
    console.resize(1280, 720)
    console.show()
    console.activateWindow()
    desk.tick()
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(lambda: (asked.setEnabled(False), QTimer.singleShot(500, app.quit)))  # keys come first
    sys.stdout.write(desk.workshop_id + "\n")
    sys.stdout.flush()
    app.exec()
    console.room.close()
    return 0 if desk.close() else 1


if __name__ == "__main__":
    sys.exit(main())
