"""Faults 7 and 8: bits flip, files are cut short, the write-ahead log is missing."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

from app.domain.gestures import State
from app.services.ports import Unavailable
from app.storage import rows
from app.storage.library import SqliteLibrary

from tests.faults.catalogue import Figures
from tests.storage.workshops import ID, new, opened, until


def _made(folder: Path, remarks: int = 120) -> State:
    laptop = new(folder)
    for n in range(remarks):
        laptop.say(f"{n}: Borgerservice og bibliotek får en fælles vagtplan, æøå {n * 7919}")
    laptop.logbook.draft("line", "halvt")
    state = laptop.logbook.state
    laptop.close()
    return state


def _came_of(place: Path, truth: State) -> str:
    """What a person is told of a damaged workshop. Never is anything shown that was not so."""
    try:
        laptop = opened(place)
    except Unavailable as said:
        return said.word
    same = rows.same(laptop.loaded.state, truth)
    told = [n for n in laptop.loaded.notices if n[0] == "lines_missing"]
    fewer = set(laptop.said) < {r.text for k, of in truth.kinds.items() for r in of.values() if hasattr(r, "words")}  # type: ignore[attr-defined]
    laptop.store.abandon()
    assert same or (told and fewer), "something is shown that was not so, and nothing is said"
    return "as it was" if same else "lines_missing"


def bits_flip(folder: Path, times: int) -> Figures:
    """One bit of the database is another, anywhere; one time in ten it is a bit of the card."""
    rng = random.Random(2)  # noqa: S311  the same every time
    truth = _made(folder / "data")
    library = SqliteLibrary(folder / "data")
    newest = library.backups(ID)[0].path
    good = (folder / "data" / f"{ID}.db").read_bytes()
    card = (folder / "data" / f"{ID}.json").read_bytes()
    found: Counter[str] = Counter()
    for n in range(times):
        place = folder / f"b{n}"
        place.mkdir()
        spoilt = bytearray(card if n % 10 == 9 else good)
        at = rng.randrange(len(spoilt))
        spoilt[at] ^= 1 << rng.randrange(8)
        (place / f"{ID}.db").write_bytes(good if n % 10 == 9 else spoilt)
        (place / f"{ID}.json").write_bytes(spoilt if n % 10 == 9 else card)
        if n % 10 == 9:
            SqliteLibrary(place).cards()
            laptop = opened(place)
            assert rows.same(laptop.loaded.state, truth)
            laptop.store.abandon()
            found["card: as it was"] += 1
        else:
            came = _came_of(place, truth)
            if came == "as it was" and (wrong := SqliteLibrary(place).check(ID)):
                came = f"as it was; check: {wrong[0][0]}"
            found[came] += 1
        shutil.rmtree(place)
    _backup_is_offered(library, newest, truth)
    return Figures(times, "nothing shown that was not so; the backup brings it back", _counted(found))


def cut_short(folder: Path, times: int) -> Figures:
    """The database is cut at as many lengths, and emptied."""
    truth = _made(folder / "data")
    library = SqliteLibrary(folder / "data")
    newest = library.backups(ID)[0].path
    good = (folder / "data" / f"{ID}.db").read_bytes()
    lengths = [0, 1, 15, 99, 100, *(len(good) * n // times for n in range(1, times - 5)), len(good) - 1]
    found: Counter[str] = Counter()
    for length in lengths:
        place = folder / f"c{length}"
        place.mkdir()
        (place / f"{ID}.db").write_bytes(good[:length])
        shutil.copy(folder / "data" / f"{ID}.json", place)
        came = _came_of(place, truth)
        assert came != "as it was" or length == len(good) - 1, "an unused last byte is no loss"
        found[came] += 1
        assert came == "as it was" or SqliteLibrary(place).check(ID), "a check finds it"
        shutil.rmtree(place)
    _backup_is_offered(library, newest, truth)
    return Figures(len(lengths), "nothing shown that was not so; the backup brings it back", _counted(found))


def without_wal(folder: Path, times: int) -> Figures:
    """The database is copied without its write-ahead log, or with one that is cut at some length."""
    rng = random.Random(9)  # noqa: S311  the same every time
    laptop = new(folder / "data")
    for n in range(60):
        laptop.say(f"{n}: Borgerservice og bibliotek får en fælles vagtplan")
    laptop.store.flush(30)
    truth = laptop.logbook.state
    laptop.store.ask(lambda book: None)  # type: ignore[attr-defined]
    assert until(lambda: laptop.library.cards()[0].line == 61)
    wal = (folder / "data" / f"{ID}.db-wal").read_bytes()
    found: Counter[str] = Counter()
    for n in range(times):
        place = folder / f"w{n}"
        place.mkdir()
        for name in (f"{ID}.db", f"{ID}.json"):
            shutil.copyfile(folder / "data" / name, place / name)
        if n:
            (place / f"{ID}.db-wal").write_bytes(wal[: rng.randrange(len(wal))] if n > 1 else wal)
        came = _came_of(place, truth)
        assert n != 0 or came == "lines_missing"
        assert n != 1 or came == "as it was"
        found[came] += 1
        shutil.rmtree(place)
    laptop.close()
    return Figures(times, "what was in the missing part, and it is said how many lines", _counted(found))


def _backup_is_offered(library: SqliteLibrary, newest: Path, truth: State) -> None:
    copy = library.restore(newest)
    laptop = opened(library.folder, copy)
    assert rows.same(laptop.loaded.state, truth)
    assert laptop.loaded.drafts == {"line": "halvt"}
    laptop.close()


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{word}: {n}" for word, n in found.most_common())
