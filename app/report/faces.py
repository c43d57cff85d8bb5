"""The faces a PDF is set in: what each letter is wide, which glyph it is, and what a face lacks.

ReportLab reads the font files and makes the subsets. The code of a letter is its own number (two bytes, Identity-H),
so that what is set once can be kept between documents, and a hyphen and a soft hyphen, which look alike, stay two.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reportlab.pdfbase.ttfonts import TTFontFace

from app.resources import folder

MAIN = ("SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Italic", "SourceSans3-SemiboldItalic")
"""The four faces, in the order of grid.TEXT, BOLD, ITALIC, BOLD_ITALIC."""

FALLBACKS = ("NotoSansHebrew-Regular", "NotoSansArabic-Regular", "DejaVuSans", "DroidSansFallback")
"""Faces for scripts the main ones lack, tried in order; one weight serves all four."""

_PRIVATE, _PRIVATE_ROOM = 0xE000, 0x1900
"""Codes for letters beyond two bytes."""

_MOST_KNOWN = 50_000
"""Words whose width a face keeps."""

BOX = "\u25a1"
"""Stands for a letter that no face has."""


@dataclass(slots=True)
class Face:
    """One font file, read."""

    name: str
    number: int
    font: TTFontFace
    advance: dict[str, float] = field(default_factory=dict)  # points at size 1
    code: dict[str, str] = field(default_factory=dict)  # as four hexadecimal digits
    letters: frozenset[str] = frozenset()
    known: dict[str, float] = field(default_factory=dict)

    def width(self, words: str) -> float:
        """At size 1. People use the same words again and again, so what was measured is kept."""
        width = self.known.get(words)
        if width is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            width = self.known[words] = sum(map(self.advance.__getitem__, words))
        return width

    def has(self, words: str) -> bool:
        """Every letter is there."""
        return self.letters.issuperset(words)


@cache
def face(number: int) -> Face:
    """A face by its number: the four main ones, then the fallbacks."""
    name = (*MAIN, *FALLBACKS)[number]
    shared, own = folder("fonts") / f"{name}.ttf", folder("fonts") / "document" / f"{name}.ttf"
    font = TTFontFace(str(shared if shared.exists() else own))
    glyphs, widths = font.charToGlyph, font.charWidths
    advance = {chr(c): widths.get(c, font.defaultWidth) / 1000 for c in glyphs if c > 31}
    code = {chr(c): f"{c:04x}" for c in glyphs if 31 < c < 0x10000}
    beyond = sorted(c for c in glyphs if c > 0xFFFF)[:_PRIVATE_ROOM]
    code |= {chr(c): f"{_PRIVATE + n:04x}" for n, c in enumerate(beyond)}
    advance = {letter: width for letter, width in advance.items() if letter in code}
    return Face(name, number, font, advance, code, frozenset(advance))


def runs(words: str, main: int) -> list[tuple[int, str]]:
    """Words (`settable` ones) cut into stretches that one face can set."""
    if face(main).has(words):
        return [(main, words)]
    found: list[tuple[int, str]] = []
    for letter in words:
        number = _face_with(letter, main)
        if found and found[-1][0] == number:
            found[-1] = (number, found[-1][1] + letter)
        else:
            found.append((number, letter))
    return found


def settable(words: str, main: int) -> str:
    """Words without letters that no face has: pictures become their names, flags their letters, the rest a box."""
    if face(main).has(words.replace("\n", " ")):
        return words
    return "".join(w if w == "\n" or _found(w, main) is not None else _instead(w) for w in words)


def _face_with(letter: str, main: int) -> int:
    number = _found(letter, main)
    return main if number is None else number


@cache
def _found(letter: str, main: int) -> int | None:
    candidates: tuple[int, ...] = (main, *range(len(MAIN), len(MAIN) + len(FALLBACKS)))
    for number in candidates:
        if letter in face(number).advance:
            return number
    return None


@lru_cache(maxsize=5_000)
def _instead(letter: str) -> str:
    name = unicodedata.name(letter, "")
    if name.startswith("REGIONAL INDICATOR SYMBOL LETTER "):
        return name[-1]
    if unicodedata.category(letter) == "So" and name:
        return f"[{name.lower()}]"
    return BOX
