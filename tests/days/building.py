"""Days in memory for the tests beside the scenarios: a few items, or the shipped morning, on a clock turned by hand."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from app import resources
from app.bootstrap.shelf import TemplateShelf
from app.domain.programme import AgendaItem, Workshop
from app.services import day, templates
from app.services.logbook import Logbook

from tests.fakes import CountedIds, HandClock, ListStore

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SHIPPED = "digitalt-medborgerskab"


def at(clock: str, date: dt.date = dt.date(2026, 3, 12)) -> int:
    """UTC milliseconds of a time of that day in Copenhagen."""
    parts = [*map(int, clock.split(":")), 0][:3]
    return round(dt.datetime.combine(date, dt.time(*parts), COPENHAGEN).timestamp() * 1000)


def shown(utc_ms: int | None) -> str | None:
    return None if utc_ms is None else dt.datetime.fromtimestamp(utc_ms / 1000, COPENHAGEN).strftime("%H:%M:%S")


def book_of(*items: AgendaItem, clock: HandClock | None = None, device: str = "laptop") -> Logbook:
    """A workshop of these items, in memory."""
    book = Logbook(device, clock or HandClock(), CountedIds(device), ListStore())
    book.do(
        templates.make(templates.Template(Workshop("workshop", "Day", dt.date.min), items), date=dt.date(2026, 3, 12))
    )
    return book


def item(n: int, minutes: int, start: int | None = None, **more: object) -> AgendaItem:
    return AgendaItem(f"i{n}", f"{n:04d}", f"Item {n}", start=start, minutes=minutes, **more)  # type: ignore[arg-type]


THREE = (item(1, 30, 570), item(2, 30), item(3, 30))


def morning(until: str) -> tuple[Logbook, HandClock]:
    """The shipped day, on time up to "Historier", which is still running then."""
    clock, ids = HandClock(), CountedIds()
    template = TemplateShelf((resources.folder("workshops"),), ids).template(SHIPPED)
    book = Logbook("laptop", clock, ids, ListStore())
    book.do(templates.make(template, date=dt.date(2026, 3, 12)))
    for press in ("09:30", "10:00", "10:15"):
        clock.on(at(press) - clock.utc_ms)
        book.do(day.advance())
    clock.on(at(until) - clock.utc_ms)
    return book, clock
