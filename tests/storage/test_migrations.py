"""A made-up second form of the tables: the way there, and the old file whole wherever it fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from app.domain.gestures import Refused
from app.domain.verbs import Stack
from app.services.ports import Unavailable
from app.storage import book, files, library, log, migrations, rows, snapshots
from app.storage.file import schema_of
from app.storage.library import SqliteLibrary
from sqlalchemy import Connection

from tests.storage.workshops import ID, Laptop, new, opened


def second_form(connection: Connection) -> None:
    """Drafts learn when they were typed."""
    connection.exec_driver_sql("ALTER TABLE draft ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0")


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workshop of the present form, seen by a program of the next."""
    laptop = new(tmp_path / "data")
    laptop.say("et")
    laptop.say("to")
    laptop.logbook.draft("line", "halvt")
    laptop.close()
    monkeypatch.setattr(library, "SCHEMA", 2)
    monkeypatch.setattr(migrations, "STEPS", {1: second_form})
    return tmp_path / "data" / f"{ID}.db"


def test_it_comes_to_the_next_form_with_everything_in_it(old: Path) -> None:
    laptop = opened(old.parent)
    assert laptop.loaded.notices == (("migrated",),)
    assert laptop.said == ["et", "to"]
    assert laptop.loaded.drafts == {"line": "halvt"}
    columns = laptop.store.ask(_columns)  # type: ignore[attr-defined]
    assert columns == ["address", "words", "at_ms"]
    laptop.close()
    assert schema_of(old) == 2
    assert SqliteLibrary(old.parent).check(ID) == ()
    assert schema_of(old.parent / "backups" / ID / "form-1.old") == 1


def test_undo_stops_at_a_migration(old: Path) -> None:
    laptop = opened(old.parent)
    with pytest.raises(Refused, match="nothing_to_undo"):
        laptop.logbook.undo(Stack.WORDS)
    laptop.say("tre")
    laptop.logbook.undo(Stack.WORDS)
    assert laptop.said == ["et", "to"]
    laptop.close()


def _columns(opened_book: book.Book) -> list[str]:
    with opened_book._engine.begin() as connection:
        return [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(draft)")]


def _fails(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


BREAK: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the copy that is kept": lambda m: m.setattr(migrations, "_copy", _fails),
    "the copy that is changed": lambda m: m.setattr(migrations, "_copy", _second_time(migrations._copy)),
    "the step": lambda m: m.setattr(migrations, "STEPS", {1: _fails}),
    "a missing step": lambda m: m.setattr(migrations, "STEPS", {}),
    "the step's own bug": lambda m: m.setattr(migrations, "STEPS", {1: _bug}),
    "stopping undo": lambda m: m.setattr(migrations, "_stop_undo", _fails),
    "reading the log": lambda m: m.setattr(log, "read", _fails),
    "making the tables": lambda m: m.setattr(rows, "rebuild", _fails),
    "waiting for the file": lambda m: m.setattr(files, "sync_file", _second_time(files.sync_file)),
    "taking the name": lambda m: m.setattr(Path, "replace", _second_time(Path.replace)),
}


def _bug(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM gesture WHERE line = 1")


def _second_time(real: Callable[..., object]) -> Callable[..., object]:
    calls: list[int] = []

    def maybe(*arguments: object, **named: object) -> object:
        calls.append(1)
        return real(*arguments, **named) if len(calls) == 1 else _fails()

    return maybe


@pytest.mark.parametrize("step", BREAK)
def test_where_it_fails_the_old_file_is_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as broken:
        BREAK[step](broken)
        with pytest.raises(Unavailable, match="migration_failed"):
            SqliteLibrary(old.parent).open(ID)
    assert old.read_bytes() == before
    assert not list(old.parent.glob("*.new*")), "nothing half-made lies about"
    assert schema_of(old) == 1
    laptop: Laptop = opened(old.parent)
    assert laptop.said == ["et", "to"], "and the next time it works"
    laptop.close()


def test_a_newer_file_is_left_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(old.parent).close()
    monkeypatch.setattr(library, "SCHEMA", 1)
    before = old.read_bytes()
    with pytest.raises(Unavailable, match="newer_program"):
        SqliteLibrary(old.parent).open(ID)
    assert old.read_bytes() == before


def test_an_older_file_that_was_mailed_is_brought_up_in_a_passing_place(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = tmp_path / "mailed.workshop"
    _snapshot(old, mailed)
    before = mailed.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", {1: lambda connection: None})
    monkeypatch.setattr(snapshots, "SCHEMA", 2)
    found = snapshots.read(mailed)
    assert (found.remarks, found.log[-1].device) == (2, "a~1")
    assert mailed.read_bytes() == before
    with sqlite3.connect(mailed) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM gesture; END")
    with pytest.raises(Unavailable, match="snapshot_refused"):
        snapshots.read(mailed)


def _snapshot(database: Path, target: Path) -> Path:
    """The same workshop as a file, made by the program of the first form."""
    with pytest.MonkeyPatch.context() as then:
        then.setattr(library, "SCHEMA", 1)
        SqliteLibrary(database.parent).export_snapshot(ID, target)
    return target
