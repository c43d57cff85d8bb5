"""Set-up's pages: written in place with real keys, each cell a gesture that can be taken back."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from app.bootstrap import RandomIds, library_in
from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Group,
    Municipality,
    Round,
    Topic,
    TopicKind,
)
from app.domain.programme import WORKSHOP, AgendaItem, Organisation, Person, Workshop
from app.domain.verbs import Stack
from app.services import groups as groups_service
from app.services import reading, templates, words
from app.services.giving import in_order
from app.services.workshops import open_workshop
from app.ui.desk import Desk
from app.ui.setup import groups_page
from app.ui.setup.groups_page import GroupsPage
from app.ui.setup.look_page import LookPage
from app.ui.setup.part import SetupPart
from app.ui.setup.people_page import PeoplePage
from app.ui.setup.programme_page import ProgrammePage
from app.ui.setup.topics_page import TopicsPage
from app.ui.setup.workshop_page import WorkshopPage
from app.ui.widgets.ask_words import AskWords
from app.ui.widgets.labels import Label
from app.words import set_language
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.debate.desks import Workplace
from tests.ui.setup.by_keys import choose, item_called, press, write

START, TITLE, KIND, MINUTES, LEAST, GIVES, HOLDS, NOTES = range(8)


def workshop(part: SetupPart) -> WorkshopPage:
    part.show_page("workshop")
    page = part.page("workshop")
    assert isinstance(page, WorkshopPage)
    return page


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("title", "En anden dag", "En anden dag"),
        ("place", "Kulturhuset", "Kulturhuset"),
        ("present", "58", 58),
        ("no_break_hint", "75", 75),
        ("date", "2026-04-01", dt.date(2026, 4, 1)),
        ("retain_until", "1 July 2027", dt.date(2027, 7, 1)),
    ],
)
def test_a_fact_of_the_workshop_is_stored_with_enter(
    desk: Desk, part: SetupPart, field: str, typed: str, expected: object
) -> None:
    edit = workshop(part).fields[field]
    edit.setFocus()
    edit.selectAll()
    write(typed)
    press(Qt.Key.Key_Return)
    assert getattr(desk.state.get(Workshop, WORKSHOP), field) == expected


@pytest.mark.parametrize(("field", "typed"), [("date", "engang"), ("present", "mange"), ("short_lunch", "kort")])
def test_what_is_no_date_or_number_is_said(desk: Desk, part: SetupPart, field: str, typed: str) -> None:
    page, before = workshop(part), desk.state
    page.fields[field].setFocus()
    page.fields[field].selectAll()
    write(typed)
    press(Qt.Key.Key_Return)
    assert desk.state is before
    assert typed in page.said.text()


def test_a_template_of_ones_own_is_read_back_as_the_same_day(desk: Desk, part: SetupPart, tmp_path: Path) -> None:
    page = workshop(part)
    page.template.click()
    dialog = page.findChild(AskWords)
    assert dialog is not None
    page.keep_template("Vores dag, 2026")
    dialog.reject()
    file = tmp_path / "templates" / "vores-dag-2026" / "workshop.toml"
    read = templates.read(tomllib.loads(file.read_text("utf-8")), RandomIds())
    assert [e.title for e in read.entities if isinstance(e, AgendaItem)] == [i.title for i in in_order(desk.state)]
    assert "vores-dag-2026" in page.said.text()


def test_a_file_goes_to_another_computer_and_its_words_come_back(
    desk: Desk, part: SetupPart, place: Workplace, tmp_path: Path
) -> None:
    page = workshop(part)
    carried = tmp_path / "båret.workshop"
    page.keep_file(str(carried))
    assert carried.is_file()
    there = library_in(tmp_path / "there")
    id_there, _kin = there.bring_in(carried)
    opened = open_workshop(there, id_there, "other", place.clock, RandomIds())
    group = next(iter(desk.state.of(Group)))
    opened.logbook.do(words.remark("r1", "Et ord fra den anden", group=group))
    assert opened.store.flush(60)
    back = tmp_path / "tilbage.workshop"
    opened.store.export(back)
    opened.store.close()
    page.bring(str(back))
    assert page.said.text() == "1 remark came in from the other laptop"
    page.bring(str(back))
    assert page.said.text() == "Nothing there that is not here"
    page.bring(str(tmp_path / "nix.workshop"))
    assert page.said.text()


def test_groups_get_names_places_and_topics(desk: Desk, part: SetupPart) -> None:
    part.show_page("groups")
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    page.table.setFocus()
    first = min(desk.state.of(Group).values(), key=lambda g: g.number)
    page.table.go_to(first.id, 1)
    write("Vinduet")
    press(Qt.Key.Key_Return)
    page.table.go_to(first.id, 3)
    write("7")
    press(Qt.Key.Key_Return)
    assert (desk.state.get(Group, first.id).name, desk.state.get(Group, first.id).size) == ("Vinduet", 7)
    page.table.go_to(first.id, 5)
    choose("3 Vi arbejder sammen")
    topic = next(r.topic for r in desk.state.of(Round).values() if r.group == first.id)
    assert desk.state.get(Topic, topic).title == "Vi arbejder sammen"
    page.new.click()
    assert len(desk.state.of(Group)) == 6
    press(Qt.Key.Key_Delete)
    assert len(desk.state.of(Group)) == 5


def test_topics_have_needs_and_places(desk: Desk, part: SetupPart) -> None:
    part.show_page("topics")
    page = part.page("topics")
    assert isinstance(page, TopicsPage)
    topic = next(t for t in desk.state.of(Topic).values() if t.title == "Intet samarbejde")
    page.table.go_to(topic.id, 2)
    page.new_need.click()
    QApplication.processEvents()
    write("En fælles start")
    press(Qt.Key.Key_Return)
    assert [n.text for n in desk.state.of(CompetenceNeed).values() if n.topic == topic.id] == ["En fælles start"]
    page.places.setFocus()
    page.places.selectAll()
    write("Sorø, Køge")
    press(Qt.Key.Key_Return)
    assert page.places.text() == "Sorø, Køge"
    page.table.setFocus()
    page.table.go_to(topic.id, 2)
    page.new.click()
    QApplication.processEvents()
    write("Noget andet")
    press(Qt.Key.Key_Return)
    made = next(t for t in desk.state.of(Topic).values() if t.title == "Noget andet")
    assert made.kind is TopicKind.COOPERATION_MODEL


def test_a_pause_in_the_middle_of_a_place_makes_no_place(desk: Desk, part: SetupPart) -> None:
    part.show_page("topics")
    page = part.page("topics")
    assert isinstance(page, TopicsPage)
    topic = next(t for t in desk.state.of(Topic).values() if t.title == "Intet samarbejde")
    page.table.go_to(topic.id, 2)
    before, stood = set(desk.state.of(Municipality)), [p.name for p in reading.places_of(desk.state, topic.id)]
    page.places.setFocus()
    page.places.selectAll()
    write("Zeeland, Xk")
    page.places._pause.timeout.emit()
    assert set(desk.state.of(Municipality)) == before
    assert desk.drafted(page.places.address) == "Zeeland, Xk"
    write("øbing")
    page.description.setFocus()  # leaving stores
    assert {m.name for id, m in desk.state.of(Municipality).items() if id not in before} == {"Zeeland", "Xkøbing"}
    assert [p.name for p in reading.places_of(desk.state, topic.id)] == ["Zeeland", "Xkøbing"]
    desk.undo(Stack.WORDS)
    assert set(desk.state.of(Municipality)) == before
    assert [p.name for p in reading.places_of(desk.state, topic.id)] == stood


def test_people_are_known_by_name_and_place(desk: Desk, part: SetupPart) -> None:
    part.show_page("people")
    page = part.page("people")
    assert isinstance(page, PeoplePage)
    page.new.click()
    QApplication.processEvents()
    write("Ina Holm")
    press(Qt.Key.Key_Return)
    person = next(p for p in desk.state.of(Person).values() if p.name == "Ina Holm")
    page.table.setFocus()
    page.table.go_to(person.id, 1)
    write("Sorø Kommune")
    press(Qt.Key.Key_Return)
    known = desk.state.get(Person, person.id).organisation
    assert known is not None
    assert desk.state.get(Organisation, known).name == "Sorø Kommune"


def test_it_goes_to_whatever_is_asked_for(desk: Desk, part: SetupPart) -> None:
    item = item_called(desk, "Vejen frem").id
    part.arrive(item)
    page = part.page("programme")
    assert isinstance(page, ProgrammePage)
    assert (part.shown, page.table.chosen) == (page, item)
    part.arrive("room")
    assert part.shown is part.page("room")
    part.arrive(next(iter(desk.state.of(Group))))
    assert part.shown is part.page("groups")
    assert {act.name.text for act in part.commands()} >= {"Programme", "Paste a programme", "Save as a template"}


def test_a_page_that_is_hidden_catches_up_when_it_is_shown(desk: Desk, part: SetupPart) -> None:
    part.show_page("groups")
    part.show_page("programme")
    from app.services import groups

    desk.do(groups.make_group("extra"))
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    assert page.model.rowCount() == 5
    part.show_page("groups")
    assert page.model.rowCount() == 6


def test_every_page_is_named_and_speaks_both_languages_without_a_cut_word(part: SetupPart) -> None:
    for language in ("da", "en"):
        set_language(language)
        for name in ("programme", "workshop", "groups", "topics", "people", "look"):
            part.show_page(name)
            for widget in (part, *part.findChildren(QWidget)):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
            QApplication.processEvents()
            for widget in part.shown.findChildren(QWidget):
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                    named = widget.accessibleName() or getattr(widget, "text", str)()
                    assert named, f"{name}: {widget}"
            for label in part.shown.findChildren(Label):
                if label.isVisible() and label.text() and type(label) is Label and not label.wordWrap():
                    assert label.width() >= label.sizeHint().width() - 1, f"{name}: {label.text()}"
    look = part.page("look")
    assert isinstance(look, LookPage)
    assert look.worn.count() == 3


def test_the_tab_key_goes_through_a_page(part: SetupPart) -> None:
    page = workshop(part)
    page.fields["title"].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.fields["date"]


def test_a_scribes_copy_writes_for_its_groups_and_its_words_come_home(
    desk: Desk, part: SetupPart, tmp_path: Path
) -> None:
    part.show_page("groups")
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    four = next(g for g in desk.state.of(Group).values() if g.number == 4)
    page.ask_copy()
    assert page.said.isVisible()  # nobody has said yet whom it writes for
    column = next(n for n, c in enumerate(groups_page.COLUMNS) if c.name == groups_page._SCRIBE)
    page.table.go_to(four.id, column)
    page.model.setData(page.table.currentIndex(), "b")
    assert desk.state.get(Group, four.id).scribe == "b"
    carried = tmp_path / "for the scribe.workshop"
    page.save_copy(str(carried))
    assert carried.is_file()
    assert len(desk.tools.library.cards()) == 1  # nothing is left of the way it was made

    there = library_in(tmp_path / "the scribe's laptop")
    id_, _kin = there.bring_in(carried)
    scribe = open_workshop(there, id_, "scribe", desk.clock, desk.ids)
    scribe.logbook.do(words.remark("theirs", "Taget ned ved bord 4", group=four.id))
    desk.do(words.remark("ours", "Taget ned her", group=four.id))
    scribe.store.close()
    there.export_snapshot(id_, tmp_path / "back.workshop")

    workshop = part.page("workshop")
    assert isinstance(workshop, WorkshopPage)
    workshop.bring(str(tmp_path / "back.workshop"))
    said = {r.code: r.words for r in desk.state.of(Contribution).values()}
    assert sorted(said.values()) == ["Taget ned her", "Taget ned ved bord 4"]
    assert len(said) == 2


def test_groups_are_made_with_a_number_and_enter(desk: Desk, part: SetupPart) -> None:
    part.commands()[[act.name.text for act in part.commands()].index("Make groups, each on a topic in turn")].run()
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    assert not page.make.isEnabled()
    QApplication.processEvents()
    write("7")
    assert page.make.text() == "Make 7 groups"
    press(Qt.Key.Key_Return)
    models = [t.id for t in groups_service.debated(desk.state)]
    on = {r.group: r.topic for r in desk.state.of(Round).values()}
    assert [on[g.id] for g in reading.groups(desk.state)] == [*models, *models][:7]
    desk.undo(Stack.WORDS)
    page.refresh()
    assert page.count.value() == len(desk.state.of(Group)) == 5
    QTest.keyClicks(page.count, "3")
    press(Qt.Key.Key_Return)
    assert [g.number for g in reading.groups(desk.state)] == [1, 2, 3]


def test_areas_are_added_renamed_and_taken_away_by_keys(desk: Desk, part: SetupPart) -> None:
    part.show_page("topics")
    page = part.page("topics")
    assert isinstance(page, TopicsPage)
    before = {a.title for a in desk.state.of(CompetenceArea).values()}
    page.new_area.click()
    QApplication.processEvents()
    write("Tid og rum")
    press(Qt.Key.Key_Return)
    assert {a.title for a in desk.state.of(CompetenceArea).values()} == {*before, "Tid og rum"}
    made = next(a.id for a in desk.state.of(CompetenceArea).values() if a.title == "Tid og rum")
    page.needs.go_to(page.needs_model.entities[0].id, 1)
    page.needs.setFocus()
    choose("Tid og rum")
    page.refresh()
    shown = [page.areas_model.index(len(before), n).data() for n in range(3)]
    assert shown == ["Tid og rum", "1", ""]
    page.areas.go_to(made)
    page.areas.setFocus()
    write("Tid")
    press(Qt.Key.Key_Return)
    assert desk.state.get(CompetenceArea, made).title == "Tid"
    press(Qt.Key.Key_Delete)
    assert {a.title for a in desk.state.of(CompetenceArea).values()} == before
    assert not any(n.area == made for n in desk.state.of(CompetenceNeed).values())
    desk.undo(Stack.WORDS)
    assert desk.state.get(CompetenceArea, made).title == "Tid"
    assert sum(n.area == made for n in desk.state.of(CompetenceNeed).values()) == 1
