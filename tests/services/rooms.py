"""The shipped day with its groups, ready for words: what the tests of capture and plenum stand on."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping

from app.domain.debate import Contribution, Group, Topic, TopicKind
from app.domain.gestures import Command, Entity, Gesture, State
from app.domain.programme import AgendaItem, ItemKind
from app.resources import folder
from app.services import groups, templates, words
from app.services.logbook import Logbook
from app.services.templates import MAKER, make
from tests.fakes import CountedIds, HandClock, ListStore


class Room:
    """A workshop on one laptop, with short ways to say what a test needs."""

    def __init__(self, count: int = 5, name: str = "digitalt-medborgerskab") -> None:
        path = folder("workshops") / name / "workshop.toml"
        template = templates.read(tomllib.loads(path.read_text("utf-8")), CountedIds("t"))
        self.clock, self.store, self._ids = HandClock(), ListStore(), CountedIds("r")
        maker = Logbook(MAKER, self.clock, CountedIds("m"), self.store)
        maker.do(make(template, date=dt.date(2026, 3, 12)))
        self.book = Logbook("here", self.clock, CountedIds("g"), self.store, maker.state, maker.log)
        if count:
            self.book.do(groups.set_groups([self.new() for _ in range(count)]))

    @property
    def state(self) -> State:
        return self.book.state

    def new(self) -> str:
        return self._ids.new()

    def do(self, command: Command) -> Gesture | None:
        return self.book.do(command)

    def copy(self, device: str) -> Room:
        """The same workshop on another laptop, from here on by itself."""
        other = object.__new__(Room)
        other.clock, other.store, other._ids = self.clock, ListStore(), CountedIds(f"{device}-")
        other.book = Logbook(device, self.clock, CountedIds(f"{device}g-"), other.store, self.state, self.book.log)
        return other

    def group(self, number: int) -> str:
        return next(g.id for g in self.state.of(Group).values() if g.number == number)

    def model(self, number: int) -> str:
        return self._topic(TopicKind.COOPERATION_MODEL, number)

    def advice(self, number: int) -> str:
        return self._topic(TopicKind.ADVICE, number)

    def item(self, kind: ItemKind) -> str:
        return next(i.id for i in self.state.of(AgendaItem).values() if i.kind is kind)

    def say(self, text: str, group: int | None = None, **more: object) -> Contribution:
        """A remark of a group (of the plenum), a second after the one before."""
        self.clock.on(1000)
        id_ = self.new()
        self.do(words.remark(id_, text, group=None if group is None else self.group(group), **more))  # type: ignore[arg-type]
        return self.state.get(Contribution, id_)

    def remark(self, id_: str) -> Contribution:
        return self.state.get(Contribution, id_)

    def _topic(self, kind: TopicKind, number: int) -> str:
        return next(t.id for t in self.state.of(Topic).values() if t.kind is kind and t.number == number)


def lasting(state: State) -> Mapping[type[Entity], Mapping[str, Entity]]:
    """What undo can take back, comparable: without ratchets, and without kinds that are empty."""
    return {kind: dict(rows) for kind, rows in state.kinds.items() if rows and not kind.ratchet}
