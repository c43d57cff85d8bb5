"""Each fault once (some a few times): nothing is lost, and it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.catalogue import Fault
from tests.faults.matrix import FAULTS


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
@pytest.mark.parametrize("fault", FAULTS, ids=[f"{f.number}-{f.name.replace(' ', '-')}" for f in FAULTS])
def test_fault(fault: Fault, tmp_path: Path) -> None:
    if reason := fault.needs():
        pytest.skip(reason)
    figures = fault.run(tmp_path, fault.once)
    assert figures.times >= fault.once
    assert figures.saw
