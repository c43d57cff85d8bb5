"""While next steps are agreed, conclusions that the room has not heard are what the one filled button is about."""

from __future__ import annotations

from app.domain.gestures import State
from app.domain.standing import Standing
from app.domain.verbs import Verb
from app.services.day import stand
from app.services.editions import state_at
from app.ui.facilitator.offers import Deed, offers
from app.words import set_language

from tests.played import shipped_day


def around(which: int) -> tuple[State, Standing]:
    """The played day just before its first reading (0), or just after its last (-1)."""
    log = shipped_day().log
    readings = [n for n, g in enumerate(log) if g.verb is Verb.READ_BACK]
    last = log[readings[0] - 1] if which == 0 else log[readings[-1]]
    state = state_at(log, last.id)
    return state, stand(state, last.at)


def test_unread_conclusions_are_offered_with_their_number() -> None:
    state, standing = around(0)
    set_language("da")
    shown = offers(state, standing, None, None)
    assert shown.act is not None
    assert (shown.act.deed, shown.act.text, shown.act.key) == (Deed.READ_ALOUD, "Læs de 6 op", "F12")
    assert shown.filled is Deed.READ_ALOUD


def test_when_all_are_read_the_next_item_is_next() -> None:
    state, standing = around(-1)
    shown = offers(state, standing, None, None)
    assert shown.act is None
    assert shown.filled is Deed.NEXT
