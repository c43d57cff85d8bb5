"""A document as pages of strips: each of its words is measured once, and no page number is needed for that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.document.tree import PAGE_ONE, Document, Heading, Items, Section, Version
from app.report import grid
from app.report.blocks import Builder
from app.report.firstpage import page_one
from app.report.strips import Strip, paged, space
from app.report.structure import Element

_TOLD = 160
"""Characters that a link says of where it leads."""


def lay_out(document: Document, root: Element) -> list[list[Strip]]:
    """The strips of each page; their structure grows under `root`."""
    front = [s for s in document.sections if s.kind in PAGE_ONE]
    rest = [s for s in document.sections if s.kind not in PAGE_ONE]
    keys = frozenset(destinations(front if document.version is Version.SHORT else document.sections))
    first, over = page_one(document, front, root, keys)
    pages = paged(first, grid.ROOM)
    if document.version is Version.SHORT:
        return _two_pages(document, rest, root, pages, over)
    builder = Builder(document, root, keys)
    flows: list[list[Strip]] = [over]
    for n, section in enumerate(rest):
        strips = builder.section(section)
        if section.new_page and (n or not over):  # what is left of page 1 has the next section under it
            flows.append(strips)
        else:
            flows[-1] += [space(1), *strips]
    return [*pages, *(page for flow in flows for page in paged(flow, grid.ROOM))]


def destinations(sections: Sequence[Section]) -> Mapping[str, str]:
    """What can be led to, and what a reader is told of it before going there."""
    found: dict[str, str] = {}
    for block in (block for section in sections for block in section.blocks):
        if isinstance(block, Heading):
            found[block.key] = block.words
        for item in block.items if isinstance(block, Items) else ():
            if item.key:
                label = item.label[0].words if item.label else ""
                stop = "." if label.isdecimal() else ":"
                words = f"{label}{stop} {item.body[0].words}"
                found[item.key] = words if len(words) <= _TOLD else f"{words[:_TOLD].rstrip()} …"
    return found


def _two_pages(
    document: Document, rest: Sequence[Section], root: Element, pages: list[list[Strip]], flow: list[Strip]
) -> list[list[Strip]]:
    """Page 1 and as many of the other sections as a second page holds; what does not fit is in the full version."""
    for section in rest:
        trial = Element("Document")
        builder = Builder(document, trial, frozenset())
        longer = [*flow, *([space(1)] if flow else []), *builder.section(section)]
        if len(pages) + len(paged(longer, grid.ROOM)) <= 2:
            root.adopt(trial)
            flow = longer
    return [*pages, *paged(flow, grid.ROOM)]
