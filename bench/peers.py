"""The same words by other makers of PDFs, each measured where it is installed (`pip install typst weasyprint fpdf2`).

The document's own tree is given to each: headings, paragraphs, lists with their labels, tables, pictures as numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import count

from app.document import Document
from app.document.tree import Bars, Block, Delay, Heading, Items, Paragraph, Table
from app.resources import folder

from bench.table import milliseconds

_PAGE = "@page { size: A4; margin: 56pt 64pt } body { font: 10pt 'Source Sans 3' } td.l { width: 116pt }"


def by_weasyprint(document: Document) -> Callable[[], float] | None:
    """Milliseconds of one making, tagged (PDF/UA); None where it is not installed."""
    try:
        import weasyprint
    except (ImportError, OSError):  # its own libraries may be missing
        return None
    numbers = count()
    body = "".join(_html(block) for section in document.sections for block in section.blocks)

    def make() -> float:
        page = f"<html lang=da><title>T</title><style>{_PAGE}</style>{body}<p>{next(numbers)}</html>"
        return milliseconds(lambda: weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))

    return make


def by_fpdf(document: Document) -> Callable[[], float] | None:
    """Milliseconds of one making, untagged, as fpdf2 makes them; None where it is not installed."""
    try:
        from fpdf import FPDF
    except ImportError:
        return None
    numbers = count()
    words = [line for section in document.sections for block in section.blocks for line in _lines(block)]
    font = folder("fonts") / "SourceSans3-Regular.ttf"

    def write() -> bytes:
        pdf = FPDF(format="A4", unit="pt")
        pdf.set_margins(64, 56, 64)
        pdf.set_auto_page_break(auto=True, margin=56)
        pdf.add_font("body", "", str(font))
        pdf.set_font("body", size=10)
        pdf.add_page()
        for label, text in [*words, ("", str(next(numbers)))]:
            if label:
                pdf.cell(116, 14, label)
            pdf.multi_cell(0, 14, text, new_x="LMARGIN", new_y="NEXT")
        return bytes(pdf.output())

    return lambda: milliseconds(write)


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.words)}</h{block.level}>"
        case Paragraph() | Bars() | Delay():
            return "".join(f"<p>{escape(text)}</p>" for _label, text in _lines(block))
        case Items():
            rows = "".join(f"<tr><td class=l>{escape(a)}<td>{escape(b)}" for a, b in _lines(block))
            return f"<table>{rows}</table>"
        case Table():
            head = "".join(f"<th>{escape(c.head)}" for c in block.columns)
            rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}" for cell in row) for row in _cells(block))
            return f"<table><tr>{head}{rows}</table>"
    return ""


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield "", block.words
        case Paragraph():
            yield "", block.words
        case Items():
            for item in block.items:
                yield "".join(t.words for t in item.label), " ".join(p.words for p in item.body)
        case Table():
            for row in _cells(block):
                yield "", "   ".join(row)
        case Bars() | Delay():
            yield "", block.alt


def _cells(table: Table) -> list[list[str]]:
    return [[" ".join(p.words for p in c.content if isinstance(p, Paragraph)) for c in row] for row in table.rows]
