"""From words to conclusions: themes, votes, conclusions with what stands behind them, and reading them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.debate import Contribution
from app.domain.gestures import Command, Entity, Moment, Outcome, Refused, State
from app.domain.plenum import (
    Ballot,
    Conclusion,
    Evidence,
    Membership,
    NextStep,
    ParkedQuestion,
    ReadBack,
    ReadBackResult,
    Stance,
    Strength,
    Theme,
    Vote,
)
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.editing import changed, fit
from app.services.headings import free_letter, headings, ready_themes, theme_at
from app.services.ranks import after_last


def make_theme(id: str, title: str, remarks: Sequence[str] = ()) -> Command:
    """A new theme with these remarks; a heading of advice with that title is linked to it."""

    def command(state: State, _now: Moment) -> Outcome:
        name = _words(title)
        theme = replace(_new_theme(state, id, name), id=id)
        return Outcome(Verb.THEME_MADE, name, put=(theme, *_filed(state, theme.id, remarks)))

    return command


def rename_theme(id: str, title: str) -> Command:
    """Another title for a theme."""

    def command(state: State, _now: Moment) -> Outcome:
        was = theme_at(state, id)
        name = _words(title)
        _title_is_free(state, name, but=was.id)
        return Outcome(Verb.THEME_RENAMED, name, put=(replace(was, title=name),))

    return command


def merge_themes(theme: str, into: str) -> Command:
    """All of a theme's remarks, evidence and conclusions go over to another; the theme itself goes."""

    def command(state: State, _now: Moment) -> Outcome:
        was, target = state.get(Theme, theme), theme_at(state, into)
        if was.id == target.id:
            raise Refused("same_theme")
        held = _members(state, was.id)
        behind = [e for e in state.of(Evidence).values() if e.theme == was.id]
        put: list[Entity] = [target, *_filed(state, target.id, [m.contribution for m in held])]
        put += [replace(e, id=_evidence_id(e.conclusion, target.id), theme=target.id) for e in behind]
        put += [replace(c, theme=target.id) for c in state.of(Conclusion).values() if c.theme == was.id]
        standing = {e.id for e in state.of(Evidence).values() if e.theme == target.id}
        put = [e for e in put if e.id not in standing]
        return Outcome(Verb.THEMES_MERGED, target.title, put=tuple(put), gone=(*held, *behind, was))

    return command


def split_theme(id: str, new: str, title: str, remarks: Sequence[str]) -> Command:
    """Some of a theme's remarks go to a new theme. new: its id."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Theme, id)
        name = _words(title)
        theme = replace(_new_theme(state, new, name), id=new)
        moved = set(remarks)
        gone = [m for m in _members(state, was.id) if m.contribution in moved]
        if not gone:
            raise Refused("no_remarks")
        put = (theme, *(_membership(new, m.contribution) for m in gone))
        return Outcome(Verb.THEME_SPLIT, name, put=put, gone=tuple(gone))

    return command


def remove_theme(id: str) -> Command:
    """Takes a theme away; its remarks are unplaced again. Refused("still_used") where a conclusion rests on it."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Theme, id)
        return Outcome(Verb.THEME_REMOVED, was.title, gone=(*_members(state, id), was))

    return command


def file_under(theme: str, remarks: Sequence[str]) -> Command:
    """Puts remarks under a theme (also under a heading of advice that is no theme yet); they may stand in several."""

    def command(state: State, _now: Moment) -> Outcome:
        target = theme_at(state, theme)
        return Outcome(Verb.FILED, target.title, put=(target, *_filed(state, target.id, remarks)))

    return command


def take_out(theme: str, remarks: Sequence[str]) -> Command:
    """Takes remarks out of a theme."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Theme, theme)
        out = set(remarks)
        return Outcome(
            Verb.TAKEN_OUT, was.title, gone=tuple(m for m in _members(state, theme) if m.contribution in out)
        )

    return command


def park(id: str, text: str = "", *, remark: str | None = None) -> Command:
    """Keeps a question that the day will not answer: a remark's own words, or these."""

    def command(state: State, _now: Moment) -> Outcome:
        said = None if remark is None else state.get(Contribution, remark)
        if said is not None and any(p.contribution == said.id for p in state.of(ParkedQuestion).values()):
            raise Refused("parked_already", said.code)
        words = _words(text if said is None or text else said.text)
        rank = after_last(p.rank for p in state.of(ParkedQuestion).values())
        subject = words if said is None else said.code
        return Outcome(Verb.PARKED, subject, put=(ParkedQuestion(id, rank, words, remark),))

    return command


def unpark(id: str) -> Command:
    """Takes a parked question off the list."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(ParkedQuestion, id)
        return Outcome(Verb.TAKEN_OUT, was.text, gone=(was,))

    return command


def open_ballot(id: str, themes: Sequence[str], *, counts: Mapping[str, int] | None = None) -> Command:
    """Opens a vote over these themes: options and their titles are frozen as they stand now."""

    def command(state: State, now: Moment) -> Outcome:
        options = _distinct(state, themes)
        if not options:
            raise Refused("no_options")
        rank = after_last(b.rank for b in state.of(Ballot).values())
        ballot = Ballot(id, rank, tuple(t.id for t in options), tuple(t.title for t in options), now.utc_ms)
        votes = _counted(state, ballot, counts or {})
        return Outcome(Verb.BALLOT_OPENED, _titles(ballot, counts or {}), put=(*options, ballot, *votes))

    return command


def count_votes(
    ballot: str, counts: Mapping[str, int], *, counted_by: str | None = None, abstained: int | None = None
) -> Command:
    """The count each option got, by hand. None leaves who counted, and how many abstained, as they are."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Ballot, ballot)
        if was.closed:
            raise Refused("vote_closed")
        known = replace(
            was,
            counted_by=was.counted_by if counted_by is None else one_line(counted_by),
            abstained=was.abstained if abstained is None else fit("abstained", abstained),
        )
        return Outcome(Verb.VOTED, _titles(was, counts), put=(known, *_counted(state, was, counts)))

    return command


def close_ballot(ballot: str, *, closed: bool = True) -> Command:
    """Ends a vote: its counts stand. closed False: opens it again."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Ballot, ballot)
        return Outcome(Verb.VOTED, _titles(was, {}), put=(replace(was, closed=closed),))

    return command


def conclude(  # noqa: PLR0913  all but the words may be left out, and is given by name
    id: str,
    text: str,
    *,
    strength: Strength = Strength.OPEN,
    votes_for: int | None = None,
    votes_against: int | None = None,
    abstained: int | None = None,
    dissent: str = "",
    themes: Sequence[str] = (),
    remarks: Sequence[str] = (),
    against: Sequence[str] = (),
) -> Command:
    """A sentence the room came to, with what stands behind it. against: remarks that speak against it."""

    def command(state: State, _now: Moment) -> Outcome:
        words = _words(text)
        behind = _distinct(state, themes)
        rank = after_last(c.rank for c in state.of(Conclusion).values())
        made = Conclusion(id, rank, words, strength, theme=behind[0].id if behind else None)
        made = changed(
            made,
            {
                "votes_for": votes_for,
                "votes_against": votes_against,
                "abstained": abstained,
                "dissent": dissent,
            },
        )
        evidence = [
            *(Evidence(_evidence_id(id, t.id), id, theme=t.id) for t in behind),
            *(Evidence(_evidence_id(id, r), id, contribution=r) for r in dict.fromkeys(remarks) if r not in against),
            *(Evidence(_evidence_id(id, r), id, contribution=r, stance=Stance.AGAINST) for r in dict.fromkeys(against)),
        ]
        return Outcome(Verb.CONCLUDED, words, put=(*behind, made, *evidence))

    return command


def edit_conclusion(id: str, **fields: Any) -> Command:  # noqa: ANN401  each field has its own type
    """Writes some fields of a conclusion anew: text, strength, votes_for, votes_against, abstained, dissent, theme."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Conclusion, id)
        now = changed(was, fields, needed={"text"})
        return Outcome(Verb.CONCLUSION_EDITED, now.text, put=(now,))

    return command


def remove_conclusion(id: str) -> Command:
    """Takes a conclusion away, with its evidence and readings; steps that hung on it hang on nothing."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Conclusion, id)
        steps = tuple(replace(s, conclusion=None) for s in state.of(NextStep).values() if s.conclusion == id)
        behind = tuple(e for e in state.of(Evidence).values() if e.conclusion == id)
        read = tuple(r for r in state.of(ReadBack).values() if r.conclusion == id)
        return Outcome(Verb.CONCLUSION_REMOVED, was.text, put=steps, gone=(*behind, *read, was))

    return command


def give_evidence(
    conclusion: str, *, theme: str | None = None, remark: str | None = None, stance: Stance = Stance.FOR
) -> Command:
    """Puts a theme or a remark behind a conclusion, or against it; again with the other stance turns it."""

    def command(state: State, _now: Moment) -> Outcome:
        target = state.get(Conclusion, conclusion)
        put: list[Entity] = []
        if theme is not None:
            behind = theme_at(state, theme)
            put += [behind, Evidence(_evidence_id(conclusion, behind.id), conclusion, behind.id, None, stance)]
        if remark is not None:
            put.append(Evidence(_evidence_id(conclusion, remark), conclusion, None, remark, stance))
        return Outcome(Verb.EVIDENCE_GIVEN, target.text, put=tuple(put))

    return command


def take_evidence(evidence: str) -> Command:
    """Takes a piece of evidence away."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Evidence, evidence)
        return Outcome(Verb.EVIDENCE_TAKEN, state.get(Conclusion, was.conclusion).text, gone=(was,))

    return command


def read_back(
    id: str,
    conclusion: str,
    result: ReadBackResult,
    *,
    text: str = "",
    votes_for: int | None = None,
    votes_against: int | None = None,
    abstained: int | None = None,
    dissent: str = "",
) -> Command:
    """What the room said when a conclusion was read to it.

    mended: `text` is the wording they came to; both are kept. not_agreed: the counts and the minority's sentence go
    into the conclusion, which is a majority's where more were for than against, else divided.
    """

    def command(state: State, now: Moment) -> Outcome:
        was = state.get(Conclusion, conclusion)
        stands = was
        if result is ReadBackResult.MENDED:
            stands = changed(was, {"text": text}, needed={"text"})
        elif result is ReadBackResult.NOT_AGREED:
            stands = _not_agreed(was, votes_for, votes_against, abstained, dissent)
        read = ReadBack(id, conclusion, result, now.utc_ms, was.text, stands.text)
        return Outcome(Verb.READ_BACK, stands.text, put=(stands, read))

    return command


def _not_agreed(
    was: Conclusion, votes_for: int | None, votes_against: int | None, abstained: int | None, dissent: str
) -> Conclusion:
    given = {"votes_for": votes_for, "votes_against": votes_against, "abstained": abstained, "dissent": dissent or None}
    stands = changed(was, {name: value for name, value in given.items() if value is not None})
    more = (stands.votes_for or 0) > (stands.votes_against or 0)
    return replace(stands, strength=Strength.MAJORITY if more else Strength.DIVIDED)


def _distinct(state: State, themes: Iterable[str]) -> list[Theme]:
    """The themes of these ids, each once."""
    return list({theme.id: theme for theme in (theme_at(state, t) for t in themes)}.values())


def _words(text: str) -> str:
    words = one_line(text)
    if not words:
        raise Refused("no_words")
    return words


def _new_theme(state: State, id: str, title: str) -> Theme:
    _title_is_free(state, title)
    ready = next((t for t in ready_themes(state) if t.title.casefold() == title.casefold()), None)
    if ready is not None:
        return ready
    rank = after_last([*(t.rank for t in state.of(Theme).values()), *(t.rank for t in headings(state))])
    return Theme(id, rank, free_letter(state), title)


def _title_is_free(state: State, title: str, but: str = "") -> None:
    if any(t.title.casefold() == title.casefold() and t.id != but for t in state.of(Theme).values()):
        raise Refused("theme_exists", title)


def _members(state: State, theme: str) -> list[Membership]:
    return [m for m in state.of(Membership).values() if m.theme == theme]


def _membership(theme: str, contribution: str) -> Membership:
    return Membership(f"{theme}/{contribution}", theme, contribution)


def _filed(state: State, theme: str, remarks: Iterable[str]) -> list[Membership]:
    return [_membership(theme, state.get(Contribution, r).id) for r in dict.fromkeys(remarks)]


def _evidence_id(conclusion: str, behind: str) -> str:
    return f"{conclusion}/{behind}"


def _counted(state: State, ballot: Ballot, counts: Mapping[str, int]) -> list[Vote]:
    votes = []
    for theme, count in counts.items():
        if theme not in ballot.options:
            raise Refused("no_such_option")
        known = state.of(Vote).get(f"{ballot.id}/{theme}", Vote(f"{ballot.id}/{theme}", ballot.id, theme, 0))
        votes.append(replace(known, count=fit("count", count)))
    return votes


def _titles(ballot: Ballot, counts: Mapping[str, int]) -> str:
    named = dict(zip(ballot.options, ballot.titles, strict=True))
    return ", ".join(named[t] for t in counts if t in named) or ", ".join(ballot.titles[:3])
