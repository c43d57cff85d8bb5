"""A programme with a group debate and nothing set up for it: so many groups as it names, topics in any order."""

from __future__ import annotations

import pytest
from app.domain.debate import Group, Round, Topic
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Workshop
from app.domain.verbs import Stack
from app.services import groups, reading, setup, topics, words
from app.ui.desk import Desk
from app.ui.facilitator.program.todo import Todo, todos
from app.ui.setup.groups_page import USUAL, GroupsPage
from app.ui.setup.part import SetupPart
from app.ui.setup.topics_page import TopicsPage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.setup.by_keys import press


def _bare(desk: Desk, title: str = "Debat i grupper") -> None:
    """Only the programme is left, with one group debate of this title."""
    desk.do(groups.set_groups([]))
    for topic in list(desk.state.of(Topic)):
        desk.do(topics.remove_topic(topic))
    desk.do(setup.edit_workshop(question=""))
    for item in desk.state.of(AgendaItem).values():
        if item.kind is ItemKind.GROUP_DEBATE:
            desk.do(setup.edit_item(item.id, title=title, question="", detail="", source="", notes="", needs=""))


def _on(desk: Desk) -> list[int | None]:
    """The number of the topic that each group debates."""
    on = {r.group: desk.state.get(Topic, r.topic).number for r in desk.state.of(Round).values()}
    return [on.get(g.id) for g in reading.groups(desk.state)]


def _groups(part: SetupPart) -> GroupsPage:
    part.show_page("groups")
    page = part.page("groups")
    assert isinstance(page, GroupsPage)
    page.refresh()
    return page


def _topics(part: SetupPart) -> TopicsPage:
    part.show_page("topics")
    page = part.page("topics")
    assert isinstance(page, TopicsPage)
    return page


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Debat i 4 grupper", 4), ("Gruppearbejde (fire grupper)", 4), ("Debate in seven small groups", 7),
        ("Debat i grupper på 5", USUAL), ("10.30 grupper", USUAL), ("Uge 1-4 grupper", USUAL), ("40 grupper", USUAL),
    ],
)  # fmt: skip
def test_so_many_groups_are_proposed_as_the_programme_names(
    desk: Desk, part: SetupPart, title: str, number: int
) -> None:
    _bare(desk, title)
    page = _groups(part)
    assert page.count.value() == number
    page.ask_count()
    press(Qt.Key.Key_Return)
    assert len(desk.state.of(Group)) == number


def test_groups_made_first_have_the_topics_dealt_to_them_as_they_come(desk: Desk, part: SetupPart) -> None:
    _bare(desk, "Debat i 4 grupper")
    page = _groups(part)
    page.ask_count()
    press(Qt.Key.Key_Return)
    assert _on(desk) == [None] * 4
    page_of_topics = _topics(part)
    page_of_topics.new.click()
    assert _on(desk) == [1, 1, 1, 1]
    page_of_topics.new.click()
    page_of_topics.new.click()
    assert _on(desk) == [1, 2, 3, 1]
    desk.undo(Stack.WORDS)
    assert _on(desk) == [1, 2, 1, 2]
    QApplication.processEvents()


def test_a_topic_that_somebody_chose_and_a_debate_that_began_are_left_alone(desk: Desk, part: SetupPart) -> None:
    _bare(desk)
    desk.do(groups.set_groups([desk.new_id() for _ in range(3)]))
    page = _topics(part)
    page.new.click()
    page.new.click()
    first, second = reading.groups(desk.state)[:2]
    desk.do(groups.set_round(second.id, groups.debated(desk.state)[0].id))
    page.new.click()
    assert _on(desk) == [1, 1, 1]
    desk.do(groups.set_round(second.id, groups.debated(desk.state)[1].id))
    desk.do(words.remark("said", "Vi er i gang", group=first.id))
    page.new.click()
    assert _on(desk) == [1, 2, 1]


def _said(desk: Desk) -> list[Todo]:
    return [t for t in todos(desk.state, desk.standing, desk.clock.now(), None) if t.part == "setup"]


def test_before_the_day_what_a_group_debate_lacks_is_a_thing_to_do(desk: Desk, part: SetupPart) -> None:
    assert [t.at for t in _said(desk)] == ["room"]
    _bare(desk, "Debat i 4 grupper")
    lacking = _said(desk)
    assert [t.at for t in lacking] == ["groups", "topics"]
    assert lacking[0].text == "Make 4 groups for “Debat i 4 grupper”: there are none yet"
    for todo in lacking[:2]:
        part.arrive(todo.at)
        assert part.shown is part.page(str(todo.at))
    desk.do(groups.set_groups([desk.new_id()]))
    desk.do(setup.edit_workshop(question="Hvad skal der til?"))
    assert desk.state.get(Workshop, WORKSHOP).question
    assert [t.at for t in _said(desk)] == ["room"]


def test_a_place_with_a_comma_in_its_name_stays_one_when_others_are_written_beside_it(
    desk: Desk, part: SetupPart
) -> None:
    page = _topics(part)
    topic = next(t.id for t in desk.state.of(Topic).values() if t.title == "Intet samarbejde")
    desk.do(topics.set_places(topic, ["Nørrebro, København", "Køge"]))
    page.refresh()
    page.table.go_to(topic, 2)
    page.places.setFocus()
    assert page.places.text() == "Nørrebro, København, Køge"
    press(Qt.Key.Key_End)
    QTest.keyClicks(page.places, ", Sorø")
    press(Qt.Key.Key_Return)
    assert [place.name for place in reading.places_of(desk.state, topic)] == ["Nørrebro, København", "Køge", "Sorø"]
