"""Pasted into the quick line: lines, pieces, whole documents; with real keys."""

from __future__ import annotations

import pytest
from app.domain.debate import RemarkKind
from app.services.cleaning import LONGEST
from app.ui.debate.line import QuickLine
from app.ui.desk import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.debate.desks import remarks
from tests.ui.debate.in_line import CTRL, field, paste, press, types

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


DOCUMENT = "\n".join(f"{number}. Linje nummer {number}" for number in range(1, 31))


def test_a_paste_of_lines_is_a_remark_each(line: QuickLine, desk: Desk) -> None:
    paste(line, "- Vi mangler tid\n\n• Vi mangler plads\n  Vi mangler Ida\n")
    assert [(r.words, r.kind) for r in remarks(desk)] == [
        ("Vi mangler tid", RemarkKind.POINT),
        ("Vi mangler plads", RemarkKind.POINT),
        ("Vi mangler Ida", RemarkKind.POINT),
    ]
    press(line, Qt.Key.Key_Z, CTRL)
    assert remarks(desk) == []


def test_a_paste_of_a_piece_goes_in_at_the_cursor(line: QuickLine, desk: Desk) -> None:
    types(line, "Vi mangler ")
    paste(line, "en fælles indgang")
    assert line.text() == "Vi mangler en fælles indgang"
    assert remarks(desk) == []


def test_words_too_long_for_one_remark_are_several_and_none_is_lost(line: QuickLine, desk: Desk) -> None:
    text = " ".join(f"Sætning nummer {n} om borgerservice." for n in range(700))
    paste(line, text)
    press(line, Qt.Key.Key_Return)
    stored = remarks(desk)
    assert len(stored) > 1
    assert all(len(r.words) <= LONGEST for r in stored)
    assert " ".join(r.words for r in stored) == text
    assert [r.elaborates for r in stored[1:]] == [r.id for r in stored[:-1]]


def test_a_whole_document_is_asked_about_first(line: QuickLine, desk: Desk) -> None:
    paste(line, DOCUMENT)
    assert remarks(desk) == []
    assert line.asks.isVisible()
    QTest.keyClick(line.asks, Qt.Key.Key_Escape)
    assert remarks(desk) == []
    assert field(line).isVisible()
    paste(line, DOCUMENT)
    line.asks._yes.setFocus()
    QTest.keyClick(line.asks._yes, Qt.Key.Key_Return)
    assert [r.words for r in remarks(desk)] == [f"Linje nummer {n}" for n in range(1, 31)]
    press(line, Qt.Key.Key_Z, CTRL)
    assert remarks(desk) == []


def test_enter_alone_says_no_to_a_document(line: QuickLine, desk: Desk) -> None:
    paste(line, DOCUMENT)
    QTest.keyClick(line.asks._no, Qt.Key.Key_Return)
    assert remarks(desk) == []


def test_a_paste_at_a_cursor_keeps_what_stood_round_it(line: QuickLine, desk: Desk) -> None:
    types(line, "før  efter")
    field(line).setCursorPosition(4)
    paste(line, "en\nto")
    assert [r.words for r in remarks(desk)] == ["før en", "to efter"]
