"""What lies beside the PDF, opened by the libraries that others would open it with."""

from __future__ import annotations

import csv
import datetime as dt
import email
import email.policy
import errno
import io
import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import docx
import icalendar
import openpyxl
import pytest
from app.bootstrap.printing import DocumentPrinter, composed
from app.document.rows import remark_sheet, sheets
from app.document.tree import Version
from app.domain.debate import Contribution
from app.domain.gestures import State
from app.domain.plenum import Conclusion, NextStep, ReadBack, ReadBackResult
from app.domain.programme import WORKSHOP, Person, Workshop
from app.report.calendar import as_ics
from app.report.files import put, stem
from app.report.mail import home_draft, owner_drafts
from app.report.tables import as_csv, as_xlsx
from app.report.word import as_docx
from app.services.ports import Format, Paper, Unavailable
from app.storage.archive import as_json, read_json

from tests.played import Played, shipped_day

MADE = dt.datetime(2026, 3, 12, 16, 0, tzinfo=dt.UTC)
HOSTILE = (
    "=1+1",
    "+45 33 33",
    "-2",
    "@SUM(A1)",
    "\tx",
    '=HYPERLINK("http://x")',
    "<w:p>&amp;</w:p>",
    "\x00\x07 bel",
    "שלום 🙂",
)


@pytest.fixture(scope="module")
def day() -> Played:
    return shipped_day()


def changed(state: State, *entities: object) -> State:
    kinds = dict(state.kinds)
    for e in entities:
        kinds[type(e)] = {**kinds.get(type(e), {}), e.id: e}
    return State(kinds)


def hostile(day: Played) -> State:
    remarks = list(day.state.of(Contribution).values())
    return changed(day.state, *(replace(r, words=words) for r, words in zip(remarks, HOSTILE, strict=False)))


def test_the_document_in_word_has_real_headings_tables_and_every_code(day: Played) -> None:
    document = composed(day.state, day.log, "da", Version.FULL, day.now)
    read = docx.Document(io.BytesIO(as_docx(document)))
    text = "\n".join(node.text or "" for node in read.element.body.iter() if node.tag.endswith("}t"))
    for remark in day.state.of(Contribution).values():
        assert remark.code in text
    for conclusion in day.state.of(Conclusion).values():
        assert conclusion.text in text
    headings = [p.text for p in read.paragraphs if p.style.name.startswith("Heading")]
    assert "Næste skridt" in headings
    assert read.tables
    assert all(row.cells for table in read.tables for row in table.rows[:1])
    assert read.core_properties.title == "Workshop Digitalt medborgerskab"
    names = {node.get(docx.oxml.ns.qn("w:name")) for node in read.element.body.iter(docx.oxml.ns.qn("w:bookmarkStart"))}
    for link in read.element.body.iter(docx.oxml.ns.qn("w:hyperlink")):
        anchor = link.get(docx.oxml.ns.qn("w:anchor"))
        assert anchor is None or anchor in names, anchor


@pytest.mark.parametrize("version", list(Version))
def test_the_document_in_word_can_be_opened_whatever_was_typed(day: Played, version: Version) -> None:
    state = hostile(day)
    read = docx.Document(io.BytesIO(as_docx(composed(state, day.log, "en", version, day.now))))
    text = "".join(node.text or "" for node in read.element.body.iter() if node.tag.endswith("}t"))
    if version is not Version.SHORT:
        assert "<w:p>&amp;</w:p>" in text


def test_the_remarks_as_csv_are_read_back_word_for_word(day: Played) -> None:
    content = as_csv(remark_sheet(day.state, "da", Version.FULL))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    said = {r.code: r.text for r in day.state.of(Contribution).values() if not r.withdrawn}
    assert rows[0][0] == "Kode"
    assert {row[0] for row in rows[1:]} == set(said)
    assert all(row[5].strip("»«") == said[row[0]] for row in rows[1:])


def test_no_cell_is_a_formula(day: Played) -> None:
    state = hostile(day)
    content = as_csv(remark_sheet(state, "en", Version.FULL)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheets(state, "en", Version.FULL), "T", MADE)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=1+1" in {cell.value for cell in cells}


def test_the_spreadsheet_has_what_came_of_the_day(day: Played) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(sheets(day.state, "da", Version.FULL), "T", MADE)))
    assert book.sheetnames == ["Bidrag", "Konklusioner", "Næste skridt", "Temaer"]
    majority = [row for row in book["Konklusioner"].iter_rows(values_only=True) if row[2] == "Flertal"]
    assert [row[3:6] for row in majority] == [(31, 8, 3)]
    dates = [row[3] for row in book["Næste skridt"].iter_rows(min_row=2, values_only=True)]
    assert dt.date(2026, 4, 1) in {date.date() for date in dates if date}


def test_the_spreadsheet_says_that_words_are_others_than_those_read_out(day: Played) -> None:
    read = next(r for r in day.state.of(ReadBack).values() if r.result is ReadBackResult.UNCHANGED)
    state = changed(day.state, replace(day.state.get(Conclusion, read.conclusion), text="Andre ord"))
    rows = sheets(state, "da", Version.FULL)[1].rows
    assert next(row[-1] for row in rows if row[1] == "Andre ord") == "uændret, rettet efter oplæsningen"


def test_the_calendar_has_a_day_for_each_dated_step(day: Played) -> None:
    state = changed(day.state, replace(day.state.get(Workshop, WORKSHOP), follow_up=dt.date(2026, 6, 12)))
    events = icalendar.Calendar.from_ical(as_ics(state, "da", Version.FULL, MADE)).walk("VEVENT")
    dated = [s for s in state.of(NextStep).values() if s.due]
    assert len(events) == len(dated) + 1
    starts = {e.decoded("dtstart") for e in events}
    assert starts == {*(s.due for s in dated), dt.date(2026, 6, 12)}
    assert len({str(e["uid"]) for e in events}) == len(events)


def test_the_anonymous_versions_name_nobody(day: Played) -> None:
    names = [s.who for s in day.state.of(NextStep).values() if s.who]
    told = [
        as_ics(day.state, "da", Version.ANONYMOUS, MADE).decode("utf-8").replace("\r\n ", ""),
        str([sheet.rows for sheet in sheets(day.state, "da", Version.ANONYMOUS)]),
    ]
    people = [p.name for p in day.state.of(Person).values()]
    assert names
    assert not [name for name in (*names, *people) for text in told if name in text]


def test_the_archive_is_the_whole_workshop_and_comes_back(day: Played) -> None:
    content = as_json(day.state, day.log)
    snapshot = read_json(content)
    state, log = snapshot.state, snapshot.log
    assert log == day.log
    assert all(state.of(kind) == day.state.of(kind) for kind in day.state.kinds)
    assert json.loads(content)["format"] == "plenum-workshop/1"
    assert as_json(state, log) == content


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"format": "plenum-workshop/1", "log": [{}]}', b"[" * 100_000]
)
def test_what_is_no_archive_is_refused_in_a_word(content: bytes) -> None:
    with pytest.raises(Unavailable, match="not_an_archive"):
        read_json(content)


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../../etc", "Europe"])
def test_an_archive_in_a_zone_that_is_not_there_is_none(day: Played, zone: str) -> None:
    content = as_json(day.state, day.log).replace(b'"zone": "Europe/Copenhagen"', f'"zone": "{zone}"'.encode())
    with pytest.raises(Unavailable, match="not_an_archive"):
        read_json(content)


def test_the_mail_home_is_a_draft_with_the_document_and_blind_copies(day: Played) -> None:
    people = [Person("a", "Anna", mail="anna@koege.dk"), Person("b", "Bo", mail="bo@soroe.dk\r\nBcc: all@x.dk")]
    state = changed(day.state, *people)
    document = composed(state, day.log, "da", Version.FULL, day.now)
    raw = home_draft(document, state, Path("dokument.pdf"), b"%PDF-")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["X-Unsent"] == "1"
    assert str(mail["Bcc"]) == "anna@koege.dk"
    assert mail["To"] is None
    assert [part.get_filename() for part in mail.iter_attachments()] == ["dokument.pdf"]


def test_each_who_took_a_step_on_gets_a_draft(day: Played) -> None:
    drafts = dict(owner_drafts(day.state, "da", "Workshop", MADE))
    owners = {s.who for s in day.state.of(NextStep).values() if s.who}
    assert set(drafts) == owners
    mail = email.message_from_bytes(drafts["Hanne Marie Knudsen"], policy=email.policy.default)
    assert "Foreslå tre emner" in mail.get_body().get_content()


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "new" / "a.pdf", b"first")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "held", str(path))))
    with pytest.raises(PermissionError):
        put(path, b"second")
    assert path.read_bytes() == b"first"
    assert [p.name for p in path.parent.iterdir()] == ["a.pdf"]


def test_what_a_killed_program_left_of_a_file_goes_with_its_next_writing(tmp_path: Path) -> None:
    left, fresh, others = (tmp_path / name for name in (".a [1]-x1.part", ".a [1]-x2.part", ".b-x3.part"))
    for file in (left, fresh, others):
        file.write_bytes(b"half")
    os.utime(left, (1, 1))
    os.utime(others, (1, 1))
    put(tmp_path / "a [1].pdf", b"whole")
    assert {p.name for p in tmp_path.iterdir()} == {"a [1].pdf", fresh.name, others.name}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Workshop: a/b\\c?", "2026-03-12 Workshop a b c"),
        ("  ...", "2026-03-12 Plenum"),
        ("CON", "2026-03-12 Plenum CON"),
        ("Æ" * 300, "2026-03-12 " + "Æ" * 80),
        ("\N{SLIGHTLY SMILING FACE}" * 100, "2026-03-12 " + "\N{SLIGHTLY SMILING FACE}" * 40),
        ("../../etc", "2026-03-12 etc"),
    ],
)
def test_a_name_fits_every_disk(title: str, name: str) -> None:
    assert stem(Workshop(WORKSHOP, title, dt.date(2026, 3, 12))).startswith(name.rstrip())
    assert len(stem(Workshop(WORKSHOP, title, dt.date(2026, 3, 12)), 12, "Å" * 80).encode()) <= 230
    assert "/" not in stem(Workshop(WORKSHOP, title, dt.date(2026, 3, 12)))


def test_the_printer_writes_each_format_once_for_each_version_that_differs(day: Played, tmp_path: Path) -> None:
    paths = DocumentPrinter().write(
        day.state,
        day.log,
        tmp_path,
        now=day.now,
        formats=tuple(Format),
        versions=[v.value for v in Version],
        language="da",
    )
    endings = sorted(p.suffix for p in paths)
    assert endings == sorted([".pdf"] * 3 + [".docx"] * 3 + [".xlsx"] * 2 + [".csv"] * 2 + [".ics"] * 2 + [".json"])
    assert len(set(paths)) == len(paths)
    assert all(p.stat().st_size for p in paths)


def test_two_owners_of_one_name_on_a_disk_get_a_file_each_and_one_owner_gets_one_mail(
    day: Played, tmp_path: Path
) -> None:
    steps = [NextStep(f"s{n}", f"{n}", f"Skridt {n}", who) for n, who in enumerate(["A/B", "A B", "Anna", "anna "])]
    state = State({**day.state.kinds, NextStep: {s.id: s for s in steps}})
    paths = DocumentPrinter().lay_out(Paper.OWNER_MAILS, state, tmp_path, now=day.now, language="da")
    assert len(paths) == len({str(p).casefold() for p in paths}) == 3
    anna = next(p for p in paths if "anna" in p.name.casefold()).read_bytes()
    mail = email.message_from_bytes(anna, policy=email.policy.default)
    assert "Skridt 2" in mail.get_body().get_content()
    assert "Skridt 3" in mail.get_body().get_content()


def test_without_the_full_version_nothing_with_every_name_is_written(day: Played, tmp_path: Path) -> None:
    paths = DocumentPrinter().write(
        day.state, day.log, tmp_path, now=day.now, formats=tuple(Format), versions=["anonymous"], language="da"
    )
    assert {p.suffix for p in paths} == {".pdf", ".docx", ".xlsx", ".csv", ".ics"}
    assert all("anonym" in p.name for p in paths)


def test_a_full_disk_names_the_document_and_not_the_passing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("app.report.files.os.fsync", full)
    with pytest.raises(OSError, match=r"a\.pdf'$"):
        put(tmp_path / "a.pdf", b"words")
    assert list(tmp_path.iterdir()) == []


def test_no_file_of_the_anonymous_version_is_named_after_a_person(day: Played, tmp_path: Path) -> None:
    workshop = replace(day.state.get(Workshop, WORKSHOP), title="Tak til Kurt Klaudi Klausen")
    state = changed(day.state, workshop)
    paths = DocumentPrinter().write(
        state, day.log, tmp_path, now=day.now, formats=[Format.XLSX, Format.CSV], versions=["anonymous"], language="da"
    )
    assert [p.name for p in paths] == [
        "2026-03-12 Tak til [navn udeladt] øvelse anonym.xlsx",
        "2026-03-12 Tak til [navn udeladt] øvelse anonym bidrag.csv",
    ]
    assert openpyxl.load_workbook(paths[0]).properties.title == "Tak til [navn udeladt]"


def test_a_preview_that_nobody_waits_for_any_more_is_not_in_the_way_of_the_next(day: Played) -> None:
    printer, heard = DocumentPrinter(), threading.Event()

    def ask(tell: object) -> None:
        printer.preview(day.state, day.log, now=day.now, version="full", language="da", tell=tell)

    try:
        ask(lambda _printed: (_ for _ in ()).throw(RuntimeError("whoever asked has gone")))
        ask(lambda _printed: heard.set())
        assert heard.wait(60)
        printer._the_press().close()
        heard.clear()
        ask(lambda _printed: heard.set())
        assert heard.wait(60)
    finally:
        printer.close()
