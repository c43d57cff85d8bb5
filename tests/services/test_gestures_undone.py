"""Two hundred gestures of every kind, undone and then done again, leave the workshop as it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Correction,
    Group,
    RemarkKind,
    Topic,
    TopicKind,
)
from app.domain.gestures import Command, Entity, Refused, State, apply
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    NextStep,
    ParkedQuestion,
    ReadBackResult,
    Stance,
    StepStatus,
    Strength,
    Theme,
)
from app.domain.programme import AgendaItem, ItemKind, Person, Speaker
from app.domain.verbs import Stack, Verb
from app.services import groups, harvest, merge, next_steps, people, plenum, setup, topics, words
from app.services.intake import Named
from app.services.logbook import Logbook
from app.services.ports import Page
from app.storage.library import SqliteLibrary
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import FUZZ
from tests.fakes import CountedIds, HandClock
from tests.services.rooms import Room, lasting

WORDS = ("Fælles", "kalender", "alle;", "hvem", "betaler", "vikaren?", "Vi", "prøver", "i", "Århus", "fra", "uge", "36")


class Hands:
    """A facilitator who does anything at all, from a seed."""

    def __init__(self, seed: int, room: Room) -> None:
        self.dice, self.room = random.Random(seed), room  # noqa: S311

    @property
    def state(self) -> State:
        return self.room.state

    def text(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 8)))

    def one(self, kind: type[Entity]) -> str:
        """The id of one that is there; of nobody where there is none, which is refused."""
        ids = sorted(self.state.of(kind))
        return self.dice.choice(ids) if ids else "nobody"

    def some(self, kind: type[Entity]) -> list[str]:
        ids = sorted(self.state.of(kind))
        return self.dice.sample(ids, min(len(ids), self.dice.randint(1, 3)))

    def speakers(self) -> tuple[str, list[Named], list[str]]:
        known = [Named(p.name) for p in self.state.of(Person).values()]
        named = [*self.dice.sample(known, min(len(known), 2)), Named(self.text(), self.dice.choice(["", "SDU", "Ny"]))]
        return self.one(AgendaItem), named, [self.room.new() for _ in named]

    def theme(self) -> str:
        return self.dice.choice([t.theme.id for t in harvest.themes(self.state)])

    def maybe(self, kind: type[Entity]) -> str | None:
        return self.one(kind) if self.state.of(kind) and self.dice.random() < 0.5 else None

    def another(self) -> State:
        """A copy on which somebody else has worked too."""
        other = self.room.copy(f"copy{self.room.new()}")
        hands = Hands(self.dice.randrange(1000), other)
        for _ in range(5):
            hands.act(exclude="merge")
        return other.state

    def act(self, exclude: str = "") -> Verb | None:
        """One gesture; None where it was refused or nothing changed."""
        name = self.dice.choice([n for n in ACTS if n != exclude])
        self.room.clock.on(self.dice.choice([0, 0, 700, 90_000]))
        try:
            gesture = self.room.do(ACTS[name](self))
        except Refused:
            return None
        return None if gesture is None else gesture.verb


Act = Callable[[Hands], Command]
ACTS: Mapping[str, Act] = {
    "remark": lambda h: words.remark(
        h.room.new(), h.text(), group=h.maybe(Group), topic=h.maybe(Topic), elaborates=h.maybe(Contribution)
    ),
    "more": lambda h: words.remark(h.room.new(), h.text(), group=h.one(Group), laptop=h.dice.choice(["", "b"])),
    "paste": lambda h: words.paste([h.room.new() for _ in range(3)], [h.text() for _ in range(3)]),
    "edit_remark": lambda h: words.edit_remark(h.one(Contribution), h.text()),
    "classify": lambda h: words.classify(
        h.one(Contribution), kind=h.dice.choice(list(RemarkKind)), area=h.one(CompetenceArea)
    ),
    "return": lambda h: words.mark_returning(h.one(Contribution)),
    "withdraw": lambda h: words.withdraw(h.one(Contribution), withdrawn=h.dice.random() < 0.6),
    "correct": lambda h: words.correct(h.room.new(), h.one(Contribution), h.text()),
    "take_correction": lambda h: words.take_correction(h.one(Correction)),
    "redact": lambda h: words.redact(h.one(Contribution)),
    "tick": lambda h: words.tick_need(h.one(CompetenceNeed), h.dice.choice([True, False, None])),
    "make_theme": lambda h: plenum.make_theme(h.room.new(), h.text(), h.some(Contribution)),
    "file": lambda h: plenum.file_under(h.theme(), h.some(Contribution)),
    "file_more": lambda h: plenum.file_under(h.theme(), h.some(Contribution)),
    "take_out": lambda h: plenum.take_out(h.theme(), h.some(Contribution)),
    "rename": lambda h: plenum.rename_theme(h.theme(), h.text()),
    "merge_themes": lambda h: plenum.merge_themes(h.one(Theme), h.theme()),
    "split": lambda h: plenum.split_theme(h.one(Theme), h.room.new(), h.text(), h.some(Contribution)),
    "remove_theme": lambda h: plenum.remove_theme(h.one(Theme)),
    "park": lambda h: plenum.park(h.room.new(), h.text(), remark=h.maybe(Contribution)),
    "unpark": lambda h: plenum.unpark(h.one(ParkedQuestion)),
    "ballot": lambda h: plenum.open_ballot(h.room.new(), [h.theme(), h.theme()]),
    "count": lambda h: plenum.count_votes(h.one(Ballot), {h.theme(): h.dice.randrange(40)}, counted_by="Ida"),
    "close": lambda h: plenum.close_ballot(h.one(Ballot), closed=h.dice.random() < 0.5),
    "conclude": lambda h: plenum.conclude(
        h.room.new(), h.text(), strength=h.dice.choice(list(Strength)), themes=[h.theme()], remarks=h.some(Contribution)
    ),
    "edit_conclusion": lambda h: plenum.edit_conclusion(h.one(Conclusion), text=h.text(), votes_for=3),
    "remove_conclusion": lambda h: plenum.remove_conclusion(h.one(Conclusion)),
    "evidence": lambda h: plenum.give_evidence(
        h.one(Conclusion), theme=h.theme(), remark=h.maybe(Contribution), stance=h.dice.choice(list(Stance))
    ),
    "take_evidence": lambda h: plenum.take_evidence(h.one(Evidence)),
    "read": lambda h: plenum.read_back(
        h.room.new(), h.one(Conclusion), h.dice.choice(list(ReadBackResult)), text=h.text(), votes_for=2
    ),
    "step": lambda h: next_steps.take_step(h.room.new(), h.text(), who="Ida", conclusion=h.maybe(Conclusion)),
    "edit_step": lambda h: next_steps.edit_step(h.one(NextStep), due_words=h.text()),
    "move_step": lambda h: next_steps.move_step(h.one(NextStep), h.maybe(NextStep)),
    "follow": lambda h: next_steps.follow_up(h.one(NextStep), h.dice.choice(list(StepStatus)), h.text()),
    "remove_step": lambda h: next_steps.remove_step(h.one(NextStep)),
    "bring": lambda h: next_steps.bring_steps([h.room.new()], [NextStep("old", "0", h.text())], h.text()),
    "workshop": lambda h: setup.edit_workshop(place=h.text(), present=h.dice.randrange(90)),
    "add_item": lambda h: setup.add_item(
        h.room.new(), h.text(), h.dice.choice(list(ItemKind)), before=h.one(AgendaItem)
    ),
    "edit_item": lambda h: setup.edit_item(h.one(AgendaItem), minutes=h.dice.randrange(60, 90), notes=h.text()),
    "move_item": lambda h: setup.move_item(h.one(AgendaItem), h.maybe(AgendaItem)),
    "remove_item": lambda h: setup.remove_item(h.one(AgendaItem)),
    "programme": lambda h: setup.take_programme([AgendaItem(h.room.new(), "", h.text(), ItemKind.GROUP_DEBATE)]),
    "group": lambda h: groups.make_group(h.room.new(), topic=h.maybe(Topic), name=h.text()),
    "edit_group": lambda h: groups.edit_group(h.one(Group), host=h.text()),
    "remove_group": lambda h: groups.remove_group(h.one(Group)),
    "round": lambda h: groups.set_round(h.one(Group), h.maybe(Topic), number=h.dice.randint(1, 2)),
    "visit": lambda h: groups.visit_group(h.one(Group)),
    "topic": lambda h: topics.make_topic(h.room.new(), h.text(), h.dice.choice(list(TopicKind))),
    "edit_topic": lambda h: topics.edit_topic(h.one(Topic), description=h.text()),
    "move_topic": lambda h: topics.move_topic(h.one(Topic), None),
    "remove_topic": lambda h: topics.remove_topic(h.one(Topic)),
    "need": lambda h: topics.make_need(h.room.new(), h.one(Topic), h.text(), area=h.maybe(CompetenceArea)),
    "edit_need": lambda h: topics.edit_need(h.one(CompetenceNeed), text=h.text()),
    "remove_need": lambda h: topics.remove_need(h.one(CompetenceNeed)),
    "area": lambda h: topics.make_area(h.room.new(), h.text()),
    "edit_area": lambda h: topics.edit_area(h.one(CompetenceArea), h.text()),
    "remove_area": lambda h: topics.remove_area(h.one(CompetenceArea)),
    "places": lambda h: topics.set_places(h.one(Topic), [h.text(), "Køge"]),
    "person": lambda h: people.make_person(h.room.new(), h.text(), organisation=h.text()),
    "edit_person": lambda h: people.edit_person(h.one(Person), mail=h.text(), organisation=h.dice.choice(["", "SDU"])),
    "remove_person": lambda h: people.remove_person(h.one(Person)),
    "speakers": lambda h: people.set_speakers(*h.speakers()),
    "arrived": lambda h: people.speaker_arrived(h.one(Speaker)),
    "lend": lambda h: merge.lend_groups("b", h.some(Group)),
    "merge": lambda h: merge.take_in(h.another()),
}
"""Every command there is of words, plenum, steps, set-up and merging."""


def done(seed: int, count: int) -> Room:
    room = Room()
    hands = Hands(seed, room)
    while sum(g.stack is Stack.WORDS for g in room.book.log) < count:
        hands.act()
    return room


def test_every_verb_of_the_words_is_tried() -> None:
    verbs = {g.verb for seed in range(4) for g in done(seed, 250).book.log}
    ours = {v for v in Verb if v.stack is Stack.WORDS}
    assert ours <= verbs


@settings(max_examples=min(FUZZ, 500) or 10)
@given(st.integers(0, 10_000))
def test_property_two_hundred_gestures_undone_and_done_again(seed: int) -> None:
    room = done(seed, 200)
    after, states = lasting(room.state), [lasting(room.state)]
    while room.book.next_undo(Stack.WORDS) is not None:
        room.book.undo(Stack.WORDS)
        states.append(lasting(room.state))
    assert lasting(room.state) == lasting(Room(count=0).state)
    while room.book.next_redo(Stack.WORDS) is not None:
        assert lasting(room.state) == states.pop()
        room.book.redo(Stack.WORDS)
    assert lasting(room.state) == after
    folded = apply(State(), [c for g in room.book.log for c in g.changes])
    assert lasting(folded) == after


def test_the_disk_holds_what_two_hundred_gestures_made(tmp_path: Path) -> None:
    """Played into a real store, half of it taken back; after a restart all of it can be done again."""
    room = done(7, 200)
    library = SqliteLibrary(tmp_path)
    store, _loaded = library.create("day")
    for gesture in room.book.log:
        store.take(Page(gesture, gesture.changes))
    book = Logbook("here", HandClock(), CountedIds("again"), store, room.state, room.book.log)
    for _ in range(100):
        book.undo(Stack.WORDS)
    middle = lasting(book.state)
    assert store.close()
    store, loaded = library.open("day")
    assert lasting(loaded.state) == middle
    book = Logbook("here", HandClock(), CountedIds("later"), store, loaded.state, loaded.log)
    while book.next_redo(Stack.WORDS) is not None:
        book.redo(Stack.WORDS)
    assert lasting(book.state) == lasting(room.state)
    assert store.close()
    store, loaded = library.open("day")
    assert lasting(loaded.state) == lasting(room.state)
    store.close()


@settings(max_examples=min(FUZZ, 500) or 25)
@given(st.integers(0, 10_000))
def test_property_no_code_is_ever_given_twice(seed: int) -> None:
    room = done(seed, 40)
    hands = Hands(seed + 1, room)
    given_: dict[str, str] = {}
    for _ in range(30):
        if hands.dice.random() < 0.4 and room.book.next_undo(Stack.WORDS):
            room.book.undo(Stack.WORDS)
        else:
            hands.act()
        for c in room.state.of(Contribution).values():
            assert given_.setdefault(c.code, c.id) == c.id


@settings(max_examples=min(FUZZ, 500) or 20)
@given(st.integers(0, 10_000))
def test_property_two_copies_come_together_and_nothing_is_lost(seed: int) -> None:
    """Two laptops work apart; one takes the other in: every word is there, every code one remark's, once is enough."""
    room = done(seed, 60)
    other = room.copy("other")
    if seed % 2:
        other.do(merge.become_copy("b"))
    here, there = Hands(seed + 1, room), Hands(seed + 2, other)
    for _ in range(40):
        here.act(exclude="merge")
        there.act(exclude="merge")
    before = lasting(room.state)
    shown = {c.id: c.code for c in room.state.of(Contribution).values()}
    try:
        room.do(merge.take_in(other.state))
    except Refused as refused:
        assert refused.word == "not_same_workshop"  # noqa: PT017  a programme taken on each side may leave nothing shared
        return
    codes = [c.code for c in room.state.of(Contribution).values()]
    assert len(codes) == len(set(codes))
    assert {i: room.remark(i).code for i in shown} == shown
    redacted = {c.id for s in (room.state, other.state) for c in s.of(Contribution).values() if c.redacted}
    notes = {c.words for c in room.state.of(Correction).values()}
    for theirs in other.state.of(Contribution).values():
        mine = room.remark(theirs.id)
        assert theirs.id in redacted or theirs.text in {mine.text, *notes}
    titles = {t.title.casefold() for t in room.state.of(Theme).values()}
    assert {t.title.casefold() for t in other.state.of(Theme).values()} <= titles
    assert {c.text for c in other.state.of(Conclusion).values()} <= {c.text for c in room.state.of(Conclusion).values()}
    assert {s.what for s in other.state.of(NextStep).values()} <= {s.what for s in room.state.of(NextStep).values()}
    after = lasting(room.state)
    assert merge.preview(room.state, other.state).empty
    assert room.do(merge.take_in(other.state)) is None
    if after != before:
        room.book.undo(Stack.WORDS)
        assert lasting(room.state) == before
        room.book.redo(Stack.WORDS)
        assert lasting(room.state) == after
