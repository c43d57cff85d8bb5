"""What the keys and the list of commands ask of the room. One that can change nothing says why.

The menu under the room's picture offers the same scenes; here each has a name that can be looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QGuiApplication

from app.services.projection import Scene, SceneKind
from app.ui.projector.room import Room, RoomState
from app.words import Message, say

SCENES: Mapping[SceneKind, Message] = {
    SceneKind.WELCOME: Message("room acts", "In the room: welcome"),
    SceneKind.PROGRAMME: Message("room acts", "In the room: the programme"),
    SceneKind.NOW: Message("room acts", "In the room: now and next"),
    SceneKind.CAPTURE: Message("room acts", "In the room: the latest words"),
    SceneKind.THEMES: Message("room acts", "In the room: themes"),
    SceneKind.CONCLUSIONS: Message("room acts", "In the room: conclusions"),
    SceneKind.NEXT_STEPS: Message("room acts", "In the room: next steps"),
    SceneKind.PAGE_ONE: Message("room acts", "In the room: page 1"),
    SceneKind.THANKS: Message("room acts", "In the room: thanks"),
    SceneKind.TEST_PICTURE: Message("room acts", "In the room: a test picture"),
}
"""The scenes that can be shown at any time, as they are called in the list of commands."""

TIMER = Message("room acts", "In the room: the time left in talks, or not")
_STILL_LENT = Message("room acts", "The projector is lent to slides. F10 takes it back")
_ONE_SCREEN = Message("room acts", "There is only one screen, so there is nothing to swap")
_NOTHING_SEEN = Message("room acts", "The room sees no remark that could be taken off")


class RoomActs:
    """tell: says a sentence to whoever pressed."""

    def __init__(self, room: Room, tell: Callable[[str], object]) -> None:
        self._room, self._tell = room, tell

    def scenes(self) -> tuple[tuple[Message, Callable[[], object]], ...]:
        """Each scene by its name, and the time in talks."""
        shown = tuple((name, partial(self._room.show_scene, Scene(kind))) for kind, name in SCENES.items())
        return (*shown, (TIMER, self.turn_timer))

    def turn_timer(self) -> None:
        """The room sees how long a talk still has, or sees it no longer."""
        self._room.show_timer(not self._room.timer_shown)

    def show(self) -> None:
        """The projection, unless it is lent."""
        self._room.show_projection()
        if self._room.state is RoomState.LENT:
            self._tell(say(_STILL_LENT))

    def swap(self) -> None:
        """The console and the room change screens."""
        if len(QGuiApplication.screens()) > 1:
            self._room.swap()
        else:
            self._tell(say(_ONE_SCREEN))

    def hide_last(self) -> None:
        """The newest remark leaves the room's screen."""
        from app.services.sight import captured  # when it is asked for: no day waits for it

        showing = self._room.showing
        if showing is not None and captured(showing):
            self._room.hide_last()
        else:
            self._tell(say(_NOTHING_SEEN))
