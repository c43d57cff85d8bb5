"""One open workshop in its windows: desk, room, heartbeat and console, put together and taken apart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.programme import WORKSHOP, ItemKind, Workshop
from app.domain.standing import DayState
from app.services import aside, rehearsing
from app.services.laptop import Settings
from app.services.ports import Ids, Printer, Unavailable
from app.services.seat import Seat
from app.ui.awake import Awake
from app.ui.desk import Desk
from app.ui.facilitator.console import Console
from app.ui.facilitator.telling import tell
from app.ui.heartbeat import Heartbeat
from app.ui.part import Act
from app.ui.projector.room import Room
from app.words import Many, Message, say
from app.words.refusals import sentence

_ASIDE = Many(
    "shared",
    "{0} change of yours no longer fitted what others did. It lies under Set-up, Sharing",
    "{0} changes of yours no longer fitted what others did. They lie under Set-up, Sharing",
)
_WIND = Message("rehearsal", "Rehearsal: wind the clock 5 minutes on")
_WIND_TO = Message("rehearsal", "Rehearsal: wind the clock on to when the item ends")
_NO_END = Message("rehearsal", "There is no end ahead to wind to: take the next item, or go on with the day")
_LITTLE_MS = 5 * 60_000
_DOCUMENT_IS_NEAR = frozenset({ItemKind.NEXT_STEPS, ItemKind.CLOSING})


class Sitting(QObject):
    """Everything of one workshop that lives as long as it is open.

    link_changed: the link to the store between laptops may stand otherwise; from its own thread, so queued.
    """

    link_changed = Signal()

    def __init__(
        self, seat: Seat, ids: Ids, settings: Settings, prints: Callable[[], Printer] | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        opened = seat.opened
        self._notices = opened.notices
        self._found = 0  # so many of the store's findings have been told of
        self.desk = Desk(opened.logbook, opened.store, seat.clock, ids, opened.drafts, self, settings=settings)
        self.desk.tools, self.desk.prints, self.desk.link = seat.tools, prints, seat.link
        self._aside = 0  # so many of our gestures that no longer fitted have been told of
        self.room = Room(self.desk, self)
        self.console = Console(self.desk, self.room)
        self.console.beside = self.acts
        self.heartbeat = Heartbeat(self.desk, self)
        self.awake = Awake(self.desk, self)
        self.room.strip.teller = self._teller
        self.awake.failed.connect(self._on_sleepy)
        self.use_settings()

    def begin(self, window: QWidget, part: str, *, ticks: bool = True) -> None:
        """Shows a part, takes the second screen, and starts to tick; a player ticks by itself."""
        self.console.show_part(part)
        self.room.begin(window)
        self.desk.ticked.connect(self._warm_printer)
        self._warm_printer()
        if ticks:
            self.heartbeat.start()
        for word, *names in self._notices:
            self.console.refuse(sentence(Unavailable(word, *names)))
        self.desk.saving_changed.connect(self._show_found)
        self._show_found()
        link = self.desk.link
        if link is not None:
            self.link_changed.connect(self._show_shared)
            link.when_it_changes(self.link_changed.emit)
            self.desk.touched.connect(self._show_shared)
            link.start()
            self._show_shared()

    def use_settings(self) -> None:
        """The laptop's settings, now."""
        laptop = self.desk.settings.laptop
        self.console.clicker = laptop.clicker
        self.room.wear(dark=laptop.dark_room, fades=not laptop.still)

    def running(self, known: str) -> str:
        """The id of the workshop whose day runs: this one, "" where it does so no longer, else the one known before."""
        own, workshop = self.desk.workshop_id, self.desk.state.of(Workshop).get(WORKSHOP)
        if workshop is None or workshop.rehearsal:
            return known
        if self.desk.standing.state in (DayState.RUNNING, DayState.HELD):
            return own
        return "" if known == own else known

    def acts(self) -> tuple[Act, ...]:
        """What only a rehearsal can do: let its clock run ahead, to try lunch or being late without waiting for it."""
        clock = self.desk.clock
        alone = self.desk.link is None and isinstance(clock, rehearsing.Winding) and rehearsing.practised(clock.now())
        return (Act(_WIND, self._wind_a_little), Act(_WIND_TO, self._wind_to_end)) if alone else ()

    @Slot()
    def _wind_a_little(self) -> None:
        self._wind(_LITTLE_MS)

    @Slot()
    def _wind_to_end(self) -> None:
        left = self.desk.standing.remaining_ms
        if left > 0 and self.desk.standing.state in (DayState.WAITING, DayState.RUNNING):
            self._wind(left)
        else:
            self.console.refuse(say(_NO_END))

    def _wind(self, ms: int) -> None:
        if isinstance(self.desk.clock, rehearsing.Winding):
            self.desk.clock.wind(ms)
            self.desk.tick()

    def close(self) -> bool:
        """Takes the windows away and lets go of the workshop; True if everything is on the disk."""
        self.heartbeat.stop()
        self.awake.end()
        self.room.close()
        self._keep_clock()
        if self.desk.link is not None:
            self.desk.link.close()
        return self.desk.close()

    @Slot()
    def _warm_printer(self) -> None:
        """The document is near when next steps are agreed: the first look at it should not wait."""
        current = self.desk.standing.current
        if current is not None and current.kind in _DOCUMENT_IS_NEAR:
            self.desk.ticked.disconnect(self._warm_printer)
            if self.desk.printer is not None:
                self.desk.printer.warm()

    def _teller(self) -> tuple[str, str]:
        """What the strip over a speaker's slides says: the number and the sentence."""
        telling = tell(self.desk.state, self.desk.standing)
        over = "+" if self.desk.standing.remaining_ms < 0 and telling.number else ""
        return f"{over}{telling.number}", telling.sentence

    def _keep_clock(self) -> None:
        """A rehearsal goes on another time where its clock stood; where it was killed, at what was done last."""
        now = self.desk.clock.now()
        if rehearsing.practised(now):
            self.desk.draft(rehearsing.CLOCK, str(now.utc_ms))

    @Slot()
    def _show_shared(self) -> None:
        link = self.desk.link
        if link is None:
            return
        shared = link.shared()
        self.console.rail.show_shared(shared)
        left = len(aside.waiting(link.set_aside(), self.desk.drafted(aside.SETTLED).split())) if shared.aside else 0
        if left > self._aside:
            self.console.refuse(say(_ASIDE, left))
        self._aside = left

    @Slot()
    def _show_found(self) -> None:
        """What the store found since: said as what opening found is."""
        found = self.desk.found
        for word, *names in found[self._found :]:
            self.console.refuse(sentence(Unavailable(word, *names)))
        self._found = len(found)

    @Slot()
    def _on_sleepy(self) -> None:
        self.desk.sleepy = self.awake.keeps  # the day may have ended meanwhile
