"""Next steps: one row typed with Tab, edited in place, followed up afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from app.domain.plenum import Conclusion, NextStep, StepStatus
from app.domain.programme import WORKSHOP, Workshop
from app.domain.verbs import Stack
from app.services import day, harvest, next_steps, setup
from app.services.projection import Scene, SceneKind
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.projector.room import Room
from app.ui.steps.facts import Field
from app.ui.steps.part import Earlier, StepsPart
from app.ui.steps.table import AFTER, DAY, HIGH, HIGHER
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.fields import Choice
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.table import ICON_ROLE
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Place, Workplace, open_place, played
from tests.ui.debate.typing_keys import key, types

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def late(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """15.58: six steps have been taken."""
    desk = played(tmp_path / "late", "15:58:00")
    yield desk
    desk.close()


def shown(qtbot: QtBot, desk: Desk) -> tuple[Place, StepsPart]:
    at = open_place(qtbot, desk, StepsPart)
    assert isinstance(at.part, StepsPart)
    return at, at.part


def steps(desk: Desk) -> tuple[NextStep, ...]:
    return harvest.steps(desk.state)


def cell(part: StepsPart, row: int, field: Field) -> QModelIndex:
    return part.table.steps.index(row, part.table.steps.columns.index(field))


def edit(part: StepsPart, row: int, field: Field) -> QWidget:
    part.table.setFocus()
    part.table.setCurrentIndex(cell(part, row, field))
    key(part.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    kinds = (KeptEdit, Choice)
    return next(w for w in part.table.viewport().findChildren(QWidget) if isinstance(w, kinds) and w.isVisible())


def test_a_step_is_typed_in_one_go_with_tab(qtbot: QtBot, desk: Desk) -> None:
    _at, part = shown(qtbot, desk)
    part.new.begin()
    types(part.new.edits[Field.WHAT], "Indkalde til kvartalsmøde")
    QTest.keyClick(part.new.edits[Field.WHAT], Qt.Key.Key_Tab)
    assert part.new.edits[Field.WHO].hasFocus()
    types(part.new.edits[Field.WHO], "Hanne M")
    assert part.new.edits[Field.WHO].text() == "Hanne Marie Knudsen"  # completed from the workshop's people
    QTest.keyClick(part.new.edits[Field.WHO], Qt.Key.Key_Tab)
    assert part.new.edits[Field.WITH].hasFocus()
    types(part.new.edits[Field.WITH], "SDU")
    QTest.keyClick(part.new.edits[Field.WITH], Qt.Key.Key_Tab)
    types(part.new.edits[Field.DUE], "1/9")
    assert "1 September 2026" in part.new._due.text()
    key(part.new.edits[Field.DUE], Qt.Key.Key_Return)
    (step,) = steps(desk)
    assert (step.what, step.who, step.with_whom) == ("Indkalde til kvartalsmøde", "Hanne Marie Knudsen", "SDU")
    assert step.due == dt.date(2026, 9, 1)
    assert part.new.edits[Field.WHAT].hasFocus()
    assert all(not e.text() for e in part.new.edits.values())
    desk.undo(Stack.WORDS)
    assert steps(desk) == ()


@pytest.mark.parametrize(
    ("said", "due", "words"),
    [
        ("1/9", dt.date(2026, 9, 1), ""),
        ("1. september", dt.date(2026, 9, 1), ""),
        ("uge 36", dt.date(2026, 9, 4), ""),
        ("fredag", dt.date(2026, 3, 13), ""),
        ("efter ferien", None, "efter ferien"),
        ("", None, ""),
    ],
)
def test_dates_as_people_say_them(qtbot: QtBot, desk: Desk, said: str, due: dt.date | None, words: str) -> None:
    _at, part = shown(qtbot, desk)
    types(part.new.edits[Field.WHAT], "Noget")
    types(part.new.edits[Field.DUE], said)
    key(part.new.edits[Field.DUE], Qt.Key.Key_Return)
    (step,) = steps(desk)
    assert step.due == due
    assert step.due_words == words or due is not None


def test_what_is_missing_is_amber_and_blocks_nothing(qtbot: QtBot, desk: Desk) -> None:
    _at, part = shown(qtbot, desk)
    types(part.new.edits[Field.WHAT], "Søge midler")
    types(part.new.edits[Field.DUE], "efter ferien")
    key(part.new.edits[Field.WHAT], Qt.Key.Key_Return)
    assert cell(part, 0, Field.WHO).data() == "nobody yet"
    assert cell(part, 0, Field.WHO).data(ICON_ROLE) == ("user-x", "soon")
    assert cell(part, 0, Field.DUE).data() == "“efter ferien”"
    assert cell(part, 0, Field.DUE).data(ICON_ROLE) == ("calendar-x", "soon")
    assert "0 are ready" in part._summary.text()


def test_nothing_to_do_is_no_step(qtbot: QtBot, desk: Desk) -> None:
    _at, part = shown(qtbot, desk)
    types(part.new.edits[Field.WHO], "Ida")
    key(part.new.edits[Field.WHO], Qt.Key.Key_Return)
    assert steps(desk) == ()
    assert part.new.edits[Field.WHAT].hasFocus()
    assert part.new.edits[Field.WHO].text() == "Ida"


def test_the_row_being_typed_survives_close_and_reopen(qtbot: QtBot, desk: Desk, place: Workplace) -> None:
    at, part = shown(qtbot, desk)
    types(part.new.edits[Field.WHAT], "Halvt skre")
    types(part.new.edits[Field.DUE], "uge")
    at.close()
    assert desk.close()
    again = place.open()
    later = open_place(qtbot, again, StepsPart)
    fresh = later.part
    assert isinstance(fresh, StepsPart)
    assert fresh.new.edits[Field.WHAT].text() == "Halvt skre"
    assert fresh.new.edits[Field.DUE].text() == "uge"
    again.close()


def test_cells_are_edited_in_place(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    row = next(n for n, s in enumerate(steps(late)) if not s.who)
    field = edit(part, row, Field.WHO)
    types(field, "Per")
    QTest.keyClick(field, Qt.Key.Key_Delete)  # the completed rest goes
    assert late.drafted(f"step/{steps(late)[row].id}/who").startswith("Per")
    key(field, Qt.Key.Key_Return)
    assert steps(late)[row].who == "Per"
    late.undo(Stack.WORDS)
    assert steps(late)[row].who == ""


def test_a_pause_makes_typed_words_a_gesture_but_no_suggestion(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    row = next(n for n, s in enumerate(steps(late)) if not s.who)
    field = edit(part, row, Field.WHO)
    assert isinstance(field, KeptEdit)
    types(field, "Hanne M")
    assert field.text() == "Hanne Marie Knudsen"
    field._pause.timeout.emit()
    assert steps(late)[row].who == ""
    assert late.drafted(field.address) == "Hanne M"
    key(field, Qt.Key.Key_End)
    field._pause.timeout.emit()
    assert steps(late)[row].who == "Hanne Marie Knudsen"
    assert field.isVisible()  # typing goes on


def test_a_date_is_edited_as_it_is_said(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    row = next(n for n, s in enumerate(steps(late)) if s.due_words and not s.due)
    field = edit(part, row, Field.DUE)
    assert isinstance(field, QLineEdit)
    assert field.text() == steps(late)[row].due_words
    field.selectAll()
    types(field, "15/8")
    key(field, Qt.Key.Key_Return)
    assert (steps(late)[row].due, steps(late)[row].due_words) == (dt.date(2026, 8, 15), "")


def test_a_step_hangs_on_a_conclusion(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    row = next(n for n, s in enumerate(steps(late)) if s.conclusion is None)
    choice = edit(part, row, Field.CONCLUSION)
    assert isinstance(choice, Choice)
    second = harvest.conclusions(late.state)[1].conclusion.id
    choice.setCurrentIndex(choice.findData(second))
    choice.activated.emit(choice.currentIndex())
    assert steps(late)[row].conclusion == second
    assert cell(part, row, Field.CONCLUSION).data() == "Conclusion 2"


def test_a_field_in_the_table_is_never_overwritten(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    field = edit(part, 0, Field.WHAT)
    assert isinstance(field, KeptEdit)
    key(field, Qt.Key.Key_End)
    types(field, " mere")
    mine = field.text()
    late.do(next_steps.edit_step(steps(late)[0].id, what="En anden skrev"))
    assert field.text() == mine
    assert any("En anden skrev" in a.toolTip() for a in field.actions())


def test_after_the_day_the_same_part_shows_what_became_of_them(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    assert part.table.steps.columns == DAY
    late.do(day.end_day())
    part.refresh()
    assert part.table.steps.columns == AFTER
    choice = edit(part, 0, Field.STATUS)
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findData("done"))
    choice.activated.emit(choice.currentIndex())
    assert steps(late)[0].status is StepStatus.DONE
    note = edit(part, 0, Field.NOTE)
    types(note, "Skemaet er sendt")
    key(note, Qt.Key.Key_Return)
    assert (steps(late)[0].status, steps(late)[0].note) == (StepStatus.DONE, "Skemaet er sendt")
    told = harvest.follow_ups(steps(late)[0].id, late.history(NextStep, steps(late)[0].id))
    assert [f.note for f in told][-1] == "Skemaet er sendt"


def test_overdue_steps_are_late_and_counted(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    part.toggle_after()
    for number in range(len(steps(late))):
        late.do(next_steps.edit_step(steps(late)[number].id, due=dt.date(2026, 3, 1)))
    assert "overdue" in part._summary.text()
    assert cell(part, 0, Field.DUE).data(ICON_ROLE) == ("alarm-clock", "late")


def act(part: StepsPart, text: str) -> QAction:
    def within(menu):
        for action in menu.actions():
            if action.menu() is not None:
                yield from within(action.menu())
            elif action.text() == text:
                yield action

    return next(within(part._menu))


def choose(part: StepsPart, step: str, text: str) -> None:
    part._on_menu_asked(step, QPoint(0, 0))
    part._menu.close()
    part._menu.triggered.emit(act(part, text))


def test_the_menu_moves_follows_tells_and_removes(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    first, second = steps(late)[:2]
    choose(part, first.id, "Move down")
    assert [s.id for s in steps(late)[:2]] == [second.id, first.id]
    choose(part, first.id, "Move up")
    assert [s.id for s in steps(late)[:2]] == [first.id, second.id]
    choose(part, first.id, "started")
    assert steps(late)[0].status is StepStatus.STARTED
    choose(part, first.id, "History")
    dialog = next(d for d in part.findChildren(QDialog) if d.isVisible())
    assert first.what in {w.text() for w in dialog.findChildren(QLabel)}
    dialog.accept()
    choose(part, first.id, "Remove")
    assert first.id not in late.state.of(NextStep)
    late.undo(Stack.WORDS)
    assert steps(late)[0].id == first.id


def test_the_follow_ups_date_is_said_as_people_say_it(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    part._on_follow_up()
    ask = part.findChild(AskWords)
    field = ask.findChild(QLineEdit)
    types(field, "12/6")
    QTest.keyClick(ask, Qt.Key.Key_Return)
    assert late.state.get(Workshop, WORKSHOP).follow_up == dt.date(2026, 6, 12)
    assert part._date.text() == "12 June 2026"


def test_open_steps_of_an_earlier_workshop_are_brought_along_once(qtbot: QtBot, late: Desk, desk: Desk) -> None:
    at, part = shown(qtbot, desk)
    assert not part._bring.isVisibleTo(part)
    earlier = Earlier("Digitalt medborgerskab, 8. marts 2012", steps(late))
    part.earlier = lambda: (earlier,)
    part.refresh()
    assert part._bring.isVisibleTo(part)
    part.bring(earlier)
    assert [s.what for s in steps(desk)] == [s.what for s in steps(late)]
    assert {s.brought_from for s in steps(desk)} == {earlier.origin}
    assert not any(s.conclusion for s in steps(desk))
    assert part._open.text() == "6 steps are open"
    part.bring(earlier)
    assert len(steps(desk)) == len(steps(late))
    assert at.isVisible()


def test_the_room_sees_the_steps_as_they_are_filled_in(qtbot: QtBot, late: Desk) -> None:
    at, part = shown(qtbot, late)
    assert part.scene() == Scene(SceneKind.NEXT_STEPS)
    part._on_room()
    assert at.room.scene == Scene(SceneKind.NEXT_STEPS)
    assert late.state.of(Conclusion)


def test_arriving_at_a_step_chooses_it(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    part.arrive(steps(late)[3].id)
    assert part.table.currentIndex().row() == 3


def test_it_fits_the_window(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    assert part.minimumSizeHint().width() <= 1199
    assert part.minimumSizeHint().height() <= 527


def test_coming_here_one_writes_a_step_and_words_in_the_line_stay_where_they_are(qtbot: QtBot, late: Desk) -> None:
    at, part = shown(qtbot, late)
    assert part.new.edits[Field.WHAT].hasFocus()
    at.line.setFocus()
    types(at.line.edit, "midt i")
    part.hide()
    part.show()
    assert at.line.edit.hasFocus()
    assert at.line.text() == "midt i"
    for _letter in range(6):
        key(at.line.edit, Qt.Key.Key_Backspace)
    part.hide()
    part.show()
    types(part.focusWidget(), "Indkalde")
    assert part.new.edits[Field.WHAT].text() == "Indkalde"


def test_letters_in_the_rows_choice_are_no_remark(qtbot: QtBot, late: Desk) -> None:
    console = Console(late, Room(late))
    qtbot.addWidget(console)
    with qtbot.waitActive(console):
        console.show()
        console.activateWindow()
    late.tick()
    console.show_part("steps")
    QApplication.processEvents()
    part = console.part
    assert isinstance(part, StepsPart)
    assert console.focusWidget() is part.new.edits[Field.WHAT]
    part.new.hangs.setFocus()
    types(part.new.hangs, "2")
    assert console.line.text() == ""
    assert part.new.hangs.hasFocus()
    assert part.new.hangs.currentText().startswith("2")


def test_a_row_of_two_lines_is_higher_where_there_is_room(qtbot: QtBot, late: Desk) -> None:
    at, part = shown(qtbot, late)
    table, first = part.table, steps(late)[0].id
    at.resize(1199, 900)
    qtbot.waitUntil(lambda: table.viewport().height() > 6 * HIGHER)
    assert table.rowHeight(0) == HIGHER
    late.do(next_steps.edit_step(first, what="Mødes"))
    part.refresh()
    assert table.rowHeight(0) == HIGH
    late.do(next_steps.edit_step(first, what="Et møde til " * 12))
    part.refresh()
    assert table.rowHeight(0) == HIGHER
    at.resize(1199, 560)
    qtbot.waitUntil(lambda: table.rowHeight(0) == HIGH)


def test_a_follow_up_without_a_date_asks_for_one(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    late.do(setup.edit_workshop(follow_up=None))
    part.refresh()
    assert "Set a date" in words_of(part)
    late.do(setup.edit_workshop(follow_up=dt.date(2026, 6, 12)))
    part.refresh()
    assert "Set a date" not in words_of(part)
    assert "Change" in words_of(part)


def words_of(part: StepsPart) -> list[str]:
    return [button.text() for button in part.findChildren(ActionButton) if button.isVisible()]
