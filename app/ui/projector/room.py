"""The room: what is projected, on which screen, and who may change it. The console acts and looks through it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from app.services.projection import Scene, SceneKind, lends, scene_of
from app.ui.desk import Desk
from app.ui.projector.ask import ScreenQuestion
from app.ui.projector.choices import Choices
from app.ui.projector.room_state import RoomState
from app.ui.projector.screens import SETTLE_MS, ScreenName, Screens
from app.ui.projector.strip import LentStrip
from app.ui.projector.tokens import DARK, LIGHT
from app.words import language

if TYPE_CHECKING:
    from app.services.sight import Showing
    from app.ui.projector.window import Press, ProjectorWindow

__all__ = ["Room", "RoomState"]


class Room(QObject):
    """The projection of one workshop.

    changed: `state`, `scene` or the pixels are new. advance_asked, back_asked: the clicker at the projector; the day
    is the console's to move. screen_chosen: there is a screen for the room, by its name.
    """

    changed = Signal()
    advance_asked = Signal()
    back_asked = Signal()
    screen_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = self._lent = self._lent_by_day = self._frozen = self._asking = self._was_on = False
        self._cover: SceneKind | None = None  # black or white, over whatever it is
        self._pinned: Scene | None = None
        self._seen_item: str | None = None
        self._colours, self._fades = LIGHT, True
        self._choices = Choices(desk)
        self._showing: Showing | None = None
        self.screens = Screens(self)
        self.screens.chosen = ScreenName.read(desk.settings.laptop.projector)
        self.strip = LentStrip(desk)
        self._question: ScreenQuestion | None = None
        self.screens.found.connect(self._on_found)
        self.screens.lost.connect(self._on_lost)
        self.screens.asked.connect(self._on_asked)
        self.screens.reshaped.connect(self._place)
        self.strip.take_back_asked.connect(self.take_back)
        desk.ticked.connect(self.refresh)
        desk.touched.connect(self._on_touched)
        self.refresh()

    # what it is

    @cached_property
    def window(self) -> ProjectorWindow:
        """The window in the room, made when the room is first to see something: many a day has no projector."""
        from app.ui.projector.window import ProjectorWindow

        made = ProjectorWindow()
        made.pressed.connect(self._on_pressed)
        made.wanted.connect(self._paint)
        made.closed.connect(self.turn_off)
        return made

    @property
    def shown(self) -> bool:
        """Whether the window in the room is there to be seen."""
        return "window" in self.__dict__ and self.window.isVisible()

    @property
    def state(self) -> RoomState:
        """What the room sees, in one word."""
        off: tuple[tuple[bool, RoomState], ...] = (
            (self._lent, RoomState.LENT),
            (not self._wanted, RoomState.OFF),
            (self._asking, RoomState.ASKING),
            (not self.shown, RoomState.UNPLUGGED if self._was_on else RoomState.ONE_SCREEN),
            (self._cover is SceneKind.BLACK, RoomState.BLACK),
            (self._cover is SceneKind.WHITE, RoomState.WHITE),
            (self._frozen, RoomState.FROZEN),
            (self._pinned is not None, RoomState.PINNED),
        )
        return next((state for true, state in off if true), RoomState.FOLLOWING)

    @property
    def scene(self) -> Scene:
        """The scene that is meant for the room now: black or white, the pinned one, or the day's own."""
        if self._cover is not None:
            return Scene(self._cover)
        if self._frozen and self._showing is not None:
            return self._showing.scene
        return self._pinned or scene_of(self._desk.state, self._desk.standing)

    @property
    def screen_name(self) -> str:
        """What the room's screen is called; empty where there is none."""
        return self.screens.chosen.spoken if self.screens.chosen is not None and self.screens.on is not None else ""

    def thumbnail(self, size: QSize) -> QPixmap:
        """The real pixels of the room, at most `size`; a null pixmap while the room sees nothing of ours."""
        if not self.state.visible or self.window.frame.isNull():
            return QPixmap()
        return self.window.frame.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    # what a facilitator does

    def begin(self, console: QWidget | None = None) -> None:
        """Takes the second screen, if there is one, beside the console's; one that is plugged in later too."""
        self.screens.console = console
        self.strip.beside = console
        self._wanted = True
        self._cover = None
        self.screens.look()
        self._apply()

    @Slot()
    def show_projection(self) -> None:
        """Shows the projection and lifts black or white. Where there is no second screen, in a window."""
        self._wanted, self._cover = True, None
        self.screens.look()
        if self.screens.on is None and not self._asking and not self._lent:
            self.window.show_in_a_window(self.screens.of_console)
        self._apply()

    @Slot()
    def turn_off(self) -> None:
        """The room sees the screen's own desktop."""
        self._wanted = False
        self._apply()

    def show_scene(self, scene: Scene) -> None:
        """Shows a scene until the day is followed again."""
        if scene.kind in (SceneKind.BLACK, SceneKind.WHITE):
            self._cover = scene.kind
        else:
            self._pinned, self._cover, self._frozen = scene, None, False
        self._apply()

    def turn_page(self, steps: int) -> None:
        """Shows the next part of page 1 (or the one before: -1); from any other scene, its first part."""
        from app.ui.projector.page_one import parts

        at = int(self.scene.subject or "1") + steps if self.scene.kind is SceneKind.PAGE_ONE else 1
        every = len(parts(self._desk.state, language()))
        self.show_scene(Scene(SceneKind.PAGE_ONE, str(min(max(1, at), every))))

    @property
    def page(self) -> tuple[int, int]:
        """Which part of page 1 the room sees, and of how many; 1 of 1 while it sees anything else."""
        if self._showing is None or self._cover is not None:
            return 1, 1
        from app.services.sight import PageOne

        seen = self._showing.seen
        return (seen.section, seen.sections) if isinstance(seen, PageOne) else (1, 1)

    @Slot()
    def follow(self) -> None:
        """Shows what the running item shows by itself, from now on."""
        self._pinned, self._cover, self._frozen = None, None, False
        self._apply()

    def freeze(self, on: bool) -> None:
        """What is shown stays, whatever is edited, until it is let go."""
        self._frozen = on
        self._apply()

    @Slot()
    def toggle_freeze(self) -> None:
        """The key: freezes, or lets go."""
        self.freeze(not self._frozen)

    @Slot()
    def black(self) -> None:
        """Black; black again gives the scene back."""
        self._cover = None if self._cover is SceneKind.BLACK else SceneKind.BLACK
        self._apply()

    @Slot()
    def white(self) -> None:
        """White; white again gives the scene back."""
        self._cover = None if self._cover is SceneKind.WHITE else SceneKind.WHITE
        self._apply()

    @Slot()
    def darken(self) -> None:
        """Black, and black it stays: the clicker's start button sends Esc and F5 in turn."""
        self._cover = SceneKind.BLACK
        self._apply()

    @Slot()
    def lend(self) -> None:
        """Gives the projector to a speaker's slides, until it is taken back."""
        self._lent, self._lent_by_day = True, False
        self._apply()

    @Slot()
    def take_back(self) -> None:
        """Shows ours again, on the screen that is there now."""
        self._lent = self._lent_by_day = False
        self.screens.look()
        self._apply()

    @Slot()
    def swap(self) -> None:
        """The console and the room change screens."""
        self.screens.swap()

    @Slot()
    def hide_last(self) -> None:
        """Takes the newest remark off the room's screen. It stays where it was written."""
        from app.services.sight import captured

        shown = captured(self._showing) if self._showing is not None else ()
        if shown:
            self._choices.take_off(shown[-1].id)
            self._apply()

    def put_back(self) -> None:
        """Lets the remarks that were taken off stand again."""
        self._choices.put_back()
        self._apply()

    def tell_speaker(self, words: str) -> None:
        """A short message in the corner of any scene; empty words take it away."""
        self._choices.to_speaker = words.strip()
        self._apply()

    def tell_room(self, words: str) -> None:
        """A message across the foot of any scene; empty words take it away."""
        self._choices.to_room = words.strip()
        self._apply()

    @property
    def told(self) -> tuple[str, str]:
        """The messages that stand now: to the speaker, to the room."""
        return self._choices.to_speaker, self._choices.to_room

    def show_timer(self, on: bool) -> None:
        """Whether talks show the time they have left; debates always do."""
        self._choices.timer = on
        self._apply()

    @property
    def timer_shown(self) -> bool:
        """Whether talks show the time they have left."""
        return self._choices.timer

    def wear(self, *, dark: bool, fades: bool = True) -> None:
        """Light or dark; with quiet changes of scene, or none."""
        self._colours, self._fades = DARK if dark else LIGHT, fades
        self._apply()

    def use_screen(self, screen: QScreen) -> None:
        """Projects on this screen: the answer where there are several."""
        self._asking = False
        self.screens.take(screen)

    def close(self) -> None:
        """Leaves every screen as it was."""
        self._desk.ticked.disconnect(self.refresh)
        self._desk.touched.disconnect(self._on_touched)
        self._wanted = self._lent = False
        self._end_question()
        self.screens.close()
        if "window" in self.__dict__:
            self.window.closed.disconnect(self.turn_off)
            self.window.close()
            self.window.deleteLater()
        self.strip.close()
        self.strip.deleteLater()

    # how it follows

    @Slot()
    def refresh(self) -> None:
        """Looks at the day again: each second, and when a gesture wrote something."""
        running = self._desk.standing.running
        if running != self._seen_item:
            self._seen_item = running
            self._lend_by_the_day()
        self._see()

    def _lend_by_the_day(self) -> None:
        """A talk with slides of its own gets the projector, and gives it back when the day goes on."""
        if lends(self._desk.state, self._desk.standing):
            self._lent_by_day = self._lent_by_day or not self._lent
            self._lent = True
            self._apply()
        elif self._lent_by_day:
            self.take_back()

    def _apply(self) -> None:
        """Puts the window where the state says, and the pixels in it."""
        self.strip.setVisible(self._lent)
        if self._lent or not self._wanted:
            self._hide()
            self._end_question()
        elif self.screens.on is not None:
            self._place()
        self._see()
        self.changed.emit()

    def _hide(self) -> None:
        if self.shown:
            self.window.hide()

    @Slot()
    def _place(self) -> None:
        if self.screens.on is not None and self._wanted and not self._lent:
            self._was_on = True
            if not self.window.isVisible() or self.window.geometry() != self.screens.on.geometry():
                self.window.show_on(self.screens.on)
                QTimer.singleShot(SETTLE_MS, self._give_keyboard_back)
            self._see()

    @Slot()
    def _give_keyboard_back(self) -> None:
        """A window manager may activate a new window, whatever it was asked: a typist must not command the room."""
        console = self.screens.console
        if console is not None and self.window.isActiveWindow():
            console.activateWindow()

    def _see(self) -> None:
        """Reads what stands on the scene, where there is anything to see; a frozen room keeps what it has."""
        desk = self._desk
        if not self._frozen or self._showing is None:
            if not self.shown:
                self._showing = None
                return
            self._showing = self._choices.show(self._pinned or scene_of(desk.state, desk.standing))
        self._paint()

    @Slot()
    def _paint(self) -> None:
        """Hands the window what it should show: black or white where that lies over it."""
        if not self.shown:
            return
        from app.services.sight import Showing

        showing = self._showing if self._cover is None else Showing(Scene(self._cover))
        if showing is not None and self.window.put(showing, self._colours, fades=self._fades):
            self.changed.emit()

    @Slot(object)
    def _on_touched(self, _touched: object) -> None:
        self._see()

    @Slot(object)
    def _on_pressed(self, press: Press) -> None:
        from app.ui.projector.presses import press_in

        press_in(self, press)

    @Slot()
    def _on_found(self) -> None:
        self._end_question()
        self._apply()
        if self.screens.chosen is not None:
            self._desk.settings.remember(projector=self.screens.chosen.kept)
            self.screen_chosen.emit(self.screens.chosen.spoken)

    @Slot()
    def _on_lost(self) -> None:
        self._hide()  # before Qt puts it on the laptop, over the console
        self._apply()

    @Slot(object)
    def _on_asked(self, screens: tuple[QScreen, ...]) -> None:
        if self._lent or not self._wanted:
            return
        self._end_question()
        self._asking = True
        self._question = ScreenQuestion(screens, self.screens.console)
        self._question.chosen.connect(self.use_screen)
        self._question.open()
        self._apply()

    def _end_question(self) -> None:
        self._asking = False
        if self._question is not None:
            self._question.close()
            self._question.deleteLater()
            self._question = None
