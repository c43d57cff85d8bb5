"""What the quick line has answered, so that it can tell when that is no longer so."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.debate import CompetenceArea, Contribution
from app.domain.gestures import State


class Answered(NamedTuple):
    """The remark that the answer speaks of, and what it was."""

    id: str = ""
    returning: bool = False
    area: str | None = None

    @classmethod
    def of(cls, remark: Contribution) -> Answered:
        """As the remark is now."""
        return cls(remark.id, remark.returning, remark.area)


def area_after(state: State, area: str | None) -> str | None:
    """The next competence area on the way round, "" for none of them; None where the day has no areas."""
    areas = sorted(state.of(CompetenceArea).values(), key=lambda a: (a.rank, a.id))
    around = ["", *(a.id for a in areas)]
    return around[(around.index(area or "") + 1) % len(around)] if areas else None
