"""The document as a PDF: laid out once, then drawn, then wrapped with what the two standards ask for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from operator import itemgetter

from app.document.tree import Document, Heading, headings
from app.report import grid
from app.report.archive import embed, metadata, output_intent
from app.report.faces import face
from app.report.grid import LINE
from app.report.layout import destinations, lay_out
from app.report.objects import Objects, text_string
from app.report.paragraphs import LOCALES
from app.report.setting import set_short
from app.report.sheets import FOOTER, HEADER, Anchor, Sheets
from app.report.strips import Strip, Type
from app.report.structure import Element, write_tree

_CHAPTER = 200.0
"""The most that a chapter's name takes over a page that goes on."""


def render(document: Document) -> bytes:
    """The whole file. Equal documents give equal bytes."""
    collects = gc.isenabled()
    gc.disable()  # a long document is a hundred thousand small objects that all live to its end
    try:
        return _rendered(document)
    finally:
        if collects:
            gc.enable()


def _rendered(document: Document) -> bytes:
    root = Element("Document")
    pages = lay_out(document, root)
    for place, element in enumerate(root.walk()):
        element.place = place
    sheets = _drawn(document, pages)
    return _written(document, root, sheets)


def ready() -> None:
    """Loads the main faces, which the first document would otherwise wait for."""
    for number in (grid.TEXT, grid.BOLD, grid.ITALIC):
        face(number)


# -- drawing -----------------------------------------------------------------------------------------------------------
def _drawn(document: Document, pages: list[list[Strip]]) -> Sheets:
    anchors: dict[str, Anchor] = {}
    for number, page in enumerate(pages):
        y = grid.TOP
        for strip in page:
            for key in strip.keys:
                anchors.setdefault(key, Anchor(number, grid.HEIGHT - y))
            y += strip.height
    sheets = Sheets(anchors)
    chapters = [(anchors[h.key], h.words) for h in headings(document) if h.level == 1 and h.key in anchors]
    for page in pages:
        sheets.turn()
        y = grid.TOP
        drawn: list[tuple[int, Callable[[], None]]] = []
        for strip in page:
            drawn += [(_place(t.owner), partial(_type, t, sheets, grid.LEFT, y)) for t in strip.types]
            drawn += [(_place(p.owner), partial(p.draw, sheets, grid.LEFT + p.x, y + p.y)) for p in strip.paints]
            y += strip.height
        for _at, draw in sorted(drawn, key=itemgetter(0)):
            draw()
        _edges(document, sheets, chapters, document.alone if len(pages) == 1 else document.footer)
    sheets.end()
    return sheets


def _place(owner: Element | None) -> int:
    """Pages are painted in reading order, artifacts first."""
    return -1 if owner is None else owner.place


def _type(t: Type, sheets: Sheets, x: float, y: float) -> None:
    sheets.line(x + t.x, y + t.y, t.line, t.pieces, t.owner, t.targets)


def _edges(document: Document, sheets: Sheets, chapters: Sequence[tuple[Anchor, str]], foot: str) -> None:
    """What stands around a page. A long line that is on no other page is taken for text that nobody reads out, so a
    single page, which has its title at the top, has none of it in its foot."""
    y = grid.HEIGHT - grid.FOOT
    _page_words(sheets, grid.LEFT, y, str(len(sheets.pages)), grid.PAGE, FOOTER)
    _page_words(sheets, grid.LEFT + grid.MARGIN, y, foot, grid.SMALL, FOOTER)
    chapter = _chapter(len(sheets.pages) - 1, chapters)
    if chapter:
        line, pieces = set_short(chapter, grid.SMALL, _CHAPTER)
        sheets.line(grid.LEFT, grid.TOP - LINE / 2 + 3, line, pieces, HEADER, {})
    if document.practice:
        _page_words(sheets, grid.LEFT, grid.TOP - LINE / 2 + 3, document.practice, grid.PRACTICE, HEADER)


def _chapter(page: int, chapters: Sequence[tuple[Anchor, str]]) -> str:
    """The one that a page goes on with; where one begins, its own heading says so.

    It stands over the page and not in the foot: with the edition on one line it is long enough for readers to take it
    for text that nobody reads out.
    """
    top = grid.HEIGHT - grid.TOP - 3 * LINE
    before = [words for at, words in chapters if at.page < page]
    opens = any(at.page == page and at.y >= top for at, _words in chapters)
    return before[-1] if before and not opens else ""


def _page_words(sheets: Sheets, x: float, y: float, words: str, style: grid.Style, owner: str) -> None:
    line, pieces = set_short(words, style, grid.LEFT + grid.FULL - x, base_rtl=False)
    sheets.line(grid.LEFT + grid.FULL - line.width if style.right else x, y, line, pieces, owner, {})


# -- the file ----------------------------------------------------------------------------------------------------------
def _written(document: Document, root: Element, sheets: Sheets) -> bytes:
    file = Objects()
    catalogue, parent = file.reserve(), file.reserve()
    fonts = "".join(embed(file, n, used) for n, used in sorted(sheets.used.items()))
    resources = file.add(f"<</Font<<{fonts}>>>>")
    numbers = [file.reserve() for _ in sheets.pages]
    told = destinations(document.sections)
    annotations: list[list[int]] = [[] for _ in sheets.pages]
    keys: list[tuple[int, Element]] = []
    for key, link in enumerate(sheets.links, len(sheets.pages)):
        rect = " ".join(f"{v:.2f}" for v in link.rect)
        if link.to:
            to = sheets.anchors[link.to]
            action = f"/Dest[{numbers[to.page]} 0 R/XYZ 0 {to.y + 8:.2f} 0]"
        else:
            action = f"/A<</S/URI/URI{text_string(link.url)}>>"
        number = file.add(
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{rect}]"
            f"/Contents{text_string(told.get(link.to) or link.words)}/StructParent {key}{action}>>"
        )
        annotations[link.page].append(number)
        link.element.kids.append((link.page, str(number)))
        keys.append((key, link.element))
    for page, number, notes in zip(sheets.pages, numbers, annotations, strict=True):
        content = file.stream("\n".join(page.code).encode("ascii"))
        links = f"/Annots[{' '.join(f'{n} 0 R' for n in notes)}]" if notes else ""
        file.put(
            number,
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 {grid.WIDTH} {grid.HEIGHT}]/Resources {resources} 0 R"
            f"/Contents {content} 0 R/StructParents {page.number}/Tabs/S{links}>>",
        )
    file.put(parent, f"<</Type/Pages/Count {len(numbers)}/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>")
    tree = write_tree(file, root, numbers, [p.owners for p in sheets.pages], keys)
    language = LOCALES.get(document.language, document.language)
    xmp, info = metadata(
        file,
        title=document.title,
        author=document.author,
        subject=document.subject,
        keywords=document.keywords,
        language=language,
        made=document.made,
    )
    outline = _outline(file, document, sheets, numbers)
    file.put(
        catalogue,
        f"<</Type/Catalog/Pages {parent} 0 R/Lang({language})/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R"
        f"/Metadata {xmp} 0 R/OutputIntents{output_intent(file)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Outlines {outline} 0 R/PageMode/UseOutlines>>",
    )
    return file.file(catalogue, info)


def _outline(file: Objects, document: Document, sheets: Sheets, pages: list[int]) -> int:
    """The headings as a tree of two levels."""
    top = file.reserve()
    chapters: list[tuple[int, Heading, list[tuple[int, Heading]]]] = []
    for h in headings(document):
        if h.key not in sheets.anchors:
            continue  # the short version leaves out what its two pages do not hold
        number = file.reserve()
        if h.level == 1 or not chapters:
            chapters.append((number, h, []))
        else:
            chapters[-1][2].append((number, h))

    def entries(level: list[tuple[int, Heading]], above: int, inner: dict[int, str]) -> None:
        for n, (number, h) in enumerate(level):
            to = sheets.anchors[h.key]
            around = f"/Prev {level[n - 1][0]} 0 R" if n else ""
            around += f"/Next {level[n + 1][0]} 0 R" if n + 1 < len(level) else ""
            file.put(
                number,
                f"<</Title{text_string(h.words)}/Parent {above} 0 R{around}{inner.get(number, '')}"
                f"/Dest[{pages[to.page]} 0 R/XYZ 0 {to.y + 8:.2f} 0]>>",
            )

    inner = {}
    for number, _h, below in chapters:
        if below:
            inner[number] = f"/First {below[0][0]} 0 R/Last {below[-1][0]} 0 R/Count -{len(below)}"
            entries(below, number, {})
    entries([(number, h) for number, h, _below in chapters], top, inner)
    file.put(top, f"<</Type/Outlines/First {chapters[0][0]} 0 R/Last {chapters[-1][0]} 0 R/Count {len(chapters)}>>")
    return top
