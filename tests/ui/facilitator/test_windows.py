"""Every window in both languages and three palettes: it opens, nothing is unnamed, no word is cut."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from app.bootstrap import House
from app.ui.debate.measured import MeasuredList
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.console import Console
from app.ui.facilitator.distance import Distance
from app.ui.facilitator.help import HelpDialog
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.program.part import ProgramPart
from app.ui.language import speak
from app.ui.plenum.part import PlenumPart
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.labels import Boxed, ElidedLabel
from app.ui.window import Window
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, app, children, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)

Opener = Callable[[Console, Place], None]


def _at_rest(_console: Console, _place: Place) -> None:
    """Before the day."""


def _running(console: Console, place: Place) -> None:
    place.historier_over(console.desk)


def _replan(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    console.conductor.toggle_preview()


def _item(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    assert console.part is not None
    console.part.arrive(console.desk.standing.items[4].id)


def _insert(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    assert isinstance(console.part, ProgramPart)
    console.part.ask_to_insert()


def _over(console: Console, place: Place) -> None:
    _running(console, place)
    console.conductor.end_day()


STATES: dict[str, Opener] = {
    "at rest": _at_rest, "running": _running, "replan": _replan, "item": _item, "insert": _insert, "over": _over,
}  # fmt: skip


@pytest.mark.parametrize("state", list(STATES))
def test_the_program_part(console: Console, place: Place, state: str) -> None:
    STATES[state](console, place)
    for language, look in product(("da", "en"), Look):
        theme.apply(app(), look)
        speak(language)
        settle()
        assert not unnamed(console), (language, look)
        assert not cut(console), (language, look)
        assert not console.grab().isNull()


@pytest.mark.parametrize("place_", PLACES, ids=[p.key for p in PLACES])
def test_each_part(console: Console, place: Place, place_: object) -> None:
    place.historier_over(console.desk)
    console.show_part(place_.key)  # type: ignore[attr-defined]
    for language in ("da", "en"):
        speak(language)
        settle()
        assert not unnamed(console), language
        assert not cut(console), language


@pytest.mark.parametrize("size", [(1093, 545), (1366, 768), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("place_", PLACES, ids=[p.key for p in PLACES])
def test_in_a_window_of_any_size_no_word_is_cut(
    console: Console, place: Place, place_: object, size: tuple[int, int]
) -> None:
    """A laptop of 1366 x 768 at 125 % is 1093 x 614, less what the system takes: the work is scrolled there."""
    place.historier_over(console.desk)
    console.show_part(place_.key)  # type: ignore[attr-defined]
    console.resize(*size)
    for look in (Look.CONTRAST, Look.LIGHT):
        theme.apply(app(), look)  # another style sheet puts every font back
        speak("da")
        settle()
        assert not cut(console)
        assert "11.05" in console.band.said
        assert console.band.findChild(ElidedLabel).toolTip() == ""  # the sentence stands whole
        for shown in children(console, MeasuredList):
            assert shown.verticalScrollBar().isVisible() is (shown.verticalScrollBar().maximum() > 0)


def test_a_switch_of_language_is_heard_everywhere(console: Console, place: Place) -> None:
    _replan(console, place)
    console.toasts.clear()
    settle()
    english = set(texts(console))
    speak("da")
    settle()
    kept = {t for t in english & set(texts(console)) if any(c.isalpha() for c in t)}
    data = {i.title for i in console.desk.standing.items} | {"Jens Jørgen Hansen"}
    same = {"Plenum", "Hold", "Plan"}  # the same word in both languages
    assert not {t for t in kept - data - same if " min" not in t}
    speak("en")
    settle()
    assert set(texts(console)) == english


@pytest.fixture
def window(qtbot: QtBot, window: Window) -> Window:
    """It has settled: everything in it is measured."""
    qtbot.wait(80)
    return window


@pytest.mark.parametrize(("language", "look"), [("da", Look.LIGHT), ("en", Look.DARK), ("da", Look.CONTRAST)])
def test_the_start_and_the_dialogs(window: Window, home: House, language: str, look: Look) -> None:
    theme.apply(app(), look)
    speak(language)
    home.make(home.shipped(), _today())
    window.show_start()
    settle()
    assert not unnamed(window)
    assert not cut(window)
    for show in (window.over.show_settings, window.over.show_help, window.over.show_keys):
        show()
        settle()
        dialog = window.over.dialog
        assert dialog is not None
        assert not unnamed(dialog)
        assert not cut(dialog)
        assert dialog.height() <= 720
    window.front.try_shipped()
    window.over.show_commands()
    settle()
    assert not unnamed(window)


def test_help_has_the_keyboard_on_the_page_it_shows(window: Window) -> None:
    window.show_start()
    for show in (window.over.show_help, window.over.show_keys, window.over.show_help):
        show()
        settle()
        dialog = window.over.dialog
        assert isinstance(dialog, HelpDialog)
        focus = dialog.focusWidget()
        assert isinstance(focus, ActionButton)
        assert focus.isChecked()


def _today() -> object:
    import datetime as dt

    return dt.date(2026, 3, 12)


# ---- what is looked for


_NEEDS_NAME = frozenset({
    QAccessible.Role.Button, QAccessible.Role.EditableText, QAccessible.Role.ComboBox, QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton, QAccessible.Role.Slider, QAccessible.Role.SpinBox, QAccessible.Role.Table,
    QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.ButtonMenu,
})  # fmt: skip


def unnamed(widget: QWidget) -> list[str]:
    """Whatever can be used or has the focus and says no name to a screen reader."""
    found: list[str] = []
    _walk(QAccessible.queryAccessibleInterface(widget), found)
    return found


def _walk(at: QAccessibleInterface | None, found: list[str]) -> None:
    if at is None or not at.isValid() or at.state().invisible:
        return
    needs = at.role() in _NEEDS_NAME or at.state().focusable
    thing = at.object()
    if needs and not at.text(QAccessible.Text.Name) and not (isinstance(thing, QWidget) and not _used(thing)):
        found.append(f"{at.role().name} {type(thing).__name__} {thing.parent() if thing else ''}")
    for number in range(at.childCount()):
        child = at.child(number)
        if child is not None and child.role() not in (QAccessible.Role.Cell, QAccessible.Role.ListItem):
            _walk(child, found)


def _used(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)


def cut(widget: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    found = []
    for label in children(widget, QLabel):
        if isinstance(label, ElidedLabel):
            if label.toolTip() and label.objectName() != "may elide" and label.width() < 60:
                found.append(label.text())
            continue
        if not label.text() or label.wordWrap():
            if label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 1:
                found.append(f"wrapped: {label.text()}")
            continue
        need = QFontMetricsF(label.font()).horizontalAdvance(label.text())
        seen = label.visibleRegion().boundingRect().width()
        if need > label.width() + 1 or (seen < min(label.width(), need) - 1 and not _scrolls(label)):
            found.append(f"{label.text()}: needs {need:.0f}, has {label.width()}, seen {seen}")
    buttons = children(widget, QAbstractButton)
    found += [b.text() for b in buttons if b.width() + 1 < b.sizeHint().width()]
    return found


def _scrolls(widget: QWidget) -> bool:
    """It may be out of sight, and scrolled to: something above it has more than it shows."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            bars = above.verticalScrollBar(), above.horizontalScrollBar()
            if any(bar.maximum() > bar.minimum() for bar in bars):
                return True
        above = above.parentWidget()
    return False


def texts(widget: QWidget) -> list[str]:
    """Every word that stands on a label or a button."""
    return [w.text() for kind in (QLabel, QAbstractButton) for w in children(widget, kind) if w.text()]


def test_the_walk_finds_what_is_unnamed(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QComboBox, QToolButton, QVBoxLayout

    bare = QWidget()
    qtbot.addWidget(bare)
    layout = QVBoxLayout(bare)
    layout.addWidget(QComboBox())
    layout.addWidget(QToolButton())
    bare.show()
    assert len(unnamed(bare)) == 2


def test_the_large_clock_says_all_it_shows(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    console.toggle_distance()
    clock = console.findChild(Distance)
    assert clock is not None
    assert "7:12" in clock.accessibleName()
    assert "11.05" in clock.accessibleName()


def test_a_mode_bar_names_as_many_keys_as_there_is_room_for(console: Console, place: Place) -> None:
    console.show_part("plenum")
    console.resize(1000, 700)
    part = console.part
    assert isinstance(part, PlenumPart)
    part.start_sorting()
    settle()
    assert not cut(part.sorting.bar)
    keys = list(children(part.sorting.bar, Boxed))
    assert [key.text() for key in keys][-1] == "Esc"
    assert "N" in [key.text() for key in keys]
