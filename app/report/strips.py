"""What pages are filled with: strips of whole lines, and where pages may end between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.report.grid import LINE
from app.report.setting import Line, Piece
from app.report.sheets import Sheets
from app.report.structure import Element


@dataclass(frozen=True, slots=True)
class Type:
    """One line of type: its place in the strip (y to its baseline from the strip's top), and whose it is."""

    x: float
    y: float
    line: Line
    pieces: tuple[Piece, ...]
    owner: Element | None
    targets: dict[int, Element]


@dataclass(frozen=True, slots=True)
class Paint:
    """Something drawn at a place of the strip: `draw(sheets, x, y)`. owner: the element it is content of, if any."""

    x: float
    y: float
    draw: Callable[[Sheets, float, float], None]
    owner: Element | None = None


@dataclass(slots=True)
class Strip:
    """A band across the page that is never parted.

    keep: no page ends under it. glue: empty space that vanishes at the top of a page. keys: places in it that others
    lead to. head: on a page that begins right after it was left behind (a table's head) it is drawn again.
    """

    height: float = LINE
    types: list[Type] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    keep: bool = False
    glue: bool = False
    repeat: Strip | None = None  # what is drawn first where a page begins with this strip

    def moved(self, x: float = 0.0, y: float = 0.0) -> Strip:
        """The same further to the right, or further down in a taller strip."""
        if not x and not y:
            return self
        types = [Type(t.x + x, t.y + y, t.line, t.pieces, t.owner, t.targets) for t in self.types]
        paints = [Paint(p.x + x, p.y + y, p.draw, p.owner) for p in self.paints]
        return Strip(self.height, types, paints, self.keys, self.keep, self.glue, self.repeat)

    def squeezed(self, share: float) -> Strip:
        """The same type with less between the lines."""
        return replace(
            self,
            height=self.height * share,
            types=[replace(t, y=t.y * share) for t in self.types],
            paints=[replace(p, y=p.y * share) for p in self.paints],
        )


def beside(columns: Sequence[tuple[float, Sequence[Strip]]]) -> list[Strip]:
    """Columns of strips, each at its x, as one column of strips."""
    deepest = max((len(strips) for _x, strips in columns), default=0)
    out = []
    for n in range(deepest):
        row = Strip(0)
        for x, strips in columns:
            if n < len(strips):
                s = strips[n]
                row.height = max(row.height, s.height)
                moved = s.moved(x)
                row.types += moved.types
                row.paints += moved.paints
                row.keys += s.keys
                row.keep = row.keep or s.keep
        out.append(row)
    return out


def space(lines: float) -> Strip:
    """Empty lines of the grid."""
    return Strip(lines * LINE, glue=True)


def height(strips: Iterable[Strip]) -> float:
    """How much room they take."""
    return sum(s.height for s in strips)


_ENOUGH = 6
"""Strips of what fits on no page that must stand on the one where it begins."""


def _goes_on_a_page(strips: Sequence[Strip], at: int, room: float) -> bool:
    """Whether what is kept together from here on fits on a page of its own."""
    height = 0.0
    for strip in strips[at:]:
        height += strip.height
        if height > room or not strip.keep:
            break
    return height <= room


def paged(strips: Sequence[Strip], room: float) -> list[list[Strip]]:
    """Strips by page: as many on each as go, ending where a page may end."""
    pages: list[list[Strip]] = []
    start = 0
    while start < len(strips):
        while start < len(strips) and strips[start].glue:
            start += 1
        if start >= len(strips):
            break
        page: list[Strip] = []
        first = strips[start]
        taken = 0.0
        if first.repeat is not None:
            page.append(first.repeat)
            taken = first.repeat.height
        end, good = start, None
        while end < len(strips) and (taken + strips[end].height <= room + 0.01 or end == start):
            taken += strips[end].height
            end += 1
            if not strips[end - 1].keep and not (end < len(strips) and strips[end].glue and strips[end - 1].keep):
                good = end
        if end < len(strips) and good is not None and good > start:
            parted = end - good >= _ENOUGH and not _goes_on_a_page(strips, good, room)
            end = end if parted else good
        page += strips[start:end]
        pages.append(page)
        start = end
    return pages
