"""Themes with their votes and their words."""

from __future__ import annotations

from app.document.gathered import Gathered
from app.document.remarks import again, cited
from app.document.speech import Speech
from app.document.tree import Bar, Bars, Heading, Items, Look, Paragraph, Section, SectionKind, Text
from app.domain.plenum import Vote
from app.services.harvest import BallotRow, ThemeRow
from app.words import Many, Message

_THEMES = Message("document", "Themes")
_THEMES_AND_VOTES = Message("document", "Themes and votes")
_VOTES = Many("document", "{0} vote", "{0} votes")
_REMARKS = Many("document", "{0} remark", "{0} remarks")
_OPENED = Message("document", "The vote was opened at {0}: {1} in all.")
_COUNTED = Message("document", "{0} counted them.")
_ABSTAINED = Many("document", "{0} abstained.", "{0} abstained.")
_BY_PHONE = Many("document", "{0} came by phone.", "{0} came by phone.")
_ALT = Message("document", "Bar chart of votes: {0}.")
_ONE = Message("document", "{0}: {1}")
_EMPTY = Message("document", "No remarks are under this theme.")


def themes_section(g: Gathered, s: Speech) -> Section | None:
    """The votes as a picture, then each theme with its words, the most votes first."""
    if not g.themes:
        return None
    words = s.say(_THEMES_AND_VOTES) if g.ballots else s.say(_THEMES)
    blocks: list[Heading | Paragraph | Bars | Items] = [Heading(words, 1, "themes")]
    for ballot in g.ballots:
        blocks += ballot_blocks(g, s, ballot)
    for row in _ranked(g):
        theme, remarks = row.theme, row.remarks
        counts = [s.say(_VOTES, g.votes[theme.id])] if theme.id in g.votes else []
        aside = (Text(", ".join([*counts, s.say(_REMARKS, len(remarks))])),)
        name = s.name(theme.title)
        blocks.append(Heading(name, 2, f"theme-{theme.id}", aside=aside, typed=True, again=again(s, name)))
        blocks.append(cited(s, remarks) if remarks else Paragraph((Text(s.say(_EMPTY), Look.QUIET),)))
    return Section(SectionKind.THEMES, tuple(blocks), new_page=True)


def _ranked(g: Gathered) -> list[ThemeRow]:
    return sorted(g.themes, key=lambda row: (-g.votes.get(row.theme.id, -1), -len(row.remarks)))


def ballot_blocks(g: Gathered, s: Speech, row: BallotRow) -> list[Paragraph | Bars]:
    """One vote: who counted, and a bar for each option that was counted."""
    ballot = row.ballot
    counted = [(s.name(title), count) for _theme, title, count in row.options if count is not None]
    if not counted:
        return []
    counted.sort(key=lambda option: -option[1])
    told = [s.say(_OPENED, s.clock(ballot.opened_ms), s.say(_VOTES, row.total))]
    if ballot.counted_by.strip() and not s.anonymous:
        told.append(s.say(_COUNTED, s.line(ballot.counted_by)))
    by_phone = sum(v.by_phone for v in g.state.of(Vote).values() if v.ballot == ballot.id)
    if by_phone:
        told.append(s.say(_BY_PHONE, by_phone))
    if ballot.abstained is not None:
        told.append(s.say(_ABSTAINED, ballot.abstained))
    bars = tuple(Bar(title, count, str(count)) for title, count in counted)
    alt = s.say(_ALT, "; ".join(s.say(_ONE, title, count) for title, count in counted))
    return [Paragraph((Text(" ".join(told)),)), Bars(bars, alt)]
