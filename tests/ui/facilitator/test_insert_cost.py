"""What something forgotten would cost stands beside it before it is put in, and is what it then costs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from app.domain.programme import AgendaItem
from app.services import day
from app.ui.widgets.fields import Choice, Number
from app.ui.widgets.labels import Label
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import Place, children, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_cost_of_a_break_follows_its_length_and_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    place = Place(tmp_path)
    desk, room, console = place.sit()
    qtbot.addWidget(console)
    place.historier_over(desk)
    with qtbot.waitActive(console):
        console.show()
        console.activateWindow()
    console.show_part("program")
    console.part.ask_to_insert()

    def told() -> str:
        return next((w.text() for w in children(console, Label) if w.text().startswith("Costs")), "")

    minutes = next(n for n in children(console, Number) if n.accessibleName() == "How long")
    where = next(c for c in children(console, Choice) if c.accessibleName() == "When")
    assert "What runs goes on afterwards" not in told()  # it is over its time: it has none left to go on with
    ten = told()
    minutes.setValue(20)
    twenty = told()
    assert twenty != ten
    where.setCurrentIndex(where.findText("Last"))
    assert "What runs goes on afterwards" not in told()
    where.setCurrentIndex(0)
    before = day.preview(desk.state, desk.clock.now())
    assert told() == twenty
    press(Qt.Key.Key_Return)
    assert any(item.inserted and item.minutes == 20 for item in desk.state.of(AgendaItem).values())
    after = day.preview(desk.state, desk.clock.now())
    gives = {item.title: item.gives_ms for item in before.items}
    more = {i.title: (i.gives_ms - gives.get(i.title, 0)) // 60_000 for i in after.items}
    named = [title for title, cost in more.items() if cost > 0]
    assert named
    assert f"{max(more.values())} min" in twenty
    assert sum(map(int, re.findall(r"(\d+) min", twenty))) == sum(more[title] for title in named)
    place.at(desk, "10.38")
    desk.do(day.extend(30))
    console.part.ask_to_insert()
    assert any("What runs goes on afterwards" in w.text() for w in children(console, Label))
    room.close()
    desk.close()
