"""The quick line, with real keys on a real notebook."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from app.domain.debate import Contribution, RemarkKind
from app.services import day, words
from app.ui.debate.aim import IN_PLENUM, Aim
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Workplace, group, model, remarks
from tests.ui.debate.in_line import ALT, CTRL, answer, enter, field, paste, press, types

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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


def test_the_workshops_own_words_are_completed(line: QuickLine, desk: Desk) -> None:
    types(line, "Vi spurgte i Kalund")
    assert line._suggestion.isVisible()
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "Vi spurgte i Kalundborg"
    press(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "Vi spurgte i Kalund"
    press(line, Qt.Key.Key_Return)
    assert remarks(desk)[0].words == "Vi spurgte i Kalund"  # nothing is completed by itself


def test_another_items_start_moves_an_empty_line_and_never_a_typed_one(line: QuickLine, desk: Desk) -> None:
    press(line, Qt.Key.Key_2, ALT)
    types(line, "midt i en sæt")
    for _item in range(3):
        desk.do(day.advance())
    assert line.where.group == group(desk, 2).id
    types(line, "ning")
    press(line, Qt.Key.Key_Return)
    assert remarks(desk)[0].group == group(desk, 2).id
    assert line.where == IN_PLENUM
    enter(line, "En god pointe fra oplægget")
    talk = desk.standing.running
    assert (remarks(desk)[1].item, remarks(desk)[1].code) == (talk, "P-01")


def test_what_is_mended_elsewhere_is_said_and_not_overwritten(line: QuickLine, desk: Desk) -> None:
    enter(line, "Fælles kursus")
    press(line, Qt.Key.Key_Up)
    types(line, "dag")
    desk.do(words.edit_remark(remarks(desk)[0].id, "Et helt andet kursus"))
    assert line.text() == "Fælles kursusdag"
    assert "Et helt andet kursus" in line._hint.text()
    press(line, Qt.Key.Key_Return)
    assert remarks(desk)[0].text == "Fælles kursusdag"


def test_the_mouse_can_send_words_anywhere(line: QuickLine, desk: Desk) -> None:
    line.chip.chose.emit(Aim(group(desk, 3).id, model(desk, 2).id))
    enter(line, "Gruppe 3 om model 2")
    (remark,) = remarks(desk)
    assert (remark.code, remark.topic) == ("G3-01", model(desk, 2).id)


def test_thirty_remarks_with_one_key_each_beyond_the_words(line: QuickLine, desk: Desk) -> None:
    """What a typist at speaking speed presses besides the words: one Enter a remark, and nothing else."""
    extra = 0
    for number in range(30):
        types(line, f"Bemærkning nummer {number}, hørt i salen")
        press(line, Qt.Key.Key_Return)
        extra += 1
    assert [r.words for r in remarks(desk)] == [f"Bemærkning nummer {n}, hørt i salen" for n in range(30)]
    assert extra == 30
    assert [r.code for r in remarks(desk)] == [f"P-{n:02}" for n in range(1, 31)]


KILLED = """
import os, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
from tests.ui.debate.desks import Workplace
from tests.ui.debate.typing_keys import types
from app.ui.debate.keys import Press, keys
from app.ui.debate.line import QuickLine
from app.services.ports import SavingState
place = Workplace(Path(sys.argv[1]))
desk = place.open()
line = QuickLine(desk)
types(line.findChild(QLineEdit), "+Vi mangler en fælles indgang")
print(place.id, flush=True)
while desk.saving.state is not SavingState.SAVED:
    time.sleep(0.01)
os.kill(os.getpid(), 9)
"""


def test_a_killed_process_leaves_the_draft(tmp_path: Path, qtbot: QtBot) -> None:
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == -9, run.stderr
    place = Workplace(tmp_path, id=run.stdout.strip())
    desk = place.open()
    line = QuickLine(desk)
    qtbot.addWidget(line)
    assert line.text() == "Vi mangler en fælles indgang"
    types(line, " til kommunen")
    press(line, Qt.Key.Key_Return)
    assert remarks(desk)[0].kind is RemarkKind.IDEA
    desk.close()


def test_keys_are_quick_however_much_was_said(line: QuickLine, desk: Desk) -> None:
    """A key asks nothing of ten thousand remarks: counted in calls, since a clock would waver."""
    ids = [desk.new_id() for _n in range(3000)]
    desk.do(words.paste(ids, [f"Ord nummer {n} om borgerservice" for n in range(3000)]))
    types(line, "a")
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        types(line, "b")
    finally:
        sys.setprofile(None)
    assert calls < 120


def test_the_code_goes_when_its_remark_is_taken_back(line: QuickLine, desk: Desk) -> None:
    enter(line, "Husk udkantsbibliotekerne")
    press(line, Qt.Key.Key_Z, CTRL)
    assert answer(line) == ""
    enter(line, "Noget andet")
    assert answer(line).startswith("✓")
    desk.do(words.withdraw(remarks(desk)[-1].id))
    assert answer(line) == ""
