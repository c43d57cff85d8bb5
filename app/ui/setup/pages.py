"""What the pages of Set-up have in common: a heading with buttons, a body, and a form's rows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QWidget

from app.domain.gestures import Entity, Touched
from app.ui.design.tokens import AROUND
from app.ui.desk import Desk
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import Piece, column, pane, row
from app.words import Message

LABEL_WIDTH = 184
HEAD = 56
"""Of the row with the heading, px: every page's stands at one height, with buttons or without."""


class Page(QFrame):
    """One page. shows: the kinds that make it stale; `refresh` reads the desk, `respeak` says again what it must."""

    shows: frozenset[type[Entity]] = frozenset()

    def __init__(self, desk: Desk, title: Message) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("fill", "surface")
        self.heading = Label(title, "heading")
        self.facts = ElidedLabel("", "remark", tone="muted")

    def build(self, body: QWidget | QLayout, *buttons: QWidget, foot: QWidget | None = None) -> None:
        """Puts heading, buttons and body in their places."""
        head = row(self.heading, self.facts, *buttons, gap=12, margins=(AROUND, 8, AROUND, 4))
        head.setStretch(1, 1)
        middle = body if isinstance(body, QWidget) else pane(body)
        whole = column(pane(head, height=HEAD), middle, *([foot] if foot else []), gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Shows the workshop as it is now."""

    def respeak(self) -> None:
        """Says again, in the language of now, what its labels do not by themselves."""

    def arrive(self, at: str) -> bool:
        """Goes to an entity; False where it is not on this page."""
        del at
        return False

    def heard(self, touched: Touched) -> bool:
        """Whether something it shows was touched."""
        return any(kind in self.shows for kind, _id in touched)


def field(name: Message, *pieces: Piece, explains: Message | None = None) -> QHBoxLayout:
    """A form's row: the name, the field, and what it is for."""
    label = Label(name, "body", "muted")
    label.setFixedWidth(LABEL_WIDTH)
    parts: list[Piece] = [label, *pieces]
    if explains is not None:
        parts.append(Label(explains, "caption", "muted"))
    return row(*parts, None, gap=12)
