"""Keys as they are written on this platform's keyboards, by one name each."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

from app.words import Message, say

_SHIFT = Message("key", "Shift")


def written(sequence: str) -> str:
    """A key as buttons, menus and the help write it: Ctrl+Skift+F."""
    if sys.platform == "darwin":
        return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    text = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.PortableText)
    text = text.replace("Return", "Enter").replace("PgDown", "PgDn").replace("Shift", say(_SHIFT))
    return f"{text[:-2]} {text[-1]}" if text.endswith(("++", "+-")) else text  # a sign by itself, beside the joining +
