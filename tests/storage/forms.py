"""Makes `forms/form-N.workshop.gz`: a workshop as this form of the tables was shipped. Run once for each form.

`python -m tests.storage.forms`
"""

from __future__ import annotations

import datetime as dt
import gzip
import tempfile
from pathlib import Path

from app.bootstrap.shelf import TemplateShelf
from app.services import day, next_steps, plenum, words
from app.services.logbook import Logbook
from app.services.templates import MAKER, make
from app.storage.file import SCHEMA
from app.storage.library import SqliteLibrary

from tests.fakes import CountedIds, HandClock
from tests.storage.workshops import ID

FOLDER = Path(__file__).parent / "forms"
SHIPPED = Path(__file__).parents[2] / "resources" / "workshops"


def build(path: Path) -> None:
    """The shipped day with a little of everything in it."""
    ids = CountedIds("s")
    template = TemplateShelf((SHIPPED,), ids).template("digitalt-medborgerskab")
    with tempfile.TemporaryDirectory() as folder:
        store, _loaded = SqliteLibrary(Path(folder)).create(ID)
        clock = HandClock()
        maker = Logbook(MAKER, clock, CountedIds("m"), store)
        maker.do(make(template, date=dt.date(2026, 3, 12)))
        book = Logbook("a", clock, CountedIds("g"), store, maker.state, maker.log)
        book.do(day.advance())
        book.do(words.remark("r1", "Fælles vagtplan"))
        book.do(words.remark("r2", "Hvem ejer kalenderen?"))
        book.do(words.edit_remark("r1", "Én fælles vagtplan"))
        book.do(words.correct("n1", "r1", "Det var bibliotekets vagtplan"))
        book.do(plenum.make_theme("t1", "Personale", ["r1", "r2"]))
        book.do(plenum.conclude("k1", "Vi deler vagtplan"))
        book.do(next_steps.take_step("s1", "Prøv i foråret", who="Mette", due=dt.date(2026, 5, 1)))
        store.export(path)
        store.close()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        made = Path(passing) / "made"
        build(made)
        (FOLDER / f"form-{SCHEMA}.workshop.gz").write_bytes(gzip.compress(made.read_bytes(), mtime=0))
