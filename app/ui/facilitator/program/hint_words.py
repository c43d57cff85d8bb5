"""What a hint about the agenda says, and what it offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.standing import Notice, Standing
from app.services.hints import Hint
from app.services.zone import zone_of
from app.words import Message, say, times

_NO_BREAK = Message("hint", "No break {0}–{1}")
_OFFER = Message("hint", "Insert {0} min at {1}")
_SHORT_LUNCH = Message("hint", "Lunch is only {0} min")
_SHORT_LUNCH_BODY = Message("hint", "It is hard to eat and come back in less than half an hour.")
_SHORT_REPORT = Message("hint", "Too little time for each group in {0}")
_SHORT_REPORT_BODY = Message("hint", "A group needs about 2 minutes for its three most important words.")
_AFTER_LUNCH = Message("hint", "A talk right after lunch")
_AFTER_LUNCH_BODY = Message("hint", "Begin “{0}” with a question to the tables.")
_BIG_GROUPS = Message("hint", "More than 8 in group {0}")
_BIG_GROUPS_BODY = Message("hint", "Groups of 5 to 8 get everybody to speak. Ask a big one to talk in halves.")


@dataclass(frozen=True, slots=True)
class Said:
    """A hint in words; offer is the text of its button, empty where it has none."""

    title: str
    body: str = ""
    offer: str = ""


def said(hint: Hint, state: State, standing: Standing) -> Said:
    """A hint in the language spoken now."""
    return _SAID[hint.notice](hint, state, standing) if hint.notice in _SAID else Said("")


def _no_break(hint: Hint, state: State, standing: Standing) -> Said:
    zone = zone_of(state)
    title = say(_NO_BREAK, times.clock(hint.start_ms, zone), times.clock(hint.end_ms, zone))
    before = standing.item(hint.before)
    if before is None:
        return Said(title)
    return Said(title, offer=say(_OFFER, hint.minutes, times.clock(before.expected_start_ms, zone)))


def _title(hint: Hint, standing: Standing) -> str:
    item = standing.item(hint.item)
    return item.title if item is not None else ""


_SAID: Mapping[Notice, Callable[[Hint, State, Standing], Said]] = {
    Notice.NO_BREAK_90: _no_break,
    Notice.NO_BREAK_120: _no_break,
    Notice.SHORT_LUNCH: lambda h, _s, _st: Said(say(_SHORT_LUNCH, h.minutes), say(_SHORT_LUNCH_BODY)),
    Notice.SHORT_REPORT_BACK: lambda h, _s, st: Said(say(_SHORT_REPORT, _title(h, st)), say(_SHORT_REPORT_BODY)),
    Notice.LECTURE_AFTER_LUNCH: lambda h, _s, st: Said(say(_AFTER_LUNCH), say(_AFTER_LUNCH_BODY, _title(h, st))),
    Notice.BIG_GROUPS: lambda h, _s, _st: Said(
        say(_BIG_GROUPS, ", ".join(str(n) for n in h.groups)), say(_BIG_GROUPS_BODY)
    ),
}
"""The sentence of each hint about the agenda; what the world did is told when it happens."""
