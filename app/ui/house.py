"""What the windows need from whoever put the program together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

from app.domain.plenum import NextStep
from app.services.intake import Intake
from app.services.laptop import Settings
from app.services.ports import Card, Clock, Ids, Library, Printer
from app.services.seat import Gathering, Seat
from app.services.templates import Template


class House(Settings, Protocol):
    """The workshops of this laptop, and how they are made, found and opened. All raise Unavailable."""

    @property
    def folder(self) -> Path:
        """Where they lie."""

    @property
    def ids(self) -> Ids:
        """Makes ids."""

    @property
    def clock(self) -> Clock:
        """The laptop's own."""

    @property
    def intake(self) -> Intake:
        """Reads programmes."""

    @property
    def printer(self) -> Printer:
        """Makes documents."""

    @property
    def gathering(self) -> Gathering:
        """The workshops that others share."""

    def cards(self) -> tuple[Card, ...]:
        """The workshops, the last changed first."""

    def sit(self, id: str) -> Seat:
        """Opens one."""

    def make(self, template: Template, date: dt.date, *, practice: bool = False) -> str:
        """Makes one and returns its id."""

    def shipped(self) -> Template:
        """The day that comes with the program."""

    def templates(self) -> tuple[tuple[str, str], ...]:
        """The days a workshop can be made from, name and title: the one that comes first, then the owner's own."""

    def template(self, name: str) -> Template:
        """One of them."""

    def open_steps(self, but: str) -> tuple[tuple[str, dt.date, tuple[NextStep, ...]], ...]:
        """Title, date and the steps still open of every other workshop that has some, the latest first."""

    def close(self) -> None:
        """Lets go of what runs in the background."""

    @property
    def library(self) -> Library:
        """The workshops in the folder, for what comes from a file."""
