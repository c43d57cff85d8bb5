"""The spool: what its disk took is read back, whatever was cut off, kept aside or redacted in between."""

from __future__ import annotations

import errno
import threading
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from app.domain.gestures import Gesture, Outcome
from app.domain.plenum import Theme
from app.domain.verbs import Verb
from app.services import words
from app.services.ports import Page
from app.storage import files, spool
from app.storage.notebook import Notebook
from app.storage.spool import Spool

from tests.storage.workshops import ID, Laptop, new, opened, until

FULL = OSError(errno.ENOSPC, "full")


def left_in_the_spool(folder: Path, *said: str) -> Path:
    """A workshop whose words lie in the spool, its last line cut off as a full disk cuts it; returns the file."""
    laptop = new(folder)
    _stuck(laptop)
    for text in said:
        laptop.say(text)
    assert not laptop.close()
    path = laptop.library.spools[0] / f"{ID}.jsonl"
    with path.open("ab") as lying:
        lying.write(b"0123 {cut off in the mi")
    return path


def _stuck(laptop: Laptop) -> None:
    laptop.store._book.commit = mock.Mock(side_effect=FULL)  # type: ignore[attr-defined]


def test_a_torn_line_does_not_take_the_whole_lines_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left_in_the_spool(tmp_path / "data", "et", "to")
    monkeypatch.setattr("app.storage.book.Book.commit", mock.Mock(side_effect=FULL))
    for _start in range(3):  # the disk is still full, and the program dies each time
        laptop = opened(tmp_path / "data")
        assert laptop.said == ["et", "to"]
        laptop.store.abandon()
    assert b"cut off" in path.with_suffix(".kept").read_bytes()
    laptop = opened(tmp_path / "data")
    assert until(lambda: laptop.store.saving().trouble == "disk_full")
    laptop.store.abandon()
    monkeypatch.undo()
    laptop = opened(tmp_path / "data")
    assert laptop.said == ["et", "to"]
    assert laptop.close()
    assert not path.exists()


def test_what_is_kept_aside_later_joins_what_was_kept_before(tmp_path: Path) -> None:
    place = Spool([tmp_path], "w")
    for torn in (b"den ene", b"den anden"):
        (tmp_path / "w.jsonl").write_bytes(torn)
        assert place.read().unreadable == 1
        place.keep_aside(frozenset())
    assert (tmp_path / "w.kept").read_bytes().split(b"\n")[1::2] == [b"den ene", b"den anden"]
    assert not (tmp_path / "w.jsonl").exists()


def test_where_there_is_no_room_aside_it_stays_and_goes_there_before_the_spool_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, path = Spool([tmp_path], "w"), tmp_path / "w.jsonl"
    place.take([], {"line": "Fælles"})
    with path.open("ab") as lying:
        lying.write(b"halv")
    with monkeypatch.context() as full:
        full.setattr(spool, "_add", lambda _path, _lines: False)
        place.read()
        place.keep_aside(frozenset())
        place.clear()
    assert b"halv" in path.read_bytes()
    place.clear()
    assert not path.exists()
    assert b"halv" in (tmp_path / "w.kept").read_bytes()
    assert b"lles" not in (tmp_path / "w.kept").read_bytes(), "only what does not fit"


def _secrets(laptop: Laptop) -> tuple[str, list[Page]]:
    """A remark with a secret and another one, as pages."""
    seen: list[Page] = []
    take = laptop.store.take
    laptop.logbook._store.take = lambda page: (seen.append(page), take(page))  # type: ignore[attr-defined]
    id_ = laptop.say("Bent drikker")
    laptop.say("Fælles kalender")
    return id_, seen


def test_a_redaction_of_the_spool_is_whole_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = new(tmp_path / "data")
    id_, pages = _secrets(laptop)
    laptop.close()
    place, path = Spool([tmp_path / "s"], "w"), tmp_path / "s" / "w.jsonl"
    assert place.take(pages, {"line": "halvt"})
    was = path.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(files, "sync_file", mock.Mock(side_effect=FULL))
        with pytest.raises(OSError, match="full"):
            place.redact(frozenset({id_}))
    assert path.read_bytes() == was
    assert [p.name for p in path.parent.iterdir()] == ["w.jsonl"]
    place.redact(frozenset({id_}))
    assert b"drikker" not in path.read_bytes()
    found = Spool([tmp_path / "s"], "w").read()
    assert ([p.gesture.id for p in found.pages], found.drafts) == ([p.gesture.id for p in pages], {"line": "halvt"})


def test_what_is_spooled_during_a_redaction_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = new(tmp_path / "data")
    id_, pages = _secrets(laptop)
    laptop.close()
    place = Spool([tmp_path / "s"], "w")
    assert place.take(pages[:1], {})
    reading, real = threading.Event(), spool.without_words

    def slow(log: object, remarks: frozenset[str]) -> tuple[Gesture, ...]:
        reading.set()
        late.join(0.3)  # the other thread's chance
        return real(log, remarks)  # type: ignore[arg-type]

    late = threading.Thread(target=lambda: (reading.wait(60), place.take(pages[1:], {})))
    monkeypatch.setattr(spool, "without_words", slow)
    late.start()
    place.redact(frozenset({id_}))
    late.join(60)
    assert [p.gesture.id for p in Spool([tmp_path / "s"], "w").read().pages] == [p.gesture.id for p in pages]


def test_a_redaction_that_fails_is_said_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.notebook._REDACT_AGAIN_S", 0.3)
    laptop = new(tmp_path / "data")
    store = laptop.store
    assert isinstance(store, Notebook)
    told: list[list[tuple[str, ...]]] = []
    store.when_saving_changes(lambda: told.append(list(store.found)))
    id_ = laptop.say("Bent fra Vejle drikker")
    assert store.backup()
    assert store.flush(30)
    real, tries = store._backups.redact, []

    def refuse(remarks: frozenset[str]) -> None:
        tries.append(remarks)
        if len(tries) < 3:
            raise FULL
        real(remarks)

    store._backups.redact = refuse  # type: ignore[method-assign]
    laptop.logbook.do(words.redact(id_))
    assert until(lambda: len(tries) == 3)
    assert store.ask(lambda _book: None) is None
    assert [("redaction_waits",)] in told
    assert store.found == [("redaction_waits",)], "said once"
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"drikker" in p.read_bytes()]
    assert laptop.close()


def test_a_redaction_that_goes_on_failing_does_not_keep_the_workshop_from_closing(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    id_ = laptop.say("Bent fra Vejle drikker")
    laptop.store._backups.redact = mock.Mock(side_effect=FULL)  # type: ignore[attr-defined]
    laptop.logbook.do(words.redact(id_))
    assert until(lambda: laptop.store.found == [("redaction_waits",)])
    assert laptop.close()
    laptop = opened(tmp_path / "data")
    laptop.close()
    assert b"drikker" not in laptop.store.path.read_bytes(), "the next start makes it good"


def test_the_same_words_typed_again_where_they_were_stored_are_spooled_again(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    _id, pages = _secrets(laptop)
    laptop.close()
    place = Spool([tmp_path / "s"], "w")
    assert place.take([], {"line": "Fælles kalender"})
    assert place.take([replace(pages[1], settles=("line",))], {"line": "Fælles kalender"})
    assert Spool([tmp_path / "s"], "w").read().drafts == {"line": "Fælles kalender"}


def test_what_stands_on_words_in_the_other_folder_is_read_back(tmp_path: Path) -> None:
    laptop = new(tmp_path / "data")
    made: list[Gesture] = []
    for title in ("A", "B", "C"):
        put = Theme("t", "m", "A", title)
        gesture = laptop.logbook.do(lambda _s, _n, put=put: Outcome(Verb.THEME_MADE, "", put=(put,)))  # type: ignore[misc]
        assert gesture is not None
        made.append(gesture)
    laptop.store.abandon()
    folders = [tmp_path / "one", tmp_path / "two"]
    new(tmp_path / "data", "fresh", spools=folders).close()
    pages = [Page(replace(g, id=f"late{n}"), g.changes) for n, g in enumerate(made)]
    for folder, lying in zip(folders, ([pages[0], pages[2]], [pages[1]]), strict=True):
        assert Spool([folder], "fresh").take(lying, {})
    laptop = opened(tmp_path / "data", "fresh", spools=folders)
    assert laptop.loaded.notices == (("spool_read_back", "3"),)
    assert laptop.logbook.state.get(Theme, "t").title == "C"
    laptop.close()
