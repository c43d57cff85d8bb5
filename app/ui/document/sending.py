"""Sending home: the PDF and a mail draft put into the folders, in a thread so that the window stays awake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.gestures import Gesture
from app.domain.plenum import Edition
from app.services import editions
from app.services.ports import Format, Paper, Printer, Sent
from app.ui.away import away, tell
from app.ui.desk import Desk
from app.words import Message, say

_FAILED = Message("sending", "Could not save in {0}. The old file is untouched. Choose another place")
_NOT_MADE = Message("sending", "The document could not be made. Try once more; everything you wrote is safe")


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for, as it stood when the button was pressed."""

    version: str
    language: str
    at_ms: int
    gesture: str


class Sender(QObject):
    """Makes and puts documents. sent: what went home, after its edition is frozen. written: the paths of other formats.
    made_again: where an edition lies, and how like it is to what went home. failed: a sentence.
    """

    sent = Signal(object)
    written = Signal(object)
    made_again = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, printer: Printer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._printer = desk, printer

    def send(self, version: str, language: str, folders: tuple[Path, ...]) -> None:
        """Sends the document of now home; the answer comes as a signal."""
        state, log = self._desk.state, self._desk.log
        order = _Order(version, language, self._desk.clock.now().utc_ms, _last(log))

        def work() -> None:
            sent = self._printer.send(
                state, log, folders, at_ms=order.at_ms, version=order.version, language=order.language
            )
            self._freeze(order, sent)
            tell(self, self.sent, sent)

        self._begin(work, folders[0])

    def write(self, formats: tuple[Format, ...], version: str, language: str, folder: Path) -> None:
        """Writes other formats; the answer comes as a signal."""
        state, log, now = self._desk.state, self._desk.log, self._desk.clock.now()

        def work() -> None:
            paths = self._printer.write(
                state, log, folder, now=now, formats=formats, versions=(version,), language=language
            )
            tell(self, self.written, paths)

        self._begin(work, folder)

    def lay_out(self, paper: Paper, language: str, folder: Path) -> None:
        """Puts a paper into the folder; the answer comes as a signal."""
        state, now = self._desk.state, self._desk.clock.now()

        def work() -> None:
            tell(self, self.written, self._printer.lay_out(paper, state, folder, now=now, language=language))

        self._begin(work, folder)

    def make_again(self, edition: Edition, folder: Path) -> None:
        """Puts an edition that went home into the folder once more; the answer comes as a signal."""
        log = self._desk.log

        def work() -> None:
            tell(self, self.made_again, self._printer.again(log, edition, folder))

        self._begin(work, folder)

    def _begin(self, work: Callable[[], None], folder: Path) -> None:
        def placed() -> None:
            try:
                work()
            except OSError:
                tell(self, self.failed, say(_FAILED, str(folder)))

        away(placed, partial(tell, self, self.failed), "send home", _NOT_MADE)

    def _freeze(self, order: _Order, sent: Sent) -> None:
        """At once, in the work's own thread: what lies in the folder is an edition, whatever the window does next."""
        self._desk.do(
            editions.freeze(
                self._desk.new_id(),
                at_ms=order.at_ms,
                version=order.version,
                language=order.language,
                digest=sent.digest,
                gesture=order.gesture,
                changes=sent.changes,
            )
        )


def _last(log: tuple[Gesture, ...]) -> str:
    return log[-1].id if log else ""
