"""Set-up's programme: a table in which each cell is a gesture, and who speaks below it, by real keys."""

from __future__ import annotations

import pytest
from app.domain.programme import AgendaItem, ItemKind, Organisation, Person, Slides
from app.domain.verbs import Stack
from app.services import day, people, setup, words
from app.services.giving import in_order
from app.services.projection import lends, scene_of
from app.services.seeing import see
from app.services.sight import Now
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.desk import Desk
from app.ui.language import speak
from app.ui.setup.entity_table import CellEdit
from app.ui.setup.groups_page import GroupsPage
from app.ui.setup.part import SetupPart
from app.ui.setup.programme_page import ProgrammePage
from app.ui.widgets.labels import Label
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.setup.by_keys import choose, item_called, press, write

START, TITLE, KIND, MINUTES, LEAST, GIVES, HOLDS, NOTES = range(8)


def programme(part: SetupPart) -> ProgrammePage:
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    part.show_page("programme")
    page.table.setFocus()
    return page


def at(page: ProgrammePage, item: str, column: int) -> None:
    page.table.go_to(item, column)


@pytest.mark.parametrize(
    ("title", "column", "typed", "field", "expected"),
    [
        ("Pause", MINUTES, "20", "minutes", 20),
        ("Pause", LEAST, "5", "minimum", 5),
        ("Om projektet", START, "10.05", "start", 605),
        ("Om projektet", TITLE, "Hvad projektet er", "title", "Hvad projektet er"),
        ("Om projektet", NOTES, "mikrofon", "notes", "mikrofon"),
    ],
)
def test_a_cell_of_the_programme_is_a_gesture(
    desk: Desk, part: SetupPart, title: str, column: int, typed: str, field: str, expected: object
) -> None:
    item = item_called(desk, title)
    page = programme(part)
    at(page, item.id, column)
    write(typed)
    press(Qt.Key.Key_Return)
    assert getattr(desk.state.get(AgendaItem, item.id), field) == expected
    assert desk.undo(Stack.WORDS) is not None or desk.undo(Stack.CLOCK) is not None
    assert desk.state.get(AgendaItem, item.id) == item


def test_what_cannot_be_read_is_said_and_changes_nothing(desk: Desk, part: SetupPart) -> None:
    said: list[str] = []
    desk.refused.connect(said.append)
    before = desk.state
    at(programme(part), item_called(desk, "Pause").id, MINUTES)
    write("mange")
    press(Qt.Key.Key_Return)
    assert desk.state is before
    assert said == ["That cannot be read there. Times as 9.30, lengths as whole minutes"]


def test_what_holds_and_what_gives_is_chosen(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    item = item_called(desk, "Vejen frem").id
    at(page, item, HOLDS)
    choose("+10 min")
    assert (desk.state.get(AgendaItem, item).anchor, desk.state.get(AgendaItem, item).tolerance) == (True, 10)
    at(page, item, GIVES)
    choose("last")
    assert desk.state.get(AgendaItem, item).weight == 0
    at(page, item, KIND)
    choose("plenum")
    assert desk.state.get(AgendaItem, item).kind is ItemKind.PLENUM_DEBATE


def foot(page: ProgrammePage) -> str:
    labels = [page._foot.itemAt(n).widget() for n in range(page._foot.count())]
    return "\n".join(label.text() for label in labels if isinstance(label, Label))


def test_the_consequences_are_shown_at_once(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    assert "45 min can be won back before Let frokost" in foot(page)
    assert "No break 13.00–16.00" in foot(page)
    at(page, item_called(desk, "Pause").id, LEAST)
    write("15")
    press(Qt.Key.Key_Return)
    assert "40 min can be won back before Let frokost" in foot(page)


def test_items_are_added_moved_and_taken_out(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    titles = [i.title for i in in_order(desk.state)]
    at(page, item_called(desk, "Pause").id, TITLE)
    page.new.click()
    QApplication.processEvents()
    write("Gåtur")
    press(Qt.Key.Key_Return)
    assert [i.title for i in in_order(desk.state)] == [*titles[:4], "Gåtur", *titles[4:]]
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [i.title for i in in_order(desk.state)][3:5] == ["Gåtur", "Pause"]
    press(Qt.Key.Key_Delete)
    assert [i.title for i in in_order(desk.state)] == titles


def test_once_the_day_runs_its_times_are_left_alone_and_the_page_says_so(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    desk.do(day.advance())
    page.refresh()
    assert not page.new.isEnabled()
    assert "The day has begun" in foot(page)
    said: list[str] = []
    desk.refused.connect(said.append)
    item = item_called(desk, "Pause")
    at(page, item.id, MINUTES)
    write("20")
    press(Qt.Key.Key_Return)
    assert desk.state.get(AgendaItem, item.id) == item
    assert len(said) == 1


def test_enter_on_a_cell_that_is_only_read_is_quiet(desk: Desk, part: SetupPart) -> None:
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    part.show_page("groups")
    table = page.table
    table.setFocus()
    table.go_to(table.entities.entities[0].id)
    assert table.entities.columns[0].write is None
    press(Qt.Key.Key_Return)  # a warning of Qt's fails the test
    assert QApplication.focusWidget() is table


def test_who_speaks_is_written_below_the_programme_and_the_wall_has_it_at_once(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    item = item_called(desk, "Om projektet")
    at(page, item.id, TITLE)
    page.name_speakers()
    assert QApplication.focusWidget() is page.speakers
    assert page.speakers.text() == people.written(people.speaking(desk.state, item.id))
    page.speakers.selectAll()
    write("Ada Holm, Nyt Bibliotek; jens")
    assert page.speakers.text() == "Ada Holm, Nyt Bibliotek; jens Jørgen Hansen, SDU"
    press(Qt.Key.Key_Return)
    named = people.speaking(desk.state, item.id)
    assert [(n.name, n.organisation) for n in named] == [("Ada Holm", "Nyt Bibliotek"), ("Jens Jørgen Hansen", "SDU")]
    assert page.speakers.text() == "Ada Holm, Nyt Bibliotek; Jens Jørgen Hansen, SDU"
    desk.do(day.advance())
    desk.do(day.advance())
    wall = see(desk.state, desk.standing, scene_of(desk.state, desk.standing)).seen
    assert isinstance(wall, Now)
    assert wall.speakers == ("Ada Holm, Nyt Bibliotek", "Jens Jørgen Hansen, SDU")
    desk.undo(Stack.WORDS)
    page.refresh()
    assert page.speakers.text() == people.written(people.speaking(desk.state, item.id))
    assert not any(p.name == "Ada Holm" for p in desk.state.of(Person).values())


def test_who_would_be_new_is_said_before_it_is_stored(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    at(page, item_called(desk, "Om projektet").id, TITLE)
    page.name_speakers()
    page.speakers.selectAll()
    write("Bo Ek (Køge); Jens Jørgen Hansen")
    press(Qt.Key.Key_Backspace)
    assert "New here: Bo Ek" in {label.text() for label in page.findChildren(Label)}
    press(Qt.Key.Key_Escape)
    assert not any(p.name == "Bo Ek" for p in desk.state.of(Person).values())


def test_words_on_who_speaks_go_with_the_item_they_were_written_for(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    first, second = item_called(desk, "Velkomst"), item_called(desk, "Pause")
    at(page, first.id, TITLE)
    page.name_speakers()
    page.speakers.selectAll()
    write("Cecilie Dam")
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    at(page, second.id, TITLE)
    assert [n.name for n in people.speaking(desk.state, first.id)] == ["Cecilie Dam"]
    assert people.speaking(desk.state, second.id) == ()
    assert page.speakers.text() == ""


def test_a_pause_in_the_middle_of_a_name_makes_nobody(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    item = item_called(desk, "Velkomst")
    at(page, item.id, TITLE)
    page.name_speakers()
    page.speakers.selectAll()
    people_before, homes_before = desk.state.of(Person), desk.state.of(Organisation)
    speaking_before = people.speaking(desk.state, item.id)
    write("Zoe Ho")
    page.speakers._pause.timeout.emit()
    assert desk.state.of(Person) == people_before
    assert desk.drafted(page.speakers.address) == "Zoe Ho"
    write("lm, S")
    page.speakers._pause.timeout.emit()
    assert desk.state.of(Organisation) == homes_before
    write("DU")
    press(Qt.Key.Key_Return)
    assert [(n.name, n.organisation) for n in people.speaking(desk.state, item.id)] == [("Zoe Holm", "SDU")]
    assert {p.name for p in desk.state.of(Person).values()} - {p.name for p in people_before.values()} == {"Zoe Holm"}
    desk.undo(Stack.WORDS)
    assert people.speaking(desk.state, item.id) == speaking_before


def test_nothing_shines_through_a_cell_that_is_being_written(desk: Desk, part: SetupPart) -> None:
    page = programme(part)
    at(page, item_called(desk, "Velkomst").id, TITLE)
    for look in Look:
        theme.apply(QApplication.instance(), look)
        press(Qt.Key.Key_Return)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert editor.selectedText() == "Velkomst"
        press(Qt.Key.Key_Backspace)
        written = page.table.viewport().grab(editor.geometry().adjusted(20, 4, -4, -4)).toImage()
        seen = {written.pixelColor(x, y).name() for x in range(written.width()) for y in range(written.height())}
        assert seen == {theme.colour("surface").name()}, look
        press(Qt.Key.Key_Escape)
    theme.apply(QApplication.instance(), Look.LIGHT)


def test_a_cell_that_is_being_written_is_never_written_over(desk: Desk, part: SetupPart) -> None:
    page, item = programme(part), item_called(desk, "Debat i grupper")
    at(page, item.id, TITLE)
    write("Ny titel")
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEdit)
    assert desk.drafted(editor.address) == "Ny titel"
    desk.do(words.remark("r", "Et ord fra en telefon"))
    part.refresh()
    assert editor.text() == "Ny titel"
    desk.do(setup.add_item("new", "Et punkt fra en anden computer"))
    desk.do(setup.remove_item(item_called(desk, "Pause").id))
    desk.do(setup.edit_item(item.id, title="Deres titel"))
    part.refresh()
    QApplication.processEvents()
    assert QApplication.focusWidget() is editor
    assert editor.text() == "Ny titel"
    assert "Deres titel" in editor.actions()[0].toolTip()
    press(Qt.Key.Key_Return)
    assert desk.state.get(AgendaItem, item.id).title == "Ny titel"
    assert desk.drafted(editor.address) == ""


def test_what_cannot_be_read_is_still_there_when_the_cell_is_written_again(desk: Desk, part: SetupPart) -> None:
    page, pause = programme(part), item_called(desk, "Pause").id
    at(page, pause, MINUTES)
    write("et kvarter")
    press(Qt.Key.Key_Return)
    at(page, pause, MINUTES)
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEdit)
    assert editor.text() == "et kvarter"
    press(Qt.Key.Key_Escape)
    at(page, pause, MINUTES)
    press(Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEdit)
    assert editor.text() == "15"


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_talk_says_where_its_slides_are_and_then_lends_the_projector(desk: Desk, part: SetupPart) -> None:
    talk, pause = item_called(desk, "Om projektet"), item_called(desk, "Pause")
    page = programme(part)
    at(page, pause.id, TITLE)
    assert not page.slides.isVisible()
    at(page, talk.id, TITLE)
    assert page.slides.isVisible()
    assert page.slides.currentText() == "Our picture"
    page.slides.setFocus()
    press(Qt.Key.Key_Down)
    assert desk.state.get(AgendaItem, talk.id).slides is Slides.THIS_LAPTOP
    press(Qt.Key.Key_Down)
    assert desk.state.get(AgendaItem, talk.id).slides is Slides.SPEAKERS_LAPTOP
    assert desk.undo(Stack.WORDS) or desk.undo(Stack.CLOCK)
    assert page.slides.currentData() == Slides.THIS_LAPTOP
    while desk.standing.running != talk.id:
        assert not lends(desk.state, desk.standing)
        desk.do(day.advance())
    assert lends(desk.state, desk.standing)
    speak("da")
    QApplication.processEvents()
    assert page.slides.currentText() == "Slides på denne computer"
    assert page.slides.accessibleName() == "Hvad salen ser under oplægget"
