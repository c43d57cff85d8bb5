"""What the deck says a topic needs, and which of it was said today: by its words, and by what somebody ticked.

The words alone only suggest: a need of one idea is said where its stem stands in a remark, alone or inside a compound;
a longer one where at least half of its own words do, and two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.domain.debate import (
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Municipality,
    NeedTick,
    Topic,
)
from app.domain.gestures import State
from app.domain.programme import Organisation, Person
from app.services.folding import plain, stem, words_of
from app.services.kept import kept
from app.services.reading import rounds, said_by, said_on


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need, and whether it was said today. codes: the remarks that said it. by_hand: somebody said so."""

    need: CompetenceNeed
    said: bool
    codes: tuple[str, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class AreaNeeds:
    """The needs under one heading; None: under no heading. derived: the heading is our reading."""

    area: CompetenceArea | None
    derived: bool
    needs: tuple[NeedRow, ...]


_FILLERS = frozenset(
    plain(
        "a af alle an and andre are as at be bedre blive bliver da de den der deres det dette din du efter "
        "eller en er et flere for fra få gerne god gode ha har have hele hinanden hinandens hos hvad hvor i "
        "igen ikke in ind inden ingen is jer kan lave ligesom lære man med mellem mere mod mv nogle ny nye "
        "når of og også om on op or over på samt selv sig skabe skal som stor så sådan that the their they "
        "til to ud udvikling under ved vi viden vil være we with "
    ).split()
)
"""Words that say nothing of a need by themselves."""


@lru_cache(maxsize=2_000)
def _stems_of_need(text: str) -> tuple[str, ...]:
    """The stems that a remark must hold to have said it."""
    own = [w for w in words_of(text) if w not in _FILLERS]
    return tuple(dict.fromkeys(stem(w) for w in own or words_of(text)))


@lru_cache(maxsize=20_000)
def _stems_of_remark(text: str) -> tuple[frozenset[str], str]:
    """The stems of a remark's words, and its plain text for what stands inside compounds."""
    return frozenset(stem(w) for w in words_of(text)), plain(text)


@lru_cache(maxsize=100_000)
def says(text: str, need: str) -> bool:
    """Whether a remark's words suggest that it says a need."""
    wanted = _stems_of_need(need)
    if not wanted:
        return False
    stems, whole = _stems_of_remark(text)
    held = sum(1 for w in wanted if w in stems or (len(w) >= 5 and w in whole))
    if len(wanted) == 1:
        return held == 1
    return held >= 2 and 2 * held >= len(wanted)


def needs_of(state: State, topic: str) -> tuple[AreaNeeds, ...]:
    """The needs of a topic under their headings, in the deck's order, each with what was said of it today."""
    ticks = state.of(NeedTick)
    said = _about(state, topic)
    found: dict[tuple[str | None, bool], list[NeedRow]] = {}
    for need in _needs_by_topic(state).get(topic, ()):
        found.setdefault((need.area, need.derived_area), []).append(_row(state, need, ticks.get(need.id), said))
    areas = state.of(CompetenceArea)
    return tuple(AreaNeeds(areas.get(area or ""), derived, tuple(rows)) for (area, derived), rows in found.items())


def _row(state: State, need: CompetenceNeed, tick: NeedTick | None, said: Iterable[Contribution]) -> NeedRow:
    codes = [r.code for r in said if says(r.text, need.text)]
    if tick is None:
        return NeedRow(need, bool(codes), tuple(codes), by_hand=False)
    if not tick.said:
        return NeedRow(need, said=False, codes=(), by_hand=True)
    by = state.of(Contribution).get(tick.contribution or "")
    ticked = [by.code] if by is not None and not by.withdrawn else []
    return NeedRow(need, said=True, codes=tuple(dict.fromkeys((*ticked, *codes))), by_hand=True)


def _about(state: State, topic: str) -> tuple[Contribution, ...]:
    """What was said on a topic, and what a group said that debates it and no other, where no topic was noted."""
    topics: dict[str, set[str]] = {}
    for r in rounds(state):
        topics.setdefault(r.group, set()).add(r.topic)
    only = [g for g, on in topics.items() if on == {topic}]
    return (*said_on(state, topic), *(r for g in only for r in said_by(state, g) if r.topic is None))


@kept(CompetenceNeed)
def _needs_by_topic(state: State) -> Mapping[str, tuple[CompetenceNeed, ...]]:
    found: dict[str, list[CompetenceNeed]] = {}
    for need in sorted(state.of(CompetenceNeed).values(), key=lambda n: (n.rank, n.id)):
        found.setdefault(need.topic, []).append(need)
    return {topic: tuple(needs) for topic, needs in found.items()}


_WORD = re.compile(r"[^\W\d_][\w'’-]*\w", re.UNICODE)
_SHORTEST = 5
"""Letters of the shortest single word that is worth completing."""


@kept(CompetenceNeed, Topic, Municipality, Organisation, Person, CompetenceArea)
def completions(state: State) -> tuple[str, ...]:
    """What the line completes: the workshop's own names whole, then the single words of needs, areas and topics."""
    names = (
        *(p.name for p in state.of(Person).values()),
        *(o.name for o in state.of(Organisation).values()),
        *(m.name for m in state.of(Municipality).values()),
    )
    texts = (
        *(n.text for n in state.of(CompetenceNeed).values()),
        *(a.title for a in state.of(CompetenceArea).values()),
        *(t.title for t in state.of(Topic).values()),
    )
    single = (w for text in texts for w in _WORD.findall(text) if len(w) >= _SHORTEST)
    found: dict[str, str] = {}
    for word in single:
        if word.islower() or word.casefold() not in found:  # a capital may be only the beginning of a line
            found[word.casefold()] = word
    found = {**{name.casefold(): name for name in names}, **found, **{name.casefold(): name for name in names}}
    return tuple(found.values())
