"""A date is said back with its weekday before the step is taken: a week is its Friday, and that is seen."""

from __future__ import annotations

import pytest
from app.ui.desk import Desk
from app.ui.steps.facts import Field
from app.words import set_language
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.debate.typing_keys import types
from tests.ui.steps.test_steps_part import shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "week 36", "By Friday 4 September 2026"),
        ("da", "uge 36", "Senest fredag 4. september 2026"),
        ("da", "1/9", "Senest tirsdag 1. september 2026"),
        ("da", "efter ferien", "Bliver stående som ord"),
    ],
)
def test_what_it_becomes_is_said_before_enter(
    qtbot: QtBot,
    desk: Desk,
    language: str,
    said: str,
    told: str,
) -> None:
    set_language(language)
    _at, part = shown(qtbot, desk)
    types(part.new.edits[Field.DUE], said)
    seen = [label.text() for label in part.new.findChildren(QLabel) if label.isVisible()]
    assert any(told in text for text in seen), seen
    set_language("en")
