"""What asks for attention by itself: five minutes left, said and heard, and what the world did to the laptop."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.standing import Notice
from app.ui.desk import Desk
from app.ui.widgets.toasts import announce
from app.words import Message, say, times

_FIVE_LEFT = Message("console", "5 minutes left of {0}")

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
        desk.ticked.connect(self._listen)

    @Slot()
    def _listen(self) -> None:
        standing = self._desk.standing
        current = standing.current
        now = (current.id, standing.remaining_ms) if current is not None else None
        before, self._heard = self._heard, now
        if current is not None and now is not None and before is not None and before[0] == now[0]:
            passed = [mark for mark in (FIVE_MS, 0) if before[1] > mark >= now[1]]
            if FIVE_MS in passed:
                announce(self._speaker, say(_FIVE_LEFT, current.title))
            if passed and self._desk.settings.laptop.chime:
                from app.ui import chime

                chime.play()
        fresh = frozenset(standing.notices) - self._noticed
        self._noticed = frozenset(standing.notices)
        for notice in standing.notices:
            if notice in fresh and notice in WORLD:
                self.told.emit(say(WORLD[notice]))
