"""The faces a PDF is set in: what each letter is wide, which glyph it is, and what a face lacks.

ReportLab reads the font files and makes the subsets. The letters that Danish and English are written with have one
byte each, in simple fonts that every reader knows; all others have their own number as two bytes (Identity-H). Either
way a letter has the same code in every document, and a hyphen and a soft hyphen, which look alike, stay two.
"""

from __future__ import annotations

import itertools
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

BYTES = {
    **{chr(code): code for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))},
    **{
        bytes([code]).decode("cp1252"): code for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    },
}
"""Letters with a code of one byte: those of Latin-1 and, where it has none, the quotes and dashes of Windows-1252."""

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
    byte: dict[str, str] = field(default_factory=dict)  # as two hexadecimal digits, for letters that have one
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
    byte = {w: f"{BYTES[w]:02x}" for w in advance if w in BYTES} if number < len(MAIN) else {}
    return Face(name, number, font, advance, code, byte, frozenset(advance))


def font_name(number: int, *, simple: bool) -> str:
    """What a page calls a face's font of one-byte codes, and that of two."""
    return f"F{number}" if simple else f"W{number}"


def coded(words: str, number: int) -> list[tuple[bool, str]]:
    """Words of one face as they are shown: stretches of one or of two bytes a letter, in hexadecimal digits."""
    own = face(number)
    if all(map(own.byte.__contains__, words)):
        return [(True, "".join(map(own.byte.__getitem__, words)))]
    return [
        (simple, "".join(map((own.byte if simple else own.code).__getitem__, stretch)))
        for simple, stretch in itertools.groupby(words, own.byte.__contains__)
    ]


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
