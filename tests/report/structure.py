"""What a screen reader finds in a PDF: the structure tree with the words of each element, in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_BLOCKS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass
class Found:
    """An element: its tag, its own words and its children in their order, the pages it is on, its alternative text."""

    tag: str
    alt: str = ""
    language: str = ""
    parts: list[str | Found] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    links: int = 0

    def walk(self) -> Iterator[Found]:
        yield self
        for part in self.parts:
            if isinstance(part, Found):
                yield from part.walk()

    @property
    def words(self) -> str:
        """All that is read of it; a figure is read by its alternative text."""
        if self.tag == "Figure":
            return self.alt
        whole = ""
        for part in self.parts:
            if isinstance(part, str):
                whole += part
            else:
                whole += part.words if part.tag in {"Link", "Span"} else f" {part.words} "
        return whole


def of(content: bytes) -> Found:
    """The whole tree of a PDF. Fails where something is drawn that is neither content nor artifact."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        marks = [_marked(page) for page in pdf.pages]
        return _element(pdf.Root.StructTreeRoot.K, None, numbers, marks)


def read(words: str) -> str:
    """As it is compared: soft hyphens are read as nothing, blanks are one."""
    return " ".join(words.replace("\u00ad", "").split())


def _element(e: pikepdf.Object, page: int | None, numbers: dict, marks: list[dict[int, str]]) -> Found:
    found = Found(str(e.S)[1:], str(e.get("/Alt", "")), str(e.get("/Lang", "")))
    page = numbers[e.Pg.objgen] if "/Pg" in e else page
    for kid in e.get("/K", []):
        if isinstance(kid, int):
            found.parts.append(marks[page][int(kid)])
            found.pages.add(page)
        elif kid.get("/Type") == "/MCR":
            number = numbers[kid.Pg.objgen]
            found.parts.append(marks[number][int(kid.MCID)])
            found.pages.add(number)
        elif kid.get("/Type") == "/OBJR":
            assert kid.Obj.Contents is not None
            found.links += 1
        else:
            child = _element(kid, page, numbers, marks)
            found.parts.append(child)
            found.pages |= child.pages
    return found


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The words of each mark of a page."""
    fonts = {name: _letters(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    stack: list[int | str | None] = []
    words: dict[int, str] = {}
    letters: dict[int, str] = {}
    size = 1
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                actual = operands[1].get("/ActualText")
                if actual is not None:
                    words[_owner(stack)] += str(actual)
                    stack.append("said")
                else:
                    mark = operands[1].get("/MCID")
                    stack.append(None if mark is None else int(mark))
                    if mark is not None:
                        words[int(mark)] = ""
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                size, letters = fonts[str(operands[0])]
            case "Tj":
                assert stack, "words that are neither content nor artifact"
                shown = bytes(operands[0])
                codes = (shown[i : i + size] for i in range(0, len(shown), size))
                text = "".join(letters[int.from_bytes(code, "big")] for code in codes)
                if isinstance(stack[-1], int):
                    words[stack[-1]] += text
            case "f" | "S" | "s" | "B":
                assert stack, "a shape that is neither content nor artifact"
    assert not stack
    return words


def _owner(stack: list[int | str | None]) -> int:
    return next(mark for mark in reversed(stack) if isinstance(mark, int))


def _letters(font: pikepdf.Object) -> tuple[int, dict[int, str]]:
    """How many bytes a code of a font has, and which letter each is."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    letters = {
        int(code, 16): bytes.fromhex(letter).decode("utf-16-be")
        for block in _BLOCKS.findall(table)
        for code, letter in _PAIR.findall(block)
    }
    return (2 if font.Subtype == "/Type0" else 1), letters
