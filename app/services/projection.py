"""What the room is shown by itself: the running item's own scene, the cue before its end, the projector lent.

A scene is named, never drawn, here; what stands on it is read in `app.services.sight`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.debate import Round, Topic
from app.domain.gestures import State
from app.domain.programme import AgendaItem, ItemKind, Slides
from app.domain.standing import DayState, ItemState, Standing

CUE_MS = 20_000
"""How long a cue fills the projector."""

MARK_MS = 60_000
"""How long the speaker's mark shows a number: as long as it is true."""

MARKS = (5, 2, 0)
"""The minutes before the end at which a speaker is told."""

SHORT_MS = 15 * 60_000
"""An item shorter than this is told 2 minutes before its end at the earliest, not 5."""


class SceneKind(StrEnum):
    """What the projector can show."""

    WELCOME = "welcome"
    PROGRAMME = "programme"
    NOW = "now"
    BREAK = "break"
    DEBATE = "debate"
    CUE = "cue"
    REPORT_BACK = "report_back"
    CAPTURE = "capture"
    THEMES = "themes"
    VOTE = "vote"
    CONCLUSIONS = "conclusions"
    READ_BACK = "read_back"
    NEXT_STEPS = "next_steps"
    PAGE_ONE = "page_one"
    THANKS = "thanks"
    TEST_PICTURE = "test_picture"
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. `subject` says of what: the id of an item (now, break, debate, cue), a group (report_back), a group
    or nothing for the plenum (capture), a ballot (vote), a conclusion (read_back), the number of a section from 1
    (page_one). Without it the scene finds its own: the running item, the newest ballot, the first unread conclusion.
    """

    kind: SceneKind
    subject: str | None = None


def scene_of(state: State, standing: Standing) -> Scene:
    """What the room sees while nobody chooses anything else."""
    if standing.state is DayState.ENDED:
        return Scene(SceneKind.THANKS)
    current = standing.current
    if standing.state is DayState.WAITING or current is None:
        return Scene(SceneKind.WELCOME)
    if cue_is_on(state, standing):
        return Scene(SceneKind.CUE, current.id)
    return _OF_KIND[current.kind](standing, current.id)


def _now(_standing: Standing, item: str) -> Scene:
    return Scene(SceneKind.NOW, item)


def _plenum(standing: Standing, _item: str) -> Scene:
    """A group's turn while there are turns; else the room watches its own words being taken down."""
    return Scene(SceneKind.REPORT_BACK, standing.turn.group) if standing.turn else Scene(SceneKind.CAPTURE)


_OF_KIND: Mapping[ItemKind, Callable[[Standing, str], Scene]] = {
    ItemKind.WELCOME: _now,
    ItemKind.TALK: _now,
    ItemKind.BREAK: lambda _standing, item: Scene(SceneKind.BREAK, item),
    ItemKind.LUNCH: lambda _standing, item: Scene(SceneKind.BREAK, item),
    ItemKind.GROUP_DEBATE: lambda _standing, item: Scene(SceneKind.DEBATE, item),
    ItemKind.PLENUM_DEBATE: _plenum,
    ItemKind.NEXT_STEPS: lambda _standing, _item: Scene(SceneKind.NEXT_STEPS),
    ItemKind.CLOSING: lambda _standing, _item: Scene(SceneKind.THANKS),
}
"""The scene of each kind of item."""

_CUED = frozenset({ItemKind.GROUP_DEBATE, ItemKind.PLENUM_DEBATE, ItemKind.NEXT_STEPS})
"""Where the whole room works against the clock. A speaker is told by the mark, a break by its own clock."""


def cue_minutes(state: State, standing: Standing) -> int:
    """How many minutes before its end the running item's cue stands; 0 where it has none."""
    current = standing.current
    item = state.of(AgendaItem).get(current.id) if current else None
    if item is None or item.kind not in _CUED or standing.turn is not None:
        return 0
    short = standing.elapsed_ms + standing.remaining_ms < SHORT_MS
    return min(item.cue_minutes, 2) if short else item.cue_minutes


def cue_is_on(state: State, standing: Standing) -> bool:
    """True during the seconds after the cue's moment. More time given takes it off and arms it again."""
    end = cue_minutes(state, standing) * 60_000
    whole = standing.elapsed_ms + standing.remaining_ms
    return standing.state is DayState.RUNNING and end - CUE_MS < standing.remaining_ms <= end < whole


def mark_of(standing: Standing) -> int | None:
    """The minutes in the speaker's mark, while they are true; None most of the time."""
    current = standing.current
    if current is None or current.kind is not ItemKind.TALK or standing.state is not DayState.RUNNING:
        return None
    whole = standing.elapsed_ms + standing.remaining_ms
    return next((m for m in MARKS if 0 <= m * 60_000 - standing.remaining_ms < MARK_MS and m * 60_000 < whole), None)


def lends(state: State, standing: Standing) -> bool:
    """True while a talk with slides of its own runs: the projector is the speaker's."""
    current = standing.current
    item = state.of(AgendaItem).get(current.id) if current else None
    return item is not None and item.kind is ItemKind.TALK and item.slides is not Slides.NONE


def upcoming(standing: Standing) -> str | None:
    """The item the room is told is next."""
    if standing.next_item is not None:
        return standing.next_item
    return next((i.id for i in standing.items if i.state is ItemState.TO_COME), None)


def topic_of(state: State, group: str, item: str | None) -> Topic | None:
    """What a group debates in an item: its round there, else its last round."""
    rounds = [r for r in state.of(Round).values() if r.group == group]
    here = [r for r in rounds if r.item == item] or sorted(rounds, key=lambda r: r.number)
    return state.of(Topic).get(here[-1].topic) if here else None
