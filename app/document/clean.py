"""What a person typed, as words that no face can stumble over. Escaping is each face's own business."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

LONGEST = 20_000
"""Characters of one field that a document prints; more is cut with a mark. A remark of that length is six pages."""

CUT = " […]"

_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u00ad"  # soft hyphens typed or pasted: the document makes its own
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"  # zero width and directions
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\ufdd0-\ufdef"  # variation selectors, lone surrogates, no characters
    "\U000e0000-\U000e0fff]"  # tags, more variation selectors
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000dffff\U000ffffe-\U0010ffff]"
)
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_BLANK = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_CLOCK = re.compile(r"\b(kl\.|nr\.|side|uge|page|week|no\.) (?=\d)", re.IGNORECASE)
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_GAP = "\u00a0"


def clean(words: str, longest: int = LONGEST) -> str:
    """NFC, without controls, direction marks and zero-width characters, blanks in a row made one; lines stay.

    Arabic letters typed in their joined forms become letters again: joining them is each face's business.
    """
    if len(words) > 2 * longest:
        words = words[: 2 * longest]
        longest = min(longest, len(words) - 1)
    words = _DROPPED.sub("", _BREAKS.sub("\n", words))
    words = unicodedata.normalize("NFC", _JOINED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), words))
    lines = (_BLANK.sub(" ", line).strip() for line in words.split("\n"))
    words = "\n".join(line for line in lines if line)
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0][:longest] + CUT
    return tied(words)


def tied(words: str) -> str:
    """Numbers stay with the short word before them: kl. 15.52."""
    return _CLOCK.sub(lambda found: found[1] + _GAP, words)


def one_line(words: str, longest: int = 300) -> str:
    """The same on one line: titles, names, headings."""
    return clean(words, longest).replace("\n", " ")


_SCHEMES = ("https://", "http://", "mailto:")


def address(words: str) -> str:
    """An address of the web or of mail that a document may lead to, in ASCII; empty where it is none."""
    words = one_line(words, 2_000)
    if not words.lower().startswith(_SCHEMES) or " " in words:
        return ""
    return quote(words, safe="%/:=&?~#+!$,;'@()*[]-._")
