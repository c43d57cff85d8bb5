"""What a paste becomes: its lines without their bullets, and words too long for one remark in several."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.services.cleaning import LONGEST

MANY = 12
"""Lines from which a paste is a whole document, and is asked about first."""

_BULLET = re.compile(r"^\s*(?:[-+–—•●◦▪■□○·*‣∙➢➤►✓✔→\uf0b7\uf0a7\uf0d8\uf076]|o(?=\t))\s+")
_NUMBER = re.compile(r"^\s*\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+")


def lines_of(text: str) -> list[str]:
    """The lines that hold words, each without its bullet; numbers are bullets only where every line has one."""
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = len(lines) > 1 and all(_NUMBER.match(line) for line in lines)
    bare = ((_NUMBER if numbered else _BULLET).sub("", line).strip() for line in lines)
    return [line for line in bare if line]


def is_document(lines: Iterable[str]) -> bool:
    """Whether a paste is so much that it may have been the wrong clipboard."""
    lines = tuple(lines)
    return len(lines) >= MANY or sum(map(len, lines)) > LONGEST


def in_parts(text: str, longest: int = LONGEST) -> list[str]:
    """A text in parts of at most `longest` characters, parted after a sentence, else after a word."""
    parts = []
    while len(text) > longest:
        cut = _cut(text, longest)
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text] if text else parts


def _cut(text: str, longest: int) -> int:
    window = text[longest // 2 : longest]
    for ends in (r"[.!?…]\s", r"[;:,]\s", r"\s"):
        found = [m.end() for m in re.finditer(ends, window)]
        if found:
            return longest // 2 + found[-1]
    return longest
