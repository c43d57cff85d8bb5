"""The wall: a second of its clock, and a scene painted anew. Both are paid beside the keyboard, in the same thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

from app.services.sight import Showing
from app.ui.projector.frames import Frame, draw
from app.ui.projector.tokens import LIGHT
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from tests.ui.projector.samples import samples

from bench.table import Row, alone, milliseconds

_SIZE = QSize(1920, 1080)
_ROUNDS = 60


def _at(showing: Showing, seconds: int) -> Showing:
    return replace(showing, seen=replace(showing.seen, seconds=seconds))  # type: ignore[arg-type,call-arg]


def rows() -> Iterator[Row]:
    """A second costs three thousandths of a core at most; a repaint leaves the next key alone (spec 80: 8 ms a key)."""
    application = QGuiApplication.instance() or QGuiApplication([])
    shown = samples()
    debate = shown["08-debate"]
    frame, seconds = Frame(_at(debate, 1500), _SIZE, 1, LIGHT), iter(range(1499, 0, -1))
    yield alone(
        "room: a second of the clock",
        lambda: milliseconds(lambda: frame.count_on(_at(debate, next(seconds)), _SIZE, LIGHT)),
        3,
        _ROUNDS,
    )
    for showing in shown.values():  # glyphs are cached
        draw(showing, _SIZE, LIGHT)
    scenes = cycle(shown.values())
    yield alone("room: a scene painted", lambda: milliseconds(lambda: draw(next(scenes), _SIZE, LIGHT)), 25, _ROUNDS)
    del application
