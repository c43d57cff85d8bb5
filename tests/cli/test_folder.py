"""The folder that runs without Python: made as `make folder` makes it, and a day played in it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_SHARED = sys.platform != "linux" or sysconfig.get_config_var("Py_ENABLE_SHARED")


@pytest.mark.slow
@pytest.mark.skipif(not _SHARED, reason="this Python was built without the shared library that a folder needs")
def test_a_day_runs_from_programme_to_documents_without_python(tmp_path: Path) -> None:
    out = tmp_path / "made"
    made = subprocess.run(
        [
            sys.executable,
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level",
            "ERROR",
            "--distpath",
            str(tmp_path),
            "--workpath",
            str(tmp_path / "work"),
            str(ROOT / "resources" / "desktop" / "plenum.spec"),
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    bare = {"PATH": "/usr/bin:/bin", "PLENUM_DATA_DIR": str(tmp_path / "data"), "PLENUM_LANGUAGE": "da"}
    bare |= {"HOME": str(tmp_path)} if os.name != "nt" else dict(os.environ)
    ran = subprocess.run(
        [tmp_path / "plenum" / "plenum", "rehearse", "--out", out],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=bare,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Spillede" in ran.stdout
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".docx", ".xlsx", ".csv", ".ics", ".json"}
    assert next(out.glob("*.pdf")).read_bytes().startswith(b"%PDF-")
