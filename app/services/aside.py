"""What was set aside: gestures of ours that no longer fitted what other laptops had done, and doing them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from app.domain.debate import Contribution
from app.domain.gestures import Command, Entity, Gesture, Moment, Outcome, Refused, State, apply, changes_of
from app.domain.verbs import Stack, Verb
from app.services.words import remark

SETTLED = "sharing/settled"
"""The draft with the ids of those that were taken again or let lie: each laptop has its own."""

_TELLING = ("edited", "words", "text", "title", "what", "name", "dissent", "note")
"""The fields that say most of what a gesture wrote, the most telling first."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """One of them. why: the word it was refused with. words: what it wrote, as far as it is words.

    again: it may be done again. What was done to the clock may not: the day has gone on as the others have it.
    """

    gesture: Gesture
    why: str
    words: str
    again: bool


def waiting(found: Iterable[tuple[Gesture, str]], settled: Iterable[str]) -> tuple[SetAside, ...]:
    """Those that nobody has taken again or let lie. settled: the ids of those somebody has."""
    over = frozenset(settled)
    return tuple(
        SetAside(gesture, why, _words(gesture), gesture.stack is Stack.WORDS)
        for gesture, why in found
        if gesture.id not in over
    )


def taken_again(gesture: Gesture, state: State, new_id: Callable[[], str], laptop: str) -> Command:
    """Does a gesture again on what is there now: over the others' wording; remarks come in anew, with new codes.

    All of it or, where it is refused, nothing. laptop: the letter of this laptop in codes.
    """
    said = [Contribution(**c.after) for c in gesture.changes if c.kind is Contribution and c.before is None and c.after]
    if said:
        return _one_after_the_other([_said_again(each, state, new_id(), laptop) for each in said])
    return _over_what_is_there(gesture)


def _one_after_the_other(commands: Sequence[Command]) -> Command:
    """Several remarks in one gesture: each gets the code after the one before."""

    def command(state: State, now: Moment) -> Outcome:
        put: dict[tuple[type[Entity], str], Entity] = {}
        subjects: list[str] = []
        for each in commands:
            outcome = each(state, now)
            state = apply(state, changes_of(state, outcome))
            put |= {(type(entity), entity.id): entity for entity in outcome.put}
            subjects.append(outcome.subject)
        subject = subjects[0] if len(subjects) == 1 else f"{subjects[0]}–{subjects[-1]}"
        return Outcome(Verb.REMARKED, subject, put=tuple(put.values()))

    return command


def _said_again(was: Contribution, state: State, id: str, laptop: str) -> Command:
    """The same words, where they belonged as far as that is still there."""

    def still(field: str) -> str | None:
        target: str | None = getattr(was, field)
        return target if target in state.of(Contribution.refers.get(field, Contribution)) else None

    return remark(
        id, was.text, group=still("group"), topic=still("topic"), item=still("item"), kind=was.kind, area=still("area"),
        source=was.source, elaborates=still("elaborates"), heard=was.heard, laptop=laptop,
    )  # fmt: skip


def _over_what_is_there(gesture: Gesture) -> Command:
    def command(state: State, _now: Moment) -> Outcome:
        put: list[Entity] = []
        gone: list[Entity] = []
        for c in gesture.changes:
            now = state.of(c.kind).get(c.id)
            if c.kind.ratchet:
                continue  # a counter of codes never goes back
            if c.after is None:
                gone += [] if now is None else [now]
            elif c.before is None:
                put.append(c.kind(**c.after))
            elif now is None:
                raise Refused("gone", kind=c.kind, id=c.id)
            else:
                put.append(replace(now, **c.after))
        return Outcome(gesture.verb, gesture.subject, put=tuple(put), gone=tuple(gone))

    return command


def _words(gesture: Gesture) -> str:
    for name in _TELLING:
        for change in gesture.changes:
            words = (change.after or {}).get(name)
            if isinstance(words, str) and words:
                return words
    return ""
