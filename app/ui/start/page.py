"""The start: no rail and no strip, three ways in, the latest workshops, and how the program speaks and looks.

Its texts and frames are on the screen before anything else of the program is imported; the controls follow
(`Controls`). Nothing here may ask for the namespace `Qt`: making its 115 enums takes a tenth of the first picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, frame, row
from app.words import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

    from app.ui.start.controls import Controls

_PROMISE = Message("start", "Keep the time, catch the words, and send the room home with what it agreed on.")
_TRY, _TRY_WHAT = (
    Message("start", "A day that is ready"),
    Message(
        "start",
        "Try Digitalt medborgerskab, 13 items and 5 models. Or make a real workshop of it, or of a template.",
    ),
)
PASTE, _PASTE_WHAT = (
    Message("start", "Paste your own programme"),
    Message("start", "From a mail or Word; pasting is enough. Or write it here, and press Read the programme."),
)
_OPEN, _OPEN_WHAT = (
    Message("start", "Open a file"),
    Message("start", "A .workshop from a colleague or from your other laptop. You can also drop it here."),
)

CARD, GAP, FOOT = (336, 232), 16, 36
NARROWEST, MUCH = 290, 100
"""A card's width where the window is narrow, px; and how much more than the edges what is between them grows."""

HANG = 12
"""So far the frames of the latest workshops hang out, px: their icons stand on the cards' edge."""

_NO_FOCUS = 0
"""Qt.FocusPolicy.NoFocus."""


class StartPage(QFrame):
    """try_asked: the shipped day as a rehearsal. real_asked: a day for real. pasted: words of a programme.

    file_asked: choose one. dropped: a file's path.

    join_asked: a workshop that others share. open_asked: a workshop's id. restore_asked: the path of a copy.
    spoken, worn: another language, another look. controls: None until they are made.
    """

    try_asked = Signal()
    real_asked = Signal()
    pasted = Signal(str)
    file_asked = Signal()
    dropped = Signal(object)
    join_asked = Signal()
    open_asked = Signal(str)
    restore_asked = Signal(object)
    spoken = Signal(str)
    worn = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("fill", "bg")
        self.setAcceptDrops(True)
        self.logo = frame("accent", box="logo")
        self.logo.setFixedSize(48, 48)
        self.ways = (
            Way("play", _TRY, _TRY_WHAT),
            Way("clipboard-paste", PASTE, _PASTE_WHAT),
            Way("folder-open", _OPEN, _OPEN_WHAT),
        )
        recent, foot = QWidget(), QWidget()
        recent.setMaximumWidth(3 * CARD[0] + 2 * GAP + 2 * HANG)
        foot.setFixedHeight(FOOT)
        self.recent, self.foot = QVBoxLayout(recent), row(gap=4)
        self.recent.setSpacing(4)
        self.recent.setContentsMargins(0, 0, 0, 0)
        foot.setLayout(self.foot)
        ways, latest = row(None, *self.ways, None, gap=GAP), row(None, recent, None)
        for at in range(len(self.ways)):
            ways.setStretch(at + 1, MUCH)
        latest.setStretch(1, MUCH)
        body = QFrame()
        body.setProperty("fill", "bg")
        body.setLayout(
            column(
                None,
                row(None, self.logo, None),
                12,
                row(None, Label("Plenum", "title"), None),
                4,
                row(None, Label(_PROMISE, "line", "muted"), None),
                32,
                ways,
                24,
                latest,
                20,
                foot,
                None,
                gap=0,
                margins=(24, 16, 24, 16),
            )
        )
        area = QScrollArea()  # a low window scrolls it, and nothing stands over anything
        area.setWidgetResizable(True)
        area.setProperty("focusPolicy", _NO_FOCUS)
        area.setWidget(body)
        self.setLayout(column(area))
        self.controls: Controls | None = None

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language, and shows which look is worn, wherever it was chosen."""
        if event.type() == QEvent.Type.LanguageChange and self.controls is not None:
            self.controls.speak()
        elif event.type() == QEvent.Type.PaletteChange and self.controls is not None:
            self.controls.show_chosen()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Where the controls are there already, they begin anew."""
        super().showEvent(event)
        if self.controls is not None:
            self.controls.begin()

    def write(self) -> None:
        """The field for a programme has the keyboard."""
        if self.controls is not None:
            self.controls.write()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        event.setAccepted(event.mimeData().hasUrls() or event.mimeData().hasText())

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is opened, words are a programme."""
        if self.controls is not None:
            self.controls.take(event.mimeData())
        event.acceptProposedAction()


class Way(QFrame):
    """A way in: a card with an icon, its name and what it is; `foot` is where its control comes to stand."""

    def __init__(self, icon: str, title: Message, words: Message) -> None:
        super().__init__()
        self.icon, self.foot = icon, row()
        self.setProperty("box", "card")
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(CARD[0])
        self.setMinimumHeight(CARD[1])
        said = Label(words, "body", "muted", wrap=True)
        self.setLayout(
            column(24, 4, Label(title, "heading"), said, 8, None, self.foot, gap=4, margins=(24, 20, 24, 20))
        )
