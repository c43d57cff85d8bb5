"""Each of the three parts in both languages and every palette: nothing cut, everything named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app.ui.debate.part import DebatePart
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.part import Part
from app.ui.plenum.below import LINES, PARKED, SHEET, VOTES
from app.ui.plenum.part import PlenumPart
from app.ui.steps.part import StepsPart
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import ElidedLabel
from app.words import set_language
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.debate.desks import Place, open_place, played

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

INTERACTIVE = {
    QAccessible.Role.Button, QAccessible.Role.PushButton, QAccessible.Role.EditableText, QAccessible.Role.ComboBox,
    QAccessible.Role.CheckBox, QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.SpinBox,
}  # fmt: skip


def views(part: Part) -> Iterator[str]:
    """Goes through everything the part can show."""
    if isinstance(part, DebatePart):
        for name, show in (("cards", part.show_cards), ("remarks", part.show_remarks), ("groups", part.show_tables)):
            show()
            yield name
        part.head.search.setText("bibliotek")
        yield "search"
    elif isinstance(part, PlenumPart):
        for page in (LINES, SHEET, VOTES, PARKED):
            part.below.turn(page)
            yield f"page {page}"
        part.below.begin()
        yield "sheet"
        part.start_sorting()
        yield "sorting"
        part.read_back()
        yield "reading"
    elif isinstance(part, StepsPart):
        for name in ("steps", "after"):
            yield name
            part.toggle_after()


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


def cut(at: Place) -> list[str]:
    """The words that do not fit where they stand."""
    found = []
    for label in at.findChildren(QLabel):
        if label.isVisible() and not isinstance(label, ElidedLabel) and not label.wordWrap():
            words = label.fontMetrics().horizontalAdvance(label.text())
            if label.text() and words > label.contentsRect().width() + 1:
                found.append(label.text())
    buttons = (b for b in at.findChildren(ActionButton) if b.isVisible())
    return [*found, *(b.text() for b in buttons if b.width() < b.sizeHint().width())]


def unnamed(root: QWidget) -> list[str]:
    """What a screen reader would call only by its kind."""
    found = []

    def walk(interface: QAccessibleInterface) -> None:
        if interface.state().invisible:
            return
        thing = interface.object()
        inner = thing is not None and thing.objectName().startswith("qt_")
        if interface.role() in INTERACTIVE and not inner and not interface.text(QAccessible.Text.Name):
            found.append(f"{interface.role()} {thing!r}")
        if interface.role() in {QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.ComboBox}:
            return
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                walk(child)

    walk(QAccessible.queryAccessibleInterface(root))
    return found


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("make", "until"), [(DebatePart, "14:36:00"), (PlenumPart, "15:52:00"), (StepsPart, "15:58:00")]
)
def test_nothing_is_cut_and_everything_is_named(
    qtbot: QtBot, tmp_path: Path, make: type[Part], until: str, language: str
) -> None:
    set_language(language)
    desk = played(tmp_path, until)
    at = open_place(qtbot, desk, make)
    for view in views(at.part):
        settle()
        assert (view, at.width()) == (view, 1199)  # nothing widens the window
        assert (view, cut(at)) == (view, [])
        assert (view, unnamed(at)) == (view, [])
    desk.close()


@pytest.mark.parametrize("look", list(Look))
def test_every_palette_draws_every_view(qtbot: QtBot, tmp_path: Path, qapp: QApplication, look: Look) -> None:
    desk = played(tmp_path, "15:52:00")
    theme.apply(qapp, look)
    for make in (DebatePart, PlenumPart, StepsPart):
        at = open_place(qtbot, desk, make)
        for _view in views(at.part):
            settle()
            assert not at.grab().isNull()
        at.close()
    theme.apply(qapp, Look.LIGHT)
    desk.close()


def test_a_switch_of_language_speaks_at_once(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    desk = played(tmp_path, "15:52:00")
    at = open_place(qtbot, desk, PlenumPart)
    settle()
    assert isinstance(at.part, PlenumPart)
    assert "Unplaced" in [w.text() for w in at.findChildren(QLabel)]
    set_language("da")
    for widget in at.findChildren(QWidget):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert "Uplaceret" in [w.text() for w in at.findChildren(QLabel)]
    assert at.line.edit.placeholderText() == "Skriv det, der bliver sagt …"
    assert at.line.chip.text().startswith("Plenum")
    desk.close()
