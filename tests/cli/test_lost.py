"""A workshop whose file is gone while its copies remain: listed, with the command that brings the newest back."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from app.bootstrap import House, house
from app.cli import main
from app.services import words
from app.services.workshops import open_workshop

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "home with room"))
    monkeypatch.setenv("PLENUM_LANGUAGE", "en")
    return house()


@pytest.fixture
def lost(home: House, capsys: pytest.CaptureFixture[str]) -> str:
    """A workshop with two copies, the newest of which is damaged, and without its file."""
    assert main(("new", "--template", "digitalt-medborgerskab", "--title", "Forsvundet")) == 0
    id_ = capsys.readouterr().out.strip()
    opened = open_workshop(home.library, id_, home.device, home.clock, home.ids)
    opened.logbook.do(words.remark("r", "Det vigtige"))
    assert opened.store.backup()
    assert opened.store.backup()
    opened.store.close()
    for path in home.folder.glob(f"{id_}.db*"):
        path.unlink()
    home.library.backups(id_)[0].path.write_bytes(b"half a copy")
    return id_


def test_it_is_listed_and_the_command_there_brings_it_back(
    home: House, lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("list",)) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(lost)
    assert "Forsvundet" in line
    assert f"{len(home.library.backups(lost))} copies are there" in line
    command = shlex.split(line.partition("plenum ")[2])
    assert main(tuple(command)) == 0
    capsys.readouterr()
    assert main(("list", "--json")) == 0
    out, err = capsys.readouterr()
    (row,) = json.loads(out)
    assert (row["id"], row["remarks"], err) == (lost, 1, "")


def test_a_program_that_reads_the_list_gets_no_row_for_it(lost: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("list", "--json")) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert lost in err


def test_what_was_deleted_is_not_listed(home: House, lost: str, capsys: pytest.CaptureFixture[str]) -> None:
    home.library.delete(lost)
    assert main(("list",)) == 0
    assert lost not in capsys.readouterr().out
