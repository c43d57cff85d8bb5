"""The composition root: which folder, language, clocks, storage. No Qt until a window is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, fields, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import resources
from app.services.laptop import Laptop
from app.words import LANGUAGES, set_language

if TYPE_CHECKING:
    import datetime as dt

    from app.bootstrap.clocks import SystemClock
    from app.bootstrap.shelf import TemplateShelf
    from app.domain.plenum import NextStep
    from app.services.intake import Intake
    from app.services.ports import Card, Printer
    from app.services.seat import Gathering, Seat
    from app.services.templates import Template
    from app.services.workshops import Opened
    from app.storage.library import SqliteLibrary


class RandomIds:
    """Ids that no other laptop makes."""

    def new(self) -> str:
        """A fresh one."""
        import uuid

        return uuid.uuid4().hex


def data_folder() -> Path:
    """Where the workshops lie: PLENUM_DATA_DIR, else the folder the system has for such things."""
    moved = os.environ.get("PLENUM_DATA_DIR")
    if moved:
        return Path(moved).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("Plenum", appauthor=False))


class House:
    """The parts of the program, put together over one data folder. Each is imported with its first use, because the
    window is on screen before most of them.

    templates: folders with templates; the first that has a name wins.
    """

    def __init__(self, folder: Path, templates: tuple[Path, ...]) -> None:
        self.folder, self._templates = folder, templates
        self.ids = RandomIds()
        self._laptop: Laptop | None = None

    @cached_property
    def clock(self) -> SystemClock:
        """The laptop's own."""
        from app.bootstrap.clocks import SystemClock

        return SystemClock()

    @cached_property
    def shelf(self) -> TemplateShelf:
        """The templates on this laptop."""
        from app.bootstrap.shelf import TemplateShelf

        return TemplateShelf(self._templates, self.ids)

    @property
    def library(self) -> SqliteLibrary:
        """The workshops in the data folder. Raises Unavailable where the folder cannot be used."""
        second = self.laptop.second_place
        return library_in(self.folder, Path(second) if second else None)

    @property
    def laptop(self) -> Laptop:
        """What it remembers, read once; what cannot be read is begun anew."""
        if self._laptop is not None:
            return self._laptop
        known: Mapping[str, Any] = {}
        try:
            found = json.loads((self.folder / _LAPTOP).read_text("utf-8"))
            known = found if isinstance(found, dict) else {}
        except (OSError, ValueError):
            pass
        own = {f.name: known[f.name] for f in fields(Laptop) if type(known.get(f.name)) is type(f.default)}
        self._laptop = Laptop(**own)
        return self._laptop

    def remember(self, **what: str | int) -> Laptop:
        """Keeps what changed. A disk that will not have it is no reason to stop."""
        from app.storage.files import write_whole

        before = self.laptop
        laptop = self._laptop = replace(before, **what)  # type: ignore[arg-type]  # checked when read
        if laptop == before:
            return laptop
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(asdict(laptop), ensure_ascii=False, indent=1)
            # Its name in the log must be there after a power cut; where a window stood need not wait for a disk.
            write_whole(self.folder / _LAPTOP, text, sync="device" in what)
        return laptop

    @property
    def device(self) -> str:
        """This laptop's name in the log, made the first time it is asked for."""
        return self.laptop.device or self.remember(device=self.ids.new()).device

    @property
    def printer(self) -> Printer:
        """Makes documents, in a process of its own."""
        return _printer()

    @property
    def intake(self) -> Intake:
        """Reads programmes; what it reads them with is imported with the first."""
        from app.bootstrap.late import LateIntake

        return LateIntake()

    @property
    def gathering(self) -> Gathering:
        """The workshops that others share, at the address this laptop remembers."""
        from app.bootstrap.sharing import HubGathering

        return HubGathering(self)

    def cards(self) -> tuple[Card, ...]:
        """The workshops in the data folder, the last changed first. Raises Unavailable."""
        return self.library.cards()

    def sit(self, id: str) -> Seat:
        """Opens a workshop for the windows; a rehearsal with its own clock. Raises Unavailable."""
        from app.bootstrap.practice import PracticeClock, begins_at
        from app.services import workshops
        from app.services.seat import Seat, Tools

        clock = PracticeClock(self.clock)
        library = self.library
        address, link = self.laptop.hub, None
        if address:
            from app.bootstrap.sharing import open_with_others

            opened, link = open_with_others(library, id, self.device, clock, self.ids, address)
        else:
            opened = workshops.open_workshop(library, id, self.device, clock, self.ids)
        begins = begins_at(opened.logbook.state, opened.logbook.log, opened.drafts)
        if begins is not None:
            clock.set(begins)
        return Seat(opened, clock, Tools(self.intake, library, self.folder, self.gathering), link)

    def make(self, template: Template, date: dt.date, *, practice: bool = False) -> str:
        """A new workshop; returns its id. Raises Unavailable."""
        from app.services import workshops

        return workshops.make_workshop(self.library, template, self.clock, self.ids, date=date, practice=practice)

    def shipped(self) -> Template:
        """The day that comes with the program."""
        return self.shelf.template(SHIPPED)

    def templates(self) -> tuple[tuple[str, str], ...]:
        """The days a workshop can be made from, name and title: the shipped one, the owner's own, the empty ones."""
        names = sorted(self.shelf.names(), key=lambda name: (name != SHIPPED, name in EMPTY, name))
        return tuple((name, self.shelf.title(name)) for name in names)

    def template(self, name: str) -> Template:
        """One of them. Raises Unavailable, also where it cannot be used."""
        from app.services.checked import Misfit
        from app.services.ports import Unavailable

        try:
            return self.shelf.template(name)
        except Misfit as misfit:
            raise Unavailable("unfit_template", self.shelf.title(name), misfit.key) from None

    def open_steps(self, but: str) -> tuple[tuple[str, dt.date, tuple[NextStep, ...]], ...]:
        """Title, date and the steps still open of every other workshop that has some, the latest first."""
        from app.domain.plenum import NextStep, StepStatus
        from app.services.ports import Unavailable

        library, found = self.library, []
        for card in library.cards():
            if card.id == but or card.rehearsal:
                continue
            try:
                opened = open_workshop(self, card.id)
            except Unavailable:
                continue  # it is open on this laptop in another way; its steps can be brought later
            steps = opened.logbook.state.of(NextStep).values()
            opened.store.close()
            still = tuple(s for s in steps if s.status in (StepStatus.OPEN, StepStatus.STARTED))
            if still:
                found.append((card.title, card.date, still))
        return tuple(sorted(found, key=lambda f: f[1], reverse=True))

    def close(self) -> None:
        """Lets go of what makes documents, if anybody asked for it."""
        if _printer.cache_info().currsize:
            _printer().close()
            _printer.cache_clear()

    def speak(self) -> None:
        """Speaks the language of PLENUM_LANGUAGE, else the one this laptop remembers."""
        wanted = os.environ.get("PLENUM_LANGUAGE") or self.laptop.language
        set_language(wanted if wanted in LANGUAGES else LANGUAGES[0])


_LAPTOP = "laptop.json"

SHIPPED = "digitalt-medborgerskab"
"""The template that comes with the program."""

EMPTY = ("tom-dag", "blank-day")
"""Templates to start from, in each language."""


@cache
def _printer() -> Printer:
    """One for the whole program: it keeps a process ready."""
    from app.bootstrap.printing import DocumentPrinter

    return DocumentPrinter()


def house() -> House:
    """The program over this laptop's data folder."""
    folder = data_folder()
    return House(folder, (folder / "templates", resources.folder("workshops")))


def library_in(folder: Path, second: Path | None = None) -> SqliteLibrary:
    """The workshops in a folder, with copies in a second one. Raises Unavailable where it cannot be used."""
    from app.storage.library import SqliteLibrary

    return SqliteLibrary(folder, second=second)


def open_workshop(at: House, id: str) -> Opened:
    """An open workshop of this laptop's. Raises Unavailable."""
    from app.services import workshops

    return workshops.open_workshop(at.library, id, at.device, at.clock, at.ids)
