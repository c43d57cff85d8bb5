"""A dialog has an edge of its own: what is behind it may have its colour, and in high contrast has."""

from __future__ import annotations

import pytest
from app.services.laptop import Forgetful
from app.ui.design import theme
from app.ui.design.tokens import Look
from app.ui.facilitator.help import HelpDialog
from app.ui.facilitator.settings import SettingsDialog
from app.ui.widgets.dialog import EDGE, Dialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.facilitator.places import app

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("make", [lambda over: HelpDialog((), over), lambda over: SettingsDialog(Forgetful(), over)])
@pytest.mark.parametrize("look", list(Look))
def test_the_edge_is_there_in_every_palette(qtbot: QtBot, look: Look, make: type[Dialog]) -> None:
    theme.apply(app(), look)
    over = QWidget()
    qtbot.addWidget(over)
    dialog = make(over)
    dialog.show()
    seen = dialog.grab().toImage()
    right, low, middle = seen.width() - EDGE, seen.height() - EDGE, (seen.width() // 2, seen.height() // 2)
    sides = {
        seen.pixelColor(*at).name() for at in ((0, middle[1]), (right, middle[1]), (middle[0], 0), (middle[0], low))
    }
    assert sides == {theme.colour("border").name()}
    dialog.close()
