"""Days told as scenarios: each file in this folder is played, and must come out as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.days.playing import HERE, play, unmet

FILES = sorted(HERE.glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem.replace("-", "_"))
def test_day(file: Path, tmp_path: Path) -> None:
    text = file.read_text("utf-8")
    assert unmet(text, play(text, tmp_path)) == []
