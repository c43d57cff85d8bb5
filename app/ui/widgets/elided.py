"""A line cut short at its own end: at the left where it is read from the right."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6 import QtCore

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

_FROM_RIGHT, _DONE = "\u2067", "\u2069"
"""What stands between these is laid out from the right, whatever stands round it. They have no width."""


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text as far as there is room for it, in px, and an ellipsis where the rest would follow."""
    cut = metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideRight, width)
    return f"{_FROM_RIGHT}{cut}{_DONE}" if cut != text and _from_right(text) else cut


def _from_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"
