"""The first picture of a workshop that is being opened: the console's frame, and its line.

As on the start page, nothing here asks for the namespace `Qt`. Nothing has the focus either: with it Qt looks for ways
of input, which takes a quarter of a start. The window keeps what is typed, and gives it to the line when that is there.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.ui.design.tokens import AROUND, BAND, LINE, RAIL, STRIP
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, frame, pane, row, rule
from app.words import Message

_OPENING = Message("threshold", "Opening the workshop")
_INVITES = Message("line", "Type what is said …")


class Threshold(QFrame):
    """Rail, strip, band and line at their places."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("fill", "bg")
        field = pane(row(Label(_INVITES, "line", "muted"), margins=(12, 0, 12, 0)), box="field", height=44)
        strip = pane(
            column(None, ElidedLabel(title, "title"), Label(_OPENING, "body", "muted"), None, gap=0,
                   margins=(AROUND, 0, AROUND, 0)),
            "surface", height=STRIP,
        )  # fmt: skip
        band, line = frame("sunken"), pane(row(field, margins=(AROUND, 0, AROUND, 0)), "surface", height=LINE)
        band.setFixedHeight(BAND)
        work = frame("surface")
        body = column(strip, band, rule(), work, rule(), line, gap=0)
        body.setStretch(3, 1)
        rail = frame("bg")
        rail.setFixedWidth(RAIL)
        whole = row(rail, rule("v"), gap=0)
        whole.addLayout(body, 1)
        self.setLayout(whole)
