"""What a document needs of a workshop, looked up once: who said what where, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from app.domain.debate import Contribution, Correction, Group, Round, Topic, TopicKind
from app.domain.gestures import E, State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Stance,
    Theme,
    Vote,
)
from app.domain.programme import WORKSHOP, Workshop


def in_order(state: State, kind: type[E]) -> tuple[E, ...]:
    """All of a kind by rank, then id."""
    return tuple(sorted(state.of(kind).values(), key=lambda e: (getattr(e, "rank", ""), e.id)))


class Gathered:
    """One workshop, read through. Remarks come in the order of their codes' places: rank, then id."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.workshop = state.get(Workshop, WORKSHOP)
        self.groups = tuple(sorted(state.of(Group).values(), key=lambda g: (g.number, g.rank, g.id)))
        self.remarks = in_order(state, Contribution)
        self.said = tuple(r for r in self.remarks if not r.withdrawn)
        self.by_id = {r.id: r for r in self.remarks}
        self.themes = in_order(state, Theme)
        self.conclusions = in_order(state, Conclusion)
        self.number = {c.id: n for n, c in enumerate(self.conclusions, 1)}
        self.parked = in_order(state, ParkedQuestion)
        self.ballots = in_order(state, Ballot)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What was debated: models, then questions."""
        debated = (t for t in self.state.of(Topic).values() if t.kind is not TopicKind.ADVICE)
        return tuple(sorted(debated, key=lambda t: (t.kind is TopicKind.QUESTION, t.number, t.rank, t.id)))

    @cached_property
    def groups_of(self) -> dict[str, tuple[Group, ...]]:
        """The groups on each topic."""
        found: dict[str, set[str]] = defaultdict(set)
        for r in self.state.of(Round).values():
            found[r.topic].add(r.group)
        return {topic: tuple(g for g in self.groups if g.id in ids) for topic, ids in found.items()}

    @cached_property
    def by_group(self) -> dict[str | None, list[Contribution]]:
        """Every remark by its group; None is the plenum."""
        found: dict[str | None, list[Contribution]] = defaultdict(list)
        for r in self.remarks:
            found[r.group].append(r)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Contribution]]:
        """What was said on each topic; a remark without one counts where its group has only one."""
        topics_of: dict[str, set[str]] = defaultdict(set)
        for r in self.state.of(Round).values():
            topics_of[r.group].add(r.topic)
        found: dict[str, list[Contribution]] = defaultdict(list)
        for r in self.said:
            topics = {r.topic} if r.topic else topics_of.get(r.group or "", set())
            if len(topics) == 1:
                found[next(iter(topics))].append(r)
        return found

    @cached_property
    def by_theme(self) -> dict[str, list[Contribution]]:
        """The remarks under each theme."""
        members: dict[str, set[str]] = defaultdict(set)
        for m in self.state.of(Membership).values():
            members[m.theme].add(m.contribution)
        return {theme: [r for r in self.said if r.id in ids] for theme, ids in members.items()}

    @cached_property
    def behind(self) -> dict[str, tuple[Evidence, ...]]:
        """The evidence of each conclusion, in order."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for e in in_order(self.state, Evidence):
            found[e.conclusion].append(e)
        return {c: tuple(es) for c, es in found.items()}

    def evidence(self, conclusion: str, stance: Stance = Stance.FOR) -> tuple[Contribution, ...]:
        """The remarks behind a conclusion: those named, then those of its themes."""
        found: dict[str, Contribution] = {}
        entries = [e for e in self.behind.get(conclusion, ()) if e.stance is stance]
        for e in entries:
            if e.contribution in self.by_id:
                found[e.contribution] = self.by_id[e.contribution]
        for e in entries:
            for r in self.by_theme.get(e.theme or "", ()):
                found[r.id] = r
        return tuple(r for r in found.values() if not r.withdrawn)

    @cached_property
    def cited(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the conclusions that build on each remark."""
        found: dict[str, set[int]] = defaultdict(set)
        for c in self.conclusions:
            for stance in Stance:
                for r in self.evidence(c.id, stance):
                    found[r.id].add(self.number[c.id])
        return {r: tuple(sorted(ns)) for r, ns in found.items()}

    @cached_property
    def read(self) -> dict[str, ReadBack]:
        """The last reading of each conclusion."""
        return {r.conclusion: r for r in sorted(self.state.of(ReadBack).values(), key=lambda r: (r.at_ms, r.id))}

    @cached_property
    def votes(self) -> dict[str, int]:
        """What each theme got in the last vote that counted it."""
        order = {b.id: n for n, b in enumerate(self.ballots)}
        cast = sorted(self.state.of(Vote).values(), key=lambda v: (order.get(v.ballot, 0), v.id))
        return {v.theme: v.count for v in cast}

    @cached_property
    def steps(self) -> tuple[NextStep, ...]:
        """Next steps by date; those without one last."""
        steps = in_order(self.state, NextStep)
        return tuple(sorted(steps, key=lambda s: (s.due is None, s.due.toordinal() if s.due else 0, not s.due_words)))

    @cached_property
    def loose(self) -> tuple[Contribution, ...]:
        """What found no theme and was not parked."""
        placed = {m.contribution for m in self.state.of(Membership).values()}
        placed |= {p.contribution for p in self.parked if p.contribution}
        return tuple(r for r in self.said if r.id not in placed)

    @cached_property
    def corrections(self) -> dict[str, list[Correction]]:
        """Participants' own corrections by remark."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for c in sorted(self.state.of(Correction).values(), key=lambda c: (c.at_ms, c.id)):
            found[c.contribution].append(c)
        return found
