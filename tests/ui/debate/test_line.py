"""The quick line, with real keys on a real notebook."""

from __future__ import annotations

import unicodedata

import pytest
from app.domain.debate import Contribution, RemarkKind
from app.services.cleaning import LONGEST
from app.ui.debate.aim import IN_PLENUM, Aim
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.debate import typing_keys
from tests.ui.debate.desks import Workplace, group, model, remarks

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def line(qtbot: QtBot, desk: Desk) -> QuickLine:
    made = QuickLine(desk)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def field(line: QuickLine) -> QLineEdit:
    return line.findChild(QLineEdit)


def types(line: QuickLine, text: str) -> None:
    typing_keys.types(field(line), text)


def press(line: QuickLine, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(field(line), key, held)


def enter(line: QuickLine, text: str) -> None:
    types(line, text)
    press(line, Qt.Key.Key_Return)


def test_enter_stores_the_words_and_shows_the_code(line: QuickLine, desk: Desk, qtbot: QtBot) -> None:
    press(line, Qt.Key.Key_3, ALT)
    with qtbot.waitSignal(line.stored) as stored:
        enter(line, "Lånere spørger om NemID hver eneste dag")
    (remark,) = remarks(desk)
    assert (remark.words, remark.code) == ("Lånere spørger om NemID hver eneste dag", "G3-01")
    assert (remark.group, remark.topic) == (group(desk, 3).id, model(desk, 3).id)
    assert stored.args == ["G3-01"]
    assert line.text() == ""


@pytest.mark.parametrize(
    ("typed", "words", "kind"),
    [
        ("+en fast time", "en fast time", RemarkKind.IDEA),
        ("-hver sin kalender", "hver sin kalender", RemarkKind.BARRIER),
        ("?hvem betaler", "hvem betaler", RemarkKind.QUESTION),
        ("'Borgeren skal ikke mærke det", "Borgeren skal ikke mærke det", RemarkKind.QUOTE),
        ("Hvem betaler vikaren?", "Hvem betaler vikaren?", RemarkKind.QUESTION),
        ("et punkt", "et punkt", RemarkKind.POINT),
    ],
)
def test_the_first_character_is_the_kind(line: QuickLine, desk: Desk, typed: str, words: str, kind: RemarkKind) -> None:
    enter(line, typed)
    (remark,) = remarks(desk)
    assert (remark.words, remark.kind) == (words, kind)


def test_backspace_turns_the_kind_back_into_its_character(line: QuickLine, desk: Desk) -> None:
    types(line, "-")
    assert line.text() == ""
    press(line, Qt.Key.Key_Backspace)
    assert line.text() == "-"
    enter(line, "5 grader")
    (remark,) = remarks(desk)
    assert (remark.words, remark.kind) == ("-5 grader", RemarkKind.POINT)


def test_a_kind_from_a_dead_key(line: QuickLine, desk: Desk) -> None:
    commit = QInputMethodEvent()
    commit.setCommitString("'")
    QApplication.sendEvent(field(line), commit)
    enter(line, "Vi er der for borgeren")
    assert remarks(desk)[0].kind is RemarkKind.QUOTE


def test_less_than_elaborates_the_previous(line: QuickLine, desk: Desk) -> None:
    enter(line, "Fælles kursus")
    enter(line, "<+hver måned")
    first, second = remarks(desk)
    assert (second.elaborates, second.kind, second.words) == (first.id, RemarkKind.IDEA, "hver måned")


def test_less_than_with_nothing_before_is_a_character(line: QuickLine, desk: Desk) -> None:
    enter(line, "<10 minutter")
    assert remarks(desk)[0].words == "<10 minutter"


def test_a_key_held_down_stores_once(line: QuickLine, desk: Desk) -> None:
    types(line, "Kun én gang")
    for repeated in (False, True, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated)
            QApplication.sendEvent(field(line), event)
    assert len(remarks(desk)) == 1


def test_nothing_but_spaces_is_no_remark(line: QuickLine, desk: Desk) -> None:
    enter(line, "   ")
    assert remarks(desk) == []


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


def test_a_draft_survives_close_and_reopen(line: QuickLine, desk: Desk, place: Workplace, qtbot: QtBot) -> None:
    press(line, Qt.Key.Key_4, ALT)
    types(line, "+Vi mangler en fælles ind")
    assert desk.close()
    again = place.open()
    reopened = QuickLine(again)
    qtbot.addWidget(reopened)
    assert reopened.text() == "Vi mangler en fælles ind"
    assert reopened.where == Aim(group(again, 4).id, model(again, 4).id)
    types(reopened, "gang")
    QTest.keyClick(field(reopened), Qt.Key.Key_Return)
    (remark,) = remarks(again)
    assert (remark.words, remark.kind) == ("Vi mangler en fælles indgang", RemarkKind.IDEA)
    again.close()
    last = place.open()
    assert (last.drafted("line"), len(remarks(last))) == ("", 1)
    last.close()


def test_up_mends_the_last_remark_and_its_first_words_stay(line: QuickLine, desk: Desk) -> None:
    enter(line, "Fælles fredagskursu")
    press(line, Qt.Key.Key_Up)
    assert line.text() == "Fælles fredagskursu"
    enter(line, "s")
    (remark,) = remarks(desk)
    assert (remark.words, remark.edited) == ("Fælles fredagskursu", "Fælles fredagskursus")
    press(line, Qt.Key.Key_Up)
    types(line, " fortrudt")
    press(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert remarks(desk)[0].text == "Fælles fredagskursus"


def test_tab_cycles_the_area_of_the_last_remark(line: QuickLine, desk: Desk) -> None:
    enter(line, "Videndeling")
    seen = []
    for _press in range(4):
        press(line, Qt.Key.Key_Tab)
        seen.append(remarks(desk)[0].area)
    assert len(set(seen)) == 4  # the three areas, and none
    assert field(line).hasFocus()


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


def paste(line: QuickLine, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(line, Qt.Key.Key_V, CTRL)


def test_a_paste_of_lines_is_a_remark_each(line: QuickLine, desk: Desk) -> None:
    paste(line, "- Vi mangler tid\n\n• Vi mangler plads\n  Vi mangler Ida\n")
    assert [(r.words, r.kind) for r in remarks(desk)] == [
        ("Vi mangler tid", RemarkKind.POINT),
        ("Vi mangler plads", RemarkKind.POINT),
        ("Vi mangler Ida", RemarkKind.POINT),
    ]
    press(line, Qt.Key.Key_Z, CTRL)
    assert remarks(desk) == []


def test_a_paste_of_a_piece_goes_in_at_the_cursor(line: QuickLine, desk: Desk) -> None:
    types(line, "Vi mangler ")
    paste(line, "en fælles indgang")
    assert line.text() == "Vi mangler en fælles indgang"
    assert remarks(desk) == []


def test_words_too_long_for_one_remark_are_several_and_none_is_lost(line: QuickLine, desk: Desk) -> None:
    text = " ".join(f"Sætning nummer {n} om borgerservice." for n in range(700))
    paste(line, text)
    press(line, Qt.Key.Key_Return)
    stored = remarks(desk)
    assert len(stored) > 1
    assert all(len(r.words) <= LONGEST for r in stored)
    assert " ".join(r.words for r in stored) == text
    assert [r.elaborates for r in stored[1:]] == [r.id for r in stored[:-1]]


HOSTILE = [
    "🧑‍🤝‍🧑 sammen 👍🏽",
    "שלום שלום אבג",
    "a\u202eb\u202cc",
    "<b>fed</b> &amp; {0} %s \\",
    "e\u0301 åäöß ﷽",
    "nul\x00 og klokke\x07",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_words(line: QuickLine, desk: Desk, text: str) -> None:
    paste(line, "x" + text)
    press(line, Qt.Key.Key_Return)
    (remark,) = remarks(desk)
    printable = unicodedata.normalize("NFC", "".join(c for c in "x" + text if c.isprintable() or c == "\u200d"))
    assert [c for c in remark.words if c.isalpha()] == [c for c in printable if c.isalpha()]
    assert not any(ord(c) < 32 for c in remark.words)
    line.grab()


def test_a_key_typed_elsewhere_on_the_console_goes_to_the_line(line: QuickLine, qtbot: QtBot) -> None:
    line.take_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier, "V"))
    assert line.text() == "V"


def test_two_gestures_in_the_same_millisecond_have_codes_of_their_own(line: QuickLine, desk: Desk) -> None:
    for word in ("en", "to", "tre"):
        enter(line, word)  # the hand clock stands still
    assert [r.code for r in remarks(desk)] == ["P-01", "P-02", "P-03"]
    assert [r.words for r in sorted(desk.state.of(Contribution).values(), key=lambda r: r.rank)] == ["en", "to", "tre"]
