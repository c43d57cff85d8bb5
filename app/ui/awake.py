"""The laptop is kept awake, and its screen on, while a day runs."""

from __future__ import annotations

import threading
from contextlib import ExitStack

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.standing import DayState
from app.ui.desk import Desk

_RUNS = (DayState.RUNNING, DayState.HELD)


class Awake(QObject):
    """Follows a desk. failed: the system would not promise it; told once.

    The system is asked in a thread of its own: a bus that does not answer must stop no timer.
    """

    failed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._keeper: threading.Thread | None = None
        self._let_go = threading.Event()
        self._told = False
        desk.ticked.connect(self._follow)

    @property
    def keeps(self) -> bool:
        """Whether the system has been asked to stay awake."""
        return self._keeper is not None

    def end(self) -> None:
        """The laptop may sleep."""
        self._let_go.set()
        self._keeper = None

    @Slot()
    def _follow(self) -> None:
        runs = self._desk.standing.state in _RUNS
        if runs and not self.keeps:
            self._let_go = threading.Event()
            self._keeper = threading.Thread(target=self._keep, args=(self._let_go,), name="awake", daemon=True)
            self._keeper.start()
        elif not runs and self.keeps:
            self.end()

    def _keep(self, let_go: threading.Event) -> None:
        with ExitStack() as promises:
            if not promised(promises) and not self._told and not let_go.is_set():
                self._told = True
                self.failed.emit()
            let_go.wait()


def promised(promises: ExitStack) -> bool:
    """Asks the system, for as long as `promises` is open; whether it promised."""
    try:
        from wakepy import keep

        return bool(promises.enter_context(keep.presenting(on_fail="pass")).active)
    except Exception:  # noqa: BLE001  whatever a system's own service raises, the day goes on
        return False
