"""What a facilitator chose for the room, kept with the workshop: a restart finds the room as it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.services.projection import Scene, mark_of
from app.ui.desk import Desk
from app.ui.projector.wishes import Wishes

if TYPE_CHECKING:
    from app.services.sight import Showing

TAKEN_OFF = "room/taken off"
"""Where the ids of remarks taken off the room's screen are kept: a restart must not bring one back."""

WISHES = "room/asked for"
"""Where what was asked of the room is kept."""


class Choices:
    """asked: what is asked of the room now. Besides, the remarks that the room shall not see."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.asked = Wishes.read(desk.drafted(WISHES))
        self._taken_off = frozenset(desk.drafted(TAKEN_OFF).split())

    def ask(self, **wishes: Any) -> None:  # noqa: ANN401  the fields of Wishes
        """Something else is asked of the room from now on."""
        self.asked = replace(self.asked, **wishes)
        self._desk.draft(WISHES, self.asked.kept)

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
            timer=self.asked.timer,
            to_speaker=self.asked.to_speaker,
            to_room=self.asked.to_room,
        )

    def tell(self, showing: Showing) -> Showing:
        """The same scene, frozen, with what is told in its corners now: that is for the people in the room."""
        asked = self.asked
        return replace(showing, mark=mark_of(self._desk.standing), to_speaker=asked.to_speaker, to_room=asked.to_room)

    def _keep(self, taken_off: frozenset[str]) -> None:
        self._taken_off = taken_off
        self._desk.draft(TAKEN_OFF, " ".join(sorted(taken_off)))
