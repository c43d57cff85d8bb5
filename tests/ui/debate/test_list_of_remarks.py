"""The list of remarks as it is scrolled."""

from __future__ import annotations

import pytest
from app.ui.debate.part import DebatePart
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.desk import Desk
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import open_place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("height", [520, 560, 601, 640])
def test_at_its_end_the_list_begins_with_a_whole_remark(qtbot: QtBot, full: Desk, height: int) -> None:
    place = open_place(qtbot, full, DebatePart)  # kept: the window goes with it
    part = place.part
    assert isinstance(part, DebatePart)
    part.resize(part.width(), height)
    QApplication.processEvents()
    part.list.scroll_to_end()
    QApplication.processEvents()
    view, rows = part.list.viewport().rect(), part.list.remarks
    places = [part.list.visualRect(rows.index(n, 0)) for n in range(rows.rowCount())]
    seen = [place for place in places if place.intersects(view)]
    assert 1 < len(seen) < len(places)
    assert seen[0].top() == 0
    assert view.contains(seen[-1])


def test_what_goes_on_below_fades_into_what_it_stands_on(qtbot: QtBot, full: Desk) -> None:
    place = open_place(qtbot, full, DebatePart)
    part = place.part
    assert isinstance(part, DebatePart)
    part.resize(part.width(), 460)
    full.tick()
    part.line.aim(None, None)
    QApplication.processEvents()
    for view, token in ((part.list, "surface"), (part.deck, "bg")):
        view.verticalScrollBar().setValue(0)
        assert view.verticalScrollBar().maximum() > 0
        image = view.viewport().grab().toImage()
        assert image.pixelColor(2, image.height() - 1) == theme.colour(token)


def test_in_high_contrast_no_line_is_cut_through_its_letters(qtbot: QtBot, full: Desk, qapp: QApplication) -> None:
    theme.apply(qapp, Look.CONTRAST)
    place = open_place(qtbot, full, DebatePart)
    part = place.part
    assert isinstance(part, DebatePart)
    rows = part.list.remarks
    for height in range(470, 520, 7):
        part.resize(part.width(), height)
        QApplication.processEvents()
        part.list.verticalScrollBar().setValue(0)
        part.list.viewport().grab()  # what is painted is measured
        view = part.list.viewport().rect()
        places = [part.list.visualRect(rows.index(n, 0)) for n in range(rows.rowCount())]
        cut = next(row for row in places if row.bottom() > view.bottom())
        assert part.list.verticalScrollBar().maximum() > 0
        image = part.list.viewport().grab().toImage()
        for y in range(cut.top() + 1, image.height()):
            assert {image.pixel(x, y) for x in range(0, image.width() - 16, 3)} == {0}  # nothing is painted
