"""Set-up's pages stand on the same edges: headings at one height, lines from the heading to the last button."""

from __future__ import annotations

from typing import cast

import pytest
from app.services.giving import in_order
from app.ui.design import theme
from app.ui.design.tokens import TARGET, Look
from app.ui.desk import Desk
from app.ui.setup.part import SetupPart
from app.ui.setup.programme_page import ProgrammePage
from app.ui.widgets.labels import Label
from app.ui.widgets.table import Table
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PAGES = ("workshop", "programme", "groups", "topics", "people", "room", "look", "sharing", "keeping")


def place(part: SetupPart, name: str) -> QPoint:
    """Where the middle of a page's heading stands."""
    part.show_page(name)
    title = part.buttons.checkedButton().text()
    (heading,) = [h for h in part.shown.findChildren(Label) if h.text() == title and h.font() == theme.font("heading")]
    return heading.mapTo(part, QPoint(0, heading.rect().center().y()))


def test_every_heading_stands_where_the_others_do(qtbot: QtBot, part: SetupPart) -> None:
    for name in PAGES:
        part.show_page(name)
    qtbot.wait(10)  # layouts
    found = {name: place(part, name) for name in PAGES}
    assert len({at.x() for at in found.values()}) == 1, found
    assert max(at.y() for at in found.values()) - min(at.y() for at in found.values()) <= 1, found


def line(seen: QImage, y: int) -> tuple[int, int]:
    """From where to where a line runs that has the colour of the middle of it."""
    colour = seen.pixelColor(seen.width() // 2, y).name()
    found = [x for x in range(seen.width()) if seen.pixelColor(x, y).name() == colour]
    return found[0], found[-1]


def test_lines_run_from_the_heading_to_the_last_button(qtbot: QtBot, part: SetupPart) -> None:
    left = place(part, "programme").x()
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    right = page.new.mapTo(part, page.new.rect().topRight()).x()
    table = page.table
    under_head = table.viewport().mapTo(part, QPoint(0, -1)).y()
    under_row = table.viewport().mapTo(part, QPoint(0, table.rowHeight(0) - 1)).y()
    seen = part.grab().toImage()
    head = [line(seen.copy(left - 20, y, right - left + 40, 1), 0) for y in (under_head, under_row)]
    assert head == [(20, right - left + 20)] * 2


@pytest.mark.parametrize("look", [Look.LIGHT, Look.CONTRAST])
def test_a_row_at_the_foot_fades_and_in_high_contrast_it_waits(
    qtbot: QtBot, qapp: QApplication, part: SetupPart, look: Look
) -> None:
    theme.apply(qapp, look)
    part.resize(1199, 400)
    part.show_page("programme")
    qtbot.wait(10)
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    table: Table = page.table
    height = table.viewport().height()
    last = table.rowAt(height - 1)
    top = table.rowViewportPosition(last)
    assert top + table.rowHeight(last) > height, "the test wants a row that has no room"
    seen = table.viewport().grab().toImage()
    ground = theme.colour("surface").name()
    rows = [{seen.pixelColor(x, y).name() for x in range(0, seen.width(), 3)} for y in range(top, height)]
    theme.apply(qapp, Look.LIGHT)
    assert rows[-1] == {ground}, "nothing is cut hard"
    assert (set().union(*rows) == {ground}) is (look is Look.CONTRAST)


def test_who_speaks_is_asked_where_an_item_is_chosen(qtbot: QtBot, desk: Desk, part: SetupPart) -> None:
    part.show_page("programme")
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    assert not page.speakers.isVisible()
    assert "Choose an item to say who speaks in it" in [label.text() for label in page.findChildren(Label)]
    height = page.table.height()
    page.arrive(in_order(desk.state)[1].id)
    assert page.speakers.isVisible()
    qtbot.wait(10)
    assert page.table.height() == height  # nothing moves


def test_rows_are_as_high_as_there_is_room_for(qtbot: QtBot, part: SetupPart) -> None:
    part.show_page("programme")
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    qtbot.wait(10)
    assert page.table.rowHeight(0) < TARGET  # thirteen items in a small window
    part.resize(1199, 900)
    qtbot.wait(10)
    assert page.table.rowHeight(0) == TARGET


@pytest.mark.parametrize("look", list(Look))
def test_the_line_of_the_chosen_item_is_marked_in_every_palette(qtbot: QtBot, part: SetupPart, look: Look) -> None:
    theme.apply(cast("QApplication", QApplication.instance()), look)
    part.paste()
    preview = part.preview
    assert preview is not None
    preview.begin("9.00 Kaffe\n9.30 Velkomst")
    qtbot.wait(10)
    seen = preview.source.grab().toImage()
    accent = theme.colour("accent").name()
    marked = [y for y in range(seen.height()) if accent in {seen.pixelColor(x, y).name() for x in range(30)}]
    assert 10 < len(marked) < 30  # one line of two
    theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)
