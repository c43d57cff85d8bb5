"""`plenum export`, and the documents a rehearsal leaves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.bootstrap import House
from app.bootstrap.printing import DocumentPrinter
from app.cli.parser import UsageError
from app.cli.workshops import opened_or_imported
from app.domain.gestures import Moment
from app.domain.programme import WORKSHOP, Workshop
from app.services.logbook import Logbook
from app.services.ports import Format
from app.words import Message, say

_WITH_EVERY_NAME = Message(
    "cli", "JSON is the whole workshop with every name, so it goes with the full version only; write --version full"
)


def run_export(at: House, asked: argparse.Namespace) -> int:
    """Writes the documents of a workshop, or of a workshop file, and prints their paths."""
    formats = [Format(name) for name in asked.only]
    if set(formats) == {Format.JSON} and "full" not in asked.version:
        raise UsageError(say(_WITH_EVERY_NAME))
    with opened_or_imported(at, asked.workshop) as opened:
        paths = write(opened.logbook, Path(asked.out), at.clock.now(), formats, asked.version)
    print_paths(paths)
    return 0


def write(
    logbook: Logbook,
    folder: Path,
    now: Moment,
    formats: Sequence[Format] = tuple(Format),
    versions: Sequence[str] = ("full",),
) -> tuple[Path, ...]:
    """The documents in the workshop's own language."""
    state = logbook.state
    language = state.get(Workshop, WORKSHOP).language
    return DocumentPrinter().write(
        state, logbook.log, folder, now=now, formats=formats, versions=versions, language=language
    )


def print_paths(paths: Iterable[Path]) -> None:
    """A line for each file."""
    for path in paths:
        sys.stdout.write(f"{path}\n")
