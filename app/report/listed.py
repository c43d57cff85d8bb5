"""Lists: what labels an entry in the margin, its words beside, what it builds on under them or at the side."""

from __future__ import annotations

from functools import partial

from app.document.tree import Item, Items, Look, Paragraph, Text
from app.report import grid
from app.report.charts import disc
from app.report.paragraphs import STYLES, Typesetter
from app.report.strips import Paint, Strip, beside, space
from app.report.structure import Element

_INDENT = 30.0
"""From a conclusion's number to the word of its strength; the disc stands between."""

_COMPANY, _MOST_KEPT = 3, 10
"""So many entries stand under a heading before its page ends, where they are no more lines than that."""

_SIDE = 48.0
"""The column at the right for what builds on a remark."""


def items(setter: Typesetter, block: Items, *, codes_aside: bool = False) -> list[Strip]:
    """The strips of a list; neither its first nor its last line is left alone on a page."""
    numbering = "Decimal" if block.numbered else "None"
    listed = Element("L", setter.root, attributes=f"/O/List/ListNumbering/{numbering}")
    to_the_side = any(i.codes for i in block.items if i.strength is None)
    out: list[Strip] = []
    starts: list[int] = []
    for n, item in enumerate(block.items):
        starts.append(sum(not s.glue for s in out))
        if item.strength is not None:
            strips = _conclusion(setter, item, listed, codes_aside=codes_aside)
        else:
            strips = entry(setter, item, listed, grid.MARGIN, grid.FULL, side=_SIDE if to_the_side else 0.0)
        if n and block.airy:
            out.append(space(0.5))
        for s in strips[:-1] if block.airy else ():
            s.keep = True
        out += strips
    lines = [s for s in out if not s.glue]
    if len(lines) > 2 and not block.airy:
        lines[0].keep = lines[-2].keep = True
        opening = lines[: _lines_of(starts, _COMPANY, len(lines))]
        for s in opening[:-1] if len(opening) <= _MOST_KEPT else ():
            s.keep = True
    return out


def _lines_of(starts: list[int], entries: int, lines: int) -> int:
    """How many lines the first few entries have."""
    return starts[entries] if entries < len(starts) else lines


def entry(
    setter: Typesetter, item: Item, listed: Element, margin: float, width: float, *, side: float = 0.0
) -> list[Strip]:
    """A label in the margin and words beside it. side: room at the right for its codes."""
    li = Element("LI", listed)
    label = setter.words(item.label, grid.SMALL, margin - grid.GUTTER / 2, Element("Lbl", li)) if item.label else []
    body = Element("LBody", li)
    room = width - margin - (side + grid.PAD if side else 0.0)
    paragraphs = [*item.aside, *item.body]
    plain = len(paragraphs) == 1 and not (side and item.codes)
    main: list[Strip] = []
    for p in paragraphs:
        main += setter.words(p.text, STYLES[p.role], room, body if plain else Element("P", body))
    columns = [(0.0, label), (margin, main)]
    if item.codes is not None:
        codes = setter.words(item.codes.text, grid.SIDE, side, Element("P", body))
        columns.append((width - side, codes))
    return _together(beside(columns), item.key)


def _conclusion(setter: Typesetter, item: Item, listed: Element, *, codes_aside: bool) -> list[Strip]:
    """Number, disc and strength in the margin; the sentence, the minority's, and what it builds on."""
    li = Element("LI", listed)
    number = tuple(Text(t.words, Look.STRONG, t.to) for t in item.label)
    room = grid.LABEL + grid.GUTTER / 2 - _INDENT
    aside = setter.words(number, grid.BODY, _INDENT, Element("Lbl", li))
    body = Element("LBody", li)
    strength = setter.words((Text(item.standing),), grid.BODY, room, Element("P", body))
    if item.strength is not None:
        strength[0].paints.append(Paint(-9.0, grid.BASELINE - 3.3, partial(disc, item.strength)))

    def under(paragraph: Paragraph) -> list[Strip]:
        return setter.words(paragraph.text, STYLES[paragraph.role], room, Element("P", body))

    below = [*strength, *(s for p in item.aside for s in under(p))]
    main: list[Strip] = []
    for p in item.body:
        main += setter.words(p.text, STYLES[p.role], grid.MAIN, Element("P", body))
    if item.codes is not None and codes_aside:
        below += under(item.codes)
    elif item.codes is not None:
        main += setter.words(item.codes.text, STYLES[item.codes.role], grid.MAIN, Element("P", body))
    return _together(beside([(0.0, aside), (_INDENT, below), (grid.MARGIN, main)]), item.key)


def _together(strips: list[Strip], key: str) -> list[Strip]:
    """Up to three lines stay on one page."""
    if len(strips) <= 3:
        for s in strips[:-1]:
            s.keep = True
    if key:
        strips[0].keys = [*strips[0].keys, key]
    return strips
