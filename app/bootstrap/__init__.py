"""The composition root: which folder, language, clocks, storage. No Qt until a window is asked for."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app import resources
from app.bootstrap.clocks import SystemClock
from app.bootstrap.shelf import TemplateShelf
from app.services.ports import Library
from app.services.workshops import Opened
from app.words import LANGUAGES, set_language


class RandomIds:
    """Ids that no other laptop makes."""

    def new(self) -> str:
        """A fresh one."""
        return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Laptop:
    """What this laptop remembers besides its workshops: a file `laptop.json` in the data folder.

    device: its name in the log. left: the workshop that was open last.
    """

    device: str
    language: str = "da"
    left: str = ""


def data_folder() -> Path:
    """Where the workshops lie: PLENUM_DATA_DIR, else the folder the system has for such things."""
    moved = os.environ.get("PLENUM_DATA_DIR")
    if moved:
        return Path(moved).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("Plenum", appauthor=False))


@dataclass(frozen=True, slots=True)
class House:
    """The parts of the program, put together over one data folder."""

    folder: Path
    clock: SystemClock
    ids: RandomIds
    shelf: TemplateShelf

    @property
    def library(self) -> Library:
        """The workshops in the data folder. Raises Unavailable where the folder cannot be used."""
        return library_in(self.folder)

    @property
    def laptop(self) -> Laptop:
        """What it remembers; what cannot be read is begun anew."""
        known: Mapping[str, Any] = {}
        try:
            found = json.loads((self.folder / _LAPTOP).read_text("utf-8"))
            known = found if isinstance(found, dict) else {}
        except (OSError, ValueError):
            pass
        own = {f.name: known[f.name] for f in fields(Laptop) if isinstance(known.get(f.name), str)}
        return Laptop(**{"device": "", **own})

    def remember(self, **what: str) -> Laptop:
        """Keeps what changed. A disk that will not have it is no reason to stop."""
        laptop = replace(self.laptop, **what)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = self.folder / f"{_LAPTOP}.new"
            fresh.write_text(json.dumps(asdict(laptop), ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self.folder / _LAPTOP)
        except OSError:
            pass
        return laptop

    @property
    def device(self) -> str:
        """This laptop's name in the log, made the first time it is asked for."""
        return self.laptop.device or self.remember(device=self.ids.new()).device

    def speak(self) -> None:
        """Speaks the language of PLENUM_LANGUAGE, else the one this laptop remembers."""
        wanted = os.environ.get("PLENUM_LANGUAGE") or self.laptop.language
        set_language(wanted if wanted in LANGUAGES else LANGUAGES[0])


_LAPTOP = "laptop.json"


def house() -> House:
    """The program over this laptop's data folder."""
    folder, ids = data_folder(), RandomIds()
    return House(folder, SystemClock(), ids, TemplateShelf((folder / "templates", resources.folder("workshops")), ids))


def library_in(folder: Path) -> Library:
    """The workshops in a folder. Raises Unavailable where it cannot be used."""
    from app.storage.library import SqliteLibrary

    return SqliteLibrary(folder)


def open_workshop(at: House, id: str) -> Opened:  # noqa: A002
    """An open workshop of this laptop's. Raises Unavailable."""
    from app.services import workshops

    return workshops.open_workshop(at.library, id, at.device, at.clock, at.ids)
