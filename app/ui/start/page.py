"""The start: no rail and no strip, three ways in, the latest workshops, and how the program speaks and looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.services.ports import Card
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import Piece, clear, column, pane, row
from app.ui.widgets.toasts import REFUSAL_LASTS_MS, Toasts
from app.words import LANGUAGES, Many, Message, language, say, times

_PROMISE = Message("start", "Keep the time, catch the words, and send the room home with what it agreed on.")
_TRY, _TRY_WHAT = (
    Message("start", "Try the day that is included"),
    Message(
        "start", "Workshop Digitalt medborgerskab: 12 printed times and 5 models, ready to run through as a rehearsal."
    ),
)
_TRY_GO = Message("start", "Try the day")
_PASTE, _PASTE_WHAT = (
    Message("start", "Paste your own programme"),
    Message("start", "Copy it from a mail or from Word."),
)
_PASTE_HERE = Message("start", "9.30 Welcome by Per Krogh Hansen\n10.00 About the project …")
_OPEN, _OPEN_WHAT = (
    Message("start", "Open a file"),
    Message("start", "A .workshop from a colleague or from your other computer. You can also drop it here."),
)
_OPEN_GO = Message("start", "Choose a file")
_LANGUAGE, _LOOK = Message("start", "Language"), Message("start", "Appearance")
_NAMES = {"da": "Dansk", "en": "English"}
LOOKS = {
    Look.LIGHT: Message("start", "Light"),
    Look.DARK: Message("start", "Dark"),
    Look.CONTRAST: Message("start", "High contrast"),
}
_RECENT, _TODAY = Message("start", "Latest"), Message("start", "today")
_REMARKS = Many("start", "{0} remark", "{0} remarks")
_REHEARSAL = Message("start", "rehearsal")
_OVERDUE = Many("start", "{0} next step is past its date", "{0} next steps are past their date")
_LINE = Message("start", "{0}: {1}")

MOST = 4
CARD = (336, 232)


class StartPage(QFrame):
    """try_asked: the shipped day. pasted: words of a programme. file_asked: choose one. dropped: a file's path.

    open_asked: a workshop's id. spoken, worn: another language, another look.
    """

    try_asked = Signal()
    pasted = Signal(str)
    file_asked = Signal()
    dropped = Signal(object)
    open_asked = Signal(str)
    spoken = Signal(str)
    worn = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("fill", "bg")
        self.setAcceptDrops(True)
        self._cards: tuple[Card, ...] = ()
        self._dues: Sequence[tuple[Card, int]] = ()
        self._paste = QPlainTextEdit()
        self._paste.setFont(theme.font("body"))
        self._paste.setFixedHeight(96)
        self._paste.setTabChangesFocus(True)
        self._paste.textChanged.connect(self._on_pasted)
        self.first = ActionButton(_TRY_GO, "Enter", kind="primary")
        choose = ActionButton(_OPEN_GO, "Ctrl+O")
        self.first.clicked.connect(self.try_asked)
        choose.clicked.connect(self.file_asked)
        cards = row(
            None,
            _card("play", _TRY, _TRY_WHAT, pane(row(self.first, None))),
            _card("clipboard-paste", _PASTE, _PASTE_WHAT, self._paste),
            _card("folder-open", _OPEN, _OPEN_WHAT, pane(row(choose, None))),
            None,
            gap=16,
        )
        name, promise = Label("Plenum", "title"), Label(_PROMISE, "line", "muted")
        for label in (name, promise):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        logo = pane(row(None, Picture("messages-square", "on_accent", 24), None), "accent", 48, 48, box="logo")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        self._recent.setContentsMargins(0, 0, 0, 0)
        recent = QWidget()
        recent.setFixedWidth(3 * CARD[0] + 2 * 16)
        recent.setLayout(self._recent)
        self._foot = row(gap=4)
        self.setLayout(
            column(
                None,
                row(None, logo, None),
                12,
                name,
                4,
                promise,
                32,
                cards,
                24,
                row(None, recent, None),
                12,
                self._foot,
                None,
                gap=0,
                margins=(24, 16, 24, 16),
            )
        )
        self.toasts = Toasts(self)
        self.ring = FocusRing(self)
        self._speak()

    def show_workshops(self, cards: Sequence[Card], today: dt.date) -> None:
        """The workshops on this laptop, the last changed first."""
        clear(self._recent)
        if not cards:
            return
        self._recent.addWidget(Overline(_RECENT))
        for card in sorted(cards[:MOST], key=lambda c: c.date != today):
            button = _WorkshopButton(card, _told(card, today))
            button.clicked.connect(self._on_open)
            self._recent.addWidget(button)
        for card in cards:
            late = sum(1 for due in getattr(card, "dues", ()) if due < today)
            if late:
                words = ElidedLabel(say(_LINE, card.title, say(_OVERDUE, late)), "strong", tone="soon")
                self._recent.addLayout(row(Picture("hourglass", "soon", 16), words, gap=8, margins=(12, 4, 0, 0)))

    def tell(self, sentence: str) -> None:
        """Says why something is not possible."""
        self.toasts.tell(sentence, lasts_ms=REFUSAL_LASTS_MS)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The first way in has the focus, so that Enter takes it."""
        super().showEvent(event)
        self._paste.clear()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_choices()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        event.setAccepted(event.mimeData().hasUrls() or event.mimeData().hasText())

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is opened, words are a programme."""
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.dropped.emit(Path(urls[0].toLocalFile()))
        elif event.mimeData().text().strip():
            self.pasted.emit(event.mimeData().text())
        event.acceptProposedAction()

    def _speak(self) -> None:
        self._paste.setAccessibleName(say(_PASTE))
        self._paste.setPlaceholderText(say(_PASTE_HERE))
        self._show_choices()

    def _show_choices(self) -> None:
        clear(self._foot)
        pieces: list[Piece] = [None, Label(_LANGUAGE, "body", "muted")]
        pieces += [_choice(_NAMES[code], code, self._on_spoken, chosen=code == language()) for code in LANGUAGES]
        pieces += [32, Label(_LOOK, "body", "muted")]
        pieces += [_choice(say(m), look.value, self._on_worn, chosen=look is theme.look()) for look, m in LOOKS.items()]
        pieces.append(None)
        self._foot.addLayout(row(*pieces, gap=4))

    @Slot()
    def _on_pasted(self) -> None:
        text = self._paste.toPlainText()
        if text.strip():
            self.pasted.emit(text)

    @Slot()
    def _on_open(self) -> None:
        button = self.sender()
        if isinstance(button, _WorkshopButton):
            self.open_asked.emit(button.card.id)

    @Slot()
    def _on_spoken(self) -> None:
        button = self.sender()
        if isinstance(button, _Choice):
            self.spoken.emit(button.value)

    @Slot()
    def _on_worn(self) -> None:
        button = self.sender()
        if isinstance(button, _Choice):
            self.worn.emit(button.value)
            self._show_choices()


class _WorkshopButton(ActionButton):
    """One workshop to open."""

    def __init__(self, card: Card, text: str) -> None:
        super().__init__(text, icon="calendar-clock", kind="nav")
        self.card = card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Choice(ActionButton):
    """One of a few, of which one is chosen."""

    def __init__(self, text: str, value: str) -> None:
        super().__init__(text, kind="nav")
        self.value = value
        self.setCheckable(True)


def _choice(text: str, value: str, act: Callable[[], None], *, chosen: bool) -> _Choice:
    button = _Choice(text, value)
    button.setChecked(chosen)
    button.clicked.connect(act)
    return button


def _card(icon: str, title: Message, words: Message, *rest: QWidget) -> QWidget:
    said = Label(words, "body", "muted", wrap=True)
    head = row(Picture(icon, "accent", 24), None)
    inside = column(head, 4, Label(title, "heading"), said, None, *rest, gap=4, margins=(24, 20, 24, 20))
    box = pane(inside, box="card")
    box.setFixedSize(*CARD)
    return box


def _told(card: Card, today: dt.date) -> str:
    """A workshop in one line."""
    date = say(_TODAY) if card.date == today else times.date_of(card.date)
    parts = [card.title, date, say(_REMARKS, card.remarks), *([say(_REHEARSAL)] if card.rehearsal else [])]
    return " · ".join(parts)
