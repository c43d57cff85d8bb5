"""Which screen is the room's. Screens come, go, change size and mirror each other; the console is never covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SETTLE_MS = 150
"""A screen that has just been plugged in is not ready at once: windows put there sooner end up elsewhere."""


@dataclass(frozen=True, slots=True)
class ScreenName:
    """What a screen is known by from one plugging to the next. Simulators leave all but the name empty."""

    serial: str
    maker: str
    model: str
    name: str

    @classmethod
    def of(cls, screen: QScreen) -> ScreenName:
        """The name of a screen that is here."""
        return cls(screen.serialNumber(), screen.manufacturer(), screen.model(), screen.name())

    @classmethod
    def read(cls, kept: str) -> ScreenName | None:
        """The name that was kept as text; None where it is none."""
        parts = kept.split("\t")
        return cls(*parts) if len(parts) == 4 else None

    def is_also(self, other: ScreenName | None) -> bool:
        """The same screen, on another cable too where it has a serial number of its own."""
        if other is None or not self.serial:
            return self == other
        return (self.serial, self.maker, self.model) == (other.serial, other.maker, other.model)

    @property
    def kept(self) -> str:
        """The name as text, to be kept until the next time."""
        return "\t".join(part.replace("\t", " ") for part in (self.serial, self.maker, self.model, self.name))

    @property
    def spoken(self) -> str:
        """What a person would call it."""
        return " ".join(part.strip() for part in (self.maker, self.model) if part.strip()) or self.name.strip()


class Screens(QObject):
    """Finds the room's screen beside the console's.

    found: there is a screen to project on (`on`). lost: it was unplugged, or the console now stands on it.
    asked: there are several, none of them known from before: somebody must choose. reshaped: its geometry changed.
    """

    found = Signal()
    lost = Signal()
    asked = Signal(object)
    reshaped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = cast("QGuiApplication", QGuiApplication.instance())
        self.console: QWidget | None = None
        self.chosen: ScreenName | None = None
        self.on: QScreen | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.look)
        self._app.screenAdded.connect(self._on_added)
        self._app.screenRemoved.connect(self._on_removed)

    @property
    def of_console(self) -> QScreen | None:
        """The screen the facilitator reads."""
        return self.console.screen() if self.console is not None else QGuiApplication.primaryScreen()

    @property
    def others(self) -> tuple[QScreen, ...]:
        """The screens that show something else than the console's: a mirrored one shows the same."""
        own = self.of_console
        return tuple(
            s
            for s in QGuiApplication.screens()
            if s is not own and (own is None or not s.geometry().intersects(own.geometry()))
        )

    @property
    def mirrored(self) -> bool:
        """Two screens, one picture."""
        return len(QGuiApplication.screens()) > 1 and not self.others

    @Slot()
    def look(self) -> None:
        """Looks for the room's screen where there is none, and gives it up where the console has moved onto it."""
        if self.on is not None:
            if self.on in self.others:
                return
            self._let_go()
        others = self.others
        known = [s for s in others if ScreenName.of(s).is_also(self.chosen)]
        if known or len(others) == 1:
            self.take(known[0] if known else others[0])
        elif others:
            self.asked.emit(others)

    def take(self, screen: QScreen) -> None:
        """Projects on a screen from now on, and knows it again when it comes back."""
        if self.on is not None:
            self.on.geometryChanged.disconnect(self.reshaped)
        self.on, self.chosen = screen, ScreenName.of(screen)
        screen.geometryChanged.connect(self.reshaped)
        self.found.emit()

    def swap(self) -> bool:
        """The console and the room change places; False where there are not two screens."""
        room, own = self.on, self.of_console
        if room is None or own is None:
            return False
        console = self.console
        if console is not None:
            whole = console.isMaximized() or console.isFullScreen()
            console.showNormal()
            console.setScreen(room)
            console.move(room.availableGeometry().topLeft())
            if whole:
                console.showMaximized()
        self.take(own)
        return True

    def close(self) -> None:
        """Looks no more."""
        self._settling.stop()
        self._app.screenAdded.disconnect(self._on_added)
        self._app.screenRemoved.disconnect(self._on_removed)
        self._let_go()
        self.console = None

    @Slot(QScreen)
    def _on_added(self, _screen: QScreen) -> None:
        self._settling.start()

    @Slot(QScreen)
    def _on_removed(self, screen: QScreen) -> None:
        if screen is self.on:
            self.on = None  # its connections go with it
            self.lost.emit()
        self._settling.start()

    def _let_go(self) -> None:
        if self.on is not None:
            self.on.geometryChanged.disconnect(self.reshaped)
            self.on = None
            self.lost.emit()
