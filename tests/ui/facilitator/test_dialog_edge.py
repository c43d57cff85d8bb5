"""In high contrast a dialog has an edge of its own: the black behind it is the black of the console."""

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
def test_the_edge_is_there_in_high_contrast_alone(qtbot: QtBot, look: Look, make: type[Dialog]) -> None:
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
    wanted = theme.colour("border" if look is Look.CONTRAST else "bg")
    assert sides == {wanted.name()}
    dialog.close()
