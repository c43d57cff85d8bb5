"""Two typists without a server: a scribe's copy of a workshop, and bringing its words home.

What comes in are words: remarks with their notes, themes, votes, conclusions, steps. What is unknown here comes in;
what is known here with other words keeps both; the programme and the clock of the day are never touched. Bringing the
same copy home twice changes nothing the second time.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from app.domain.debate import (
    CodeCounter,
    CompetenceArea,
    CompetenceNeed,
    Contribution,
    Correction,
    Group,
    NeedTick,
    Round,
    Topic,
)
from app.domain.gestures import Command, E, Entity, Gesture, Moment, Outcome, Refused, State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    StepStatus,
    Theme,
    Vote,
)
from app.domain.programme import WORKSHOP, AgendaItem, Workshop
from app.domain.verbs import Verb
from app.services.headings import LETTERS
from app.services.ports import Kin
from app.services.ranks import after_last

COPIES = "bcdefghij"
"""The letters of scribes' copies."""

COLLIDED = "xyzwvutsrqp"
"""What a code is given that is another's here: letters that no laptop bears."""


def lend_groups(letter: str, groups: Sequence[str]) -> Command:
    """Hands groups to the copy with a letter: its codes there are bare, ours in those groups end with "a".

    Groups that were lent to that copy and are not named come back.
    """

    def command(state: State, _now: Moment) -> Outcome:
        if letter not in COPIES:
            raise Refused("no_such_copy", letter)
        lent = [replace(state.get(Group, g), scribe=letter) for g in groups]
        back = [replace(g, scribe="") for g in state.of(Group).values() if g.scribe == letter and g.id not in groups]
        return Outcome(Verb.GROUP_EDITED, ", ".join(str(g.number) for g in lent), put=(*lent, *back))

    return command


def become_copy(letter: str) -> Command:
    """Makes a workshop, in its own file, the copy with a letter."""

    def command(state: State, _now: Moment) -> Outcome:
        if letter not in COPIES:
            raise Refused("no_such_copy", letter)
        now = replace(state.get(Workshop, WORKSHOP), copy=letter)
        return Outcome(Verb.WORKSHOP_EDITED, now.title, put=(now,))

    return command


def free_letter(state: State) -> str:
    """The letter for one more copy. Raises Refused("too_many_copies")."""
    taken = {g.scribe for g in state.of(Group).values()}
    letter = next((c for c in COPIES if c not in taken), "")
    if not letter:
        raise Refused("too_many_copies", str(len(COPIES)))
    return letter


def kin(ours: Sequence[Gesture] | None, theirs: Sequence[Gesture]) -> Kin:
    """Compares two logs, gesture by gesture. Hub order may differ: what counts is what is in them."""
    if ours is None:
        return Kin.NEW
    mine, other = {g.id: g for g in ours}, {g.id: g for g in theirs}
    if any(other[id] != g for id, g in mine.items() if id in other):
        return Kin.FORKED
    more, less = bool(other.keys() - mine.keys()), bool(mine.keys() - other.keys())
    return {(False, False): Kin.SAME, (True, False): Kin.AHEAD, (False, True): Kin.BEHIND}.get((more, less), Kin.FORKED)


@dataclass(frozen=True, slots=True)
class Brought:
    """What a merge brings: before it is done, what differs; the codes that had to get a letter, old and new.

    words: remarks whose words are others here and there; both are kept.
    """

    remarks: tuple[Contribution, ...]
    words: tuple[Contribution, ...]
    themes: tuple[Theme, ...]
    conclusions: tuple[Conclusion, ...]
    steps: tuple[NextStep, ...]
    suffixed: tuple[tuple[str, str], ...]
    other: int  # how many entities come in or change besides

    @property
    def empty(self) -> bool:
        """Nothing there that is not here."""
        return not (self.remarks or self.words or self.themes or self.conclusions or self.steps or self.other)


def preview(state: State, other: State) -> Brought:
    """What `take_in` would bring. Raises Refused as it does."""
    merging = _merged(state, other)
    new = [e for e in merging.put.values() if e.id not in state.of(type(e))]
    named = {Contribution, Theme, Conclusion, NextStep, CodeCounter}
    return Brought(
        tuple(e for e in new if isinstance(e, Contribution)),
        tuple(merging.disputed),
        tuple(e for e in new if isinstance(e, Theme)),
        tuple(e for e in new if isinstance(e, Conclusion)),
        tuple(e for e in new if isinstance(e, NextStep)),
        tuple(merging.suffixed),
        sum(1 for e in merging.put.values() if type(e) not in named and state.of(type(e)).get(e.id) != e),
    )


def take_in(other: State) -> Command:
    """Brings the words of another copy of this workshop in. Raises Refused("not_same_workshop")."""

    def command(state: State, _now: Moment) -> Outcome:
        merging = _merged(state, other)
        return Outcome(Verb.WORDS_MERGED, state.get(Workshop, WORKSHOP).title, put=tuple(merging.put.values()))

    return command


def _merged(state: State, other: State) -> _Merging:
    if not any(set(state.of(kind)) & set(other.of(kind)) for kind in (AgendaItem, Topic, Group, Contribution)):
        raise Refused("not_same_workshop")
    merging = _Merging(state, other)
    for step in (
        merging.groups,
        merging.remarks,
        merging.notes,
        merging.themes,
        merging.conclusions,
        merging.ballots,
        merging.steps,
        merging.counters,
    ):
        step()
    return merging


W = TypeVar("W", Theme, Conclusion, NextStep, ParkedQuestion, Ballot)


@dataclass(slots=True)
class _Merging:
    """The entities to write, by kind and id, each after those it refers to."""

    ours: State
    theirs: State
    put: dict[tuple[type[Entity], str], Entity] = field(default_factory=dict)
    disputed: list[Contribution] = field(default_factory=list)
    suffixed: list[tuple[str, str]] = field(default_factory=list)
    theme_ids: dict[str, str] = field(default_factory=dict)  # theirs -> here
    conclusion_ids: dict[str, str] = field(default_factory=dict)

    def groups(self) -> None:
        """Groups that were made there, and their rounds. A number that is taken here is another."""
        numbers = {g.number for g in self.ours.of(Group).values()}
        for group in self.theirs.of(Group).values():
            if group.id not in self.ours.of(Group):
                number = group.number if group.number not in numbers else max(numbers) + 1
                numbers.add(number)
                self._put(replace(group, number=number))
        for round_ in self.theirs.of(Round).values():
            if self._here(Topic, round_.topic) and self._here(Group, round_.group):
                self._new(replace(round_, item=self._known(AgendaItem, round_.item)))

    def remarks(self) -> None:
        """Unknown ones come in, under their own code where it is free; known ones keep both wordings."""
        codes = {c.code for c in self.ours.of(Contribution).values()}
        for remark in self.theirs.of(Contribution).values():
            known = self.ours.of(Contribution).get(remark.id)
            if known is None:
                code = self._free_code(remark.code, codes)
                codes.add(code)
                self._put(
                    replace(
                        remark,
                        code=code,
                        group=self._known(Group, remark.group),
                        topic=self._known(Topic, remark.topic),
                        item=self._known(AgendaItem, remark.item),
                        area=self._known(CompetenceArea, remark.area),
                    )
                )
            elif known != remark:
                self._known_remark(known, remark)

    def _known_remark(self, known: Contribution, remark: Contribution) -> None:
        """Who takes a group down knows best what it said; of other groups both wordings are kept, ours shown."""
        if known.redacted or remark.redacted:
            if remark.redacted and not known.redacted:
                self._put(replace(known, words="", edited=None, redacted=True))
            return
        if self._theirs_to_tell(known.group):
            area, topic = self._known(CompetenceArea, remark.area), self._known(Topic, remark.topic)
            self._put(
                replace(
                    known,
                    edited=None if remark.text == known.words else remark.text,
                    kind=remark.kind,
                    area=area,
                    topic=topic,
                    heard=remark.heard,
                    returning=remark.returning,
                    withdrawn=remark.withdrawn,
                )
            )
        elif known.text != remark.text:
            both = Correction(f"{known.id}~{_mark(remark.text)}", known.id, remark.text, remark.said_ms)
            if both.id not in self.ours.of(Correction):
                self._put(both)
                self.disputed.append(known)

    def notes(self) -> None:
        """Corrections, ticks and parked questions."""
        self._unknown(Correction, lambda c: c if self._here(Contribution, c.contribution) else None)
        self._unknown(NeedTick, lambda t: t if self._here(CompetenceNeed, t.need) else None)
        parked = {p.contribution for p in self.ours.of(ParkedQuestion).values() if p.contribution}
        for question in self.theirs.of(ParkedQuestion).values():
            if question.contribution is None or question.contribution not in parked:
                said = self._known(Contribution, question.contribution)
                self._both(replace(question, contribution=said), lambda q: q.text)

    def themes(self) -> None:
        """Themes of one title are one; what stands under a theme there stands under it here too."""
        titled = {t.title.casefold(): t.id for t in self.ours.of(Theme).values()}
        letters = {t.letter for t in self.ours.of(Theme).values()}
        for theme in sorted(self.theirs.of(Theme).values(), key=lambda t: (t.rank, t.id)):
            here = titled.get(theme.title.casefold())
            if here is None:
                letter = next((c for c in (theme.letter, *LETTERS) if c not in letters), "")
                letters.add(letter)
                mine = replace(theme, letter=letter, advice=self._known(Topic, theme.advice))
                here = titled[theme.title.casefold()] = self._both(mine, lambda t: t.title)
            self.theme_ids[theme.id] = here
        for m in self.theirs.of(Membership).values():
            under = self.theme_ids[m.theme]
            if self._here(Contribution, m.contribution):
                self._new(Membership(f"{under}/{m.contribution}", under, m.contribution))

    def conclusions(self) -> None:
        """Conclusions with what stands behind them, and their readings."""
        for conclusion in sorted(self.theirs.of(Conclusion).values(), key=lambda c: (c.rank, c.id)):
            mine = replace(conclusion, theme=self.theme_ids.get(conclusion.theme or ""))
            self.conclusion_ids[conclusion.id] = self._both(mine, lambda c: c.text)
        for e in self.theirs.of(Evidence).values():
            theme = self.theme_ids.get(e.theme or "")
            if theme is None and not self._here(Contribution, e.contribution):
                continue
            here = self.conclusion_ids[e.conclusion]
            self._new(replace(e, id=f"{here}/{theme or e.contribution}", conclusion=here, theme=theme))
        for r in self.theirs.of(ReadBack).values():
            self._new(replace(r, conclusion=self.conclusion_ids[r.conclusion]))

    def ballots(self) -> None:
        """Votes that were taken there; one that was taken here stays as it was counted here."""
        for ballot in self.theirs.of(Ballot).values():
            if ballot.id not in self.ours.of(Ballot):
                options = tuple(self.theme_ids.get(t, t) for t in ballot.options)
                self._put(replace(ballot, rank=self._rank(Ballot), options=options))
                for v in self.theirs.of(Vote).values():
                    if v.ballot == ballot.id:
                        theme = self.theme_ids.get(v.theme, v.theme)
                        self._new(replace(v, id=f"{v.ballot}/{theme}", theme=theme))

    def steps(self) -> None:
        """Next steps; one that was followed up there, and not yet here, stands where it stands there."""
        for step in sorted(self.theirs.of(NextStep).values(), key=lambda s: (s.rank, s.id)):
            mine = replace(step, conclusion=self.conclusion_ids.get(step.conclusion or ""))
            here = self._both(mine, lambda s: (s.what, s.who, s.with_whom, s.due, s.due_words))
            known = self.ours.of(NextStep).get(here)
            if known is not None and (known.status, known.note) == (StepStatus.OPEN, ""):
                self._put(replace(known, status=step.status, note=step.note))

    def counters(self) -> None:
        """No code that was given there is given again here."""
        for counter in self.theirs.of(CodeCounter).values():
            known = self.ours.of(CodeCounter).get(counter.id)
            if known is None or known.given < counter.given:
                self._put(counter)

    def _both(self, entity: W, words: Callable[[W], object]) -> str:
        """Puts what is unknown, last of its kind; with other words than the known one, beside it. Returns its id."""
        here = cast("Mapping[str, W]", self.ours.of(type(entity)))
        id, beside = entity.id, 1
        while (known := here.get(id)) is not None:
            if words(known) == words(entity):
                return id
            beside += 1
            id = f"{entity.id}~{beside}"
        self._put(replace(entity, id=id, rank=self._rank(type(entity))))
        return id

    def _rank(self, kind: type[W]) -> str:
        ranks: list[str] = [e.rank for e in self.ours.of(kind).values()]
        return after_last([*ranks, *(e.rank for e in self.put.values() if isinstance(e, kind))])

    def _unknown(self, kind: type[E], fit: Callable[[E], E | None]) -> None:
        for entity in self.theirs.of(kind).values():
            if entity.id not in self.ours.of(kind) and (mine := fit(entity)) is not None:
                self._put(mine)

    def _new(self, entity: Entity) -> None:
        if entity.id not in self.ours.of(type(entity)):
            self._put(entity)

    def _put(self, entity: Entity) -> None:
        self.put[type(entity), entity.id] = entity

    def _here(self, kind: type[Entity], id: str | None) -> bool:
        return id is not None and (id in self.ours.of(kind) or (kind, id) in self.put)

    def _known(self, kind: type[Entity], id: str | None) -> str | None:
        return id if self._here(kind, id) else None

    def _theirs_to_tell(self, group: str | None) -> bool:
        """Whether a group's words are taken down on the other copy."""
        copy = self.theirs.get(Workshop, WORKSHOP).copy
        known = self.ours.of(Group).get(group or "")
        return bool(copy) and known is not None and known.scribe == copy

    def _free_code(self, code: str, taken: Iterable[str]) -> str:
        if code not in taken:
            return code
        freed = next((code + c for c in COLLIDED if code + c not in taken), "")
        number = 2
        while not freed or freed in taken:
            freed, number = f"{code}{COLLIDED[0]}{number}", number + 1
        self.suffixed.append((code, freed))
        return freed


def _mark(text: str) -> str:
    """A short name for a wording, the same for the same words."""
    return f"{zlib.crc32(text.encode('utf-8', 'replace')):08x}"
