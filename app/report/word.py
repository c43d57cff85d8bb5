"""The document as DOCX, to work on: real styles and headings, tables with header rows, codes that lead home."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.document.tree import (
    Bars,
    Block,
    Cell,
    Contents,
    Delay,
    Document,
    Heading,
    Item,
    Items,
    Lane,
    Look,
    Paragraph,
    Role,
    Ruled,
    Square,
    Table,
    Text,
)

_STYLES: Mapping[Role, str] = {
    Role.KICKER: "Subtitle",
    Role.TITLE: "Title",
    Role.LEAD: "Subtitle",
    Role.BODY: "Normal",
    Role.SMALL: "Caption",
    Role.STATEMENT: "Strong",
    Role.DISSENT: "Quote",
    Role.CODES: "Caption",
    Role.COUNT: "Caption",
    Role.NOTICE: "Intense Quote",
}
"""A style that Word has for each role; a statement is a normal paragraph in strong letters."""

_LABEL_CM = 1.8
_INK, _QUIET, _MISSING = "14211F", "4A5A58", "8A5200"
_FONT = "Calibri"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def as_docx(document: Document) -> bytes:
    """The whole document. Its date is when the document was made, so that the same document is the same again."""
    writer = _Writer(document)
    for section in document.sections:
        for block in section.blocks:
            writer.block(block)
    return writer.saved()


class _Writer:
    def __init__(self, document: Document) -> None:
        import docx
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        self._docx: Any = docx.Document()
        self._qn, self._cm = qn, Cm
        self._document, self._marks = document, 0
        self._style_ids: dict[str, str | None] = {}
        normal = self._docx.styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(11)
        page = self._docx.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        self._speak(normal)
        self._describe()
        self._foot(page)

    def block(self, block: Block, into: Any = None) -> None:
        """Writes one block, in the body or in a cell."""
        _BLOCKS[type(block)](self, block, self._docx if into is None else into)

    def saved(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._docx.save(out)
        return out.getvalue()

    def paragraph(self, p: Paragraph, into: Any, label: Iterable[Text] = (), indent: float = 0) -> Any:
        """One paragraph; with a label it hangs beside it, as a list entry does."""
        made = into.add_paragraph()
        made._p.style = self._style_id(_style(p.role))
        label = tuple(label)
        if label or indent:
            made.paragraph_format.left_indent = self._cm(indent + _LABEL_CM)
        if label:
            made.paragraph_format.first_line_indent = self._cm(-_LABEL_CM)
            self._runs(made, label, strong=True)
            made.add_run("\t")
            made.paragraph_format.tab_stops.add_tab_stop(self._cm(indent + _LABEL_CM))
        if p.key:
            self._mark(made, p.key)
        self._runs(made, p.text, strong=p.role is Role.STATEMENT)
        return made

    def heading(self, h: Heading, into: Any) -> None:
        """A real heading, with what stands beside it after it."""
        made = into.add_heading(level=h.level)
        self._mark(made, h.key)
        made.add_run(_plain(h.words))
        if h.aside:
            self.paragraph(Paragraph(h.aside, Role.SMALL), into)

    def items(self, items: Items, into: Any, indent: float = 0) -> None:
        """A list; each entry's label stands before its first paragraph."""
        for item in items.items:
            self._item(item, into, indent)

    def _item(self, item: Item, into: Any, indent: float) -> None:
        label = item.label or (Text("–"),)
        first = True
        for p in item.body:
            made = self.paragraph(p, into, label if first else (), indent)
            if first and item.key:
                self._mark(made, item.key)
            first = False
        notes = [Paragraph((Text(item.standing),), Role.COUNT)] if item.standing else []
        notes += [*item.aside, *((item.codes,) if item.codes else ())]
        for p in notes:
            self.paragraph(p, into, indent=indent)

    def ruled(self, r: Ruled, into: Any) -> None:
        """Empty paragraphs: there is no writing by hand in a file to work on."""
        for _ in range(min(r.lines, 6)):
            into.add_paragraph()

    def square(self, q: Square, into: Any) -> None:
        """The address itself."""
        into.add_paragraph(_plain(q.address))

    def table(self, t: Table, into: Any) -> None:
        """A table whose first row is its head and is repeated on every page."""
        made = into.add_table(rows=1, cols=len(t.columns))
        made.style = "Table Grid"
        for column, cell in zip(t.columns, made.rows[0].cells, strict=True):
            cell.paragraphs[0].add_run(_plain(column.head)).bold = True
        row_properties = made.rows[0]._tr.get_or_add_trPr()
        row_properties.append(self._element("w:tblHeader", {"w:val": "true"}))
        for row in t.rows:
            cells = made.add_row().cells
            for content, cell in zip(row, cells, strict=True):
                self._cell(content, cell)
        into.add_paragraph()

    def bars(self, bars: Bars, into: Any) -> None:
        """The numbers of the picture; its words are what a picture would have as alternative text."""
        made = into.add_table(rows=0, cols=2)
        made.style = "Table Grid"
        for bar in bars.bars:
            cells = made.add_row().cells
            cells[0].text, cells[1].text = _plain(bar.label), _plain(bar.written)
        into.add_paragraph()

    def delay(self, delay: Delay, into: Any) -> None:
        """The picture's numbers, in words."""
        into.add_paragraph(_plain(delay.alt))

    def contents(self, contents: Contents, into: Any) -> None:
        """A line for each heading, leading to it."""
        for entry in contents.entries:
            made = into.add_paragraph()
            made.paragraph_format.left_indent = self._cm(0.6 * (entry.level - 1))
            self._runs(made, (Text(entry.words, to=entry.key),))

    def _cell(self, content: Cell, cell: Any) -> None:
        for part in content.content:
            if isinstance(part, Lane):
                continue  # it repeats what the row says
            if isinstance(part, Items):
                self.items(part, cell)
            else:
                self.paragraph(part, cell)
        if len(cell.paragraphs) > 1 and not cell.paragraphs[0].text:
            first = cell.paragraphs[0]._p
            first.getparent().remove(first)
        if content.header:
            for p in cell.paragraphs:
                for run in p.runs:
                    run.bold = True

    def _style_id(self, style: str) -> str | None:
        """A style as a paragraph names it; looked for once, since the library goes through all of them each time."""
        if style not in self._style_ids:
            from docx.enum.style import WD_STYLE_TYPE

            self._style_ids[style] = self._docx.part.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        return self._style_ids[style]

    def _runs(self, made: Any, texts: Iterable[Text], *, strong: bool = False) -> None:
        for text in texts:
            parent = made
            if text.to or text.url:
                parent = self._link(made, text)
            for number, line in enumerate(_plain(text.words).split("\n")):
                run = made.add_run()
                if number:
                    run.add_break()
                run.add_text(line)
                self._dress(run, text.look, strong=strong)
                if parent is not made:
                    parent.append(run._r)

    def _dress(self, run: Any, look: Look, *, strong: bool) -> None:
        from docx.shared import RGBColor

        run.bold = strong or look in {Look.STRONG, Look.CODE} or None
        colour = {Look.QUIET: _QUIET, Look.MISSING: _MISSING}.get(look, _INK)
        run.font.color.rgb = RGBColor.from_string(colour)
        run.italic = look is Look.MISSING or None

    def _link(self, made: Any, text: Text) -> Any:
        if text.url:
            target = {"r:id": made.part.relate_to(text.url, _LINK, is_external=True)}
        else:
            target = {"w:anchor": _name(text.to)}
        link = self._element("w:hyperlink", target)
        made._p.append(link)
        return link

    def _mark(self, made: Any, key: str) -> None:
        self._marks += 1
        number = str(self._marks)
        made._p.append(self._element("w:bookmarkStart", {"w:id": number, "w:name": _name(key)}))
        made._p.append(self._element("w:bookmarkEnd", {"w:id": number}))

    def _element(self, name: str, attributes: Mapping[str, str]) -> Any:
        from docx.oxml import OxmlElement

        element = OxmlElement(name)
        for key, value in attributes.items():
            element.set(self._qn(key), value)
        return element

    def _speak(self, normal: Any) -> None:
        language = self._element(
            "w:lang", {"w:val": {"da": "da-DK", "en": "en-GB"}.get(self._document.language, "da-DK")}
        )
        normal.element.get_or_add_rPr().append(language)

    def _describe(self) -> None:
        about, made = self._docx.core_properties, self._document.made
        about.title, about.subject = _plain(self._document.title)[:255], _plain(self._document.subject)[:255]
        about.author, about.keywords = _plain(self._document.author)[:255], _plain(self._document.keywords)[:255]
        about.language = self._document.language
        about.created = about.modified = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)

    def _foot(self, page: Any) -> None:
        foot = page.footer.paragraphs[0]
        words = [part for part in (self._document.practice, self._document.footer) if part]
        foot.add_run(_plain("".join(f"{part} · " for part in words)))
        run = foot.add_run()
        for kind in ("begin", None, "end"):
            if kind is None:
                field = self._element("w:instrText", {})
                field.text = "PAGE"
            else:
                field = self._element("w:fldChar", {"w:fldCharType": kind})
            run._r.append(field)


def _style(role: Role) -> str:
    style = _STYLES[role]
    return "Normal" if style == "Strong" else style


def _name(key: str) -> str:
    """A bookmark's name: it begins with a letter and holds letters, digits and underscores."""
    return ("m_" + re.sub(r"\W", "_", key, flags=re.ASCII))[:40]


def _plain(words: str) -> str:
    return _NOT_IN_XML.sub("", words)


_BLOCKS: Mapping[type[Any], Callable[[_Writer, Any, Any], None]] = {
    Paragraph: _Writer.paragraph,
    Heading: _Writer.heading,
    Items: _Writer.items,
    Table: _Writer.table,
    Bars: _Writer.bars,
    Delay: _Writer.delay,
    Contents: _Writer.contents,
    Ruled: _Writer.ruled,
    Square: _Writer.square,
}
