"""*Tjek salen*: is everything as the day needs it? One line for each thing, and what to do where something is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.programme import WORKSHOP, Workshop
from app.services.projection import Scene, SceneKind
from app.ui.desk import Desk
from app.ui.projector.probes import Facts, Hands, Power, look_around
from app.ui.projector.room import Room
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import clear, column, row
from app.words import Message, say
from app.words.times import day_of

MEGABYTE = 1024 * 1024
LITTLE, MUCH = 200 * MEGABYTE, 2048 * MEGABYTE
"""Free space on the disk: below the first the day is at risk, above the second nobody needs to think of it."""

LOW = 30
"""Percent of a battery below which a morning is long."""

TITLE = Message("room check", "Check the room")
AGAIN = Message("room check", "Check again")
SHOW_TEST = Message("room check", "Test picture")
END_TEST = Message("room check", "Take the test picture off")
LOOKING = Message("room check", "Looking …")

TWO_SCREENS = Message("room check", "Two screens: the room sees “{0}”")
SCREEN_WAITS = Message("room check", "A second screen is here. Show the projection with F5")
ONE_SCREEN = Message("room check", "Only one screen: the room sees what you see. {0}")
MIRRORED = Message("room check", "The screens are mirrored: the room sees what you see. {0}")
SEVERAL = Message("room check", "{0} screens could be the room’s. Choose one with F5")
EXTEND_WINDOWS = Message("room check", "Press Windows+P, choose Extend")
EXTEND_MAC = Message("room check", "Open Displays in System Settings and turn mirroring off")
EXTEND_LINUX = Message("room check", "Turn mirroring off in the display settings")

ON_MAINS = Message("room check", "The laptop is plugged in")
ON_BATTERY = Message("room check", "The laptop runs on its battery, {0} % left. Plug it in")
ON_BATTERY_SOMEHOW = Message("room check", "The laptop runs on its battery. Plug it in")
POWER_UNKNOWN = Message("room check", "See that the laptop is plugged in")

AWAKE = Message("room check", "The laptop stays awake while the day runs")
SLEEPS = Message("room check", "Turn sleep and the screen saver off in the settings")

QUIET_WINDOWS = Message(
    "room check", "Turn “Do not disturb” on (Windows+N), so that no message pops up in front of the room"
)
QUIET_MAC = Message("room check", "Turn Focus on in Control Centre, so that no message pops up in front of the room")
QUIET_LINUX = Message("room check", "Turn “Do not disturb” on, so that no message pops up in front of the room")

DISK_FINE = Message("room check", "{0} GB free on the disk")
DISK_LITTLE = Message("room check", "Only {0} GB free on the disk. Tidy up before the day")
DISK_FULL = Message("room check", "Almost no room on the disk: {0} MB. Delete something before you begin")
DISK_UNKNOWN = Message("room check", "The disk does not say how much room it has")

SECOND_FINE = Message("room check", "Copies also go to {0}")
SECOND_NONE = Message("room check", "No second place for copies. A USB stick will do")
SECOND_GONE = Message("room check", "{0} cannot be reached. The copies wait; put it in, or choose another place")

CLOCK_FINE = Message("room check", "The clock shows {0}, {1}")
CLOCK_ZONE = Message("room check", "The laptop is in another time zone. The day follows {0}: there it is {1}")
CLOCK_DAY = Message("room check", "The clock shows {0}, {1}. The workshop is on {2}")


class Level(StrEnum):
    """How a thing is."""

    FINE = "fine"
    HINT = "hint"  # worth a look
    WRONG = "wrong"  # the day will suffer


_ICONS = {Level.FINE: ("circle-check", "ok"), Level.HINT: ("info", "muted"), Level.WRONG: ("triangle-alert", "soon")}
"""The icon and the tone of each level."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    level: Level
    words: str


def screens(room_screen: str, others: int, *, mirrored: bool, platform: str) -> Finding:
    """Does the room have a screen of its own?"""
    extend = say({"win32": EXTEND_WINDOWS, "darwin": EXTEND_MAC}.get(platform, EXTEND_LINUX))
    if mirrored:
        return Finding(Level.WRONG, say(MIRRORED, extend))
    if room_screen:
        return Finding(Level.FINE, say(TWO_SCREENS, room_screen))
    if others > 1:
        return Finding(Level.WRONG, say(SEVERAL, others))
    if others == 1:
        return Finding(Level.HINT, say(SCREEN_WAITS))
    return Finding(Level.WRONG, say(ONE_SCREEN, extend))


def fed(power: Power) -> Finding:
    """Will the laptop last?"""
    if power.on_mains is None:
        return Finding(Level.HINT, say(POWER_UNKNOWN))
    if power.on_mains:
        return Finding(Level.FINE, say(ON_MAINS))
    if power.percent is None:
        return Finding(Level.HINT, say(ON_BATTERY_SOMEHOW))
    return Finding(Level.WRONG if power.percent < LOW else Level.HINT, say(ON_BATTERY, power.percent))


def awake(can: bool) -> Finding:
    """Will it fall asleep in the middle of a debate?"""
    return Finding(Level.FINE, say(AWAKE)) if can else Finding(Level.HINT, say(SLEEPS))


def quiet(platform: str) -> Finding:
    """No program can ask whether messages are turned off; a person can."""
    return Finding(Level.HINT, say({"win32": QUIET_WINDOWS, "darwin": QUIET_MAC}.get(platform, QUIET_LINUX)))


def disk(free: int | None) -> Finding:
    """Is there room for the words?"""
    if free is None:
        return Finding(Level.HINT, say(DISK_UNKNOWN))
    if free < LITTLE:
        return Finding(Level.WRONG, say(DISK_FULL, free // MEGABYTE))
    gigabytes = f"{free / 1024 / MEGABYTE:.1f}" if free < MUCH else str(free // 1024 // MEGABYTE)
    return (
        Finding(Level.HINT, say(DISK_LITTLE, gigabytes))
        if free < MUCH
        else Finding(Level.FINE, say(DISK_FINE, gigabytes))
    )


def second_place(second: Path | None, writes: bool | None) -> Finding:
    """Do copies lie anywhere else?"""
    if second is None:
        return Finding(Level.HINT, say(SECOND_NONE))
    return Finding(Level.FINE, say(SECOND_FINE, second)) if writes else Finding(Level.WRONG, say(SECOND_GONE, second))


def clock(hands: Hands, workshop: Workshop) -> Finding:
    """Is it the right day, and the workshop's own time?"""
    now, today = f"{hands.hour}.{hands.minute:02}", day_of(hands.today)
    if not hands.same_zone:
        return Finding(Level.HINT, say(CLOCK_ZONE, workshop.zone, now))
    if hands.today != workshop.date:
        return Finding(Level.HINT, say(CLOCK_DAY, now, today, day_of(workshop.date)))
    return Finding(Level.FINE, say(CLOCK_FINE, now, today))


class _Told(QObject):
    """Brings what was found back to the window's thread."""

    facts = Signal(object)


class _Look(QRunnable):
    """Asks the slow things aside: a dead network place must not hold the window."""

    def __init__(self, ask: Callable[[], Facts], told: _Told) -> None:
        super().__init__()
        self._ask, self._told = ask, told

    def run(self) -> None:
        """In a thread of the pool."""
        facts = self._ask()
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._told.facts.emit(facts)


class RoomCheck(QWidget):
    """The list, with a test picture for the room. checked: all of it has been looked at."""

    checked = Signal()

    def __init__(self, desk: Desk, room: Room, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._room, self._folder = desk, room, folder
        self._facts: Facts | None = None
        self._shown: tuple[Finding, ...] = ()
        self._told = _Told(self)
        self._told.facts.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.test = ActionButton(SHOW_TEST, icon="monitor")
        self.again = ActionButton(AGAIN)
        self.test.clicked.connect(self._on_test)
        self.again.clicked.connect(self.look)
        outer = column(Label(TITLE, "heading"), 12, self._lines, 16, row(self.test, self.again, None), None)
        self.setLayout(outer)
        room.changed.connect(self._show)

    @Slot()
    def look(self) -> None:
        """Looks at everything anew."""
        second = self._desk.settings.laptop.second_place
        zone, folder, place = self._workshop.zone, self._folder, Path(second) if second else None
        QThreadPool.globalInstance().start(_Look(partial(look_around, folder, place, zone), self._told))
        self._show()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is known so far, in the language spoken now."""
        seen = self._room.screens
        found = [screens(self._room.screen_name, len(seen.others), mirrored=seen.mirrored, platform=sys.platform)]
        facts = self._facts
        if facts is None:
            return (*found, Finding(Level.HINT, say(LOOKING)))
        found += [fed(facts.power), awake(facts.awake), quiet(sys.platform), disk(facts.free)]
        found += [second_place(facts.second, facts.second_writes), clock(facts.hands, self._workshop)]
        return tuple(found)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks each time it is opened."""
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """A test picture does not stay behind."""
        if self._testing:
            self._room.follow()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language spoken now."""
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    @property
    def _workshop(self) -> Workshop:
        return self._desk.state.get(Workshop, WORKSHOP)

    @property
    def _testing(self) -> bool:
        return self._room.scene.kind is SceneKind.TEST_PICTURE

    @Slot()
    def _show(self) -> None:
        if not self.isVisible():
            return
        self.test.say(END_TEST if self._testing else SHOW_TEST)
        if self.findings == self._shown:
            return
        self._shown = self.findings
        clear(self._lines)
        for finding in self._shown:
            icon, tone = _ICONS[finding.level]
            words = Label(finding.words, wrap=True)
            self._lines.addLayout(row(Picture(icon, tone, 20), words, gap=12))

    @Slot()
    def _on_test(self) -> None:
        if self._testing:
            self._room.follow()
        else:
            self._room.show_scene(Scene(SceneKind.TEST_PICTURE))
            self._room.show_projection()
        self._show()

    @Slot(object)
    def _on_told(self, facts: Facts) -> None:
        self._facts = facts
        self._show()
        self.checked.emit()
