"""The sample in exports/ is what the program makes today."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from app.bootstrap.printing import DocumentPrinter
from app.services.ports import Format

from tests.played import shipped_day

EXPORTS = Path(__file__).parents[2] / "exports"


def words(path: Path) -> list[str]:
    document = pdfium.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_the_sample_is_what_the_rehearsal_leaves_today(tmp_path: Path, rewrite: bool) -> None:
    day = shipped_day()
    folder = EXPORTS if rewrite else tmp_path
    (made,) = DocumentPrinter().write(
        day.state, day.log, folder, now=day.now, formats=[Format.PDF], versions=["full"], language="da"
    )
    assert words(EXPORTS / made.name) == words(made)
