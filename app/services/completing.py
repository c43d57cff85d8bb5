"""Completion from the workshop's own words: needs, municipalities, organisations, people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 2
"""Letters of a word before anything is suggested."""

_WORDS = 4
"""How many words back a phrase may have begun."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The last `typed` characters before the cursor would become `phrase`."""

    typed: int
    phrase: str

    @property
    def rest(self) -> str:
        """What the typist is spared."""
        return self.phrase[self.typed :]


class Phrases:
    """Phrases in order, so that a prefix is found in a few comparisons however many there are."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted({p.strip() for p in phrases if p.strip()}, key=str.casefold)
        self._keys = [p.casefold() for p in self._phrases]

    def suggest(self, before: str) -> Suggestion | None:
        """What the text before the cursor may be the beginning of; the longest beginning wins."""
        if not before or before[-1].isspace():
            return None
        words = before.rsplit(maxsplit=_WORDS)[-_WORDS:]
        for count in range(len(words), 0, -1):
            typed = _tail(before, words[-count:])
            found = self._find(typed) if len(typed) >= LEAST and typed[0].isalnum() else None
            if found is not None:
                return Suggestion(len(typed), found)
        return None

    def _find(self, typed: str) -> str | None:
        key = typed.casefold()
        at = bisect_left(self._keys, key)
        while at < len(self._keys) and self._keys[at].startswith(key):
            phrase = self._phrases[at]
            if len(phrase) > len(typed):
                return phrase[0].upper() + phrase[1:] if typed[0].isupper() else phrase
            at += 1
        return None


def _tail(before: str, words: list[str]) -> str:
    at = len(before)
    for word in reversed(words):
        at = before.rindex(word, 0, at)
    return before[at:]


def shortened(phrase: str, longest: int = 40) -> str:
    """A phrase as long as there is room for beside the words."""
    return phrase if len(phrase) <= longest else phrase[: longest - 1].rstrip() + "…"
