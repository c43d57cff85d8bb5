"""The printer: every document of a workshop, from the one content model, put whole into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from app.document import compose
from app.document.tree import Document, Version
from app.domain.gestures import Gesture, Moment, State
from app.domain.programme import WORKSHOP, Workshop
from app.report.files import put, stem
from app.services.editions import differences, latest_edition, state_at
from app.services.ports import Format
from app.words import Message, say_in

_KINDS: Mapping[Version, Message | None] = {
    Version.FULL: None,
    Version.SHORT: Message("file", "short"),
    Version.ANONYMOUS: Message("file", "anonymous"),
}
"""What a file's name says of its version; the full one says nothing."""

_REMARKS = Message("file", "remarks")


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
    sent = latest_edition(state)
    changes = () if sent is None else differences(state_at(log, sent.gesture), state)
    return compose(state, language, version, now, changes=changes)


class DocumentPrinter:
    """Implements `ports.Printer`."""

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
        workshop = state.get(Workshop, WORKSHOP)
        sent = latest_edition(state)
        edition = 0 if sent is None else sent.number + 1
        paths: list[Path] = []
        for format_ in formats:
            for version in _versions_of(format_, versions):
                job = _Job(state, log, now, language, version)
                words = [m for m in (_KINDS[version], _REMARKS if format_ is Format.CSV else None) if m is not None]
                name = stem(workshop, edition, " ".join(say_in(language, m) for m in words))
                paths.append(put(folder / f"{name}.{format_}", _WRITERS[format_](job)))
        return tuple(paths)


def _versions_of(format_: Format, versions: Sequence[str]) -> Sequence[Version]:
    """The archive is the workshop itself, whole; the rows of a short version are those of the full one."""
    if format_ is Format.JSON:
        return (Version.FULL,)
    wanted = [Version(v) for v in versions]
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

    title = job.state.get(Workshop, WORKSHOP).title
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


_WRITERS: Mapping[Format, Callable[[_Job], bytes]] = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.CSV: _csv,
    Format.ICS: _ics,
    Format.JSON: _json,
}
"""How each format is written; imported when asked for."""
