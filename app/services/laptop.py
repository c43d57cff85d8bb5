"""What a laptop remembers besides its workshops, and the port that keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Laptop:
    """The settings of one laptop.

    device: its name in the log. language: "da" or "en". look: light, dark or contrast. scale: percent of the
    console's size. clicker: one is used, so "." and "," on an empty line black the room. chime: a sound at five
    minutes and at the end. still: no fades. dark_room: the projection is dark. projector: the room's screen, as it
    was known last. documents: the folder for documents,
    "" for the system's own. second_place: a folder for copies, on another disk; "" for none. hub: the address of the
    database between laptops; "" for none. left, left_title, left_part: where the program was left, and what the
    workshop there is called. running: the workshop whose day was running when it was left.
    geometry: of the window, as text.
    """

    device: str = ""
    language: str = "da"
    look: str = "light"
    scale: int = 100
    clicker: bool = False
    chime: bool = False
    still: bool = False
    dark_room: bool = False
    projector: str = ""
    documents: str = ""
    second_place: str = ""
    hub: str = ""
    left: str = ""
    left_title: str = ""
    left_part: str = "program"
    running: str = ""
    geometry: str = ""


class Settings(Protocol):
    """Keeps what a laptop remembers. A disk that will not have it is no reason to stop."""

    @property
    def laptop(self) -> Laptop:
        """What is remembered now."""

    def remember(self, **what: str | int) -> Laptop:
        """Keeps what changed (truth values are whole numbers too)."""


class Forgetful:
    """Settings that last as long as the program: for a rehearsal in windows, and where there is no folder."""

    def __init__(self, laptop: Laptop | None = None) -> None:
        self._laptop = laptop or Laptop()

    @property
    def laptop(self) -> Laptop:
        """What is remembered now."""
        return self._laptop

    def remember(self, **what: str | int) -> Laptop:
        """Keeps what changed."""
        self._laptop = replace(self._laptop, **what)  # type: ignore[arg-type]  # its keys are fields
        return self._laptop
