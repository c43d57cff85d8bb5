"""Paragraphs as strips of a line each, with the structure above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from app.document.tree import Document, Look, Role, Text
from app.report import grid
from app.report.faces import settable
from app.report.grid import HEIGHT, Ink, Style
from app.report.setting import Piece, set_lines
from app.report.sheets import Sheets
from app.report.strips import Strip, Type
from app.report.structure import Element

LOCALES = {"da": "da-DK", "en": "en-GB"}
"""The languages as a PDF names them."""

STYLES: Mapping[Role, Style] = {
    Role.KICKER: grid.KICKER,
    Role.TITLE: grid.TITLE,
    Role.LEAD: grid.LEAD,
    Role.BODY: grid.BODY,
    Role.SMALL: grid.SMALL,
    Role.STATEMENT: grid.STATEMENT,
    Role.DISSENT: grid.DISSENT,
    Role.CODES: grid.CODES,
    Role.COUNT: grid.COUNT,
    Role.NOTICE: grid.NOTICE,
}


class Typesetter:
    """Sets words of one document. keys: what can be led to at all."""

    def __init__(self, document: Document, root: Element, keys: frozenset[str]) -> None:
        self.document, self.root, self.keys = document, root, keys
        foreign = document.typed_in != document.language
        self._typed_in = LOCALES.get(document.typed_in, document.typed_in) if foreign else ""

    def words(self, text: Sequence[Text], style: Style, width: float, owner: Element, key: str = "") -> list[Strip]:
        """A paragraph as strips of a line each; pages never leave one line of it alone."""
        text = [t for t in text if t.words]
        if not text:
            return [Strip(style.leading)]
        pieces = tuple(self._piece(t, style) for t in text)
        language = self.document.typed_in if any(t.typed for t in text) else self.document.language
        targets = self._targets(text, pieces, owner)
        strips = []
        for line in set_lines(pieces, width, language):
            x = width - line.width if style.right else 0.0
            strips.append(Strip(style.leading, [Type(x, grid.BASELINE + style.drop, line, pieces, owner, targets)]))
        for n in (0, len(strips) - 2):
            if 0 <= n < len(strips) - 1:
                strips[n].keep = True
        if key:
            strips[0].keys = [key]
        return strips

    def _targets(self, text: Sequence[Text], pieces: Sequence[Piece], owner: Element) -> dict[int, Element]:
        """Elements of their own within a paragraph: links, and what is in another language than the rest of it."""
        if self._typed_in and all(t.typed for t in text):
            owner.language = self._typed_in
        targets = {}
        for n, (t, piece) in enumerate(zip(text, pieces, strict=True)):
            if piece.to or piece.url:
                targets[n] = Element("Link", owner, inline=True)
            elif self._typed_in and t.typed and not owner.language:
                targets[n] = Element("Span", owner, language=self._typed_in, inline=True)
        return targets

    def _piece(self, text: Text, style: Style) -> Piece:
        style = _looking(text.look, style)
        return Piece(settable(text.words, style.face), style, text.to if text.to in self.keys else "", text.url)


@cache
def _looking(look: Look, style: Style) -> Style:
    """A style as a stretch of it stands out."""
    match look:
        case Look.CODE:
            bold = style.face if style is grid.CODES else grid.BOLD
            return replace(style, face=bold, size=min(style.size, grid.SMALL.size), colour=grid.ACCENT)
        case Look.QUIET:
            return replace(style, size=min(style.size, grid.SMALL.size), colour=grid.SOFT)
        case Look.STRONG:
            return replace(style, face=grid.BOLD_ITALIC if style.face == grid.ITALIC else grid.BOLD)
        case Look.MISSING:
            return replace(style, face=grid.BOLD, colour=grid.SOON)
        case Look.PLAIN:
            return style


def rule(colour: Ink, sheets: Sheets, x: float, y: float, begin: float = 0.0) -> None:
    """A line over the full width, or from further in."""
    left, down = x + begin, HEIGHT - y
    sheets.draw(f"{colour.stroke} 0.5 w {left:.2f} {down:.2f} m {x + grid.FULL:.2f} {down:.2f} l S")


def artifact(strips: Sequence[Strip]) -> Strip:
    """Strips once more, as one that is not read out: a table's head on its next page."""
    whole = Strip(sum(s.height for s in strips), keep=True)
    at = 0.0
    for s in strips:
        moved = s.moved(y=at)
        whole.types += [replace(t, owner=None, targets={}) for t in moved.types]
        whole.paints += moved.paints
        at += s.height
    return whole
