"""What a person typed or pasted, made fit to keep: the same words, without what cannot be seen or would break a page.

Nothing is cut: a text that is too long is refused, so that the words stay where they were typed.
"""

from __future__ import annotations

import re
import unicodedata

from app.domain.gestures import Refused

LONGEST = 8000
"""Characters in one text."""

_HOPELESS = 20 * LONGEST
"""No cleaning makes so long a text short enough."""

_JOINERS = "\u200c\u200d"
_ODD = re.compile(r"[^\n\t -~\u00a0-\u00ac\u00ae-\u02ff]")
"""Everything but plain text of Western Europe: only a text with such a character is looked at closely."""

_BLANKS = re.compile(r"[ \t]+")
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_MANY_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    """A text of one line: line breaks and tabs are spaces, runs of spaces are one. Raises Refused("too_long")."""
    return _within(_BLANKS.sub(" ", visible(text).replace("\n", " ")).strip())


def lines(text: str) -> str:
    """A text that may have lines. Raises Refused("too_long")."""
    kept = (_BLANKS.sub(" ", line).strip() for line in visible(text).split("\n"))
    return _within(_MANY_LINES.sub("\n\n", "\n".join(kept)).strip())


def _within(text: str) -> str:
    if len(text) > LONGEST:
        raise Refused("too_long", str(LONGEST))
    return text


def visible(text: str) -> str:
    """Without controls, lone surrogates, marks of direction and what has no width; composed (NFC)."""
    if len(text) > _HOPELESS:
        raise Refused("too_long", str(LONGEST))
    text = _BREAKS.sub("\n", text)
    if _ODD.search(text) is None:
        return text
    text = unicodedata.normalize("NFC", text)
    return "".join(c for i, c in enumerate(text) if " " <= c <= "~" or _stays(text, i))


def _stays(text: str, at: int) -> bool:
    character = text[at]
    if character in "\n\t":
        return True
    if character in _JOINERS:
        return 0 < at < len(text) - 1 and _joins(text[at - 1], text[at + 1])
    if character == "\ufffd":
        return False
    return unicodedata.category(character) not in _UNSEEN and ord(character) & 0xFFFE != 0xFFFE


def _joins(before: str, after: str) -> bool:
    """A joiner is kept where it makes one sign of several (families of emoji, Persian and Indian letters)."""
    return unicodedata.category(before) in _JOINED and unicodedata.category(after) in _JOINED


_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_JOINED = frozenset({"So", "Sk", "Lo", "Mn", "Mc", "Sm"})
