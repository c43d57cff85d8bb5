"""What the room sees, in one word."""

from __future__ import annotations

from enum import StrEnum


class RoomState(StrEnum):
    """What the room sees, in one word; the first that is true counts."""

    LENT = "lent"  # a speaker's slides; nothing of ours shows, screens may come and go
    OFF = "off"  # nobody asked for a projection
    ASKING = "asking"  # several screens, and nobody has said which
    UNPLUGGED = "unplugged"  # it was on a screen that is gone
    ONE_SCREEN = "one_screen"  # there is no second screen, or it mirrors the console
    BLACK = "black"
    WHITE = "white"
    FROZEN = "frozen"
    PINNED = "pinned"
    FOLLOWING = "following"

    @property
    def visible(self) -> bool:
        """The room sees something that we paint."""
        return self in _VISIBLE


_VISIBLE = frozenset({RoomState.BLACK, RoomState.WHITE, RoomState.FROZEN, RoomState.PINNED, RoomState.FOLLOWING})
