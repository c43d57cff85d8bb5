"""Taking down what is said: remarks, their codes, and what is done with them afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from app.domain.debate import (
    CodeCounter,
    CompetenceNeed,
    Contribution,
    Correction,
    Group,
    Heard,
    NeedTick,
    RemarkKind,
    Source,
)
from app.domain.gestures import Command, Moment, Outcome, Refused, State
from app.domain.plenum import ParkedQuestion
from app.domain.programme import WORKSHOP, Workshop
from app.domain.verbs import Verb
from app.services.cleaning import one_line
from app.services.day import course

SIGNS: Mapping[str, RemarkKind] = {
    "+": RemarkKind.IDEA,
    "-": RemarkKind.BARRIER,
    "?": RemarkKind.QUESTION,
    "'": RemarkKind.QUOTE,
}
"""The first character that says what a remark is. It counts only when it is typed: in a paste it is a bullet."""

ELABORATES = "<"
"""The first character of a remark that carries on the one before."""

PLENUM = "P"
"""The series of what is said in plenum."""


FIRST = "a"
"""What the facilitator's own codes end with in a group that a scribe takes down."""


def kind_of(text: str) -> RemarkKind:
    """What the words alone tell: a remark that ends in a question mark is a question."""
    return RemarkKind.QUESTION if text.rstrip(" \"'»«”“’)").endswith(("?", "\uff1f")) else RemarkKind.POINT


def remark(  # noqa: PLR0913  all but the words may be left out, and is given by name
    id: str,
    text: str,
    *,
    group: str | None = None,
    topic: str | None = None,
    item: str | None = None,
    kind: RemarkKind | None = None,
    area: str | None = None,
    source: Source = Source.TYPED,
    elaborates: str | None = None,
    heard: Heard = Heard.NEAR,
    laptop: str = "",
) -> Command:
    """Stores and numbers what somebody said. kind None: what the words tell. laptop: the letter of a further laptop.

    Raises Refused("no_words"), Refused("too_long").
    """

    def command(state: State, now: Moment) -> Outcome:
        words = _said(text)
        if elaborates is not None:
            state.get(Contribution, elaborates)
        code, counter = _next_code(state, group, laptop)
        made = Contribution(
            id,
            code,
            _next_rank(state, now),
            words,
            now.utc_ms,
            group,
            topic,
            item,
            kind=kind_of(words) if kind is None else kind,
            area=area,
            source=_source(state, source),
            heard=heard,
            elaborates=elaborates,
            after_meeting=day_is_over(state),
        )
        return Outcome(Verb.REMARKED, code, put=(counter, made))

    return command


def paste(
    ids: Sequence[str],
    lines: Sequence[str],
    *,
    group: str | None = None,
    topic: str | None = None,
    item: str | None = None,
    area: str | None = None,
    source: Source = Source.PASTED,
    laptop: str = "",
) -> Command:
    """Stores several remarks in one gesture, one a line; empty lines are passed over. ids: as many as lines."""

    def command(state: State, now: Moment) -> Outcome:
        said = [(id, words) for id, line in zip(ids, lines, strict=True) if (words := one_line(line))]
        if not said:
            raise Refused("no_words")
        series, letter = _series(state, group, laptop)
        given = _given(state, series, letter)
        first = int(_next_rank(state, now))
        over = day_is_over(state)
        made = tuple(
            Contribution(
                id,
                _code(series, given + n, letter),
                f"{first + n - 1:016d}",
                words,
                now.utc_ms,
                group,
                topic,
                item,
                kind=kind_of(words),
                area=area,
                source=source,
                after_meeting=over,
            )
            for n, (id, words) in enumerate(said, 1)
        )
        counter = CodeCounter(series + letter, given + len(said))
        subject = made[0].code if len(made) == 1 else f"{made[0].code}–{made[-1].code}"
        return Outcome(Verb.REMARKED, subject, put=(counter, *made))

    return command


def edit_remark(id: str, text: str) -> Command:
    """Lays edited words beside the first ones; the first words themselves take the edit away."""

    def command(state: State, _now: Moment) -> Outcome:
        was = _open_to_change(state, id)
        words = _said(text)
        return Outcome(Verb.REMARK_EDITED, was.code, put=(replace(was, edited=None if words == was.words else words),))

    return command


def classify(
    id: str,
    *,
    kind: RemarkKind | None = None,
    area: str | None = None,
    topic: str | None = None,
    heard: Heard | None = None,
) -> Command:
    """Says what a remark is, after speech. None leaves as it is; an empty area or topic takes it away."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Contribution, id)
        now = replace(
            was,
            kind=was.kind if kind is None else kind,
            area=was.area if area is None else area or None,
            topic=was.topic if topic is None else topic or None,
            heard=was.heard if heard is None else heard,
        )
        return Outcome(Verb.REMARK_CLASSIFIED, was.code, put=(now,))

    return command


def mark_returning(id: str, returning: bool | None = None) -> Command:
    """Marks a remark to be taken up again; None: the other way than it is."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Contribution, id)
        marked = not was.returning if returning is None else returning
        return Outcome(Verb.REMARK_MARKED, was.code, put=(replace(was, returning=marked),))

    return command


def withdraw(id: str, *, withdrawn: bool = True) -> Command:
    """Takes a remark off every list and page, or puts it back; its code stays its own."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Contribution, id)
        return Outcome(Verb.REMARK_WITHDRAWN, was.code, put=(replace(was, withdrawn=withdrawn),))

    return command


def correct(id: str, contribution: str, text: str) -> Command:
    """A participant's own correction, kept as a note beside the remark."""

    def command(state: State, now: Moment) -> Outcome:
        was = _open_to_change(state, contribution)
        note = Correction(id, contribution, _said(text), now.utc_ms)
        return Outcome(Verb.REMARK_CORRECTED, was.code, put=(note,))

    return command


def take_correction(id: str) -> Command:
    """Takes a correction away again."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Correction, id)
        code = state.get(Contribution, was.contribution).code
        return Outcome(Verb.REMARK_CORRECTED, code, gone=(was,))

    return command


def redact(id: str) -> Command:
    """Takes a remark's words away: first, edited, corrected and parked ones. The code stays, and where it is filed."""

    def command(state: State, _now: Moment) -> Outcome:
        was = state.get(Contribution, id)
        notes = tuple(c for c in state.of(Correction).values() if c.contribution == id)
        parked = tuple(p for p in state.of(ParkedQuestion).values() if p.contribution == id)
        return Outcome(
            Verb.REMARK_REDACTED,
            was.code,
            put=(replace(was, words="", edited=None, redacted=True),),
            gone=(*notes, *parked),
        )

    return command


def tick_need(need: str, said: bool | None = True, contribution: str | None = None) -> Command:
    """Says that a need was said today (and by which remark), or was not; None leaves it to the words again."""

    def command(state: State, _now: Moment) -> Outcome:
        text = state.get(CompetenceNeed, need).text
        if said is None:
            gone = state.of(NeedTick).get(need)
            return Outcome(Verb.NEED_TICKED, text, gone=() if gone is None else (gone,))
        return Outcome(Verb.NEED_TICKED, text, put=(NeedTick(need, need, contribution, said),))

    return command


def day_is_over(state: State) -> bool:
    """Whether the day has ended: what is typed from then on was not said in the room."""
    return WORKSHOP in state.of(Workshop) and course(state).ended


def _said(text: str) -> str:
    words = one_line(text)
    if not words:
        raise Refused("no_words")
    return words


def _open_to_change(state: State, id: str) -> Contribution:
    found = state.get(Contribution, id)
    if found.redacted:
        raise Refused("redacted", found.code)
    return found


def _next_code(state: State, group: str | None, laptop: str) -> tuple[str, CodeCounter]:
    series, letter = _series(state, group, laptop)
    given = _given(state, series, letter) + 1
    return _code(series, given, letter), CodeCounter(series + letter, given)


def _series(state: State, group: str | None, laptop: str) -> tuple[str, str]:
    """The series of a group or of the plenum, and the letter its codes end with here.

    Whoever takes a series down has its codes bare; anybody else's end with their letter, so that they cannot collide.
    """
    here = laptop or _copy(state)
    if group is None:
        return PLENUM, here
    whose = state.get(Group, group)
    return f"G{whose.number}", "" if here == whose.scribe else here or FIRST


def _copy(state: State) -> str:
    workshop = state.of(Workshop).get(WORKSHOP)
    return "" if workshop is None else workshop.copy


def _source(state: State, source: Source) -> Source:
    return Source.SCRIBE if source is Source.TYPED and _copy(state) else source


def _given(state: State, series: str, letter: str) -> int:
    counter = state.of(CodeCounter).get(series + letter)
    return 0 if counter is None else counter.given


def _code(series: str, number: int, letter: str) -> str:
    return f"{series}-{number:02d}{letter}"


def _next_rank(state: State, now: Moment) -> str:
    """Ranks of remarks are microseconds of UTC, so that the words of two laptops lie in the order they were said;
    after the one before also where the clock was set back or stands still."""
    came = cast("dict[str, Contribution]", state.of(Contribution))
    last = next(reversed(came.values()), None)
    before = int(last.rank) if last is not None and last.rank.isascii() and last.rank.isdigit() else -1
    return f"{max(now.utc_ms * 1000, before + 1):016d}"
