"""The head of the Debate part: what it is about, whose turn it is, the search, and what the room may be shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.ui.design.tokens import AROUND
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import column, pane, row
from app.ui.widgets.marks import Ring
from app.words import Message, say
from app.words.times import running

_SEARCH = Message("debate", "Search the day")
_SHOW = Message("debate", "Show in the room")
_GROUPS = Message("debate", "Groups")
_MODEL = Message("debate", "Remarks")
_OF = Message("debate", "left of {0}")


class SearchField(QLineEdit):
    """left: Esc, or Down into what was found."""

    left = Signal()
    entered_list = Signal()

    def __init__(self, name: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFrame(False)
        self.setProperty("ring", "parent")
        self.setMaxLength(200)
        self._speak()

    def _speak(self) -> None:
        self.setPlaceholderText(say(self._name))
        self.setAccessibleName(say(self._name))

    def changeEvent(self, event: QEvent) -> None:
        """Speaks the language of now."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears and leaves; Down goes into the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.entered_list.emit()
        else:
            super().keyPressEvent(event)


def searching(field: QLineEdit, width: int) -> QFrame:
    """A field with a magnifying glass before it."""
    line = row(Picture("search", "muted", 16), field, margins=(10, 0, 8, 0))
    line.setStretch(1, 1)
    return pane(line, box="field", width=width, height=36)


class Head(QFrame):
    """Words to the left; the turn's clock, the search and three buttons to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("fill", "surface")
        self._over, self._title = Overline(), ElidedLabel("", "heading", "lead", "strong")
        self._under = ElidedLabel("", "body", tone="muted")
        self._words = ("", "", "")
        self._ring, self._time, self._of = Ring(size=48), Label("", "title"), Label("", "caption", "muted")
        self._turn = QWidget()
        self._turn.setFixedWidth(176)
        self._turn.setLayout(row(self._ring, column(None, self._time, self._of, None, gap=0), gap=12))
        self.search = SearchField(_SEARCH)
        self.groups = ActionButton(_GROUPS, icon="users")
        self.remarks = ActionButton(_MODEL, icon="messages-square")
        self.room = ActionButton(_SHOW, icon="monitor")
        words = column(None, self._over, self._title, self._under, None, gap=2)
        found = searching(self.search, 196)
        line = row(words, self._turn, 8, found, self.groups, self.remarks, self.room, margins=(AROUND, 0, AROUND, 0))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFixedHeight(68)
        self._turn.hide()

    def show_words(self, over: str, title: str, under: str) -> None:
        """What it is about, on three lines."""
        if (over, title, under) == self._words:
            return
        self._words = (over, title, under)
        self._over.setText(over)
        self._title.setText(title)
        self._under.setText(under)
        self._over.setVisible(bool(over))
        self._under.setVisible(bool(under))
        self.setFixedHeight(84 if under else 68)

    def show_turn(self, elapsed_ms: int, share_ms: int) -> None:
        """How long the speaking group has had the word, of its fair share."""
        left = share_ms - elapsed_ms
        self._turn.show()
        self._ring.show_share(elapsed_ms / share_ms if share_ms > 0 else 1, "soon" if left < 0 else "accent")
        self._time.setText(running(left))
        self._time.set_tone("soon" if left < 0 else "")
        self._of.say(_OF, running(share_ms))

    def hide_time(self) -> None:
        """No time runs that concerns what is seen."""
        self._turn.hide()
