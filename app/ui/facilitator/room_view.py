"""What the room sees, in the corner of the console: its real pixels, its state in words, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.services.projection import Scene, SceneKind
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import AROUND
from app.ui.projector.room import Room, RoomState
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.key_names import written
from app.ui.widgets.labels import ElidedLabel, Label
from app.ui.widgets.layouts import column, row
from app.ui.widgets.typed_menu import TypedMenu
from app.words import Message, say

THUMB = QSize(128, 72)

SCENES: Mapping[SceneKind, Message] = {
    SceneKind.WELCOME: Message("scene", "Welcome"),
    SceneKind.PROGRAMME: Message("scene", "The programme"),
    SceneKind.NOW: Message("scene", "Now and next"),
    SceneKind.BREAK: Message("scene", "Break"),
    SceneKind.DEBATE: Message("scene", "Debate in groups"),
    SceneKind.CUE: Message("scene", "The last minutes"),
    SceneKind.REPORT_BACK: Message("scene", "A group’s turn"),
    SceneKind.CAPTURE: Message("scene", "The latest words"),
    SceneKind.THEMES: Message("scene", "Themes"),
    SceneKind.VOTE: Message("scene", "Vote"),
    SceneKind.CONCLUSIONS: Message("scene", "Conclusions"),
    SceneKind.READ_BACK: Message("scene", "Read-back"),
    SceneKind.NEXT_STEPS: Message("scene", "Next steps"),
    SceneKind.PAGE_ONE: Message("scene", "Page 1"),
    SceneKind.THANKS: Message("scene", "Thanks"),
    SceneKind.TEST_PICTURE: Message("scene", "Test picture"),
    SceneKind.BLACK: Message("scene", "Black"),
    SceneKind.WHITE: Message("scene", "White"),
}
"""What each scene is called."""

PINNABLE = (
    SceneKind.WELCOME, SceneKind.PROGRAMME, SceneKind.NOW, SceneKind.CAPTURE, SceneKind.THEMES, SceneKind.CONCLUSIONS,
    SceneKind.NEXT_STEPS, SceneKind.PAGE_ONE, SceneKind.THANKS,
)  # fmt: skip
"""The scenes that can be chosen at any time."""

_SEES = Message("room view", "The room sees")
_OFF = Message("room view", "Off")
_LENT = Message("room view", "Lent to slides")
_ASKING = Message("room view", "Which screen?")
_UNPLUGGED = Message("room view", "Projector unplugged")
_ONE_SCREEN = Message("room view", "Only one screen")
_FROZEN = Message("room view", "Frozen")
_PINNED = Message("room view", "Pinned: {0}")
_NAME = Message("room view", "What the room sees: {0}. Choose something else")
_SLIDES = Message("room view", "slides")

SHOW = Message("room view", "Show")
TAKE_BACK = Message("room view", "Take back")
LET_GO = Message("room view", "Let go")
FOLLOW = Message("room view", "Follow the day")
CHANGE = Message("room view", "Change picture")
LEND = Message("room view", "Lend to slides")
FREEZE = Message("room view", "Freeze what is shown")
BLACK = Message("room view", "Black")
WHITE = Message("room view", "White")
SWAP = Message("room view", "Swap the screens")
TURN_OFF = Message("room view", "Turn the projection off")
HIDE_LAST = Message("room view", "Take the last remark off")
PUT_BACK = Message("room view", "Show remarks that were taken off")
PAGE_ON = Message("room view", "Page 1 in the room: the next part")
PAGE_BACK = Message("room view", "Page 1 in the room: the part before")
_PART_OF = Message("room view", "{0} of {1}")
TIMER = Message("room view", "Show the time left in talks")


@dataclass(frozen=True, slots=True)
class _Word:
    """How a state of the room is told: its words (None: the scene's own name), and what the button offers."""

    said: Message | None
    offer: Message
    key: str = ""


_WORDS: Mapping[RoomState, _Word] = {
    RoomState.LENT: _Word(_LENT, TAKE_BACK, "F10"),
    RoomState.OFF: _Word(_OFF, SHOW, "F5"),
    RoomState.ASKING: _Word(_ASKING, CHANGE),
    RoomState.UNPLUGGED: _Word(_UNPLUGGED, SHOW, "F5"),
    RoomState.ONE_SCREEN: _Word(_ONE_SCREEN, SHOW, "F5"),
    RoomState.BLACK: _Word(BLACK, SHOW, "F5"),
    RoomState.WHITE: _Word(WHITE, SHOW, "F5"),
    RoomState.FROZEN: _Word(_FROZEN, LET_GO, "Ctrl+Shift+F"),
    RoomState.PINNED: _Word(_PINNED, FOLLOW),
    RoomState.FOLLOWING: _Word(None, CHANGE),
}


class Thumb(QAbstractButton):
    """The room's real pixels; hatched where the room sees nothing of ours. Pressing it offers the menu."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self.setFixedSize(THUMB)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pixels, or hatching, in a hairline."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            path = QPainterPath()
            path.addRoundedRect(box, 3, 3)
            painter.setClipPath(path)
            pixels = self._room.thumbnail(THUMB * self.devicePixelRatio())
            if pixels.isNull():
                self._hatch(painter)
            else:
                pixels.setDevicePixelRatio(self.devicePixelRatio())
                painter.fillRect(self.rect(), theme.colour("sunken"))
                size = pixels.deviceIndependentSize()
                painter.drawPixmap(
                    round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), pixels
                )
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.drawRoundedRect(box, 3, 3)

    def _hatch(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), theme.colour("sunken"))
        painter.setPen(QPen(theme.colour("hairline"), 1))
        for x in range(-self.height(), self.width(), 8):
            painter.drawLine(x, self.height(), x + self.height(), 0)
        lent = self._room.state is RoomState.LENT
        icon = QRectF(self.width() / 2 - 12, self.height() / 2 - 12, 24, 24)
        painter.fillRect(icon.adjusted(-6, -4, 6, 4), theme.colour("sunken"))
        paint_icon(painter, "monitor" if lent else "monitor-off", icon, "muted")


class RoomView(QWidget):
    """The thumbnail, what the room sees in words, and the one thing to do about it; the menu has the rest.

    keyed: a key was pressed while the menu was open that is none of its own; the event.
    """

    keyed = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._thumb = Thumb(room)
        self._said = ElidedLabel("", "strong")
        self._button = ActionButton("", kind="quiet")
        self._turn = ActionButton("", icon="chevron-right", kind="quiet")
        self._turn.hide()
        self._menu = TypedMenu(self)
        self._menu.keyed.connect(self.keyed)
        words = column(
            None, Label(_SEES, "caption", "muted"), self._said, row(self._button, None, self._turn), None, gap=0
        )
        layout = row(self._thumb, words, gap=12, margins=(AROUND, 0, AROUND, 0))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._thumb.clicked.connect(self.open_menu)
        self._button.clicked.connect(self._on_pressed)
        self._turn.clicked.connect(self._on_turn)
        room.changed.connect(self.refresh)
        self.refresh()

    @property
    def said(self) -> str:
        """What it says the room sees."""
        return self._said.text()

    @Slot()
    def refresh(self) -> None:
        """Shows what the room sees now."""
        word = _WORDS[self._room.state]
        scene = say(SCENES[self._room.scene.kind])
        said = scene if word.said is None else say(word.said, scene) if word.said is _PINNED else say(word.said)
        self._said.setText(said)
        self._button.say(word.offer)
        self._button.set_key(written(word.key))
        at, of = self._room.page
        self._turn.setVisible(of > 1)
        if of > 1:
            self._turn.setText(say(_PART_OF, at, of))
            self._turn.setAccessibleName(f"{say(PAGE_ON)} ({say(_PART_OF, at, of)})")
            self._turn.setToolTip(f"{say(PAGE_ON)} ({written('Ctrl+Shift+PgDown')})")
        self._thumb.setAccessibleName(say(_NAME, said))
        self._thumb.setToolTip(self._room.screen_name)
        self._thumb.update()

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    @Slot()
    def open_menu(self) -> None:
        """Everything that can be done with the projection."""
        menu, room = self._menu, self._room
        menu.clear()
        for kind in PINNABLE:
            action = self._offer(SCENES[kind], "")
            action.setData(kind)
            action.setCheckable(True)
            action.setChecked(room.state is RoomState.PINNED and room.scene.kind is kind)
            action.triggered.connect(self._on_scene)
        menu.addSeparator()
        self._offer(PAGE_ON, "Ctrl+Shift+PgDown").triggered.connect(self._on_page_on)
        self._offer(PAGE_BACK, "Ctrl+Shift+PgUp").triggered.connect(self._on_page_back)
        self._offer(FOLLOW, "").triggered.connect(room.follow)
        self._offer(FREEZE, "Ctrl+Shift+F").triggered.connect(room.toggle_freeze)
        self._offer(BLACK, "Ctrl+B").triggered.connect(room.black)
        self._offer(WHITE, "").triggered.connect(room.white)
        self._offer(HIDE_LAST, "Ctrl+H").triggered.connect(room.hide_last)
        timer = self._offer(TIMER, "")
        timer.setCheckable(True)
        timer.setChecked(room.timer_shown)
        timer.triggered.connect(self._on_timer)
        menu.addSeparator()
        self._offer(SHOW, "F5").triggered.connect(room.show_projection)
        self._offer(LEND, "F10").triggered.connect(room.lend)
        self._offer(SWAP, "Ctrl+Shift+S").triggered.connect(room.swap)
        self._offer(TURN_OFF, "").triggered.connect(room.turn_off)
        menu.popup(self._thumb.mapToGlobal(QPoint(0, self._thumb.height() + 4)))

    def _offer(self, message: Message, key: str) -> QAction:
        return self._menu.addAction(say(message) + (f"\t{written(key)}" if key else ""))

    @Slot()
    def _on_scene(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._room.show_scene(Scene(action.data()))

    @Slot()
    def _on_page_on(self) -> None:
        self._room.turn_page(1)

    @Slot()
    def _on_page_back(self) -> None:
        self._room.turn_page(-1)

    @Slot()
    def _on_turn(self) -> None:
        """The next part of page 1; after the last the first."""
        at, of = self._room.page
        self._room.turn_page(1 if at < of else 1 - of)

    @Slot(bool)
    def _on_timer(self, on: bool) -> None:
        self._room.show_timer(on)

    @Slot()
    def _on_pressed(self) -> None:
        room, state = self._room, self._room.state
        if state is RoomState.LENT:
            room.take_back()
        elif state is RoomState.FROZEN:
            room.freeze(False)  # noqa: FBT003  the room's own word
        elif state is RoomState.PINNED:
            room.follow()
        elif state in (RoomState.FOLLOWING, RoomState.ASKING):
            self.open_menu()
        else:
            room.show_projection()
