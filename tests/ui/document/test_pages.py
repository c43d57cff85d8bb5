"""The pages of the preview by themselves."""

from __future__ import annotations

from io import BytesIO

import pypdfium2 as pdfium
from app.ui.document.pages import Pages
from pytestqt.qtbot import QtBot
from shiboken6 import delete


def test_the_pdf_is_let_go_of_when_the_pages_go(qtbot: QtBot) -> None:
    made = pdfium.PdfDocument.new()
    made.new_page(200, 300)
    out = BytesIO()
    made.save(out)
    made.close()
    pages = Pages()
    pages.show_pdf(out.getvalue())
    (shown,) = pages._open
    delete(pages)
    assert not shown.raw
