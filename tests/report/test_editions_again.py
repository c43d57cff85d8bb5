"""An edition that went home, made again: its name, and what is said where it cannot be as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from app.bootstrap.printing import DocumentPrinter
from app.domain.gestures import Command, Entity, Gesture, Outcome
from app.domain.plenum import Edition
from app.domain.programme import WORKSHOP, Person, Workshop
from app.domain.verbs import Verb
from app.services.editions import freeze, latest_edition
from app.services.logbook import Logbook
from app.services.ports import Likeness, Unavailable
from app.services.setup import edit_workshop
from app.services.words import redact, remark
from app.words.refusals import sentence

from tests.fakes import CountedIds, HandClock, ListStore

CLOCK = HandClock()


@pytest.fixture
def printer() -> Iterator[DocumentPrinter]:
    made = DocumentPrinter()
    yield made
    made.close()


def put(*entities: Entity) -> Command:
    return lambda _state, _now: Outcome(Verb.WORKSHOP_EDITED, "", put=entities)


def workshop_of(title: str, laptop: str = "a") -> Logbook:
    book = Logbook(laptop, CLOCK, CountedIds(laptop), ListStore())
    book.do(put(Workshop(WORKSHOP, title, dt.date(2026, 3, 12)), Person("p", "Kirsten Holm")))
    book.do(remark("c1", "Fælles kalender"))
    return book


def sent(printer: DocumentPrinter, book: Logbook, folder: Path, version: str = "full") -> Edition:
    """Sends the document home, as the Document part does."""
    at_ms = CLOCK.now().utc_ms
    out = printer.send(book.state, book.log, [folder], at_ms=at_ms, version=version, language="da")
    book.do(
        freeze(
            "e",
            at_ms=at_ms,
            version=version,
            language="da",
            digest=out.digest,
            gesture=book.log[-1].id,
            changes=out.changes,
        )
    )
    edition = latest_edition(book.state)
    assert edition is not None
    return edition


def with_theirs_first(book: Logbook) -> Sequence[Gesture]:
    """The log as it is after a hub put another laptop's gesture before ours."""
    theirs = workshop_of("Andre", "b")
    theirs.do(edit_workshop(place="Kulturhuset"))
    return [*book.log[:1], theirs.log[-1], *book.log[1:]]


def test_an_anonymous_edition_is_not_named_after_a_person_when_it_is_made_again(
    printer: DocumentPrinter, tmp_path: Path
) -> None:
    book = workshop_of("Tak til Kirsten Holm")
    edition = sent(printer, book, tmp_path, "anonymous")
    (first,) = tmp_path.glob("*.pdf")
    path, likeness = printer.again(book.log, edition, tmp_path)
    assert (path, likeness) == (first, Likeness.SAME)
    assert "Kirsten" not in path.name


def test_what_an_edition_was_made_of_gave_way_to_another_laptop(printer: DocumentPrinter, tmp_path: Path) -> None:
    book = workshop_of("En dag")
    edition = sent(printer, book, tmp_path)
    log = [g for g in book.log if g.id != edition.gesture]
    with pytest.raises(Unavailable) as trouble:
        printer.again(log, edition, tmp_path)
    assert sentence(trouble.value).startswith("Edition 1 cannot be made as it was")


def test_a_next_edition_lists_no_changes_since_one_that_is_not_known_any_more(
    printer: DocumentPrinter, tmp_path: Path
) -> None:
    book = workshop_of("En dag")
    edition = sent(printer, book, tmp_path)
    log = [g for g in book.log if g.id != edition.gesture]
    at_ms = CLOCK.now().utc_ms
    assert printer.send(book.state, log, [tmp_path], at_ms=at_ms, version="full", language="da").changes == ()


def test_words_from_another_laptop_are_no_words_taken_away(printer: DocumentPrinter, tmp_path: Path) -> None:
    book = workshop_of("En dag")
    edition = sent(printer, book, tmp_path)
    assert printer.again(with_theirs_first(book), edition, tmp_path)[1] is Likeness.OTHER


def test_words_that_were_taken_away_before_an_edition_are_no_reason(printer: DocumentPrinter, tmp_path: Path) -> None:
    book = workshop_of("En dag")
    book.do(redact("c1"))
    edition = sent(printer, book, tmp_path)
    assert printer.again(book.log, edition, tmp_path)[1] is Likeness.SAME
    assert printer.again(with_theirs_first(book), edition, tmp_path)[1] is Likeness.OTHER
