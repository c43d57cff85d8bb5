"""What the screens read: in order, counted, silent groups, visits, the deck's needs, what to complete."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.domain.debate import CompetenceNeed, Contribution, Group
from app.domain.gestures import State
from app.domain.programme import ItemKind
from app.domain.standing import DayState, Standing, TurnStanding
from app.services import day, groups, harvest, merge, needs, reading, words
from app.services.folding import stem
from app.services.kept import Arrangement, differing, kept
from hypothesis import given
from hypothesis import strategies as st
from tests.services.rooms import Room

MINUTE = 60_000


def test_lists_follow_the_state_they_are_asked_of() -> None:
    room = Room()
    one = room.say("et", 1, topic=room.model(1))
    before = room.state
    two = room.say("to", 1, topic=room.model(2))
    room.do(words.classify(one.id, topic=room.model(2)))
    assert [c.id for c in reading.said_on(room.state, room.model(2))] == [one.id, two.id]
    assert [c.id for c in reading.said_on(before, room.model(1))] == [one.id]
    assert reading.said_on(before, room.model(2)) == ()
    counts = reading.counts_by_group(room.state)
    assert (counts[room.group(1)], counts[room.group(2)], counts[None]) == (2, 0, 0)


steps = st.lists(st.tuples(st.sampled_from(["add", "drop", "move", "swap"]), st.integers(0, 40)), max_size=30)


@given(st.lists(steps, min_size=1, max_size=6))
def test_property_an_arrangement_patched_is_an_arrangement_made_anew(rounds: list[list[tuple[str, int]]]) -> None:
    patched = Arrangement(Contribution, lambda c: () if c.withdrawn else ("all", c.group), lambda c: (c.rank, c.id))
    rows: dict[str, Contribution] = {}
    for gestures in rounds:
        rows = dict(rows)
        for verb, n in gestures:
            id_ = f"c{n}"
            if verb == "add" and id_ not in rows:
                rows[id_] = Contribution(id_, id_, f"{(n * 7) % 41:03d}", "x", 0, group=f"g{n % 3}")
            elif verb == "drop":
                rows.pop(id_, None)
            elif verb == "move" and id_ in rows:
                rows[id_] = replace(rows[id_], rank=f"{(n * 5 + 3) % 41:03d}", withdrawn=n % 2 == 0)
            elif verb == "swap" and id_ in rows:
                rows[id_] = rows.pop(id_)
        state = State({Contribution: rows})
        fresh = Arrangement(Contribution, lambda c: () if c.withdrawn else ("all", c.group), lambda c: (c.rank, c.id))
        assert patched.of(state) == fresh.of(state)


@given(st.dictionaries(st.integers(0, 12), st.integers()), st.dictionaries(st.integers(0, 12), st.integers()))
def test_property_what_differs_is_exactly_that(old: dict[int, int], new: dict[int, int]) -> None:
    was = {str(k): Group(str(k), "a", v) for k, v in old.items()}
    now = {str(k): was[str(k)] if old.get(k) == v else Group(str(k), "a", v) for k, v in new.items()}
    found = {(b or a).id: (b, a) for b, a in differing(was, now)}  # type: ignore[union-attr]
    assert found == {i: (was.get(i), now.get(i)) for i in {*was, *now} if was.get(i) is not now.get(i)}


def test_an_answer_is_kept_until_a_kind_it_was_read_from_changes() -> None:
    asked: list[int] = []

    @kept(Group)
    def count(state: State) -> int:
        asked.append(1)
        return len(state.of(Group))

    room = Room()
    before = room.state
    room.say("et", 1)
    assert (count(before), count(room.state), len(asked)) == (5, 5, 1)
    room.do(groups.make_group("g"))
    assert (count(room.state), count(before), len(asked)) == (6, 5, 2)


def running(room: Room, kind: ItemKind) -> Standing:
    """The day advanced until an item of a kind runs."""
    while True:
        room.do(day.advance())
        standing = day.stand(room.state, room.clock.now())
        if standing.current is not None and standing.current.kind is kind:
            return standing


def test_a_group_nobody_takes_down_is_not_silent() -> None:
    room = Room()
    running(room, ItemKind.GROUP_DEBATE)
    room.clock.on(20 * MINUTE)
    assert not reading.is_silent(room.state, day.stand(room.state, room.clock.now()), room.group(1))


def test_a_group_with_its_scribe_is_silent_after_six_minutes() -> None:
    room = Room()
    room.do(merge.lend_groups("b", [room.group(4)]))
    room.do(merge.become_copy("b"))
    running(room, ItemKind.GROUP_DEBATE)

    def silent(number: int) -> bool:
        return reading.is_silent(room.state, day.stand(room.state, room.clock.now()), room.group(number))

    room.clock.on(6 * MINUTE - 1)
    assert not silent(4)
    room.clock.on(1)
    assert (silent(4), silent(3)) == (True, False)
    room.say("nu siger vi noget", 4)
    assert not silent(4)
    room.clock.on(6 * MINUTE)
    assert silent(4)


def test_a_group_that_had_its_turn_without_a_word_is_silent() -> None:
    room = Room()
    room.say("fra formiddagen", 1)
    room.clock.on(1000)
    standing = running(room, ItemKind.PLENUM_DEBATE)
    room.say("fra opsamlingen", 2)
    done = (room.group(1), room.group(2))
    standing = replace(standing, turn=TurnStanding(room.group(3), 0, 60_000, done, ()))
    assert [reading.is_silent(room.state, standing, room.group(n)) for n in (1, 2, 3)] == [True, False, False]
    assert not reading.is_silent(room.state, replace(standing, state=DayState.HELD), room.group(1))


def test_a_visit_counts_from_the_start_and_is_due_after_fifteen_minutes() -> None:
    room = Room()
    room.do(groups.visit_group(room.group(1)))

    def visit(number: int) -> reading.Visit:
        return reading.visit(day.stand(room.state, room.clock.now()), room.state.get(Group, room.group(number)))

    assert (visit(1).minutes, visit(1).late, visit(2).minutes) == (0, False, None)
    room.clock.on(1000)
    running(room, ItemKind.GROUP_DEBATE)
    room.clock.on(15 * MINUTE)
    room.do(groups.visit_group(room.group(2)))
    assert (visit(1).minutes, visit(1).visited_ms, visit(1).late) == (15, None, True)
    room.clock.on(4 * MINUTE)
    assert (visit(2).minutes, visit(2).late) == (4, False)


def said(room: Room, model: int) -> dict[str, tuple[str, ...]]:
    rows = (row for area in needs.needs_of(room.state, room.model(model)) for row in area.needs)
    return {row.need.text: row.codes for row in rows if row.said}


def test_needs_are_said_by_their_words_alone_or_inside_compounds() -> None:
    room = Room()
    on = {"topic": room.model(3)}
    room.say("Videndelingen går kun den ene vej", 3, **on)
    room.say("Kontakten er ikke tæt nok, og vi har intet kendskab til deres arbejde", 3, **on)
    room.say("Opdateringer skal komme løbende", 3, **on)
    room.say("Vi deler gerne", 3, **on)
    assert said(room, 3) == {
        "Videndeling": ("G3-01",),
        "tæt kontakt og kendskab til hinandens arbejdsområder": ("G3-02",),
        "Løbende opdatering": ("G3-03",),
    }
    assert said(room, 1) == {}


def test_a_groups_words_count_for_its_only_model() -> None:
    room = Room()
    room.say("Mere videndeling", 3)
    assert said(room, 3) == {"Videndeling": ("G3-01",)}
    room.do(groups.set_round(room.group(3), room.model(1), number=2))
    assert said(room, 3) == {}


def test_a_tick_counts_over_the_words() -> None:
    room = Room()
    need = next(n.id for n in room.state.of(CompetenceNeed).values() if n.text == "Videndeling")
    one = room.say("Videndeling nu", 3, topic=room.model(3))
    other = room.say("Sig det til hinanden", 2)
    room.do(words.tick_need(need, contribution=other.id))
    assert said(room, 3) == {"Videndeling": ("G2-01", "G3-01")}
    room.do(words.tick_need(need, said=False))
    assert said(room, 3) == {}
    room.do(words.tick_need(need, said=None))
    room.do(words.withdraw(one.id))
    assert said(room, 3) == {}


def test_needs_stand_under_their_headings_as_the_deck_has_them() -> None:
    room = Room()
    found = needs.needs_of(room.state, room.model(3))
    assert [(a.area.title if a.area else None, a.derived, len(a.needs)) for a in found] == [
        ("Samarbejdskompetencer", True, 2),
        ("Specifikke faglige kompetencer", True, 1),
    ]
    assert needs.needs_of(room.state, room.model(5)) == ()


@pytest.mark.parametrize(
    "forms",
    ["undervise undervisning undervisningen undervisningens", "kompetence kompetencer kompetencerne kompetencernes",
     "opdatere opdatering opdateringerne", "bibliotek biblioteket bibliotekerne bibliotekernes"],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(w) for w in forms.split()}) == 1


def test_completion_knows_the_workshops_own_names_and_words() -> None:
    room = Room()
    known = needs.completions(room.state)
    assert {"Jørgen Bartholdy", "SDU", "Næstved", "Vejen", "videndeling", "selvbetjeningsløsninger"} <= set(known)
    assert len({w.casefold() for w in known}) == len(known)
    assert {"Hanne Marie Knudsen", "SDU", "Kalundborg"} <= set(reading.names(room.state))


def test_example_places_may_stand_under_several_models() -> None:
    room = Room()
    assert [p.name for p in reading.places_of(room.state, room.model(3))] == ["Kalundborg", "Næstved", "Sorø", "Køge"]
    assert "Næstved" in {p.name for p in reading.places_of(room.state, room.model(4))}


def test_reading_an_empty_workshop_is_harmless() -> None:
    empty = State()
    assert reading.remarks(empty) == ()
    assert harvest.themes(empty) == ()
    assert harvest.coverage(empty).whole == harvest.Share(0, 0)
    assert needs.completions(empty) == ()
