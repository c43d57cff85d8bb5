"""Rows, columns and panes, so that a view's layout reads as what stands beside and below what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.design.tokens import INSIDE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

    from app.words import Message

Piece = QWidget | QLayout | int | None
"""What a row or a column takes: a widget, a layout, a number of px of space, or None for a stretch."""

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom."""

NONE: Margins = (0, 0, 0, 0)


def row(*pieces: Piece, gap: int = INSIDE, margins: Margins = NONE) -> QHBoxLayout:
    """Beside each other."""
    layout = QHBoxLayout()
    _fill(layout, pieces, gap, margins)
    return layout


def column(*pieces: Piece, gap: int = INSIDE, margins: Margins = NONE) -> QVBoxLayout:
    """Below each other."""
    layout = QVBoxLayout()
    _fill(layout, pieces, gap, margins)
    return layout


def pane(layout: QLayout, fill: str = "", width: int = 0, height: int = 0, **properties: str) -> QFrame:
    """A filled frame round a layout, of a fixed width or height if given."""
    made = frame(fill, **properties)
    made.setLayout(layout)
    if width:
        made.setFixedWidth(width)
    if height:
        made.setFixedHeight(height)
    return made


def frame(fill: str = "", **properties: str) -> QFrame:
    """A frame that the style sheet fills: `fill` is surface, bg, sunken, soon, late, accent or nothing."""
    made = QFrame()
    for key, value in {"fill": fill, **properties}.items():
        made.setProperty(key, value)
    return made


def rule(direction: str = "h") -> QFrame:
    """A hairline, lying (h) or standing (v)."""
    return frame(rule=direction)


def restyle(widget: QWidget, **properties: object) -> None:
    """Sets dynamic properties that the style sheet reads, and lets it read them again where one is new."""
    changed = {key: value for key, value in properties.items() if widget.property(key) != value}
    for key, value in changed.items():
        widget.setProperty(key, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout; what is taken out is deleted when the event loop is back."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: QBoxLayout, pieces: tuple[Piece, ...], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for piece in pieces:
        if piece is None:
            layout.addStretch(1)
        elif isinstance(piece, int):
            layout.addSpacing(piece)
        elif isinstance(piece, QLayout):
            layout.addLayout(piece)
        else:
            layout.addWidget(piece)


def scrolled(inside: QWidget, name: Message) -> QScrollArea:
    """A widget that may be higher than what there is room for; name: for a screen reader."""
    from PySide6.QtCore import Qt  # the first picture needs none of this
    from PySide6.QtWidgets import QScrollArea

    from app.ui.widgets import named

    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    named.name(area, name)
    area.setWidget(inside)
    return area
