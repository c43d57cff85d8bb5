"""The store of an open workshop: it takes words at once, and one thread writes them down behind.

Two threads. The writer owns the database: it commits everything that waits, up to 200 gestures, in one transaction.
The watcher never touches the database: it tells when waiting turns slow, puts words in the spool when the disk does
not take them, and sees when the file is renamed or deleted.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.redaction import redacted_by
from app.services.ports import Finding, News, Page, Saving, SavingState, Unavailable
from app.storage import trouble
from app.storage.backups import Backups
from app.storage.chores import Chores
from app.storage.codec import Unreadable
from app.storage.file import File
from app.storage.lock import Lock
from app.storage.spool import Spool
from app.storage.waiting import Batch, Waiting

if TYPE_CHECKING:
    from app.storage.book import Book

SLOW_S = 1.0
TROUBLE_S = 3.0
_RETRY_S = 0.25
_LOOK_S = 2.0
_REDACT_AGAIN_S = 30.0

T = TypeVar("T")
Job = Callable[["Book"], T]


class Notebook:
    """An `OpenStore` (see the ports). Any thread may call it."""

    def __init__(self, file: File, lock: Lock, spool: Spool, backups: Backups) -> None:
        self.id, self.path = file.id, file.path
        self._file, self._file_lock, self._spool, self._backups = file, lock, spool, backups
        self._lock = threading.Lock()
        self._work = threading.Condition(self._lock)  # the writer waits here
        self._watch = threading.Condition(self._lock)  # the watcher
        self._settled = threading.Condition(self._lock)  # who waits for the disk
        self._waiting = Waiting()
        self._jobs: deque[Callable[[], None]] = deque()
        self._redactions: frozenset[str] = frozenset()  # remarks whose words are to leave log, spool and backups
        self._redact_due = 0.0  # not before, where it failed
        self._trouble = ""
        self._spooled = False  # everything that waits lies in the spool
        self._closing = self._closed = self._died = False
        self._listeners: list[Callable[[], None]] = []
        self._looked = time.monotonic()  # when the watcher looked last
        self._told = (SavingState.SAVED, "")  # what it told last
        self._chores = Chores(self.path, backups, lambda: self._book, self._find)
        self.found: list[Finding] = []
        """Machine words for what was found while it was open: `when_saving_changes` tells of a new one."""
        self._writer = threading.Thread(target=self._write, name="plenum-writer", daemon=True)
        self._watcher = threading.Thread(target=self._look, name="plenum-watcher", daemon=True)

    def start(self) -> None:
        """Begins to write."""
        self._writer.start()
        self._watcher.start()

    def redact(self, remarks: frozenset[str]) -> None:
        """Takes the words of these remarks out of log, spool and backups, as soon as what waits is written."""
        with self._lock:
            self._redactions |= remarks
            self._work.notify()

    # what anybody may call ------------------------------------------------------------------------------------------

    def take(self, page: Page) -> None:
        """Takes a gesture; the drafts that it makes into words need no disk any more."""
        with self._lock:
            idle = not self._waiting
            self._waiting.page(page, time.monotonic())
            self._spooled = False
            if remarks := redacted_by(page.gesture):
                self._redactions |= remarks
            self._wake(idle)

    def receive(self, news: News) -> None:
        """Takes what came from the hub, in order with the pages."""
        with self._lock:
            idle = not self._waiting
            self._waiting.page(news, time.monotonic())
            self._redactions |= news.redacted
            self._wake(idle)

    def draft(self, address: str, words: str) -> None:
        """The latest words win: what was not yet written is replaced, never queued."""
        with self._lock:
            idle = not self._waiting
            self._waiting.draft(address, words, time.monotonic())
            self._spooled = False
            self._wake(idle)

    def saving(self) -> Saving:
        """How far the disk is."""
        with self._lock:
            waiting = len(self._waiting)
            age = self._age()
            if not waiting and not self._trouble:
                return Saving(SavingState.SAVED)
            if self._trouble or age >= TROUBLE_S:
                state = SavingState.SPOOLED if self._spooled else SavingState.TROUBLE
                return Saving(state, waiting, self._trouble or "slow_disk")
            return Saving(SavingState.SLOW if age >= SLOW_S else SavingState.WAITING, waiting)

    def when_saving_changes(self, tell: Callable[[], None]) -> None:
        """Calls `tell`, from a thread of ours, when `saving()` may answer something else."""
        self._listeners.append(tell)

    def flush(self, patience: float) -> bool:
        """Waits until everything taken so far is acknowledged."""
        with self._lock:
            return self._settled.wait_for(lambda: not self._waiting, patience)

    def ask(self, job: Job[T], patience: float = 60.0) -> T:
        """Lets the writer do something with the book when everything that waits is written; returns its answer.

        Raises what the job raises; TimeoutError where the disk does not get so far; Unavailable where nobody writes.
        """
        answer: Future[T] = Future()

        def run() -> None:
            try:
                answer.set_result(job(self._book))
            except Exception as wrong:  # noqa: BLE001  it is raised where the job was asked for
                answer.set_exception(wrong)

        with self._lock:
            if self._died or self._closing:
                raise Unavailable("writer_died" if self._died else "closed")
            self._jobs.append(run)
            self._work.notify()
        return answer.result(patience)

    def export(self, path: Path) -> None:
        """Writes what is on the screen as a file to carry or mail: the log without drafts."""
        from app.storage import snapshots

        try:
            self.ask(lambda book: snapshots.write(path, self.id, book.load().log))
        except trouble.writing() as wrong:
            raise Unavailable(trouble.word(wrong), str(path)) from wrong

    def backup(self) -> bool:
        """Makes a backup now: before an import, or before much is deleted. False where there is no place for it."""
        return self.ask(self._backups.make) is not None

    def close(self, patience: float = 5.0) -> bool:
        """Writes what waits; where the disk does not take it in time, spools it. True if all is on the disk."""
        with self._lock:
            if self._closed:
                return not self._waiting
            self._closing = True
            self._work.notify()
        self._writer.join(patience)
        with self._lock:
            self._closed = True
            self._watch.notify()
            pages, drafts = self._waiting.everything()
        self._watcher.join(patience)
        if not self._watcher.is_alive():  # it alone touches the spool while it lives
            if pages or drafts:
                self._spool.take(pages, drafts)
            else:
                self._spool.clear()
        if not self._writer.is_alive():
            self._let_go()
        return not (pages or drafts)

    def abandon(self) -> None:
        """Lets go at once, as a killed process does: only what was acknowledged stays, the spool is left as it lies.

        (A transaction that is being committed may still succeed, as it may when a process is killed.)
        """
        with self._lock:
            self._closing = self._closed = True
            self._waiting.clear()
            self._jobs.clear()
            self._redactions = frozenset()
            self._chores.forget()
            self._work.notify()
            self._watch.notify()
        self._writer.join()
        self._watcher.join()
        self._let_go()

    # the writer -----------------------------------------------------------------------------------------------------

    @cached_property
    def _book(self) -> Book:
        """What writes; made by the writer, who alone uses it, when it is first needed: SQLAlchemy comes with it."""
        from app.storage.book import Book

        self._chores.ready()
        return Book(self._file)

    def _write(self) -> None:
        try:
            while self._turn():
                pass
        except BaseException:
            with self._lock:
                self._died = True
                self._trouble = "writer_died"
                self._watch.notify()
            raise  # to the excepthook: a bug is reported, and the watcher spools from here on

    def _turn(self) -> bool:
        """One transaction, job or card; False when there is nothing more to do."""
        with self._lock:
            while not (self._writable() or self._jobs or self._redactable() or self._closing):
                due = self._next_due()
                if due is not None and due <= 0:
                    break
                self._work.wait(due)
            batch = self._waiting.batch() if self._writable() else None
            job = self._jobs.popleft() if self._jobs and batch is None else None
            remarks = self._redactions if batch is None and job is None and self._redactable() else frozenset()
            last = self._closing and not (batch or job or remarks)
        if batch is not None:
            return self._commit(batch)
        if job is not None:
            job()
        elif remarks:
            self._redact(remarks)
        else:
            self._chores.do(last=last)
        return not last

    def _commit(self, batch: Batch) -> bool:
        began = time.monotonic()
        try:
            self._book.commit(*batch)
        except Exception as wrong:
            if not trouble.of_the_disk(wrong):
                raise
            with self._lock:
                self._trouble = trouble.word(wrong)
                self._watch.notify()
                if self._closing:
                    return False
                self._work.wait(_RETRY_S)
            return True
        with self._lock:
            if self._closed:  # nobody waited for it: what it wrote lies in the spool too, or was abandoned
                return False
            self._waiting.written(batch, began)
            self._trouble = ""
            if not self._waiting:
                self._settled.notify_all()
                if self._spooled:
                    self._watch.notify()  # it alone touches the spool
            self._chores.changed(batch, began)
        self._tell()
        return True

    def _redact(self, remarks: frozenset[str]) -> None:
        """The log comes last: as long as it has the words, opening the workshop begins this again."""
        with self._lock:
            self._redactions -= remarks
        try:
            self._spool.redact(remarks)
            self._backups.redact(remarks)
            self._book.redact(remarks)
        except trouble.writing(Unreadable, Unavailable):
            with self._lock:
                if not self._closing:  # else the next opening begins it again
                    self._redactions |= remarks
                    self._redact_due = time.monotonic() + _REDACT_AGAIN_S
            self._find(("redaction_waits",))

    def _rescue(self) -> None:
        self._backups.make(self._book)

    def _next_due(self) -> float | None:
        again = self._redact_due if self._redactions else None
        first = min((due for due in (self._chores.next_due, again) if due is not None), default=None)
        return None if first is None else first - time.monotonic()

    # the watcher ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        while not self._pause():
            self._looked = time.monotonic()
            self._look_once()

    def _pause(self) -> bool:
        """Waits until there is something to see to; True when the notebook is closed."""
        with self._lock:
            while not self._closed and (left := self._next_look() - time.monotonic()) > 0:
                self._watch.wait(left)
            return self._closed

    def _next_look(self) -> float:
        if self._trouble or not self._spool.empty:
            return self._looked + _RETRY_S
        since = self._waiting.since()
        if since is None:
            return self._looked + _LOOK_S
        later = [since + limit for limit in (SLOW_S, TROUBLE_S) if since + limit > self._looked]
        return min(*later, self._looked + _LOOK_S) if later else self._looked + _RETRY_S

    def _look_once(self) -> None:
        self._see_whether_the_file_is_there()
        with self._lock:
            red = bool(self._trouble) or self._age() >= TROUBLE_S
            pages, drafts = self._waiting.everything() if red else ([], {})
            acknowledged = not self._waiting
        if red and (pages or drafts):
            lies_there = self._spool.take(pages, drafts)
            with self._lock:
                # What was taken in the meantime does not lie there yet.
                self._spooled = lies_there and self._waiting.everything() == (pages, drafts)
        elif acknowledged:
            self._spooled = False
            self._spool.clear()
        if self._now() != self._told:
            self._tell()

    def _see_whether_the_file_is_there(self) -> None:
        there = self._file.in_place()
        with self._lock:
            if not there and self._trouble not in {"writer_died", "file_gone"}:
                self._trouble = "file_gone"
                # What was acknowledged lies in a file without a name: a copy of it, while it is still open here.
                self._jobs.append(self._rescue)
                self._work.notify()
            elif there and self._trouble == "file_gone":
                self._trouble = ""
                self._work.notify()

    # under the lock -------------------------------------------------------------------------------------------------

    def _writable(self) -> bool:
        """Whether there is something to commit, and a file to commit it to."""
        return bool(self._waiting) and self._trouble != "file_gone"

    def _redactable(self) -> bool:
        """Whether there are words to be taken out now; on closing once more, whenever it failed."""
        return bool(self._redactions) and (self._closing or self._redact_due <= time.monotonic())

    def _age(self) -> float:
        """How long the oldest that waits has waited, in seconds."""
        since = self._waiting.since()
        return 0.0 if since is None else time.monotonic() - since

    def _wake(self, idle: bool) -> None:
        if idle:  # else both are awake already, or wait for the disk
            self._work.notify()
            self._watch.notify()

    # without the lock -----------------------------------------------------------------------------------------------

    def _now(self) -> tuple[SavingState, str]:
        saving = self.saving()
        return saving.state, saving.trouble

    def _tell(self) -> None:
        self._told = self._now()
        for listener in tuple(self._listeners):
            try:
                listener()
            except Exception:  # noqa: BLE001  a window that is gone must not stop the writing
                self._listeners.remove(listener)

    def _find(self, finding: Finding) -> None:
        """Something to be said, once."""
        if finding not in self.found:
            self.found.append(finding)
            self._tell()

    def _let_go(self) -> None:
        self._file.close()
        self._file_lock.release()
