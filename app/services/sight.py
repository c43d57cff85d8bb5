"""What stands on a scene: the only words that may reach the room, read from the workshop.

Scenes are drawn from these values and never from the state, so that a note, a name beside a remark, or a remark that
was withdrawn cannot get there by mistake.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.domain.gestures import State
from app.domain.programme import WORKSHOP, Workshop
from app.domain.standing import Standing
from app.services.projection import Scene


@dataclass(frozen=True, slots=True)
class SeenRemark:
    """A remark as the room sees it: its code and its words, nobody's name."""

    id: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Showing:
    """Everything a frame is drawn from."""

    scene: Scene
    title: str = ""
    remarks: tuple[SeenRemark, ...] = ()
    to_speaker: str = ""
    to_room: str = ""
    seconds: int | None = None


def see(
    state: State,
    standing: Standing,
    scene: Scene,
    *,
    taken_off: AbstractSet[str] = frozenset(),
    timer: bool = False,
    to_speaker: str = "",
    to_room: str = "",
) -> Showing:
    """What the room sees of a scene."""
    workshop = state.of(Workshop).get(WORKSHOP)
    current = standing.current
    title = current.title if current is not None else (workshop.title if workshop is not None else "")
    return Showing(scene, title, (), to_speaker, to_room)


def captured(showing: Showing) -> tuple[SeenRemark, ...]:
    """The remarks that stand on it, the newest last."""
    return showing.remarks
