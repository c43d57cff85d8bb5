"""What asks for attention by itself: little time left, time that is up, an anchor that is lost, what the world did.

What the strip and the band show is said here to who listens to the screen, once, when it becomes true.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.standing import Notice, Standing
from app.services.told import out_of_reach
from app.ui.desk import Desk
from app.ui.facilitator.telling import tell
from app.ui.widgets.toasts import announce
from app.words import Message, say, times

_FIVE_LEFT = Message("console", "5 minutes left of {0}")
_TIME_UP = Message("console", "The time of {0} is up")

WORLD: Mapping[Notice, Message] = {
    Notice.CLOCK_SET_BACK: Message(
        "notice", "Somebody set the laptop’s clock back. The time that is left is as it was"
    ),
    Notice.CLOCK_SET_ON: Message(
        "notice", "Somebody set the laptop’s clock forward. The time that is left is as it was"
    ),
    Notice.SUSPENDED: Message("notice", "The laptop has slept. The day went on meanwhile"),
    Notice.ZONE_CHANGED: Message("notice", "The laptop is in another time zone. The day keeps the workshop’s own"),
    Notice.NONEXISTENT_TIME: Message(
        "notice", "A time of the programme does not exist that night; it is read an hour later"
    ),
    Notice.AMBIGUOUS_TIME: Message("notice", "A time of the programme comes twice that night; the first is meant"),
    Notice.OVERLAP: Message("notice", "Two items of the programme overlap; they are run one after the other"),
    Notice.CONFLICT: Message("notice", "An item ends before it can begin; give it another end"),
}
"""What is told once, when it becomes true. What the agenda asks for stands beside the programme."""

NOTICE_LASTS_MS = 15_000
FIVE_MS = 5 * times.MINUTE_MS


class Attention(QObject):
    """Follows a desk's ticks. told: a sentence about what the world did."""

    told = Signal(str)

    def __init__(self, desk: Desk, speaker: QWidget) -> None:
        super().__init__(speaker)
        self._desk, self._speaker = desk, speaker
        self._heard: tuple[str, int] | None = None  # the item, and what it had left when last listened
        self._noticed: frozenset[Notice] = frozenset(desk.standing.notices)
        self._lost = _lost(desk.standing)
        desk.ticked.connect(self._listen)

    @Slot()
    def _listen(self) -> None:
        standing = self._desk.standing
        current = standing.current
        now = (current.id, standing.remaining_ms) if current is not None else None
        before, self._heard = self._heard, now
        if current is not None and now is not None and before is not None and before[0] == now[0]:
            passed = [mark for mark in (FIVE_MS, 0) if before[1] > mark >= now[1]]
            if passed:
                announce(self._speaker, say(_FIVE_LEFT if passed[-1] == FIVE_MS else _TIME_UP, current.title))
            if passed and self._desk.settings.laptop.chime:
                from app.ui import chime

                chime.play()
        lost, self._lost = self._lost, _lost(standing)
        if self._lost is not None and self._lost != lost:
            announce(self._speaker, tell(self._desk.state, standing).sentence)
        fresh = frozenset(standing.notices) - self._noticed
        self._noticed = frozenset(standing.notices)
        for notice in standing.notices:
            if notice in fresh and notice in WORLD:
                self.told.emit(say(WORLD[notice]))


def _lost(standing: Standing) -> str | None:
    """What gets out of reach: the id of an anchor, empty for the end of the day; None while all can be reached."""
    return (standing.next_anchor or "") if standing.current is not None and out_of_reach(standing) else None
