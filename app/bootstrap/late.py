"""What is imported when it is first used, so that a workshop opens without waiting for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.intake import Intake, Reading


class LateIntake:
    """Reads programmes, as `app.intake` does."""

    def read_text(self, text: str) -> Reading:
        """A programme in words. Raises Unavailable."""
        return _intake().read_text(text)

    def read_file(self, path: Path) -> Reading:
        """A programme in a file. Raises Unavailable."""
        return _intake().read_file(path)


@cache
def _intake() -> Intake:
    from app.intake import ProgrammeIntake

    return ProgrammeIntake()
