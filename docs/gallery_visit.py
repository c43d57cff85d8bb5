# ruff: noqa: INP001  a script, no package
"""A laptop on the day itself, for the gallery: its clock, its screens and its copies are those of the shipped day."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from app import resources
from app.bootstrap import House, library_in
from app.bootstrap.printing import DocumentPrinter
from app.scenario.clock import SimulatedClock
from app.services.ports import Clock
from app.services.seat import Seat, SharedWorkshop, Tools
from app.storage.library import SqliteLibrary
from app.ui.document.part import DocumentPart
from app.ui.facilitator.console import Console
from app.ui.projector import probes
from app.ui.projector.ask import ScreenNumber
from app.ui.projector.screens import ScreenName
from app.ui.projector.window import ProjectorWindow
from app.ui.setup import room_check
from app.ui.sitting import Sitting
from app.ui.window import Window
from make_pictures import Day
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

ZONE = ZoneInfo("Europe/Copenhagen")
MORNING = dt.datetime(2026, 3, 12, 8, 40, tzinfo=ZONE)
"""When the start page is looked at: the shipped day has not begun."""

PROJECTOR = "EPSON EB-992F"
SCREENS = (("Laptop", 0, 0, 1920, 1080), (PROJECTOR, 1920, 0, 1920, 1080), ("LG ULTRAWIDE", -2560, 0, 2560, 1080))
"""Name and place: the facilitator's, the room's, and one more that nobody meant."""

COPIES = ((8, 52), (9, 4), (9, 14))
"""When backups of the workshop were made that morning."""

GIGABYTE = 1024**3


def set_up(folder: Path) -> None:
    """Before the application is made: the screens there are, and the zone the laptop is in."""
    os.environ["TZ"] = ZONE.key
    time.tzset()
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        keys = ("name", "x", "y", "width", "height")
        more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        path = folder / "screens.json"
        path.write_text(json.dumps({"screens": [{**dict(zip(keys, s, strict=True)), **more} for s in SCREENS]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


class Shared:
    """What a colleague shares at the address this laptop knows."""

    def workshops(self) -> tuple[SharedWorkshop, ...]:
        """One that is here too, and one that is not."""
        return (
            SharedWorkshop("b", "Borgermøde om havnen", "2026-05-09", here=False),
            SharedWorkshop("a", "Digitalt medborgerskab", "2026-03-12", here=True),
        )

    def join(self, id: str) -> None:
        """Nobody joins in a picture."""

    def forget(self, id: str) -> None:
        """Nor leaves."""


class Home(House):
    """The laptop's parts, with the clock of whatever day is looked at."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, (resources.folder("workshops"),))
        morning = SimulatedClock(ZONE, MORNING.date())
        morning.to(round(MORNING.timestamp() * 1000))
        self.day_clock: Clock = morning
        self.visited = folder  # where the workshop that is open lies
        self.remember(device="gallery", projector=ScreenName("", "", "", PROJECTOR).kept)

    @property
    def clock(self) -> Clock:  # type: ignore[override]  # a day that stands still
        """It shows what the strip shows."""
        return self.day_clock

    @property
    def library(self) -> SqliteLibrary:
        """The one that the open workshop is of."""
        return library_in(self.visited)

    @property
    def gathering(self) -> Shared:
        """A store between laptops that answers."""
        return Shared()


def moment(clock: Clock) -> dt.datetime:
    """What a clock shows, in the laptop's zone."""
    return dt.datetime.fromtimestamp(clock.now().utc_ms / 1000, ZONE)


class Visit:
    """A window with the shipped day open in it, at a moment, with a language spoken from the start.

    known: the room's screen is known from another day; else the window asks which it is.
    """

    def __init__(self, folder: Path, house: Home, printer: DocumentPrinter, clock: str, *, known: bool = True) -> None:
        self.day = Day(folder)
        self.day.until(clock)
        self.house, self.library = house, library_in(folder)
        house.day_clock, house.visited = self.day.player.clock, folder
        self.facts = probes.Facts(
            probes.Power(on_mains=True, percent=96),
            awake=True, free=212 * GIGABYTE, second=None, second_writes=None,
            hands=probes.hands(ZONE.key, moment(self.day.player.clock)),
        )  # fmt: skip
        room_check.look_around = lambda *_asked: self.facts  # type: ignore[assignment]  # not the laptop this runs on
        house.remember(projector=ScreenName("", "", "", PROJECTOR).kept if known else "")
        seat = Seat(self.day.player.opened, self.day.player.clock, Tools(house.intake, self.library, folder, Shared()))
        self.window = Window(house)
        self.sitting = Sitting(seat, house.ids, house, lambda: printer, QApplication.instance())  # type: ignore[arg-type]
        self.window.show()  # there before the workshop is, as in the program: the line has the keyboard
        self.window.activateWindow()
        self.window.sit(self.sitting)
        self.sitting.heartbeat.stop()
        self.sitting.awake.end()
        self.sitting.awake.failed.disconnect()
        self.over: QWidget | None = None  # a dialog that no part keeps

    @property
    def console(self) -> Console:
        """The console in the window."""
        return self.sitting.console

    def wait(self, minutes: float) -> None:
        """The day's clock goes on, and the windows see it."""
        clock = self.day.player.clock
        clock.to(clock.now().utc_ms + round(minutes * 60_000))
        self.sitting.desk.tick()

    def keep_copies(self) -> None:
        """Makes the backups of the morning; the one that opening made carries the true date of today."""
        opened = self.day.player.opened
        self.sitting.desk.flush()
        opened.store.backup()
        made = [copy.path for copy in self.library.backups(opened.store.id)]
        day = moment(self.day.player.clock)
        for hour, minute in COPIES:
            at = day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(dt.UTC)
            shutil.copyfile(made[0], made[0].with_name(f"{at:%Y%m%dT%H%M%S%fZ}.backup"))
        for path in made:
            path.unlink()

    def take_keyboard(self) -> None:
        """To the line, where it is on a desktop: offscreen the room's window takes it."""
        self.window.activateWindow()
        QTest.qWait(10)
        self.console.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Lets what waits for a moment happen; the document's pages are made in a process of their own."""
        QTest.qWait(20)
        QThreadPool.globalInstance().waitForDone()
        QTest.qWait(40)
        part = self.console.part
        if isinstance(part, DocumentPart):
            until(lambda: part.pages.count)

    def leave(self) -> None:
        """Takes the window away."""
        self.window.over.close()
        for widget in floating(self.window):
            widget.close()
        self.sitting.room.close()
        self.window.sitting = None
        self.window.hide()
        self.window.deleteLater()
        self.sitting.deleteLater()
        QTest.qWait(20)
        self.day.player.close()


def floating(window: QWidget) -> list[QWidget]:
    """What stands before the window as a window of its own."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not window and not isinstance(widget, (ProjectorWindow, ScreenNumber))
    ]


def until(done: Callable[[], object]) -> None:
    """Waits for as long as it takes: a picture of something half done is worth nothing."""
    for _ in range(600):
        if done():
            return
        QTest.qWait(50)
    raise TimeoutError("what the picture is of did not come")
