"""What is said whole where there is room for it, shorter where there is not, and never cut at the wrong end."""

from __future__ import annotations

import pytest
from app.services import day
from app.services.next_steps import take_step
from app.services.setup import edit_item
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.commands import Commands
from app.ui.facilitator.console import Console
from app.ui.facilitator.offers import Deed
from app.ui.facilitator.program.day_model import Col
from app.ui.facilitator.program.now_column import MOST_SPEAKERS
from app.ui.facilitator.program.part import ProgramPart
from app.ui.facilitator.strip import Strip
from app.ui.steps.table import StepsTable
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.elided import elided
from app.ui.widgets.fields import Tick
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLabel

from tests.ui.facilitator.places import DATE, Place, app, children, settle

MORNING = ("9.30", "10.00", "10.15", "10.30", "10.45")


def _until(console: Console, place: Place, clocks: tuple[str, ...]) -> None:
    for clock in clocks:
        place.at(console.desk, clock)
        console.desk.do(day.advance())


def _program(console: Console) -> ProgramPart:
    console.show_part("program")
    settle()
    part = console.part
    assert isinstance(part, ProgramPart)
    part.tick()
    settle()
    return part


@pytest.mark.parametrize(
    ("text", "left"), [("ما الذي نعرفه اليوم عن مشاركة", True), ("Om projektet og alt det andet", False)]
)
def test_a_line_that_is_cut_ends_where_its_reader_ends(text: str, left: bool) -> None:
    metrics = QFontMetrics(theme.font("body"))
    assert elided(metrics, text, 2000) == text
    cut = elided(metrics, text, 90)
    assert "…" in cut
    assert metrics.horizontalAdvance(cut) <= 90
    layout = QTextLayout(cut, theme.font("body"))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    at = line.cursorToX(cut.index("…"))[0]  # type: ignore[index]
    assert (at < 45) == left


def test_in_high_contrast_a_planned_time_that_has_moved_stands_in_brackets(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    part = _program(console)
    model = part.table.model()
    plan = next(model.index(row, Col.PLAN) for row in range(model.rowCount()) if _struck(model.index(row, Col.PLAN)))
    planned = plan.data()
    theme.apply(app(), Look.CONTRAST)
    settle()
    assert plan.data() == f"({planned})"
    assert not _struck(plan)
    wide = QFontMetrics(plan.data(Qt.ItemDataRole.FontRole)).horizontalAdvance(plan.data())
    assert wide <= part.table.columnWidth(Col.PLAN) - 16


def _struck(cell: QModelIndex) -> bool:
    return bool(cell.data(Qt.ItemDataRole.FontRole).strikeOut())


def test_a_question_names_the_item_whole_where_there_is_room(console: Console, place: Place) -> None:
    _until(console, place, MORNING)
    first = console.desk.standing.running or ""
    title = "Digitalt medborgerskab og nye kompetencer i kommuner, skoler, foreninger, virksomheder og på biblioteker"
    console.desk.do(edit_item(first, title=f"{title} rundt om i hele landet"))
    place.at(console.desk, "10.46")
    console.conductor.next()
    settle()
    assert "…” " in console.band.said
    assert console.band.said.endswith(" early")
    console.resize(1920, 1080)
    settle()
    assert "hele landet” " in console.band.said


def test_the_offer_of_more_says_what_would_not_hold(console: Console, place: Place) -> None:
    _until(console, place, (*MORNING, "11.30", "12.00"))
    place.at(console.desk, "12.56")
    settle()
    assert console.band.buttons[Deed.MORE].text() == "5 min more: 13.00 no longer holds"


def test_a_high_column_lists_more_speakers_and_a_low_one_says_how_many_more(console: Console, place: Place) -> None:
    _until(console, place, ("9.30",))
    part = _program(console)
    ticks = [t for t in children(part.now, Tick) if t.isVisible()]
    more = next(w.text() for w in children(part.now, QLabel) if w.isVisible() and w.text().startswith("+ "))
    assert len(ticks) == MOST_SPEAKERS
    console.window().resize(1920, 1400)
    settle()
    every = [t for t in children(part.now, Tick) if t.isVisible()]
    assert more == f"+ {len(every) - MOST_SPEAKERS} more"
    assert not [w for w in children(part.now, QLabel) if w.isVisible() and w.text().startswith("+ ")]


def test_the_commands_stay_in_the_middle_of_a_window_that_changes_its_size(console: Console) -> None:
    list_ = Commands(console, console.commands())
    console.resize(1900, 1000)
    settle()
    assert abs(list_.geometry().center().x() - console.rect().center().x()) <= 1
    list_.close()


def test_undo_on_the_clock_is_shorter_before_it_is_a_sign_alone(console: Console, place: Place) -> None:
    _until(console, place, ("9.30",))
    first = console.desk.standing.running or ""
    seen = set()
    strip = next(iter(children(console, Strip)))
    button = next(b for b in children(strip, ActionButton) if b.toolTip().startswith("Undo on the clock"))
    for letters in range(10, 80, 2):
        console.desk.do(edit_item(first, title="m" * letters))
        place.at(console.desk, "9.31")
        settle()
        seen.add(button.text())
        if button.text():
            assert strip._title.toolTip() == ""  # nothing of the title is cut
    assert seen == {"Undo on the clock", "Undo clock", ""}


def test_completing_the_steps_is_seen_where_the_steps_are_in_front_already(console: Console) -> None:
    for id, who in (("whole", "Kurt"), ("lacking", "")):
        console.desk.do(take_step(id, f"Write to the library: {id}", who=who, due=DATE))
    console.show_part("steps")
    settle()
    part = console.part
    assert part is not None
    table = next(t for t in children(part, StepsTable) if t.isVisible())
    table.selectRow(0)
    assert not table.hasFocus()
    console.conductor.ask_steps()
    settle()
    assert table.hasFocus()
    assert table.currentIndex().row() == table.index_of("lacking").row() == 1
