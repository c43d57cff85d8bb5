"""`plenum new`, `list`, `check`, `restore`: the workshops of this laptop."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from app.bootstrap import House, library_in
from app.services.ports import Card, Library, Unavailable
from app.services.workshops import Opened, make_workshop, open_workshop
from app.words import Many, Message, say

_NO_WORKSHOPS = Message("cli", "There are no workshops on this laptop yet. Make one with plenum new --template NAME")
_REMARKS = Many("cli", "{0} remark", "{0} remarks")


def run_new(at: House, asked: argparse.Namespace) -> int:
    """Makes a workshop and prints its id."""
    template = at.shelf.template(asked.template)
    date = asked.date or dt.date.today()  # noqa: DTZ011  the day it is where the laptop is
    sys.stdout.write(make_workshop(at.library, template, at.clock, at.ids, date=date, title=asked.title) + "\n")
    return 0


def run_list(at: House, asked: argparse.Namespace) -> int:
    """Prints a line for each workshop, the last changed first."""
    cards = at.library.cards()
    if asked.json:
        rows = [{**asdict(card), "date": card.date.isoformat()} for card in cards]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif not cards:
        sys.stdout.write(say(_NO_WORKSHOPS) + "\n")
    else:
        for card in cards:
            sys.stdout.write("  ".join(_columns(card)) + "\n")
    return 0


@contextmanager
def opened_or_imported(at: House, id_or_file: str) -> Iterator[Opened]:
    """An open workshop of this laptop's, or one from a file, which is read in a folder of its own and left as it is."""
    with tempfile.TemporaryDirectory(prefix="plenum-", ignore_cleanup_errors=True) as folder:
        if Path(id_or_file).is_file():
            library = library_in(Path(folder))
            id_ = library.bring_in(Path(id_or_file))[0]
        else:
            library = at.library
            id_ = named(library, id_or_file)
        opened = open_workshop(library, id_, at.device, at.clock, at.ids)
        try:
            yield opened
        finally:
            opened.store.close()


def named(library: Library, id_or_beginning: str) -> str:
    """The id of the one workshop whose id begins so. Raises Unavailable where there is none, or more than one."""
    fits = [card.id for card in library.cards() if id_or_beginning and card.id.startswith(id_or_beginning)]
    if len(fits) == 1:
        return fits[0]
    raise Unavailable("ambiguous_workshop" if fits else "unknown_workshop", id_or_beginning)


def _columns(card: Card) -> tuple[str, ...]:
    changed = dt.datetime.fromtimestamp(card.changed_ms / 1000).astimezone()
    return (
        card.id,
        card.date.isoformat(),
        card.title,
        say(_REMARKS, card.remarks),
        changed.isoformat(sep=" ", timespec="minutes"),
    )
