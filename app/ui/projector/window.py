"""The projection window: it paints finished frames, and hands keys on. No menu, no cursor, never a dialog."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from app.services.sight import Showing
from app.ui.projector.frames import Frame
from app.ui.projector.tokens import Palette
from app.words import Message, say

TITLE = Message("projector", "Plenum: the room")

FADE_MS = 120
"""How long one scene takes to become the next."""


class Press(StrEnum):
    """What a key on the projection window means."""

    NEXT = "next"
    BACK = "back"
    BLACK = "black"
    WHITE = "white"
    FREEZE = "freeze"
    SWAP = "swap"
    SHOW = "show"
    DARKEN = "darken"  # Esc: black, and black it stays
    LEND = "lend"
    TAKE_OFF = "take_off"
    PAGE_ON = "page_on"  # of page 1, where it has several parts
    PAGE_BACK = "page_back"


_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEY = Qt.Key

_PRESSES: Mapping[QKeyCombination, Press] = {
    QKeyCombination(_KEY.Key_Right): Press.NEXT,
    QKeyCombination(_KEY.Key_Space): Press.NEXT,
    QKeyCombination(_KEY.Key_PageDown): Press.NEXT,
    QKeyCombination(_CTRL, _KEY.Key_Return): Press.NEXT,
    QKeyCombination(_CTRL, _KEY.Key_Enter): Press.NEXT,
    QKeyCombination(_KEY.Key_PageUp): Press.BACK,
    QKeyCombination(_KEY.Key_B): Press.BLACK,
    QKeyCombination(_KEY.Key_Period): Press.BLACK,
    QKeyCombination(_CTRL, _KEY.Key_B): Press.BLACK,
    QKeyCombination(_KEY.Key_W): Press.WHITE,
    QKeyCombination(_KEY.Key_Comma): Press.WHITE,
    QKeyCombination(_KEY.Key_F): Press.FREEZE,
    QKeyCombination(_CTRL | _SHIFT, _KEY.Key_F): Press.FREEZE,
    QKeyCombination(_KEY.Key_S): Press.SWAP,
    QKeyCombination(_CTRL | _SHIFT, _KEY.Key_S): Press.SWAP,
    QKeyCombination(_KEY.Key_F5): Press.SHOW,
    QKeyCombination(_SHIFT, _KEY.Key_F5): Press.SHOW,  # some clickers send it
    QKeyCombination(_KEY.Key_Escape): Press.DARKEN,
    QKeyCombination(_KEY.Key_F10): Press.LEND,
    QKeyCombination(_CTRL, _KEY.Key_H): Press.TAKE_OFF,
    QKeyCombination(_KEY.Key_Down): Press.PAGE_ON,
    QKeyCombination(_KEY.Key_Up): Press.PAGE_BACK,
}
"""The keys of the room. A key held down counts once: a stage is no place for auto-repeat."""


class ProjectorWindow(QWidget):
    """Paints the newest frame over the whole window.

    pressed: a key meant something (a `Press`). wanted: a frame of another size or in another language is.
    closed: somebody closed it as one closes a window.
    """

    pressed = Signal(object)
    wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame: Frame | None = None
        self._broken: Showing | None = None
        self._before = QPixmap()
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self._on_fading)
        self._fade.finished.connect(self._on_faded)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the typist keeps the keyboard
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    @property
    def frame(self) -> QPixmap:
        """What the window paints."""
        return self._frame.pixels if self._frame is not None else QPixmap()

    def put(self, showing: Showing, palette: Palette, *, fades: bool) -> bool:
        """Shows something from now on; another scene fades in, quietly or not at all. False where nothing differs."""
        size, before = self.size() * self.devicePixelRatio(), self._frame
        if not self.isVisible() or size.isEmpty() or showing == self._broken:
            return False
        if before is not None:
            if before.shows(showing, size, palette):
                return False
            counted = before.count_on(showing, size, palette)
            if counted is not None:
                self._update_part(counted)
                return True
        self._broken = showing  # a scene that cannot be drawn is not tried again each second
        self._frame = Frame(showing, size, self.devicePixelRatio(), palette)
        self._broken = None
        self._fade.stop()
        another = before is not None and before.showing.scene != showing.scene and before.size == size
        self._before = before.pixels if before is not None and fades and another else QPixmap()
        if self._before.isNull():
            self.update()
        else:
            self._fade.start()
        return True

    def _update_part(self, part: QRect) -> None:
        """A part of the frame (in its own pixels) is new."""
        ratio = self.devicePixelRatio()
        self.update(QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio).toAlignedRect())

    def show_on(self, screen: QScreen) -> None:
        """Fills a screen. Never by `showFullScreen`, which takes the keyboard away from whoever is typing."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        self.setGeometry(screen.geometry())

    def show_in_a_window(self, beside: QScreen | None) -> None:
        """Stands as an ordinary window, to be shared or moved: there is no second screen to fill."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        if beside is not None:
            room = beside.availableGeometry()
            size = QSize(960, 540).boundedTo(room.size() * 0.7)
            self.resize(size)
            self.move(room.bottomRight() - self.rect().bottomRight())
        self.showNormal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame; while it fades in, over the one before."""
        frame = self.frame
        with QPainter(self) as painter:
            if frame.isNull():
                painter.fillRect(event.rect(), Qt.GlobalColor.white)
                return
            if not self._before.isNull():
                painter.drawPixmap(self.rect(), self._before)
                painter.setOpacity(self._fade.currentValue())
            if frame.deviceIndependentSize().toSize() != self.size():  # one of the right size is on its way
                painter.drawPixmap(self.rect(), frame)
                return
            part, ratio = QRectF(event.rect()), frame.devicePixelRatio()
            painter.drawPixmap(part, frame, QRectF(part.topLeft() * ratio, part.size() * ratio))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Says what the key means here; others are left alone."""
        combination = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
        press = _PRESSES.get(combination)
        if press is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.pressed.emit(press)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks for a frame that fits."""
        super().resizeEvent(event)
        self.wanted.emit()

    def event(self, event: QEvent) -> bool:
        """A screen with other pixels wants another frame too."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.wanted.emit()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in the language spoken now."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self._frame = None
            self.wanted.emit()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A room that was closed is off, not broken."""
        super().closeEvent(event)
        self.closed.emit()

    def _name(self) -> None:
        self.setWindowTitle(say(TITLE))
        self.setAccessibleName(say(TITLE))

    @Slot(object)
    def _on_fading(self, _value: object) -> None:
        self.update()

    @Slot()
    def _on_faded(self) -> None:
        self._before = QPixmap()
        self.update()
