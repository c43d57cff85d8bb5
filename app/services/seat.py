"""A workshop as the windows sit down to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.services.intake import Intake
from app.services.ports import Clock, Library
from app.services.workshops import Opened


@dataclass(frozen=True, slots=True)
class Tools:
    """What setting up needs besides the workshop: who reads programmes, the other workshops, the data folder."""

    intake: Intake
    library: Library
    folder: Path

    @property
    def templates(self) -> Path:
        """Where templates of one's own lie."""
        return self.folder / "templates"


@dataclass(frozen=True, slots=True)
class Seat:
    """An open workshop with the clock that it is run by: a rehearsal has a clock of its own."""

    opened: Opened
    clock: Clock
    tools: Tools | None = None
