"""Paragraphs as strips of a line each, with the structure above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from app.document.tree import Look, Role, Text
from app.report import grid
from app.report.faces import settable
from app.report.grid import HEIGHT, Ink, Style
from app.report.setting import Piece, set_lines
from app.report.sheets import Sheets
from app.report.strips import Strip, Type
from app.report.structure import Element

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
    """Sets words of one document. language: how its words are hyphenated; keys: what can be led to at all."""

    def __init__(self, language: str, root: Element, keys: frozenset[str]) -> None:
        self.language, self.root, self.keys = language, root, keys

    def words(self, text: Sequence[Text], style: Style, width: float, owner: Element, key: str = "") -> list[Strip]:
        """A paragraph as strips of a line each; pages never leave one line of it alone."""
        pieces = tuple(self._piece(t, style) for t in text if t.words)
        if not pieces:
            return [Strip(style.leading)]
        lines = set_lines(pieces, width, self.language)
        targets = {}
        for n, piece in enumerate(pieces):
            if piece.to or piece.url:
                targets[n] = Element("Link", owner, inline=True)
        strips = []
        for line in lines:
            x = width - line.width if style.right else 0.0
            y = grid.BASELINE + style.drop
            strips.append(Strip(style.leading, [Type(x, y, line, pieces, owner, targets)]))
        for n in (0, len(strips) - 2):
            if 0 <= n < len(strips) - 1:
                strips[n].keep = True
        if key:
            strips[0].keys = [key]
        return strips

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


def rule(colour: Ink, sheets: Sheets, x: float, y: float) -> None:
    """A line over the full width."""
    sheets.draw(f"{colour.stroke} 0.5 w {x:.2f} {HEIGHT - y:.2f} m {x + grid.FULL:.2f} {HEIGHT - y:.2f} l S")


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
