"""`plenum new`, `list`, `check`, `restore`: the workshops of this laptop."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import json
import os
import re
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from app.bootstrap import House, library_in
from app.cli.passing import passing_folder
from app.services.ports import Card, Library, Unavailable
from app.services.workshops import Opened, make_workshop, open_workshop
from app.services.zone import day_here
from app.words import Many, Message, say

_NO_WORKSHOPS = Message("cli", "There are no workshops on this laptop yet. Make one with plenum new --template NAME")
_REMARKS = Many("cli", "{0} remark", "{0} remarks")
_COPIES = Many("cli", "{0} copy is there", "{0} copies are there")
_GONE = Message("cli", "The file is gone; {0}. Bring the newest back: plenum restore {1}")
_WHOLE = Many("cli", "The workshop is whole: {0} line in its log", "The workshop is whole: {0} lines in its log")
_BROUGHT_BACK = Message("cli", "Brought back as workshop {0}: {1}, {2}, {3}")

_WHOLE_ID = re.compile(r"[0-9a-f]{32}")

_FINDINGS: Mapping[str, Message] = {
    "damaged": Message("check", "{0} is damaged. Bring a backup back with plenum restore"),
    "tables_differ": Message("check", "The tables are not what the log adds up to; they are rebuilt when it is opened"),
    "lines_missing": Message("check", "{0} of the last changes are missing; look in the newest backup"),
    "spool_waiting": Message("check", "Words lie in reserve; they move in when the workshop is opened"),
    "backup_damaged": Message("check", "The newest backup, {0}, is damaged; the next one is made when it is opened"),
}
"""What a check can find, in the words of storage."""


def run_new(at: House, asked: argparse.Namespace) -> int:
    """Makes a workshop and prints its id."""
    template = at.shelf.template(asked.template)
    date = asked.date or day_here(at.clock)
    sys.stdout.write(make_workshop(at.library, template, at.clock, at.ids, date=date, title=asked.title) + "\n")
    return 0


def run_list(at: House, asked: argparse.Namespace) -> int:
    """Prints a line for each workshop, the last changed first."""
    cards, lost = at.library.cards(), at.library.lost()
    if asked.json:
        dates = [{"date": card.date.isoformat(), "dues": [day.isoformat() for day in card.dues]} for card in cards]
        rows = [{**asdict(card), **own} for card, own in zip(cards, dates, strict=True)]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif not (cards or lost):
        sys.stdout.write(say(_NO_WORKSHOPS) + "\n")
    else:
        for card in cards:
            sys.stdout.write("  ".join(_columns(card)) + "\n")
    for one in lost:  # not among the rows that a program reads: none of them can be opened
        told = say(_GONE, say(_COPIES, one.copies), shlex.quote(str(one.newest)))
        line = f"{one.id}  {one.date.isoformat()}  {one.title}  {told}\n"
        (sys.stderr if asked.json else sys.stdout).write(line)
    return 0


def run_check(at: House, asked: argparse.Namespace) -> int:
    """Says what is wrong with a workshop or a workshop file (exit 1), or that it is whole."""
    library = at.library
    if Path(asked.workshop).is_file():
        snapshot = library.preview(Path(asked.workshop))  # raises Unavailable where it is not whole
        sys.stdout.write(say(_WHOLE, len(snapshot.log)) + "\n")
        return 0
    id_ = named(library, asked.workshop)
    found = library.check(id_)
    for word, *names in found:
        sys.stderr.write(say(_FINDINGS[word], *names) + "\n")
    if not found:
        with opened_or_imported(at, id_) as opened:
            sys.stdout.write(say(_WHOLE, len(opened.logbook.log)) + "\n")
    return 1 if found else 0


def run_restore(at: House, asked: argparse.Namespace) -> int:
    """Brings a backup back beside the present state, and prints the id it has."""
    library, path = at.library, Path(asked.backup)
    if not path.is_file():
        number = errno.EISDIR if path.is_dir() else errno.ENOENT
        raise OSError(number, os.strerror(number), str(path))
    snapshot = library.preview(path)
    told = (snapshot.date.isoformat(), snapshot.title, say(_REMARKS, snapshot.remarks))
    sys.stdout.write(say(_BROUGHT_BACK, library.restore(path), *told) + "\n")
    return 0


@contextmanager
def opened_or_imported(at: House, id_or_file: str) -> Iterator[Opened]:
    """An open workshop of this laptop's, or one from a file, which is read in a folder of its own and left as it is."""
    with passing_folder() as folder:
        if Path(id_or_file).is_file():
            library = library_in(folder)
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
    """The id of the one workshop whose id begins so. Raises Unavailable where there is none, or more than one; a backup
    of one that is gone is named."""
    fits = [card.id for card in library.cards() if id_or_beginning and card.id.startswith(id_or_beginning)]
    if len(fits) == 1:
        return fits[0]
    backups = library.backups(id_or_beginning) if not fits and _WHOLE_ID.fullmatch(id_or_beginning) else ()
    if backups:
        raise Unavailable("only_backups", str(backups[0].path))
    raise Unavailable("ambiguous_workshop" if fits else "unknown_workshop", id_or_beginning)


def _columns(card: Card) -> tuple[str, ...]:
    changed = dt.datetime.fromtimestamp(card.changed_ms / 1000)  # noqa: DTZ006  by the clock on this laptop's wall
    return (
        card.id,
        card.date.isoformat(),
        card.title,
        say(_REMARKS, card.remarks),
        f"{changed:%Y-%m-%d %H:%M}",
    )
