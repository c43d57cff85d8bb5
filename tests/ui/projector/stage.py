"""A console and a room in a process of their own, told over standard input what to do: for tests on real windows.

Each line in is a word and perhaps an argument; each line out is what the room is then.
"""

from __future__ import annotations

import datetime as dt
import json
import sys

from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.services import day
from app.services.logbook import Logbook
from app.services.templates import make
from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.projector.room import Room
from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from tests.fakes import CountedIds, HandClock, ListStore


class Stage(QObject):
    """One workshop, one line to type in, one room."""

    def __init__(self) -> None:
        super().__init__()
        ids, store, clock = CountedIds(), ListStore(), HandClock()
        logbook = Logbook("laptop", clock, ids, store)
        template = TemplateShelf((resources.folder("workshops"),), ids).template("digitalt-medborgerskab")
        logbook.do(make(template, date=dt.date(2026, 3, 12)))
        self.desk = Desk(logbook, store, clock, ids, {})
        self.console = QMainWindow()
        self.console.setWindowTitle("Console")
        self.line = QLineEdit()
        self.console.setCentralWidget(self.line)
        self.console.setGeometry(100, 100, 600, 300)
        self.console.show()
        self.slides = QLineEdit()
        self.slides.setWindowTitle("Slides")
        self.slides.setGeometry(300, 300, 600, 300)
        self.room = Room(self.desk)
        self.room.wear(dark=False, fades=False)
        self.room.advance_asked.connect(self._on_advance)
        self.room.begin(self.console)
        self.line.setFocus()
        self.asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self.asked.activated.connect(self._on_asked)

    @Slot()
    def _on_advance(self) -> None:
        self.desk.do(day.advance())

    @Slot()
    def _on_asked(self) -> None:
        word, _, argument = sys.stdin.readline().strip().partition(" ")
        if word == "picture":
            screen = QGuiApplication.primaryScreen()
            whole = screen.virtualGeometry()
            screen.grabWindow(0, whole.x(), whole.y(), whole.width(), whole.height()).save(argument)
        elif word == "lend":
            self.room.lend()
        elif word == "slides":
            self.slides.show()
            self.slides.activateWindow()
        elif word == "show":
            self.room.show_projection()
        elif word == "back":
            self.room.take_back()
        elif word in {"quit", ""}:
            self.room.close()
            QApplication.quit()
        current = self.desk.standing.current
        answer = {
            "state": self.room.state.value,
            "scene": self.room.scene.kind.value,
            "window": list(self.room.window.geometry().getRect()),
            "frame": [self.room.window.frame.width(), self.room.window.frame.height()],
            "visible": self.room.window.isVisible(),
            "strip": self.room.strip.isVisible(),
            "strip_at": list(self.room.strip.geometry().getRect()),
            "typed": self.line.text(),
            "slides": self.slides.text(),
            "running": current.title if current is not None else None,
            "active": self.console.isActiveWindow(),
            "screens": [s.name() for s in QGuiApplication.screens()],
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def main() -> int:
    """Runs until it is told to quit."""
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    theme.load_fonts()
    stage = Stage()
    code = app.exec()
    stage.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main())
