"""Right-to-left words: enough to set a name or a sentence readably inside a text that runs to the right."""

from __future__ import annotations

import re

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def is_rtl(words: str) -> bool:
    """There is a right-to-left letter in it."""
    return _RTL.search(words) is not None


def visual(words: str) -> str:
    """Letters in the order they stand on the page, left to right."""
    return words
