"""A workshop as the windows sit down to it."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.ports import Clock
from app.services.workshops import Opened


@dataclass(frozen=True, slots=True)
class Seat:
    """An open workshop with the clock that it is run by: a rehearsal has a clock of its own."""

    opened: Opened
    clock: Clock
