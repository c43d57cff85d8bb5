"""Words into lines. What is set once is kept: the same paragraph of the next preview costs a look-up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pyphen import Pyphen

from app.report.bidi import is_rtl, leads_rtl, shaped, typed, visual
from app.report.bidi import runs as directions
from app.report.faces import face, runs, settable
from app.report.grid import Style

SOFT_HYPHEN = "\u00ad"
"""Drawn as a hyphen, read as nothing: what a line break adds must not become part of the word."""

SHORTEST = 12
"""Letters of a word that may be hyphenated."""

WORTHWHILE = 0.14
"""The share of the line that must be empty before a word is hyphenated."""


COMPANY = 0.13
"""The share of the line that a paragraph's last line should fill."""

LEAST = 34.0
"""And the points, in narrow columns."""

PARTED = 0.4
"""The share of the line that must be empty before a word is parted at a hyphen of its own: names stay whole."""

_ALL = 1.0
_WORDS = re.compile(r"( |\n)")
_BLANKS = frozenset({" ", "\n", ""})
_NARROWER = (0.96, 0.92, 0.88, 0.84, 0.8)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in one style, leading somewhere or not."""

    words: str
    style: Style
    to: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line in one face: which piece it is of, its place and width.

    words: as they are drawn, left to right. typed: as they are read, where that is another order or other letters.
    """

    piece: int
    face: int
    x: float
    width: float
    words: str
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, set."""

    bits: tuple[Bit, ...]
    width: float


@dataclass(slots=True)
class _Box:
    """What cannot be parted at a space: parts of pieces with their faces. space: what follows it is a space."""

    parts: list[tuple[int, int, str]]  # piece, face, words
    width: float
    space: bool
    newline: bool = False


@lru_cache(maxsize=20_000)
def set_lines(pieces: tuple[Piece, ...], width: float, language: str) -> tuple[Line, ...]:
    """Breaks words into lines no wider than `width`, ragged right.

    Where the last line would be one short word, or begin with the tail of one, the lines above give it company.
    """
    boxes = tuple(_boxes(pieces))
    best = lines = _broken(boxes, pieces, width, language)
    for share in _NARROWER:
        if not _poor(best, width):
            break
        best = _broken(boxes, pieces, share * width, language)
        if len(best) > len(lines):
            break
        if not _poor(best, width):
            lines = best
    return tuple(_finished(line, pieces, last=n == len(lines) - 1) for n, line in enumerate(lines))


def _poor(lines: list[list[_Box]], width: float) -> bool:
    """The last line is almost empty, or the word before it was hyphenated."""
    if len(lines) < 2:
        return False
    last, before = lines[-1], lines[-2]
    if before and before[-1].parts and before[-1].parts[-1][2].endswith(SOFT_HYPHEN):
        return True
    return sum(box.width for box in last) < max(COMPANY * width, LEAST)


def _broken(boxes: Sequence[_Box], pieces: Sequence[Piece], width: float, language: str) -> list[list[_Box]]:
    lines: list[list[_Box]] = [[]]
    room = width
    for box in boxes:
        gap = _space(pieces, lines[-1][-1]) if lines[-1] and lines[-1][-1].space else 0.0
        rest: _Box | None = box
        while rest is not None:
            if rest.width + gap <= room + 0.01:
                lines[-1].append(rest)
                room -= rest.width + gap
                break
            spare = (room - gap) / width if lines[-1] else _ALL
            parted = _part(rest, room - gap, pieces, language, spare)
            if parted is not None:
                lines[-1].append(parted[0])
                rest = parted[1]
            lines.append([])
            room, gap = width, 0.0
        if box.newline:
            lines.append([])
            room = width
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def _boxes(pieces: Sequence[Piece]) -> Iterator[_Box]:
    parts: list[tuple[int, int, str]] = []
    for n, piece in enumerate(pieces):
        main = piece.style.face
        plain = face(main).has(piece.words.replace("\n", " "))
        for word in _WORDS.split(piece.words):
            if word in _BLANKS:
                if word and (parts or word == "\n"):
                    yield _box(parts, pieces, space=True, newline=word == "\n")
                    parts = []
            elif plain:
                parts.append((n, main, word))
            elif word:
                parts += [(n, number, words) for number, words in runs(shaped(word), main)]
    if parts:
        yield _box(parts, pieces, space=False)


def _box(parts: list[tuple[int, int, str]], pieces: Sequence[Piece], *, space: bool, newline: bool = False) -> _Box:
    if len(parts) == 1:
        p, f, words = parts[0]
        return _Box(parts, face(f).width(words) * pieces[p].style.size, space, newline)
    width = sum(face(f).width(words) * pieces[p].style.size for p, f, words in parts)
    return _Box(parts, width, space, newline)


def _space(pieces: Sequence[Piece], before: _Box) -> float:
    if not before.parts:
        return 0.0
    piece, _face, _words = before.parts[-1]
    style = pieces[piece].style
    return face(style.face).advance[" "] * style.size


def _part(box: _Box, room: float, pieces: Sequence[Piece], language: str, spare: float) -> tuple[_Box, _Box] | None:
    """A box in two, the first no wider than `room`: by hyphenation, at a hyphen or slash of its own, or anywhere.

    spare: how much of the line is still empty; all of it is the last resort, where a word is wider than the line.
    """
    if spare < WORTHWHILE:
        return None
    force = spare >= _ALL
    words = "".join(w for _p, _f, w in box.parts)
    style = pieces[box.parts[0][0]].style
    best: tuple[int, str] | None = None
    for at, hyphen in _places(words, language if style.hyphens or force else ""):
        if not hyphen and spare < PARTED:
            continue
        head = _cut(box, 0, at, pieces)
        if head.width + (face(style.face).advance[SOFT_HYPHEN] * style.size if hyphen else 0) <= room + 0.01:
            best = (at, hyphen)
    if best is None and force:
        best = (_most(box, room, pieces), "")
    if best is None:
        return None
    at, hyphen = best
    head, tail = _cut(box, 0, at, pieces), _cut(box, at, len(words), pieces)
    if hyphen:
        p, f, w = head.parts[-1]
        head.parts[-1] = (p, f, w + hyphen)
        head.width += face(f).advance[hyphen] * pieces[p].style.size
    head.space, tail.space, tail.newline = False, box.space, box.newline
    return head, tail


_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})[-\u2010\u2013\u2014/](?=\w{2})"  # hyphens and slashes between words
    r"|[/&?=](?=[^/&?=\s]{3})"  # in addresses
    r"|(?<=[\u3000-\u9fff\uac00-\ud7af])(?=[\u3040-\u9fff\uac00-\ud7af])"  # between Chinese, Japanese, Korean signs
)


def _places(words: str, language: str) -> Iterator[tuple[int, str]]:
    """Where a word may be parted, from the left, and with what at the end of the line."""
    if len(words) > 400:
        return
    places = {found.end(): "" for found in _AFTER.finditer(words)}
    if language:
        for found in re.finditer(r"[^\W\d_]+", words):
            if len(found[0]) >= SHORTEST:
                for at in _hyphenator(language).positions(found[0]):
                    places.setdefault(found.start() + at, SOFT_HYPHEN)
    yield from sorted(places.items())


@cache
def _hyphenator(language: str) -> Pyphen:
    return Pyphen(lang={"da": "da_DK", "en": "en_GB"}.get(language, "en_GB"), left=5, right=5)


def _most(box: _Box, room: float, pieces: Sequence[Piece]) -> int:
    """How many letters fit, one at least."""
    taken, width = 0, 0.0
    for p, f, words in box.parts:
        advance, size = face(f).advance, pieces[p].style.size
        for letter in words:
            width += advance[letter] * size
            if width > room + 0.01:
                return max(1, taken)
            taken += 1
    return max(1, taken - 1)


def _cut(box: _Box, begin: int, end: int, pieces: Sequence[Piece]) -> _Box:
    parts, at = [], 0
    for p, f, words in box.parts:
        some = words[max(0, begin - at) : max(0, end - at)]
        if some:
            parts.append((p, f, some))
        at += len(words)
    return _box(parts, pieces, space=False)


def _finished(boxes: list[_Box], pieces: Sequence[Piece], *, last: bool, base_rtl: bool | None = None) -> Line:
    """Bits with their places; the space at a line's end stays, so that readers can join the lines.

    base_rtl: which way the whole runs; None: the way of its first letter.
    """
    bits: list[Bit] = []
    x = 0.0
    run: list[str] = []
    of = (-1, -1)  # the piece and face of the run
    begin = 0.0
    for n, box in enumerate(boxes):
        gap = box.space and box.parts and not (last and n == len(boxes) - 1)
        for p, f, words in box.parts:
            if (p, f) != of:
                if run:
                    bits.append(Bit(*of, begin, x - begin, "".join(run)))
                run, of, begin = [], (p, f), x
            run.append(words)
            x += face(f).width(words) * pieces[p].style.size
        if gap:
            style = pieces[of[0]].style
            if style.face != of[1]:
                bits.append(Bit(*of, begin, x - begin, "".join(run)))
                run, of, begin = [], (of[0], style.face), x
            run.append(" ")
            x += face(style.face).advance[" "] * style.size
    if run:
        bits.append(Bit(*of, begin, x - begin, "".join(run)))
    width = x
    if bits and bits[-1].words.endswith(" "):
        style = pieces[bits[-1].piece].style
        width -= face(style.face).advance[" "] * style.size
    if any(not bit.words.isascii() and is_rtl(bit.words) for bit in bits):
        bits = _turned(bits, pieces, base_rtl)
    return Line(tuple(bits), width)


def _turned(bits: list[Bit], pieces: Sequence[Piece], base_rtl: bool | None) -> list[Bit]:
    """Bits in the order they are read, each at the place where its direction puts it."""
    if base_rtl is None:
        base_rtl = leads_rtl("".join(piece.words for piece in pieces))
    stretches = directions([bit.words for bit in bits], base_rtl=base_rtl)
    turned: list[list[Bit]] = []
    for rtl, parts in stretches:
        turned.append([])
        for n, words in parts:
            bit = bits[n]
            width = face(bit.face).width(words) * pieces[bit.piece].style.size
            shown, read = (visual(words), typed(words)) if rtl else (words, "")
            turned[-1].append(Bit(bit.piece, bit.face, 0.0, width, shown, read))
    x = 0.0
    for n in reversed(range(len(turned))) if base_rtl else range(len(turned)):
        order = range(len(turned[n]))
        for m in reversed(order) if stretches[n][0] else order:
            turned[n][m] = replace(turned[n][m], x=x)
            x += turned[n][m].width
    return [bit for stretch in turned for bit in stretch]


@lru_cache(maxsize=5_000)
def set_short(
    words: str, style: Style, width: float, *, base_rtl: bool | None = None
) -> tuple[Line, tuple[Piece, ...]]:
    """Words on one line, cut with an ellipsis where they are wider: names in pictures, the foot of a page.

    base_rtl: which way the line runs where that is not for its first letter to say (a sentence of ours).
    """
    words = settable(words, style.face)
    line, pieces = _unbroken(words, style, base_rtl)
    while line.width > width and len(words) > 1:
        share = width / line.width
        words = words[: max(1, min(len(words) - 1, int(len(words) * share)))].rstrip()
        line, pieces = _unbroken(f"{words}…", style, base_rtl)
    return line, pieces


def _unbroken(words: str, style: Style, base_rtl: bool | None = None) -> tuple[Line, tuple[Piece, ...]]:
    pieces = (Piece(words.replace("\n", " "), style),)
    return _finished(list(_boxes(pieces)), pieces, last=True, base_rtl=base_rtl), pieces
