"""What a group's card shows, as high as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from app.ui.debate.cards import HIGH, CardFacts, GroupCard, NeedList
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FACTS = CardFacts(
    group="g", number=1, title="Den spæde start", place="", size=None, host="", remarks=5, silent=False, minutes=3,
    visited="14.02", late=False, needs=(("Videndeling", True),), aimed=False, last="Vi begynder med at bytte plads",
)  # fmt: skip


@pytest.fixture
def needs(qtbot: QtBot) -> NeedList:
    made = NeedList()
    qtbot.addWidget(made)
    return made


def foot(needs: NeedList) -> QImage:
    """The lower half of it, as it is painted."""
    return needs.grab(QRect(0, needs.height() // 2, needs.width(), needs.height() // 2)).toImage()


def test_a_high_card_also_shows_what_was_said_last(needs: NeedList) -> None:
    for height, shown in ((HIGH - 1, False), (HIGH, True), (HIGH + 300, True)):
        needs.resize(200, height)
        needs.show_needs(FACTS.needs, "", "")
        before = foot(needs)
        needs.show_needs(FACTS.needs, "", FACTS.last)
        assert (foot(needs) != before) is shown


def test_what_the_deck_says_is_never_written_over(needs: NeedList) -> None:
    needs.resize(200, HIGH)
    for number in range(1, 30):
        many = tuple((f"Kompetence nummer {n}", False) for n in range(number))
        needs.show_needs(many, "", "")
        before = needs.grab().toImage()
        needs.show_needs(many, "", "Vi begynder " * 40)
        after = needs.grab().toImage()
        changed = [y for y in range(HIGH) if any(before.pixel(x, y) != after.pixel(x, y) for x in range(0, 200, 2))]
        written = [y for y in range(HIGH) if any(before.pixel(x, y) != before.pixel(199, 0) for x in range(0, 200, 2))]
        assert not changed or min(changed) > max(written)


def test_what_was_said_last_is_told_to_who_listens(qtbot: QtBot) -> None:
    card = GroupCard(small=False)
    qtbot.addWidget(card)
    card.show_facts(FACTS)
    needs = card.findChild(NeedList)
    assert needs.accessibleDescription() == "Said last: Vi begynder med at bytte plads"
    card.show_facts(replace(FACTS, last="Vi begynder " * 40))
    assert needs.accessibleDescription().endswith("…")
    card.show_facts(replace(FACTS, last=""))
    assert needs.accessibleDescription() == ""
