"""A template of one's own makes the same day again."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest
from app.domain.programme import WORKSHOP, ItemKind, Workshop
from app.resources import folder
from app.services import groups, people, setup, templates, topics
from app.services.intake import Named
from app.services.logbook import Logbook
from app.services.own_template import text_of
from app.services.templates import MAKER, make
from tests.fakes import CountedIds, HandClock, ListStore
from tests.services.rooms import Room


@pytest.mark.parametrize("name", ["digitalt-medborgerskab", "tom-dag", "blank-day"])
def test_a_shipped_template_written_out_is_the_same_template(name: str) -> None:
    table = tomllib.loads((folder("workshops") / name / "workshop.toml").read_text("utf-8"))
    shipped = templates.read(table, CountedIds())
    book = Logbook(MAKER, HandClock(), CountedIds("x"), ListStore())
    book.do(make(shipped, date=dt.date(2026, 3, 12)))
    assert templates.read(tomllib.loads(text_of(book.state)), CountedIds()) == shipped


def test_what_a_facilitator_set_up_comes_back() -> None:
    room = Room()
    awkward = 'Citat "her" \\ og\nen linje\x7f til \U0001f600'
    room.do(setup.edit_workshop(question=awkward, place="Salen, »store«"))
    room.do(
        setup.add_item("n", "Aften", ItemKind.CLOSING, day=2, start=1440, droppable=True, parallel="to", fixed_end=0)
    )
    room.do(topics.make_area("a", "Tid"))
    room.do(topics.make_need("need", room.model(5), "Ro", area="a"))
    room.do(people.make_person("p", "Ada", organisation="Nyt sted", mail="ada@example.org"))
    room.do(people.set_speakers("n", [Named("Ada", "Nyt sted")], ["q"]))
    room.do(groups.edit_group(room.group(2), name="Gæster", size=0, host="Ida"))
    room.say("det der blev sagt", 2)
    text = text_of(room.state)
    again = templates.read(tomllib.loads(text), CountedIds("y"))
    book = Logbook(MAKER, HandClock(), CountedIds("x"), ListStore())
    book.do(make(again, date=dt.date(2026, 3, 12)))
    assert text_of(book.state) == text
    assert "det der blev sagt" not in text
    assert book.state.get(Workshop, WORKSHOP).question == room.state.get(Workshop, WORKSHOP).question
