"""Texts on screen. One given as a Message speaks again by itself when the language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.design import theme
from app.ui.design.tokens import ICON
from app.ui.widgets.spoken import Spoken, Words

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_PLAIN = 0
"""Qt.TextFormat.PlainText. The first picture has labels, and is there before the namespace `Qt` is asked for."""


class Label(Spoken, QLabel):
    """A text with a role of the type scale and a tone. Never reads its text as markup."""

    def __init__(self, text: Words = "", role: str = "body", tone: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setProperty("textFormat", _PLAIN)
        self.setFont(theme.font(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._take(text)

    def set_tone(self, tone: str) -> None:
        """Changes the colour: a token's name, or "" for ink."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        self._say_again(event)
        super().changeEvent(event)

    def _put(self, text: str) -> None:
        if text != self.text():
            QLabel.setText(self, text)  # its own: `Spoken` stands before it


class Overline(Label):
    """A section's name, in small capitals' weight."""

    def __init__(self, text: Words = "") -> None:
        super().__init__(text, "overline", "muted")

    def _put(self, text: str) -> None:
        self.setAccessibleName(text)
        super()._put(text.upper())


class Boxed(Label):
    """A short text in a box: a `chip`, a `keycap`, a `number` or a `number on`."""

    def __init__(self, text: Words, box: str, role: str = "strong", height: int = 24) -> None:
        super().__init__(text, role)
        self.setProperty("box", box)
        self.setFixedHeight(height)
        self.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class ElidedLabel(Label):
    """One line that takes the first role it fits in, then ends in …; the whole text is then its tooltip."""

    def __init__(self, text: Words = "", *roles: str, tone: str = "") -> None:
        self._roles, self._fits = roles or ("body",), True
        super().__init__(text, self._roles[0], tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As high as the largest role; as narrow as may be."""
        return QSize(0, self._height())

    def sizeHint(self) -> QSize:
        """As high as the largest role, whatever role is in use: the line never moves what stands below."""
        return QSize(super().sizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Finds the role that fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet has put the font back that it began with."""
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line; elided where it is too long."""
        if self._fits:
            super().paintEvent(event)
            return
        from app.ui.widgets.elided import elided  # the first picture cuts nothing

        with QtGui.QPainter(self) as painter:
            text = elided(self.fontMetrics(), self.text(), self.width())
            self.style().drawItemText(
                painter, self.rect(), int(self.alignment()), self.palette(), self.isEnabled(), text,
                self.foregroundRole(),
            )  # fmt: skip

    def _height(self) -> int:
        return _line_height(self._roles[0])

    def _put(self, text: str) -> None:
        super()._put(text)
        self._fit()

    def _fit(self) -> None:
        for role in self._roles:
            self.setFont(theme.font(role))
            self._fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
            if self._fits:
                break
        self.setToolTip("" if self._fits else self.text())


class Picture(QWidget):
    """A tinted icon; the word beside it carries the meaning, so a screen reader passes it over."""

    def __init__(self, name: str, tone: str = "ink", size: int = ICON, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tone: str = "ink") -> None:
        """Another icon, or another tone."""
        if (name, tone) != (self._name, self._tone):
            self._name, self._tone = name, tone
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon in the palette of now."""
        from app.ui.design.icons import paint_icon

        with QtGui.QPainter(self) as painter:
            if self._name:
                paint_icon(painter, self._name, QtCore.QRectF(self.rect()), self._tone)


def _line_height(role: str) -> int:
    return QFontMetrics(theme.font(role)).height()
