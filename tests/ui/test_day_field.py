"""A date is written as people write it, whatever Qt does by itself between day and month."""

from __future__ import annotations

import datetime as dt

import pytest
from app.ui.widgets.fields import Day
from app.words import Message
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("4.12.2027", dt.date(2027, 12, 4)),
        ("1.4.2027", dt.date(2027, 4, 1)),
        ("12.12.2027", dt.date(2027, 12, 12)),
        ("31.1.2027", dt.date(2027, 1, 31)),
        ("9/5/2026", dt.date(2026, 5, 9)),
        ("4122027", dt.date(2027, 12, 4)),
        ("04.05.2027", dt.date(2027, 5, 4)),
    ],
)
def test_a_date_is_written_as_people_write_it(qtbot: QtBot, typed: str, date: dt.date) -> None:
    field = Day(Message("setup", "Date"))
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 3, 12))
    field.show()
    field.setFocus()
    field.setSelectedSection(Day.Section.DaySection)
    QTest.keyClicks(field, typed)
    assert field.date().toPython() == date
