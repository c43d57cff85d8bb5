"""The set-up: programme, groups, topics, people, and what the running day holds fast."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    ExampleMunicipality,
    Group,
    Municipality,
    Round,
    Topic,
    TopicKind,
)
from app.domain.gestures import Refused
from app.domain.plenum import Theme
from app.domain.programme import WORKSHOP, AgendaItem, ItemKind, Organisation, Person, Speaker, Workshop
from app.domain.verbs import Stack
from app.services import day, groups, people, reading, setup, topics
from app.services.intake import Named
from tests.services.rooms import Room, lasting


def programme(room: Room) -> list[str]:
    return [i.title for i in sorted(room.state.of(AgendaItem).values(), key=lambda i: (i.rank, i.id))]


def test_the_workshops_facts() -> None:
    room = Room()
    room.do(
        setup.edit_workshop(
            title=" Ny  titel ", welcome="Velkommen\n\n\n\ntil alle", present=43, date=dt.date(2026, 4, 1)
        )
    )
    now = room.state.get(Workshop, WORKSHOP)
    assert (now.title, now.welcome, now.present, now.date.month) == ("Ny titel", "Velkommen\n\ntil alle", 43, 4)
    with pytest.raises(Refused, match="no_words"):
        room.do(setup.edit_workshop(title=" "))
    with pytest.raises(Refused, match="out_of_range"):
        room.do(setup.edit_workshop(present=-1))
    for zone in ("Mars/Base", "../etc/passwd", ""):
        with pytest.raises(Refused, match="unknown_zone"):
            room.do(setup.edit_workshop(zone=zone))
    room.do(setup.edit_workshop(zone="Europe/London", background=("  Et  råd ", "To")))
    assert room.state.get(Workshop, WORKSHOP).background == ("Et råd", "To")


def test_items_are_added_moved_edited_and_removed() -> None:
    room = Room(name="tom-dag")
    before = programme(room)
    lunch = room.item(ItemKind.LUNCH)
    room.do(setup.add_item("new", "Gåtur", ItemKind.BREAK, before=lunch, minutes=15))
    room.do(setup.add_item("last", "Oprydning", ItemKind.CLOSING))
    at = before.index(room.state.get(AgendaItem, lunch).title)
    assert programme(room) == [*before[:at], "Gåtur", *before[at:], "Oprydning"]
    room.do(setup.move_item("new", None))
    assert programme(room) == [*before, "Oprydning", "Gåtur"]
    room.do(setup.remove_item("last"))
    room.do(setup.edit_item("new", title="Rundtur", minutes=20, minimum=10))
    assert programme(room) == [*before, "Rundtur"]
    with pytest.raises(Refused, match="minimum_too_long"):
        room.do(setup.edit_item("new", minutes=5))
    with pytest.raises(Refused, match="out_of_range"):
        room.do(setup.edit_item("new", minutes=24 * 60 + 1))


def test_a_start_that_was_edited_is_no_proposal_any_more() -> None:
    room = Room()
    gathered = next(i for i in room.state.of(AgendaItem).values() if not i.start_printed)
    room.do(setup.edit_item(gathered.id, notes="Mikrofon"))
    assert not room.state.get(AgendaItem, gathered.id).start_printed
    room.do(setup.edit_item(gathered.id, start=14 * 60 + 30))
    assert room.state.get(AgendaItem, gathered.id).start_printed


def test_the_plan_is_frozen_while_the_day_runs_and_the_rest_is_not() -> None:
    room = Room()
    lunch = room.item(ItemKind.LUNCH)
    room.do(day.advance())
    for command in (
        setup.edit_item(lunch, minutes=30),
        setup.move_item(lunch, None),
        setup.remove_item(lunch),
        setup.add_item("x", "Nyt"),
        setup.edit_workshop(zone="Europe/London"),
        setup.take_programme([AgendaItem("a", "a", "Alt nyt")]),
    ):
        with pytest.raises(Refused, match="day_started"):
            room.do(command)
    room.do(setup.edit_item(lunch, notes="Køkken: Ida", question="Hvad så?"))
    room.do(setup.edit_workshop(present=58))
    assert room.state.get(AgendaItem, lunch).notes == "Køkken: Ida"
    room.book.undo(Stack.CLOCK)
    room.do(setup.edit_item(lunch, minutes=50))


def test_an_imported_programme_takes_the_place_of_the_old_and_undo_brings_it_back() -> None:
    room = Room()
    room.say("sagt før", 1, item=room.item(ItemKind.TALK))
    before = lasting(room.state)
    new = [
        AgendaItem("n1", "z", "Velkomst", ItemKind.WELCOME, start=540),
        AgendaItem("n2", "a", "Grupper", ItemKind.GROUP_DEBATE, start=560),
    ]
    person = Person("p", "Ada Holm", "o")
    room.do(setup.take_programme(new, [Organisation("o", "SDU 2"), person, Speaker("s", "n1", "p", "0001")]))
    assert programme(room) == ["Velkomst", "Grupper"]
    assert [s.person for s in room.state.of(Speaker).values()] == ["p"]
    assert {r.item for r in room.state.of(Round).values()} == {"n2"}
    room.book.undo(Stack.WORDS)
    assert lasting(room.state) == before
    room.book.redo(Stack.WORDS)
    assert programme(room) == ["Velkomst", "Grupper"]
    dirty = AgendaItem("n3", "", "Gr\u202euppe\x00r\n ", notes="en\nto", fixed_end=600)
    room.do(setup.take_programme([dirty], [Person("q", "Bo\ud800 Ek")]))
    assert (programme(room), room.state.get(Person, "q").name) == (["Grupper"], "Bo Ek")
    assert room.state.get(AgendaItem, "n3").notes == "en\nto"
    with pytest.raises(Refused, match="no_items"):
        room.do(setup.take_programme([]))


def test_groups_up_to_twelve_each_on_a_model_in_turn() -> None:
    room = Room(count=0)
    room.do(groups.set_groups([room.new() for _ in range(7)]))
    on = {r.group: r.topic for r in room.state.of(Round).values()}
    assert on[room.group(6)] == room.model(1)
    assert [g.number for g in reading.groups_on(room.state, room.model(2))] == [2, 7]
    for _ in range(5):
        room.do(groups.make_group(room.new(), name="Gæster", place="vinduet", size=6, host="Ida"))
    assert [g.number for g in reading.groups(room.state)] == list(range(1, 13))
    with pytest.raises(Refused, match="too_many_groups"):
        room.do(groups.make_group(room.new()))


def test_a_groups_number_is_taken_again_and_its_series_goes_on() -> None:
    room = Room()
    with pytest.raises(Refused, match="number_stays"):
        room.do(groups.edit_group(room.group(2), number=9))
    said = room.say("et", 2)
    with pytest.raises(Refused, match="group_has_words"):
        room.do(groups.remove_group(room.group(2)))
    room.book.undo(Stack.WORDS)
    room.do(groups.remove_group(room.group(2)))
    room.do(groups.make_group("again"))
    assert room.state.get(Group, "again").number == 2
    assert said.code == "G2-01"
    assert room.say("to", 2).code == "G2-02"


def test_rounds_are_set_changed_and_taken_away() -> None:
    room = Room()
    group = room.group(1)
    room.do(groups.set_round(group, room.model(4)))
    room.do(groups.set_round(group, room.model(5), number=2))
    mine = {r.number: r.topic for r in room.state.of(Round).values() if r.group == group}
    assert mine == {1: room.model(4), 2: room.model(5)}
    room.do(groups.set_round(group, None, number=2))
    assert [r.number for r in room.state.of(Round).values() if r.group == group] == [1]
    with pytest.raises(Refused, match="gone"):
        room.do(groups.set_round(group, "no topic"))


def test_a_visit_and_an_arrival() -> None:
    room = Room()
    room.do(groups.visit_group(room.group(3)))
    assert room.state.get(Group, room.group(3)).visited_ms == room.clock.utc_ms
    speaker = next(iter(room.state.of(Speaker)))
    room.do(people.speaker_arrived(speaker))
    assert room.state.get(Speaker, speaker).arrived


def test_who_speaks_twice_arrives_once() -> None:
    room = Room()
    twice = next(
        s for s in room.state.of(Speaker).values() if room.state.get(Person, s.person).name == "Hanne Marie Knudsen"
    )
    room.do(people.speaker_arrived(twice.id))
    assert [s.arrived for s in room.state.of(Speaker).values() if s.person == twice.person] == [True, True]
    assert sum(s.arrived for s in room.state.of(Speaker).values()) == 2
    room.do(people.speaker_arrived(twice.id, arrived=False))
    assert not any(s.arrived for s in room.state.of(Speaker).values())


def test_topics_of_any_kind_with_needs_places_and_areas() -> None:
    room = Room()
    room.do(topics.make_topic("q", "Hvad skal vi holde op med?", TopicKind.QUESTION))
    room.do(topics.make_topic("m", "Model seks", places="Odense"))
    room.do(topics.make_area("a", "Tid"))
    room.do(topics.make_need("n", "m", "Ro til arbejdet", area="a"))
    assert (room.state.get(Topic, "q").number, room.state.get(Topic, "m").number) == (1, 6)
    assert [t.id for t in groups.debated(room.state)][-2:] == ["m", "q"]
    room.do(topics.set_places("m", ["næstved", "Nyborg", "Næstved", " "]))
    places = reading.places_of(room.state, "m")
    assert [p.name for p in places] == ["Næstved", "Nyborg"]
    assert sum(1 for m in room.state.of(Municipality).values() if m.name == "Næstved") == 1
    room.do(topics.set_places("m", ["Nyborg"]))
    assert [p.name for p in reading.places_of(room.state, "m")] == ["Nyborg"]
    with pytest.raises(Refused, match="number_taken"):
        room.do(topics.edit_topic("m", number=2))
    room.do(topics.edit_need("n", text="Ro"))
    room.do(topics.edit_area("a", "Ro og tid"))
    room.do(topics.move_topic("m", room.model(1)))
    assert groups.debated(room.state)[0].id == "m"
    room.do(topics.remove_area("a"))
    assert room.state.get(CompetenceNeed, "n").area is None
    room.do(topics.remove_topic("m"))
    assert "n" not in room.state.of(CompetenceNeed)
    assert not any(e.topic == "m" for e in room.state.of(ExampleMunicipality).values())


def test_a_topic_that_was_talked_of_stays() -> None:
    room = Room()
    room.say("om modellen", 1, topic=room.model(1))
    with pytest.raises(Refused, match="topic_has_words"):
        room.do(topics.remove_topic(room.model(1)))


def test_an_area_goes_and_its_words_stay() -> None:
    room = Room()
    area = next(iter(room.state.of(CompetenceArea)))
    said = room.say("noget", 1, area=area)
    room.do(topics.remove_area(area))
    assert room.remark(said.id).area is None
    room.book.undo(Stack.WORDS)
    assert room.remark(said.id).area == area


def test_people_organisations_and_speakers() -> None:
    room = Room()
    room.do(people.make_person("p", "Ada Holm", organisation="sdu", mail="ada@example.org"))
    person = room.state.get(Person, "p")
    assert room.state.get(Organisation, person.organisation or "").name == "SDU"
    room.do(people.edit_person("p", organisation="Nyt Bibliotek"))
    assert "Nyt Bibliotek" in {o.name for o in room.state.of(Organisation).values()}
    talk = room.item(ItemKind.TALK)
    room.do(people.set_speakers(talk, [Named("ada holm")], ["q"]))
    assert [s.person for s in room.state.of(Speaker).values() if s.item == talk] == ["p"]
    room.do(people.edit_person("p", organisation=""))
    assert room.state.get(Person, "p").organisation is None
    room.do(people.remove_person("p"))
    assert not any(s.item == talk for s in room.state.of(Speaker).values())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Holm, SDU; Bo Ek (Køge Kommune)", "Ada Holm, SDU; Bo Ek, Køge Kommune"),
        ("Ada Holm og Bo Ek", "Ada Holm; Bo Ek"),
        ("Ada Holm, SDU, Bo Ek, Køge", "Ada Holm, SDU; Bo Ek, Køge"),
        ("Ada Holm, Center for Børn og Unge", "Ada Holm (Center for Børn og Unge)"),
        ("Jens Jørgen Hansen, kurt klaudi klausen", "Jens Jørgen Hansen; kurt klaudi klausen"),
        ("Ada Holm, SDU og Jens Jørgen Hansen, DB", "Ada Holm, SDU; Jens Jørgen Hansen, DB"),
        ("Ada (A, B og C), Bo", "Ada (A, B og C); Bo"),
        ("Ada Holm (SDU", "Ada Holm, SDU"),
        ("Ada Holm, (SDU)", "Ada Holm, SDU"),
        (" ; , \n ()", ""),
    ],
)
def test_who_speaks_is_read_as_people_write_it(text: str, named: str) -> None:
    state = Room().state
    assert people.written(people.named_in(state, text)) == named
    assert people.named_in(state, named) == people.named_in(state, text)


def test_every_item_of_the_shipped_day_is_written_so_that_it_is_read_again() -> None:
    state = Room().state
    spoken = [people.speaking(state, item) for item in state.of(AgendaItem)]
    assert sum(map(bool, spoken)) == 7
    assert [people.named_in(state, people.written(named)) for named in spoken] == spoken


def test_one_gesture_makes_who_speaks_and_where_they_come_from() -> None:
    room = Room()
    talk, before = room.item(ItemKind.TALK), room.state
    named = people.named_in(room.state, "Ada Holm, Nyt Sted; jens  jørgen hansen; Bo Ek, nyt sted")
    assert people.unknown_in(room.state, named) == ("Ada Holm", "Bo Ek")
    room.do(people.set_speakers(talk, named, [room.new() for _ in named]))
    now = people.speaking(room.state, talk)
    assert [(n.name, n.organisation) for n in now] == [
        ("Ada Holm", "Nyt Sted"), ("Jens Jørgen Hansen", ""), ("Bo Ek", "Nyt Sted"),
    ]  # fmt: skip
    added = set(room.state.of(Person)) - set(before.of(Person))
    assert len(added) == 2
    assert "Jens Jørgen Hansen, SDU" in people.everybody(room.state)
    room.book.undo(Stack.WORDS)
    assert room.state == before


def test_nobody_twice_among_those_who_speak() -> None:
    room = Room()
    talk = room.item(ItemKind.TALK)
    room.do(people.set_speakers(talk, [Named("Ada"), Named("Bo"), Named("ada")], ["a", "b", "c"]))
    assert [n.name for n in people.speaking(room.state, talk)] == ["Ada", "Bo"]
    room.do(people.set_speakers(talk, [], []))
    assert people.speaking(room.state, talk) == ()
    assert "a" in room.state.of(Person)


def test_fewer_groups_are_made_of_more_unless_words_would_have_nowhere_to_stand() -> None:
    room = Room()
    kept = [g.id for g in reading.groups(room.state)][:3]
    room.do(groups.set_groups(["x", "y", "z"]))
    assert [g.id for g in reading.groups(room.state)] == kept
    assert {r.group for r in room.state.of(Round).values()} == set(kept)
    room.book.undo(Stack.WORDS)
    room.say("noget", 5)
    with pytest.raises(Refused, match="group_has_words"):
        room.do(groups.set_groups(["x", "y", "z"]))
    assert len(room.state.of(Group)) == 5


def test_several_headings_of_advice_can_be_added_and_are_ready_too() -> None:
    room = Room(name="tom-dag")
    for n in range(3):
        room.do(topics.make_topic(f"a{n}", f"Råd {n}", TopicKind.ADVICE))
    assert room.state.of(Theme) == {}
    assert [room.state.get(Topic, f"a{n}").number for n in range(3)] == [1, 2, 3]


def test_an_item_on_another_day_keeps_its_day_where_it_lands() -> None:
    room = Room(name="tom-dag")
    room.do(setup.add_item("d2", "Anden dag", day=2))
    room.do(setup.add_item("d2b", "Mere"))
    assert room.state.get(AgendaItem, "d2b").day == 2
    room.do(setup.move_item("d2b", room.item(ItemKind.LUNCH)))
    assert room.state.get(AgendaItem, "d2b").day == 1
    assert replace(room.state.get(AgendaItem, "d2b"), day=2) != room.state.get(AgendaItem, "d2b")
