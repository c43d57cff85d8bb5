"""Fields to fill in: Qt's own, with a visible arrow and tick, and deaf to the wheel until they have the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QSpinBox, QStyleOptionComboBox, QWidget

from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import TARGET
from app.ui.widgets import named
from app.ui.widgets.spoken import Words
from app.words import Message, say

_ARROW, _INSET = 28, 9
"""What the style sheet keeps for the arrow, and the padding and edge on either side, px."""

_SAID = Qt.ItemDataRole.UserRole + 1
"""Where a choice keeps the Message of what can be chosen."""

NARROWEST = 120
"""A choice may be set narrower than its longest words, px; never wider than the column it stands in."""


class Choice(QComboBox):
    """One of a few. Scrolling past it changes nothing."""

    def __init__(self, name: Message) -> None:
        super().__init__()
        named.name(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, words: Message, value: object) -> None:
        """One more to choose, said in every language."""
        self.addItem(say(words), value)
        self.setItemData(self.count() - 1, words, _SAID)

    def minimumSizeHint(self) -> QSize:
        """Long words end in an ellipsis before they push the column out of the window."""
        hint = super().minimumSizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Words that do not fit end in an ellipsis; Qt cuts a letter in two."""
        super().initStyleOption(option)
        room = self.width() - _ARROW - 2 * _INSET
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns only what is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Says what can be chosen in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            for at in range(self.count()):
                words = self.itemData(at, _SAID)
                if isinstance(words, Message):
                    self.setItemText(at, say(words))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        _paint_arrow(self)


_POINTS = frozenset(".-/ ")
"""What people write between day, month and year."""


class Day(QDateEdit):
    """A date, with a calendar behind the arrow. Scrolling past it changes nothing."""

    def __init__(self, name: Message) -> None:
        super().__init__()
        self._name, self._moved = name, False
        self.setCalendarPopup(True)
        self.setDisplayFormat("d.M.yyyy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 0, 0)  # the style sheet's padding does not reach the editor inside
        self._speak()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Written as people write it, 4.12.2027: where a day can have no second digit Qt goes on to the month by
        itself, and the point that follows is that same step, not one to the year.
        """
        if self._moved and event.text() in _POINTS:
            self._moved = False
            return
        before = self.currentSection()
        super().keyPressEvent(event)
        self._moved = event.text().isdecimal() and self.currentSection() != before

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns only what is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        _paint_arrow(self)

    def _speak(self) -> None:
        self.setAccessibleName(say(self._name))
        self.lineEdit().setAccessibleName(say(self._name))


class Number(QSpinBox):
    """A whole number; Up and Down change it, scrolling past it does not."""

    def __init__(self, name: Message, low: int, high: int, suffix: str = "") -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(say(name))
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.lineEdit().setAccessibleName(say(name))
        self.setMaximumHeight(TARGET)  # the editor inside asks for more than the fields beside it
        self.lineEdit().setTextMargins(8, 0, 8, 0)  # the style sheet's padding does not reach the editor inside
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """All of it is chosen, so that what is typed takes its place; a word for "none" is no part of a number."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self.selectAll)  # after the click that brought the focus

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns only what is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(say(self._name))
            self.lineEdit().setAccessibleName(say(self._name))
        super().changeEvent(event)


class Tick(QCheckBox):
    """Yes or no, with a box that can be seen in every palette."""

    def __init__(self, text: Words) -> None:
        super().__init__()
        self._message = None if isinstance(text, str) else text
        self.setText(text if isinstance(text, str) else say(text))
        self.setFont(theme.font("body"))

    def sizeHint(self) -> QSize:
        """Box, gap, words."""
        return QSize(28 + self.fontMetrics().horizontalAdvance(self.text()) + 4, TARGET)

    def hitButton(self, _pos: QPoint) -> bool:
        """The words are as good as the box."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange and self._message is not None:
            self.setText(say(self._message))
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box, its tick, the words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(1, (self.height() - 18) / 2, 18, 18)
            on = self.isChecked()
            painter.setPen(QPen(theme.colour("accent" if on else "border"), 1.5))
            painter.setBrush(theme.colour("accent" if on else "surface"))
            painter.drawRoundedRect(box, 4, 4)
            if on:
                paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent")
            painter.setPen(theme.colour("ink" if self.isEnabled() else "border"))
            painter.setFont(self.font())
            words = QRectF(28, 0, self.width() - 28, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


def _paint_arrow(field: QWidget) -> None:
    with QPainter(field) as painter:
        box = QRectF(field.width() - 26, (field.height() - 16) / 2, 16, 16)
        paint_icon(painter, "chevron-down", box, "ink" if field.isEnabled() else "border")
