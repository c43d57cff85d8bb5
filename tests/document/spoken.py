"""A document's own words in the order of its reader, written down apart from any face that draws it."""

from __future__ import annotations

from collections.abc import Iterator

from app.document.tree import (
    Bars,
    Block,
    Contents,
    Delay,
    Document,
    Heading,
    Item,
    Items,
    Lane,
    Paragraph,
    Section,
    Square,
    Table,
)


def spoken(document: Document) -> Iterator[str]:
    """Paragraph by paragraph; a picture by its alternative text, a line of contents without its page."""
    for section in document.sections:
        yield from of_section(section)


def of_section(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.words
        case Heading():
            yield from (block.words, "".join(t.words for t in block.aside))
        case Items():
            for item in block.items:
                yield from _item(item)
        case Table():
            yield from (c.head for c in block.columns)
            for content in (content for row in block.rows for cell in row for content in cell.content):
                if not isinstance(content, Lane):
                    yield from _block(content)
        case Bars() | Delay() | Square():
            yield block.alt
        case Contents():
            yield from (entry.words for entry in block.entries)


def _item(item: Item) -> Iterator[str]:
    yield "".join(t.words for t in item.label)
    yield item.standing
    for paragraph in (*item.aside, *item.body, *([item.codes] if item.codes else [])):
        yield paragraph.words
