"""The projection window: it paints finished frames, and hands keys on. No menu, no cursor, never a dialog."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QKeyCombination, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

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
}
"""The keys of the room. A key held down counts once: a stage is no place for auto-repeat."""


class ProjectorWindow(QWidget):
    """Paints the newest frame over the whole window.

    pressed: a key meant something (a `Press`). resized: a frame of another size is wanted. respoken:
    another language is.
    """

    pressed = Signal(object)
    resized = Signal()
    respoken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame, self._before = QPixmap(), QPixmap()
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
        return self._frame

    @property
    def pixels(self) -> QSize:
        """How large a frame is wanted, in the screen's own pixels."""
        return self.size() * self.devicePixelRatio()

    def show_frame(self, frame: QPixmap, *, fade: bool) -> None:
        """Paints another frame from now on; quietly, or at once."""
        self._fade.stop()
        self._before = self._frame if fade and self.isVisible() else QPixmap()
        self._frame = frame
        if self._before.isNull():
            self.update()
        else:
            self._fade.start()

    def paint_again(self, part: QRect) -> None:
        """A part of the frame (in its own pixels) is new."""
        ratio = self._frame.devicePixelRatio()
        self.update(
            QRectF(part.x() / ratio, part.y() / ratio, part.width() / ratio, part.height() / ratio).toAlignedRect()
        )

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
        with QPainter(self) as painter:
            if self._frame.isNull():
                painter.fillRect(event.rect(), Qt.GlobalColor.white)
                return
            if not self._before.isNull():
                painter.drawPixmap(self.rect(), self._before)
                painter.setOpacity(self._fade.currentValue())
            if self._frame.deviceIndependentSize().toSize() != self.size():  # one of the right size is on its way
                painter.drawPixmap(self.rect(), self._frame)
                return
            ratio = self._frame.devicePixelRatio()
            part = QRectF(event.rect())
            painter.drawPixmap(part, self._frame, QRectF(part.topLeft() * ratio, part.size() * ratio))

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
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        """A screen with other pixels wants another frame too."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in the language spoken now."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self.respoken.emit()
        super().changeEvent(event)

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
