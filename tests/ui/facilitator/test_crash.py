"""A bug in a slot is shown, also where the program was started without a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from app.ui.crash import CrashWatch
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot


def test_without_a_stream_for_errors_the_dialog_still_comes(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = CrashWatch(tmp_path, qapp)
    monkeypatch.setattr(sys, "stderr", None)
    error = ValueError("a bug")
    watch.begin()
    try:
        sys.excepthook(ValueError, error, None)
    finally:
        watch.end()
    qtbot.waitUntil(lambda: watch.dialog is not None)
    assert watch.dialog is not None
    assert watch.dialog.path is not None
    assert "a bug" in watch.dialog.path.read_text("utf-8")
    watch.dialog.close()


def test_a_dialog_that_breaks_itself_ends_in_its_report(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from app.ui import crash

    def broken(*_args: object) -> None:
        raise RuntimeError("the dialog")

    monkeypatch.setattr(crash, "CrashDialog", broken)
    watch = CrashWatch(tmp_path, qapp)
    watch.begin()
    try:
        sys.excepthook(ValueError, ValueError("a bug"), None)
    finally:
        watch.end()
    assert watch.dialog is None
    assert "the dialog" in capsys.readouterr().err
    assert len(list((tmp_path / "reports").glob("*.txt"))) == 1
