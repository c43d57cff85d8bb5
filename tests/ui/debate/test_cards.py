"""What a group's card shows, as high as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.ui.debate.cards import CardFacts, GroupCard
from app.ui.widgets.labels import Label
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FACTS = CardFacts(
    group="g", number=1, title="Den spæde start", place="", size=None, host="", remarks=5, silent=False, minutes=3,
    visited="14.02", late=False, needs=(("Videndeling", True),), aimed=False, last="Vi begynder med at bytte plads",
)  # fmt: skip


def said(card: GroupCard) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def test_a_high_card_also_shows_what_was_said_last(qtbot: QtBot) -> None:
    card = GroupCard(small=False)
    qtbot.addWidget(card)
    card.show_facts(FACTS)
    card.resize(220, 430)
    card.show()
    assert FACTS.last not in said(card)
    card.resize(220, 800)
    assert "Said last" in said(card)
    assert FACTS.last in said(card)
    card.show_facts(replace(FACTS, last="Vi begynder " * 40))
    assert said(card).count("Vi begynder") == 13
    assert "…" in said(card)
    card.show_facts(replace(FACTS, last=""))
    assert "Said last" not in said(card)
    card.resize(220, 430)
    card.show_facts(FACTS)
    assert FACTS.last not in said(card)
