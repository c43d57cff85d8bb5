"""Blocks of the document as strips: paragraphs on the baseline, rows on two columns, tables without boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from app.document.tree import (
    Bars,
    Block,
    Cell,
    Contents,
    Delay,
    Heading,
    Item,
    Items,
    Lane,
    Look,
    Paragraph,
    Role,
    Section,
    SectionKind,
    Table,
    Text,
)
from app.report import grid
from app.report.charts import bars, bars_height, delay, delay_height, disc, lane
from app.report.faces import settable
from app.report.grid import LINE, Style
from app.report.setting import Piece, set_lines
from app.report.sheets import Sheets
from app.report.strips import Paint, Strip, Type, beside, space
from app.report.structure import Element

STYLES: dict[Role, Style] = {
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
_HEADINGS = {2: grid.H2, 3: grid.KICKER}


class Builder:
    """Makes strips and the structure above them, in reading order. keys: what can be led to at all."""

    def __init__(self, language: str, root: Element, keys: frozenset[str]) -> None:
        self.language, self.root, self.keys = language, root, keys

    # -- words -----------------------------------------------------------------------------------------------------
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
        look = text.look
        if look is Look.CODE:
            face = grid.BOLD if style.face is grid.TEXT else style.face
            style = Style(
                face, 8.5 if style.size < 11 else style.size, grid.ACCENT, style.leading, style.drop, style.right
            )
        elif look is Look.QUIET:
            style = Style(
                style.face, 8.5 if style.size <= 10 else style.size, grid.SOFT, style.leading, style.drop, style.right
            )
        elif look is Look.STRONG:
            style = Style(grid.BOLD, style.size, style.colour, style.leading, style.drop, style.right)
        elif look is Look.MISSING:
            style = Style(grid.BOLD, style.size, grid.SOON, style.leading, style.drop, style.right)
        return Piece(settable(text.words, style.face), style, text.to if text.to in self.keys else "", text.url)

    def note(self, text: Sequence[Text]) -> Strip:
        """A line for eyes only: what it says, the structure says by going on."""
        strip = self.words(text, grid.SMALL, grid.MAIN, Element("P"))[0].moved(grid.MARGIN)
        return _artifact([strip])

    # -- blocks ----------------------------------------------------------------------------------------------------
    def section(self, section: Section, *, codes_aside: bool = False) -> list[Strip]:
        """The strips of a section: its blocks with the space between them."""
        out: list[Strip] = []
        if section.kind is SectionKind.HEAD:
            mark = Strip(0, keep=True)
            mark.paints.append(Paint(0.0, 0.0, _opening))
            out.append(mark)
        before: Block | None = None
        for block in section.blocks:
            if before is not None and (gap := _gap(before, block)):
                out.append(space(gap))
            out += self.block(block, codes_aside=codes_aside)
            before = block
        return out

    def block(self, block: Block, *, codes_aside: bool = False) -> list[Strip]:
        """The strips of one block over the full width."""
        match block:
            case Paragraph():
                strips = self._paragraph(block)
            case Heading():
                strips = self._heading(block)
            case Items():
                strips = self._items(block, codes_aside=codes_aside)
            case Table():
                strips = self._table(block)
            case Bars():
                strips = self._figure(block.alt, bars_height(block), partial(bars, block))
            case Delay():
                strips = self._figure(block.alt, delay_height(block), partial(delay, block))
            case Contents():
                strips = self._contents(block)
        return strips

    def _paragraph(self, p: Paragraph) -> list[Strip]:
        style = STYLES[p.role]
        tag = "Title" if p.role is Role.TITLE else "P"
        x = 0.0 if p.wide else grid.MARGIN
        strips = self.words(p.text, style, grid.FULL - x, Element(tag, self.root), p.key)
        out = [s.moved(x) for s in strips]
        if p.role is Role.TITLE:
            out[-1].height = LINE * round((sum(s.height for s in out)) / LINE + 0.25) - sum(s.height for s in out[:-1])
            out[-1].keep = True
        return out

    def _heading(self, h: Heading) -> list[Strip]:
        element = Element(f"H{h.level}", self.root)
        text = (Text(h.words),)
        if h.level == 1 and not h.run_on:
            strips = self.words(text, grid.H1, grid.FULL, element, h.key)
            mark = Strip(0, keep=True)
            mark.paints.append(Paint(0.0, 0.0, _opening))
            strips[-1].height = 2.5 * LINE
            out = [space(3), mark, *strips, Strip(LINE * 0.5, keep=True)]
        elif h.level == 1:
            rule = Strip(LINE / 2, keep=True)
            rule.paints.append(Paint(0.0, LINE / 2, partial(_rule, grid.INK)))
            strips = self.words(text, grid.H1_RUN, grid.FULL, element, h.key)
            out = [space(0.5), rule, Strip(LINE / 2, keep=True), *strips, Strip(LINE / 2, keep=True)]
        else:
            main = self.words(text, _HEADINGS[h.level], grid.MAIN, element, h.key)
            aside = self.words(h.aside, grid.SMALL, grid.LABEL, Element("P", self.root)) if h.aside else []
            out = [space(1), *beside([(0.0, aside), (grid.MARGIN, main)])]
        for strip in out:
            strip.keep = strip.keep or not strip.glue
        return out

    def _items(self, items: Items, *, codes_aside: bool) -> list[Strip]:
        numbering = "Decimal" if items.numbered else "None"
        listed = Element("L", self.root, attributes=f"/O/List/ListNumbering/{numbering}")
        out: list[Strip] = []
        for n, item in enumerate(items.items):
            if n and items.airy:
                out.append(space(0.5))
            strips = self._item(item, listed, grid.MARGIN, grid.FULL, codes_aside=codes_aside)
            if items.airy:
                for s in strips[:-1]:
                    s.keep = True
            out += strips
        loners = [s for s in out if not s.glue]
        if len(loners) > 2 and not items.airy:
            loners[0].keep = loners[-2].keep = True
        return out

    def _item(
        self, item: Item, listed: Element, margin: float, width: float, *, codes_aside: bool = False
    ) -> list[Strip]:
        entry = Element("LI", listed)
        aside: list[Strip] = []
        label = Element("Lbl", entry) if item.label else None
        label_width = margin - grid.GUTTER / 2
        if label is not None:
            text = item.label if not item.strength else (Text(item.label[0].words, Look.STRONG),)
            style = grid.BODY if item.strength else grid.SMALL
            aside = self.words(text, style, label_width, label)
        body = Element("LBody", entry)
        if item.strength is not None:
            shape = item.strength
            words = self.words((Text(item.standing),), grid.BODY, label_width - 30, Element("P", body))
            words[0].paints.append(Paint(-9.0, grid.BASELINE - 3.3, partial(disc, shape)))
            first = beside([(0.0, aside[:1]), (30.0, words[:1])])
            aside = [*first, *(w.moved(30.0) for w in words[1:])]
            for p in item.aside:
                aside += [
                    s.moved(30.0) for s in self.words(p.text, STYLES[p.role], label_width - 30, Element("P", body))
                ]
        main: list[Strip] = []
        paragraphs = [*item.body]
        if item.codes is not None and not codes_aside:
            paragraphs.append(item.codes)
        plain = len(paragraphs) == 1 and item.strength is None
        for p in paragraphs:
            main += self.words(p.text, STYLES[p.role], width - margin, body if plain else Element("P", body))
        if item.codes is not None and codes_aside:
            indent = 30.0 if item.strength is not None else 0.0
            codes = self.words(item.codes.text, STYLES[item.codes.role], label_width - indent, Element("P", body))
            aside += [s.moved(indent) for s in codes]
        strips = beside([(0.0, aside), (margin, main)])
        if len(strips) <= 3:
            for s in strips[:-1]:
                s.keep = True
        if item.key:
            strips[0].keys = [*strips[0].keys, item.key]
        return strips

    def _table(self, table: Table) -> list[Strip]:
        element = Element(
            "Table", self.root, attributes=f"/O/Table/Summary{_string(table.summary)}" if table.summary else ""
        )
        pad = 0.0 if table.dense else LINE / 4
        scale = grid.FULL / sum(c.share for c in table.columns)
        widths = [c.share * scale for c in table.columns]
        starts = [sum(widths[:n]) for n in range(len(widths))]
        head_row = Element("TR", Element("THead", element))
        cells = []
        for c, x, w in zip(table.columns, starts, widths, strict=True):
            th = Element("TH", head_row, attributes="/O/Table/Scope/Column")
            style = Style(grid.HEAD.face, grid.HEAD.size, grid.HEAD.colour, right=c.numbers)
            cells.append((x, self.words((Text(c.head),), style, w - (0 if c.numbers else grid.PAD), th)))
        head = beside(cells)
        head.append(Strip(LINE / 2, paints=[Paint(0.0, LINE / 2 - pad, partial(_rule, grid.INK))]))
        for s in head:
            s.keep = True
        again = _artifact(head)
        body = Element("TBody", element)
        out = list(head)
        named = len(table.columns) + len(table.rows) <= (len(table.columns) - 1) * len(table.rows)
        for row in table.rows:
            strips = self._row(table, row, Element("TR", body), starts, widths, pad, named=named)
            for s in strips:
                s.repeat = again
            out += strips
        return out

    def _row(
        self,
        table: Table,
        row: tuple[Cell, ...],
        tr: Element,
        starts: list[float],
        widths: list[float],
        pad: float,
        *,
        named: bool,
    ) -> list[Strip]:
        """One row. named: its header cell is tagged as one; in a table of few rows heads would outnumber the rest."""
        columns = []
        for cell, column, x, w in zip(row, table.columns, starts, widths, strict=True):
            header = cell.header and named
            attributes = "/O/Table/Scope/Row" if header else ""
            element = Element("TH" if header else "TD", tr, attributes=attributes)
            last = x + w >= grid.FULL - 1
            columns.append(
                (
                    x,
                    self._cell(
                        cell,
                        element,
                        w - (0 if column.numbers or last else grid.PAD),
                        numbers=column.numbers,
                        times=column.times,
                    ),
                )
            )
        strips = beside(columns)
        if len(strips) <= 4:
            for s in strips[:-1]:
                s.keep = True
        if pad:
            strips[0] = replace(strips[0].moved(y=pad), height=strips[0].height + pad)
            strips[-1].height += pad
        strips[-1].paints.append(Paint(0.0, strips[-1].height, partial(_rule, grid.HAIR)))
        return strips

    def _cell(self, cell: Cell, element: Element, width: float, *, numbers: bool, times: bool) -> list[Strip]:
        out: list[Strip] = []
        several = sum(isinstance(c, Paragraph) for c in cell.content) > 1
        for content in cell.content:
            if isinstance(content, Paragraph):
                style = STYLES[content.role]
                if numbers:
                    style = Style(style.face, style.size, style.colour, right=True)
                if times:
                    style = Style(style.face, style.size, style.colour, right=True)
                owner = Element("P", element) if several else element
                out += self.words(content.text, style, 32.5 if times else width, owner)
            elif isinstance(content, Lane):
                out.append(Strip(LINE, paints=[Paint(0.0, 0.0, partial(lane, content, width))]))
            else:
                listed = Element("L", element, attributes="/O/List/ListNumbering/None")
                for item in content.items:
                    out += self._item(item, listed, grid.INSET, width)
        return out or [Strip(LINE)]

    def _figure(self, alt: str, height: float, paint: Callable[[Element, Sheets, float, float], None]) -> list[Strip]:
        figure = Element("Figure", self.root, alt=alt)
        return [space(0.5), Strip(height, paints=[Paint(0.0, 0.0, partial(paint, figure), figure)]), space(0.5)]

    def _contents(self, contents: Contents) -> list[Strip]:
        toc = Element("TOC", self.root)
        out = []
        for entry in contents.entries:
            item = Element("TOCI", toc)
            reference = Element("Reference", item)
            strips = self.words((Text(entry.words, to=entry.key),), grid.BODY, grid.MAIN - 40, reference)
            out += [s.moved(grid.MARGIN) for s in strips]
            last = strips[-1].types[-1]
            if last.targets:
                link = last.targets[0]
                number = partial(_page_number, entry.key, last.line.width, link)
                out[-1].paints.append(Paint(grid.MARGIN, grid.BASELINE, number, reference))
        return out


def _gap(before: Block, block: Block) -> float:
    """Lines between two blocks; headings and figures bring their own."""
    if isinstance(before, Heading) or isinstance(block, Heading):
        return 0
    if isinstance(before, Table):
        return 0.5
    return 1 if isinstance(block, Table | Items) else 0


def _page_number(key: str, width: float, owner: Element, sheets: Sheets, x: float, y: float) -> None:
    """The number at the line's end, with a quiet row of dots before it. Drawn when all pages are known."""
    number = sheets.number_of(key)
    sheets.leader(x + width, x + grid.MAIN, y, number, owner)


def _opening(sheets: Sheets, x: float, y: float) -> None:
    """The short thick rule that opens a page, as it opens a scene on the projector; it hangs above the column."""
    sheets.draw(f"{grid.ACCENT.fill} {x:.2f} {grid.HEIGHT - y + LINE / 2:.2f} 24 3 re f")


def _rule(colour: grid.Ink, sheets: Sheets, x: float, y: float) -> None:
    sheets.draw(f"{colour.stroke} 0.5 w {x:.2f} {grid.HEIGHT - y:.2f} m {x + grid.FULL:.2f} {grid.HEIGHT - y:.2f} l S")


def _artifact(strips: Sequence[Strip]) -> Strip:
    """Strips again as one that nobody is read: a table's head on its next page."""
    whole = Strip(sum(s.height for s in strips), keep=True)
    at = 0.0
    for s in strips:
        moved = s.moved(y=at)
        whole.types += [replace(t, owner=None, targets={}) for t in moved.types]
        whole.paints += moved.paints
        at += s.height
    return whole


def _string(words: str) -> str:
    from app.report.objects import text_string

    return text_string(words)
