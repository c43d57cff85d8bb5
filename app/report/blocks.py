"""Sections and their blocks as strips, with the structure above them in reading order."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from app.document.tree import (
    Bars,
    Block,
    Contents,
    Delay,
    Heading,
    Items,
    Paragraph,
    Role,
    Ruled,
    Section,
    SectionKind,
    Square,
    Table,
    Text,
)
from app.report import grid
from app.report.charts import bars, bars_height, delay, delay_height, square, square_height
from app.report.grid import LINE
from app.report.listed import items
from app.report.paragraphs import STYLES, Typesetter, artifact, rule
from app.report.sheets import Sheets
from app.report.strips import Paint, Strip, beside, height, space
from app.report.structure import Element
from app.report.tabled import table

_HEADINGS = {2: grid.H2, 3: grid.KICKER}


class Builder(Typesetter):
    """Makes strips of sections and blocks over the full width."""

    def section(self, section: Section, *, codes_aside: bool = False) -> list[Strip]:
        """The strips of a section: its blocks with the space between them."""
        out: list[Strip] = []
        if section.kind is SectionKind.HEAD:
            out.append(_opened())
        if section.kind is SectionKind.READING:
            out.append(space(0.5))
        before: Block | None = None
        for block in section.blocks:
            if before is not None and (gap := _gap(before, block)):
                out.append(space(gap))
            strips = self.block(block, codes_aside=codes_aside)
            if isinstance(before, Heading) and before.again:
                head = self.again(before.again)
                for strip in strips:
                    strip.repeat = strip.repeat or head
            out += strips
            before = block
        return out

    def block(self, block: Block, *, codes_aside: bool = False) -> list[Strip]:  # noqa: PLR0911  one answer a kind
        """The strips of one block. codes_aside: what conclusions build on stands in the margin."""
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Heading():
                return self._heading(block)
            case Items():
                return items(self, block, codes_aside=codes_aside)
            case Table():
                return table(self, block)
            case Bars():
                return self._figure(block.alt, bars_height(block), partial(bars, block))
            case Delay():
                return self._figure(block.alt, delay_height(block), partial(delay, block))
            case Contents():
                return self._contents(block)
            case Ruled():
                return [Strip(2 * LINE, paints=[Paint(0.0, 2 * LINE, _written_on)], glue=True)] * block.lines
            case Square():
                return self._figure(block.alt, square_height(block), partial(square, block))

    def note(self, text: Sequence[Text]) -> Strip:
        """A line for eyes only: what it says, the structure says by going on."""
        strip = self.words(text, grid.SMALL, grid.MAIN, Element("P"))[0].moved(grid.MARGIN)
        return artifact([strip])

    def again(self, words: str) -> Strip:
        """A heading once more, on a page that its list goes on to."""
        strip = self.note((Text(words),))
        strip.height += LINE / 2
        return strip

    def _paragraph(self, p: Paragraph) -> list[Strip]:
        x = 0.0 if p.wide else grid.MARGIN
        element = Element("Title" if p.role is Role.TITLE else "P", self.root)
        strips = [s.moved(x) for s in self.words(p.text, STYLES[p.role], grid.FULL - x, element, p.key)]
        if p.role is Role.TITLE:
            if len(strips) > 2:
                strips = self.words(p.text, grid.TITLE_LONG, grid.FULL, element, p.key)
            strips[-1].height += LINE * math.ceil(height(strips) / LINE + 0.5) - height(strips)  # onto the baseline
            strips[-1].keep = True
        return strips

    def _heading(self, h: Heading) -> list[Strip]:
        element = Element(f"H{h.level}", self.root)
        text = (Text(h.words, typed=h.typed),)
        if h.level > 1:
            main = self.words(text, _HEADINGS[h.level], grid.MAIN, element, h.key)
            aside = self.words(h.aside, grid.SMALL, grid.LABEL, Element("P", self.root)) if h.aside else []
            out = [space(1), *beside([(0.0, aside), (grid.MARGIN, main)])]
        elif h.run_on:
            line = Strip(LINE / 2, paints=[Paint(0.0, LINE / 2, partial(rule, grid.INK))])
            strips = self.words(text, grid.H1_RUN, grid.FULL, element, h.key)
            out = [space(0.5), line, Strip(LINE / 2), *strips, Strip(LINE / 2)]
        else:
            strips = self.words(text, grid.H1, grid.FULL, element, h.key)
            strips[-1].height = 2.5 * LINE
            out = [space(3), _opened(), *strips, Strip(LINE / 2)]
        for strip in out:
            strip.keep = strip.keep or not strip.glue
        return out

    def _figure(self, alt: str, tall: float, paint: Callable[[Element, Sheets, float, float], None]) -> list[Strip]:
        figure = Element("Figure", self.root, alt=alt)
        return [space(0.5), Strip(tall, paints=[Paint(0.0, 0.0, partial(paint, figure), figure)]), space(0.5)]

    def _contents(self, contents: Contents) -> list[Strip]:
        toc = Element("TOC", self.root)
        out = []
        for line in contents.entries:
            reference = Element("Reference", Element("TOCI", toc))
            strips = self.words((Text(line.words, to=line.key),), grid.BODY, grid.MAIN - 40, reference)
            out += [s.moved(grid.MARGIN) for s in strips]
            last = strips[-1].types[-1]
            if last.targets:
                number = partial(_page_number, line.key, last.line.width, last.targets[0])
                out[-1].paints.append(Paint(grid.MARGIN, grid.BASELINE, number, reference))
        return out


def _gap(before: Block, block: Block) -> float:
    """Lines between two blocks; headings and figures bring their own."""
    if isinstance(before, Heading) or isinstance(block, Heading | Contents):
        return 0
    if isinstance(before, Table):
        return 0.5
    if isinstance(before, Contents):
        return 1
    return 1 if isinstance(block, Table | Items) else 0


def _page_number(key: str, width: float, owner: Element, sheets: Sheets, x: float, y: float) -> None:
    """The number at the line's end, with a quiet row of dots before it. Drawn when all pages are known."""
    sheets.leader(x + width, x + grid.MAIN, y, sheets.number_of(key), owner)


def _written_on(sheets: Sheets, x: float, y: float) -> None:
    """A line to write on; what does not fit on the page is left out, as empty space is."""
    begin, end = x + grid.MARGIN, x + grid.FULL
    sheets.draw(f"{grid.HAIR.stroke} 0.5 w {begin:.2f} {grid.HEIGHT - y:.2f} m {end:.2f} {grid.HEIGHT - y:.2f} l S")


def _opened() -> Strip:
    """The short thick rule that opens a page, as it opens a scene on the projector; it hangs above the column."""
    return Strip(0, paints=[Paint(0.0, 0.0, _mark)], keep=True)


def _mark(sheets: Sheets, x: float, y: float) -> None:
    sheets.draw(f"{grid.ACCENT.fill} {x:.2f} {grid.HEIGHT - y + LINE / 2:.2f} 24 3 re f")
