"""A file of every form ever shipped is opened, written on, and whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from app.domain.debate import Contribution
from app.domain.plenum import Conclusion, NextStep, Theme
from app.storage.file import SCHEMA
from app.storage.library import SqliteLibrary

from tests.storage.forms import FOLDER
from tests.storage.workshops import ID, opened

FORMS = sorted(FOLDER.glob("form-*.workshop.gz"))


def test_there_is_one_of_the_newest_form() -> None:
    assert FOLDER / f"form-{SCHEMA}.workshop.gz" in FORMS


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name.split(".")[0])
def test_every_form_opens_and_goes_on(form: Path, tmp_path: Path) -> None:
    (tmp_path / f"{ID}.db").write_bytes(gzip.decompress(form.read_bytes()))
    laptop = opened(tmp_path)
    state = laptop.loaded.state
    assert laptop.said == ["Én fælles vagtplan", "Hvem ejer kalenderen?"]
    assert [t.title for t in state.of(Theme).values()] == ["Personale"]
    assert [c.text for c in state.of(Conclusion).values()] == ["Vi deler vagtplan"]
    assert [s.who for s in state.of(NextStep).values()] == ["Mette"]
    laptop.say("og det går videre")
    assert len(laptop.logbook.state.of(Contribution)) == 3
    assert laptop.close()
    assert SqliteLibrary(tmp_path).check(ID) == ()
