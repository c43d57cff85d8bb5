"""The Debate part on a real day: what it shows, its keys, and its mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from app.domain.debate import Correction, Group, NeedTick, RemarkKind, Round
from app.domain.plenum import ParkedQuestion
from app.domain.verbs import Stack
from app.services import day, groups, words
from app.services.projection import Scene, SceneKind
from app.ui.debate.cards import GroupCard, NeedList
from app.ui.debate.keys import Press, keys
from app.ui.debate.part import CARDS, FOUND, REMARKS, TABLES, DebatePart
from app.ui.design import theme
from app.ui.desk import Desk
from app.ui.facilitator import deeds
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.kept_edit import KeptEdit
from app.ui.widgets.labels import Label, Overline
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Place, group, model, open_place, played, remark, remarks
from tests.ui.debate.typing_keys import ALT, CTRL, PLAIN, SHIFT, key, types

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(qtbot: QtBot, desk: Desk) -> tuple[Place, DebatePart]:
    at = open_place(qtbot, desk, DebatePart)
    part = at.part
    assert isinstance(part, DebatePart)
    return at, part


def codes(part: DebatePart) -> list[str]:
    return [r.code for r in part.list.remarks.remarks]


def test_the_report_back_follows_the_turn(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    assert part.stack.currentIndex() == REMARKS
    assert at.line.where.group == group(full, 3).id
    assert set(codes(part)) == {r.code for r in remarks(full) if r.topic == model(full, 3).id}
    speaking = [t.number for t in part.turns.groups.rows if t.speaking]
    done = [t.number for t in part.turns.groups.rows if t.done]
    assert (speaking, done) == ([3], [1, 2])
    full.do(day.take_turn(group(full, 4).id))
    assert at.line.where.group == group(full, 4).id
    assert codes(part) == [r.code for r in remarks(full) if r.topic == model(full, 4).id]


def test_a_changed_turn_leaves_words_being_typed_where_they_are(qtbot: QtBot, full: Desk) -> None:
    at, _part = shown(qtbot, full)
    types(at.line, "Fælles fredagskursus hver må")
    full.do(day.take_turn(group(full, 4).id))
    assert at.line.where.group == group(full, 3).id
    assert at.line.hasFocus() or at.line.focusProxy().hasFocus()
    types(at.line, "ned")
    key(at.line, Qt.Key.Key_Return)
    stored = remarks(full)[-1]
    assert (stored.words, stored.group) == ("Fælles fredagskursus hver måned", group(full, 3).id)
    assert at.line.where.group == group(full, 4).id  # now that the line is empty


def test_a_new_remark_stands_at_the_end_and_is_in_view(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    part.list.scroll_to_end()
    types(at.line, "Et nyt ord")
    key(at.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    last = part.list.remarks.index(part.list.remarks.rowCount() - 1, 0)
    assert last.data() == "Et nyt ord"
    assert part.list.viewport().rect().contains(part.list.visualRect(last))


def test_work_shows_the_groups_as_cards_and_one_key_says_a_visit(qtbot: QtBot, tmp_path: Path) -> None:
    desk = played(tmp_path, "14:06:00")
    _at, part = shown(qtbot, desk)
    assert part.stack.currentIndex() == CARDS
    assert part.scene() == Scene(SceneKind.DEBATE)
    chord = keys()[Press.VISITED]
    QTest.keyClick(part, Qt.Key(Qt.Key.Key_3), chord.held)
    assert group(desk, 3).visited_ms == desk.clock.now().utc_ms
    assert group(desk, 2).visited_ms is None
    desk.undo(Stack.WORDS)
    assert group(desk, 3).visited_ms is None
    desk.close()


def test_what_the_deck_says_is_of_one_size_on_every_card(qtbot: QtBot, tmp_path: Path) -> None:
    desk = played(tmp_path, "14:06:00")
    at, part = shown(qtbot, desk)
    at.resize(1280, 720)
    lists = [needs for needs in part.findChildren(NeedList) if needs.isVisible()]
    assert len(lists) == 4
    for needs in lists:
        needs.resize(140, 200)
    assert len({needs.lettering().pixelSize() for needs in lists}) == 1
    assert lists[0].lettering().pixelSize() < theme.font("body").pixelSize()
    desk.close()


def test_a_card_without_a_topic_shows_what_the_group_said_last(qtbot: QtBot, tmp_path: Path) -> None:
    desk = played(tmp_path, "14:06:00")
    one = group(desk, 1)
    desk.do(groups.set_round(one.id, None, item=desk.standing.running))
    for number, text in enumerate(("Vi mangler et fælles overblik", "Frivillige skal kunne booke rummet selv")):
        desk.do(words.remark(f"said-{number}", text, group=one.id))
    _at, part = shown(qtbot, desk)
    card = next(c for c in part.findChildren(GroupCard) if c._group == one.id)
    said = [label.text() for label in card.findChildren(Label) if label.isVisible()]
    assert "Frivillige skal kunne booke rummet selv" in said
    assert "Said last" in said
    assert not [text for text in said if text.startswith("The deck says")]
    desk.close()


def test_a_click_on_a_group_opens_its_remarks_and_the_line_goes_there(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    row = next(n for n, t in enumerate(part.turns.groups.rows) if t.number == 5)
    place = part.turns.visualRect(part.turns.groups.index(row, 0)).center()
    QTest.mouseClick(part.turns.viewport(), Qt.MouseButton.LeftButton, PLAIN, place)
    assert at.line.where.group == group(full, 5).id
    types(at.line, "x")
    assert at.line.text() == "x"


def test_search_finds_inside_words_across_the_day(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    QTest.keyClick(part, Qt.Key.Key_F, CTRL)
    types(part.head.search, "bibliotek")
    assert part.stack.currentIndex() == FOUND
    found = part.found.remarks.remarks
    assert len(found) >= 3
    assert all("bibliotek" in r.text.casefold() for r in found)
    assert len({r.group for r in found}) > 1
    before = part.found.grab().toImage()
    part.found.delegate.query = ""
    assert part.found.grab().toImage() != before  # the places are marked
    types(part.head.search, " zzz")
    assert "zzz" in part._unfound.text()
    assert part._unfound.isVisible()
    key(part.head.search, Qt.Key.Key_Escape)
    assert part.stack.currentIndex() == REMARKS
    assert at.line.focusProxy().hasFocus()


def test_enter_on_what_was_found_goes_to_its_place(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    code = next(r.code for r in remarks(full) if r.group == group(full, 2).id)
    types(part.head.search, code)
    key(part.head.search, Qt.Key.Key_Down)
    part.found.choose(remark(full, code).id)
    key(part.found, Qt.Key.Key_Return)
    assert part.stack.currentIndex() == REMARKS
    assert at.line.where.group == group(full, 2).id
    assert part.list.current().code == code


def test_needs_are_ticked_by_words_and_by_hand(qtbot: QtBot, full: Desk) -> None:
    _at, part = shown(qtbot, full)
    rows = [r for r in part.deck.needs.rows if r.need]
    assert rows
    said = next(n for n, r in enumerate(part.deck.needs.rows) if r.need and r.said)
    index = part.deck.needs.index(said, 0)
    QTest.mouseClick(part.deck.viewport(), Qt.MouseButton.LeftButton, PLAIN, part.deck.visualRect(index).center())
    assert [t.said for t in full.state.of(NeedTick).values()] == [False]
    QApplication.processEvents()
    assert not part.deck.needs.rows[said].said
    full.undo(Stack.WORDS)
    QApplication.processEvents()
    assert part.deck.needs.rows[said].said


def act(part: DebatePart, text: str) -> QAction:
    def within(menu):
        for action in menu.actions():
            if action.menu() is not None:
                yield from within(action.menu())
            elif action.text().split("\t")[0] == text:
                yield action

    return next(within(part.menu.menu))


def choose(part: DebatePart, desk: Desk, code: str, text: str) -> None:
    """The menu of a remark, and one entry of it."""
    part.menu.open(remark(desk, code).id, QPoint(0, 0))
    part.menu.menu.close()
    part.menu.menu.triggered.emit(act(part, text))


def test_the_menu_of_a_remark_does_everything(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    code = codes(part)[0]
    choose(part, full, code, "barrier")
    assert remark(full, code).kind is RemarkKind.BARRIER
    choose(part, full, code, "No area")
    assert remark(full, code).area is None
    choose(part, full, code, "Come back to it")
    assert remark(full, code).returning
    choose(part, full, code, "Park it as a question")
    assert [p.contribution for p in full.state.of(ParkedQuestion).values()] == [remark(full, code).id]
    choose(part, full, code, f"Model 5  {model(full, 5).title}")
    assert remark(full, code).topic == model(full, 5).id
    for _gesture in range(5):
        full.undo(Stack.WORDS)
    assert remark(full, code).topic == model(full, 3).id
    choose(part, full, code, "Withdraw")
    assert remark(full, code).withdrawn
    assert code not in codes(part)
    full.undo(Stack.WORDS)
    assert code in codes(part)
    choose(part, full, code, "Edit the words")
    assert at.line.text() == remark(full, code).text
    key(at.line, Qt.Key.Key_Escape)
    choose(part, full, code, "Take the words away for good")
    assert (remark(full, code).words, remark(full, code).redacted) == ("", True)


def test_a_participants_correction_is_a_note_and_its_draft_survives(qtbot: QtBot, full: Desk) -> None:
    _at, part = shown(qtbot, full)
    code = codes(part)[0]
    first = remark(full, code).words
    choose(part, full, code, "A participant's correction …")
    ask = part.findChild(AskWords)
    field = ask.findChild(QLineEdit)
    field.selectAll()
    types(field, "Sådan mente jeg det")
    assert full.drafted(f"correction/{remark(full, code).id}") == "Sådan mente jeg det"
    key(field, Qt.Key.Key_Return)
    QTest.keyClick(ask, Qt.Key.Key_Return)
    (note,) = full.state.of(Correction).values()
    assert (note.words, remark(full, code).words) == ("Sådan mente jeg det", first)
    assert full.drafted(f"correction/{remark(full, code).id}") == ""


def test_the_history_tells_first_and_edited_words(qtbot: QtBot, full: Desk) -> None:
    _at, part = shown(qtbot, full)
    code = codes(part)[0]
    first = remark(full, code).words
    full.do(words.edit_remark(remark(full, code).id, "Med andre ord"))
    choose(part, full, code, "History")
    dialog = next(d for d in part.findChildren(QDialog) if d.isVisible())
    told = "\n".join(w.text() for w in dialog.findChildren(type(part._summary)))
    assert first in told
    assert "Med andre ord" in told
    dialog.accept()


def test_a_correction_is_taken_back_where_it_is_shown_and_undone(qtbot: QtBot, full: Desk) -> None:
    _at, part = shown(qtbot, full)
    code = codes(part)[0]
    id_ = remark(full, code).id
    full.do(words.correct("one", id_, "Vi sagde to kalendere"))
    full.do(words.correct("two", id_, "Det var i foråret"))
    choose(part, full, code, "History")
    dialog = next(d for d in part.findChildren(QDialog) if d.isVisible())
    takes = {b.accessibleName(): b for b in dialog.findChildren(ActionButton) if b.isVisible()}
    button = takes["Take the correction back: Vi sagde to kalendere"]
    button.setFocus()
    key(button, Qt.Key.Key_Return)
    assert set(full.state.of(Correction)) == {"two"}
    QApplication.processEvents()
    left = [b.accessibleName() for b in dialog.findChildren(ActionButton) if b.isVisible()]
    assert left.count("Take the correction back: Det var i foråret") == 1
    assert "Take the correction back: Vi sagde to kalendere" not in left
    dialog.accept()
    full.undo(Stack.WORDS)
    assert set(full.state.of(Correction)) == {"one", "two"}
    choose(part, full, code, "Take the correction “Vi sagde to kalendere” back")
    assert set(full.state.of(Correction)) == {"two"}


def test_the_history_of_a_remark_that_was_taken_back_goes_with_it(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    types(at.line, "Sagt for et øjeblik siden")
    key(at.line, Qt.Key.Key_Return)
    (code,) = (r.code for r in remarks(full) if r.words == "Sagt for et øjeblik siden")
    choose(part, full, code, "History")
    assert [d for d in part.findChildren(QDialog) if d.isVisible()]
    full.undo(Stack.WORDS)
    QApplication.processEvents()
    assert not [d for d in part.findChildren(QDialog) if d.isVisible()]


def test_the_last_correction_is_taken_back_by_a_command(qtbot: QtBot, full: Desk) -> None:
    _at, part = shown(qtbot, full)
    said: list[str] = []
    full.refused.connect(said.append)
    command = next(a for a in part.commands() if a.name.text == "Take the last correction by a participant back")
    before = set(full.state.of(Correction))
    for _ in before:
        command.run()
    assert not full.state.of(Correction)
    command.run()
    assert said == ["There is no correction to take back"]
    code = codes(part)[0]
    full.do(words.correct("one", remark(full, code).id, "Vi sagde to kalendere"))
    told: list[str] = []
    full.done.connect(lambda gesture: told.append(deeds.told(gesture, full.state, full.standing)))
    command.run()
    assert told == [f"{code} has that correction beside it no more"]


def test_groups_are_set_up_on_the_spot(qtbot: QtBot, desk: Desk) -> None:
    _at, part = shown(qtbot, desk)
    part.show_tables()
    QApplication.processEvents()
    assert part.stack.currentIndex() == TABLES
    field = next(e for e in part.tables.findChildren(KeptEdit) if e.accessibleName() == "Group 3: Place")
    field.setFocus()
    types(field, "Scenen")
    assert desk.drafted(field.address) == "Scenen"
    key(field, Qt.Key.Key_Return)
    assert group(desk, 3).place == "Scenen"
    assert desk.drafted(field.address) == ""
    heads = [head.text() for head in part.tables.findChildren(Overline)]
    assert [head.capitalize() for head in heads] == ["Group", "Name", "Place", "How many", "Host", "Debates"]
    size = next(e for e in part.tables.findChildren(KeptEdit) if e.accessibleName() == "Group 3: How many")
    types(size, "12 personer")
    key(size, Qt.Key.Key_Return)
    assert group(desk, 3).size == 12
    before = len(desk.state.of(Group))
    part.tables._on_more()
    assert len(desk.state.of(Group)) == before + 1
    newest = group(desk, before + 1)
    assert any(r.group == newest.id for r in desk.state.of(Round).values())
    desk.undo(Stack.WORDS)
    assert len(desk.state.of(Group)) == before


def test_a_field_being_edited_is_never_overwritten_and_says_what_it_became(qtbot: QtBot, desk: Desk) -> None:
    _at, part = shown(qtbot, desk)
    part.show_tables()
    QApplication.processEvents()
    field = next(e for e in part.tables.findChildren(KeptEdit) if e.accessibleName() == "Group 1: Host")
    field.setFocus()
    types(field, "Han")
    desk.do(groups.edit_group(group(desk, 1).id, host="Per"))
    assert field.text() == "Han"
    notice = next(a for a in field.actions() if a.isVisible())
    assert "Per" in notice.toolTip()
    types(field, "ne")
    key(field, Qt.Key.Key_Return)
    assert group(desk, 1).host == "Hanne"


def test_twelve_groups_have_room(qtbot: QtBot, desk: Desk) -> None:
    desk.do(groups.set_groups([desk.new_id() for _n in range(12)]))
    _at, part = shown(qtbot, desk)
    part.show_cards()
    QApplication.processEvents()
    assert part.minimumSizeHint().width() <= 1199
    assert part.minimumSizeHint().height() <= 527
    part.show_remarks()
    QApplication.processEvents()
    assert part.minimumSizeHint().height() <= 527
    assert part.turns.verticalScrollBar().maximum() == 0  # all thirteen in sight
    part.show_cards()
    for card in part.cards._cards:
        assert card.width() >= 150


def test_arriving_at_a_remark_shows_it_in_its_place(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    code = next(r.code for r in remarks(full) if r.group == group(full, 5).id)
    part.arrive(remark(full, code).id)
    assert at.line.where.group == group(full, 5).id
    assert part.list.current().code == code


def test_what_is_shown_in_the_room_is_asked_for(qtbot: QtBot, full: Desk) -> None:
    at, part = shown(qtbot, full)
    part.head.room.click()
    assert at.room.scene == Scene(SceneKind.CAPTURE, group(full, 3).id)


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_table_of_keys_has_no_two_alike(platform: str) -> None:
    table = keys(platform)
    chords = [(c.held, c.key) for c in table.values()]
    assert len(set(chords)) == len(chords) == len(Press)
    ctrl_alt = CTRL | ALT
    for chord in table.values():
        assert (chord.held & ctrl_alt) != ctrl_alt  # AltGr writes characters
        if platform == "darwin":
            assert not chord.held & ALT  # Option with a digit writes a character
            assert not (chord.held == CTRL and chord.key == Qt.Key.Key_M)  # Cmd+M puts the window away
    assert SHIFT != PLAIN
