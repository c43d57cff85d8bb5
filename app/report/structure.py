"""The tree that screen readers walk: elements made in reading order, with the marks on the pages that are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from app.report.objects import Objects, text_string


class Element:
    """One structure element. kids: elements, (page, mark), or (page, number of a link's annotation).

    attributes: the inside of an attribute dictionary, as "/O/Table/Scope/Row". language: where it is not the
    document's. An element belongs to its parent from
    the moment it is made, so the order of making is the order of reading, wherever and whenever it is drawn; only what
    stands inside a run of words (`inline`) takes its place among them when it is drawn.
    """

    __slots__ = ("_waits", "alt", "attributes", "bbox", "kids", "language", "number", "parent", "place", "tag")

    def __init__(
        self,
        tag: str,
        parent: Element | None = None,
        *,
        alt: str = "",
        attributes: str = "",
        language: str = "",
        inline: bool = False,
    ) -> None:
        self.tag, self.parent, self.alt, self.attributes, self.language = tag, parent, alt, attributes, language
        self.kids: list[Element | tuple[int, int] | tuple[int, str]] = []
        self.bbox: tuple[float, float, float, float] | None = None
        self.number = 0  # of its object in the file
        self.place = 0  # in reading order
        self._waits = inline
        if parent is not None and not inline:
            parent.kids.append(self)

    def mark(self, page: int, number: int) -> None:
        """A mark on a page is content of this element."""
        if self._waits and self.parent is not None:
            self.parent.kids.append(self)
            self._waits = False
        self.kids.append((page, number))

    def adopt(self, other: Element) -> None:
        """Takes over what another holds."""
        for kid in other.kids:
            if isinstance(kid, Element):
                kid.parent = self
        self.kids += other.kids

    def walk(self) -> Iterator[Element]:
        """Itself and all below, in reading order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(k for k in reversed(element.kids) if isinstance(k, Element))


def write_tree(
    file: Objects, root: Element, pages: list[int], owners: list[list[Element]], links: list[tuple[int, Element]]
) -> int:
    """Adds the tree; returns the number of its root. owners: whose each mark of each page is; links: keys of links."""
    tree = file.reserve()
    elements = list(root.walk())
    for element in elements:
        element.number = file.reserve()
    for element in elements:
        file.put(element.number, _element(element, tree, pages))
    nums = [f"{n}[{' '.join(f'{e.number} 0 R' for e in marks)}]" for n, marks in enumerate(owners)]
    nums += [f"{key} {element.number} 0 R" for key, element in links]
    file.put(
        tree,
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree<</Nums[{' '.join(nums)}]>>"
        f"/ParentTreeNextKey {len(owners) + len(links)}/RoleMap<</Title/P>>>>",
    )
    return tree


def _element(element: Element, tree: int, pages: list[int]) -> str:
    home = next((k[0] for k in element.kids if not isinstance(k, Element)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
            continue
        page, mark = kid
        if isinstance(mark, str):
            kids.append(f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {mark} 0 R>>")
        elif page == home:
            kids.append(str(mark))
        else:
            kids.append(f"<</Type/MCR/Pg {pages[page]} 0 R/MCID {mark}>>")
    parent = tree if element.parent is None else element.parent.number
    out = [f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R/K[{' '.join(kids)}]"]
    if home is not None:
        out.append(f"/Pg {pages[home]} 0 R")
    if element.language:
        out.append(f"/Lang({element.language})")
    if element.alt:
        out.append(f"/Alt{text_string(element.alt)}")
    attributes = [element.attributes] if element.attributes else []
    if element.bbox:
        attributes.append("/O/Layout/Placement/Block/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*element.bbox))
    if attributes:
        out.append(f"/A[{''.join(f'<<{a}>>' for a in attributes)}]")
    out.append(">>")
    return "".join(out)
