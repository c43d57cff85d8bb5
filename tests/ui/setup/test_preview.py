"""The preview of a programme: read, looked at, mended and taken with real keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.domain.doubts import Doubt
from app.domain.programme import AgendaItem, ItemKind, Person
from app.domain.verbs import Stack
from app.intake import ProgrammeIntake
from app.services.giving import in_order
from app.services.intake import Reading
from app.services.templates import Template
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.desk import Desk
from app.ui.setup.part import SetupPart
from app.ui.setup.paste_page import PastePage, first_day, title_of
from app.ui.setup.preview import Preview
from app.ui.setup.reading_model import END, KIND, START, TITLE, WHO
from app.words import set_language
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.setup.by_keys import press, write

TEXT = """Fagdag om vand
Torsdag den 14. maj 2026

9.00 Kaffe
9.30 Velkomst v/ Ina Holm, Sorø Kommune
9.45 Vand i byen v/ Qilaq Thurlestane
11.00 Debat i grupper
   Opsamling i plenum
12.30 Frokost
13.30 Tak for i dag
"""


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, Look.LIGHT)


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    page = PastePage(ProgrammeIntake(), Counted())
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.begin(TEXT)
    yield page.preview  # noqa: PT022  the page lives as long as its preview


class Counted:
    """Ids one after the other."""

    number = 0

    def new(self) -> str:
        self.number += 1
        return f"n{self.number}"


def row_of(preview: Preview, title: str) -> int:
    return next(n for n in range(preview.model.rowCount()) if preview.model.item(n).title == title)


def test_each_item_stands_beside_its_lines(preview: Preview) -> None:
    preview.table.go_to(row_of(preview, "Velkomst"))
    marked = {s.cursor.blockNumber() + 1: s for s in preview.source.extraSelections()}
    assert 5 in marked
    assert "Velkomst" in preview.source.document().findBlockByNumber(4).text()


def test_the_cursor_in_the_text_chooses_the_item(qtbot: QtBot, preview: Preview) -> None:
    preview.activateWindow()
    preview.source.setFocus()
    qtbot.waitUntil(preview.source.hasFocus)
    for _ in range(7):
        press(Qt.Key.Key_Down)
    assert preview.model.item(preview.table.currentIndex().row()).title == "Opsamling i plenum"


def test_doubts_are_gone_through_with_a_key_and_said_with_their_reasons(preview: Preview) -> None:
    preview.table.setFocus()
    met = set()
    for _ in range(4):
        press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        met.add(preview.model.item(preview.table.currentIndex().row()).title)
    assert met == {"Vand i byen", "Opsamling i plenum"}
    assert "Is that a name" in _said(preview) or "No time of its own" in _said(preview)


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)],
)
def test_a_key_says_that_it_is_right(preview: Preview, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    row = row_of(preview, "Vand i byen")
    assert preview.model.item(row).doubts == (Doubt.NAME_GUESSED,)
    preview.table.go_to(row)
    preview.table.setFocus()
    press(key, held)
    assert preview.model.item(row).doubts == ()


@pytest.mark.parametrize(
    ("column", "typed", "field", "expected"),
    [
        (START, "9.15", "start", 555),
        (START, "kl. 9", "start", 540),
        (END, "10.30", "end", 630),
        (TITLE, "Vand overalt", "title", "Vand overalt"),
    ],
)
def test_a_cell_is_written_over_by_typing(
    preview: Preview, column: int, typed: str, field: str, expected: object
) -> None:
    row = row_of(preview, "Vand i byen")
    preview.table.setFocus()
    preview.table.setCurrentIndex(preview.model.index(row, column))
    write(typed)
    press(Qt.Key.Key_Return)
    assert getattr(preview.model.item(row), field) == expected


def test_what_is_no_time_is_not_taken(preview: Preview) -> None:
    preview.table.setFocus()
    preview.table.setCurrentIndex(preview.model.index(0, START))
    press(Qt.Key.Key_Return)
    write("99.99")
    press(Qt.Key.Key_Return)
    assert preview.model.item(0).start == 540


def test_people_are_written_with_their_organisation(preview: Preview) -> None:
    preview.table.setFocus()
    preview.table.setCurrentIndex(preview.model.index(0, WHO))
    write("Bo Lund (SDU), Ea Friis")
    press(Qt.Key.Key_Return)
    assert [(p.name, p.organisation) for p in preview.model.item(0).speakers] == [("Bo Lund", "SDU"), ("Ea Friis", "")]


def test_nothing_shines_through_a_cell_that_is_being_written(preview: Preview) -> None:
    preview.table.setFocus()
    preview.table.setCurrentIndex(preview.model.index(0, TITLE))
    for look in Look:
        theme.apply(QApplication.instance(), look)
        press(Qt.Key.Key_Return)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert editor.text()
        press(Qt.Key.Key_Backspace)
        written = preview.table.viewport().grab(editor.geometry().adjusted(20, 4, -4, -4)).toImage()
        seen = {written.pixelColor(x, y).name() for x in range(written.width()) for y in range(written.height())}
        assert seen == {theme.colour("surface").name()}, look
        press(Qt.Key.Key_Escape)
    theme.apply(QApplication.instance(), Look.LIGHT)


def test_a_kind_is_chosen_from_a_list(preview: Preview) -> None:
    preview.table.setFocus()
    preview.table.setCurrentIndex(preview.model.index(0, KIND))
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QComboBox)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)
    assert preview.model.item(0).kind is ItemKind.WELCOME


def test_delete_leaves_an_item_out_and_takes_it_in_again(preview: Preview) -> None:
    preview.table.setFocus()
    preview.table.go_to(0)
    press(Qt.Key.Key_Delete)
    assert "Kaffe" not in {item.title for item in preview.items}
    press(Qt.Key.Key_Delete)
    assert "Kaffe" in {item.title for item in preview.items}


def test_a_correction_stays_when_the_text_is_written_in(qtbot: QtBot, preview: Preview) -> None:
    preview.model.setData(preview.model.index(row_of(preview, "Vand i byen"), TITLE), "Vand overalt")
    preview.source.setFocus()
    preview.source.moveCursor(preview.source.textCursor().MoveOperation.End)
    write("14.00 Kaffe og kage")
    qtbot.waitUntil(lambda: preview.model.rowCount() == 8)
    assert [i.title for i in preview.items][2] == "Vand overalt"


def test_what_is_wrong_is_one_sentence_and_nothing_can_be_taken(preview: Preview, tmp_path: Path) -> None:
    path = tmp_path / "program.pdf"
    path.write_bytes(b"%PDF-1.7")
    preview.begin_file(path)
    assert preview.summary.text() == "This is a PDF, not a programme. Copy its text and paste it here"
    assert not preview.take.isEnabled()
    preview.begin("Kære alle, vi ses")
    assert preview.summary.text()


def test_a_file_is_dropped(preview: Preview, tmp_path: Path) -> None:
    path = tmp_path / "dagen.csv"
    path.write_text("Tid;Punkt\n9.00;Kaffe\n9.30;Velkomst\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    preview.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert [i.title for i in preview.items] == ["Kaffe", "Velkomst"]
    assert preview.source.isReadOnly()


def test_overlaps_and_long_stretches_are_told(preview: Preview) -> None:
    preview.begin("9.00-10.30 Oplæg\n10.00-12.00 Debat\n12.00 Frokost\n")
    assert "“Debat” begins 10.00, before “Oplæg” is over" in _said(preview)
    assert "No break 9.00–12.00" in _said(preview)


def test_a_block_that_holds_others_is_struck_out_and_says_why(preview: Preview) -> None:
    preview.begin("9.00-12.00 Session 1\n9.00-10.00 Ann Berg: Rivers\n10.00-12.00 Bo Lund: Lakes\n12.00 Lunch\n")
    preview.table.go_to(0)
    assert preview.model.is_out(0)
    assert "Holds the items after it" in _said(preview)
    struck = [preview.model.index(row, TITLE).data(Qt.ItemDataRole.FontRole).strikeOut() for row in range(4)]
    assert struck == [True, False, False, False]
    assert not theme.font("body").strikeOut()
    preview.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert [i.title for i in preview.items] == ["Session 1", "Rivers", "Lakes", "Lunch"]


def test_in_the_part_the_whole_is_taken_with_one_key_and_undo_brings_the_old_day_back(
    desk: Desk, part: SetupPart
) -> None:
    before = {i.id: i for i in desk.state.of(AgendaItem).values()}
    part.paste()
    assert part.preview is not None
    part.preview.begin(TEXT)
    part.preview.table.setFocus()
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [i.title for i in in_order(desk.state)] == [
        "Kaffe",
        "Velkomst",
        "Vand i byen",
        "Debat i grupper",
        "Opsamling i plenum",
        "Frokost",
        "Tak for i dag",
    ]
    assert "Ina Holm" in {p.name for p in desk.state.of(Person).values()}
    assert part.shown is part.page("programme")
    assert desk.undo(Stack.WORDS) is not None or desk.undo(Stack.CLOCK) is not None
    assert {i.id: i for i in desk.state.of(AgendaItem).values()} == before


def test_esc_takes_nothing(desk: Desk, part: SetupPart) -> None:
    before = desk.state
    part.paste()
    assert part.preview is not None
    assert part._replaces.text() == "Another programme in place of the 13 items"
    part.preview.begin(TEXT)
    part.preview.table.setFocus()
    press(Qt.Key.Key_Escape)
    assert desk.state is before
    assert part.shown is part.page("programme")


def test_from_the_start_page_a_template_is_taken_with_its_title_and_date(qtbot: QtBot) -> None:
    page = PastePage(ProgrammeIntake(), Counted())
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.begin(TEXT)
    page.title.setFocus()
    with qtbot.waitSignal(page.taken) as taken:
        press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    made, date = taken.args
    assert isinstance(made, Template)
    assert (made.workshop.title, date) == ("Fagdag om vand", dt.date(2026, 5, 14))
    assert sum(isinstance(e, AgendaItem) for e in made.entities) == 7
    with qtbot.waitSignal(page.left):
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ((2024, 2, 29), dt.date(2024, 2, 29)),
        ((0, 5, 14), dt.date(2027, 5, 14)),
        ((0, 12, 1), dt.date(2026, 12, 1)),
        ((0, 2, 30), dt.date(2026, 11, 25)),
        ((0, 0, 0), dt.date(2026, 11, 25)),
    ],
)
def test_the_first_day(dated: tuple[int, int, int], expected: dt.date) -> None:
    assert first_day(Reading((), dated=dated), dt.date(2026, 11, 25)) == expected


def test_the_title_has_no_word_programme_in_front() -> None:
    assert title_of(Reading((), title="# Program. Workshop om vand.")) == "Workshop om vand"
    assert title_of(Reading((), title="Program for fagdagen")) == "Program for fagdagen"


def test_everything_has_a_name_and_speaks_danish(qtbot: QtBot, preview: Preview) -> None:
    set_language("da")
    for widget in (preview, *preview.window().findChildren(QWidget)):
        QApplication.sendEvent(widget, _language_change())
    assert preview.take.text() == "Brug programmet"
    assert "punkter" in preview.summary.text()
    assert preview.source.accessibleName() == "Teksten, linje for linje"
    assert preview.table.accessibleName() == "Dagen, som den blev læst"


def _language_change() -> object:
    from PySide6.QtCore import QEvent

    return QEvent(QEvent.Type.LanguageChange)


def _said(preview: Preview) -> str:
    from app.ui.widgets.labels import Label

    layouts = [preview._said.itemAt(n).layout() for n in range(preview._said.count())]
    labels = [layout.itemAt(n).widget() for layout in layouts if layout for n in range(layout.count())]
    return "\n".join(label.text() for label in labels if isinstance(label, Label))


def test_lines_that_are_not_taken_are_marked_for_the_eye_and_told_to_who_cannot_see(preview: Preview) -> None:
    preview.begin("Kære alle\n\nHer er programmet.\n\n9.30 Kaffe\n10.00 Velkomst v/ Ina Holm\n8.15 Tjek-in\n")
    source = preview.source
    assert preview.reading.left_out == (1, 3)
    assert "(–)" in preview.summary.text()
    assert "1, 3" in source.accessibleDescription()
    assert "7" in source.accessibleDescription()
    drawn, at = source.grab().toImage(), source.viewport().geometry()
    ground = theme.colour("surface").rgb()

    def marked(number: int) -> bool:
        block = source.document().findBlockByNumber(number - 1)
        middle = at.top() + source.blockBoundingGeometry(block).center().y()
        return any(
            drawn.pixel(x, y) != ground
            for x in range(at.left() - 24, at.left() - 4)
            for y in range(int(middle) - 4, int(middle) + 4)
        )

    assert [n for n in range(1, 8) if marked(n)] == [1, 3, 7]
