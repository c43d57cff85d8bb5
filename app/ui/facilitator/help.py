"""Help: how a day is run in nine lines, and every key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.ui.facilitator.keys import Key
from app.ui.widgets import named
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.key_names import written
from app.ui.widgets.labels import Boxed, Label, Overline
from app.ui.widgets.layouts import column, pane, row, scrolled
from app.words import Message

TITLE = Message("help", "Help")
_DAY, _KEYS, _CLOSE = Message("help", "Running a day"), Message("help", "The keys"), Message("help", "Close")
_LINES = (
    (
        Message("help", "Write"),
        Message(
            "help",
            "Whatever you write on the console lands in the line at the foot. Enter keeps it and gives it a "
            "code. + is an idea, - a barrier, ? a question.",
        ),
    ),
    (
        Message("help", "Next"),
        Message(
            "help",
            "Ctrl+Enter, PgDn or a clicker goes to the next item. An item that would end more than 5 minutes "
            "early is asked about once.",
        ),
    ),
    (
        Message("help", "Late"),
        Message(
            "help",
            "The band tells when an item must end for everything to hold. Ctrl+R shows a plan that wins the "
            "time back; Enter takes it.",
        ),
    ),
    (
        Message("help", "Undo"),
        Message(
            "help",
            "Ctrl+Z takes words back. What was done to the clock is taken back with “Undo on the clock” at the "
            "top, in every part.",
        ),
    ),
    (
        Message("help", "The room"),
        Message(
            "help",
            "The projector follows the day by itself. Changing part never changes what the room sees; "
            "Ctrl+Shift+Enter shows it.",
        ),
    ),
    (
        Message("help", "Slides"),
        Message(
            "help",
            "F10 lends the projector to a speaker’s slides and takes it back. A small strip keeps the time in sight.",
        ),
    ),
    (
        Message("help", "Saved"),
        Message(
            "help",
            "Everything is kept as you write. There is nothing to save; the word at the foot of the rail "
            "tells if the disk does not follow.",
        ),
    ),
    (
        Message("help", "Home"),
        Message(
            "help",
            "F12 reads the conclusions back to the room, F7 shows the document page by page and sends it home.",
        ),
    ),
    (
        Message("help", "Find"),
        Message(
            "help",
            "Ctrl+K finds every command by name, in Danish and in English.",
        ),
    ),
)
"""What a facilitator needs to know on the first day, a line each."""


class HelpDialog(Dialog):
    """Two pages. It does not stop the day: a clicker still moves it."""

    def __init__(self, keys: Sequence[Key], parent: QWidget) -> None:
        super().__init__(parent)
        named.entitle(self, TITLE)
        self._day, self._keys = ActionButton(_DAY, kind="nav"), ActionButton(_KEYS, kind="nav")
        self._pages = QStackedWidget()
        self._pages.addWidget(_day_page())
        self._pages.addWidget(_keys_page(keys))
        close = ActionButton(_CLOSE, "Esc", kind="primary")
        close.clicked.connect(self.accept)
        for button in (self._day, self._keys):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(self._on_page)
        self.setLayout(
            column(row(self._day, self._keys, None), self._pages, row(None, close), gap=12, margins=(24, 20, 24, 20))
        )
        self.resize(720, 560)

    def show_day(self) -> None:
        """How a day is run."""
        self._day.setChecked(True)
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_page()

    def show_keys(self) -> None:
        """Every key."""
        self._keys.setChecked(True)
        self._keys.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_page()

    @Slot()
    def _on_page(self) -> None:
        self._pages.setCurrentIndex(1 if self._keys.isChecked() else 0)


class _Cap(Boxed):
    """A key, as this system and this language write it."""

    def __init__(self, sequence: str) -> None:
        self._sequence = sequence
        super().__init__(written(sequence), "keycap", "label")

    def changeEvent(self, event: QEvent) -> None:
        """Some keys have another name in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setText(written(self._sequence))
        super().changeEvent(event)


def _day_page() -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(1, 1)
    for line, (name, text) in enumerate(_LINES):
        grid.addWidget(Label(name, "strong"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(text, "body", wrap=True), line, 1)
    return scrolled(pane(column(grid, None)), _DAY)


def _keys_page(keys: Sequence[Key]) -> QWidget:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    heading, line = None, 0
    for key in keys:
        if not key.sequences:
            continue
        if key.group != heading:
            heading = key.group
            grid.addWidget(Overline(key.group), line, 0, 1, 2)
            line += 1
        caps = [_Cap(s) for s in _distinct(key.sequences)]
        grid.addWidget(Label(key.name, "body"), line, 0)
        grid.addLayout(row(None, *caps, gap=6), line, 1)
        line += 1
    return scrolled(pane(column(grid, None, margins=(0, 0, 12, 0))), _KEYS)


def _distinct(sequences: Sequence[str]) -> list[str]:
    """The keys that are not the same one under another name."""
    seen: dict[str, str] = {}
    for sequence in sequences:
        seen.setdefault(written(sequence), sequence)
    return list(seen.values())
