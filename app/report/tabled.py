"""Tables with a hairline under each row and no other ink."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from app.document.tree import Cell, Column, Lane, Paragraph, Table, Text
from app.report import grid
from app.report.charts import lane
from app.report.grid import LINE
from app.report.listed import entry
from app.report.objects import text_string
from app.report.paragraphs import STYLES, Typesetter, artifact, rule
from app.report.strips import Paint, Strip, beside
from app.report.structure import Element

_TIMES = 32.5
"""9.30 stands under 10.00: times are set flush right in a column of their own width."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A column on the page: where it begins, and what room its words have."""

    column: Column
    x: float
    room: float


def table(setter: Typesetter, block: Table) -> list[Strip]:
    """The strips of a table; where it goes on to another page its head is drawn again, and not read again."""
    summary = f"/O/Table/Summary{text_string(block.summary)}" if block.summary else ""
    element = Element("Table", setter.root, attributes=summary)
    pad = 0.0 if block.dense else LINE / 4
    places = _places(block.columns)
    out = _head(setter, places, Element("TR", Element("THead", element)), pad)
    again = artifact(out)
    body = Element("TBody", element)
    # In a table of few rows the heads would outnumber the rest, which readers take for a table gone wrong.
    named = len(block.columns) + len(block.rows) <= (len(block.columns) - 1) * len(block.rows)
    for row, following in zip_longest(block.rows, block.rows[1:]):
        strips = _row(setter, places, row, Element("TR", body), pad, named=named)
        # Rows of one kind say it once: the line between them begins where they differ.
        goes_on = following is not None and not _says(following[0]) and len(places) > 1
        paint = partial(rule, grid.HAIR, begin=places[1].x if goes_on else 0.0)
        strips[-1].paints.append(Paint(0.0, strips[-1].height, paint))
        for s in strips:
            s.repeat = again
        out += strips
    return out


def _places(columns: Sequence[Column]) -> list[_Place]:
    scale = grid.FULL / sum(c.share for c in columns)
    places, x = [], 0.0
    for n, column in enumerate(columns):
        width = column.share * scale
        places.append(_Place(column, x, width if column.numbers or n == len(columns) - 1 else width - grid.PAD))
        x += width
    return places


def _head(setter: Typesetter, places: Sequence[_Place], tr: Element, pad: float) -> list[Strip]:
    cells = []
    for p in places:
        th = Element("TH", tr, attributes="/O/Table/Scope/Column")
        cells.append(
            (
                p.x,
                setter.words(
                    (Text(p.column.head),), grid.flush_right(grid.HEAD) if p.column.numbers else grid.HEAD, p.room, th
                ),
            )
        )
    line = Strip(LINE / 2, paints=[Paint(0.0, LINE / 2 - pad, partial(rule, grid.INK))])
    head = [*beside(cells), line]
    for s in head:
        s.keep = True
    return head


def _row(
    setter: Typesetter, places: Sequence[_Place], row: Sequence[Cell], tr: Element, pad: float, *, named: bool
) -> list[Strip]:
    """One row. named: its header cell is tagged as one."""
    columns = []
    for cell, place in zip(row, places, strict=True):
        header = cell.header and named
        element = Element("TH" if header else "TD", tr, attributes="/O/Table/Scope/Row" if header else "")
        columns.append((place.x, _cell(setter, cell, element, place)))
    strips = beside(columns)
    if len(strips) <= 4:
        for s in strips[:-1]:
            s.keep = True
    if pad:
        strips[0] = replace(strips[0].moved(y=pad), height=strips[0].height + pad)
        strips[-1].height += pad
    return strips


def _says(cell: Cell) -> bool:
    return any(t.words for content in cell.content if isinstance(content, Paragraph) for t in content.text)


def _cell(setter: Typesetter, cell: Cell, element: Element, place: _Place) -> list[Strip]:
    out: list[Strip] = []
    several = sum(isinstance(c, Paragraph) for c in cell.content) > 1
    right = place.column.numbers or place.column.times
    width = _TIMES if place.column.times else place.room
    for content in cell.content:
        if isinstance(content, Paragraph):
            style = STYLES[content.role]
            style = grid.flush_right(style) if right else style
            out += setter.words(content.text, style, width, Element("P", element) if several else element)
        elif isinstance(content, Lane):
            out.append(Strip(LINE, paints=[Paint(0.0, 0.0, partial(lane, content, place.room))]))
        else:
            listed = Element("L", element, attributes="/O/List/ListNumbering/None")
            for item in content.items:
                out += entry(setter, item, listed, grid.INSET, place.room)
    return out or [Strip(LINE)]
