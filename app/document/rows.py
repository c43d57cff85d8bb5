"""The document's contents as tables, for spreadsheets: what was said, concluded and agreed, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.document.front import MENDED
from app.document.gathered import Gathered
from app.document.remarks import spoken
from app.document.speech import Speech
from app.document.tree import Version
from app.domain.debate import CompetenceArea, Contribution, Group, Topic
from app.domain.gestures import State
from app.domain.plenum import NextStep
from app.services.harvest import ConclusionRow
from app.words import Message
from app.words.labels import READ_BACK_RESULTS, REMARK_KINDS, STEP_STATUSES, STRENGTHS

Value = str | int | dt.date | dt.time | None
"""What a cell may hold; text is as people typed it, and never a formula."""

_REMARKS = Message("sheet", "Remarks")
_CONCLUSIONS = Message("sheet", "Conclusions")
_STEPS = Message("sheet", "Next steps")
_THEMES = Message("sheet", "Themes")

_CODE = Message("sheet", "Code")
_GROUP = Message("sheet", "Group")
_TOPIC = Message("sheet", "Topic")
_KIND = Message("sheet", "Kind")
_AREA = Message("sheet", "Area")
_WORDS = Message("sheet", "Words")
_FIRST = Message("sheet", "As first written")
_IN_THEMES = Message("sheet", "Themes")
_IN_CONCLUSIONS = Message("sheet", "Conclusions")
_SAID = Message("sheet", "Said at")
_NUMBER = Message("sheet", "No.")
_CONCLUSION = Message("sheet", "Conclusion")
_STRENGTH = Message("sheet", "Strength")
_FOR = Message("sheet", "For")
_AGAINST = Message("sheet", "Against")
_ABSTAINED = Message("sheet", "Abstained")
_MINORITY = Message("sheet", "The minority")
_BEHIND = Message("sheet", "Behind it")
_SPEAKS_AGAINST = Message("sheet", "Speaks against it")
_READ = Message("sheet", "Read out")
_WHAT = Message("sheet", "What")
_WHO = Message("sheet", "Who")
_WITH = Message("sheet", "With whom")
_WHEN = Message("sheet", "By when")
_WHEN_SAID = Message("sheet", "As it was said")
_STATUS = Message("sheet", "Status")
_NOTE = Message("sheet", "Note")
_THEME = Message("sheet", "Theme")
_COUNT = Message("sheet", "Remarks")
_CODES = Message("sheet", "Codes")
_VOTES = Message("sheet", "Votes")
_PLENUM = Message("sheet", "The plenum")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name and heads; every row has as many cells as there are heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def remark_sheet(state: State, language: str, version: Version) -> Sheet:
    """Every remark that stands, in the order of appendix A."""
    s, g = _reading(state, language, version)
    heads = (_CODE, _GROUP, _TOPIC, _KIND, _AREA, _WORDS, _FIRST, _IN_THEMES, _IN_CONCLUSIONS, _SAID)
    under: dict[str, list[str]] = {}
    for row in g.themes:
        for r in row.remarks:
            under.setdefault(r.id, []).append(row.theme.title)
    rows = [
        (
            r.code,
            _group(s, state.of(Group).get(r.group or "")),
            s.line(_title(state, r)),
            s.say(REMARK_KINDS[r.kind]),
            s.line(_area(state, r)),
            spoken(s, r),
            "" if r.redacted or r.edited is None or r.edited == r.words else s.typed(r.words),
            "; ".join(s.line(t) for t in under.get(r.id, ())),
            ", ".join(str(n) for n in g.cited.get(r.code, ())),
            s.local(r.said_ms).time().replace(microsecond=0, tzinfo=None),
        )
        for group in (*g.groups, None)
        for r in g.in_series(group)
        if not r.withdrawn
    ]
    return _sheet(s, _REMARKS, heads, rows)


def sheets(state: State, language: str, version: Version) -> tuple[Sheet, ...]:
    """The remarks, and what came of them: conclusions, next steps, themes."""
    s, g = _reading(state, language, version)
    conclusions = [
        (
            row.number,
            s.typed(row.conclusion.text),
            s.say(STRENGTHS[row.conclusion.strength]),
            row.conclusion.votes_for,
            row.conclusion.votes_against,
            row.conclusion.abstained,
            s.typed(row.conclusion.dissent),
            ", ".join(row.codes_for),
            ", ".join(row.codes_against),
            _read(s, row),
        )
        for row in g.conclusions
    ]
    steps = [(*step_row(s, step, g), s.typed(step.note)) for step in g.steps]
    themes = [
        (
            s.line(row.theme.title),
            len(row.remarks),
            ", ".join(r.code for r in row.remarks),
            g.votes.get(row.theme.id),
        )
        for row in g.themes
    ]
    heads = (_NUMBER, _CONCLUSION, _STRENGTH, _FOR, _AGAINST, _ABSTAINED, _MINORITY, _BEHIND, _SPEAKS_AGAINST, _READ)
    return (
        remark_sheet(state, language, version),
        _sheet(s, _CONCLUSIONS, heads, conclusions),
        _sheet(s, _STEPS, (_WHAT, _WHO, _WITH, _WHEN, _WHEN_SAID, _CONCLUSION, _STATUS, _NOTE), steps),
        _sheet(s, _THEMES, (_THEME, _COUNT, _CODES, _VOTES), themes),
    )


def step_row(s: Speech, step: NextStep, g: Gathered) -> tuple[Value, ...]:
    """What, who, with whom, by when, as it was said, from which conclusion, how far it has come."""
    return (
        s.typed(step.what),
        "" if s.anonymous else s.line(step.who),
        "" if s.anonymous else s.line(step.with_whom),
        step.due,
        s.line(step.due_words),
        g.number.get(step.conclusion or ""),
        s.say(STEP_STATUSES[step.status]),
    )


def _reading(state: State, language: str, version: Version) -> tuple[Speech, Gathered]:
    return Speech(state, language, anonymous=version is Version.ANONYMOUS), Gathered(state)


def _sheet(s: Speech, name: Message, heads: Iterable[Message], rows: Iterable[tuple[Value, ...]]) -> Sheet:
    return Sheet(s.say(name), tuple(s.say(h) for h in heads), tuple(rows))


def _group(s: Speech, group: Group | None) -> str:
    if group is None:
        return s.say(_PLENUM)
    return f"{s.say(_GROUP)} {group.number}" + (f" {s.line(group.name)}" if group.name else "")


def _read(s: Speech, row: ConclusionRow) -> str:
    """What the room said when it was read out, and whether the words are still those."""
    if row.read is None:
        return ""
    result = s.say(READ_BACK_RESULTS[row.read.result])
    return f"{result}, {s.say(MENDED)}" if row.edited_since else result


def _title(state: State, remark: Contribution) -> str:
    topic = state.of(Topic).get(remark.topic or "")
    return "" if topic is None else topic.title


def _area(state: State, remark: Contribution) -> str:
    area = state.of(CompetenceArea).get(remark.area or "")
    return "" if area is None else area.title
