"""What is still open from earlier workshops of this laptop, as the next steps of the one that is open can bring it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.steps.part import Earlier, StepsPart
from app.words import Message, say, times

if TYPE_CHECKING:
    from app.ui.house import House
    from app.ui.part import Part

_ORIGIN = Message("window", "{0}, {1}")


def offer_earlier(part: Part, house: House, own: str) -> None:
    """Lets the next steps bring it along, where there are earlier workshops. own: the id of the one that is open."""
    assert isinstance(part, StepsPart)  # noqa: S101  by its key
    if any(card.id != own and not card.rehearsal for card in house.cards()):
        part.earlier = partial(_earlier, house, own)
        part.refresh()


def _earlier(house: House, own: str) -> list[Earlier]:
    found = house.open_steps(own)
    return [Earlier(say(_ORIGIN, title, times.date_of(date)), steps) for title, date, steps in found]
