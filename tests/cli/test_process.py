"""The command line as a process of the system's: its exit codes, streams that are closed, and being told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_programs_front_door_is_a_process_with_exit_codes(tmp_path: Path) -> None:
    def run(*argv: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "app", *argv],
            cwd=ROOT, env=None, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    assert run("--help").returncode == 0
    done = run("new", "--template", "tom-dag", "--date", "2026-05-04")
    assert done.returncode == 0
    assert run("check", done.stdout.strip()).returncode == 0
    assert run("nonsense").returncode == 2


def test_the_script_without_streams_says_what_is_wrong_in_a_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from app.cli import desk
    from app.ui import application

    told: list[str] = []
    monkeypatch.setattr(sys, "argv", ["plenum-desk", "open", str(tmp_path / "away.workshop")])
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(application, "obstacle", lambda: "")
    monkeypatch.setattr(application, "tell", lambda _at, sentence: told.append(sentence))
    assert desk() == 1
    assert len(told) == 1
    assert "away.workshop" in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes a stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_nobody_who_reads(closed: str) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m app list {closed}', sys.executable], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a program without telling it")
def test_a_rehearsal_that_is_told_to_stop_leaves_nobodys_words_behind(tmp_path: Path) -> None:
    day = tmp_path / "day.toml"
    step = "[[step]]\ndo = 'remark'\ntext = 'HEMMELIG'\n"
    day.write_text("template = 'tom-dag'\n" + step * 50_000, "utf-8")
    passing = tmp_path / "passing"
    passing.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "app", "rehearse", str(day)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(passing)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        for _ in range(5000):
            if any(passing.glob("plenum-*/*.db")):
                break
            time.sleep(0.02)
        assert running.poll() is None
        running.terminate()
        assert running.wait(60) == 128 + signal.SIGTERM
        assert running.stderr is not None
        assert b"Traceback" not in running.stderr.read()
    assert list(passing.glob("plenum-*")) == []
