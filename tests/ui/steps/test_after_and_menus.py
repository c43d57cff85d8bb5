"""What became of the steps needs no row to write in; what is typed over a menu is the line's."""

from __future__ import annotations

import pytest
from app.ui.desk import Desk
from app.ui.steps.facts import Field
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.debate.typing_keys import key, types
from tests.ui.steps.test_steps_part import late, shown

__all__ = ["late"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_row_to_write_in_gives_way_to_what_became_of_the_steps_but_not_with_words_in_it(
    qtbot: QtBot, late: Desk
) -> None:
    _at, part = shown(qtbot, late)
    assert part.new.isVisible()
    part.toggle_after()
    assert not part.new.isVisible()
    part.write_one()
    assert part.new.isVisible()
    types(part.new.edits[Field.WHAT], "Ringe til Køge")
    part.toggle_after()
    assert part.after
    assert part.new.isVisible()
    assert part.new.edits[Field.WHAT].text() == "Ringe til Køge"


def test_a_letter_over_the_menu_of_a_step_goes_to_the_line(qtbot: QtBot, late: Desk) -> None:
    _at, part = shown(qtbot, late)
    met: list[object] = []
    part.line.keyed.connect(met.append)
    part.table.menu_asked.emit(part.table.steps.rows[0].step.id, part.mapToGlobal(QPoint(200, 200)))
    assert part._menu.isVisible()
    key(part._menu, Qt.Key.Key_F)
    assert not part._menu.isVisible()
    assert len(met) == 1
