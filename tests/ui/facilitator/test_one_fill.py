"""One filled button: whatever part is shown at whatever moment, a glance finds the next act and no second one."""

from __future__ import annotations

import pytest
from app.bootstrap import library_in
from app.intake import ProgrammeIntake
from app.services.seat import Tools
from app.ui.debate.part import DebatePart
from app.ui.document.part import DocumentPart
from app.ui.facilitator.console import Console
from app.ui.facilitator.parts import PLACES
from app.ui.facilitator.program.part import ProgramPart
from app.ui.plenum.part import PlenumPart
from app.ui.setup.part import SetupPart
from app.ui.widgets.buttons import ActionButton

from tests.ui.facilitator.places import Place, children, settle


def filled(console: Console) -> list[str]:
    return [b.text() for b in children(console, ActionButton) if b.isVisible() and b.property("kind") == "primary"]


@pytest.mark.parametrize("key", [p.key for p in PLACES])
def test_each_part_through_the_day_has_one_filled_button(console: Console, place: Place, key: str) -> None:
    def shown() -> list[str]:
        settle()
        return filled(console)

    console.show_part(key)
    assert len(shown()) == 1  # before the day: it can be started
    place.historier_over(console.desk)
    assert len(shown()) == 1
    console.conductor.toggle_hold()
    assert len(shown()) == 1
    console.conductor.toggle_hold()
    assert len(shown()) == 1
    console.conductor.end_day()
    console.show_part(key)
    assert len(shown()) == 1


def test_after_the_day_it_is_sending_home(console: Console, place: Place) -> None:
    console.show_part("document")
    assert isinstance(console.part, DocumentPart)
    assert console.part.send_button.text() not in filled(console)
    place.historier_over(console.desk)
    console.conductor.end_day()
    settle()
    assert filled(console) == [console.part.send_button.text()]
    console.conductor.take_back()
    settle()
    assert console.part.send_button.text() not in filled(console)
    assert len(filled(console)) == 1


def test_a_programme_that_is_pasted_in_set_up_leaves_the_fill_to_the_band(console: Console, place: Place) -> None:
    console.show_part("setup")
    assert isinstance(console.part, SetupPart)
    console.desk.tools = Tools(ProgrammeIntake(), library_in(place.folder), place.folder)
    console.part.paste()
    settle()
    assert console.part.preview is not None
    assert console.part.preview.take.isVisible()
    assert len(filled(console)) == 1


def test_what_is_filled_in_beside_the_work_leaves_the_fill_to_the_band(console: Console, place: Place) -> None:
    place.historier_over(console.desk)
    program = console.part
    assert isinstance(program, ProgramPart)
    for opens in (program.ask_to_insert, program.ask_begun):
        opens()
        settle()
        assert len(filled(console)) == 1
    console.show_part("plenum")
    assert isinstance(console.part, PlenumPart)
    console.part.below.begin()
    settle()
    assert len(filled(console)) == 1
    console.show_part("debate")
    assert isinstance(console.part, DebatePart)
    console.part.show_tables()
    settle()
    assert len(filled(console)) == 1
