"""The spine of the console: the clock, the six parts, and whether the words are safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.services.ports import Saving, SavingState
from app.services.seat import Sharing
from app.ui.design import theme
from app.ui.design.icons import paint_icon
from app.ui.design.tokens import ICON_RAIL, LINE, RAIL, STRIP
from app.ui.facilitator.parts import Place
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import column, row
from app.words import Many, Message, say

_SAVED = Message("saving", "Saved")
_SAVING = Message("saving", "Saving")
_WAITS = Message("saving", "{0} wait")
_NOT_SAVED = Message("saving", "Not saved")
_SPOOLED = Message("saving", "In reserve")
_SHARED = Message("shared", "Shared")
_SHARED_AWAY = Message("shared", "Shared: waits")
_SHARED_WAITS = Many("shared", "Shared: waits, {0} change", "Shared: waits, {0} changes")
_PLACE = Message("rail", "{0} ({1})")
_HOME, ALL_WORKSHOPS = Message("rail", "Workshops"), Message("keys", "All workshops")
_MORE, _MORE_NAME = Message("rail", "More"), Message("rail", "More: undo, help, keys, settings")

_WORDS: Mapping[SavingState, tuple[Message, str, str]] = {
    SavingState.SAVED: (_SAVED, "check", "ok"),
    SavingState.WAITING: (_SAVED, "check", "ok"),  # less than a second: calm is quiet
    SavingState.SLOW: (_SAVING, "hourglass", "soon"),
    SavingState.TROUBLE: (_NOT_SAVED, "triangle-alert", "late"),
    SavingState.SPOOLED: (_SPOOLED, "triangle-alert", "late"),
}


LOWEST, KEYED, HIGHEST = 44, 64, 76
"""A part's height: with icon and name, the least with its key as well, and with air."""

FOOT, BESIDE = 36, 4
"""The height of what stands beneath the parts, and the room between."""

NARROW = 540
"""On a rail lower than this what stands beneath the parts takes one row."""


class RailButton(QToolButton):
    """A part of the day: the frame is the style sheet's; icon, name and the quieter key are painted."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(RAIL - 8)
        self.setMinimumHeight(LOWEST)
        self.setMaximumHeight(HIGHEST)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._speak()

    def sizeHint(self) -> QSize:
        """Its own size: the words are painted smaller than a tool button's."""
        return self.maximumSize()

    def minimumSizeHint(self) -> QSize:
        """On a low screen the key goes; icon and name stay."""
        return self.minimumSize()

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's frame, then icon, name, key."""
        on, width = self.isChecked(), self.width()
        with QPainter(self) as painter:
            option = QStyleOptionToolButton()
            self.initStyleOption(option)
            option.text = ""
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            side = (width - ICON_RAIL) / 2
            keyed = self.height() >= KEYED
            top = min(8, (self.height() - 60) // 2) if keyed else max(2, (self.height() - 44) // 2)
            paint_icon(painter, self.place.icon, QRectF(side, top, ICON_RAIL, ICON_RAIL), "accent" if on else "muted")
            painter.setPen(theme.colour("accent" if on else "ink"))
            painter.setFont(theme.font("label" if on else "caption"))
            painter.drawText(QRectF(0, top + 28, width, 16), Qt.AlignmentFlag.AlignCenter, self.text())
            if not keyed:
                return
            painter.setPen(theme.colour("muted"))
            painter.setFont(theme.font("caption"))
            painter.drawText(QRectF(0, top + 44, width, 16), Qt.AlignmentFlag.AlignCenter, self.place.shortcut)

    def _speak(self) -> None:
        self.setText(say(self.place.title))
        self.setAccessibleName(say(_PLACE, self.text(), self.place.shortcut))


class FootButton(QToolButton):
    """Beneath the parts, smaller and quieter, for it is not one of them: a small icon over a word.

    name: what it is called where its word alone would not say it. In its narrow form the icon stands alone.
    """

    def __init__(self, icon: str, word: Message, name: Message) -> None:
        super().__init__()
        self._icon, self._word, self._name = icon, word, name
        self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(RAIL - 8, FOOT)
        self.setFont(theme.font("caption"))
        self._speak()

    def sizeHint(self) -> QSize:
        """Its own size: the word is painted closer to the edges than a tool button's."""
        return self.maximumSize()

    def show_narrow(self, on: bool) -> None:
        """On the lowest screens two of them stand side by side; their names are in their tooltips."""
        self._narrow = on
        self.setFixedSize((RAIL - 8 - BESIDE) // 2 if on else RAIL - 8, FOOT)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Says its name in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does: on the console Space is written into the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's frame, then the icon and the word."""
        with QPainter(self) as painter:
            option = QStyleOptionToolButton()
            self.initStyleOption(option)
            option.text = ""
            self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
            top = (FOOT - 16) / 2 if self._narrow else 2
            paint_icon(painter, self._icon, QRectF((self.width() - 16) / 2, top, 16, 16), "muted")
            if not self._narrow:
                painter.setPen(theme.colour("muted"))
                painter.setFont(theme.font("caption"))
                painter.drawText(QRectF(0, 18, self.width(), 16), Qt.AlignmentFlag.AlignCenter, self.text())

    def _speak(self) -> None:
        self.setText(say(self._word))
        self.setAccessibleName(say(self._name))
        self.setToolTip(say(self._name))


class Rail(QWidget):
    """chosen: the key of the part that was pressed. home_asked: all workshops are. more_asked: the menu is."""

    chosen = Signal(str)
    home_asked = Signal()
    more_asked = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setFixedWidth(RAIL)
        self._narrow = False
        self._clock = Label("", "title")
        self._date = Label("", "caption", "muted")
        for label in (self._clock, self._date):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clock.setMinimumWidth(QFontMetrics(theme.font("title")).horizontalAdvance("00.00"))
        self._buttons = {place.key: RailButton(place) for place in places}
        self._group = QButtonGroup(self)
        for button in self._buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self.home = FootButton("house", _HOME, ALL_WORKSHOPS)
        self.home.clicked.connect(self.home_asked)
        self.more = FootButton("ellipsis", _MORE, _MORE_NAME)
        self.more.clicked.connect(self.more_asked)
        self._mark, self._word = Picture("check", "ok", 16), Label(_SAVED, "caption", "ok")
        self._shared = Label("", "caption", "muted", wrap=True)
        self._shared.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shared.hide()
        head, foot = QWidget(), QWidget()
        head.setLayout(column(None, self._clock, self._date, None, gap=0))
        head.setFixedHeight(STRIP)
        foot.setLayout(row(None, self._mark, self._word, None, gap=4))
        foot.setFixedHeight(LINE)
        self._parts: QVBoxLayout = column(*self._buttons.values(), gap=4, margins=(4, 8, 4, 0))
        self._others: QBoxLayout = column(self.home, self.more, gap=BESIDE, margins=(4, 0, 4, 0))
        whole = column(head, self._parts, None, self._others, self._shared, foot, gap=0)
        whole.setStretch(1, 100)  # the parts first, then free room
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On the lowest screens what is no part takes one row of icons."""
        super().resizeEvent(event)
        narrow = self.height() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            for button in (self.home, self.more):
                button.show_narrow(narrow)
            ways = QBoxLayout.Direction
            self._others.setDirection(ways.LeftToRight if narrow else ways.TopToBottom)

    @property
    def words(self) -> str:
        """What it says of saving."""
        return self._word.text()

    def show_time(self, clock: str, date: str) -> None:
        """The clock of the workshop, and its date."""
        self._clock.setText(clock)
        self._date.setText(date)

    def choose(self, key: str) -> None:
        """Marks a part as the one that is shown."""
        self._buttons[key].setChecked(True)

    def show_saving(self, saving: Saving) -> None:
        """Whether the words are safe; how many wait where it takes long."""
        message, icon, tone = _WORDS[saving.state]
        self._mark.show_icon(icon, tone)
        self._word.set_tone(tone)
        if saving.state is SavingState.SLOW and saving.waiting:
            self._word.say(_WAITS, saving.waiting)
        else:
            self._word.say(message)

    @property
    def shared(self) -> str:
        """What it says of the store between laptops; empty where there is none."""
        return "" if self._shared.isHidden() else self._shared.text()

    def show_shared(self, sharing: Sharing) -> None:
        """Whether the store between laptops has everything of ours. It is never an alarm: the words are safe here."""
        if sharing.state == "together" and not sharing.waiting:
            self._shared.say(_SHARED)
        elif sharing.waiting:
            self._shared.say(_SHARED_WAITS, sharing.waiting)
        else:
            self._shared.say(_SHARED_AWAY)
        self._shared.show()

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, RailButton):
            self.chosen.emit(button.place.key)
