"""Groups, and which topic each debates in which item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.debate import Contribution, Group, Round, Topic, TopicKind
from app.domain.gestures import Command, Entity, Moment, Outcome, Refused, State
from app.domain.programme import AgendaItem, ItemKind
from app.domain.verbs import Verb
from app.services.editing import changed
from app.services.ranks import after_last

MOST = 12
"""Groups in a workshop."""

_COUNTED = (
    ("to", "two"), ("tre", "three"), ("fire", "four"), ("fem", "five"), ("seks", "six"), ("syv", "seven"),
    ("otte", "eight"), ("ni", "nine"), ("ti", "ten"), ("elleve", "eleven"), ("tolv", "twelve"),
)  # fmt: skip
_NUMBERS = {word: number for number, words in enumerate(_COUNTED, 2) for word in (str(number), *words)}
_SO_MANY = re.compile(
    rf"(?<![\w.,:-])({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s+"
    r"(?:(?:små|mindre|parallelle|small|smaller|parallel)\s+)?(?:grupper|groups)\b",
    re.IGNORECASE,
)


def make_group(id: str, *, topic: str | None = None, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """One more group, with the next free number. topic: what it debates in the first group debate.

    Raises Refused("too_many_groups").
    """

    def command(state: State, _now: Moment) -> Outcome:
        group = changed(_new_group(state, id), fields)
        put: list[Entity] = [group]
        if topic is not None:
            put.append(_round(id, state.get(Topic, topic).id, _first_debate(state), 1))
        return Outcome(Verb.GROUP_MADE, str(group.number), put=tuple(put))

    return command


def set_groups(ids: Sequence[str]) -> Command:
    """As many groups as there are ids, each on a topic in turn: what a facilitator does when the room is counted.

    The first groups that are there stay; more than that go, the last first. Raises Refused("too_many_groups"), or
    "group_has_words" where one that would go has said something.
    """

    def command(state: State, _now: Moment) -> Outcome:
        topics = debated(state)
        put: list[Entity] = []
        groups = {g.id: g for g in sorted(state.of(Group).values(), key=lambda g: (g.rank, g.id))}
        gone = [one for over in list(groups.values())[len(ids) :] for one in _with_rounds(state, over)]
        for id in ids[len(groups) :]:
            group = _new_group(State({**state.kinds, Group: groups}), id)
            groups[id] = group
            put.append(group)
            if topics:
                topic = topics[(group.number - 1) % len(topics)]
                put.append(_round(id, topic.id, _first_debate(state), 1))
        return Outcome(Verb.GROUP_MADE, str(len(ids)), put=tuple(put), gone=tuple(gone))

    return command


def edit_group(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some facts of a group anew: name, place, size, host. Its number is part of codes and stays."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Group, id)
        if fields.get("number", was.number) != was.number:
            raise Refused("number_stays")
        return Outcome(Verb.GROUP_EDITED, str(was.number), put=(changed(was, fields),))

    return command


def remove_group(id: str) -> Command:
    """Takes a group away with its rounds. Raises Refused("group_has_words") once it has said something."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Group, id)
        return Outcome(Verb.GROUP_REMOVED, str(was.number), gone=_with_rounds(state, was))

    return command


def set_round(group: str, topic: str | None, *, item: str | None = None, number: int = 1) -> Command:
    """What a group debates in an item (absent: the first group debate), in one of its rounds; None: nothing."""

    def command(state: State, _now: Moment) -> Outcome:
        where = _first_debate(state) if item is None else state.get(AgendaItem, item).id
        subject = str(state.get(Group, group).number)
        was = [
            r for r in state.of(Round).values() if r.group == group and r.number == number and r.item in {where, None}
        ]
        if topic is None:
            return Outcome(Verb.GROUP_EDITED, subject, gone=tuple(was))
        state.get(Topic, topic)
        if was:
            return Outcome(Verb.GROUP_EDITED, subject, put=(replace(was[0], topic=topic, item=where),))
        return Outcome(Verb.GROUP_EDITED, subject, put=(_round(group, topic, where, number),))

    return command


def visit_group(id: str) -> Command:
    """The facilitator is at the group now."""

    def command(state: State, now: Moment) -> Outcome:
        was = state.get(Group, id)
        return Outcome(Verb.GROUP_VISITED, str(was.number), put=(replace(was, visited_ms=now.utc_ms),))

    return command


def debated(state: State) -> list[Topic]:
    """The topics that groups debate, models before questions, in order."""
    topics = (t for t in state.of(Topic).values() if t.kind is not TopicKind.ADVICE)
    return sorted(topics, key=lambda t: (t.kind is TopicKind.QUESTION, t.rank, t.id))


def as_written(state: State) -> int | None:
    """How many groups the programme's own words name ("4 grupper"), those of a group debate first; None: none do."""
    items = sorted(
        state.of(AgendaItem).values(), key=lambda i: (i.kind is not ItemKind.GROUP_DEBATE, i.day, i.rank, i.id)
    )
    texts = (text for i in items for text in (i.title, i.source, i.detail, i.question, i.notes, i.needs))
    found = next((match for match in map(_SO_MANY.search, texts) if match), None)
    return _NUMBERS[found[1].casefold()] if found else None


def dealt_with(state: State, made: Topic) -> tuple[Round, ...]:
    """The rounds of the groups once a new topic is dealt out with the others, each group the next in turn.

    Only as long as every group is as it was dealt: a topic that somebody chose for a group stays, and so does
    everything once a group has said something.
    """
    if made.kind is TopicKind.ADVICE or any(c.group for c in state.of(Contribution).values()):
        return ()
    before, after = debated(state), debated(State({**state.kinds, Topic: {**state.of(Topic), made.id: made}}))
    put: list[Round] = []
    for group in state.of(Group).values():
        has = [r for r in state.of(Round).values() if r.group == group.id]
        dealt = [before[(group.number - 1) % len(before)].id] if before else []
        if [r.topic for r in has] != dealt:
            return ()
        topic = after[(group.number - 1) % len(after)].id
        put.append(replace(has[0], topic=topic) if has else _round(group.id, topic, _first_debate(state), 1))
    return tuple(put)


def _with_rounds(state: State, group: Group) -> tuple[Entity, ...]:
    """A group that may go, after its rounds."""
    if any(c.group == group.id for c in state.of(Contribution).values()):
        raise Refused("group_has_words", str(group.number))
    return (*(r for r in state.of(Round).values() if r.group == group.id), group)


def _new_group(state: State, id: str) -> Group:
    groups = state.of(Group)
    if len(groups) >= MOST:
        raise Refused("too_many_groups", str(MOST))
    taken = {g.number for g in groups.values()}
    number = next(n for n in range(1, MOST + 1) if n not in taken)
    return Group(id, after_last(g.rank for g in groups.values()), number)


def _round(group: str, topic: str, item: str | None, number: int) -> Round:
    id = f"{group}/{item or ''}/{number}"
    return Round(id, group, topic, item, number)


def _first_debate(state: State) -> str | None:
    items = sorted(state.of(AgendaItem).values(), key=lambda i: (i.day, i.rank, i.id))
    return next((i.id for i in items if i.kind is ItemKind.GROUP_DEBATE), None)
