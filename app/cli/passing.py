"""A folder that goes with the command, also where the command is told to stop."""

from __future__ import annotations

import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_STOPS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A place for a workshop that is no longer there afterwards: nobody's words stay behind in a common folder."""
    mine = threading.current_thread() is threading.main_thread()
    before = {s: signal.signal(s, _stop) for s in _STOPS if mine and signal.getsignal(s) is signal.SIG_DFL}
    try:
        with tempfile.TemporaryDirectory(prefix="plenum-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    finally:
        for stop, handler in before.items():
            signal.signal(stop, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
