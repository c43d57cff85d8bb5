"""Conclusions, votes, parked questions, and reading back to the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.domain.plenum import Ballot, Conclusion, Evidence, ParkedQuestion, ReadBack, ReadBackResult, Stance, Strength
from app.domain.verbs import Stack
from app.services import harvest, plenum
from app.services.projection import Scene, SceneKind
from app.ui.debate.remark_list import dragged
from app.ui.desk import Desk
from app.ui.plenum.below import LINES, NONE_YET, PARKED, SHEET, VOTES
from app.ui.plenum.part import PlenumPart
from app.ui.plenum.themes import GAP
from app.ui.widgets.buttons import ActionButton
from app.words import say
from app.words.labels import STRENGTHS
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Place, open_place, played, remark, remarks
from tests.ui.debate.typing_keys import SHIFT, key, types
from tests.ui.plenum.test_sorting import drop, menu_act, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def late(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """15.42: six conclusions stand, none has been read back."""
    desk = played(tmp_path / "late", "15:42:00")
    yield desk
    desk.close()


@pytest.fixture
def at(qtbot: QtBot, late: Desk) -> Place:
    place = open_place(qtbot, late, PlenumPart)
    settle()
    return place


@pytest.fixture
def part(at: Place) -> PlenumPart:
    assert isinstance(at.part, PlenumPart)
    return at.part


def rows(desk: Desk) -> tuple[harvest.ConclusionRow, ...]:
    return harvest.conclusions(desk.state)


def test_each_conclusion_tells_its_strength_evidence_and_reading(part: PlenumPart, late: Desk) -> None:
    lines = part.below.lines.lines.rows
    assert [line.conclusion for line in lines] == [r.conclusion.id for r in rows(late)]
    assert all(not line.heard for line in lines)
    voted = next(line for line in lines if line.strength is Strength.MAJORITY)
    assert "for" in voted.under
    assert any(line.evidence != "–" for line in lines)


def test_a_conclusion_is_edited_in_place_field_by_field(part: PlenumPart, late: Desk) -> None:
    first = rows(late)[0].conclusion
    part.below.edit(first.id)
    settle()
    sheet = part.below.sheet
    assert sheet.text.text() == first.text
    key(sheet.text, Qt.Key.Key_End)
    types(sheet.text, " Nu")
    assert late.drafted(f"conclusion/{first.id}/text") == first.text + " Nu"
    sheet._edits["votes_for"].setFocus()
    assert late.state.get(Conclusion, first.id).text == first.text + " Nu"
    types(sheet._edits["votes_for"], "31")
    sheet._edits["votes_against"].setFocus()
    types(sheet._edits["votes_against"], "8")
    sheet._strengths[Strength.MAJORITY].click()
    sheet._edits["dissent"].setFocus()
    types(sheet._edits["dissent"], "Først når vikarerne er betalt")
    key(sheet._edits["dissent"], Qt.Key.Key_Return)
    stands = late.state.get(Conclusion, first.id)
    assert (stands.strength, stands.votes_for, stands.votes_against) == (Strength.MAJORITY, 31, 8)
    assert stands.dissent == "Først når vikarerne er betalt"
    assert part.below.page == LINES


def test_what_was_typed_of_a_conclusion_survives_leaving_it(part: PlenumPart, late: Desk) -> None:
    part.below.begin()
    settle()
    types(part.below.sheet.text, "Halvt skre")
    key(part.below.sheet.text, Qt.Key.Key_Escape)
    part.below.begin()
    settle()
    assert late.drafted("conclusion/new/text") == part.below.sheet.text.text()


def test_evidence_for_and_against_by_dropping(part: PlenumPart, late: Desk) -> None:
    first = rows(late)[0].conclusion
    view = part.below.lines
    place = view.visualRect(view.lines.index(0, 0)).center()
    loose = list(harvest.unplaced(late.state))[:2]
    drop(view, dragged([loose[0].id]), place)
    drop(view, dragged([loose[1].id]), place, SHIFT)
    stances = {e.contribution: e.stance for e in late.state.of(Evidence).values() if e.conclusion == first.id}
    assert stances[loose[0].id] is Stance.FOR
    assert stances[loose[1].id] is Stance.AGAINST
    assert loose[1].code in rows(late)[0].codes_against
    late.undo(Stack.WORDS)
    late.undo(Stack.WORDS)
    assert loose[0].code not in rows(late)[0].codes_for


def test_evidence_is_dropped_on_the_sheet_turned_round_and_taken_away(part: PlenumPart, late: Desk) -> None:
    loose = harvest.unplaced(late.state)[:2]
    part.below.begin()
    settle()
    sheet = part.below.sheet
    types(sheet.text, "Bygger på to ord")
    sheet._strengths[Strength.AGREED].click()
    for remark_ in loose:
        drop(sheet, dragged([remark_.id]), QPoint(20, 20))
    assert sheet.text.text() == "Bygger på to ord"
    key(sheet.text, Qt.Key.Key_Return)
    made = rows(late)[-1]
    assert made.conclusion.strength is Strength.AGREED
    assert set(made.codes_for) == {r.code for r in loose}
    part.below.edit(made.conclusion.id)
    settle()
    buttons = [b for b in sheet.findChildren(ActionButton) if b.isVisible()]
    next(b for b in buttons if b.text() == f"+ {loose[0].code}").click()
    assert rows(late)[-1].codes_against == (loose[0].code,)
    settle()
    buttons = [b for b in sheet.findChildren(ActionButton) if b.isVisible()]
    next(b for b in buttons if b.accessibleName() == f"Take {loose[1].code} away").click()
    assert rows(late)[-1].codes_for == ()


def test_the_menu_of_a_conclusion_sets_its_strength_and_removes_it(part: PlenumPart, late: Desk) -> None:
    first = rows(late)[0].conclusion
    menu = part.below.menu
    menu.open(first.id, QPoint(0, 0))
    menu.menu.close()
    menu.menu.triggered.emit(menu_act(menu.menu, "Divided"))
    assert late.state.get(Conclusion, first.id).strength is Strength.DIVIDED
    menu.menu.triggered.emit(menu_act(menu.menu, "Remove"))
    assert first.id not in late.state.of(Conclusion)
    late.undo(Stack.WORDS)
    assert late.state.get(Conclusion, first.id).strength is Strength.DIVIDED


def test_reading_back_one_at_a_time_for_the_room(part: PlenumPart, at: Place, late: Desk) -> None:
    total = len(rows(late))
    part.arrive("read_back")
    settle()
    assert at.stands_in is part.reading_bar
    assert at.room.scene == Scene(SceneKind.READ_BACK, rows(late)[0].conclusion.id)
    key(part.reading, Qt.Key.Key_Return)
    assert part.reading.conclusion == rows(late)[1].conclusion.id
    assert at.room.scene == Scene(SceneKind.READ_BACK, rows(late)[1].conclusion.id)

    types(part.reading, "e")
    was = rows(late)[1].conclusion.text
    key(part.reading._mended, Qt.Key.Key_End)
    types(part.reading._mended, " Sådan")
    key(part.reading._mended, Qt.Key.Key_Return)
    assert part.reading.conclusion == rows(late)[1].conclusion.id  # the room is to see what it became
    assert part.reading._text.text() == was + " Sådan"
    assert at.room.scene == Scene(SceneKind.READ_BACK, rows(late)[1].conclusion.id)
    key(part.reading, Qt.Key.Key_Return)
    assert part.reading.conclusion == rows(late)[2].conclusion.id

    types(part.reading, "u")
    counts = part.reading._counts
    for edit, number in zip(counts, ("21", "17", "4"), strict=True):
        edit.selectAll()
        types(edit, number)
    part.reading._minority.selectAll()
    types(part.reading._minority, "Vi mangler tid")
    key(part.reading._minority, Qt.Key.Key_Return)
    assert part.reading._votes.text() == "21 for, 17 against, 4 abstained"
    key(part.reading, Qt.Key.Key_Return)

    key(part.reading, Qt.Key.Key_PageDown)
    for _conclusion in range(total - 4):
        key(part.reading, Qt.Key.Key_Return)
    assert at.stands_in is None
    assert at.line.focusProxy().hasFocus()

    read = {r.conclusion: r for r in late.state.of(ReadBack).values()}
    found = rows(late)
    assert read[found[0].conclusion.id].result is ReadBackResult.UNCHANGED
    mended = read[found[1].conclusion.id]
    assert (mended.result, mended.before, mended.after) == (ReadBackResult.MENDED, was, was + " Sådan")
    assert found[1].conclusion.text == was + " Sådan"
    assert read[found[2].conclusion.id].result is ReadBackResult.NOT_AGREED
    not_agreed = found[2].conclusion
    assert (not_agreed.votes_for, not_agreed.votes_against, not_agreed.abstained) == (21, 17, 4)
    assert (not_agreed.strength, not_agreed.dissent) == (Strength.MAJORITY, "Vi mangler tid")
    assert found[3].conclusion.id not in read  # later
    assert read[found[0].conclusion.id].at_ms == late.clock.now().utc_ms


def test_how_far_the_room_agrees_is_set_while_it_is_read_to(part: PlenumPart, late: Desk) -> None:
    part.read_back()
    settle()
    first = rows(late)[0].conclusion.id
    for code, strength in ((Qt.Key.Key_4, Strength.OPEN), (Qt.Key.Key_2, Strength.MAJORITY)):
        key(part.reading, code)
        assert late.state.get(Conclusion, first).strength is strength
        chosen = [b.text() for b in part.reading._strengths if b.isChecked()]
        assert chosen == [say(STRENGTHS[strength])]
    key(part.reading, Qt.Key.Key_Return)
    assert rows(late)[0].read is not None
    assert not rows(late)[0].edited_since


def bar_keys(part: PlenumPart) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [label.text() for label in part.reading_bar.findChildren(QLabel) if label.isVisible()]


def test_the_last_mended_sentence_is_seen_before_the_reading_ends(part: PlenumPart, at: Place, late: Desk) -> None:
    last = rows(late)[-1].conclusion
    part.read_back(last.id)
    settle()
    assert "unchanged" in bar_keys(part)
    types(part.reading, "e")
    settle()
    assert "unchanged" not in bar_keys(part)
    assert "keep the new words and show them" in bar_keys(part)
    key(part.reading._mended, Qt.Key.Key_End)
    types(part.reading._mended, " Sådan")
    key(part.reading._mended, Qt.Key.Key_Return)
    settle()
    assert at.stands_in is part.reading_bar
    assert part.reading._text.text() == last.text + " Sådan"
    assert at.room.scene == Scene(SceneKind.READ_BACK, last.id)
    assert "go on" in bar_keys(part)
    readings = len(late.state.of(ReadBack))
    key(part.reading, Qt.Key.Key_Return)
    assert at.stands_in is None
    assert len(late.state.of(ReadBack)) == readings  # going on says nothing more of it


def test_a_toast_covers_no_answer_of_the_reading(part: PlenumPart) -> None:
    part.read_back()
    settle()
    answers = part.reading._answers
    foot = answers.mapTo(part.reading, answers.rect().bottomLeft()).y()
    assert part.reading.height() - foot >= 60


def test_counts_take_digits_only_and_nothing_typed_is_not_counted(part: PlenumPart, late: Desk) -> None:
    first = rows(late)[0].conclusion
    part.below.edit(first.id)
    settle()
    edits = part.below.sheet._edits
    edits["votes_for"].setFocus()
    types(edits["votes_for"], "18")
    edits["votes_against"].setFocus()
    types(edits["votes_against"], "abc")
    assert edits["votes_against"].text() == ""
    edits["abstained"].setFocus()
    types(edits["abstained"], "2x")
    key(edits["abstained"], Qt.Key.Key_Return)
    stands = late.state.get(Conclusion, first.id)
    assert (stands.votes_for, stands.votes_against, stands.abstained) == (18, None, 2)
    assert part.below.lines.lines.rows[0].under.startswith("18 for, 2 abstained")


def test_a_clickers_pages_turn_conclusions_and_not_the_day(part: PlenumPart, late: Desk) -> None:
    part.read_back()
    settle()
    QTest.keyClick(part.reading, Qt.Key.Key_PageDown)
    assert part.reading.conclusion == rows(late)[1].conclusion.id
    QTest.keyClick(part.reading, Qt.Key.Key_PageUp)
    assert part.reading.conclusion == rows(late)[0].conclusion.id


def test_an_edit_after_reading_is_marked(part: PlenumPart, late: Desk) -> None:
    part.read_back()
    settle()
    key(part.reading, Qt.Key.Key_Return)
    key(part.reading, Qt.Key.Key_Escape)
    first = rows(late)[0].conclusion
    assert part.below.lines.lines.rows[0].heard
    late.do(plenum.edit_conclusion(first.id, text="Andre ord"))
    line = part.below.lines.lines.rows[0]
    assert (line.heard, line.read) == (False, "Changed since")


def test_dots_are_counted_by_hand(part: PlenumPart, at: Place, late: Desk) -> None:
    part.below.turn(VOTES)
    settle()
    votes = part.below.votes
    for ballot in list(late.state.of(Ballot).values()):
        if not ballot.closed:
            late.do(plenum.close_ballot(ballot.id))
    votes.open_one()
    settle()
    newest = harvest.ballots(late.state)[-1]
    assert all(count is None for _theme, _title, count in newest.options)
    edits = list(votes._edits.values())
    edits[0].setFocus()
    types(edits[0], "27")
    key(edits[0], Qt.Key.Key_Return)
    assert harvest.ballots(late.state)[-1].options[0][2] == 27
    votes._who.setFocus()
    types(votes._who, "Per")
    key(votes._who, Qt.Key.Key_Return)
    assert harvest.ballots(late.state)[-1].ballot.counted_by == "Per"
    assert part.scene() == Scene(SceneKind.VOTE)
    votes._room.click()
    assert at.room.scene == Scene(SceneKind.VOTE, newest.ballot.id)
    votes._close.click()
    assert harvest.ballots(late.state)[-1].ballot.closed
    assert edits[0].isReadOnly()


def test_questions_are_parked_and_taken_off(part: PlenumPart, late: Desk) -> None:
    before = len(late.state.of(ParkedQuestion))
    part.below.turn(PARKED)
    settle()
    types(part.below.parked._new, "Hvem ejer data?")
    key(part.below.parked._new, Qt.Key.Key_Return)
    asked = [p.text for p in late.state.of(ParkedQuestion).values()]
    assert asked[-1] == "Hvem ejer data?"
    assert part.below.parked._new.text() == ""
    late.undo(Stack.WORDS)
    assert len(late.state.of(ParkedQuestion)) == before


def test_without_conclusions_it_says_what_to_do(qtbot: QtBot, full: Desk) -> None:
    at = open_place(qtbot, full, PlenumPart)
    part = at.part
    assert isinstance(part, PlenumPart)
    assert part.below.page == NONE_YET
    assert not part.below._read.isVisible()  # nothing can be read back yet
    full.do(plenum.conclude("first", "Vi begynder i Køge"))
    settle()
    assert part.below._read.isVisible()
    full.do(plenum.remove_conclusion("first"))
    settle()
    assert not part.below._read.isVisible()
    part.read_back()
    settle()
    assert "nothing to read back" in part.reading._text.text()
    assert remarks(full)


def test_coverage_counts_every_group(part: PlenumPart, late: Desk) -> None:
    whole = harvest.coverage(late.state).whole
    assert part.themes._used.text() == f"{whole.used} of {whole.total}"
    assert part.themes.coverage.accessibleName().count(" of ") == 6
    assert remark(late, "G3-05").code in [r.code for r in remarks(late)]


def test_nothing_is_wider_than_the_window(part: PlenumPart) -> None:
    for page in (LINES, SHEET, VOTES, PARKED):
        part.below.turn(page)
        QApplication.processEvents()
        assert part.minimumSizeHint().width() <= 1199
    assert part.sorting.bar.minimumSizeHint().width() <= 1199
    assert part.reading_bar.minimumSizeHint().width() <= 1199


def test_more_than_three_conclusions_are_seen_whole_on_a_small_laptop(part: PlenumPart, late: Desk) -> None:
    for row in [r for r in rows(late) if r.conclusion.dissent]:
        late.do(plenum.remove_conclusion(row.conclusion.id))
    for number in range(3):
        late.do(plenum.conclude(f"more-{number}", "Ledelserne mødes hvert kvartal"))
    settle()
    lines = part.below.lines
    room = lines.viewport().rect()
    assert sum(room.contains(lines.visualRect(lines.lines.index(row, 0))) for row in range(7)) >= 4
    tiles = part.board.tiles.rows
    board = part.board.viewport().rect()
    places = [part.board.visualRect(part.board.tiles.index(n, 0)) for n in range(len(tiles))]
    assert all(board.contains(place.adjusted(0, 0, -GAP, 0)) for place in places)


def test_a_conclusion_is_read_whole_on_a_small_laptop(part: PlenumPart) -> None:
    part.read_back()
    settle()
    assert len(part.reading._said.text().splitlines()) == 5  # four remarks, and what more there is
    assert part.reading.heightForWidth(1200) <= 526  # what a console of 1280 x 720 px has for it: nothing scrolls
