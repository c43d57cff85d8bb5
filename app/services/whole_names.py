"""Names that are known already, kept whole in a text that is read apart at commas and the like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

_SIGN = 0xF0000


def kept_whole(text: str, known: Iterable[str], fragile: re.Pattern[str]) -> tuple[str, Callable[[str], str]]:
    """The text with a sign of its own in the place of each known name that would fall apart; and what puts them back.

    fragile: what a name falls apart at. The signs are of a plane that is nobody's (Unicode, chapter 23.5); a text that
    has such signs already stays as it is.
    """
    if any(ord(letter) >= _SIGN for letter in text):
        return text, _as_it_is
    signs: dict[str, str] = {}

    def signed(match: re.Match[str]) -> str:
        sign = chr(_SIGN + len(signs))
        signs[sign] = plain(match[0])
        return sign

    for name in sorted({name for name in known if fragile.search(name)}, key=len, reverse=True):
        words = r"\s+".join(map(re.escape, name.split()))
        text = re.sub(rf"(?<!\w){words}(?!\w)", signed, text, flags=re.IGNORECASE)
    return text, lambda words: "".join(signs.get(letter, letter) for letter in words)


def plain(text: str) -> str:
    """As it is compared: how long it may be is said when it is stored."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _as_it_is(words: str) -> str:
    return words
