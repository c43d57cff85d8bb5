"""Documents are made in one child process: in a thread of the window's they would make typing stutter.

The child is spawned, not forked (a window's threads do not survive a fork), lives as long as the press, and keeps what
it has set, so that a preview after an edit sets only what has changed.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context

from app.document.tree import Document

_COURTESY = 5
"""How much the child steps back for the window where both want the processor."""


def _begin() -> None:
    """In the child: step back, and load what the first document would wait for."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_COURTESY)
    from app.report.pdf import ready

    ready()


def _print(document: Document) -> bytes:
    from app.report.pdf import render

    return render(document)


class Press:
    """Makes PDFs, one after the other. A child that dies (killed, out of memory) is replaced and asked once more."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()  # asked by the window, by who sends, and by the pool's own thread

    def warm(self) -> None:
        """Starts the child before it is needed."""
        self._children().submit(_ready)

    def start(self, document: Document) -> Future[bytes]:
        """The PDF to come. The future's callbacks run in a thread of the press, not in the caller's."""
        return self._children().submit(_print, document)

    def make(self, document: Document) -> bytes:
        """The PDF, waited for. Raises BrokenProcessPool where two children died of it."""
        try:
            return self.start(document).result()
        except BrokenProcessPool:
            self.close()
            return self.start(document).result()

    def close(self) -> None:
        """Lets the child go; what was asked and not begun is not made."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _children(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None or getattr(self._pool, "_broken", False):
                self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin)
            return self._pool


def _ready() -> None:
    """Nothing: the child has begun when it answers."""
