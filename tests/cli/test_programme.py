"""`plenum programme`: the day as a table and as JSON; what is no programme is one sentence and exit 1."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from app.cli import main

TEXT = "Fagdag\n\n9.30 Velkomst v/ Ina Holm, Sorø Kommune\n10.00-10.45 Et emne\n12.00 Frokost\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "program.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_json_has_items_with_their_doubts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["programme", str(file), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["items"][0] == {
        "day": 1,
        "start": "09:30",
        "end": None,
        "title": "Velkomst",
        "speakers": ["Ina Holm"],
        "organisations": ["Sorø Kommune"],
        "kind": "welcome",
        "doubt": [],
        "end_inferred": "10:00",
    }
    assert read["items"][1]["doubt"] == ["kind_guessed"]
    assert read["left_out"] == ["Fagdag"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
    assert main(["programme", "-", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["items"]) == 3


def test_the_table_says_what_is_in_doubt_and_what_became_nothing(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", "en")
    assert main(["programme", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "9.30          welcome        Velkomst  (Ina Holm)" in printed
    assert "? No word tells the kind; taken as a talk" in printed
    assert "1 line became nothing:\n     1  Fagdag" in printed


@pytest.mark.parametrize(
    ("content", "language", "sentence"),
    [
        (b"", "en", "There is nothing in it. Copy the programme, and paste it here"),
        (b"%PDF-1.7", "da", "Det er en PDF, ikke et program. Kopiér teksten, og indsæt den her"),
        (b"%PDF-1.7", "en", "This is a PDF, not a programme. Copy its text and paste it here"),
    ],
)
def test_what_is_none_is_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    language: str,
    sentence: str,
) -> None:
    monkeypatch.setenv("PLENUM_LANGUAGE", language)
    path = tmp_path / "program"
    path.write_bytes(content)
    assert main(["programme", str(path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{sentence}\n")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["programme", str(tmp_path / "nix.txt")]) == 1
    assert "nix.txt" in capsys.readouterr().err
