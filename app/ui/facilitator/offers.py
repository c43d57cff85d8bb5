"""What the band's buttons offer at a moment. Pure: a table of what is filled when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.day import EntryVerb, RunEntry
from app.domain.debate import Group
from app.domain.gestures import State
from app.domain.programme import ItemKind
from app.domain.standing import DayState, Standing
from app.domain.timing.preview import Cost, Replan
from app.domain.verbs import Verb
from app.services import reading
from app.services.hints import open_ends
from app.services.told import in_need
from app.services.zone import zone_of
from app.ui.facilitator.begun import late_start_ms
from app.ui.facilitator.telling import Tone, group_number, tone_of
from app.words import Many, Message, say, times


class Deed(StrEnum):
    """What a button of the band does."""

    MORE = "more"
    CATCH_UP = "catch_up"
    BACKDATE = "backdate"
    STARTED_AGO = "started_ago"
    ASK_BEGUN = "ask_begun"
    FIRST_TURN = "first_turn"
    TAKE_BACK = "take_back"
    DOCUMENT = "document"
    READ_ALOUD = "read_aloud"
    STEPS = "steps"
    NEXT = "next"
    HOLD = "hold"


MORE_MINUTES = 5
"""What Ctrl++ gives and Ctrl+- takes."""


def more_minutes(standing: Standing) -> int:
    """How much longer the item gets with Ctrl++: over time, the five minutes are counted from now."""
    return MORE_MINUTES + times.minutes_up(max(0, standing.overrun_ms))


def would_cost(standing: Standing) -> bool:
    """With so many minutes more, something that must hold would come a whole minute late or more."""
    longer_ms = more_minutes(standing) * times.MINUTE_MS - max(0, standing.overrun_ms)
    return in_need(replace(standing, slack_ms=standing.slack_ms - longer_ms))


_MORE = Message("band", "5 min more")
_MORE_COSTS = Message("band", "5 min more: {0}")
_FROM_NOW = Message("band", "It may last 5 minutes from now, {0} longer than granted")
_MORE_MISSING = Message("band", "5 min more: {0} missing")
_MORE_BREAKS = Message("band", "5 min more: {0} no longer holds")
_GIVES = Message("band", "{0} gives {1}")
_OTHERS_GIVE = Message("band", "{0}, others {1}")
CATCH_UP = Message("band", "Win back")
_READ_ALOUD = Many("band", "Read it aloud", "Read the {0} aloud")
_STARTED = Message("band", "Set the start to {0}")
_FIRST_TURN = Message("band", "Group {0} begins")
_TAKE_BACK = Message("band", "Take the plan back")
_TO_STEPS = Message("band", "Complete the steps")
_TO_DOCUMENT = Message("band", "Make the document")
START_DAY = Message("band", "Start the day")
NEXT = Message("band", "Next")
_NEXT_GROUP = Message("band", "Next: group {0}")
END_DAY = Message("band", "End the day")
HOLD = Message("band", "Hold")
RESUME = Message("band", "Go on")


@dataclass(frozen=True, slots=True)
class Offer:
    """One button: what it does, what it says, which key does the same, and what a number on it is made of.

    shorter: what it says where there is less room, the longest first.
    """

    deed: Deed
    text: str
    key: str = ""
    more: str = ""
    shorter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """The band's buttons from left to right, None where there is none now, and the one that is filled."""

    more: Offer | None
    act: Offer | None
    next: Offer | None
    hold: Offer | None
    filled: Deed | None


def offers(
    state: State, standing: Standing, cost: Cost | None, replan: Replan | None, last: Verb | None = None
) -> Offers:
    """What is offered now. replan: the one that could be taken, None where nothing is in need. last: done to the clock.

    Ctrl+Enter stands on one button: while no group has the floor yet, on that which gives it to the first.
    """
    if standing.state is DayState.WAITING:
        start = Offer(Deed.NEXT, say(START_DAY), "Ctrl+Enter") if standing.items else None
        return Offers(None, None, start, None, Deed.NEXT)
    if standing.state is DayState.ENDED:
        return Offers(None, Offer(Deed.DOCUMENT, say(_TO_DOCUMENT), "F7"), None, None, Deed.DOCUMENT)
    held = standing.state is DayState.HELD
    turn, act = _first_turn(state, standing), _act(state, standing, replan, last)
    following = _next(state, standing)
    if turn is not None and act is None:
        act, following = turn, replace(following, key="")
    elif turn is not None:
        following = turn
    hold = Offer(Deed.HOLD, say(RESUME if held else HOLD), "F9")
    holds = act is not None and act.deed is Deed.CATCH_UP and tone_of(standing) is Tone.CALM  # nothing presses
    filled = Deed.HOLD if held else act.deed if act and act.deed in _URGENT and not holds else Deed.NEXT
    return Offers(_more(standing, cost, zone_of(state)), act, following, hold, filled)


_URGENT = frozenset({Deed.CATCH_UP, Deed.FIRST_TURN, Deed.READ_ALOUD, Deed.STEPS})


def waiting_turns(state: State, standing: Standing) -> bool:
    """The report-back has begun and no group has had the floor yet."""
    current = standing.current
    if current is None or current.kind is not ItemKind.PLENUM_DEBATE or standing.turn is not None:
        return False
    since = current.actual_start_ms or 0
    had = any(e.verb is EntryVerb.TURNED and e.utc_ms >= since for e in state.of(RunEntry).values())
    if had or not state.of(Group):
        return False
    before = [i for i in standing.items[: standing.items.index(current)] if i.actual_end_ms is not None]
    return bool(before) and before[-1].kind is ItemKind.GROUP_DEBATE


def cost_words(cost: Cost, standing: Standing, zone: ZoneInfo, most: int = 0) -> str:
    """Who gives most for five minutes more, and what all the others give: together the price of these five alone.

    What is late already costs something too, but not this: it is counted where time is won back. Where nobody can give
    any more, what would not hold then; where that is lost already, what would be missing. Empty where it costs nobody
    anything. most: the characters of a title, 0 all.
    """
    payers = [(item.title, times.minutes_near(item.gives_ms)) for item in cost.items if item.id != standing.running]
    lost = standing.item(cost.broken[0]) if cost.broken else None
    if lost is not None and lost.planned_start_ms is not None:
        return say(_MORE_BREAKS, times.clock(lost.planned_start_ms + lost.tolerance_ms, zone))
    if cost.missing_ms - standing.missing_ms >= times.MINUTE_MS:
        return say(_MORE_MISSING, times.some_minutes(times.minutes_up(cost.missing_ms)))
    if not payers:
        return ""
    (title, first), *others = payers
    words = say(_GIVES, short(title, most) if most else title, first)
    rest = sum(minutes for _title, minutes in others)
    return say(_MORE_COSTS, say(_OTHERS_GIVE, words, rest) if rest else words)


_LEADS_ON = frozenset({
    "", "og", "i", "til", "med", "for", "af", "på", "om", "ved", "and", "of", "to", "the", "in", "on", "with",
    "a", "at", "by",
})  # fmt: skip


def short(title: str, most: int) -> str:
    """A title's first words, at most so many characters; a word that only leads on to the next never ends it."""
    if len(title) <= most:
        return title
    words = title[: most - 1].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and words[-1].rstrip(",;:–-").casefold() in _LEADS_ON:
        words.pop()
    cut = " ".join(words).rstrip(" ,;:–-")
    return f"{cut or title[: most - 1]}…"


def _more(standing: Standing, cost: Cost | None, zone: ZoneInfo) -> Offer | None:
    costs = dict.fromkeys(cost_words(cost, standing, zone, most) for most in (0, 26, 14)) if cost is not None else {}
    words = [*filter(None, costs), say(_MORE)]
    over = standing.overrun_ms > 0
    why = say(_FROM_NOW, times.some_minutes(more_minutes(standing))) if over else ""
    return Offer(Deed.MORE, words[0], "Ctrl +", why, tuple(words[1:-1]))


def _first_turn(state: State, standing: Standing) -> Offer | None:
    if not waiting_turns(state, standing):
        return None
    return Offer(Deed.FIRST_TURN, say(_FIRST_TURN, reading.groups(state)[0].number), "Ctrl+Enter")


def _act(state: State, standing: Standing, replan: Replan | None, last: Verb | None) -> Offer | None:
    if replan is not None and replan.changes and (replan.saves or replan.missing_ms > 0):
        return Offer(Deed.CATCH_UP, say(CATCH_UP), "Ctrl+R")
    if last is Verb.REPLANNED and not waiting_turns(state, standing):
        return Offer(Deed.TAKE_BACK, say(_TAKE_BACK))
    current = standing.current
    if current is not None and late_start_ms(standing):
        return Offer(Deed.BACKDATE, say(_STARTED, times.clock(current.planned_start_ms, zone_of(state))))
    if current is not None and current.kind is ItemKind.NEXT_STEPS:
        open_ = open_ends(state)
        if open_.unread:
            return Offer(Deed.READ_ALOUD, say(_READ_ALOUD, open_.unread), "F12")
        if open_.no_who or open_.no_date:
            return Offer(Deed.STEPS, say(_TO_STEPS), "F6")
    return None


def _next(state: State, standing: Standing) -> Offer:
    turn = standing.turn
    if turn is not None and turn.left:
        return Offer(Deed.NEXT, say(_NEXT_GROUP, group_number(state, turn.left[0])), "Ctrl+Enter")
    return Offer(Deed.NEXT, say(NEXT if standing.next_item else END_DAY), "Ctrl+Enter")
