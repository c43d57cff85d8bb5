"""A dialog has an edge of its own and shows where the keyboard is, in every palette."""

from __future__ import annotations

from typing import cast

import pytest
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.widgets.buttons import ActionButton
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.labels import Label
from app.ui.widgets.layouts import column
from app.words import Message
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

_CLOSE = Message("help", "Close")


@pytest.mark.parametrize(("look", "thick"), [(Look.LIGHT, 1), (Look.DARK, 1), (Look.CONTRAST, 2)])
def test_its_edge_is_drawn_where_the_system_draws_no_frame(qtbot: QtBot, look: Look, thick: int) -> None:
    theme.apply(cast("QApplication", QApplication.instance()), look)
    dialog = Dialog()
    qtbot.addWidget(dialog)
    dialog.resize(200, 120)
    seen = dialog.grab().toImage()
    edge, inside = theme.colour("border").name(), seen.pixelColor(100, 60).name()
    assert edge != inside
    for at in ((0, 60), (199, 60), (100, 0), (100, 119), (thick - 1, 60), (100, thick - 1)):
        assert seen.pixelColor(*at).name() == edge
    assert seen.pixelColor(thick, 60).name() == inside
    theme.apply(cast("QApplication", QApplication.instance()), Look.LIGHT)


def test_what_has_the_keyboard_when_it_opens_has_the_ring(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Dialog(window)
    close = ActionButton(_CLOSE)
    dialog.setLayout(column(close))
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.waitUntil(dialog.ring.isVisible, timeout=20_000)
    assert dialog.ring.target is close


def test_it_is_as_high_as_its_sentences(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    said = Label("A sentence that is so long that it stands on two lines where there is room for half of it", wrap=True)
    dialog.setLayout(column(said, ActionButton(_CLOSE), margins=(24, 24, 24, 24)))
    dialog.stand(400)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.width() == 400
    assert said.height() == said.heightForWidth(said.width())
