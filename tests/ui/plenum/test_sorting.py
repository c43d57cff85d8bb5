"""Sorting by letters and by mouse: every gesture, read back from the desk, and taken back."""

from __future__ import annotations

import pytest
from app.domain.plenum import Conclusion, Evidence, Membership, Theme
from app.domain.verbs import Stack
from app.services import harvest
from app.ui.debate.remark_list import dragged
from app.ui.desk import Desk
from app.ui.plenum.part import PlenumPart
from app.ui.plenum.pile import SORT_KEY
from app.ui.plenum.themes import THEME_MIME
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Place, open_place, remark, theme
from tests.ui.debate.typing_keys import CTRL, PLAIN, SHIFT, key, types

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def at(qtbot: QtBot, full: Desk) -> Place:
    place = open_place(qtbot, full, PlenumPart)
    settle()
    return place


@pytest.fixture
def part(at: Place) -> PlenumPart:
    assert isinstance(at.part, PlenumPart)
    at.part.start_sorting()
    settle()
    return at.part


def settle() -> None:
    """Lets the list be laid out and the suggestions come."""
    for _turn in range(3):
        QApplication.processEvents()


def chosen(part: PlenumPart) -> str:
    found = part.list.current()
    return "" if found is None else found.code


def under(desk: Desk, letter: str) -> set[str]:
    row = next(r for r in harvest.themes(desk.state) if r.theme.letter == letter)
    return {r.code for r in row.remarks}


def unplaced(desk: Desk) -> list[str]:
    return [r.code for r in harvest.unplaced(desk.state)]


def drop(view: QWidget, data: QMimeData, place: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    """What a drag ends in."""
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    view.dropEvent(QDropEvent(QPointF(place), actions, data, Qt.MouseButton.LeftButton, held))


def tile(part: PlenumPart, letter: str) -> QPoint:
    row = next(n for n, t in enumerate(part.board.tiles.rows) if t.letter == letter)
    return part.board.visualRect(part.board.tiles.index(row, 0)).center()


def test_the_mode_is_marked_and_esc_is_back_at_the_line(at: Place, full: Desk) -> None:
    part = at.part
    assert isinstance(part, PlenumPart)
    assert at.stands_in is None
    QTest.keyClick(part, Qt.Key.Key_T, CTRL)
    assert SORT_KEY == "Ctrl+T"
    assert at.stands_in is part.sorting.bar
    assert part.list.property("keys") == "own"
    key(part.list, Qt.Key.Key_Escape)
    assert at.stands_in is None
    assert part.list.property("keys") is None
    assert at.line.focusProxy().hasFocus()
    types(at.line, "a")
    assert (at.line.text(), len(full.state.of(Membership))) == ("a", 0)


def test_outside_the_mode_letters_are_words(at: Place, full: Desk) -> None:
    part = at.part
    assert isinstance(part, PlenumPart)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, PLAIN, "a")
    part.list.keyPressEvent(event)
    assert not event.isAccepted()
    assert len(full.state.of(Membership)) == 0


def test_a_letter_files_and_the_next_remark_is_chosen(part: PlenumPart, full: Desk) -> None:
    first, second = unplaced(full)[:2]
    assert chosen(part) == first
    types(part.list, "f")
    assert under(full, "F") == {first}
    assert chosen(part) == second
    assert first not in unplaced(full)
    full.undo(Stack.WORDS)
    assert unplaced(full)[0] == first


def test_a_letter_held_down_files_once(part: PlenumPart, full: Desk) -> None:
    first, second = unplaced(full)[:2]
    key(part.list, Qt.Key.Key_F, text="f")
    key(part.list, Qt.Key.Key_F, text="f", repeat=True)
    key(part.list, Qt.Key.Key_F, text="f", repeat=True)
    assert under(full, "F") == {first}
    assert chosen(part) == second


def test_n_is_next_and_arrows_go_both_ways(part: PlenumPart, full: Desk) -> None:
    codes = unplaced(full)
    types(part.list, "n")
    assert chosen(part) == codes[1]
    key(part.list, Qt.Key.Key_Down)
    assert chosen(part) == codes[2]
    key(part.list, Qt.Key.Key_Up)
    assert chosen(part) == codes[1]


def test_space_chooses_several_for_one_letter(part: PlenumPart, full: Desk) -> None:
    codes = unplaced(full)
    types(part.list, " ")
    types(part.list, "n ")
    types(part.list, "e")
    assert under(full, "E") == {codes[0], codes[2]}
    assert codes[1] in unplaced(full)
    full.undo(Stack.WORDS)
    assert unplaced(full)[:3] == codes[:3]


def test_enter_makes_a_theme_of_what_is_chosen_and_the_name_is_a_draft(part: PlenumPart, full: Desk) -> None:
    first = unplaced(full)[0]
    key(part.list, Qt.Key.Key_Return)
    field = part.sorting.field
    assert field.isVisible()
    types(field, "Vikarer og be")
    assert full.drafted("theme/new") == "Vikarer og be"
    types(field, "manding")
    key(field, Qt.Key.Key_Return)
    made = theme(full, "Vikarer og bemanding")
    assert made.letter == "P"  # the twelve headings have A to O without M, N, K
    assert under(full, "P") == {first}
    assert full.drafted("theme/new") == ""
    assert part.list.hasFocus()
    full.undo(Stack.WORDS)
    assert unplaced(full)[0] == first


def test_m_merges_by_two_letters(part: PlenumPart, full: Desk) -> None:
    types(part.list, "ab")
    types(part.list, "m")
    assert part.sorting.bar.asking
    types(part.list, "a")
    types(part.list, "b")
    assert not part.sorting.bar.asking
    assert len(under(full, "B")) == 2
    assert under(full, "A") == set()
    full.undo(Stack.WORDS)
    assert (len(under(full, "A")), len(under(full, "B"))) == (1, 1)


def test_esc_lets_a_question_go_before_it_leaves_the_mode(part: PlenumPart, at: Place) -> None:
    types(part.list, "m")
    key(part.list, Qt.Key.Key_Escape)
    assert not part.sorting.bar.asking
    assert at.stands_in is part.sorting.bar


def test_backspace_takes_the_last_filed_out_again(part: PlenumPart, full: Desk) -> None:
    first = unplaced(full)[0]
    types(part.list, "c")
    key(part.list, Qt.Key.Key_Backspace)
    assert unplaced(full)[0] == first
    assert chosen(part) == first


def test_a_theme_is_looked_into_and_taken_out_of_and_split(part: PlenumPart, full: Desk) -> None:
    first, second, third = unplaced(full)[:3]
    types(part.list, "ddd")
    key(part.list, Qt.Key.Key_D, SHIFT, "D")
    assert [r.code for r in part.list.remarks.remarks] == [first, second, third]
    key(part.list, Qt.Key.Key_Backspace)
    assert under(full, "D") == {second, third}
    key(part.list, Qt.Key.Key_Return)
    types(part.sorting.field, "Skilt ud")
    key(part.sorting.field, Qt.Key.Key_Return)
    split = theme(full, "Skilt ud")
    assert len(under(full, split.letter)) == 1
    assert len(under(full, "D")) == 1
    key(part.list, Qt.Key.Key_Escape)
    assert part.pile.opened == ""


def test_a_remark_may_stand_in_several_themes(part: PlenumPart, full: Desk) -> None:
    first = unplaced(full)[0]
    types(part.list, "g")
    key(part.list, Qt.Key.Key_G, SHIFT, "G")
    types(part.list, "h")
    assert first in under(full, "G")
    assert first in under(full, "H")


def test_k_writes_a_conclusion_with_its_evidence(part: PlenumPart, full: Desk) -> None:
    first = unplaced(full)[0]
    types(part.list, "f")
    types(part.list, "k")
    types(part.list, "f")
    sheet = part.below.sheet
    assert sheet.isVisible()
    types(sheet.text, "Ledelserne mødes hvert kvartal")
    assert full.drafted("conclusion/new/text") == "Ledelserne mødes hvert kvartal"
    key(sheet.text, Qt.Key.Key_Return)
    (conclusion,) = full.state.of(Conclusion).values()
    (evidence,) = full.state.of(Evidence).values()
    assert conclusion.text == "Ledelserne mødes hvert kvartal"
    assert (evidence.conclusion, evidence.theme) == (conclusion.id, theme(full, "Intern organisering").id)
    assert harvest.conclusions(full.state)[0].codes_for == (first,)
    assert full.drafted("conclusion/new/text") == ""
    assert part.list.hasFocus()  # back in the mode
    full.undo(Stack.WORDS)
    assert not full.state.of(Conclusion)


def test_k_then_enter_rests_a_conclusion_on_the_chosen_remarks(part: PlenumPart, full: Desk) -> None:
    first, second = unplaced(full)[:2]
    types(part.list, "  k")
    key(part.list, Qt.Key.Key_Return)
    types(part.below.sheet.text, "Begge dele")
    key(part.below.sheet.text, Qt.Key.Key_Return)
    assert set(harvest.conclusions(full.state)[0].codes_for) == {first, second}


def test_three_suggestions_stand_in_both_places_and_none_is_applied(part: PlenumPart, full: Desk) -> None:
    types(part.list, "f")
    types(part.list, "f")
    settle()
    offered = {o.theme for o in part.list.sorter.offers}
    assert 1 <= len(offered) <= 3
    assert {t.theme for t in part.board.tiles.rows if t.suggested} == offered
    assert len(full.state.of(Membership)) == 2


def test_a_click_on_a_suggestion_files(part: PlenumPart, full: Desk) -> None:
    settle()
    first = chosen(part)
    index = part.list.currentIndex()
    box, offer = part.list.sorter.offer_boxes(part.list.visualRect(index).toRectF())[0]
    QTest.mouseClick(part.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, box.center().toPoint())
    row = next(r for r in harvest.themes(full.state) if r.theme.id == offer.theme)
    assert [r.code for r in row.remarks] == [first]


def test_the_filter_narrows_and_arrow_down_goes_into_the_list(part: PlenumPart, full: Desk) -> None:
    part.pile.filter.setFocus()
    types(part.pile.filter, "borger")
    assert 0 < part.list.remarks.rowCount() < len(unplaced(full))
    assert all("borger" in r.text.casefold() for r in part.list.remarks.remarks)
    key(part.pile.filter, Qt.Key.Key_Down)
    assert part.list.hasFocus()
    key(part.pile.filter, Qt.Key.Key_Escape)
    assert part.list.remarks.rowCount() == len(unplaced(full))


def test_the_mouse_files_by_dragging(part: PlenumPart, full: Desk) -> None:
    code = unplaced(full)[3]
    drop(part.board, dragged([remark(full, code).id]), tile(part, "J"))
    assert under(full, "J") == {code}


def test_the_mouse_merges_by_dragging_a_theme_onto_another(part: PlenumPart, full: Desk) -> None:
    types(part.list, "ab")
    data = QMimeData()
    data.setData(THEME_MIME, QByteArray(theme(full, "Bare gå i gang – dette er vejen").id.encode()))
    drop(part.board, data, tile(part, "B"))
    assert len(under(full, "B")) == 2


def test_dropped_beside_every_theme_a_remark_asks_for_a_new_one(part: PlenumPart, full: Desk) -> None:
    code = unplaced(full)[0]
    drop(part.themes, dragged([remark(full, code).id]), part.themes.rect().bottomRight() - QPoint(2, 2))
    types(part.sorting.field, "Nyt sted")
    key(part.sorting.field, Qt.Key.Key_Return)
    assert under(full, theme(full, "Nyt sted").letter) == {code}


def test_a_click_on_a_tile_files_in_the_mode_and_looks_into_it_outside(part: PlenumPart, full: Desk) -> None:
    first = chosen(part)
    QTest.mouseClick(part.board.viewport(), Qt.MouseButton.LeftButton, PLAIN, tile(part, "I"))
    assert under(full, "I") == {first}
    part.leave()
    settle()
    QTest.mouseClick(part.board.viewport(), Qt.MouseButton.LeftButton, PLAIN, tile(part, "I"))
    assert [r.code for r in part.list.remarks.remarks] == [first]
    QTest.mouseClick(part.board.viewport(), Qt.MouseButton.LeftButton, PLAIN, tile(part, "I"))
    assert part.pile.opened == ""


def menu_act(menu: QWidget, text: str) -> QAction:
    def within(menu):
        for action in menu.actions():
            if action.menu() is not None:
                yield from within(action.menu())
            elif action.text() == text:
                yield action

    return next(within(menu))


def test_the_menu_of_a_theme_renames_merges_concludes_and_removes(part: PlenumPart, full: Desk) -> None:
    types(part.list, "fg")
    f = theme(full, "Intern organisering")
    part.theme_menu.open(f.id, part.list.marked(), QPoint(0, 0))
    menu = part.theme_menu.menu
    menu.close()
    menu.triggered.emit(menu_act(menu, "Rename …"))
    ask = next(w for w in part.findChildren(QWidget) if type(w).__name__ == "AskWords")
    field = ask.findChild(QLineEdit)
    field.selectAll()
    types(field, "Ledelse")
    QTest.keyClick(ask, Qt.Key.Key_Return)
    assert theme(full, "Ledelse").id == f.id
    part.theme_menu.open(f.id, [], QPoint(0, 0))
    menu.close()
    menu.triggered.emit(menu_act(menu, "Remove; its remarks are unplaced again"))
    assert f.id not in full.state.of(Theme)
    full.undo(Stack.WORDS)
    assert f.id in full.state.of(Theme)


def test_gone_from_sight_the_mode_ends(part: PlenumPart, at: Place) -> None:
    part.hide()
    assert not part.list.sorting
    assert at.stands_in is None
