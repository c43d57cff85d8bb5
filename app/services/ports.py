"""What the services need from the world. Adapters (storage, clocks, screens) implement these; tests bring their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from app.domain.debate import Contribution
from app.domain.gestures import Change, Gesture, Moment, State
from app.domain.plenum import Edition
from app.domain.programme import WORKSHOP, Workshop


class Clock(Protocol):
    """Tells now on both clocks."""

    def now(self) -> Moment: ...


@runtime_checkable
class LaptopClock(Clock, Protocol):
    """A clock in the world: what happens to the laptop can be read from it. A simulated one is told by its scenario."""

    def awake_ms(self) -> int | None:
        """A clock that stands still in sleep; None where the system has none."""


class Ids(Protocol):
    """Makes ids that no other laptop makes."""

    def new(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Page:
    """What one gesture asks a store to write, in one transaction: its line, its rows, and the drafts it settles."""

    gesture: Gesture
    rows: tuple[Change, ...] = ()
    settles: tuple[str, ...] = ()  # addresses of drafts that this gesture made into words


class Store(Protocol):
    """Takes pages in order, at once: it never makes the caller wait for a disk."""

    def take(self, page: Page) -> None:
        """Takes what one gesture wrote; it is on the disk when `saving` says so."""

    def draft(self, address: str, words: str) -> None:
        """The latest words at an address; empty words remove the draft."""


class SavingState(StrEnum):
    """What "Gemt" may say."""

    SAVED = "saved"  # the disk has acknowledged everything
    WAITING = "waiting"  # some of it waits, for less than a second
    SLOW = "slow"  # it has waited for more than a second: amber
    TROUBLE = "trouble"  # more than three seconds, or an error: red
    SPOOLED = "spooled"  # red, and the words lie in the spool


@dataclass(frozen=True, slots=True)
class Saving:
    """How far the disk is: gestures and drafts that wait, and a machine word for what is wrong ("disk_full")."""

    state: SavingState
    waiting: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workshop as it was left. `notices` are machine words with names for what opening found ("spool_read_back")."""

    state: State
    log: Sequence[Gesture]
    drafts: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[tuple[str, ...], ...] = ()
    confirmed: int = 0  # how many at the beginning of the log the hub has numbered
    number: int = 0  # the hub's last number that we know
    aside: tuple[tuple[Gesture, str], ...] = ()  # ours that no longer fitted what others did, with the word why


class OpenStore(Store, Protocol):
    """The store of one open workshop."""

    id: str
    path: Path

    def saving(self) -> Saving:
        """How far the disk has come."""

    def when_saving_changes(self, tell: Callable[[], None]) -> None:
        """Calls `tell` from the writer thread when `saving()` may answer something else."""

    def flush(self, patience: float) -> bool:
        """Waits up to `patience` seconds until everything taken is acknowledged."""

    def close(self, patience: float = 5.0) -> bool:
        """Writes what waits; where the disk does not answer in time, spools it. True if all is on the disk."""

    def abandon(self) -> None:
        """Lets go at once, as a killed process does: only what was acknowledged stays. For scenarios and tests."""

    def backup(self) -> bool:
        """Makes a backup now: before an import, or before much is deleted. False where there is no place for it."""

    def export(self, path: Path) -> None:
        """Writes a file to carry or mail, without drafts. Raises Unavailable; then an older file is as it was."""

    found: list[Finding]  # what was found while it was open ("tables_rebuilt"); told by `when_saving_changes`


@dataclass(frozen=True, slots=True)
class News:
    """What came from the hub, to be written in one transaction.

    added: others' gestures with their numbers. numbered: ours that the hub has now. refused: ours that no longer fit,
    with the word why. rows: what all of it changes. redacted: remarks whose words are to leave the past.
    """

    added: tuple[tuple[int, Gesture], ...]
    numbered: tuple[tuple[int, str], ...]
    refused: tuple[tuple[str, str], ...]
    rows: tuple[Change, ...]
    redacted: frozenset[str] = frozenset()


@runtime_checkable
class SharedStore(OpenStore, Protocol):
    """A store of a workshop that several laptops share."""

    def receive(self, news: News) -> None:
        """Takes what came from the hub, in order with the pages, at once."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the start page and `plenum list` know of a workshop without opening it. changed_ms: UTC milliseconds."""

    id: str
    title: str
    date: dt.date
    remarks: int
    changed_ms: int
    line: int  # the last acknowledged line of the log
    place: str = ""
    rehearsal: bool = False
    retain_until: str = ""  # ISO; empty: for good
    dues: tuple[dt.date, ...] = ()  # the due dates of next steps that are still open or under way, the earliest first


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a file or a backup holds: whose log, the log, and the workshop it leads to. drafts: only a backup's."""

    id: str
    log: tuple[Gesture, ...]
    state: State
    drafts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> str:
        """The workshop's title."""
        return self.state.get(Workshop, WORKSHOP).title

    @property
    def date(self) -> dt.date:
        """The day it is held."""
        return self.state.get(Workshop, WORKSHOP).date

    @property
    def remarks(self) -> int:
        """How many remarks stand in it."""
        return sum(not c.withdrawn for c in self.state.of(Contribution).values())

    @property
    def changed_ms(self) -> int:
        """When it was last changed, UTC milliseconds."""
        return self.log[-1].at.utc_ms


class Kin(StrEnum):
    """How the log in a file stands to the one we have."""

    NEW = "new"  # we have no such workshop
    SAME = "same"
    AHEAD = "ahead"  # it has all of ours, and more
    BEHIND = "behind"  # we have all of its, and more
    FORKED = "forked"  # both have something the other has not


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in time. made: UTC."""

    path: Path
    made: dt.datetime


@dataclass(frozen=True, slots=True)
class Lost:
    """A workshop whose file is gone while copies of it are there. newest: the newest copy that can be read."""

    id: str
    title: str
    date: dt.date
    copies: int
    newest: Path


Finding = tuple[str, ...]
"""What a check found: a machine word, and the names its sentence needs."""


class Library(Protocol):
    """The workshops on this laptop. All but `cards`, `preview` and `backups` raise Unavailable for one that is open."""

    def cards(self) -> tuple[Card, ...]:
        """All of them, the last changed first."""

    def lost(self) -> tuple[Lost, ...]:
        """The workshops of which only copies are left, the latest day first; `restore` brings one back."""

    def create(self, id: str) -> tuple[OpenStore, Loaded]:
        """A new, empty workshop."""

    def open(self, id: str) -> tuple[OpenStore, Loaded]:
        """Raises Unavailable with a machine word where it cannot be opened."""

    def past_retention(self, today: dt.date) -> tuple[Card, ...]:
        """The workshops that were to be kept until a day that is over: to be asked about, never deleted unasked."""

    def preview(self, path: Path) -> Snapshot:
        """What a file or a backup would bring. Raises Unavailable where it is damaged or not to be trusted."""

    def kin(self, snapshot: Snapshot) -> Kin:
        """How a file stands to the workshop of the same id here."""

    def bring_in(self, path: Path) -> tuple[str, Kin]:
        """Takes a file in without losing anything: new ones and what is ahead are taken, a fork is kept beside.

        Returns the id under which it is here now.
        """

    def take_in(self, snapshot: Snapshot, id: str | None = None) -> str:
        """Makes a workshop here of what a file holds; returns its id."""

    def keep_beside(self, snapshot: Snapshot) -> str:
        """Makes a copy of its own of what a file holds; returns its id."""

    def append(self, snapshot: Snapshot) -> None:
        """Adds what a file has more than we have, after a backup."""

    def replace(self, snapshot: Snapshot) -> None:
        """Puts what a file holds in the place of what we have, after a backup."""

    def export_snapshot(self, id: str, path: Path) -> None:
        """Writes a workshop that is not open as a file to carry or mail. (One that is open: `OpenStore.export`.)"""

    def backups(self, id: str) -> tuple[Backup, ...]:
        """The backups of a workshop, the newest first."""

    def restore(self, path: Path) -> str:
        """Brings a backup back beside the present state; under its own id where that workshop is gone."""

    def check(self, id: str) -> tuple[Finding, ...]:
        """What is wrong with a workshop; nothing where all is well."""

    def delete(self, id: str) -> None:
        """Deletes everything of a workshop: database, card, backups in both places, spool. It cannot be undone."""


class Format(StrEnum):
    """What a document can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    ICS = "ics"
    JSON = "json"


class Paper(StrEnum):
    """What lies beside the documents of the day: printed before it, or sent after it."""

    GROUP_SHEETS = "group_sheets"
    HANDOUT = "handout"
    OWNER_MAILS = "owner_mails"  # a draft for each who took a step on


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was made, or a machine word for why it was not."""

    pdf: bytes
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What went home: where it lies, its hash, its changes since the edition before, a line each; and what did not."""

    paths: tuple[Path, ...]
    digest: str
    changes: tuple[str, ...]
    trouble: tuple[Path, ...] = ()  # folders that took nothing


class Likeness(StrEnum):
    """How a document that is made again is like the one that went home."""

    SAME = "same"  # byte for byte
    REDACTED = "redacted"  # words were taken away since
    OTHER = "other"  # other laptops' gestures stand before it now, or the document is made in another way


class Printer(Protocol):
    """Makes documents of a workshop. `now` is the moment they say they were made."""

    def warm(self) -> None:
        """A document will be wanted soon: what makes it begins, at once and without being waited for."""

    def write(
        self,
        state: State,
        log: Sequence[Gesture],
        folder: Path,
        *,
        now: Moment,
        formats: Sequence[Format],
        versions: Sequence[str],
        language: str,
    ) -> tuple[Path, ...]:
        """Writes each format (those that differ by version once for each) into a folder; returns where they lie.

        Each file is there whole or not at all. Raises OSError.
        """

    def lay_out(self, paper: Paper, state: State, folder: Path, *, now: Moment, language: str) -> tuple[Path, ...]:
        """Puts a paper into a folder; returns where it lies (nothing where nobody took a step on). Raises OSError."""

    def preview(
        self,
        state: State,
        log: Sequence[Gesture],
        *,
        now: Moment,
        version: str,
        language: str,
        tell: Callable[[Printed], None],
    ) -> None:
        """Makes the PDF elsewhere, for `tell`, which is called from another thread; a later call overtakes one that
        waits."""

    def send(
        self, state: State, log: Sequence[Gesture], folders: Sequence[Path], *, at_ms: int, version: str, language: str
    ) -> Sent:
        """Puts the PDF of the log so far, and a mail draft with it, into each folder. It waits for the PDF.

        Raises OSError where the first folder takes nothing; what another does not take is in `Sent.trouble`.
        """

    def again(self, log: Sequence[Gesture], edition: Edition, folder: Path) -> tuple[Path, Likeness]:
        """Puts an edition that went home into a folder once more; returns where it lies, and how like it is: where
        words were taken away since, they are gone there too. Raises OSError, and Unavailable("edition_lost") where
        the log holds the moment it was made at no longer: that was set aside for what another laptop did."""

    def close(self) -> None:
        """Lets go of what makes documents."""


class Unavailable(Exception):  # noqa: N818  an answer with a word, as Refused is
    """Storage, a file or a place that cannot be used. `word` has its sentence in `app.words.refusals`."""

    def __init__(self, word: str, *names: str) -> None:
        super().__init__(word, *names)
        self.word, self.names = word, names
