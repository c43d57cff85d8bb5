"""Breaking text into lines as a typographer would: even, never after a small word, hyphens only in an emergency."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from app.words import language

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
ELLIPSIS = "…"
SMALL_WORD = 3
SMALL, PAUSE = 0.25, 0.15
"""What a line's end costs after a small word, and earns after a comma."""

STUB = 0.25
"""What it costs that the first line is not half as long as the second: it looks like a heading that it is not."""

LONGEST = 1600
"""More characters than a picture holds at its smallest size; what is beyond is never measured."""

MARKS = 2
"""Combining marks that one letter may carry: more of them would climb out of the line."""

_JOINERS = "\u200d\u00ad"  # zero width joiner (emoji), soft hyphen

Measure = Callable[[str], float]


def clean(words: str) -> str:
    """Text that may be drawn: one line, without control characters, reversed directions or piles of accents."""
    return " ".join(part for part in "".join(_drawable(words[:LONGEST])).split(" ") if part)


def runs_left(words: str) -> bool:
    """Whether the first letter that has a direction is of a script that runs from right to left."""
    return next((way in ("R", "AL") for way in map(unicodedata.bidirectional, words) if way in ("L", "R", "AL")), False)


def _drawable(words: str) -> Iterator[str]:
    marks = 0
    for sign in words:
        category = unicodedata.category(sign)
        if category.startswith("M"):
            marks += 1
            if marks <= MARKS:
                yield sign
            continue
        marks = 0
        if sign in "\n\r\t\u2028\u2029":
            yield " "
        elif category not in {"Cc", "Cf", "Cs", "Co", "Cn"} or sign in _JOINERS:
            yield sign


def break_lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """The fewest lines that hold the text, as even as they can be; no-break spaces hold."""
    words = [part for word in text.split(" ") for part in _parts(word, width, measure)]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        best.append(min(_endings(words, end, best, width, measure)))
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][2])
    cuts.reverse()
    return tuple(_join(words[a:b]) for a, b in pairwise(cuts))


def elide(lines: tuple[str, ...], most: int, width: float, measure: Measure) -> tuple[str, ...]:
    """At most so many lines; the last says with an ellipsis that there is more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip(" ,.;:-–")
    while last and measure(last + ELLIPSIS) > width:
        last = last[:-1].rstrip(" ,.;:-–")
    return (*lines[: most - 1], last + ELLIPSIS)


def _endings(
    words: list[str], end: int, best: list[tuple[int, float, int]], width: float, measure: Measure
) -> Iterator[tuple[int, float, int]]:
    """Each line that could end before word `end`: the lines so far, what they cost, and where this one starts."""
    for start in range(end - 1, -1, -1):
        wide = measure(_join(words[start:end]))
        room = width - wide
        if room < 0 and start < end - 1:
            return
        count, cost, before = best[start]
        stub = start > before == 0 and measure(_join(words[:start])) < wide / 2
        small = end < len(words) and len(words[end - 1]) <= SMALL_WORD
        pause = words[end - 1][-1:] in ",.;:?"
        yield count + 1, cost + (room / width) ** 2 + small * SMALL + stub * STUB - pause * PAUSE, start


def _join(words: list[str]) -> str:
    """A line of whole words and pieces: pieces close up, and one at the line's end shows its hyphen."""
    line = " ".join(words).replace(SOFT_HYPHEN + " ", "")
    return line[:-1] + "-" if line.endswith(SOFT_HYPHEN) else line


def _parts(word: str, width: float, measure: Measure) -> list[str]:
    """The word itself, or its pieces where it is wider than a line; inner pieces end in a soft hyphen."""
    if measure(word) <= width:
        return [word]
    cuts = [0, *_hyphenation(language()).positions(word), len(word)]
    pieces = [word[a:b] for a, b in pairwise(cuts)]
    narrow = [part for piece in pieces for part in _chopped(piece, width, measure)]
    return [piece + SOFT_HYPHEN for piece in narrow[:-1]] + narrow[-1:]


def _chopped(piece: str, width: float, measure: Measure) -> Iterator[str]:
    """A piece that no hyphen helps, cut where the line ends."""
    while piece and measure(piece + "-") > width:
        most = max(1, int(len(piece) * width / measure(piece + "-")))
        while most > 1 and measure(piece[:most] + "-") > width:
            most -= 1
        yield piece[:most]
        piece = piece[most:]
    if piece:
        yield piece


@cache
def _hyphenation(spoken: str) -> Pyphen:
    """Hyphens that leave at least four letters on either side."""
    from pyphen import Pyphen

    return Pyphen(lang="da_DK" if spoken == "da" else "en_GB", left=4, right=4)
