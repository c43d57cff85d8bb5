"""The PDF as its strictest readers find it: both standards, the words of the structure in order, the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from app.document import Document, Version, compose
from app.document.handouts import group_sheets, handout
from app.document.tree import Heading, Paragraph, Role, Section, SectionKind, Text
from app.domain.debate import Contribution
from app.domain.gestures import State
from app.domain.plenum import Conclusion, Evidence, NextStep, ReadBack, ReadBackResult, Strength
from app.domain.programme import WORKSHOP, Workshop
from app.report import grid
from app.report.layout import lay_out
from app.report.pdf import render
from app.report.structure import Element

from tests.document.spoken import spoken
from tests.played import shipped_day
from tests.report import structure
from tests.report.structure import Found, read
from tests.report.validator import failures, needs_validator

EVERY = [(version, language) for version in Version for language in ("da", "en")]


def with_(state: State, *entities: object) -> State:
    """A state with some entities put in or changed."""
    kinds = dict(state.kinds)
    for e in entities:
        kinds[type(e)] = {**kinds.get(type(e), {}), e.id: e}
    return State(kinds)


def real_day() -> State:
    """The shipped day as if it were no rehearsal."""
    day = shipped_day()
    workshop = day.state.get(Workshop, WORKSHOP)
    return with_(day.state, replace(workshop, rehearsal=False, follow_up=dt.date(2026, 9, 24)))


def made(version: Version = Version.FULL, language: str = "da", **more: object) -> Document:
    return compose(real_day(), language, version, shipped_day().now, **more)


def test_every_version_in_both_languages_passes_both_standards(tmp_path: Path) -> None:
    needs_validator()
    files = []
    for version, language in EVERY:
        for practice in (False, True):
            state = shipped_day().state if practice else real_day()
            files.append(tmp_path / f"{version}-{language}-{practice}.pdf")
            files[-1].write_bytes(render(compose(state, language, version, shipped_day().now, participants=True)))
    assert failures(files) == {}


def test_the_validator_tells_a_bad_file(tmp_path: Path) -> None:
    needs_validator()
    with pikepdf.open(io.BytesIO(render(made()))) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "bad.pdf")
    assert set(failures([tmp_path / "bad.pdf"])) == {"bad.pdf ua1", "bad.pdf 2a"}


def read_out(root: Found, *, contents: bool = True) -> Iterator[str]:
    """What is read, element by element, without the page numbers of the contents."""
    for part in root.parts:
        assert isinstance(part, Found)
        if part.tag == "TOC":
            for item in part.parts if contents else ():
                yield re.sub(r" \d+$", "", read(item.words))
        else:
            yield part.words


@pytest.mark.parametrize(("version", "language"), EVERY)
def test_what_is_read_out_is_the_document_in_order(version: Version, language: str) -> None:
    document = made(version, language)
    if version is Version.SHORT:
        document = replace(document, sections=_printed(document))
    root = structure.of(render(document))
    assert read(" ".join(read_out(root))) == read(" ".join(spoken(document)))


def _printed(document: Document) -> tuple[Section, ...]:
    """The sections that two pages hold."""
    root = structure.of(render(document))
    headings = {read(e.words) for e in root.walk() if e.tag == "H1"}
    return tuple(
        s for s in document.sections
        if not any(isinstance(b, Heading) and b.level == 1 and read(b.words) not in headings for b in s.blocks)
    )  # fmt: skip


def test_the_contents_name_the_pages_the_chapters_are_on() -> None:
    root = structure.of(render(made()))
    chapters = {read(e.words): min(e.pages) + 1 for e in root.walk() if e.tag == "H1"}
    entries = [read(e.words) for e in root.walk() if e.tag == "TOCI"]
    assert len(entries) >= 8
    for entry in entries:
        words, _, page = entry.rpartition(" ")
        assert chapters[words] == int(page)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    words = " ".join(f"ord{n}" for n in range(900))
    document = replace(made(), sections=(_section(Heading("Langt", 1, "long"), Paragraph((Text(words),))),))
    root = structure.of(render(document))
    (paragraph,) = [e for e in root.walk() if e.tag == "P"]
    assert len(paragraph.pages) == 2
    assert read(paragraph.words) == words


def _section(*blocks: Heading | Paragraph) -> Section:
    return Section(SectionKind.HEAD, blocks)


def test_lists_and_tables_over_several_pages_are_one_element_with_one_head() -> None:
    state = real_day()
    remarks = [
        Contribution(f"x{n}", f"P-{n:03d}", f"9{n:04d}", f"Bidrag nummer {n} om det samme", 1) for n in range(200)
    ]
    steps = [NextStep(f"x{n}", f"9{n:03d}", f"Gøre det {n}. af alt det, vi sagde", due=None) for n in range(60)]
    document = compose(with_(state, *remarks, *steps), "da", Version.FULL, shipped_day().now)
    root = structure.of(render(document))
    tables = [e for e in root.walk() if e.tag == "Table"]
    assert len(tables[0].pages) > 1
    assert sum(e.tag == "THead" for e in tables[0].walk()) == 1
    assert sum(e.tag == "TR" for e in tables[0].walk()) == 67
    assert max(len(e.pages) for e in root.walk() if e.tag == "L") > 2
    assert read(" ".join(read_out(root))) == read(" ".join(spoken(document)))


def test_the_same_document_is_the_same_file() -> None:
    assert render(made()) == render(made())


def test_every_code_leads_to_its_remark_and_back() -> None:
    with pikepdf.open(io.BytesIO(render(made()))) as pdf:
        numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
        assert len(links) > 150
        assert all(note.Subtype == "/Link" for note in links)
        links = [note for note in links if "/Dest" in note]
        for note in links:
            assert numbers[note.Dest[0].objgen] is not None
            assert str(note.Contents)
        led = {str(note.Contents): numbers[note.Dest[0].objgen] for note in links}
    last = len(numbers) - 1
    assert led[next(told for told in led if told.startswith("G1-01: Vi ved for lidt"))] >= last - 2  # appendix A
    assert led["6. Hvem betaler for projektledelsen, når det første år er gået?"] == 0


def test_the_outline_has_the_chapters_and_the_groups() -> None:
    with pikepdf.open(io.BytesIO(render(made()))) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        inner = [child.title for entry in outline.root for child in entry.children]
    assert titles[:3] == ["Det kom vi frem til", "Næste skridt", "Uenigt eller åbent"]
    assert titles[-2].startswith("Bilag A")
    assert "Gruppe 3. Vi arbejder sammen" in inner


def test_page_1_holds_the_shipped_day() -> None:
    root = structure.of(render(made()))
    first = [read(e.words) for e in root.walk() if e.pages == {0} and e.tag == "H1"]
    assert first == ["Det kom vi frem til", "Næste skridt", "Uenigt eller åbent"]
    assert all(0 not in e.pages for e in root.walk() if e.tag == "TOC")


def test_with_more_steps_than_page_1_holds_the_rest_run_on_and_what_is_disputed_stays() -> None:
    steps = [NextStep(f"x{n}", f"9{n:03d}", f"Skridt {n}", "Lone", due=dt.date(2026, 10, 1)) for n in range(12)]
    root = structure.of(render(compose(with_(real_day(), *steps), "da", Version.FULL, shipped_day().now)))
    table = next(e for e in root.walk() if e.tag == "Table")
    assert table.pages == {0, 1}
    disputed = next(e for e in root.walk() if e.tag == "H1" and read(e.words) == "Uenigt eller åbent")
    assert disputed.pages == {0}


def test_many_conclusions_run_over_page_1() -> None:
    conclusions = [Conclusion(f"x{n}", f"9{n:03d}", f"Vi er kommet frem til nummer {n}") for n in range(40)]
    document = compose(with_(real_day(), *conclusions), "da", Version.FULL, shipped_day().now)
    root = structure.of(render(document))
    assert read(" ".join(read_out(root))) == read(" ".join(spoken(document)))


def test_the_short_version_has_two_pages() -> None:
    for language in ("da", "en"):
        with pikepdf.open(io.BytesIO(render(made(Version.SHORT, language)))) as pdf:
            assert len(pdf.pages) == 2


def test_a_rehearsal_is_marked_on_every_page() -> None:
    content = render(compose(shipped_day().state, "da", Version.FULL, shipped_day().now))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 10
        for page in pdf.pages:
            code = page.Contents.read_bytes()
            assert b"/Subtype/Header" in code
            assert "ØVELSE".encode("cp1252").hex().encode() in code


def test_words_that_a_person_typed_are_words(tmp_path: Path) -> None:
    trap = tmp_path / "trap.png"
    trap.write_bytes(b"not a picture")
    nasty = f'<img src="{trap}"/> <a href="javascript:alert(1)">x</a> & <b>fed</b> &lt; (\\) %PDF /Type << >>'
    state = with_(real_day(), Contribution("x", "P-99", "99999", nasty, 1))
    content = render(compose(state, "da", Version.FULL, shipped_day().now))
    root = structure.of(content)
    assert read(nasty) in read(root.words)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        outside = [note.A.URI for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert outside == ["http://www.knudsensyd.dk"]  # the day's own
        assert not any(str(o.get("/Subtype", "")) == "/Image" for o in pdf.objects if isinstance(o, pikepdf.Stream))


def test_a_role_has_a_style_for_every_role() -> None:
    blocks = tuple(Paragraph((Text(f"en {role}"),), role) for role in Role)
    root = structure.of(render(replace(made(), sections=(_section(Heading("H", 1, "h"), *blocks),))))
    assert [read(e.words) for e in root.walk() if e.tag in {"P", "Title"}] == [f"en {role}" for role in Role]


def test_what_is_printed_before_the_day_passes_both_standards(tmp_path: Path) -> None:
    needs_validator()
    day = shipped_day()
    sheets = group_sheets(day.state, "da", day.now, address="http://192.168.1.20:8080/g")
    files = {"sheets.pdf": sheets, "programme.pdf": handout(day.state, "en", day.now)}
    for name, document in files.items():
        content = render(document)
        root = structure.of(content)
        assert read(" ".join(read_out(root))) == read(" ".join(spoken(document)))
        (tmp_path / name).write_bytes(content)
    with pikepdf.open(tmp_path / "sheets.pdf") as pdf:
        assert len(pdf.pages) == 5  # a page for each group, whatever there is room to write on
    assert failures(tmp_path / name for name in files) == {}


def test_what_people_typed_is_marked_as_their_language_in_a_document_of_another() -> None:
    root = structure.of(render(made(language="en")))
    spans = {read(e.words): e for e in root.walk() if e.language == "da-DK"}
    assert "Hvem betaler for projektledelsen, når det første år er gået?" in spans
    assert any(words.startswith("“En aftale om vagter") and e.tag == "Span" for words, e in spans.items())
    assert "Next steps" not in spans
    assert not any(e.language for e in structure.of(render(made())).walk())


def test_page_1_has_room_for_what_a_day_comes_to() -> None:
    """Five conclusions (two with dissent), six steps and two open items, with all their air."""
    state = real_day()
    empty = {kind: {} for kind in (Conclusion, Evidence, ReadBack, NextStep)}
    state = State({**state.kinds, **empty})
    remarks = list(state.of(Contribution))[:13]
    entities: list[object] = []
    strengths = [Strength.AGREED, Strength.MAJORITY, Strength.AGREED, Strength.AGREED, Strength.MAJORITY]
    for n, strength in enumerate([*strengths, Strength.DIVIDED, Strength.OPEN]):
        said = f"Vi holder fælles kursusdage fra efteråret {n}"
        counted = strength in {Strength.MAJORITY, Strength.DIVIDED}
        votes = (43, 11, 4) if counted else (None, None, None)
        dissent = "Først når vikarerne er betalt" if counted else ""
        entities.append(Conclusion(f"c{n}", f"{n}", said, strength, *votes, dissent))
        entities += [Evidence(f"c{n}/{r}", f"c{n}", contribution=r) for r in remarks[n : n + 4]]
        entities.append(ReadBack(f"r{n}", f"c{n}", ReadBackResult.UNCHANGED, 1, "", said))
    for n in range(6):
        what = "Indkalde lederne til det første kvartalsmøde" if n else "Samle vejledningerne"
        who = "Hanne Marie Knudsen" if n else "Lone"
        entities.append(NextStep(f"s{n}", f"{n}", what, who, "SDU", dt.date(2026, 4, 1)))
    document = compose(with_(state, *entities), "da", Version.FULL, shipped_day().now)
    root = Element("Document")
    pages = lay_out(document, root)
    first = [e.tag for e in root.kids[: len(document.page_one) * 2]]
    assert first.count("L") == 2
    assert {s.height % 3.5 for s in pages[0]} == {0.0}  # nothing was squeezed
    words = [(t.x, "".join(b.words for b in t.line.bits)) for s in pages[0] for t in s.types]
    assert all(x == grid.MARGIN for x, said in words if said.startswith("G1-"))  # codes stand under the words
    assert "Alle bidrag står i " in "".join(said for _x, said in words)


def test_after_steps_that_ran_on_each_topic_has_its_page_again() -> None:
    steps = [NextStep(f"x{n}", f"9{n:03d}", f"Skridt {n}", "Lone", due=dt.date(2026, 10, 1)) for n in range(12)]
    root = structure.of(render(compose(with_(real_day(), *steps), "da", Version.FULL, shipped_day().now)))
    pages = [min(e.pages) for e in root.walk() if e.tag == "H1" and read(e.words).startswith("Model")]
    assert len(set(pages)) == 5
    contents = next(e for e in root.walk() if e.tag == "TOC")
    assert contents.pages == {1}  # under the steps


@pytest.mark.parametrize(
    ("web", "led"),
    [
        ("https://bibliotek.dk/søg?q=å&x=(1)", "https://bibliotek.dk/s%C3%B8g?q=%C3%A5&x=(1)"),
        ("mailto:lone@koege.dk", "mailto:lone@koege.dk"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("www.knudsensyd.dk", ""),
        ("data:text/html,x", ""),
    ],
)
def test_only_the_web_and_mail_can_be_led_to(web: str, led: str) -> None:
    state = real_day()
    state = with_(state, replace(state.get(Workshop, WORKSHOP), web=web))
    content = render(compose(state, "da", Version.FULL, shipped_day().now))
    shown = web.removeprefix("https://").removeprefix("mailto:")  # as one says it
    words = read(structure.of(content).words)
    assert shown in words
    assert ("https://" in words) is ("https://" in shown)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        outside = [str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
    assert outside == ([led] if led else [])


def test_a_page_that_goes_on_says_of_what_to_the_eye_alone() -> None:
    document = made(language="en")
    pages = lay_out(document, Element("Document"))
    first = [page[0].types[0] for page in pages if page and page[0].types]
    again = ["".join(p.words for p in t.pieces) for t in first if t.owner is None]
    headings = {b.words for s in document.sections for b in s.blocks if isinstance(b, Heading)}
    assert again
    assert {words.removesuffix(" (continued)") for words in again} <= headings
    assert not any("(continued)" in words for words in spoken(document))


def test_a_heading_ends_a_page_only_in_company() -> None:
    pages = lay_out(made(), Element("Document"))
    for page in pages[:-1]:
        tail = [t.owner.tag for strip in page[-3:] for t in strip.types if t.owner is not None]
        assert not {"H1", "H2", "H3"} & set(tail)


def test_a_page_in_the_middle_of_a_chapter_names_it() -> None:
    document = made(language="en")
    with pikepdf.open(io.BytesIO(render(document))) as pdf:
        named = ["/Subtype/Header" in page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]
    opened = [
        any(t.owner is not None and t.owner.tag == "H1" for strip in page[:4] for t in strip.types)
        for page in lay_out(document, Element("Document"))
    ]
    assert named == [n > 0 and not opens for n, opens in enumerate(opened)]
    assert any(named)


def test_a_single_page_has_its_title_at_the_top_and_none_of_it_in_its_foot() -> None:
    title = "Den lange vej til den fælles skranke"
    state = with_(real_day(), replace(real_day().get(Workshop, WORKSHOP), title=title))
    for whole, pages in ((state, 2), (State({Workshop: state.of(Workshop)}), 1)):
        pdf = pdfium.PdfDocument(render(compose(whole, "da", Version.SHORT, shipped_day().now)))
        feet = [page.get_textpage().get_text_bounded(top=grid.FOOT + 10) for page in pdf]
        assert ["1. udgave, kort" in foot for foot in feet] == [True] * pages
        assert [title in foot for foot in feet] == [pages > 1] * pages
