"""What the Plenum part shows, read from the state and put into words. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.plenum import Conclusion, ReadBackResult
from app.services import harvest, reading
from app.services.zone import zone_of
from app.ui.debate.telling import counted
from app.ui.plenum.conclusions import Line
from app.ui.plenum.themes import Tile
from app.ui.plenum.unplaced import Offer
from app.words import Many, Message, say
from app.words.times import clock

_ADVICE = Many("plenum", "{0} heading from the deck", "{0} headings from the deck")
_OWN = Many("plenum", "{0} new", "{0} new")
_FOR = Message("plenum", "{0} for")
_AGAINST = Message("plenum", "{0} against")
_ABSTAINED = Message("plenum", "{0} abstained")
_MINORITY = Message("plenum", "Minority: “{0}”")
_NOT_READ = Message("plenum", "Not read back")
_READ = Message("plenum", "Read back {0}")
_MENDED = Message("plenum", "Changed {0}")
_DISAGREED = Message("plenum", "Not agreed {0}")
_SINCE = Message("plenum", "Changed since")
_GROUP = Message("plenum", "Group {0}")
_PLENUM = Message("plenum", "Plenum")
_USED = Message("plenum", "{0} of {1}")

_RESULTS = {
    ReadBackResult.UNCHANGED: _READ,
    ReadBackResult.MENDED: _MENDED,
    ReadBackResult.NOT_AGREED: _DISAGREED,
}


def tiles(state: State, suggested: Collection[str], opened: str) -> tuple[Tile, ...]:
    """The themes in order; the suggested ones are filled."""
    rows = harvest.themes(state)
    most = max((len(r.remarks) for r in rows), default=0)
    return tuple(
        Tile(
            r.theme.id,
            r.theme.letter,
            r.theme.title,
            len(r.remarks),
            len(r.remarks) / most if most else 0,
            " ".join([*(f"G{n}" for n in r.groups), *(["P"] if r.plenum else [])]),
            r.theme.id in suggested,
            r.theme.id == opened,
        )
        for r in rows
    )


def offers(state: State, suggested: Collection[str]) -> tuple[Offer, ...]:
    """The suggested themes, best first."""
    known = {r.theme.id: r.theme for r in harvest.themes(state)}
    return tuple(Offer(i, known[i].letter, known[i].title) for i in suggested if i in known)


def where_from(state: State) -> str:
    """How many themes there are, and where they come from."""
    rows = harvest.themes(state)
    advice = sum(r.theme.advice is not None for r in rows)
    parts = [say(_ADVICE, advice)] if advice else []
    if len(rows) > advice or not advice:
        parts.append(say(_OWN, len(rows) - advice))
    return " + ".join(parts)


@dataclass(frozen=True, slots=True)
class Used:
    """How much of one group's words, or of the plenum's, is used."""

    name: str
    figures: str
    share: float


def coverage(state: State) -> tuple[Used, ...]:
    """For each group that said something, and the plenum."""
    found = harvest.coverage(state)
    named = [(say(_GROUP, g.number), found.by_group.get(g.id)) for g in reading.groups(state)]
    named.append((say(_PLENUM), found.by_group.get(None)))
    return tuple(
        Used(name, say(_USED, share.used, share.total), share.used / share.total if share.total else 0)
        for name, share in named
        if share is not None
    )


def lines(state: State) -> tuple[Line, ...]:
    """The conclusions."""
    zone = zone_of(state)
    made = []
    for row in harvest.conclusions(state):
        found = row.conclusion
        said = say(_MINORITY, found.dissent) if found.dissent else ""
        votes = votes_words(found)
        under = ". ".join(p for p in (votes, said) if p)
        read = read_words(row, "" if row.read is None else clock(row.read.at_ms, zone))
        heard = row.read is not None and not row.edited_since
        made.append(Line(found.id, row.number, found.strength, found.text, under, _behind(row), read, heard))
    return tuple(made)


def _behind(row: harvest.ConclusionRow) -> str:
    """Each theme with the number it shows itself, then what stands beside the themes: "O (6) + 1 remark"."""
    rows = (*row.speaks_for, *row.speaks_against)
    themes = {r.theme.letter: len(r.remarks) for r in rows if r.theme is not None}
    filed = {remark.id for r in rows if r.theme is not None for remark in r.remarks}
    beside = {remark.id for r in rows if r.theme is None for remark in r.remarks} - filed
    parts = [*(f"{letter} ({count})" for letter, count in themes.items()), *([counted(len(beside))] if beside else [])]
    return " + ".join(parts) or "–"


def votes_words(found: Conclusion) -> str:
    """31 for, 8 against, 3 abstained: only what somebody counted."""
    counts = ((_FOR, found.votes_for), (_AGAINST, found.votes_against), (_ABSTAINED, found.abstained))
    return ", ".join(say(message, count) for message, count in counts if count is not None)


def read_words(row: harvest.ConclusionRow, when: str) -> str:
    """Whether the room has heard it, and when."""
    if row.read is None:
        return say(_NOT_READ)
    return say(_SINCE) if row.edited_since else say(_RESULTS[row.read.result], when)
