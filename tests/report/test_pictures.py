"""Every page of the shipped day as a picture. `pytest tests/report tests/document --rewrite` makes them anew: look at
them before they are committed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from app.document import Document, Version, compose
from app.document.handouts import group_sheets, handout
from app.report.pdf import render
from PIL import Image, ImageChops

from tests.played import shipped_day
from tests.report.test_pdf import made

GOLDEN = Path(__file__).with_name("golden")
CLOSE = 48  # of 255: how much a pixel may differ before it counts; another rasteriser smooths edges otherwise
FEW = 0.004  # the share of a page's pixels that may count: a moved line of type is more


def _documents() -> dict[str, Document]:
    day = shipped_day()
    return {
        "full-da": made(),
        "full-en": made(language="en"),
        "short-da": made(Version.SHORT),
        "anonymous-da": made(Version.ANONYMOUS),
        "rehearsal-da": compose(day.state, "da", Version.FULL, day.now),
        "sheets-da": group_sheets(day.state, "da", day.now, address="http://192.168.1.20:8080/g"),
        "programme-da": handout(day.state, "da", day.now),
    }


PAGES = {
    "full-da": 99,
    "full-en": 2,
    "short-da": 2,
    "anonymous-da": 1,
    "rehearsal-da": 1,
    "sheets-da": 1,
    "programme-da": 1,
}
"""How many pages of each are kept; the shipped day's whole document is."""


@pytest.mark.parametrize("name", list(PAGES))
def test_pages_look_as_they_did(name: str, rewrite: bool, tmp_path: Path) -> None:
    pdf = pypdfium2.PdfDocument(render(_documents()[name]))
    try:
        pages = [pdf[n].render(scale=1, grayscale=True).to_pil() for n in range(min(len(pdf), PAGES[name]))]
    finally:
        pdf.close()
    kept = sorted(GOLDEN.glob(f"{name}-*.png"))
    if rewrite:
        for old in kept:
            old.unlink()
        GOLDEN.mkdir(exist_ok=True)
        for n, page in enumerate(pages, 1):
            page.quantize(16).save(GOLDEN / f"{name}-{n:02}.png", optimize=True)
        return
    assert len(kept) == len(pages)
    for page, file in zip(pages, kept, strict=True):
        with Image.open(file) as golden:
            share = differing(page, golden.convert("L"))
        if share > FEW:
            page.save(tmp_path / file.name)
        assert share <= FEW, f"{file.name} differs by {share:.2%}; the new one lies in {tmp_path}"


def differing(a: Image.Image, b: Image.Image) -> float:
    """The share of pixels that are not alike."""
    assert a.size == b.size
    far = ImageChops.difference(a, b).histogram()[CLOSE:]
    return sum(far) / (a.width * a.height)


def test_a_line_of_type_out_of_its_place_is_seen() -> None:
    files = sorted(GOLDEN.glob("full-da-*.png"))
    with Image.open(files[0]) as page:
        golden = page.convert("L")
    moved = golden.copy()
    moved.paste(golden.crop((0, 100, 595, 400)), (0, 103))
    assert differing(golden, moved) > FEW
