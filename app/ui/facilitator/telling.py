"""What the strip tells: one item, one biggest number, one sentence, one filled button. Pure, spoken when asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.debate import Group
from app.domain.gestures import State
from app.domain.programme import WORKSHOP, ItemKind, Workshop
from app.domain.standing import DayState, ItemStanding, ItemState, Standing, TurnStanding
from app.services.hints import longest_wait, open_ends
from app.services.told import NOTICED_MS, out_of_reach, told_end, told_start, whole_minutes_off
from app.services.zone import zone_of
from app.ui.facilitator.people import named, speakers
from app.words import Many, Message, say, times


class Tone(StrEnum):
    """What a moment asks for. Colour means consequence, not lateness."""

    CALM = "calm"
    SOON = "soon"  # little time left, or over time while everything still holds
    LATE = "late"  # an anchor will break, or words are not saved
    HELD = "held"
    QUIET = "quiet"  # before the day and after it


COLOURS: Mapping[Tone, str] = {
    Tone.CALM: "accent", Tone.SOON: "soon", Tone.LATE: "late", Tone.HELD: "muted", Tone.QUIET: "muted",
}  # fmt: skip
"""The token that a tone is drawn in."""

FILLS: Mapping[Tone, str] = {
    Tone.CALM: "sunken", Tone.SOON: "soon_fill", Tone.LATE: "late_fill", Tone.HELD: "sunken", Tone.QUIET: "sunken",
}  # fmt: skip
"""The fill of the band."""

ICONS: Mapping[Tone, str] = {
    Tone.CALM: "clock", Tone.SOON: "hourglass", Tone.LATE: "alarm-clock", Tone.HELD: "pause",
    Tone.QUIET: "calendar-clock",
}  # fmt: skip
"""What stands beside the number, so that nothing is told by colour alone."""

FIVE_MS, TWO_MS, SHORT_MS = 5 * times.MINUTE_MS, 2 * times.MINUTE_MS, 15 * times.MINUTE_MS

_LEFT = Message("strip", "left")
_OVER = Message("strip", "over time")
_ON_HOLD = Message("strip", "on hold")
_ON_HOLD_OVER = Message("strip", "over, on hold")
_UNTIL_START = Message("strip", "until we begin")
_PAST_START = Message("strip", "past the start")
_THEN = Message("strip", "then {0}")
_SPAN = Message("strip", "{0}–{1}")
_PLANNED = Message("strip", "{0} (plan {1})")
_BEGINS = Message("strip", "We begin at {0}")
_BEGINS_IN = Message("strip", "We begin at {0}, in {1}")
_BEGINS_ON = Message("strip", "We begin at {0} on {1}")
_SHOULD_BEGIN = Message("strip", "We should have begun at {0}. Start the day when the room is ready")
_ALL_HOLDS = Message("strip", "All holds. Then {0} at {1}")
_LAST = Message("strip", "The last item. It ends {0}")
_MINUTES_LEFT = Message("strip", "{0} left. Then {1}")
_MINUTES_LEFT_LAST = Message("strip", "{0} left of the day")
_BEHIND = Message("strip", "{0} behind. All holds if the item ends by {1}")
_BEHIND_CALM = Message("strip", "{0} behind. All holds. Then {1} at {2}")
_BEHIND_HOLDS = Message("strip", "{0} behind, but {1} at {2} holds")
_BEHIND_THEN = Message("strip", "{0} behind, but {1} at {2} holds. Then {3} at {4}")
_AHEAD = Message("strip", "{0} ahead. Then {1} at {2}")
_OVER_HOLDS = Message("strip", "{0} over time. All holds if it ends by {1}")
_JUST_OVER = Message("strip", "The time is up. All holds if it ends by {0}")
_JUST_OVER_FREE = Message("strip", "The time is up. Then {0}")
_OVER_FREE = Message("strip", "{0} over time. Then {1}")
_OVER_BEHIND = Message("strip", "{0} over time, {1} behind. All holds if it ends by {2}")
_HOLDS_IF = Message("strip", "All holds if it ends by {0}")
_BEHIND_IF = Message("strip", "{0} behind. All holds if it ends by {1}")
_THEN_NEXT = Message("strip", "Then {0}")
_OVER_LAST = Message("strip", "{0} over time")
_TIME_UP = Message("strip", "The time is up")
_OUT_OF_REACH = Message("strip", "{0} at {1} is out of reach. {2} missing")
_REACH_SUM = Message("strip", "{0} at {1} is out of reach. {2} late: {3} can be won back, {4} missing")
_HELD_SINCE = Message("strip", "On hold since {0}")
_HELD_OVER = Message("strip", "On hold since {0}. {1} over time")
_HELD_AND = Message("strip", "On hold since {0}. {1}")
_DAY_OVER = Message("strip", "The day ended at {0}. Words can still be written")
_PRACTICE = Message("strip", "REHEARSAL")
_TURN = Message("strip", "Group {0} has the floor for {1}. {2} each, then {3} holds")
_TURN_BARE = Message("strip", "Group {0} has the floor. {1} each, then {2} holds")
_TURN_OVER = Message("strip", "Group {0} has had its {1}. The next group waits")
_WAITED = Message("strip", "Go to group {0}: it has waited {1}")
_UNREAD = Many(
    "strip", "{0} conclusion is not read back to the room yet", "{0} conclusions are not read back to the room yet"
)
_NO_WHO = Many("strip", "{0} next step has nobody to do it", "{0} next steps have nobody to do them")
_NO_DATE = Many("strip", "{0} next step has no date", "{0} next steps have no date")
_NO_WHO_NO_DATE = Message("strip", "Next steps: {0} without an owner, {1} without a date")
_DETAIL = " · "


@dataclass(frozen=True, slots=True)
class Telling:
    """What the strip and the band say of one moment. share: how full the ring is, 0 to 1.

    terse: the sentence without the number that another clock in sight shows, where it has one. held: its clock stands
    still, whatever else the tone tells. undoes: the last thing done to the clock, for the button that takes it back.
    asks: the sentence is something to do, though all is calm: no tick stands before it.
    """

    title: str
    detail: str
    number: str
    unit: str
    share: float
    tone: Tone
    sentence: str
    terse: str = ""
    held: bool = False
    undoes: str = ""
    asks: bool = False

    @property
    def icon(self) -> str:
        """What stands beside the number."""
        return ICONS[Tone.HELD if self.held else self.tone]


def sign_of(tone: Tone, *, asks: bool) -> str:
    """The icon before the sentence: a tick only where nothing is to be done."""
    return ICONS[tone] if tone is not Tone.CALM else "arrow-right" if asks else "check"


def tell(state: State, standing: Standing) -> Telling:
    """What the strip says now."""
    return _TELL[standing.state](state, standing)


def tone_of(standing: Standing) -> Tone:
    """What the moment asks for."""
    current = standing.current
    if standing.state is DayState.HELD:
        return Tone.LATE if out_of_reach(standing) else Tone.HELD
    if standing.state is not DayState.RUNNING or current is None:
        return Tone.QUIET
    if out_of_reach(standing):
        return Tone.LATE
    near = TWO_MS if planned_ms(current) < SHORT_MS else FIVE_MS
    little = standing.remaining_ms <= near and planned_ms(current) > near
    return Tone.SOON if standing.overrun_ms > 0 or slips(standing) or little else Tone.CALM


def slips(standing: Standing) -> bool:
    """Something that must hold would start noticeably later than planned as things stand."""
    return any(
        item.anchor
        and item.state is ItemState.TO_COME
        and (item.expected_start_ms or 0) - (item.planned_start_ms or 0) >= NOTICED_MS
        for item in standing.items
    )


def planned_ms(item: ItemStanding) -> int:
    """How long an item was planned to last; one that came in while the day ran, how long it is expected to."""
    if item.planned_start_ms is not None and item.planned_end_ms is not None:
        return item.planned_end_ms - item.planned_start_ms
    return (item.expected_end_ms or 0) - (item.expected_start_ms or 0)


def group_number(state: State, group: str) -> int:
    """The number a group is called by."""
    found = state.of(Group).get(group)
    return found.number if found is not None else 0


def _running(state: State, standing: Standing) -> Telling:
    current = standing.current
    if current is None:
        return _ended(state, standing)
    over = standing.overrun_ms > 0
    number = times.running(standing.overrun_ms // 1000 * 1000 if over else standing.remaining_ms)
    tone = tone_of(standing)
    held = standing.state is DayState.HELD
    unit = say((_ON_HOLD_OVER if over else _ON_HOLD) if held else _OVER if over else _LEFT)
    sentence = _clock_says(state, standing, current)
    asked = "" if sentence else _asked_for(state, standing, current, tone)
    following = standing.item(standing.next_item)
    return Telling(
        current.title,
        _detail(state, standing, current),
        number,
        unit,
        _spent(standing),
        tone,
        sentence or asked or _inside(standing, current, following, tone, zone_of(state)),
        _terse(state, standing, current),
        held,
        asks=bool(asked),
    )


def _spent(standing: Standing) -> float:
    """How much of the item's time is spent; over time, how much of what can still be absorbed."""
    current = standing.current
    if current is None:
        return 0
    if standing.overrun_ms > 0:
        end, latest = standing.at_ms - standing.overrun_ms, standing.must_end_by_ms
        return 1 if latest is None or latest <= end else min(1, standing.overrun_ms / (latest - end))
    whole = standing.elapsed_ms + standing.remaining_ms
    return standing.elapsed_ms / whole if whole > 0 else 1


def _detail(state: State, standing: Standing, current: ItemStanding) -> str:
    zone = zone_of(state)
    parts = [named(speakers(state, current.id))]
    if current.planned_start_ms is not None:
        parts.append(_span(standing, current, zone))
    following = standing.item(standing.next_item)
    if following is not None:
        parts.append(say(_THEN, following.title))
    return _DETAIL.join(p for p in parts if p)


def _span(standing: Standing, current: ItemStanding, zone: ZoneInfo) -> str:
    """From when to when: as granted where that is another time by a whole minute, with the plan beside it."""
    ends = standing.at_ms - standing.overrun_ms if standing.overrun_ms > 0 else standing.at_ms + standing.remaining_ms
    begins, planned, end = current.actual_start_ms, current.planned_start_ms, current.planned_end_ms
    late = begins is not None and planned is not None and abs(begins - planned) >= times.MINUTE_MS
    if not late and (end is None or abs(ends - end) < times.MINUTE_MS):
        return say(_SPAN, times.clock(planned, zone), times.clock(end, zone))
    start, plan = (begins, say(_SPAN, times.clock(planned, zone), times.clock(end, zone))) if late else (planned, "")
    span = say(_SPAN, times.clock(start, zone), times.clock(ends, zone))
    return say(_PLANNED, span, plan or times.clock(end, zone))


def _clock_says(state: State, standing: Standing, current: ItemStanding) -> str:
    """What the clock itself has to say; empty while the item is within its time and what must hold does."""
    zone = zone_of(state)
    following = standing.item(standing.next_item)
    if standing.state is DayState.HELD:
        return _held(standing, zone)
    if out_of_reach(standing):
        return _broken(standing, zone)
    if standing.turn is not None:
        return _turn(state, standing.turn, current, zone)
    if standing.remaining_ms <= 0:
        return _over(standing, following, zone)
    if slips(standing) and standing.must_end_by_ms is not None:
        behind = times.some_minutes(abs(whole_minutes_off(standing.offset_ms)))
        return say(_BEHIND, behind, times.clock(standing.must_end_by_ms, zone))
    return ""


def _terse(state: State, standing: Standing, current: ItemStanding) -> str:
    """The same for a place that shows the number itself: what the turn has left, or how far over time it is."""
    if out_of_reach(standing) or standing.state is DayState.HELD:
        return ""
    zone, following = zone_of(state), standing.item(standing.next_item)
    if standing.turn is not None:
        return _turn(state, standing.turn, current, zone, bare=True)
    if standing.overrun_ms <= 0:
        return ""
    if standing.must_end_by_ms is None:
        return say(_THEN_NEXT, following.title) if following is not None else ""
    latest, behind = times.clock(standing.must_end_by_ms, zone), _more_behind(standing)
    return say(_BEHIND_IF, times.some_minutes(behind), latest) if behind else say(_HOLDS_IF, latest)


def _asked_for(state: State, standing: Standing, current: ItemStanding, tone: Tone) -> str:
    """What the running item itself asks for while the day holds: what its part frames, and what is filled here."""
    if current.kind is ItemKind.GROUP_DEBATE and tone is Tone.CALM:
        wait = longest_wait(state, standing)
        return say(_WAITED, wait.number, times.some_minutes(times.minutes_down(wait.ms))) if wait is not None else ""
    if current.kind is not ItemKind.NEXT_STEPS:
        return ""
    open_ = open_ends(state)
    if open_.unread:
        return say(_UNREAD, open_.unread)
    if open_.no_who and open_.no_date:
        return say(_NO_WHO_NO_DATE, open_.no_who, open_.no_date)
    if open_.no_who or open_.no_date:
        return say(_NO_WHO, open_.no_who) if open_.no_who else say(_NO_DATE, open_.no_date)
    return ""


def _inside(
    standing: Standing, current: ItemStanding, following: ItemStanding | None, tone: Tone, zone: ZoneInfo
) -> str:
    """The item is within its time."""
    behind = abs(whole_minutes_off(standing.offset_ms))
    left = times.some_minutes(times.minutes_up(standing.remaining_ms))
    if following is None:
        last = say(_LAST, times.clock(told_end(current), zone))
        return say(_MINUTES_LEFT_LAST, left) if tone is Tone.SOON else last
    start = times.clock(told_start(following), zone)
    if tone is Tone.SOON:
        return say(_MINUTES_LEFT, left, following.title)
    if not behind:
        return say(_ALL_HOLDS, following.title, start)
    anchor, minutes = standing.item(standing.next_anchor), times.some_minutes(behind)
    if standing.offset_ms < NOTICED_MS or anchor is None:
        return say(_BEHIND_CALM if standing.offset_ms > 0 else _AHEAD, minutes, following.title, start)
    holds = minutes, anchor.title, times.clock(told_start(anchor), zone)
    if anchor.id == following.id:
        return say(_BEHIND_HOLDS, *holds)
    return say(_BEHIND_THEN, *holds, following.title, start)


def _broken(standing: Standing, zone: ZoneInfo) -> str:
    anchor = standing.item(standing.next_anchor)
    missing = times.some_minutes(times.minutes_up(standing.missing_ms))
    if anchor is None or anchor.planned_start_ms is None:
        return say(_OVER_LAST, missing)
    latest_ms, lacks = anchor.planned_start_ms + anchor.tolerance_ms, times.minutes_up(standing.missing_ms)
    late = times.minutes_up((anchor.expected_start_ms or 0) - latest_ms)
    latest = times.clock(latest_ms, zone)
    if late <= lacks:
        return say(_OUT_OF_REACH, anchor.title, latest, missing)
    return say(_REACH_SUM, anchor.title, latest, times.some_minutes(late), late - lacks, lacks)


def _held(standing: Standing, zone: ZoneInfo) -> str:
    """The clock of the item stands still, and that of the day does not: what that has come to."""
    since, over = times.clock(standing.held_since_ms, zone), times.minutes_down(standing.overrun_ms)
    if out_of_reach(standing):
        return say(_HELD_AND, since, _broken(standing, zone))
    return say(_HELD_OVER, since, times.some_minutes(over)) if over else say(_HELD_SINCE, since)


def _over(standing: Standing, following: ItemStanding | None, zone: ZoneInfo) -> str:
    gone = times.minutes_down(standing.overrun_ms)
    if not gone and following is None and standing.must_end_by_ms is None:
        return say(_TIME_UP)
    if standing.must_end_by_ms is not None:
        latest, behind = times.clock(standing.must_end_by_ms, zone), _more_behind(standing)
        if gone and behind:
            return say(_OVER_BEHIND, times.some_minutes(gone), times.some_minutes(behind), latest)
        return say(_OVER_HOLDS, times.some_minutes(gone), latest) if gone else say(_JUST_OVER, latest)
    if following is None:
        return say(_OVER_LAST, times.some_minutes(gone))
    return say(_OVER_FREE, times.some_minutes(gone), following.title) if gone else say(_JUST_OVER_FREE, following.title)


def _more_behind(standing: Standing) -> int:
    """How many minutes the day is behind where that is another number than the item is over its time; else 0."""
    behind = max(0, whole_minutes_off(standing.offset_ms))
    return behind if behind != times.minutes_down(standing.overrun_ms) else 0


def _turn(state: State, turn: TurnStanding, current: ItemStanding, zone: ZoneInfo, *, bare: bool = False) -> str:
    number, left = group_number(state, turn.group), turn.share_ms - turn.elapsed_ms
    if left <= 0:
        return say(_TURN_OVER, number, times.running(turn.share_ms))
    end = times.clock(told_end(current), zone)
    share = times.running(turn.share_ms)
    return say(_TURN_BARE, number, share, end) if bare else say(_TURN, number, times.running(left), share, end)


def _waiting(state: State, standing: Standing) -> Telling:
    workshop = state.of(Workshop).get(WORKSHOP)
    zone = zone_of(state)
    first = next((i for i in standing.items if i.planned_start_ms is not None), None)
    title = workshop.title if workshop is not None else ""
    detail = _DETAIL.join(p for p in (_date(workshop), workshop.place if workshop else "") if p)
    if first is None or first.planned_start_ms is None:
        return Telling(title, detail, "", "", 0, Tone.QUIET, "")
    start = times.clock(first.planned_start_ms, zone)
    wait_ms = first.planned_start_ms - standing.at_ms
    date = dt.datetime.fromtimestamp(first.planned_start_ms // 1000, zone).date()
    today = dt.datetime.fromtimestamp(standing.at_ms // 1000, zone).date()
    if date != today:
        return Telling(
            title, detail, start, times.day_of(date), 0, Tone.QUIET, say(_BEGINS_ON, start, times.day_of(date))
        )
    if wait_ms < 0:
        late = times.running(-wait_ms // 1000 * 1000)
        return Telling(title, detail, late, say(_PAST_START), 1, Tone.SOON, say(_SHOULD_BEGIN, start))
    soon = times.some_minutes(times.minutes_up(wait_ms))
    sentence = say(_BEGINS_IN, start, soon) if 0 < wait_ms < times.HOUR_MS else say(_BEGINS, start)
    share = max(0.0, 1 - wait_ms / times.HOUR_MS)
    return Telling(title, detail, times.running(wait_ms), say(_UNTIL_START), share, Tone.QUIET, sentence)


def _ended(state: State, standing: Standing) -> Telling:
    workshop = state.of(Workshop).get(WORKSHOP)
    ends = [i.actual_end_ms for i in standing.items if i.actual_end_ms is not None]
    sentence = say(_DAY_OVER, times.clock(max(ends), zone_of(state))) if ends else ""
    return Telling(workshop.title if workshop else "", _date(workshop), "", "", 1, Tone.QUIET, sentence)


def _date(workshop: Workshop | None) -> str:
    return times.date_of(workshop.date) if workshop is not None else ""


_TELL: Mapping[DayState, Callable[[State, Standing], Telling]] = {
    DayState.WAITING: _waiting,
    DayState.RUNNING: _running,
    DayState.HELD: _running,
    DayState.ENDED: _ended,
}
