"""What was done to the clock is taken back from the strip, in every part and long after its toast; never by Ctrl+Z."""

from __future__ import annotations

import pytest
from app.services import day, setup, words
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.widgets.buttons import ActionButton
from PySide6.QtCore import Qt

from tests.ui.facilitator.places import Place, children, press, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def _buttons(console: Console) -> list[ActionButton]:
    return [b for b in children(console.strip, ActionButton) if "on the clock: " in b.accessibleDescription()]


@pytest.mark.parametrize("part", [place.key for place in PLACES])
def test_an_advance_is_taken_back_from_the_strip_in_every_part(console: Console, place: Place, part: str) -> None:
    assert not _buttons(console)
    place.at(console.desk, "9.30")
    press(K.Key_PageDown)
    console.toasts.clear()
    console.show_part(part)
    settle()
    (button,) = _buttons(console)
    assert button.text() == "Undo on the clock"
    assert button.accessibleDescription() == "Undo on the clock: Velkomst began"
    button.click()
    assert console.desk.standing.running is None
    assert not _buttons(console)


def test_ctrl_z_after_a_deed_at_the_clock_says_how_the_clock_is_taken_back(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    press(K.Key_R, CTRL)
    press(K.Key_Return)
    assert console.conductor.taken is not None
    press(K.Key_Z, CTRL)
    assert console.toasts.texts[-1] == ("No words to undo. The clock is taken back with “Undo on the clock” at the top")
    (button,) = _buttons(console)
    assert button.accessibleDescription() == "Undo on the clock: The new plan taken"
    button.click()
    assert console.toasts.texts[-1] == "Taken back: the plan is as it was"


def test_ctrl_z_where_nothing_was_done_or_words_were_is_as_ever(console: Console, place: Place) -> None:
    press(K.Key_Z, CTRL)
    assert console.toasts.texts[-1] == "There is nothing to undo"
    place.at(console.desk, "9.30")
    press(K.Key_PageDown)
    console.desk.do(words.remark(console.desk.new_id(), "Vi mangler tid"))
    press(K.Key_Z, CTRL)
    assert console.toasts.texts[-1].startswith("Taken back: ")
    assert console.desk.standing.running is not None


def test_the_words_of_the_button_give_way_before_a_word_of_the_title(console: Console, place: Place) -> None:
    title = "Fælles drøftelser og fremtidige samarbejdsmuligheder"
    place.at(console.desk, "9.30")
    console.desk.do(day.advance())
    settle()
    button = next(b for b in children(console.strip, ActionButton) if b.accessibleName() == "Undo on the clock")
    assert button.text() == "Undo on the clock"
    assert console.desk.standing.running is not None
    console.desk.do(setup.edit_item(console.desk.standing.running, title=title))
    settle()
    assert button.text() == "Undo clock"
    assert button.isVisible()
    assert button.accessibleName() == "Undo on the clock"
    console.desk.do(setup.edit_item(console.desk.standing.running, title=f"{title} i de nye kommuner"))
    settle()
    assert button.text() == ""
    assert button.isVisible()
    assert button.accessibleName() == "Undo on the clock"
    console.resize(1920, 1080)
    settle()
    assert button.text() == "Undo on the clock"
