"""Set-up on a small screen: the pages' names stand above a page, which has the whole width; nothing goes sideways."""

from __future__ import annotations

from app.ui.facilitator.console import Console
from app.ui.language import speak
from app.ui.setup.part import SetupPart
from app.ui.setup.programme_page import ProgrammePage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from tests.ui.facilitator.places import settle

TITLE, NOTES = 1, 7


def test_set_up_does_not_go_sideways_on_a_small_screen(console: Console) -> None:
    console.resize(1280, 720)
    console.show_part("setup")
    settle()
    part = console.part
    assert isinstance(part, SetupPart)
    names = part.buttons.buttons()
    assert len({b.x() for b in names}) == 1  # one below the other, beside the page
    console.resize(1093, 545)
    work = next(area for area in console.findChildren(QScrollArea) if area.isAncestorOf(part))
    for language in ("da", "en"):
        speak(language)
        settle()
        assert work.horizontalScrollBar().maximum() == 0
        assert len({b.y() for b in names}) == 1
        assert all(b.width() >= b.sizeHint().width() for b in names)
        assert names[-1].mapTo(part, names[-1].rect().topRight()).x() < part.width()
        for name in names:
            QTest.mouseClick(name, Qt.MouseButton.LeftButton)
            settle()
            assert part.shown.width() == part.width()
            assert part.minimumSizeHint().width() <= part.width(), name.text()
            assert part.minimumSizeHint().height() <= part.height(), name.text()
    part.show_page("programme")
    settle()
    assert isinstance(part.shown, ProgrammePage)
    table = part.shown.table
    assert table.columnViewportPosition(NOTES) + table.columnWidth(NOTES) <= table.viewport().width()
    assert table.columnWidth(TITLE) > 250
    console.resize(1280, 720)
    settle()
    assert len({b.x() for b in names}) == 1
