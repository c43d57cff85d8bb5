"""What a toast says of a gesture: what happened, in the present tense. What is quiet has no line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.day import EntryVerb, RunEntry
from app.domain.debate import Contribution
from app.domain.gestures import Gesture, State
from app.domain.programme import AgendaItem
from app.domain.standing import DayState, Standing
from app.domain.timing.preview import Replan
from app.domain.verbs import Stack, Verb
from app.services.told import told_end
from app.services.zone import zone_of
from app.ui.facilitator.offers import short
from app.ui.facilitator.people import speakers
from app.ui.facilitator.telling import group_number
from app.words import Many, Message, say, times

_STARTED = Message("toast", "{0} has started. It ends {1}")
_MILESTONE = Message("toast", "{0} has started")
_DAY_OVER = Message("toast", "The day is over")
_HELD = Message("toast", "The clock of {0} is on hold")
_RESUMED = Message("toast", "{0} goes on. It ends {1}")
_LONGER = Many("toast", "{1} gets {0} minute more. It ends {2}", "{1} gets {0} minutes more. It ends {2}")
_SHORTER = Many("toast", "{1} gets {0} minute less. It ends {2}", "{1} gets {0} minutes less. It ends {2}")
_SKIPPED = Message("toast", "{0} is left out")
_MOVED = Message("toast", "{0} is moved")
_TURN = Message("toast", "Group {0} has the floor")
_TURNS_OVER = Message("toast", "The turns are over")
_RETURNED = Message("toast", "Back to {0}")
_BACKDATED = Message("toast", "{0} began {1}")
_LENGTH = Many("toast", "{1} lasts {0} minute", "{1} lasts {0} minutes")
_ADDED = Message("toast", "{0} is in the programme")
_DELETED = Message("toast", "{0} is taken out")
_WON = Message("toast", "Won back {0}: {1} {2}")
_WON_TELL = Message("toast", "Won back {0}: {1} {2}. Tell {3}")
_REPLANNED = Message("toast", "The new plan is in force")
_UNDONE = Message("toast", "Taken back: {0}")
_UNDONE_PLAIN = Message("toast", "Taken back")
_REDONE = Message("toast", "Done again: {0}")
_REDONE_PLAIN = Message("toast", "Done again")
_RUNS_AGAIN = Message("toast", "{0} runs again and ends {1}")
_NOT_BEGUN = Message("toast", "the day has not begun")
_GOES_ON = Message("toast", "{0} goes on and ends {1}")
_ON_HOLD = Message("toast", "the clock of {0} is on hold")
_ENDS = Message("toast", "{0} ends {1}")
_TURN_AGAIN = Message("toast", "group {0} has the floor")
_NO_TURN = Message("toast", "no group has the floor")
_BACK_IN = Message("toast", "{0} is in the programme")
_OLD_PLAN = Message("toast", "the plan is as it was")
_QUOTED = Message("toast", "{0} “{1}”")

QUOTED = 40
"""So much of a remark is quoted to be known by."""

_UNCORRECTED = Message("toast", "{0} has that correction beside it no more")

_WORDS: Mapping[Verb, Message] = {
    Verb.REMARK_WITHDRAWN: Message("toast", "{0} is withdrawn"),
    Verb.REMARK_CORRECTED: Message("toast", "{0} has a correction beside it"),
    Verb.REMARK_REDACTED: Message("toast", "{0} is blacked out"),
    Verb.THEME_MADE: Message("toast", "The theme “{0}” is there"),
    Verb.THEME_RENAMED: Message("toast", "The theme is called “{0}” now"),
    Verb.THEMES_MERGED: Message("toast", "“{0}” holds both themes now"),
    Verb.THEME_SPLIT: Message("toast", "“{0}” is a theme of its own"),
    Verb.THEME_REMOVED: Message("toast", "The theme “{0}” is removed; its remarks are unplaced"),
    Verb.FILED: Message("toast", "Filed: {0}"),
    Verb.TAKEN_OUT: Message("toast", "Taken out: {0}"),
    Verb.PARKED: Message("toast", "Parked: {0}"),
    Verb.CONCLUDED: Message("toast", "Concluded: {0}"),
    Verb.CONCLUSION_REMOVED: Message("toast", "The conclusion “{0}” is removed"),
    Verb.READ_BACK: Message("toast", "Read back: {0}"),
    Verb.STEP_REMOVED: Message("toast", "The step “{0}” is removed"),
    Verb.STEPS_BROUGHT: Message("toast", "The steps from last time are here"),
    Verb.PROGRAMME_TAKEN: Message("toast", "The programme is in place"),
    Verb.ITEM_REMOVED: Message("toast", "{0} is out of the programme"),
    Verb.GROUP_REMOVED: Message("toast", "{0} is gone"),
    Verb.WORDS_MERGED: Message("toast", "Words from {0} are merged in"),
    Verb.EDITION_FROZEN: Message("toast", "Edition {0} is kept as it is"),
}
"""Gestures on words and set-up that are told of; a stored remark is not: it gets its code, and calm is quiet."""


def told(
    gesture: Gesture, state: State, standing: Standing, replan: Replan | None = None, *, again: bool = False
) -> str:
    """The sentence of a gesture that was just made; empty for one that is quiet. replan: the one that was taken.

    again: it does once more what was taken back.
    """
    if gesture.undoes is not None and gesture.stack is Stack.CLOCK:
        return _clock_again(gesture, state, standing, again=again)
    if gesture.undoes is not None:
        what, plain = (_REDONE, _REDONE_PLAIN) if again else (_UNDONE, _UNDONE_PLAIN)
        return say(what, _known_by(gesture, state)) if gesture.subject else say(plain)
    if gesture.stack is Stack.CLOCK:
        entry = entry_of(gesture)
        tell = _CLOCK.get(entry.verb) if entry is not None else None
        return "" if entry is None or tell is None else tell(_Told(entry, state, standing, replan))
    message = _WORDS.get(gesture.verb)
    if gesture.verb is Verb.REMARK_CORRECTED and all(c.after is None for c in gesture.changes):
        message = _UNCORRECTED
    return "" if message is None else say(message, gesture.subject)


def named_deed(gesture: Gesture, state: State, standing: Standing) -> str:
    """What the last gesture on the clock did, as it is named later: without what it says of now."""
    if gesture.undoes is not None:
        return say(_UNDONE_PLAIN)
    entry = entry_of(gesture)
    if entry is None:
        return gesture.subject
    named = state.of(AgendaItem).get(entry.item or "")
    title = named.title if named is not None else gesture.subject
    if entry.verb is EntryVerb.ADVANCED and standing.state is DayState.ENDED:  # past the last item
        return say(_DEEDS[EntryVerb.ENDED])
    return say(_DEEDS[entry.verb], title) if entry.verb in _DEEDS else title


def _clock_again(gesture: Gesture, state: State, standing: Standing, *, again: bool) -> str:
    """What was taken back on the clock, or done again: how it stands now, for a title alone reads as its opposite."""
    rows = [c for c in gesture.changes if c.kind is RunEntry]
    values = (rows[0].after if again else rows[0].before) if len(rows) == 1 else None
    what, plain = (_REDONE, _REDONE_PLAIN) if again else (_UNDONE, _UNDONE_PLAIN)
    if values is None:
        return say(what, gesture.subject) if gesture.subject else say(plain)
    entry = RunEntry(**values)
    tell = (_CLOCK if again else _CLOCK_BACK).get(entry.verb)
    how = tell(_Told(entry, state, standing, None)) if tell is not None else gesture.subject
    return say(what, how) if how else say(plain)


def _known_by(gesture: Gesture, state: State) -> str:
    """The subject; a remark with the beginning of its words as well, for a code alone tells nobody what is gone."""
    rows = [c for c in gesture.changes if c.kind is Contribution]
    if len(rows) != 1:
        return gesture.subject
    remark = state.of(Contribution).get(rows[0].id)
    gone = rows[0].before or {}
    text = remark.text if remark is not None else str(gone.get("edited") or gone.get("words") or "")
    return say(_QUOTED, gesture.subject, short(text, QUOTED)) if text else gesture.subject


def entry_of(gesture: Gesture) -> RunEntry | None:
    """The entry that a gesture on the clock wrote."""
    for change in gesture.changes:
        if change.kind is RunEntry and change.before is None and change.after is not None:
            return RunEntry(**change.after)
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence about the clock is made of."""

    entry: RunEntry
    state: State
    standing: Standing
    replan: Replan | None

    @property
    def now(self) -> str:
        """The title of what runs."""
        return self.standing.current.title if self.standing.current is not None else ""

    @property
    def end(self) -> str:
        """When it ends."""
        current = self.standing.current
        return times.clock(told_end(current), zone_of(self.state)) if current is not None else ""

    @property
    def item(self) -> str:
        """The title of the item the entry is about."""
        named = self.state.of(AgendaItem).get(self.entry.item or "")
        return named.title if named is not None else self.now

    @property
    def minutes(self) -> int:
        """The amount, without its sign."""
        return abs(times.minutes_near(self.entry.amount_ms))


def _advanced(told: _Told) -> str:
    current = told.standing.current
    if current is None or told.standing.state is DayState.ENDED:
        return say(_DAY_OVER)
    if current.expected_end_ms == current.expected_start_ms:
        return say(_MILESTONE, told.now)
    return say(_STARTED, told.now, told.end)


def _backdated(told: _Told) -> str:
    current = told.standing.current
    return say(_BACKDATED, told.now, times.clock(current.actual_start_ms if current else None, zone_of(told.state)))


def _turned(told: _Told) -> str:
    group = told.entry.group
    return say(_TURN, group_number(told.state, group)) if group else say(_TURNS_OVER)


def _turned_back(told: _Told) -> str:
    """Who has the floor again."""
    turn = told.standing.turn
    return say(_TURN_AGAIN, group_number(told.state, turn.group)) if turn is not None else say(_NO_TURN)


def _replanned(told: _Told) -> str:
    replan = told.replan
    anchor = replan.item(replan.anchor) if replan is not None and replan.anchor is not None else None
    if replan is None or anchor is None:
        return say(_REPLANNED)
    won = times.some_minutes(times.minutes_up(replan.deficit_ms - replan.missing_ms))
    start = times.clock(anchor.after_start_ms, zone_of(told.state))
    people = dict.fromkeys(p.name for name in replan.told for p in speakers(told.state, name))
    if not people:
        return say(_WON, won, anchor.title, start)
    return say(_WON_TELL, won, anchor.title, start, ", ".join(people))


def _as_before(told: _Told) -> str:
    """What runs again."""
    current = told.standing.current
    if current is not None:
        return say(_RUNS_AGAIN, told.now, told.end)
    return say(_NOT_BEGUN) if told.standing.state is DayState.WAITING else told.now


_CLOCK: Mapping[EntryVerb, Callable[[_Told], str]] = {
    EntryVerb.ADVANCED: _advanced,
    EntryVerb.INSERTED: _advanced,
    EntryVerb.ADDED: lambda told: say(_ADDED, told.item),
    EntryVerb.ENDED: lambda _told: say(_DAY_OVER),
    EntryVerb.RETURNED: lambda told: say(_RETURNED, told.now),
    EntryVerb.HELD: lambda told: say(_HELD, told.now),
    EntryVerb.RESUMED: lambda told: say(_RESUMED, told.now, told.end),
    EntryVerb.EXTENDED: lambda told: say(
        _LONGER if told.entry.amount_ms > 0 else _SHORTER, told.minutes, told.now, told.end
    ),
    EntryVerb.SKIPPED: lambda told: say(_SKIPPED, told.item),
    EntryVerb.MOVED: lambda told: say(_MOVED, told.item),
    EntryVerb.TURNED: _turned,
    EntryVerb.BACKDATED: _backdated,
    EntryVerb.EDITED: lambda told: say(_LENGTH, told.minutes, told.item),
    EntryVerb.DELETED: lambda told: say(_DELETED, told.item),
    EntryVerb.REPLANNED: _replanned,
}
"""The sentence of each entry that a person makes; what the world did has none here."""

_DEEDS: Mapping[EntryVerb, Message] = {
    EntryVerb.ADVANCED: Message("deed", "{0} began"),
    EntryVerb.INSERTED: Message("deed", "{0} put in, and begun"),
    EntryVerb.ADDED: Message("deed", "{0} put into the programme"),
    EntryVerb.ENDED: Message("deed", "The day ended"),
    EntryVerb.RETURNED: Message("deed", "Back to {0}"),
    EntryVerb.HELD: Message("deed", "{0} put on hold"),
    EntryVerb.RESUMED: Message("deed", "{0} went on"),
    EntryVerb.EXTENDED: Message("deed", "{0} given another length"),
    EntryVerb.SKIPPED: Message("deed", "{0} left out"),
    EntryVerb.MOVED: Message("deed", "{0} moved"),
    EntryVerb.TURNED: Message("deed", "The floor given on"),
    EntryVerb.BACKDATED: Message("deed", "{0} begun at another time"),
    EntryVerb.EDITED: Message("deed", "{0} given another length"),
    EntryVerb.DELETED: Message("deed", "{0} taken out"),
    EntryVerb.REPLANNED: Message("deed", "The new plan taken"),
}
"""Each entry as it is named beside the button that takes it back."""

_CLOCK_BACK: Mapping[EntryVerb, Callable[[_Told], str]] = {
    EntryVerb.ADVANCED: _as_before,
    EntryVerb.INSERTED: _as_before,
    EntryVerb.ENDED: _as_before,
    EntryVerb.RETURNED: _as_before,
    EntryVerb.HELD: lambda told: say(_GOES_ON, told.now, told.end),
    EntryVerb.RESUMED: lambda told: say(_ON_HOLD, told.now),
    EntryVerb.EXTENDED: lambda told: say(_ENDS, told.now, told.end),
    EntryVerb.SKIPPED: lambda told: say(_BACK_IN, told.item),
    EntryVerb.DELETED: lambda told: say(_BACK_IN, told.item),
    EntryVerb.BACKDATED: _backdated,
    EntryVerb.TURNED: _turned_back,
    EntryVerb.REPLANNED: lambda _told: say(_OLD_PLAN),
}
"""How it stands once an entry has gone; the others are known by their subject."""
