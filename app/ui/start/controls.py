"""What can be pressed and written in on the start page, and the latest workshops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.services.ports import Card, Lost
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.start.page import HANG, PASTE, StartPage
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.labels import ElidedLabel, Label, Overline, Picture
from app.ui.widgets.layouts import Piece, clear, column, pane, row
from app.ui.widgets.spoken import Words
from app.ui.widgets.toasts import REFUSAL_LASTS_MS, Toasts
from app.words import LANGUAGES, Many, Message, language, say, times

_TRY_GO = Message("start", "Try the day")
_REAL_GO = Message("start", "Use it for real")
_PASTE_HERE = Message("start", "9.30 Welcome by Per Krogh Hansen\n10.00 About the project …")
_PASTE_GO = Message("start", "Read the programme")
_OPEN_GO = Message("start", "Choose a file")
_JOIN = Message("start", "Join a workshop that others share")
_LANGUAGE, _LOOK = Message("start", "Language"), Message("start", "Appearance")
_NAMES = {"da": "Dansk", "en": "English"}
LOOKS = {
    Look.LIGHT: Message("start", "Light"),
    Look.DARK: Message("start", "Dark"),
    Look.CONTRAST: Message("start", "High contrast"),
}
_RECENT, _TODAY = Message("start", "Recent"), Message("start", "today")
_RUNS = Message("start", "running now")
_REMARKS = Many("start", "{0} remark", "{0} remarks")
_REHEARSAL = Message("start", "rehearsal")
_OVERDUE = Many("start", "{0} next step is past its date", "{0} next steps are past their date")
_GONE = Many("start", "The file is gone. Bring the copy back", "The file is gone. Bring the newest of {0} copies back")
_LINE = Message("start", "{0}: {1}")

MOST = 4


class Controls(QObject):
    """Stands in the places that the page has left for it; what is done there the page tells."""

    def __init__(self, page: StartPage) -> None:
        super().__init__(page)
        self._page = page
        page.controls = self
        self._paste = _Programme()
        self._paste.given.connect(page.pasted)
        self._read = ActionButton(_PASTE_GO, "Ctrl+Enter")
        self._read.setEnabled(False)
        self._read.clicked.connect(self._paste.give)
        self._paste.textChanged.connect(self._on_text)
        self.first = ActionButton(_TRY_GO, "Enter", kind="primary")
        choose = ActionButton(_OPEN_GO, "Ctrl+O")
        self.first.clicked.connect(page.try_asked)
        real = ActionButton(_REAL_GO)
        real.clicked.connect(page.real_asked)
        choose.clicked.connect(page.file_asked)
        paste = pane(column(self._paste, row(self._read, None), gap=8))
        join = ActionButton(_JOIN, icon="users", kind="quiet")
        join.clicked.connect(page.join_asked)
        files = pane(column(row(join, None), row(choose, None), gap=12))
        days = pane(column(row(self.first, None), row(real, None), gap=8))
        for way, control in zip(page.ways, (days, paste, files), strict=True):
            way.foot.addWidget(control)
            _stand(Picture(way.icon, "accent", 24, way), 24, 20)
        for way in (page.ways[0], page.ways[2]):
            way.foot.addStretch(1)
        _stand(Picture("messages-square", "on_accent", 24, page.logo), 12, 12)
        self._shown: tuple[Sequence[Card], dt.date, Sequence[Lost], str] | None = None
        self._running: ActionButton | None = None
        self.toasts = Toasts(page)
        self.ring = FocusRing(page)
        self._languages = [_Choice(_NAMES[code], code, self._on_spoken) for code in LANGUAGES]
        self._looks = [_Choice(name, look.value, self._on_worn) for look, name in LOOKS.items()]
        choices: list[Piece] = [None, Label(_LANGUAGE, "body", "muted"), 4, *self._languages]
        choices += [32, Label(_LOOK, "body", "muted"), 4, *self._looks, None]
        page.foot.addLayout(row(*choices, gap=8))
        self.speak()
        if page.isVisible():
            self.begin()

    def begin(self) -> None:
        """The page is shown: the first way in has the focus, so that Enter takes it."""
        self.first.show()  # a layout would show it only later, and the focus would pass it by
        self._running = None
        self._offer_first()
        self.show_chosen()

    def write(self) -> None:
        """The field for a programme has the keyboard."""
        self._paste.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self, text: str) -> None:
        """The words of a programme that was read and not taken, to go on with; empty once one is taken."""
        self._paste.keep(text)

    def speak(self) -> None:
        """Speaks the language of now."""
        self._paste.setAccessibleName(say(PASTE))
        self._paste.setPlaceholderText(say(_PASTE_HERE))
        self.show_chosen()
        if self._shown is not None:
            self.show_workshops(*self._shown)

    def show_workshops(
        self, cards: Sequence[Card], today: dt.date, lost: Sequence[Lost] = (), running: str = ""
    ) -> None:
        """The workshops on this laptop, the last changed first. lost: those of which only copies are left.

        running: the one whose day was running when it was left; where that is not long ago Enter opens it.
        """
        self._shown = (cards, today, lost, running)
        recent = self._page.recent
        had = self._page.focusWidget() in (self.first, self._running)  # and not the language, which was just chosen
        clear(recent)
        self._running = None
        cards = sorted(cards, key=lambda card: not _runs(card, running, today))
        if not (cards or lost):
            return
        first = next(
            (c for c in cards if _runs(c, running, today)),
            next((c for c in cards if c.date == today and not c.rehearsal), None),  # today's own
        )
        recent.addLayout(row(Overline(_RECENT), margins=(HANG, 0, 0, 0)))
        for card in sorted(cards[:MOST], key=lambda c: (not _runs(c, running, today), c.date != today)):
            button = _WorkshopButton(card, _told(card, today, runs=_runs(card, running, today)))
            button.clicked.connect(self._on_open)
            recent.addWidget(button)
            if card is first:
                self._running = button
                button.set_key("Enter")
                button.set_kind("primary")
                button.show()
        self._offer_first(focus=had)
        for one in lost[:MOST]:
            back = ActionButton(say(_LINE, one.title, say(_GONE, one.copies)), icon="undo-2", kind="nav")
            back.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            back.clicked.connect(partial(self._page.restore_asked.emit, one.newest))
            recent.addWidget(back)
        for card in cards:
            late = sum(1 for due in card.dues if due < today)
            if late:
                words = ElidedLabel(say(_LINE, card.title, say(_OVERDUE, late)), "strong", tone="soon")
                recent.addLayout(row(Picture("hourglass", "soon", 16), words, gap=8, margins=(HANG, 4, 0, 0)))

    def _offer_first(self, *, focus: bool = True) -> None:
        """Enter takes the likeliest: the workshop whose day runs, or is today; else a rehearsal of the shipped day."""
        runs = self._running is not None
        self.first.set_kind("" if runs else "primary")
        self.first.set_key("" if runs else "Enter")
        if focus:
            (self._running or self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Says why something is not possible."""
        self.toasts.tell(sentence, lasts_ms=REFUSAL_LASTS_MS)

    def take(self, dropped: QMimeData) -> None:
        """What was dropped: a file, or the words of a programme."""
        urls = dropped.urls()
        if urls and urls[0].isLocalFile():
            self._page.dropped.emit(Path(urls[0].toLocalFile()))
        elif dropped.text().strip():
            self._page.pasted.emit(dropped.text())

    def show_chosen(self) -> None:
        """Which language is spoken and which look is worn; either may have been chosen elsewhere."""
        for choice in (*self._languages, *self._looks):
            choice.show_chosen(choice.value in (language(), theme.look().value))

    @Slot()
    def _on_text(self) -> None:
        self._read.setEnabled(bool(self._paste.toPlainText().strip()))

    @Slot()
    def _on_open(self) -> None:
        button = self.sender()
        if isinstance(button, _WorkshopButton):
            self._page.open_asked.emit(button.card.id)

    @Slot()
    def _on_spoken(self) -> None:
        button = self.sender()
        if isinstance(button, _Choice):
            self._page.spoken.emit(button.value)
            self.show_chosen()

    @Slot()
    def _on_worn(self) -> None:
        button = self.sender()
        if isinstance(button, _Choice):
            self._page.worn.emit(button.value)
            self.show_chosen()


class _Programme(QPlainTextEdit):
    """A field for a programme. given: its words; pasting gives them at once, what is typed is given when it is done."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("body"))
        self.setFixedHeight(58)
        self.setTabChangesFocus(True)
        self._kept = ""

    def keep(self, text: str) -> None:
        """Words to go on with."""
        self._kept = text
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasting is enough; another programme takes the place of the one that was given before."""
        if self._kept and self.toPlainText() == self._kept:
            self.selectAll()
        super().insertFromMimeData(source)
        self.give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter gives what was typed."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.give()
        else:
            super().keyPressEvent(event)

    @Slot()
    def give(self) -> None:
        """Gives the words that are there."""
        text = self.toPlainText()
        if text.strip():
            self.given.emit(text)


class _WorkshopButton(ActionButton):
    """One workshop to open."""

    def __init__(self, card: Card, text: str) -> None:
        super().__init__(text, icon="calendar-clock", kind="nav")
        self.card = card
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class _Choice(ActionButton):
    """One of a few, of which one is chosen."""

    def __init__(self, text: Words, value: str, act: Callable[[], None]) -> None:
        super().__init__(text)
        self.value = value
        self.setCheckable(True)
        self.clicked.connect(act)

    def show_chosen(self, chosen: bool) -> None:
        """Whether it is the one; pressing the one that is leaves it so."""
        self.setChecked(chosen)
        self.set_kind("chosen" if chosen else "")


def _stand(widget: QWidget, left: int, top: int) -> None:
    widget.move(left, top)
    widget.show()


def _runs(card: Card, running: str, today: dt.date) -> bool:
    """Whether its day is under way. One that was never ended, and lies days back, is not."""
    changed = dt.datetime.fromtimestamp(card.changed_ms / 1000).date()  # noqa: DTZ006  the laptop's own day
    return card.id == running and today - changed <= dt.timedelta(days=1)


def _told(card: Card, today: dt.date, *, runs: bool) -> str:
    """A workshop in one line."""
    date = say(_RUNS) if runs else say(_TODAY) if card.date == today else times.date_of(card.date)
    parts = [card.title, date, say(_REMARKS, card.remarks), *([say(_REHEARSAL)] if card.rehearsal else [])]
    return " · ".join(parts)
