"""What a facilitator chose for every scene: the timer, a message in it, and remarks that the room shall not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.projection import Scene
from app.ui.desk import Desk

if TYPE_CHECKING:
    from app.services.sight import Showing

TAKEN_OFF = "room/taken off"
"""Where the ids of remarks taken off the room's screen are kept: a restart must not bring one back."""


class Choices:
    """timer: talks show the time they have left. to_speaker, to_room: short messages; empty, none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.timer = False
        self.to_speaker = self.to_room = ""
        self._taken_off = frozenset(desk.drafted(TAKEN_OFF).split())

    def take_off(self, remark: str) -> None:
        """The room no longer sees this remark. It stays where it was written."""
        self._keep(self._taken_off | {remark})

    def put_back(self) -> None:
        """Every remark may be seen again."""
        self._keep(frozenset())

    def show(self, scene: Scene) -> Showing:
        """What stands on a scene now, as it was chosen."""
        from app.ui.projector.showing import show

        return show(
            self._desk.state,
            self._desk.standing,
            scene,
            taken_off=self._taken_off,
            timer=self.timer,
            to_speaker=self.to_speaker,
            to_room=self.to_room,
        )

    def _keep(self, taken_off: frozenset[str]) -> None:
        self._taken_off = taken_off
        self._desk.draft(TAKEN_OFF, " ".join(sorted(taken_off)))
