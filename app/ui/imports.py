"""How modules are imported once Qt is there: as Python does it."""

from __future__ import annotations

import builtins


def as_python_does() -> None:
    """Takes back the import that PySide puts in the place of Python's.

    PySide's reads the source of every module that is imported after it, in search of its `__feature__` switch, and
    `linecache` keeps what was read: a tenth of each start and 16 MB for good, for a switch that nobody here uses.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
