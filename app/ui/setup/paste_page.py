"""The way from a mail to a workshop: the preview of a pasted programme, with the title and the date it gets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from app.services.intake import Intake, Reading
from app.services.ports import Ids
from app.services.proposals import template
from app.ui.design import theme
from app.ui.design.tokens import AROUND, TARGET
from app.ui.setup.preview import Preview
from app.ui.widgets.fields import Day
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.labels import Label, Picture
from app.ui.widgets.layouts import column, pane, row, rule
from app.words import Message, say

_HEAD = Message("reading", "This is how your programme was read")
_TITLE, _DATE = Message("reading", "Title"), Message("reading", "Date")
_UNTITLED = Message("reading", "Workshop")
_UNNAMED = Message("reading", "Title missing")

DATE_WIDTH = 152
"""A date with its year, and the arrow, px."""


class PastePage(QWidget):
    """taken: a template and the date, for the application to make a workshop of. left: back to the start page."""

    taken = Signal(object, object)
    left = Signal()

    def __init__(
        self,
        intake: Intake,
        ids: Ids,
        today: Callable[[], dt.date] = dt.date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ids, self._today = ids, today
        self.preview = Preview(intake)
        self.title, self.date = QLineEdit(), Day(_DATE)
        self._mark, self._named = Picture("circle-question-mark", "soon", 16), Label(_TITLE, "caption", "muted")
        self._mark.hide()
        self.title.setMaxLength(200)
        self.title.setFixedWidth(300)
        self.date.setMinimumWidth(DATE_WIDTH)
        for field in (self.title, self.date):
            field.setFont(theme.font("body"))
            field.setFixedHeight(TARGET)
        head = row(
            column(Label(_HEAD, "heading"), self.preview.summary, gap=2),
            self._mark,
            self._named,
            self.title,
            Label(_DATE, "caption", "muted"),
            self.date,
            self.preview.back,
            self.preview.take,
            gap=12,
            margins=(AROUND, 12, AROUND, 12),
        )
        head.setStretch(0, 1)
        whole = column(pane(head, "surface"), rule(), self.preview, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.preview.listen(self)
        self.title.textChanged.connect(self._on_title)
        self.preview.title_asked.connect(self._ask_title)
        self.preview.taken.connect(self._on_taken)
        self.preview.left.connect(self.left)
        self.ring = FocusRing(self)
        self._speak()

    def begin(self, text: str) -> None:
        """Reads a pasted text."""
        self.preview.begin(text)
        self._head_from(self.preview.reading)

    def begin_file(self, path: Path) -> None:
        """Reads a file."""
        self.preview.begin_file(path)
        self._head_from(self.preview.reading)

    def changeEvent(self, event: QEvent) -> None:
        """Speaks again in a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        self.title.setAccessibleName(say(_TITLE))
        self.title.setPlaceholderText(say(_UNTITLED))

    def _head_from(self, reading: Reading) -> None:
        self.title.setText(title_of(reading))
        self._on_title(self.title.text())  # an empty one that stays empty changes nothing
        date = first_day(reading, self._today())
        self.date.setDate(QDate(date.year, date.month, date.day))

    @Slot(str)
    def _on_title(self, title: str) -> None:
        missing = not title.strip()
        self._mark.setVisible(missing)
        self._named.say(_UNNAMED if missing else _TITLE)
        self._named.set_tone("soon" if missing else "muted")
        self.preview.miss_title(missing)

    @Slot()
    def _ask_title(self) -> None:
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_taken(self) -> None:
        title = self.title.text().strip() or say(_UNTITLED)
        chosen = self.date.date()
        made = template(self.preview.reading, self.preview.items, self._ids, title)
        self.taken.emit(made, dt.date(chosen.year(), chosen.month(), chosen.day()))


def title_of(reading: Reading) -> str:
    """A heading without the word "Programme" in front and the stop behind."""
    title = reading.title.lstrip("# ")
    return re.sub(r"^(?:the\s+)?program\w*\s*[.:–-]\s*", "", title, flags=re.IGNORECASE).strip(" .:#")[:200]


def first_day(reading: Reading, today: dt.date) -> dt.date:
    """The date a programme names; without a year the next such day; without a date today."""
    year, month, day = reading.dated
    try:
        if year:
            return dt.date(year, month, day)
        if month:
            date = dt.date(today.year, month, day)
            return date if date >= today else date.replace(year=today.year + 1)
    except ValueError:
        pass
    return today
