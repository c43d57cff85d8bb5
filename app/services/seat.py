"""A workshop as the windows sit down to it."""

from __future__ import annotations

import re
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

    def keep_template(self, name: str, text: str) -> Path:
        """Writes a template of one's own; one of the same name is replaced whole. Raises OSError."""
        plain = re.sub(r"[^\w-]+", "-", name.strip().casefold()).strip("-_")[:60] or "workshop"
        folder = self.folder / "templates" / plain
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / "workshop.toml.new"
        fresh.write_text(text, "utf-8")
        return fresh.replace(folder / "workshop.toml")


@dataclass(frozen=True, slots=True)
class Seat:
    """An open workshop with the clock that it is run by: a rehearsal has a clock of its own."""

    opened: Opened
    clock: Clock
    tools: Tools | None = None
