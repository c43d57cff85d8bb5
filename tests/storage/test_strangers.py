"""A file that somebody mailed: nothing in it is trusted, nothing in it runs, and it is never written to."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from app.services.ports import Unavailable
from app.storage import lines, snapshots
from app.storage.library import SqliteLibrary

from tests.storage.workshops import new


@pytest.fixture
def mailed(tmp_path: Path) -> Path:
    laptop = new(tmp_path / "data")
    laptop.say("Fælles kalender")
    path = tmp_path / "mailed.workshop"
    laptop.store.export(path)  # type: ignore[attr-defined]
    laptop.close()
    return path


def spoil(path: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement, values)
    connection.close()


def rewrite_line(path: Path, number: int, change: Callable[[dict[str, object]], None]) -> None:
    """Changes a line and gives it a right checksum, as somebody who means harm would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    columns = dict(connection.execute("SELECT * FROM gesture WHERE line = ?", (number,)).fetchone())
    columns["changes"] = json.loads(columns["changes"])
    change(columns)
    columns["changes"] = json.dumps(columns["changes"])
    columns["sum"] = lines.checksum(columns)
    names = ", ".join(f"{n} = :{n}" for n in columns)
    connection.execute(f"UPDATE gesture SET {names} WHERE line = :line", columns)  # noqa: S608
    connection.close()


def word_of(path: Path) -> str:
    with pytest.raises(Unavailable) as refused:
        snapshots.read(path)
    return refused.value.word


def test_it_is_read_and_left_as_it_was(mailed: Path) -> None:
    before = mailed.read_bytes()
    assert snapshots.read(mailed).remarks == 1
    assert mailed.read_bytes() == before
    assert {p.name for p in mailed.parent.iterdir()} == {"data", mailed.name}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW v AS SELECT * FROM gesture",
        "CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM gesture; END",
        "CREATE VIRTUAL TABLE f USING fts5(words)",
        "ALTER TABLE gesture ADD COLUMN bomb TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL",
        "ALTER TABLE gesture RENAME COLUMN sum TO total",
        "DROP TABLE draft",
        "DROP TABLE gesture",
    ],
)
def test_what_would_run_or_is_not_ours_is_refused(mailed: Path, statement: str) -> None:
    spoil(mailed, statement)
    assert word_of(mailed) == "snapshot_refused"


def test_a_view_in_the_place_of_a_table_is_refused(mailed: Path) -> None:
    spoil(
        mailed,
        "ALTER TABLE gesture RENAME TO hidden",
        "CREATE VIEW gesture AS SELECT * FROM hidden, (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) "
        "SELECT x FROM c)",
    )
    assert word_of(mailed) == "snapshot_refused"


def test_what_takes_too_long_is_stopped(mailed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "DEADLINE_S", 0.0)
    monkeypatch.setattr(snapshots, "STEPS", 10)
    assert word_of(mailed) == "snapshot_refused"


def test_a_file_too_big_is_not_opened(mailed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "MOST_BYTES", 1000)
    assert word_of(mailed) == "file_too_big"


def test_a_newer_or_foreign_file_is_said_to_be_one(mailed: Path) -> None:
    spoil(mailed, "PRAGMA user_version = 9")
    assert word_of(mailed) == "newer_program"
    spoil(mailed, "PRAGMA application_id = 7")
    assert word_of(mailed) == "not_a_workshop"
    assert word_of(mailed.parent / "nobody.workshop") == "cannot_open"
    assert word_of(mailed.parent) == "cannot_open"


@pytest.mark.parametrize("content", [b"", b"SQLite", b"x" * 5000, b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_database_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.workshop"
    path.write_bytes(content)
    assert word_of(path) in {"damaged", "not_a_workshop"}


def _fields(columns: dict[str, object]) -> dict[str, object]:
    return next(c[3] for c in columns["changes"] if c[0] in {"contribution", "workshop"})  # type: ignore[index,no-any-return,union-attr]


@pytest.mark.parametrize(
    ("line", "change"),
    [
        (2, lambda c: _fields(c).update(words="x" * 9000)),
        (2, lambda c: _fields(c).update(said_ms=10**17)),
        (2, lambda c: _fields(c).update(kind="shout")),
        (2, lambda c: _fields(c).update(group="nobody")),
        (2, lambda c: _fields(c).update(id="other")),
        (2, lambda c: c.update(changes=c["changes"] * 2)),
        (2, lambda c: c.update(changes=[["contribution", "x", {"words": "a"}, {"words": "b"}]])),
        (2, lambda c: c.update(verb="format")),
        (2, lambda c: c.update(id=7)),
        (1, lambda c: _fields(c).update(zone="../../etc/passwd")),
        (1, lambda c: _fields(c).update(zone="Mars/Olympus")),
        (1, lambda c: _fields(c).update(date="never")),
        (1, lambda c: c.update(changes=[])),
    ],
)
def test_every_row_passes_the_codec_and_the_fold(
    mailed: Path, line: int, change: Callable[[dict[str, object]], None]
) -> None:
    rewrite_line(mailed, line, change)
    assert word_of(mailed) == "damaged"


def test_a_line_whose_checksum_is_wrong_is_not_believed(mailed: Path) -> None:
    spoil(mailed, "UPDATE gesture SET changes = replace(changes, 'Fælles', 'Fjern') WHERE line = 2")
    assert word_of(mailed) == "damaged"


def test_a_missing_line_is_noticed(mailed: Path) -> None:
    spoil(mailed, "DELETE FROM gesture WHERE line = 1")
    assert word_of(mailed) == "damaged"


def test_an_id_that_leads_out_of_the_folder_is_refused(mailed: Path) -> None:
    spoil(mailed, "UPDATE notebook SET id = '../../evil'")
    assert word_of(mailed) == "damaged"


def test_controls_and_combining_signs_are_made_harmless(mailed: Path, tmp_path: Path) -> None:
    rewrite_line(mailed, 2, lambda c: _fields(c).update(words="Fæ\u0301lles\u0000\u001b[2J\u202e kalender"))
    library = SqliteLibrary(tmp_path / "other")
    library.bring_in(mailed)
    store, loaded = library.open("day")
    (said,) = [r for k, of in loaded.state.kinds.items() if k.__name__ == "Contribution" for r in of.values()]
    assert said.words == "F\u01fdlles[2J kalender"  # type: ignore[attr-defined]
    store.close()
    assert library.check("day") == ()


def test_the_tables_of_a_file_are_never_read(mailed: Path, tmp_path: Path) -> None:
    spoil(mailed, "UPDATE contribution SET words = 'noget helt andet'")
    library = SqliteLibrary(tmp_path / "other")
    library.bring_in(mailed)
    store, loaded = library.open("day")
    assert "helt andet" not in repr(loaded.state)
    store.close()
    assert library.check("day") == ()
