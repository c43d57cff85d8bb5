"""What reading a programme answers with: items, where each was read, and what a person should look at.

The reading itself is `app.intake`'s, behind the port `Intake`. Everything a guess was made for carries a `Doubt`
with its reason; a line that became nothing is among `left_out`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.domain.doubts import Doubt
from app.domain.programme import ItemKind


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who speaks, and from where ("" where the programme does not say)."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item as read. start, end: minutes after midnight of its day, as written (end may lie past 24.00: 1470 is
    half past midnight). end_inferred: from the next start. minutes: a length the text gives. lines: the numbers (from
    1) of the source lines it was read from, the first with its time or title."""

    day: int
    start: int | None
    end: int | None
    title: str
    speakers: tuple[Named, ...] = ()
    organisations: tuple[str, ...] = ()
    kind: ItemKind = ItemKind.TALK
    detail: str = ""
    end_inferred: int | None = None
    minutes: int | None = None
    parallel: bool = False
    contains: bool = False  # a long block that holds the items after it
    holds: bool = False  # the text says that it must not come later ("at the latest")
    doubts: tuple[Doubt, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme as read. source: the text's lines as shown beside the items; language: "da", "en", "no", ...;
    left_out: the lines (from 1) that became nothing. dated: year, month and day of the first day, as far as the text
    names them (0: it does not). place: where people meet, where the text says it ("": it does not)."""

    items: tuple[ReadItem, ...]
    source: tuple[str, ...] = ()
    language: str = ""
    title: str = ""
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[int, ...] = ()
    dated: tuple[int, int, int] = (0, 0, 0)
    place: str = ""


class Intake(Protocol):
    """Reads programmes. Both raise Unavailable with a word of `app.words.refusals` where there is nothing to read."""

    def read_text(self, text: str) -> Reading:
        """Reads what somebody pasted or typed."""

    def read_file(self, path: Path) -> Reading:
        """Reads a file, by what it is rather than by its name."""
