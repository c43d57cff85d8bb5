"""What stands where the line was while the letters are commands: the mode is marked, and its keys are named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from app.services.cleaning import LONGEST
from app.ui.design import theme
from app.ui.design.tokens import AROUND, LINE
from app.ui.desk import Desk
from app.ui.widgets.labels import Boxed, ElidedLabel, Label, Picture
from app.ui.widgets.layouts import clear, row
from app.ui.widgets.named import name
from app.words import Message

Key = tuple[str | Message, Message]
"""What is pressed, and what it does."""
Keys = Sequence[Key]


class NameField(QLineEdit):
    """A new name, asked for in the bar. A draft at every letter."""

    given = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, address: str) -> None:
        super().__init__()
        self._desk, self.address = desk, address
        self.setFont(theme.font("line"))
        self.setMaxLength(LONGEST)
        self.setText(desk.drafted(address))
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives it, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip() and not event.isAutoRepeat():
                self.given.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.setText("")
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._desk.draft(self.address, text)


class ModeBar(QFrame):
    """An accent bar: the mode's name, its keys, and the way out. One question may take the keys' place."""

    def __init__(self, icon: str, mode: Message, keys: Keys, leave: Message, field: NameField | None = None) -> None:
        super().__init__()
        self.setProperty("fill", "accent")
        self.setFixedHeight(LINE)
        self._keys, self.field = keys, field
        self._mode, self._leave = Label(mode, "heading", "on_accent"), Label(leave, "strong", "on_accent")
        self._asks = ElidedLabel("", "line", tone="on_accent")
        listed, asking = QWidget(), QWidget()
        self._listed = row(*_named(keys), None, gap=7)
        listed.setLayout(self._listed)
        asked = row(self._asks, *([] if field is None else [field]), gap=16)
        asked.setStretch(0, 1)
        if field is not None:
            asked.setStretch(1, 2)
        asking.setLayout(asked)
        self._middle = QStackedWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never widens the window
        self._middle.addWidget(listed)
        self._middle.addWidget(asking)
        line = row(
            Picture(icon, "on_accent"), self._mode, 8, self._middle, Boxed("Esc", "keycap"),
            self._leave, gap=8, margins=(AROUND, 0, AROUND, 0),
        )  # fmt: skip
        line.setStretch(3, 1)
        self.setLayout(line)

    def ask(self, question: Message, *fills: object, named: bool = False) -> None:
        """Asks for one more key, or (named) for a name."""
        self._asks.say(question, *fills)
        if self.field is not None:
            self.field.setVisible(named)
            name(self.field, question, *fills)
            if named:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._middle.setCurrentIndex(1)

    def show_keys(self, keys: Keys, leave: Message) -> None:
        """Names other keys: those of where the focus is."""
        if keys == self._keys:
            return
        self._keys = keys
        clear(self._listed)
        for piece in _named(keys):
            self._listed.addWidget(piece)
        self._listed.addStretch(1)
        self._leave.say(leave)
        self._name_what_fits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last keys go where there is no room for all: a word is never cut."""
        super().resizeEvent(event)
        self._name_what_fits()

    def _name_what_fits(self) -> None:
        items = [self._listed.itemAt(at) for at in range(self._listed.count())]
        pieces = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        gap, taken, room = self._listed.spacing(), 0, self._middle.width()
        for key, what in zip(pieces[::2], pieces[1::2], strict=True):
            taken += key.sizeHint().width() + what.sizeHint().width() + 2 * gap
            for piece in (key, what):
                piece.setVisible(taken - gap <= room)

    def rest(self) -> None:
        """The keys again."""
        self._middle.setCurrentIndex(0)

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._middle.currentIndex() == 1


def _named(keys: Keys) -> list[QWidget]:
    pieces: list[QWidget] = []
    for key, what in keys:
        pieces += [Boxed(key, "keycap"), Label(what, "body", "on_accent")]
    return pieces
