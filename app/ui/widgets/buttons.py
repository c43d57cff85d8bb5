"""The button of the program: an icon, a text, and the key that does the same, a little quieter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import ICON, INSIDE, TARGET
from app.ui.widgets.layouts import restyle
from app.ui.widgets.named import OWN_NAME
from app.ui.widgets.spoken import Spoken, Words

_KEY_TONES = {"primary": "on_accent", "toast": "surface"}
_TEXT_TONES = {"primary": "on_accent", "quiet": "accent", "toast": "surface"}


class ActionButton(Spoken, QPushButton):
    """The frame is the style sheet's, by `kind`: "" (plain), primary, chosen, quiet, nav (checkable), toast.

    A text given as a Message speaks again by itself when the language changes.
    """

    def __init__(self, text: Words = "", key: str = "", icon: str = "", kind: str = "") -> None:
        super().__init__()
        self._key, self._icon = key, icon
        self.setProperty("kind", kind)
        self.setFont(theme.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where it is: in the line
        self._take(text)

    def set_key(self, key: str) -> None:
        """Another key does the same now."""
        self._key = key
        self._put(self.text())
        self.update()

    def set_kind(self, kind: str) -> None:
        """Another frame."""
        restyle(self, kind=kind)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does: on the console Space is written into the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        self._say_again(event)
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the content and the frame's padding."""
        width = 0 if self.property("kind") == "quiet" else 26
        width += QFontMetrics(theme.font("strong")).horizontalAdvance(self.text())
        width += (ICON if self._icon else 0) + (INSIDE if self._icon and self.text() else 0)
        width += QFontMetrics(theme.font("caption")).horizontalAdvance(self._key) + 10 if self._key else 0
        return QSize(width if self.text() else max(width, TARGET), TARGET)

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a word is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's frame, then our own content."""
        kind = str(self.property("kind"))
        with QPainter(self) as painter:
            option = QStyleOptionButton()
            self.initStyleOption(option)
            option.text = ""
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            tone = _TEXT_TONES.get(kind, "ink")
            if kind == "nav" and self.isChecked():
                tone = "accent"
            key_tone = _KEY_TONES.get(kind, "muted")
            if not self.isEnabled():
                tone = key_tone = "border"
            left = (self.width() - self.sizeHint().width()) / 2 + 13
            if kind == "quiet":
                left = 0 if self.text() else (self.width() - ICON) / 2
            if kind == "nav":
                left = 12
            if self._icon:
                paint_icon(painter, self._icon, QRectF(left, (self.height() - ICON) / 2, ICON, ICON), tone)
                left += ICON + INSIDE
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour(tone))
            area = QRectF(left, 0, self.width(), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
            if self._key:
                left += painter.fontMetrics().horizontalAdvance(self.text()) + 10
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour(key_tone))
                painter.drawText(QRectF(left, 1, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._key)

    def _put(self, text: str) -> None:
        if text != self.text():
            QPushButton.setText(self, text)  # its own: `Spoken` stands before it
            self.updateGeometry()
        if not self.property(OWN_NAME):
            self.setAccessibleName(f"{text} ({self._key})" if self._key else text)
