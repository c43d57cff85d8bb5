"""What was set aside is done again as one gesture: whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from app.domain.debate import Contribution
from app.domain.gestures import Gesture, Refused
from app.domain.verbs import Stack
from app.services import aside
from app.services.logbook import Logbook
from app.services.words import paste
from tests.fakes import CountedIds, HandClock, ListStore


def logbook() -> Logbook:
    return Logbook("a", HandClock(), CountedIds(), ListStore())


def pasted(*lines: str) -> Gesture:
    gesture = logbook().do(paste([f"r{n}" for n, _ in enumerate(lines)], lines))
    assert gesture is not None
    return gesture


def again(book: Logbook, gesture: Gesture) -> Gesture | None:
    numbers = count(1)
    return book.do(aside.taken_again(gesture, book.state, lambda: f"new{next(numbers)}", ""))


def said(book: Logbook) -> dict[str, str]:
    return {r.code: r.text for r in book.state.of(Contribution).values()}


def test_several_remarks_come_in_anew_in_one_gesture_and_go_with_one_undo() -> None:
    book = logbook()
    book.do(paste(["x"], ["Det første"]))
    done = again(book, pasted("Fælles kalender", "Fælles vagter", "Et skema"))
    assert done is not None
    assert done.subject == "P-02–P-04"
    assert said(book) == {
        "P-01": "Det første",
        "P-02": "Fælles kalender",
        "P-03": "Fælles vagter",
        "P-04": "Et skema",
    }
    book.undo(Stack.WORDS)
    assert said(book) == {"P-01": "Det første"}


def test_where_one_of_them_is_refused_none_is_taken() -> None:
    gesture = pasted("Fælles kalender", "Fælles vagter")
    changes = tuple(
        replace(c, after={**c.after, "words": ""}) if c.id == "r1" and c.after is not None else c
        for c in gesture.changes
    )
    book = logbook()
    with pytest.raises(Refused):
        again(book, replace(gesture, changes=changes))
    assert said(book) == {}
