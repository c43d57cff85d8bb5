"""A workshop as the windows sit down to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.services.ports import Clock, Library

if TYPE_CHECKING:
    from app.domain.gestures import Gesture
    from app.services.intake import Intake
    from app.services.workshops import Opened


@dataclass(frozen=True, slots=True)
class SharedWorkshop:
    """A workshop that the store between laptops has. date: as ISO writes it. here: on this laptop too."""

    id: str
    title: str
    date: str
    here: bool


class Gathering(Protocol):
    """The workshops that others share. All wait for the store, so not in a window's thread; all raise Unavailable."""

    def workshops(self) -> tuple[SharedWorkshop, ...]:
        """Those one may join, the latest day first."""

    def join(self, id: str) -> None:
        """Brings a workshop here, or what is new of one that is here. What breaks off half-way is begun again."""

    def forget(self, id: str) -> None:
        """Deletes everything of a workshop from the store. What other laptops have of it stays with them."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What setting up needs besides the workshop: who reads programmes, the other workshops, the data folder.

    gathering: None where nothing is shared, as in a day that is played.
    """

    intake: Intake
    library: Library
    folder: Path
    gathering: Gathering | None = None

    def keep_template(self, name: str, text: str) -> Path:
        """Writes a template of one's own; one of the same name is replaced whole. Raises OSError."""
        plain = re.sub(r"[^\w-]+", "-", name.strip().casefold()).strip("-_")[:60] or "workshop"
        folder = self.folder / "templates" / plain
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / "workshop.toml.new"
        fresh.write_text(text, "utf-8")
        return fresh.replace(folder / "workshop.toml")


class Sharing(Protocol):
    """How the link to the store between laptops stands. state: together or waiting.

    waiting: gestures of ours that it does not have yet. aside: those that no longer fitted what others did. trouble:
    a machine word, "" for none.
    """

    @property
    def state(self) -> str: ...
    @property
    def waiting(self) -> int: ...
    @property
    def aside(self) -> int: ...
    @property
    def trouble(self) -> str: ...


class Tie(Protocol):
    """Keeps a workshop and the store between laptops together, in a thread of its own.

    letter: this laptop's in codes. set_aside: our gestures that no longer fitted, each with the word why.
    """

    @property
    def letter(self) -> str: ...
    def start(self) -> None: ...
    def shared(self) -> Sharing: ...
    def set_aside(self) -> tuple[tuple[Gesture, str], ...]: ...
    def when_it_changes(self, tell: Callable[[], None]) -> None: ...
    def close(self, patience: float = 3.0) -> bool: ...


@dataclass(frozen=True, slots=True)
class Seat:
    """An open workshop with the clock that it is run by: a rehearsal has a clock of its own.

    link: to the store between laptops, not started yet; None where the workshop is this laptop's alone.
    """

    opened: Opened
    clock: Clock
    tools: Tools | None = None
    link: Tie | None = None
