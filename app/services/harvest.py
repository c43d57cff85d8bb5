"""What the screens and the document read of plenum: themes and their remarks, what is left, conclusions and what
stands behind them, votes, steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.debate import Contribution, Group, Topic
from app.domain.gestures import Gesture, State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    Stance,
    StepStatus,
    Theme,
    Vote,
)
from app.services.headings import ready_themes
from app.services.kept import kept
from app.services.reading import remarks


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its remarks in order. made False: a heading of advice, ready to hand; filing under it makes it.

    groups: the numbers of the groups that stand in it, in order. plenum: something in it was said in plenum.
    """

    theme: Theme
    made: bool
    remarks: tuple[Contribution, ...]
    groups: tuple[int, ...]
    plenum: bool


@kept(Theme, Topic, Membership, Contribution, Group)
def themes(state: State) -> tuple[ThemeRow, ...]:
    """The headings of advice and the themes, in order."""
    under: dict[str, list[str]] = {}
    for m in state.of(Membership).values():
        under.setdefault(m.theme, []).append(m.contribution)
    made = state.of(Theme)
    every = {t.id: t for t in (*ready_themes(state), *made.values())}
    return tuple(
        _row(state, theme, under.get(theme.id, ()), made=theme.id in made)
        for theme in sorted(every.values(), key=lambda t: (t.rank, t.id))
    )


def _row(state: State, theme: Theme, ids: Iterable[str], *, made: bool) -> ThemeRow:
    said = _in_order(state, ids)
    numbers = {state.get(Group, r.group).number for r in said if r.group is not None}
    return ThemeRow(theme, made, said, tuple(sorted(numbers)), any(r.group is None for r in said))


def themes_of(state: State, remark: str) -> tuple[Theme, ...]:
    """The themes a remark stands under."""
    return tuple(t.theme for t in themes(state) if any(r.id == remark for r in t.remarks))


@kept(Contribution, Membership, ParkedQuestion, Evidence)
def unplaced(state: State) -> tuple[Contribution, ...]:
    """The remarks that stand nowhere yet: under no theme, behind no conclusion, and not parked."""
    placed = _placed(state)
    return tuple(r for r in remarks(state) if r.id not in placed)


def _placed(state: State) -> set[str]:
    placed = {m.contribution for m in state.of(Membership).values()}
    placed.update(p.contribution for p in state.of(ParkedQuestion).values() if p.contribution)
    placed.update(e.contribution for e in state.of(Evidence).values() if e.contribution)
    return placed


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    used: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was said is used: in all, for each group (None: plenum), for each topic (None: on none)."""

    whole: Share
    by_group: Mapping[str | None, Share]
    by_topic: Mapping[str | None, Share]


@kept(Contribution, Membership, ParkedQuestion, Evidence)
def coverage(state: State) -> Coverage:
    """What is used of all that was said and not withdrawn."""
    placed = _placed(state)
    said = remarks(state)
    groups: dict[str | None, list[int]] = {}
    topics: dict[str | None, list[int]] = {}
    for r in said:
        used = r.id in placed
        for count in (groups.setdefault(r.group, [0, 0]), topics.setdefault(r.topic, [0, 0])):
            count[0] += used
            count[1] += 1
    return Coverage(
        Share(sum(used for used, _total in groups.values()), len(said)),
        {key: Share(*count) for key, count in groups.items()},
        {key: Share(*count) for key, count in topics.items()},
    )


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A theme or a remark behind a conclusion, with the remarks it comes down to."""

    evidence: Evidence
    theme: Theme | None
    remarks: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class ConclusionRow:
    """A conclusion as it is shown. number: from 1. read: its last reading, None where there was none.

    edited_since: the words are others than those that were read last. codes_for, codes_against: the remarks that the
    evidence comes down to, each once.
    """

    number: int
    conclusion: Conclusion
    speaks_for: tuple[EvidenceRow, ...]
    speaks_against: tuple[EvidenceRow, ...]
    codes_for: tuple[str, ...]
    codes_against: tuple[str, ...]
    read: ReadBack | None
    edited_since: bool
    steps: tuple[NextStep, ...]


@kept(Conclusion, Evidence, ReadBack, NextStep, Theme, Membership, Contribution)
def conclusions(state: State) -> tuple[ConclusionRow, ...]:
    """The conclusions in order, each with what stands behind it."""
    under: dict[str, list[str]] = {}
    for m in state.of(Membership).values():
        under.setdefault(m.theme, []).append(m.contribution)
    behind: dict[str, list[EvidenceRow]] = {}
    for e in state.of(Evidence).values():
        theme = state.of(Theme).get(e.theme or "")
        said = _in_order(state, under.get(e.theme, ()) if e.theme else (e.contribution or "",))
        behind.setdefault(e.conclusion, []).append(EvidenceRow(e, theme, said))
    for rows in behind.values():
        rows.sort(key=_by_place)
    latest = {r.conclusion: r for r in sorted(state.of(ReadBack).values(), key=lambda r: (r.at_ms, r.id))}
    hung: dict[str | None, list[NextStep]] = {}
    for s in steps(state):
        hung.setdefault(s.conclusion, []).append(s)
    order = sorted(state.of(Conclusion).values(), key=lambda c: (c.rank, c.id))
    return tuple(
        _conclusion(n, c, behind.get(c.id, []), latest.get(c.id), tuple(hung.get(c.id, ())))
        for n, c in enumerate(order, 1)
    )


def _conclusion(
    number: int, conclusion: Conclusion, behind: list[EvidenceRow], read: ReadBack | None, hung: tuple[NextStep, ...]
) -> ConclusionRow:
    sides = {stance: tuple(e for e in behind if e.evidence.stance is stance) for stance in Stance}
    codes = {stance: tuple(dict.fromkeys(r.code for e in rows for r in e.remarks)) for stance, rows in sides.items()}
    return ConclusionRow(
        number,
        conclusion,
        sides[Stance.FOR],
        sides[Stance.AGAINST],
        codes[Stance.FOR],
        codes[Stance.AGAINST],
        read,
        read is not None and read.after != conclusion.text,
        hung,
    )


def _by_place(row: EvidenceRow) -> tuple[bool, str, str]:
    """Themes before single remarks, each in order."""
    if row.theme is not None:
        return False, row.theme.rank, row.theme.id
    return True, row.remarks[0].rank if row.remarks else "", row.evidence.id


def to_read(state: State) -> tuple[ConclusionRow, ...]:
    """The conclusions that the room has not heard as they stand now."""
    return tuple(c for c in conclusions(state) if c.read is None or c.edited_since)


@kept(ParkedQuestion)
def parked(state: State) -> tuple[ParkedQuestion, ...]:
    """The parked questions, in order; not those whose words were taken away."""
    return tuple(sorted((p for p in state.of(ParkedQuestion).values() if p.text), key=lambda p: (p.rank, p.id)))


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A vote with its options as they were frozen, and what each got; None where nobody has counted yet."""

    ballot: Ballot
    options: tuple[tuple[str, str, int | None], ...]  # theme id, title, count
    total: int


@kept(Ballot, Vote)
def ballots(state: State) -> tuple[BallotRow, ...]:
    """The votes, the first first."""
    rows = []
    for b in sorted(state.of(Ballot).values(), key=lambda b: (b.rank, b.id)):
        votes = {v.theme: v.count + v.by_phone for v in state.of(Vote).values() if v.ballot == b.id}
        options = tuple((t, title, votes.get(t)) for t, title in zip(b.options, b.titles, strict=True))
        rows.append(BallotRow(b, options, sum(votes.values())))
    return tuple(rows)


@kept(NextStep)
def steps(state: State) -> tuple[NextStep, ...]:
    """The next steps, in order."""
    return tuple(sorted(state.of(NextStep).values(), key=lambda s: (s.rank, s.id)))


def overdue(state: State, today: dt.date) -> tuple[NextStep, ...]:
    """The steps that should have been done before today and are neither done nor dropped."""
    waits = {StepStatus.OPEN, StepStatus.STARTED}
    return tuple(s for s in steps(state) if s.due is not None and s.due < today and s.status in waits)


@dataclass(frozen=True, slots=True)
class Followed:
    """What was said of a step at one time. at_ms: UTC milliseconds."""

    at_ms: int
    status: StepStatus
    note: str


def follow_ups(step: str, history: Iterable[Gesture]) -> tuple[Followed, ...]:
    """What became of a step, as its gestures tell; the first is the step as it was taken."""
    found: list[Followed] = []
    status, note = StepStatus.OPEN, ""
    for gesture in history:
        for change in gesture.changes:
            if change.kind is NextStep and change.id == step and change.after is not None:
                status = StepStatus(change.after.get("status", status))
                note = change.after.get("note", note)
                if not found or (status, note) != (found[-1].status, found[-1].note):
                    found.append(Followed(gesture.at.utc_ms, status, note))
    return tuple(found)


def _in_order(state: State, ids: Iterable[str]) -> tuple[Contribution, ...]:
    """The remarks of these ids that were not withdrawn, in order."""
    known = state.of(Contribution)
    found = (known[i] for i in ids if i in known and not known[i].withdrawn)
    return tuple(sorted(found, key=lambda r: (r.rank, r.id)))
