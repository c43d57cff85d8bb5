"""Garbage is collected as the program collects it: by the thread that has the widgets, here between two tests.

Left to itself Python collects in whatever thread allocates, such as a store's writer; a widget that goes there while
Qt walks through all widgets ends the process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    gc.disable()
    yield
    gc.collect()
    gc.enable()
