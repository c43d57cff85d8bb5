"""The same walk through every window where a pixel of ours is more than one of the screen's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_no_word_is_cut_at_any_scaling(factor: str) -> None:
    """The factor is Qt's for a whole process, so the walk has one of its own."""
    walk = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist"]
    ran = subprocess.run(
        [*walk, "tests/ui/facilitator/test_windows.py", "-k", "each_part or dialogs"],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
