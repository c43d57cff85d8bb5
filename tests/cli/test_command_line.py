"""The command line as a person uses it: what is printed, one sentence for each trouble, the exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from app.bootstrap import data_folder, house, library_in
from app.cli import main
from app.cli.workshops import opened_or_imported
from app.domain.programme import WORKSHOP, Workshop


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    """Runs a command; its exit code and what it wrote to the two streams."""
    code = main(argv)
    written = capsys.readouterr()
    return code, written.out, written.err


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def test_a_workshop_is_made_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, id_, _ = said(
        capsys, "new", "--template", "digitalt-medborgerskab", "--date", "2026-03-12", "--title", "Åben dag"
    )
    assert code == 0
    code, listed, _ = said(capsys, "list", "--json")
    (row,) = json.loads(listed)
    assert (code, row["id"], row["title"], row["date"], row["remarks"]) == (0, id_.strip(), "Åben dag", "2026-03-12", 0)
    assert said(capsys, "list")[1].startswith(id_.strip())


def test_an_empty_laptop_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "list")
    assert code == 0
    assert "plenum new" in out


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_unknown_template_is_one_sentence_that_names_those_there_are(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", language)
    code, out, err = said(capsys, "new", "--template", "does-not-exist")
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert "digitalt-medborgerskab" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("new",),
        ("new", "--template", "tom-dag", "--date", "the day after"),
        ("new", "--template", "tom-dag", "--date", "0001-01-01"),
        ("export", "x"),
        ("export", "x", "--out", "y", "--only", "doc"),
        ("export", "x", "--out", ""),
        ("rehearse", "--out", " "),
        ("export", "x", "--out", "y", "--only", "json", "--version", "short,anonymous"),
        ("rehearse", "--speed", "-4"),
        ("check",),
    ],
)
def test_what_is_no_command_is_usage_in_one_sentence(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *argv)
    assert (code, out) == (2, "")
    assert one_sentence(err)


@pytest.mark.parametrize(
    ("argv", "names"),
    [
        (("check", "nobody"), "nobody"),
        (("export", "nobody", "--out", "documents"), "nobody"),
        (("rehearse", "no-such-file.toml"), "no-such-file.toml"),
        (("restore", "no-such-backup.db"), "no-such-backup.db"),
    ],
)
def test_what_is_not_there_is_named(argv: tuple[str, ...], names: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = said(capsys, *argv)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert names in err


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"this is = = not toml", "1"),
        (b"\xff\xfe\x00\x01", ""),
        (b"[[item]]\ntitle = 'A'\nstart = '25.10'\n", "1"),
        (b"[[item]]\ntitle = 'A'\nstart = '9.30'\n\n[[step]]\ndo = 'dance'\n", "5"),
        (b"template = 'digitalt-medborgerskab'\n[[step]]\nat = '10.00'\ndo = 'extend'\n", "2"),
        (b"[[" * 50_000, ""),
        (b"date = 9999-12-31\n[[item]]\ntitle = 'A'\nstart = '9.30'\n", "2026-03-12"),
    ],
)
def test_a_scenario_that_cannot_be_read_says_where(
    content: bytes, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "day.toml"
    file.write_bytes(content)
    code, out, err = said(capsys, "rehearse", str(file), "--json")
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert line in err


def test_a_rehearsal_prints_its_looks_and_leaves_nothing_among_the_workshops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "day.toml"
    file.write_text(
        """
        [[item]]
        title = "Velkomst"
        start = "09:30"
        minutes = 30

        [[step]]
        at = "09:35:00"
        do = "advance"

        [[step]]
        after = "90s"
        do = "skip"
        item = "Velkomst"

        [[step]]
        do = "look"
        label = "late"
        """,
        "utf-8",
    )
    code, out, err = said(capsys, "rehearse", str(file), "--json")
    (look,) = json.loads(out)
    assert (code, err) == (0, "")
    assert (look["label"], look["running"], look["elapsed_s"], look["offset_s"]) == ("late", "Velkomst", 90, 300)
    assert look["at"] == "2026-03-12T09:36:30+01:00"
    assert set(look["refused"]) == {"word", "sentence"}
    assert json.loads(said(capsys, "list", "--json")[1]) == []


def test_a_data_folder_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.write_text("not a folder")
    monkeypatch.setenv("PLENUM_DATA_DIR", str(file))
    code, _, err = said(capsys, "new", "--template", "tom-dag")
    assert code == 1
    assert one_sentence(err)


def test_a_workshop_is_exported_in_the_formats_and_versions_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "digitalt-medborgerskab", "--date", "2026-03-12")[1].strip()
    out = tmp_path / "out"
    code, printed, err = said(
        capsys, "export", id_[:8], "--out", str(out), "--only", "pdf,csv", "--version", "full,short,anonymous"
    )
    assert (code, err) == (0, "")
    assert sorted(printed.split("\n")[:-1]) == sorted(str(path) for path in out.iterdir())
    assert len(list(out.glob("*.pdf"))) == 3
    assert len(list(out.glob("*.csv"))) == 2


def test_a_carried_file_is_exported_without_coming_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = said(capsys, "new", "--template", "tom-dag")[1].strip()
    library_in(tmp_path / "data").export_snapshot(id_, tmp_path / "carried.workshop")
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "another laptop"))
    code, printed, _ = said(
        capsys, "export", str(tmp_path / "carried.workshop"), "--out", str(tmp_path / "o"), "--only", "json"
    )
    assert code == 0
    assert Path(printed.strip()).is_file()
    assert json.loads(said(capsys, "list", "--json")[1]) == []
    assert said(capsys, "check", str(tmp_path / "carried.workshop"))[0] == 0


def test_a_damaged_workshop_is_said_and_a_backup_brings_it_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "tom-dag", "--title", "Borgermøde")[1].strip()
    file = tmp_path / "data" / f"{id_}.db"
    library_in(tmp_path / "data").export_snapshot(id_, tmp_path / "kept.workshop")
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2 :] = bytes(len(raw) - len(raw) // 2)
    file.write_bytes(raw)
    code, _, err = said(capsys, "check", id_)
    assert code == 1
    assert one_sentence(err)
    code, out, _ = said(capsys, "restore", str(tmp_path / "kept.workshop"))
    assert code == 0
    assert "Borgermøde" in out


def test_what_is_no_workshop_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.workshop"
    file.write_text("Kære alle, her er programmet.")
    for command in (("check", str(file)), ("restore", str(file)), ("export", str(file), "--out", str(tmp_path / "o"))):
        code, out, err = said(capsys, *command)
        assert (code, out) == (1, "")
        assert one_sentence(err)
        assert "letter.workshop" in err


def test_a_place_for_documents_that_is_a_file_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "tom-dag")[1].strip()
    (tmp_path / "taken").write_text("x")
    code, out, err = said(capsys, "export", id_, "--out", str(tmp_path / "taken"), "--only", "csv")
    assert (code, out) == (1, "")
    assert one_sentence(err)


def test_everything_as_json_comes_back_as_a_workshop_and_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "digitalt-medborgerskab", "--title", "Den store dag")[1].strip()
    (file,) = said(capsys, "export", id_, "--out", str(tmp_path / "o"), "--only", "json")[1].splitlines()
    with opened_or_imported(house(), file) as opened:
        assert opened.logbook.state.get(Workshop, WORKSHOP).title == "Den store dag"
    assert said(capsys, "check", file)[0] == 0
    assert said(capsys, "restore", file)[0] == 0
    titles = [row["title"] for row in json.loads(said(capsys, "list", "--json")[1])]
    assert titles == ["Den store dag", "Den store dag"]
    Path(file).write_text('{"format": "plenum-workshop/1", "log": []}')
    code, _, err = said(capsys, "restore", file)
    assert code == 1
    assert one_sentence(err)


def test_a_workshop_file_alone_is_opened_as_a_double_click_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "away.workshop"
    assert said(capsys, str(missing)) == said(capsys, "open", str(missing))
    there = tmp_path / "there.workshop"
    there.write_bytes(b"x")
    assert said(capsys, str(there)) == said(capsys, "open", str(there))


@pytest.mark.parametrize("command", ["", "open", "new", "list", "programme", "rehearse", "export", "check", "restore"])
def test_help_has_no_word_of_the_librarys(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", "da")
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    out = capsys.readouterr().out
    for word in ("positional", "arguments", " OUT", " VERSION", " TITLE", " DATE", " FILE", "usage"):
        assert word not in out


def test_what_is_no_choice_is_told_with_the_choices(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", "da")
    err = said(capsys, "hokuspokus")[2]
    assert err.startswith("Kommandoen kan ikke være hokuspokus; det kan være: open, new, list")
    err = said(capsys, "export", "x", "--out", "y", "--version", "halv")[2]
    assert "--version kan ikke være halv" in err
    assert "fuld, kort, anonym" in err


@pytest.mark.parametrize("written", ["fuld,anonym", "full, anonymous", "Fuld,anonymous,full"])
def test_versions_are_called_what_people_call_them_in_either_language(written: str) -> None:
    from app.cli.parser import parser

    asked = parser().parse_args(["export", "x", "--out", "y", "--version", written])
    assert asked.version == ("full", "anonymous")


def test_list_tells_the_time_that_the_laptops_clock_shows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt
    import time

    monkeypatch.setenv("TZ", "Europe/Copenhagen")
    time.tzset()
    try:
        said(capsys, "new", "--template", "tom-dag", "--date", "2026-03-12")
        here = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)
        listed = said(capsys, "list")[1].strip()
    finally:
        monkeypatch.undo()
        time.tzset()
    from zoneinfo import ZoneInfo

    assert f"{here.astimezone(ZoneInfo('Europe/Copenhagen')):%Y-%m-%d %H}" in listed
    assert "+0" not in listed


def test_a_template_that_is_no_end_of_brackets_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    folder = data_folder() / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "workshop.toml").write_text("a = " + "[" * 50_000, "utf-8")
    code, out, err = said(capsys, "new", "--template", "mine")
    assert (code, out) == (1, "")
    assert one_sentence(err)


def test_a_workshop_from_elsewhere_in_a_language_of_its_own_is_written_in_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "blank-day", "--date", "2026-03-12")[1].strip()
    assert said(capsys, "export", id_, "--out", str(tmp_path), "--only", "json")[0] == 0
    archive = tmp_path / "2026-03-12 Workshop day.json"
    archive.write_text(archive.read_text("utf-8").replace('"language": "en"', '"language": "../sv"'), "utf-8")
    assert said(capsys, "export", str(archive), "--out", str(tmp_path), "--only", "docx")[0] == 0
    assert (tmp_path / "2026-03-12 Workshop day.docx").is_file()


def test_a_title_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "new", "--template", "tom-dag", "--title", " Åben\n\x1b[31mdag ")
    code, listed, _ = said(capsys, "list")
    assert (code, listed.count("\n")) == (0, 1)
    assert "  Åben [31mdag  " in listed


@pytest.mark.parametrize("command", ["check", "restore"])
def test_a_wrong_file_is_not_called_damaged(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("9.30 Velkomst", "utf-8")
    code, out, err = said(capsys, command, str(file))
    assert (code, out) == (1, "")
    assert one_sentence(err)
    assert ".workshop" in err


def test_a_workshop_whose_file_is_gone_is_brought_back_from_its_newest_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = said(capsys, "new", "--template", "tom-dag", "--title", "Dagen")[1].strip()
    said(capsys, "export", id_, "--out", str(tmp_path), "--only", "csv")
    (data_folder() / f"{id_}.db").unlink()
    code, out, err = said(capsys, "check", id_)
    assert (code, out) == (1, "")
    assert one_sentence(err)
    backup = re.search(r"\S+\.backup", err)
    assert backup is not None
    assert id_ in said(capsys, "restore", backup[0])[1]
    assert "Dagen" in said(capsys, "list")[1]


def test_a_folder_is_no_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", "en")
    assert said(capsys, "restore", str(tmp_path))[2] == f"{tmp_path}: this is a folder; give a file in it\n"
