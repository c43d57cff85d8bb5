"""Faults 9, 10, 13 and 14: a second program, a file taken away, a bug in the writer, a migration that fails."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from pathlib import Path
from unittest import mock

import pytest
from app.services.ports import SavingState, Unavailable
from app.storage import library, migrations
from app.storage.file import schema_of
from app.storage.library import SqliteLibrary

from tests.faults.catalogue import Figures, Seen, typist
from tests.storage.test_migrations import BREAK, second_form
from tests.storage.workshops import ID, new, opened, until


def second_instance(folder: Path, times: int) -> Figures:
    """Another process has the workshop open; it is killed; then another program holds a lock of its own."""
    for n in range(times):
        place = folder / f"i{n}"
        new(place).close()
        other = typist(place)
        with pytest.raises(Unavailable, match="open_elsewhere"):
            opened(place)
        assert SqliteLibrary(place).cards()[0].id == ID, "the list does not mind"
        os.kill(other.pid, signal.SIGKILL)
        other.communicate()
        laptop = opened(place)
        laptop.say("og videre")
        assert laptop.close()
        foreign = sqlite3.connect(place / f"{ID}.db", isolation_level=None)
        foreign.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable, match="open_elsewhere"):
            opened(place)
        foreign.close()
        opened(place).close()
    return Figures(times, "nothing", "open_elsewhere; after the kill it opens without a question")


def file_taken_away(folder: Path, times: int) -> Figures:
    """The database is renamed, deleted, or another file is put in its place while the workshop is open."""
    done = [_taken_away(folder / f"g{n}", n % 3) for n in range(times)]
    noticed = max(seconds for seconds, _saw in done)
    return Figures(
        times,
        "nothing",
        done[-1][1],
        f"noticed after {noticed:.1f} s at most",
        over=() if noticed < 5 else (f"a file that is gone was noticed after {noticed:.1f} s",),
    )


def _taken_away(place: Path, how: int) -> tuple[float, str]:
    laptop = new(place)
    laptop.say("et")
    laptop.store.flush(30)
    store, saw = laptop.store, Seen(laptop.store)
    path, away = place / f"{ID}.db", place / "flyttet"
    began = time.monotonic()
    if how == 1:
        path.unlink()
    else:
        path.replace(away)
    if how == 2:
        path.write_bytes(b"noget andet")
    assert until(lambda: store.saving().trouble == "file_gone", 30)
    noticed = time.monotonic() - began
    laptop.say("to")
    assert until(lambda: store.saving().state is SavingState.SPOOLED)
    if how == 0:
        away.replace(path)
        assert store.flush(30), "it is there again"
        assert store.saving().state is SavingState.SAVED
        assert laptop.close()
    else:
        assert not laptop.close()
        path.unlink(missing_ok=True)
        rescued = laptop.library.backups(ID)[0].path
        assert laptop.library.restore(rescued) == ID
    laptop = opened(place)
    assert laptop.said == ["et", "to"]
    laptop.close()
    return noticed, str(saw)


def writer_dies(folder: Path, times: int) -> Figures:
    """A bug in the thread that writes."""
    return Figures(times, "nothing", [_dies(folder / f"d{n}") for n in range(times)][-1])


def _dies(place: Path) -> str:
    laptop = new(place)
    laptop.say("et")
    laptop.store.flush(30)
    store, saw = laptop.store, Seen(laptop.store)
    with mock.patch.object(threading, "excepthook") as reported:
        store._book.commit = mock.Mock(side_effect=RuntimeError("a bug"))  # type: ignore[attr-defined]
        laptop.say("to")
        assert until(lambda: store.saving().state is SavingState.SPOOLED)
        assert reported.called, "the report dialog hears of it"
    assert store.saving().trouble == "writer_died"
    laptop.say("tre")
    laptop.logbook.draft("line", "fire")
    assert not laptop.close()
    again = opened(place)
    assert again.said == ["et", "to", "tre"]
    assert again.loaded.drafts == {"line": "fire"}
    assert again.close()
    return str(saw)


def migration_fails(folder: Path, times: int) -> Figures:
    """A made-up next form of the tables; each step on the way there fails once."""
    for n in range(times):
        for number, step in enumerate(BREAK):
            place = folder / f"m{n}-{number}"
            laptop = new(place)
            laptop.say("et")
            laptop.close()
            before = (place / f"{ID}.db").read_bytes()
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(library, "SCHEMA", 2)
                patch.setattr(migrations, "STEPS", {1: second_form})
                with pytest.MonkeyPatch.context() as broken:
                    BREAK[step](broken)
                    with pytest.raises(Unavailable, match="migration_failed"):
                        opened(place)
                assert (place / f"{ID}.db").read_bytes() == before
                opened(place).close()
            assert schema_of(place / f"{ID}.db") == 2
    return Figures(times * len(BREAK), "nothing: the old file byte for byte", "migration_failed")
