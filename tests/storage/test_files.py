"""Waiting for the disk, on every system; the hub's sockets and letters, without a server."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from app.domain.gestures import Change
from app.domain.plenum import Theme
from app.storage import files, hub
from app.storage.codec import Unreadable
from app.storage.engine import engine, raw
from app.storage.hub import Hub
from app.storage.spool import Spool


def test_sqlite_is_told_to_wait_for_the_plate(tmp_path: Path) -> None:
    made = engine(tmp_path / "a.db")
    for pragma in ("fullfsync", "checkpoint_fullfsync"):
        assert raw(made).execute(f"PRAGMA {pragma}").fetchone() == (1,), pragma
    made.dispose()


def test_on_macos_files_wait_past_the_disk_s_own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(files, "_FULL", 51)
    monkeypatch.setattr(fcntl, "fcntl", lambda _descriptor, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", mock.Mock(side_effect=AssertionError))
    files.write_whole(tmp_path / "a", "ord")
    assert asked == [51, 51], "the file and its folder"
    assert Spool([tmp_path / "s"], "w").take([], {"line": "ord"})
    assert len(asked) == 4


def test_a_disk_that_does_not_know_that_wait_is_waited_for_as_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_FULL", 51)
    monkeypatch.setattr(fcntl, "fcntl", mock.Mock(side_effect=OSError(errno.ENOTSUP, "no")))
    waited = mock.Mock()
    monkeypatch.setattr(os, "fsync", waited)
    files.write_whole(tmp_path / "a", "ord")
    assert waited.call_count == 2


def test_cutting_the_hub_s_line_needs_no_file_number(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    theirs.settimeout(2)
    found = Hub("postgresql+psycopg://nobody@localhost:1/none")
    found._lines[1] = ours
    # On Windows a socket's number is none that `os.dup` knows.
    monkeypatch.setattr(os, "dup", mock.Mock(side_effect=OSError(errno.EBADF, "no file")))
    found.cut()
    assert theirs.recv(1) == b""
    found.close()
    ours.close()
    theirs.close()


def test_no_two_laptops_have_one_letter() -> None:
    letters = [hub.letter_of(n) for n in range(800)]
    assert letters[:3] == ["", "b", "c"]
    assert letters[25:28] == ["z", "aa", "ab"]
    assert len(set(letters)) == 800


@pytest.mark.parametrize("after", [None, {"id": "t", "title": "B"}])
def test_a_write_of_the_hub_that_hits_no_row_is_said(tmp_path: Path, after: dict[str, Any] | None) -> None:
    made = engine(tmp_path / "a.db")
    with made.begin() as connection:
        hub.META.create_all(connection)
        with pytest.raises(Unreadable):
            hub._write(connection, "w", (Change(Theme, "nobody", {"title": "A"}, after),))
    made.dispose()
