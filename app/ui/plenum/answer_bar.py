"""What the keys mean while conclusions are read back, in the place of the line."""

from __future__ import annotations

from app.ui.plenum.reading_aloud import ASKED, DISAGREEING, MENDING
from app.ui.plenum.sorting_bar import ModeBar
from app.words import Message

_READING = Message("plenum", "Reading back")
_UNCHANGED = Message("plenum", "unchanged")
_MEND = Message("plenum", "change the words")
_NOT = Message("plenum", "not agreed")
_LATER = Message("plenum", "later")
_HOW_FAR = Message("plenum", "how far the room agrees")
_END = Message("plenum", "end")
_MENDED = Message("plenum", "keep the new words and show them")
_COUNTED = Message("plenum", "keep the counts and show them")
_FIELD = Message("plenum", "next field")
_ON = Message("plenum", "go on")
_BACK = Message("plenum", "back")

_ANSWERS = (
    (("Enter", _UNCHANGED), ("1–4", _HOW_FAR), ("E", _MEND), ("U", _NOT), ("PgDn", _LATER)),
    (("Enter", _MENDED),),
    (("Tab", _FIELD), ("Enter", _COUNTED)),
    (("Enter", _ON), ("1–4", _HOW_FAR), ("E", _MEND), ("U", _NOT)),
)
"""By what stands below the conclusion: ASKED, MENDING, DISAGREEING, SEEN."""


class AnswerBar(ModeBar):
    """The bar of reading back."""

    def __init__(self) -> None:
        super().__init__("megaphone", _READING, _ANSWERS[ASKED], _END)

    def show_answers(self, what: int) -> None:
        """The keys of what stands below the conclusion now."""
        self.show_keys(_ANSWERS[what], _BACK if what in (MENDING, DISAGREEING) else _END)
