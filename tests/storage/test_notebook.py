"""The store of an open workshop: words are taken at once, written behind, and there after a kill."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from app.domain.debate import Contribution
from app.domain.gestures import Change, Outcome
from app.domain.plenum import Theme
from app.domain.verbs import Stack, Verb
from app.services import words
from app.services.ports import Page, SavingState, Unavailable
from app.storage import notebook, rows
from app.storage.file import APPLICATION
from app.storage.fold import fold
from app.storage.library import SqliteLibrary
from app.storage.spool import Spool, Spooled
from sqlalchemy.exc import DatabaseError

from tests.storage.workshops import ID, new, opened, until


def test_what_was_said_is_there_again_with_its_log_and_undo(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("Fælles kalender")
    laptop.say("Fælles kalender i Ørsted")
    laptop.logbook.undo(Stack.WORDS)
    assert laptop.close()
    laptop = opened(tmp_path / "data")
    assert laptop.said == ["Fælles kalender"]
    assert len(laptop.loaded.log) == 4
    assert laptop.loaded.notices == ()
    laptop.logbook.redo(Stack.WORDS)
    assert laptop.said == ["Fælles kalender", "Fælles kalender i Ørsted"]
    assert laptop.close()
    assert laptop.close(), "closing twice is harmless"


def test_only_what_was_acknowledged_survives_an_abandoned_store(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("Fælles kalender")
    assert laptop.store.flush(30)
    laptop.store.abandon()
    again = opened(tmp_path / "data")
    assert again.said == ["Fælles kalender"]
    again.store.abandon()


def test_a_draft_is_kept_until_its_words_are_stored(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    for n in range(1, 16):
        laptop.logbook.draft("line", "Fælles kalender"[:n])
    laptop.logbook.draft("title", "x")
    laptop.logbook.draft("title", "")
    laptop.store.flush(30)
    laptop.store.abandon()
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.drafts == {"line": "Fælles kalender"}
    laptop.say("Fælles kalender")
    laptop.close()
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.drafts == {}
    laptop.close()


def test_a_burst_is_few_commits_and_a_newer_draft_outlives_an_older_settling(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    book, real = laptop.store._book, laptop.store._book.commit  # type: ignore[attr-defined]
    sizes: list[int] = []
    said = threading.Event()

    def behind(pages: list[Page], drafts: dict[str, str]) -> None:
        sizes.append(len(pages))
        said.wait(60)
        real(pages, drafts)

    book.commit = behind
    for n in range(500):
        laptop.logbook.draft("line", f"ord {n}")
        laptop.say(f"ord {n}")
    laptop.logbook.draft("line", "det næste")
    said.set()
    assert laptop.store.flush(60)
    assert max(sizes) == 200
    assert len(sizes) <= 4  # what was there when the first began, then as much as fits
    assert laptop.close()
    laptop = opened(tmp_path / "data")
    assert len(laptop.said) == 500
    assert laptop.loaded.drafts == {"line": "det næste"}
    laptop.close()


def test_saved_says_how_long_the_disk_has_kept_us_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = new(tmp_path / "data")
    book, real, let = laptop.store._book, laptop.store._book.commit, threading.Event()  # type: ignore[attr-defined]
    told: list[SavingState] = []
    laptop.store.when_saving_changes(lambda: told.append(laptop.store.saving().state))
    assert laptop.store.saving().state is SavingState.SAVED
    book.commit = lambda pages, drafts: (let.wait(60), real(pages, drafts))
    monkeypatch.setattr(notebook, "TROUBLE_S", 3600)
    began = time.monotonic()
    laptop.say("Fælles kalender")
    assert laptop.store.saving().state is SavingState.WAITING
    assert until(lambda: SavingState.SLOW in told)
    assert time.monotonic() - began >= notebook.SLOW_S
    monkeypatch.setattr(notebook, "TROUBLE_S", 3)
    assert until(lambda: SavingState.SPOOLED in told)
    assert time.monotonic() - began >= notebook.TROUBLE_S
    assert laptop.store.saving().trouble == "slow_disk"
    let.set()
    assert until(lambda: laptop.store.saving().state is SavingState.SAVED)
    assert until(lambda: told[-1] is SavingState.SAVED)
    spool = laptop.library.spools[0] / f"{ID}.jsonl"
    assert until(lambda: not spool.exists()), "what the disk has needs no spool"
    laptop.close()


def test_a_listener_that_fails_does_not_stop_the_writing(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")

    def gone() -> None:
        raise RuntimeError("the window is gone")

    laptop.store.when_saving_changes(gone)
    laptop.say("et")
    assert laptop.store.flush(30)
    laptop.say("to")
    assert laptop.store.flush(30)
    assert laptop.close()


def test_a_row_that_does_not_fit_never_keeps_words_from_the_log(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("før")
    gesture = laptop.logbook.do(lambda _s, _n: Outcome(Verb.THEME_MADE, "A", put=(Theme("t", "m", "A", "Ledelse"),)))
    assert gesture is not None
    wrong = Change(Theme, "nobody", {"title": "x"}, {"title": "y"})
    laptop.store.take(Page(replace(gesture, id="again", changes=()), (wrong,)))
    laptop.say("efter")
    assert laptop.store.flush(30)
    assert laptop.store.saving().state is SavingState.SAVED
    assert laptop.close()
    assert SqliteLibrary(tmp_path / "data").check(ID) == ()
    laptop = opened(tmp_path / "data")
    assert laptop.said == ["før", "efter"]
    laptop.close()


def test_half_a_surrogate_pair_reaches_the_disk(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.logbook.draft("line", "halvt \ud83d")
    theme = Theme("t", "m", "A", "halvt \ud83d")
    laptop.logbook.do(lambda _s, _n: Outcome(Verb.THEME_MADE, "halvt \ud83d", put=(theme,)))
    assert laptop.store.flush(30)
    assert laptop.close()
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.state.get(Theme, "t") == theme
    assert laptop.loaded.drafts == {"line": "halvt ?"}
    laptop.close()


def test_the_tables_are_made_again_where_they_are_not_what_the_log_says(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("Fælles kalender")
    laptop.store.flush(30)
    laptop.store.ask(_spoil)  # type: ignore[attr-defined]
    assert laptop.store.ask(lambda book: book.check()) == (("tables_differ",),)  # type: ignore[attr-defined]
    laptop.close()
    assert laptop.library.check(ID) == (("tables_differ",),)
    laptop = opened(tmp_path / "data")
    assert laptop.said == ["Fælles kalender"], "the log is what counts"
    laptop.store._chores._audit_due = 0.0  # type: ignore[attr-defined]
    laptop.store.ask(lambda book: None)  # type: ignore[attr-defined]
    assert until(lambda: laptop.store.found == [("tables_rebuilt",)])  # type: ignore[attr-defined]
    laptop.close()
    assert laptop.library.check(ID) == ()


def _spoil(book: object) -> None:
    with book._engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE contribution SET words = 'noget andet'")


def test_a_job_that_fails_says_so_to_who_asked_for_it(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")

    def fail(_book: object) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        laptop.store.ask(fail)  # type: ignore[attr-defined]
    laptop.say("og videre")
    assert laptop.close()


def test_the_file_says_whose_it_is_and_is_locked(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    with pytest.raises(Unavailable, match="open_elsewhere"):
        SqliteLibrary(tmp_path / "data").open(ID)
    laptop.close()
    head = laptop.store.path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION
    assert int.from_bytes(head[60:64], "big") == 1
    opened(tmp_path / "data").close()


def test_folding_is_applying_in_one_go(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    for n in range(20):
        laptop.say(f"ord {n}")
        if n % 3 == 0:
            laptop.logbook.undo(Stack.WORDS)
    assert rows.same(fold(laptop.logbook.log, strict=True), laptop.logbook.state)
    laptop.close()


def test_a_redacted_remark_leaves_log_memory_spool_backups_and_free_pages(tmp_path: Path) -> None:
    second = tmp_path / "stick"
    laptop = new(tmp_path / "data", second=second)
    secret = "Bent fra Vejle drikker"  # noqa: S105
    id_ = laptop.say(secret)
    other = laptop.say("Fælles kalender")
    laptop.logbook.do(words.edit_remark(id_, f"{secret}, siger de"))
    laptop.logbook.do(words.correct("note", id_, f"det passer ikke at {secret}"))
    assert laptop.store.backup()  # type: ignore[attr-defined]
    laptop.logbook.do(words.redact(id_))
    laptop.say("bagefter")
    assert laptop.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"drikker" not in path.read_bytes(), path
    assert "drikker" not in repr(laptop.logbook.log)
    assert laptop.library.check(ID) == ()
    assert laptop.library.preview(laptop.library.backups(ID)[-2].path).remarks == 2
    laptop = opened(tmp_path / "data", second=second)
    assert [c.redacted for c in laptop.logbook.state.of(Contribution).values()] == [True, False, False]
    assert laptop.logbook.state.get(Contribution, other).text == "Fælles kalender"
    assert len(laptop.logbook.log) == 7
    laptop.close()


def test_a_redaction_that_a_kill_cut_short_is_done_at_the_next_start(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    id_ = laptop.say("Bent fra Vejle drikker")
    laptop.store.flush(30)
    laptop.store._redact = lambda remarks: setattr(laptop.store, "_redactions", frozenset())  # type: ignore[attr-defined]
    laptop.logbook.do(words.redact(id_))
    laptop.store.flush(30)
    laptop.store.abandon()
    data = tmp_path / "data" / f"{ID}.db"
    assert b"drikker" in data.read_bytes()
    laptop = opened(tmp_path / "data")
    laptop.store.ask(lambda book: None)  # type: ignore[attr-defined]
    assert laptop.close()
    assert b"drikker" not in data.read_bytes()


def test_damage_found_while_writing_is_said_and_the_words_go_to_the_spool(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")
    laptop.store.flush(30)
    book, real = laptop.store._book, laptop.store._book.commit  # type: ignore[attr-defined]

    def spoilt(_pages: object, _drafts: object) -> None:
        raise DatabaseError("", {}, _corrupt())

    book.commit = spoilt
    laptop.say("to")
    assert until(lambda: laptop.store.saving().state is SavingState.SPOOLED)
    assert laptop.store.saving().trouble == "damaged"
    book.commit = real
    assert laptop.store.flush(30)
    assert laptop.close()


def _corrupt() -> sqlite3.DatabaseError:
    """What SQLite really raises where a page is not what it should be."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(b"SQLite format 3\0" + b"\x01" * 5000)
    with pytest.raises(sqlite3.DatabaseError) as raised:
        connection.execute("SELECT * FROM sqlite_schema")
    return raised.value


def test_nobody_waits_for_a_writer_that_is_gone(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.close()
    with pytest.raises(Unavailable, match="closed"):
        laptop.store.backup()  # type: ignore[attr-defined]


def test_a_draft_that_the_disk_had_after_all_is_not_taken_back_by_the_spool(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.logbook.draft("line", "Fælles kalender")
    laptop.store.flush(30)
    laptop.store.abandon()
    Spool(laptop.library.spools, ID).take([], {"line": "Fælles kal", "title": "Personale"})
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.drafts == {"line": "Fælles kalender", "title": "Personale"}
    assert laptop.loaded.notices == (("spool_read_back", "0"),)
    laptop.close()


def test_a_draft_that_a_spooled_remark_settled_is_not_there_again(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.logbook.draft("line", "Fælles kal")
    laptop.store.flush(30)
    laptop.store._book.commit = mock.Mock(side_effect=OSError(28, "full"))  # type: ignore[attr-defined]
    laptop.say("Fælles kalender")
    laptop.logbook.draft("line", "Fæl")
    assert not laptop.close()
    laptop = opened(tmp_path / "data")
    assert laptop.said == ["Fælles kalender"]
    assert laptop.loaded.drafts == {"line": "Fæl"}
    assert laptop.close()
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.drafts == {"line": "Fæl"}
    laptop.close()


def test_what_the_spool_has_and_no_longer_fits_is_kept_aside(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    theme = Theme("t", "m", "A", "Ledelse")
    made = laptop.logbook.do(lambda _s, _n: Outcome(Verb.THEME_MADE, "A", put=(theme,)))
    assert made is not None
    laptop.close()
    spool = Spool(laptop.library.spools, ID)
    spool.take([Page(replace(made, id="other"), made.changes)], {})
    path = laptop.library.spools[0] / f"{ID}.jsonl"
    path.write_bytes(path.read_bytes() + b"cut off in the mi")
    laptop = opened(tmp_path / "data")
    assert laptop.loaded.notices == (("spool_kept_aside", "2"),)
    assert path.with_suffix(".kept").exists()
    laptop.close()
    assert opened(tmp_path / "data").close()


def test_a_remark_is_few_statements_and_a_draft_one(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    laptop.say("et")  # the counter is there
    laptop.store.flush(30)
    told: list[str] = []
    laptop.store.ask(lambda book: book.file.connection.set_trace_callback(told.append))  # type: ignore[attr-defined]
    laptop.say("to")
    laptop.store.flush(30)
    said = [statement.split()[0] for statement in told if "remark" not in statement.split()[0]]
    assert said.count("BEGIN") == said.count("COMMIT") == 1
    assert [verb for verb in said if verb in {"INSERT", "UPDATE", "DELETE"}] == ["INSERT", "DELETE", "UPDATE", "INSERT"]
    told.clear()
    laptop.logbook.draft("line", "tre")
    laptop.store.flush(30)
    assert [statement.split()[0] for statement in told][:3] == ["BEGIN", "INSERT", "COMMIT"]
    laptop.store.ask(lambda book: book.file.connection.set_trace_callback(None))  # type: ignore[attr-defined]
    laptop.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="another user's folder is made by root")
def test_a_spool_that_another_user_made_is_neither_written_nor_read(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    gesture = laptop.logbook.do(lambda _s, _n: Outcome(Verb.THEME_MADE, "A", put=(Theme("t", "m", "A", "Ledelse"),)))
    assert gesture is not None
    laptop.close()
    theirs = tmp_path / "theirs"
    assert Spool([theirs], ID).take([Page(replace(gesture, id="theirs"))], {"line": "fremmed"})
    os.chown(theirs, 65534, 65534)
    assert Spool([theirs], ID).read() == Spooled()
    assert not Spool([theirs], ID).take([], {"line": "hemmeligt"})
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "data")
    assert not Spool([link], ID).take([], {"line": "hemmeligt"})
    assert Spool([theirs, tmp_path / "own"], ID).take([], {"line": "hemmeligt"}), "the next one takes it"
