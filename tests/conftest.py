"""What every test may rely on: no screen is needed, nothing is written outside the test's own folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from app.ui.imports import as_python_does
from app.words import set_language
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

FUZZ = int(os.environ.get("PLENUM_FUZZ", "0"))
"""How many examples each property gets with `make fuzz`; 0 leaves each test its own number."""

settings.register_profile(
    "plenum", deadline=None, derandomize=FUZZ == 0, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("plenum")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite` writes the goldens anew; what changed is then read in the difference git shows."""
    parser.addoption("--rewrite", action="store_true", help="write the golden texts and pictures anew")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """True where goldens are to be written, not compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(autouse=True, scope="session")
def _imports_as_the_program_has_them() -> None:
    """Qt is there before a test is: its reading of sources is taken back. What writes is imported here and not by a
    store's own thread, where Python would collect the widgets of the test before."""
    import app.storage.book  # noqa: F401

    as_python_does()


@pytest.fixture(autouse=True, scope="session")
def _patient_stores() -> None:
    """Who closes a workshop waits for a busy disk as long as it takes, and not the seconds that a person would."""
    from app.storage.notebook import Notebook

    Notebook.close.__defaults__ = (60.0,)


@pytest.fixture(autouse=True)
def _own_folder_and_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a data folder of its own and starts in English."""
    monkeypatch.setenv("PLENUM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PLENUM_LANGUAGE", raising=False)
    set_language("en")


class _Patient(QtBot):
    """Waits until something is so, however busy the machine: only what never comes fails."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:  # noqa: N802  as Qt names
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = 60_000, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with more patience."""
    return _Patient(request)
