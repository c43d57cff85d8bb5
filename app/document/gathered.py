"""What a document needs of a workshop beyond what the screens read: who sat where, what was cited, what was voted."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from app.domain.debate import Contribution, Correction, Group, Topic, TopicKind
from app.domain.gestures import State
from app.domain.plenum import NextStep
from app.domain.programme import WORKSHOP, Workshop
from app.services import harvest, reading
from app.services.harvest import EvidenceRow, ThemeRow
from app.services.needs import NeedRow, needs_of


class Gathered:
    """One workshop, read through. Remarks come in their order: rank, then id."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.workshop = state.get(Workshop, WORKSHOP)
        self.groups = reading.groups(state)
        self.said = reading.remarks(state)
        self.conclusions = harvest.conclusions(state)
        self.parked = harvest.parked(state)
        self.loose = harvest.unplaced(state)
        self.ballots = harvest.ballots(state)
        self.number = {row.conclusion.id: row.number for row in self.conclusions}
        self.by_id = state.of(Contribution)
        self.by_code = {r.code: r for r in self.by_id.values()}

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """What was debated: models, then questions."""
        debated = (t for t in self.state.of(Topic).values() if t.kind is not TopicKind.ADVICE)
        return tuple(sorted(debated, key=lambda t: (t.kind is TopicKind.QUESTION, t.number, t.rank, t.id)))

    def groups_on(self, topic: Topic) -> tuple[Group, ...]:
        """The groups that debated a topic."""
        return reading.groups_on(self.state, topic.id)

    def said_on(self, topic: Topic) -> tuple[Contribution, ...]:
        """What was said on a topic; a remark without one counts where its group has that topic and no other."""
        own = [g.id for g in self.groups_on(topic) if self._topics_of[g.id] == {topic.id}]
        loose = (r for group in own for r in reading.said_by(self.state, group) if r.topic is None)
        return tuple(sorted({*reading.said_on(self.state, topic.id), *loose}, key=lambda r: (r.rank, r.id)))

    @cached_property
    def _topics_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for r in reading.rounds(self.state):
            found[r.group].add(r.topic)
        return found

    def in_series(self, group: Group | None) -> tuple[Contribution, ...]:
        """Every remark of a group (None: of the plenum), also those taken back: no code is missing."""
        own = (r for r in self.by_id.values() if r.group == (group.id if group else None))
        return tuple(sorted(own, key=lambda r: (r.rank, r.id)))

    @cached_property
    def needs(self) -> dict[str, tuple[NeedRow, ...]]:
        """The needs of each topic, in the deck's order, with the codes that answer them."""
        return {t.id: tuple(n for area in needs_of(self.state, t.id) for n in area.needs) for t in self.topics}

    @cached_property
    def themes(self) -> tuple[ThemeRow, ...]:
        """The themes that hold words or got votes; the rest of the deck's advice lies ready and says nothing."""
        return tuple(t for t in harvest.themes(self.state) if t.remarks or t.theme.id in self.votes)

    @cached_property
    def votes(self) -> dict[str, int]:
        """What each theme got in the last vote that counted it."""
        return {theme: n for row in self.ballots for theme, _title, n in row.options if n is not None}

    @cached_property
    def cited(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the conclusions that build on each code."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in self.conclusions:
            for code in {*row.codes_for, *row.codes_against}:
                found[code].append(row.number)
        return {code: tuple(sorted(numbers)) for code, numbers in found.items()}

    @cached_property
    def steps(self) -> tuple[NextStep, ...]:
        """Next steps by date; those without one last, those without even words for one at the very end."""
        return tuple(
            sorted(
                harvest.steps(self.state),
                key=lambda s: (s.due is None, s.due.toordinal() if s.due else 0, not s.due_words.strip()),
            )
        )

    @cached_property
    def corrections(self) -> dict[str, list[Correction]]:
        """Participants' own corrections by remark."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for c in sorted(self.state.of(Correction).values(), key=lambda c: (c.at_ms, c.id)):
            found[c.contribution].append(c)
        return found


def behind(rows: tuple[EvidenceRow, ...]) -> tuple[Contribution, ...]:
    """The remarks that a side's evidence comes down to: those named themselves first, each once."""
    named = [r for row in rows if row.theme is None for r in row.remarks]
    clustered = [r for row in rows if row.theme is not None for r in row.remarks]
    return tuple({r.id: r for r in (*named, *clustered)}.values())
