"""A real workshop made from a day that is there already: which day, and the date it is held."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.checked import FIRST_DAY, LAST_DAY
from app.ui.design import theme
from app.ui.design.tokens import TARGET
from app.ui.house import House
from app.ui.trouble import KNOWN, told
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.fields import Choice, Day
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column, row
from app.words import Message, say

TITLE = Message("start", "A workshop for real")
_WHAT = Message("start", "The programme is taken over as it is. Everything in it can be changed under Set-up.")
_WHICH, _DATE = Message("start", "Day"), Message("start", "Date")
_MAKE, _CANCEL = Message("start", "Make the workshop"), Message("start", "Cancel")

WIDTH = 480


class FreshDialog(Dialog):
    """made: the id of a workshop that is there now, to be opened. today: the date that stands there first."""

    made = Signal(str)

    def __init__(self, house: House, today: dt.date, parent: QWidget) -> None:
        super().__init__(parent)
        self._house = house
        self.setWindowTitle(say(TITLE))
        self.setFixedWidth(WIDTH)
        self.which, self.date = Choice(_WHICH), Day(_DATE)
        for name, title in house.templates():
            self.which.addItem(title, name)
        self.date.setDateRange(_date(FIRST_DAY), _date(LAST_DAY))
        self.date.setDate(_date(today))
        for field in (self.which, self.date):
            field.setFont(theme.font("body"))
            field.setFixedHeight(TARGET)
        self.date.setFixedWidth(160)
        self.said = Label("", "strong", "late", wrap=True)
        self.said.hide()
        self.make, cancel = ActionButton(_MAKE, "Enter", kind="primary"), ActionButton(_CANCEL, "Esc")
        self.make.setDefault(True)
        self.make.clicked.connect(self._on_make)
        cancel.clicked.connect(self.reject)
        body = column(
            Label(TITLE, "heading"),
            Label(_WHAT, "body", "muted", wrap=True),
            8,
            Label(_WHICH, "caption", "muted"),
            self.which,
            4,
            Label(_DATE, "caption", "muted"),
            self.date,
            self.said,
            8,
            row(None, cancel, self.make),
            gap=8,
            margins=(24, 20, 24, 20),
        )
        self.setLayout(body)
        self.date.setFocus()
        self.date.setSelectedSection(Day.Section.DaySection)  # so that what is typed takes its place

    @Slot()
    def _on_make(self) -> None:
        day = self.date.date()
        try:
            template = self._house.template(self.which.currentData())
            made = self._house.make(template, dt.date(day.year(), day.month(), day.day()))
        except KNOWN as trouble:
            self.said.setText(told(trouble))
            self.said.show()
            return
        self.accept()
        self.made.emit(made)


def _date(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
