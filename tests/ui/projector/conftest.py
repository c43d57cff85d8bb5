from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.services.logbook import Logbook
from app.services.templates import make
from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.projector import elements
from app.ui.projector.room import Room
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.fakes import CountedIds, HandClock, ListStore
from tests.ui.projector.plugging import LAPTOP, ONLY, PROJECTOR, plug


@dataclass
class Written:
    """Every line that was drawn: its words, its size in design pixels, and where its ink stands."""

    lines: list[tuple[str, int, QRectF]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All of it, a line each."""
        return "\n".join(line for line, _size, _where in self.lines)


def ink_of(before: QImage, after: QImage) -> QRect:
    """Where two pictures differ."""
    rows = [
        y for y in range(before.height()) if before.copy(0, y, before.width(), 1) != after.copy(0, y, after.width(), 1)
    ]
    return QRect(0, rows[0], 1, rows[-1] - rows[0] + 1)


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    theme.load_fonts()


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """What the projector's brush writes, while it really writes it."""
    found = Written()
    really_write, really_count = elements.Brush.text, elements.Digits.paint

    def text(self: elements.Brush, line: str, font: QFont, role: object, at: QPointF) -> None:
        ink = QFontMetricsF(font).tightBoundingRect(line).translated(at)
        found.lines.append((line, font.pixelSize(), ink))
        really_write(self, line, font, role, at)  # type: ignore[arg-type]

    def paint(self: elements.Digits, brush: elements.Brush, x: float, y: float, width: float) -> None:
        left = x + width - self.width if self.right else x
        found.lines.append((self.words, self.size, QRectF(left, y, self.width, self.rise)))
        really_count(self, brush, x, y, width)

    monkeypatch.setattr(elements.Brush, "text", text)
    monkeypatch.setattr(elements.Digits, "paint", paint)
    return found


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(qtbot: QtBot, clock: HandClock) -> Desk:
    """The shipped day, not begun."""
    ids, store = CountedIds(), ListStore()
    logbook = Logbook("laptop", clock, ids, store)
    template = TemplateShelf((resources.folder("workshops"),), ids).template("digitalt-medborgerskab")
    logbook.do(make(template, date=dt.date(2026, 3, 12)))
    return Desk(logbook, store, clock, ids, {})


@pytest.fixture
def screens(qapp: QApplication) -> Iterator[None]:
    """A laptop and a projector; afterwards the one screen of every other test."""
    qapp.setQuitOnLastWindowClosed(False)
    plug(LAPTOP, PROJECTOR)
    yield
    plug(ONLY)
    QTest.qWait(1)


@pytest.fixture
def console(qtbot: QtBot) -> QLineEdit:
    """Something on the laptop's own screen that is being typed in."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setGeometry(100, 100, 400, 60)
    line.show()
    line.setFocus()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    return line


@pytest.fixture
def room(desk: Desk, console: QLineEdit) -> Iterator[Room]:
    """The projection, begun beside what is typed in."""
    room = Room(desk)
    room.wear(dark=False, fades=False)
    room.begin(console)
    yield room
    room.close()
