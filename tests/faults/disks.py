"""Faults 3, 6 and 15: the disk is full, cannot be written to, or the place of an export is."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from app.services.ports import SavingState, Unavailable
from app.storage import snapshots
from app.storage.library import SqliteLibrary

from tests.faults.catalogue import Figures, Seen, remount, small_disk
from tests.storage.workshops import ID, new, opened, until


def disk_full(folder: Path, times: int) -> Figures:
    """The data folder is a file system of 1 MB that fills up while somebody types; later there is room again."""
    done = [_fills_up(folder / f"full{n}", folder / f"spool{n}", dies=n % 2 == 1) for n in range(times)]
    return Figures(times, f"nothing of {sum(said for said, _saw in done)} remarks", done[-1][1])


def _fills_up(place: Path, spool: Path, *, dies: bool) -> tuple[int, str]:
    spooled = spool / f"{ID}.jsonl"
    with small_disk(place, 1024) as disk:
        laptop = new(disk / "data", spools=[spool])
        store, saw = laptop.store, Seen(laptop.store)
        words: list[str] = []
        while store.saving().state is not SavingState.SPOOLED:
            words.append(f"{len(words)} Fælles kalender {'x' * 5000}")
            laptop.say(words[-1])
            assert len(words) < 2000, "it never filled up"
            until(lambda: store.saving().state in {SavingState.SAVED, SavingState.SPOOLED}, 0.5)
        words.append("halvt ord")
        laptop.say(words[-1])
        assert until(lambda: store.saving().state is SavingState.SPOOLED)
        assert store.saving().trouble == "disk_full"
        assert "halvt ord" in spooled.read_text("utf-8")
        if dies:
            store.abandon()  # the laptop dies while the disk is full
            remount(disk, "size=20m")
            laptop = opened(disk / "data", spools=[spool])
            assert any(notice[0] == "spool_read_back" for notice in laptop.loaded.notices)
        else:
            remount(disk, "size=20m")
        assert laptop.store.flush(30)
        assert laptop.store.saving().state is SavingState.SAVED
        assert until(lambda: not spooled.exists())
        assert laptop.said == words
        assert laptop.close()
        laptop = opened(disk / "data", spools=[spool])
        assert laptop.said == words
        laptop.close()
        assert laptop.library.check(ID) == ()
        return len(words), str(saw)


def full_before_it_opens(folder: Path, times: int) -> Figures:
    """There is not a byte left on the disk when the workshop is opened."""
    return Figures(
        times, "nothing", [_opens_on_a_full_disk(folder / f"o{n}", folder / f"s{n}") for n in range(times)][-1]
    )


def _opens_on_a_full_disk(place: Path, spool: Path) -> str:
    with small_disk(place, 1024) as disk:
        laptop = new(disk / "data", spools=[spool])
        laptop.say("et")
        laptop.close()
        with suppress(OSError), (disk / "fyld").open("wb") as filling:
            while True:
                filling.write(bytes(4096))
        laptop = opened(disk / "data", spools=[spool])
        store, saw = laptop.store, Seen(laptop.store)
        assert laptop.said == ["et"]
        laptop.say("to")
        assert until(lambda: store.saving().state is SavingState.SPOOLED)
        assert not laptop.close()
        (disk / "fyld").unlink()
        laptop = opened(disk / "data", spools=[spool])
        assert laptop.said == ["et", "to"]
        assert laptop.close()
        return f"{', '.join(word for word, *_ in laptop.loaded.notices)}; {saw}"


def read_only(folder: Path, times: int) -> Figures:
    """The data folder's file system is mounted so that it cannot be written to."""
    saw = [_only_to_be_read(folder / f"ro{n}", folder / f"spool{n}", dies=n % 2 == 1) for n in range(times)]
    return Figures(times, "nothing", f"read_only at once; on typing: {saw[-1]}")


def _only_to_be_read(place: Path, spool: Path, *, dies: bool) -> str:
    with small_disk(place, 4096) as disk:
        laptop = new(disk / "data", spools=[spool])
        laptop.say("et")
        if dies:
            laptop.store.flush(30)
            laptop.store.abandon()
        else:
            laptop.close()
        remount(disk, "ro")
        assert SqliteLibrary(disk / "data").cards()[0].title == "Fælles bibliotek"
        laptop = opened(disk / "data", spools=[spool])
        assert laptop.loaded.notices == (("read_only",),)
        assert laptop.said == ["et"]
        store, saw = laptop.store, Seen(laptop.store)
        laptop.say("to")
        assert until(lambda: store.saving().state is SavingState.SPOOLED)
        assert store.saving().trouble == "read_only"
        assert not laptop.close()
        with pytest.raises(Unavailable, match="read_only"):
            SqliteLibrary(disk / "data").create("another")
        remount(disk, "rw")
        laptop = opened(disk / "data", spools=[spool])
        assert laptop.loaded.notices == (("spool_read_back", "1"),)
        assert laptop.said == ["et", "to"]
        assert laptop.close()
        return str(saw)


def export_target(folder: Path, times: int) -> Figures:
    """A file to carry is written to a full disk, to one that cannot be written to, and to a folder that is a file."""
    words: set[str] = set()
    for n in range(times):
        laptop = new(folder / f"data{n}")
        laptop.say("Fælles kalender " * 300)
        with small_disk(folder / f"stick{n}", 1024) as disk:
            target = disk / "dagen.workshop"
            laptop.store.export(target)  # type: ignore[attr-defined]
            whole = target.read_bytes()
            laptop.say("og mere")
            (disk / "fyld").write_bytes(bytes((1024 * 1024 - len(whole)) // 4096 * 4096 - 4096 * (8 + n % 20)))
            words.add(_refused(laptop.store.export, target))  # type: ignore[attr-defined]
            assert target.read_bytes() == whole, "the old file is whole"
            remount(disk, "ro")
            words.add(_refused(laptop.store.export, target))  # type: ignore[attr-defined]
            assert target.read_bytes() == whole
            assert [p.name for p in disk.iterdir() if p.name != "fyld"] == [target.name], "nothing half-made is left"
        (folder / f"file{n}").write_text("", "utf-8")
        words.add(_refused(laptop.store.export, folder / f"file{n}" / "x.workshop"))  # type: ignore[attr-defined]
        laptop.store.export(folder / f"else{n}.workshop")  # type: ignore[attr-defined]
        assert snapshots.read(folder / f"else{n}.workshop").remarks == 2
        assert laptop.close()
    return Figures(times * 3, "nothing: the old file whole, nothing half-made", ", ".join(sorted(words)))


def _refused(export: object, target: Path) -> str:
    with pytest.raises(Unavailable) as refused:
        export(target)  # type: ignore[operator]
    return refused.value.word
