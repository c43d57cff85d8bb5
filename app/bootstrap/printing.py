"""The printer: every document of a workshop, from the one content model, put whole into a folder."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.document import compose
from app.document.front import change_lines
from app.document.speech import Speech
from app.document.tree import Document, Version
from app.domain.gestures import Gesture, Moment, State
from app.domain.plenum import Edition
from app.domain.programme import WORKSHOP, Workshop
from app.report.files import put, safe_name, stem, unique
from app.services.editions import Difference, differences, latest_edition, redacted_since, state_at
from app.services.ports import Format, Likeness, Paper, Printed, Sent, Unavailable
from app.words import Message, say_in

if TYPE_CHECKING:
    from app.report.worker import Press

_KINDS: Mapping[Version, Message | None] = {
    Version.FULL: None,
    Version.SHORT: Message("file", "short"),
    Version.ANONYMOUS: Message("file", "anonymous"),
}
"""What a file's name says of its version; the full one says nothing."""

_REHEARSAL = Message("file", "rehearsal")
_REMARKS = Message("file", "remarks")
_GROUP_SHEETS = Message("file", "group sheets")
_PROGRAMME = Message("file", "programme")


@dataclass(frozen=True, slots=True)
class _Job:
    """One workshop to be written, in one version."""

    state: State
    log: Sequence[Gesture]
    now: Moment
    language: str
    version: Version

    @property
    def made(self) -> dt.datetime:
        """When, in the workshop's zone."""
        zone = ZoneInfo(self.state.get(Workshop, WORKSHOP).zone)
        return dt.datetime.fromtimestamp(self.now.utc_ms // 1000, zone)

    def document(self) -> Document:
        """The content model, with what has changed since the edition sent before."""
        return composed(self.state, self.log, self.language, self.version, self.now)


def composed(state: State, log: Sequence[Gesture], language: str, version: Version, now: Moment) -> Document:
    """The document as it stands, with its changes since the last edition that was sent."""
    return compose(state, language, version, now, changes=_since_sent(state, log))


def _since_sent(state: State, log: Sequence[Gesture]) -> tuple[Difference, ...]:
    """What has changed since the last edition; nothing where what that was made of is no longer known."""
    sent = latest_edition(state)
    if sent is None or not _holds(log, sent.gesture):
        return ()
    return differences(state_at(log, sent.gesture), state)


def _holds(log: Sequence[Gesture], gesture: str) -> bool:
    return any(g.id == gesture for g in log)


class DocumentPrinter:
    """Implements `ports.Printer`. The PDFs of previews and of what is sent are made in the press's child process."""

    def __init__(self) -> None:
        self._press: Press | None = None
        self._waiting: tuple[Callable[[], Document], Callable[[Printed], None]] | None = None
        self._busy = self._over = False
        self._lock = threading.Lock()

    def write(
        self,
        state: State,
        log: Sequence[Gesture],
        folder: Path,
        *,
        now: Moment,
        formats: Sequence[Format],
        versions: Sequence[str],
        language: str,
    ) -> tuple[Path, ...]:
        """Writes each format into the folder, those that differ by version once for each; raises OSError."""
        sent = latest_edition(state)
        edition = 0 if sent is None else sent.number + 1
        paths: list[Path] = []
        for format_ in formats:
            for version in _versions_of(format_, versions):
                job = _Job(state, log, now, language, version)
                words = [m for m in (_KINDS[version], _REMARKS if format_ is Format.CSV else None) if m is not None]
                name = _name(_workshop(state, language, version), language, edition, *words)
                paths.append(put(folder / f"{name}.{format_}", _WRITERS[format_](job)))
        return tuple(paths)

    def lay_out(self, paper: Paper, state: State, folder: Path, *, now: Moment, language: str) -> tuple[Path, ...]:
        """Puts a paper into a folder; raises OSError."""
        workshop = state.get(Workshop, WORKSHOP)
        taken: set[str] = set()
        paths: list[Path] = []
        for name, ending, content in _PAPERS[paper](state, language, now):
            own = unique(stem(workshop, 0, " ".join([*_practised(workshop, language), name])), taken)
            paths.append(put(folder / f"{own}{ending}", content))
        return tuple(paths)

    def preview(
        self,
        state: State,
        log: Sequence[Gesture],
        *,
        now: Moment,
        version: str,
        language: str,
        tell: Callable[[Printed], None],
    ) -> None:
        """Makes the PDF in the child; a later call overtakes one that waits, which is then not even composed."""
        with self._lock:
            self._waiting = (partial(composed, state, log, language, Version(version), now), tell)
            if self._busy:
                return
            self._busy = True
        self._next()

    def send(
        self, state: State, log: Sequence[Gesture], folders: Sequence[Path], *, at_ms: int, version: str, language: str
    ) -> Sent:
        """Puts the PDF and the mail draft into each folder; raises OSError where the first takes nothing."""
        from app.report.mail import home_draft

        document = composed(state, log, language, Version(version), made_at(at_ms))
        content = self._the_press().make(document)
        edition = latest_edition(state)
        kind = _KINDS[Version(version)]
        number = 1 if edition is None else edition.number + 1
        name = _name(_workshop(state, language, Version(version)), language, number, *([kind] if kind else []))
        paths: list[Path] = []
        trouble: list[Path] = []
        for at, folder in enumerate(folders):
            try:
                path = put(folder / f"{name}.pdf", content)
                paths += [path, put(folder / f"{name}.eml", home_draft(document, state, path, content))]
            except OSError:
                if at == 0:
                    raise
                trouble.append(folder)
        return Sent(tuple(paths), sha256(content).hexdigest(), _change_lines(state, log, language), tuple(trouble))

    def again(self, log: Sequence[Gesture], edition: Edition, folder: Path) -> tuple[Path, Likeness]:
        """Puts an edition that went home into a folder once more; raises OSError and Unavailable."""
        if not _holds(log, edition.gesture):
            raise Unavailable("edition_lost", str(edition.number))
        then, version = state_at(log, edition.gesture), Version(edition.version)
        content = self._the_press().make(_as_it_was(log, edition))
        kind = _KINDS[version]
        workshop = _workshop(then, edition.language, version)
        name = _name(workshop, edition.language, edition.number, *([kind] if kind else []))
        path = put(folder / f"{name}.pdf", content)
        if sha256(content).hexdigest() == edition.digest:
            return path, Likeness.SAME
        return path, Likeness.REDACTED if redacted_since(log, edition.gesture) else Likeness.OTHER

    def warm(self) -> None:
        """Starts the child, so that it has begun when the first document is asked for. The window waits for nothing."""
        threading.Thread(target=self._warm, name="plenum-warm", daemon=True).start()

    def _warm(self) -> None:
        press = self._the_press()
        press.warm()
        if self._over:
            press.close()

    def close(self) -> None:
        """Lets the child go."""
        self._over = True
        with self._lock:
            self._waiting = None
        if self._press is not None:
            self._press.close()

    def _the_press(self) -> Press:
        with self._lock:
            if self._press is None:
                from app.report.worker import Press

                self._press = Press()
            return self._press

    def _next(self) -> None:
        """Begins what waits; in the caller's thread the first time, in the press's afterwards."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            if waiting is None:
                self._busy = False
                return
        compose_it, tell = waiting
        try:
            future = self._the_press().start(compose_it())
        except BaseException:
            with self._lock:
                self._busy = False
            raise
        future.add_done_callback(partial(self._done, tell))

    def _done(self, tell: Callable[[Printed], None], future: Future[bytes]) -> None:
        """Whoever asked may be gone, and the child with what it was asked; whoever waits is not."""
        try:
            if not future.cancelled():
                trouble = future.exception()
                tell(Printed(future.result()) if trouble is None else Printed(b"", "no_press"))
        finally:
            self._next()


def made_at(at_ms: int) -> Moment:
    """The moment an edition is made at, and made again at: UTC alone, since no later boot shares this one's clock."""
    return Moment(at_ms, 0, "")


def _as_it_was(log: Sequence[Gesture], edition: Edition) -> Document:
    """An edition as it was sent: from it comes the same file, byte for byte."""
    then = state_at(log, edition.gesture)
    return composed(then, log, edition.language, Version(edition.version), made_at(edition.at_ms))


def _change_lines(state: State, log: Sequence[Gesture], language: str) -> tuple[str, ...]:
    return change_lines(Speech(state, language), _since_sent(state, log))


def _workshop(state: State, language: str, version: Version) -> Workshop:
    """The workshop as a version may name it, in a file's name too."""
    workshop = state.get(Workshop, WORKSHOP)
    if version is not Version.ANONYMOUS:
        return workshop
    return replace(workshop, title=Speech(state, language, anonymous=True).line(workshop.title))


def _name(workshop: Workshop, language: str, edition: int, *kinds: Message) -> str:
    """A file's name without its ending, in the language of the document."""
    return stem(workshop, edition, " ".join([*_practised(workshop, language), *(say_in(language, m) for m in kinds)]))


def _practised(workshop: Workshop, language: str) -> list[str]:
    """What the name of a rehearsal's file says, so that nobody takes it for the day's."""
    return [say_in(language, _REHEARSAL)] if workshop.rehearsal else []


def _versions_of(format_: Format, versions: Sequence[str]) -> Sequence[Version]:
    """The archive is the workshop itself with every name, so it goes with the full version only; the rows of a short
    version are those of the full one."""
    wanted = [Version(v) for v in versions]
    if format_ is Format.JSON:
        return [v for v in wanted if v is Version.FULL]
    if format_ in {Format.PDF, Format.DOCX}:
        return wanted
    return list(dict.fromkeys(Version.FULL if v is Version.SHORT else v for v in wanted))


def _pdf(job: _Job) -> bytes:
    from app.report.pdf import render

    return render(job.document())


def _docx(job: _Job) -> bytes:
    from app.report.word import as_docx

    return as_docx(job.document())


def _xlsx(job: _Job) -> bytes:
    from app.document.rows import sheets
    from app.report.tables import as_xlsx

    title = _workshop(job.state, job.language, job.version).title
    return as_xlsx(sheets(job.state, job.language, job.version), title, job.made)


def _csv(job: _Job) -> bytes:
    from app.document.rows import remark_sheet
    from app.report.tables import as_csv

    return as_csv(remark_sheet(job.state, job.language, job.version))


def _ics(job: _Job) -> bytes:
    from app.report.calendar import as_ics

    return as_ics(job.state, job.language, job.version, job.made)


def _json(job: _Job) -> bytes:
    from app.storage.archive import as_json

    return as_json(job.state, job.log)


_Papers = Iterator[tuple[str, str, bytes]]
"""Names, endings and contents of files."""


def _group_sheets(state: State, language: str, now: Moment) -> _Papers:
    from app.document.handouts import group_sheets
    from app.report.pdf import render

    yield say_in(language, _GROUP_SHEETS), ".pdf", render(group_sheets(state, language, now))


def _handout(state: State, language: str, now: Moment) -> _Papers:
    from app.document.handouts import handout
    from app.report.pdf import render

    yield say_in(language, _PROGRAMME), ".pdf", render(handout(state, language, now))


def _owner_mails(state: State, language: str, now: Moment) -> _Papers:
    from app.report.mail import owner_drafts

    workshop = state.get(Workshop, WORKSHOP)
    made = dt.datetime.fromtimestamp(now.utc_ms // 1000, ZoneInfo(workshop.zone))
    for who, mail in owner_drafts(state, language, workshop.title, made):
        yield safe_name(who), ".eml", mail


_PAPERS: Mapping[Paper, Callable[[State, str, Moment], _Papers]] = {
    Paper.GROUP_SHEETS: _group_sheets,
    Paper.HANDOUT: _handout,
    Paper.OWNER_MAILS: _owner_mails,
}

_WRITERS: Mapping[Format, Callable[[_Job], bytes]] = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.ICS: _ics,
    Format.JSON: _json,
}
"""How each format is written; imported when asked for."""
