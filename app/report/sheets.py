"""The pages as they are drawn: everything is an artifact unless it is drawn for an element of the structure."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.report.faces import coded, face, font_name
from app.report.grid import BODY, DOTS, HEIGHT, Style
from app.report.objects import text_string
from app.report.setting import Bit, Line, Piece
from app.report.structure import Element

_ARTIFACT = "/Artifact BMC"
FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"
HEADER = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
"""Words of the page, not of the document."""


@dataclass(slots=True)
class Anchor:
    """A place that others lead to. y: from the foot of the page."""

    page: int
    y: float


@dataclass(slots=True)
class Link:
    """One rectangle to press; several can belong to one element."""

    page: int
    rect: tuple[float, float, float, float]
    element: Element
    to: str
    url: str
    words: str


@dataclass(slots=True)
class Page:
    """One page: its operators, and whose each mark is."""

    number: int
    code: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)


class Sheets:
    """All pages of one document. Coordinates run down from the top of the page."""

    def __init__(self, anchors: dict[str, Anchor]) -> None:
        self.anchors = anchors
        self.pages: list[Page] = []
        self.links: list[Link] = []
        self.used: dict[int, set[str]] = {}
        self._open: Element | str | None = None

    def turn(self) -> None:
        """A new page."""
        self._close()
        self.pages.append(Page(len(self.pages)))

    def end(self) -> None:
        """No more pages."""
        self._close()

    def _close(self) -> None:
        if self._open is not None:
            self.pages[-1].code.append("EMC")
        self._open = None

    def _mark(self, owner: Element | str) -> list[str]:
        """What follows belongs to `owner`: an element, or the operator that begins an artifact."""
        page = self.pages[-1]
        if self._open is not owner:
            self._close()
            if isinstance(owner, Element):
                owner.mark(page.number, len(page.owners))
                page.code.append(f"/{owner.tag} <</MCID {len(page.owners)}>> BDC")
                page.owners.append(owner)
            else:
                page.code.append(owner)
            self._open = owner
        return page.code

    def draw(self, operators: str, owner: Element | None = None) -> None:
        """Lines and areas, in the page's own coordinates; without an owner they are an artifact."""
        self._mark(owner or _ARTIFACT).append(operators)

    def line(
        self,
        x: float,
        y: float,
        line: Line,
        pieces: tuple[Piece, ...],
        owner: Element | str | None,
        targets: dict[int, Element],
    ) -> None:
        """One line of type with its baseline at y. targets: the Link element of each piece that leads somewhere."""
        for bit in line.bits:
            piece = pieces[bit.piece]
            target = targets.get(bit.piece)
            self.bit(x + bit.x, y, bit, piece.style, target or owner)
            if target is not None and (piece.to or piece.url):
                size = piece.style.size
                rect = (x + bit.x, HEIGHT - y - 0.26 * size, x + bit.x + bit.width, HEIGHT - y + 0.82 * size)
                self.links.append(Link(len(self.pages) - 1, rect, target, piece.to, piece.url, piece.words))

    def bit(self, x: float, y: float, bit: Bit, style: Style, owner: Element | str | None) -> None:
        """Words in one face at a place."""
        code = self._mark(owner or _ARTIFACT)
        self.used.setdefault(bit.face, set()).update(bit.words)
        shown = " ".join(
            f"/{font_name(bit.face, simple=simple)} {style.size:g} Tf <{codes}> Tj"
            for simple, codes in coded(bit.words, bit.face)
        )
        text = f"BT {style.colour.fill} 1 0 0 1 {x:.2f} {HEIGHT - y:.2f} Tm {shown} ET"
        if bit.typed and isinstance(owner, Element):
            text = f"/Span <</ActualText {text_string(bit.typed)}>> BDC {text} EMC"
        code.append(text)

    def number_of(self, key: str) -> int:
        """The page, from 1, on which a key stands."""
        return self.anchors[key].page + 1

    def leader(self, left: float, right: float, y: float, number: int, owner: Element) -> None:
        """Quiet dots, and a page number flush right that is part of the link before it."""
        shown = f" {number}"
        width = face(BODY.face).width(shown) * BODY.size
        step = face(DOTS.face).advance["."] * DOTS.size + 4
        x = right - width - 6
        while x - step > left + 6:
            x -= step
            self.bit(x, y, Bit(0, DOTS.face, 0, 0, "."), DOTS, None)
        self.bit(right - width, y, Bit(0, BODY.face, 0, 0, shown), BODY, owner)
