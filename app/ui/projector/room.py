"""The room: what is projected, on which screen, and who may change it. The console acts and looks through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from app.services.projection import Scene, SceneKind, lends, scene_of
from app.ui.desk import Desk
from app.ui.projector.ask import ScreenQuestion
from app.ui.projector.choices import Choices
from app.ui.projector.missing import Missing
from app.ui.projector.room_state import RoomState
from app.ui.projector.screens import ScreenName, Screens
from app.ui.projector.strip import LentStrip
from app.ui.projector.tokens import DARK, LIGHT
from app.ui.projector.wall import Wall
from app.words import language

if TYPE_CHECKING:
    from app.services.sight import Showing
    from app.ui.projector.window import Press, ProjectorWindow
    from app.ui.projector.wishes import Wishes

__all__ = ["Room", "RoomState"]


class Room(QObject):
    """The projection of one workshop.

    changed: `state`, `scene` or the pixels are new. advance_asked, back_asked: the clicker at the projector; the day
    is the console's to move. screen_chosen: there is a screen for the room, by its name. said: a sentence on what
    happened to the projector by itself.
    """

    changed = Signal()
    advance_asked = Signal()
    back_asked = Signal()
    screen_chosen = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = self._frozen = self._asking = False
        self._colours, self._fades = LIGHT, True
        self._choices = Choices(desk)
        self._showing: Showing | None = None
        self.screens = Screens(self)
        self.screens.chosen = ScreenName.read(desk.settings.laptop.projector)
        self._wall = Wall(self.screens, self)
        self.strip = LentStrip(desk)
        self._question: ScreenQuestion | None = None
        self.screens.found.connect(self._on_found)
        self.screens.lost.connect(self._on_lost)
        self.screens.asked.connect(self._on_asked)
        self.screens.reshaped.connect(self._apply)
        self._missing = Missing(self, self._now)
        self._missing.said.connect(self.said)
        self._wall.pressed.connect(self._on_pressed)
        self._wall.wanted.connect(self._paint)
        self._wall.closed.connect(self.turn_off)
        self.strip.take_back_asked.connect(self.take_back)
        desk.ticked.connect(self.refresh)
        desk.touched.connect(self._on_touched)
        self.refresh()

    # what it is

    @property
    def window(self) -> ProjectorWindow:
        """The window in the room."""
        return self._wall.window

    @property
    def shown(self) -> bool:
        """Whether the window in the room is there to be seen."""
        return self._wall.shown

    @property
    def showing(self) -> Showing | None:
        """What stands on the window, under black or white; None while there is nothing to see."""
        return self._showing if self.shown else None

    @property
    def _asked(self) -> Wishes:
        return self._choices.asked

    @property
    def state(self) -> RoomState:
        """What the room sees, in one word."""
        off: tuple[tuple[bool, RoomState], ...] = (
            (self._asked.lent, RoomState.LENT),
            (not self._wanted, RoomState.OFF),
            (self._asking, RoomState.ASKING),
            (not self.shown, RoomState.UNPLUGGED if self._wall.was_on else RoomState.ONE_SCREEN),
            (self._asked.cover is SceneKind.BLACK, RoomState.BLACK),
            (self._asked.cover is SceneKind.WHITE, RoomState.WHITE),
            (self._frozen, RoomState.FROZEN),
            (self._asked.pinned is not None, RoomState.PINNED),
        )
        return next((state for true, state in off if true), RoomState.FOLLOWING)

    def _now(self) -> RoomState:
        return self.state

    @property
    def scene(self) -> Scene:
        """The scene that is meant for the room now: black or white, the pinned one, or the day's own."""
        if self._asked.cover is not None:
            return Scene(self._asked.cover)
        if self._frozen and self._showing is not None:
            return self._showing.scene
        return self._asked.pinned or scene_of(self._desk.state, self._desk.standing)

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
        self.screens.look()
        self._apply()

    @Slot()
    def show_projection(self) -> None:
        """Shows the projection and lifts black or white. Where there is no second screen, in a window."""
        self._wanted = True
        self.screens.look()
        if self.screens.on is None and not self._asking and not self._asked.lent:
            self._wall.stand_in_a_window()
        self._ask(cover=None)

    @Slot()
    def turn_off(self) -> None:
        """The room sees the screen's own desktop."""
        self._wanted = False
        self._wall.leave(for_good=True)
        self._apply()

    def show_scene(self, scene: Scene) -> None:
        """Shows a scene until the day is followed again."""
        if scene.kind in (SceneKind.BLACK, SceneKind.WHITE):
            self._ask(cover=scene.kind)
        else:
            self._frozen = False
            self._ask(pinned=scene, cover=None)

    def turn_page(self, steps: int) -> None:
        """Shows the next part of page 1 (or the one before: -1); from any other scene, its first part."""
        from app.ui.projector.page_one import parts

        at = int(self.scene.subject or "1") + steps if self.scene.kind is SceneKind.PAGE_ONE else 1
        every = len(parts(self._desk.state, language()))
        self.show_scene(Scene(SceneKind.PAGE_ONE, str(min(max(1, at), every))))

    @property
    def page(self) -> tuple[int, int]:
        """Which part of page 1 the room sees, and of how many; 1 of 1 while it sees anything else."""
        if self._showing is None or self._asked.cover is not None:
            return 1, 1
        from app.services.sight import PageOne

        seen = self._showing.seen
        return (seen.section, seen.sections) if isinstance(seen, PageOne) else (1, 1)

    @Slot()
    def follow(self) -> None:
        """Shows what the running item shows by itself, from now on."""
        self._frozen = False
        self._ask(pinned=None, cover=None)

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
        self._ask(cover=None if self._asked.cover is SceneKind.BLACK else SceneKind.BLACK)

    @Slot()
    def white(self) -> None:
        """White; white again gives the scene back."""
        self._ask(cover=None if self._asked.cover is SceneKind.WHITE else SceneKind.WHITE)

    @Slot()
    def darken(self) -> None:
        """Black, and black it stays: the clicker's start button sends Esc and F5 in turn."""
        self._ask(cover=SceneKind.BLACK)

    @Slot()
    def lend(self) -> None:
        """Gives the projector to a speaker's slides, until it is taken back."""
        self._ask(lent=True, lent_by_day=False)

    @Slot()
    def take_back(self) -> None:
        """Shows ours again, on the screen that is there now."""
        self._choices.ask(lent=False, lent_by_day=False)
        self.screens.look()  # there may be another by now
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
        self._ask(to_speaker=words.strip())

    def tell_room(self, words: str) -> None:
        """A message across the foot of any scene; empty words take it away."""
        self._ask(to_room=words.strip())

    @property
    def told(self) -> tuple[str, str]:
        """The messages that stand now: to the speaker, to the room."""
        return self._asked.to_speaker, self._asked.to_room

    @property
    def told_seen(self) -> bool:
        """Whether the room sees the messages that stand: lent, black or off it does not."""
        return self.state.visible and self._asked.cover is None

    def asks(self, question: str) -> bool:
        """Whether the room reads this question now."""
        return self.told_seen and self.showing is not None and getattr(self.showing.seen, "question", "") == question

    def show_timer(self, on: bool) -> None:
        """Whether talks show the time they have left; debates always do."""
        self._ask(timer=on)

    @property
    def timer_shown(self) -> bool:
        """Whether talks show the time they have left."""
        return self._asked.timer

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
        self._wanted = False
        self._end_question()
        self.screens.close()
        self._missing.stop()
        self._wall.close()
        self.strip.close()
        self.strip.deleteLater()

    # how it follows

    @Slot()
    def refresh(self) -> None:
        """Looks at the day again: each second, and when a gesture wrote something."""
        running = self._desk.standing.running
        if running != self._asked.during:
            self._choices.ask(during=running)
            self._lend_by_the_day()
        self._see()

    def _lend_by_the_day(self) -> None:
        """A talk with slides of its own gets the projector, and gives it back when the day goes on."""
        asked = self._asked
        if lends(self._desk.state, self._desk.standing):
            self._ask(lent=True, lent_by_day=asked.lent_by_day or not asked.lent)
        elif asked.lent_by_day:
            self.take_back()

    def _ask(self, **wishes: Any) -> None:  # noqa: ANN401  the fields of Wishes
        self._choices.ask(**wishes)
        self._apply()

    @Slot()
    def _apply(self) -> None:
        """Puts the window where the state says, and the pixels in it."""
        lent = self._asked.lent
        self.strip.show_while(lent=lent)
        if lent or not self._wanted:
            self._wall.leave()
            self._end_question()
        else:
            self._wall.stand()
        self._see()
        self.changed.emit()

    def _see(self) -> None:
        """Reads what stands on the scene, where there is anything to see; a frozen room keeps what it has."""
        if self._frozen and self._showing is not None:
            self._showing = self._choices.tell(self._showing)
        elif self.shown:
            own = scene_of(self._desk.state, self._desk.standing)
            self._showing = self._choices.show(self._asked.pinned or own)
        else:
            self._showing = None
        self._paint()

    @Slot()
    def _paint(self) -> None:
        """Hands the window what it should show: black or white where that lies over it."""
        if not self.shown:
            return
        from app.services.sight import Showing

        cover = self._asked.cover
        showing = self._showing if cover is None else Showing(Scene(cover))
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
        self._missing.here()
        if self.screens.chosen is not None:
            self._desk.settings.remember(projector=self.screens.chosen.kept)
            self.screen_chosen.emit(self.screens.chosen.spoken)

    @Slot()
    def _on_lost(self) -> None:
        self._wall.leave()  # before Qt puts it on the laptop, over the console
        self._apply()
        self._missing.gone()

    @Slot(object)
    def _on_asked(self, screens: tuple[QScreen, ...]) -> None:
        if self._asked.lent or not self._wanted:
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
