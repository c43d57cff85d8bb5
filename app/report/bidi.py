"""Right-to-left words: Arabic letters in their joined forms, and the order in which they stand on the page.

Enough to set a name or a sentence readably, also inside a text that runs to the right: one level of direction, numbers
in their own order, brackets mirrored. What is read out is the words as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_CLUSTER = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/-][0-9\u0660-\u0669\u06f0-\u06f9]+)*|.[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]*",
    re.DOTALL,
)


def is_rtl(words: str) -> bool:
    """There is a right-to-left letter in it."""
    return not words.isascii() and _RTL.search(words) is not None


def leads_rtl(words: str) -> bool:
    """Its first letter with a direction runs to the left."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def typed(words: str) -> str:
    """Joined forms back to the letters that were typed."""
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), words)


@lru_cache(maxsize=5_000)
def shaped(words: str) -> str:
    """Arabic letters in the forms they take beside each other, still in the order they are read."""
    if words.isascii() or not _ARABIC.search(words):
        return words
    forms, pairs = _forms()
    letters = [w for w in words if not _is_mark(w)]
    joined: list[str] = []
    n = 0
    while n < len(letters):
        letter = letters[n]
        before = n > 0 and _joins_on(letters[n - 1], forms) and "final" in forms.get(letter, {})
        pair = pairs.get(letter + letters[n + 1]) if n + 1 < len(letters) else None
        if pair:
            joined += [pair["final" if before else "isolated"], ""]
            n += 2
            continue
        after = n + 1 < len(letters) and _joins_on(letter, forms) and "final" in forms.get(letters[n + 1], {})
        kind = ("medial" if before else "initial") if after else ("final" if before else "isolated")
        joined.append(forms.get(letter, {}).get(kind, letter))
        n += 1
    rest = iter(joined)
    return "".join(w if _is_mark(w) else next(rest) for w in words)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


def _joins_on(letter: str, forms: dict[str, dict[str, str]]) -> bool:
    """It reaches out to the letter after it."""
    return "initial" in forms.get(letter, {}) or letter == "\u0640"


@cache
def _forms() -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """The forms of each letter, and of lam with alef, as the character database has them."""
    single: dict[str, dict[str, str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, _, parts = unicodedata.decomposition(chr(code)).partition(" ")
        base = "".join(chr(int(part, 16)) for part in parts.split())
        if kind[:1] == "<" and base and not base.startswith(" "):
            if len(base) == 1:
                single.setdefault(base, {}).setdefault(kind[1:-1], chr(code))
            elif base[0] == "\u0644":
                pairs.setdefault(base, {}).setdefault(kind[1:-1], chr(code))
    return single, pairs


def visual(words: str) -> str:
    """Right-to-left words in the order they stand, left to right; numbers keep theirs."""
    return "".join(reversed(_CLUSTER.findall(words.translate(_MIRRORED))))


def runs(bits: Sequence[str], *, base_rtl: bool) -> list[tuple[bool, list[tuple[int, str]]]]:
    """Bits of a line cut into stretches of one direction: (right-to-left, [(number of the bit, words)]).

    What has no direction of its own goes with its neighbours where both agree, else with the base.
    """
    letters = [(n, letter) for n, words in enumerate(bits) for letter in words]
    strong: list[bool | None] = [_direction(letter) for _n, letter in letters]
    for n, direction in enumerate(strong):
        if direction is None:
            end = next((m for m in range(n, len(strong)) if strong[m] is not None), None)
            before = strong[n - 1] if n else base_rtl
            after = strong[end] if end is not None else base_rtl
            agreed = before if before == after else base_rtl
            for m in range(n, len(strong) if end is None else end):
                strong[m] = agreed
    found: list[tuple[bool, list[tuple[int, str]]]] = []
    for (n, letter), direction in zip(letters, strong, strict=True):
        rtl = bool(direction)
        if not found or found[-1][0] != rtl:
            found.append((rtl, []))
        parts = found[-1][1]
        if parts and parts[-1][0] == n:
            parts[-1] = (n, parts[-1][1] + letter)
        else:
            parts.append((n, letter))
    return found


def _direction(letter: str) -> bool | None:
    direction = unicodedata.bidirectional(letter)
    if direction in {"R", "AL"}:
        return True
    return False if direction == "L" else None
