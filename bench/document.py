"""The document: the first export, a preview after an edit, what tagging costs, long documents beside typst.

typst is measured where it is installed (`pip install typst`): the same words on the same two columns, tagged too.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import app.report.pdf as drawing
from app.document import Document, Version, compose
from app.document.tree import Bars, Block, Contents, Delay, Heading, Items, Paragraph, Table
from app.domain.debate import Contribution
from app.domain.gestures import State
from app.report.pdf import render
from app.report.setting import set_lines
from app.report.sheets import Sheets
from tests.played import shipped_day

from bench.peers import by_fpdf, by_weasyprint
from bench.table import Row, alone, milliseconds, side_by_side

_FIRST = """
import pickle, sys, time
began = time.perf_counter()
with open(sys.argv[1], "rb") as file:
    state, now = pickle.load(file)
from app.document import compose
from app.report.pdf import render
render(compose(state, "da", "full", now))
print((time.perf_counter() - began) * 1000)
"""


def long_day(remarks: int) -> State:
    """The shipped day with the remarks of many days: they are filed nowhere, so each stands twice."""
    state = shipped_day().state
    said = list(state.of(Contribution).values())
    more = {
        f"more-{n}": replace(said[n % len(said)], id=f"more-{n}", code=f"G1-{n:05d}", rank=f"9{n:06d}",
                             edited=f"{said[n % len(said)].text} Det siger vi for {n}. gang.")
        for n in range(remarks)
    }  # fmt: skip
    return State({**state.kinds, Contribution: {**state.of(Contribution), **more}})


class _Bare(Sheets):
    """The same pages without one mark."""

    def _mark(self, _owner: object) -> list[str]:
        return self.pages[-1].code

    def _close(self) -> None:
        pass


@contextmanager
def _untagged() -> Iterator[None]:
    kept = drawing.Sheets, drawing.write_tree
    drawing.Sheets, drawing.write_tree = _Bare, lambda file, *_rest: file.add("<<>>")  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        drawing.Sheets, drawing.write_tree = kept  # type: ignore[misc]


def _fresh(document: Document) -> float:
    """As a first document, with nothing measured before."""
    set_lines.cache_clear()
    return milliseconds(lambda: render(document))


def _bare(document: Document) -> float:
    with _untagged():
        return _fresh(document)


def as_typst(document: Document) -> str:
    """The same words for typst: a margin and a column, tables, pictures as their numbers."""
    out = [
        (
            '#set page(paper: "a4", margin: (x: 64pt, y: 56pt))\n#set text(size: 10pt, lang: "da", hyphenate: true)\n'
            f"#set document(title: {json.dumps(document.title, ensure_ascii=False)})\n"
        )
    ]
    for section in document.sections:
        for block in section.blocks:
            out += _typst(block)
    return "\n".join(out)


def _typst(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"#heading(level: {block.level}, {_quoted(block.words)})"
        case Paragraph():
            yield f"#par(text({_quoted(block.words)}))"
        case Items():
            cells = []
            for item in block.items:
                body = " ".join(p.words for p in item.body)
                cells += [_quoted("".join(t.words for t in item.label)), _quoted(body)]
            yield f"#grid(columns: (116pt, 367pt), row-gutter: 4pt, {', '.join(f'text({c})' for c in cells)})"
        case Table():
            cells = [_quoted(c.head) for c in block.columns]
            for cell in (cell for row in block.rows for cell in row):
                cells.append(_quoted(" ".join(p.words for p in cell.content if isinstance(p, Paragraph))))
            yield f"#table(columns: {len(block.columns)}, {', '.join(f'text({c})' for c in cells)})"
        case Bars() | Delay():
            yield f"#par(text({_quoted(block.alt)}))"
        case Contents():
            yield "#outline()"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _by_typst(source: str, folder: Path) -> Callable[[], float] | None:
    """Milliseconds of one making, tagged and archival; None where typst is not installed."""
    try:
        import typst
    except ImportError:
        return None
    numbers = count()

    def make() -> float:
        file = folder / "document.typ"
        file.write_text(f'{source}\n#text("{next(numbers)}")', "utf-8")
        return milliseconds(lambda: typst.compile(str(file), pdf_standards=["a-2a"]))

    return make


def _first() -> float:
    day = shipped_day()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "day"
        file.write_bytes(pickle.dumps((day.state, day.now)))
        made = subprocess.run([sys.executable, "-c", _FIRST, str(file)], capture_output=True, text=True, check=True)
    return float(made.stdout)


def rows() -> Iterator[Row]:
    """The lines of the table."""
    day = shipped_day()
    yield alone("PDF of a real day (13 pages), first export with imports", _first, 700)

    remark = next(iter(day.state.of(Contribution).values()))
    edits = count()

    def edited() -> float:
        said = {**day.state.of(Contribution), remark.id: replace(remark, edited=f"Rettet for {next(edits)}. gang")}
        state = State({**day.state.kinds, Contribution: said})
        return milliseconds(lambda: render(compose(state, "da", Version.FULL, day.now)))

    edited()
    yield alone("PDF of a real day, again after an edit", edited, 300)
    for remarks, pages in ((260, 50), (3_400, 500)):
        document = compose(long_day(remarks), "da", Version.FULL, day.now)
        rounds = 7 if pages < 100 else 3
        bare, ours = partial(_bare, document), partial(_fresh, document)
        yield side_by_side(f"PDF of about {pages} pages, tagged beside untagged", bare, ours, 1.15, rounds)
        with TemporaryDirectory() as folder:
            typst = _by_typst(as_typst(document), Path(folder))
            if typst is not None:
                yield side_by_side(f"PDF of about {pages} pages, ours beside typst", typst, ours, 2, rounds)
        if pages < 100:  # the two take a minute for a long one
            for name, peer in (("WeasyPrint", by_weasyprint(document)), ("fpdf2, untagged", by_fpdf(document))):
                if peer is not None:
                    yield side_by_side(f"PDF of about {pages} pages, ours beside {name}", peer, ours, 1, 3)
