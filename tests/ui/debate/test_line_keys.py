"""What is asked of the line by a key: where words go, what they are, what becomes of the last remark."""

from __future__ import annotations

import sys

import pytest
from app.domain.debate import CompetenceArea
from app.services import words
from app.services.completing import shortened
from app.ui.debate.aim import IN_PLENUM, Aim
from app.ui.debate.keys import Press, keys
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from PySide6.QtCore import Qt

from tests.ui.debate.desks import group, model, remarks
from tests.ui.debate.in_line import ALT, CTRL, answer, enter, field, press, types


def test_models_groups_and_plenum_by_key(line: QuickLine, desk: Desk) -> None:
    press(line, Qt.Key.Key_2, CTRL)
    assert line.where == Aim(group(desk, 2).id, model(desk, 2).id)
    press(line, Qt.Key.Key_5, ALT)
    assert line.where == Aim(group(desk, 5).id, model(desk, 5).id)
    press(line, Qt.Key.Key_9, ALT)  # there is no group 9
    assert line.where == Aim(group(desk, 5).id, model(desk, 5).id)
    press(line, Qt.Key.Key_0, CTRL)
    assert line.where == IN_PLENUM
    enter(line, "Sagt i plenum")
    assert remarks(desk)[0].code == "P-01"


def test_tab_names_the_area_of_what_was_just_stored_once_round_and_says_so(line: QuickLine, desk: Desk) -> None:
    enter(line, "Videndeling")
    seen, told = [], []
    for _press in range(4):
        press(line, Qt.Key.Key_Tab)
        seen.append(remarks(desk)[0].area)
        told.append(line._code.text())
    titles = [desk.state.get(CompetenceArea, area).title for area in seen[:3]]
    assert len(set(seen)) == 4  # the three areas, and none
    assert told == [*(f"✓ P-01 · {shortened(title)}" for title in titles), "P-01: no competence area"]
    assert field(line).hasFocus()
    press(line, Qt.Key.Key_Tab)
    assert not field(line).hasFocus()
    assert remarks(desk)[0].area == seen[-1]


def test_an_area_that_is_taken_back_is_no_longer_told(line: QuickLine, desk: Desk) -> None:
    enter(line, "Videndeling")
    press(line, Qt.Key.Key_Tab)
    press(line, Qt.Key.Key_Z, CTRL)
    assert remarks(desk)[0].area is None
    assert line._code.text() == "P-01: no competence area"


@pytest.mark.parametrize("between", ["nothing was stored", "typed", "elsewhere", "taken back", "another place"])
def test_tab_on_an_empty_line_walks_on_and_writes_nothing(line: QuickLine, desk: Desk, between: str) -> None:
    """Who walks the console by Tab changes no words."""
    desk.do(words.remark("r1", "Fra en anden"))
    if between != "nothing was stored":
        enter(line, "Videndeling")
    if between == "typed":
        types(line, "v")
        press(line, Qt.Key.Key_Backspace)
    elif between == "elsewhere":
        line.chip.setFocus()
        field(line).setFocus()
    elif between == "taken back":
        press(line, Qt.Key.Key_Z, CTRL)
    elif between == "another place":
        press(line, Qt.Key.Key_3, ALT)
    done = len(desk.log)
    press(line, Qt.Key.Key_Tab)
    assert not field(line).hasFocus()
    assert len(desk.log) == done


def test_ctrl_m_marks_for_return(line: QuickLine, desk: Desk) -> None:
    enter(line, "Det her vender vi tilbage til")
    press(line, Qt.Key.Key_M, CTRL)
    assert remarks(desk)[0].returning


def test_undo_takes_text_first_then_the_last_gesture(line: QuickLine, desk: Desk) -> None:
    enter(line, "Den første")
    types(line, "halv")
    press(line, Qt.Key.Key_Z, CTRL)
    assert (line.text(), len(remarks(desk))) == ("", 1)
    press(line, Qt.Key.Key_Z, CTRL)
    assert remarks(desk) == []
    press(line, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)


def test_redo_brings_the_remark_back_with_its_code(line: QuickLine, desk: Desk) -> None:
    enter(line, "Den første")
    press(line, Qt.Key.Key_Z, CTRL)
    press(line, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [r.code for r in remarks(desk)] == ["P-01"]


def test_ctrl_l_reads_the_last_remark_back_and_again_the_one_before(line: QuickLine, desk: Desk) -> None:
    enter(line, "Den første")
    enter(line, "Den anden")
    press(line, Qt.Key.Key_L, CTRL)
    assert line.card.isVisible()
    assert "Den anden" in line.card.accessibleName()
    press(line, Qt.Key.Key_L, CTRL)
    assert "Den første" in line.card.accessibleName()
    types(line, "v")
    assert not line.card.isVisible()
    assert line.text() == "v"


def test_the_chip_tells_the_area_that_tab_chose_and_the_next_remark_gets_it(line: QuickLine, desk: Desk) -> None:
    press(line, Qt.Key.Key_3, ALT)
    enter(line, "Videndeling")
    press(line, Qt.Key.Key_Tab)
    area = desk.state.get(CompetenceArea, remarks(desk)[0].area)
    assert line.chip.text() == f"Group 3 · Model 3 · {area.title}"
    enter(line, "Og mere af det")
    assert remarks(desk)[1].area == area.id
    press(line, Qt.Key.Key_4, ALT)
    assert area.title not in line.chip.text()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_each_platforms_keys_choose_group_and_model(
    line: QuickLine, desk: Desk, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    table = keys(platform)
    press(line, Qt.Key.Key_4, table[Press.GROUP].held)
    assert line.where.group == group(desk, 4).id
    press(line, Qt.Key.Key_1, table[Press.MODEL].held)
    assert line.where.topic == model(desk, 1).id
    plenum = table[Press.PLENUM]
    press(line, plenum.key, plenum.held)
    assert line.where == IN_PLENUM


def test_the_number_pad_with_alt_is_left_to_the_system(line: QuickLine, desk: Desk) -> None:
    press(line, Qt.Key.Key_4, ALT | Qt.KeyboardModifier.KeypadModifier)
    assert line.where == IN_PLENUM


def test_marking_for_return_is_answered_in_the_line(line: QuickLine, desk: Desk) -> None:
    enter(line, "Husk udkantsbibliotekerne")
    assert answer(line) == "✓ P-01"
    press(line, Qt.Key.Key_M, CTRL)
    assert answer(line) == "↩ P-01 comes back in plenum"
    press(line, Qt.Key.Key_M, CTRL)
    assert answer(line) == "P-01 does not come back"
    assert not remarks(desk)[0].returning
