"""The workshops of a laptop: their cards, files in and out, restoring, checking, deleting."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
from pathlib import Path

import pytest
from app.domain.plenum import StepStatus
from app.domain.programme import WORKSHOP, Workshop
from app.services import next_steps
from app.services.ports import Kin, Unavailable
from app.services.setup import edit_workshop
from app.storage.library import SqliteLibrary
from app.storage.lock import Lock

from tests.storage.workshops import ID, Laptop, new, opened, until


def test_cards_show_what_is_in_the_workshops_the_last_changed_first(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    new(folder, "old").close()
    laptop = new(folder, "new")
    laptop.say("et")
    laptop.logbook._clock.on(60_000)  # type: ignore[attr-defined]
    laptop.say("to")
    laptop.close()
    first, second = SqliteLibrary(folder).cards()
    assert (first.id, first.remarks, first.line, first.title) == ("new", 2, 3, "Fælles bibliotek")
    assert (second.id, second.remarks, second.date) == ("old", 0, dt.date(2026, 3, 12))


def test_the_card_follows_while_the_workshop_is_open(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    laptop.say("to")
    assert until(lambda: laptop.library.cards()[0].line == 3)
    laptop.close()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"format": "plenum-card/1", "id": "day"}', "null"])
def test_a_card_that_cannot_be_read_is_made_again(tmp_path: Path, content: str) -> None:
    new(tmp_path / "data").close()
    path = tmp_path / "data" / f"{ID}.json"
    path.write_text(content, "utf-8")
    (card,) = SqliteLibrary(tmp_path / "data").cards()
    assert card.title == "Fælles bibliotek"
    assert json.loads(path.read_text("utf-8"))["id"] == ID
    path.unlink()
    assert SqliteLibrary(tmp_path / "data").cards() == (card,)


def test_an_id_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    library = SqliteLibrary(tmp_path / "data")
    for id_ in ("../x", "", "a/b", "a.b", "x" * 65, "ø", "a\n"):
        for act in (library.open, library.create, library.delete, library.check):
            with pytest.raises(Unavailable, match="unknown_workshop"):
                act(id_)
    with pytest.raises(Unavailable, match="unknown_workshop"):
        library.open("nobody")
    new(tmp_path / "data").close()
    with pytest.raises(Unavailable, match="exists"):
        library.create(ID)


def test_the_card_says_what_is_due(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    for n, (due, status) in enumerate([(9, "open"), (4, "started"), (5, "done"), (None, "open")]):
        day = due and dt.date(2026, 6, due)
        laptop.logbook.do(next_steps.take_step(f"s{n}", f"Skridt {n}", due=day))
        laptop.logbook.do(next_steps.follow_up(f"s{n}", StepStatus(status)))
    laptop.close()
    (card,) = SqliteLibrary(tmp_path / "data").cards()
    assert card.dues == (dt.date(2026, 6, 4), dt.date(2026, 6, 9))


def test_a_retention_date_that_is_over_is_told_of(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.logbook.do(edit_workshop(retain_until=dt.date(2026, 6, 1)))
    laptop.close()
    library = SqliteLibrary(tmp_path / "data")
    assert library.past_retention(dt.date(2026, 6, 1)) == ()
    assert [c.id for c in library.past_retention(dt.date(2026, 6, 2))] == [ID]


# files in and out ---------------------------------------------------------------------------------------------------


def exported(laptop: Laptop, path: Path) -> Path:
    laptop.store.export(path)  # type: ignore[attr-defined]
    return path


def test_a_snapshot_opens_elsewhere_without_drafts(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("Fælles kalender")
    laptop.logbook.draft("line", "halvt ord om Bent")
    path = exported(laptop, tmp_path / "Dagen i marts.workshop")
    laptop.close()
    assert b"halvt ord" not in path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["data", path.name] or len(list(tmp_path.glob("*.workshop*"))) == 1
    other = SqliteLibrary(tmp_path / "other")
    assert other.bring_in(path) == (ID, Kin.NEW)
    assert other.cards()[0].remarks == 1
    there = opened(tmp_path / "other", device="b")
    assert there.said == ["Fælles kalender"]
    assert there.loaded.drafts == {}
    there.close()
    assert other.check(ID) == ()


def test_the_same_log_is_the_same_a_longer_one_is_added_and_a_fork_is_kept_beside(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    first = exported(laptop, tmp_path / "1.workshop")
    other = SqliteLibrary(tmp_path / "other")
    other.bring_in(first)
    assert other.bring_in(first) == (ID, Kin.SAME)
    laptop.say("to")
    second = exported(laptop, tmp_path / "2.workshop")
    assert other.bring_in(second) == (ID, Kin.AHEAD)
    assert len(other.backups(ID)) == 1, "a backup before anything is added"
    assert other.bring_in(first) == (ID, Kin.BEHIND)
    there = opened(tmp_path / "other", device="b")
    assert there.said == ["et", "to"]
    there.say("tre på den anden")
    there.close()
    laptop.say("tre på den ene")
    third = exported(laptop, tmp_path / "3.workshop")
    laptop.close()
    copy, how = other.bring_in(third)
    assert how is Kin.FORKED
    assert copy != ID
    ours, theirs = opened(tmp_path / "other"), opened(tmp_path / "other", copy)
    assert ours.said == ["et", "to", "tre på den anden"]
    assert theirs.said == ["et", "to", "tre på den ene"]
    ours.close()
    theirs.close()
    other.replace(other.preview(third))
    ours = opened(tmp_path / "other")
    assert ours.said == ["et", "to", "tre på den ene"]
    ours.close()
    assert other.preview(other.backups(ID)[-1].path).remarks == 1
    assert any(other.preview(b.path).log[-1].device == "b" for b in other.backups(ID)), "what was replaced is kept"


def test_a_workshop_that_is_open_is_not_touched_by_a_file(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    path = exported(laptop, tmp_path / "1.workshop")
    library = SqliteLibrary(tmp_path / "data")
    for act in (lambda: library.bring_in(path), lambda: library.check(ID), lambda: library.delete(ID)):
        with pytest.raises(Unavailable, match="open_elsewhere"):
            act()
    with pytest.raises(Unavailable, match="open_elsewhere"):
        library.export_snapshot(ID, tmp_path / "2.workshop")
    laptop.close()
    library.export_snapshot(ID, tmp_path / "2.workshop")
    assert library.preview(tmp_path / "2.workshop").log == library.preview(path).log


# backups ------------------------------------------------------------------------------------------------------------


def test_a_backup_is_made_on_close_and_brought_back_beside_the_present(tmp_path: Path) -> None:
    second = tmp_path / "stick"
    laptop = new(tmp_path / "data", second=second)
    laptop.say("et")
    laptop.logbook.draft("line", "halvt")
    laptop.close()
    library = laptop.library
    newest = library.backups(ID)[0].path
    assert [p.name for p in sorted((second / ID).iterdir())] == [b.path.name for b in library.backups(ID)][::-1]
    seen = library.preview(newest)
    assert (seen.title, seen.date, seen.remarks) == ("Fælles bibliotek", dt.date(2026, 3, 12), 1)
    laptop = opened(tmp_path / "data", second=second)
    laptop.say("to")
    laptop.close()
    copy = library.restore(newest)
    assert copy != ID
    back = opened(tmp_path / "data", copy)
    assert back.said == ["et"]
    assert back.loaded.drafts == {"line": "halvt"}
    back.close()
    library.delete(copy)
    (tmp_path / "data" / f"{ID}.db").unlink()
    assert library.restore(newest) == ID, "what is gone comes back under its own name"


def test_nothing_new_makes_no_backup(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.close()
    before = laptop.library.backups(ID)
    assert len(before) == 1
    opened(tmp_path / "data").close()
    assert laptop.library.backups(ID) == before


def test_a_backup_is_made_every_ten_minutes_while_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.backups.EVERY_S", 0.2)
    laptop = new(tmp_path / "data")
    before = len(laptop.library.backups(ID))
    laptop.say("et")
    assert until(lambda: len(laptop.library.backups(ID)) == before + 1)
    laptop.store.abandon()


def test_a_second_place_that_is_gone_is_said_and_stops_nothing(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data", second=tmp_path / "stick")
    laptop.close()
    (tmp_path / "file").write_text("", "utf-8")
    laptop = opened(tmp_path / "data", second=tmp_path / "file")
    laptop.say("et")
    assert laptop.store.backup()  # type: ignore[attr-defined]
    assert laptop.store._backups.trouble == "second_place_gone"  # type: ignore[attr-defined]
    assert laptop.close()


# checking and going away --------------------------------------------------------------------------------------------


def test_a_check_finds_nothing_where_all_is_well_and_a_damaged_backup(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    laptop.close()
    assert laptop.library.check(ID) == ()
    newest = laptop.library.backups(ID)[0].path
    newest.write_bytes(newest.read_bytes()[:3000])
    assert laptop.library.check(ID) == (("backup_damaged", newest.name),)


def test_deleting_deletes_everything_of_the_workshop_and_nothing_else(tmp_path: Path) -> None:
    second = tmp_path / "stick"
    new(tmp_path / "data", "other", second=second).close()
    laptop = new(tmp_path / "data", second=second)
    laptop.say("hemmeligt")
    laptop.close()
    spool = laptop.library.spools[0]
    spool.mkdir()
    for suffix in (".jsonl", ".kept"):
        (spool / f"{ID}{suffix}").write_text("hemmeligt", "utf-8")
    laptop.library.delete(ID)
    left = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert left
    assert not [p for p in left if ID in p.parts[-2:] or p.stem == ID]
    assert not [p for p in left if b"hemmeligt" in p.read_bytes()]
    assert [c.id for c in laptop.library.cards()] == ["other"]


def test_where_the_database_cannot_be_deleted_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    laptop.close()
    had = {p for p in tmp_path.rglob("*") if p.is_file()}
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".db":
            raise PermissionError(errno.EACCES, "held by a virus scanner")
        real(path, missing_ok)

    with monkeypatch.context() as scanner:
        scanner.setattr(Path, "unlink", held)
        with pytest.raises(Unavailable, match="read_only"):
            laptop.library.delete(ID)
    assert {p for p in tmp_path.rglob("*") if p.is_file()} == had
    assert opened(tmp_path / "data").close()


def test_what_deleting_had_to_leave_is_said_and_goes_at_the_second_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("hemmeligt")
    laptop.close()
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".json":
            raise PermissionError(errno.EACCES, "open in a preview")
        real(path, missing_ok)

    with monkeypatch.context() as preview:
        preview.setattr(Path, "unlink", held)
        with pytest.raises(Unavailable, match="read_only"):
            laptop.library.delete(ID)
    assert not laptop.library.cards()
    laptop.library.delete(ID)
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]
    with pytest.raises(Unavailable, match="unknown_workshop"):
        laptop.library.delete(ID)


def test_nobody_gets_in_between_the_backup_and_what_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    path = exported(laptop, tmp_path / "1.workshop")
    laptop.say("to")
    laptop.close()
    database, released, release = laptop.store.path, [], Lock.release
    was = database.stat().st_ino

    def seen(lock: Lock) -> None:
        released.append(database.stat().st_ino)
        release(lock)

    monkeypatch.setattr(Lock, "release", seen)
    laptop.library.replace(laptop.library.preview(path))
    assert was not in released


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(Unavailable, match="no_data_folder"):
        SqliteLibrary(tmp_path / "file")


def test_the_workshop_s_own_values_come_back(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.logbook.do(edit_workshop(background=("Første linje", "Anden linje"), present=34))
    laptop.close()
    laptop = opened(tmp_path / "data")
    kept = laptop.loaded.state.get(Workshop, WORKSHOP)
    assert (kept.background, kept.present, kept.date) == (("Første linje", "Anden linje"), 34, dt.date(2026, 3, 12))
    laptop.close()


def test_a_copy_that_a_kill_left_half_made_is_swept_up(tmp_path: Path) -> None:
    new(tmp_path / "data").close()
    half = tmp_path / "data" / f".{ID}.db.77.new"
    half.write_bytes(b"halvt")
    opened(tmp_path / "data").close()
    assert not half.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a descriptor is inherited by a fork")
def test_a_child_that_is_being_started_does_not_keep_the_lock(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    kept = os.dup(laptop.store._file_lock._descriptor)  # type: ignore[attr-defined]  # what a fork has until its exec
    laptop.close()
    opened(tmp_path / "data").close()
    os.close(kept)
