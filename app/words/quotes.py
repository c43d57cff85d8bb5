"""Words in quotation marks: »these« in Danish, “these” in English."""

from __future__ import annotations

from app.words import Message, say

QUOTED = Message("words", "“{0}”")


def quoted(words: str) -> str:
    """Somebody's words, marked as such in the language spoken now."""
    return say(QUOTED, words)
