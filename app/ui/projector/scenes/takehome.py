"""The scenes of what the room takes home: conclusions, next steps, page 1, thanks."""

from __future__ import annotations

import datetime as dt
from functools import partial

from app.domain.plenum import Strength
from app.services import sight
from app.ui.projector.elements import Column, Disc, Element, Row, Space, Text, advance
from app.ui.projector.picture import Listing, Picture, largest, whole
from app.ui.projector.scenes.day import WHO_AND_WHEN
from app.ui.projector.scenes.plenum import AGAINST, MINORITY, NOTHING_TO_READ, QUARTERS, STRENGTHS
from app.ui.projector.tokens import (
    BODY,
    DISPLAY,
    HEADLINE,
    POSTER,
    SEMIBOLD,
    STATEMENT,
    SUBTITLE,
    Role,
    em,
)
from app.words import Many, Message, say

CONCLUSIONS = Message("projector", "What we came to")
NEXT_STEPS = Message("projector", "Next steps")
NOBODY = Message("projector", "– nobody yet –")
NO_DATE = Message("projector", "– no date –")
TOGETHER = Message("projector", "with {0}")
FOLLOW_UP = Message("projector", "We follow up on {0}")
PAGE_AGREED = Message("projector", "Page 1: what we came to")
PAGE_OPEN = Message("projector", "Page 1: what is still open")
PAGE_STEPS = Message("projector", "Page 1: next steps")
PAGE_EMPTY = Message("projector", "Page 1")
PAGE_OF = Message("projector", "{0} ({1} of {2})")
THANKS = Message("projector", "Thank you for today")
GOES_HOME = Message("projector", "You will get the document")
MORE_CONCLUSIONS = Many("projector", "{0} conclusion before these", "{0} conclusions before these")
MORE_STEPS = Many("projector", "{0} step before these", "{0} steps before these")
DATE = Message("projector", "{1} {0} {2}")
SHORT_DATE = Message("projector", "{1} {0}")

MONTHS = (
    Message("projector", "January"),
    Message("projector", "February"),
    Message("projector", "March"),
    Message("projector", "April"),
    Message("projector", "May"),
    Message("projector", "June"),
    Message("projector", "July"),
    Message("projector", "August"),
    Message("projector", "September"),
    Message("projector", "October"),
    Message("projector", "November"),
    Message("projector", "December"),
)


def conclusions(seen: sight.Conclusions) -> Picture:
    """The conclusions as they come; the newest is set in semibold."""
    if not seen.conclusions:
        return Picture(say(CONCLUSIONS), whole(Text(say(NOTHING_TO_READ), HEADLINE, weight=SEMIBOLD)))
    return Picture(say(CONCLUSIONS), _list_of(seen.conclusions))


def _list_of(found: tuple[sight.SeenConclusion, ...]) -> Listing:
    column = max(advance(say(word), BODY, SEMIBOLD) for word in STRENGTHS.values()) + em(2)
    rows = tuple(partial(_conclusion, c, column) for c in found)
    return Listing(rows, 1.0, partial(say, MORE_CONCLUSIONS), "last")


def _conclusion(c: sight.SeenConclusion, column: float, size: int) -> Element:
    words: Element = Text(c.words, size, weight=SEMIBOLD, lines=4, least=1)
    if c.dissent:
        who = say(AGAINST if c.strength is Strength.DIVIDED else MINORITY)
        words = Column((words, Text(f"{who}: »{c.dissent}«", BODY, Role.SOFT, lines=2)), gap=size * 0.56)
    word = Text(say(STRENGTHS[c.strength]), BODY, Role.SOFT, lines=1)
    return Row(((size, Disc(QUARTERS[c.strength], size)), (column, word), (1.0, words)), gutter=8)


def steps(seen: sight.Steps) -> Picture:
    """The steps as they are filled; what is missing is said in words."""
    foot: Element = Space(0)
    if seen.follow_up is not None:
        foot = Text(say(FOLLOW_UP, date(seen.follow_up)), BODY, Role.SOFT, lines=1)
    if not seen.steps:
        return Picture(say(NEXT_STEPS), whole(Text(say(WHO_AND_WHEN), DISPLAY, weight=SEMIBOLD)), foot)
    return Picture(say(NEXT_STEPS), _steps(seen.steps), foot)


def _steps(found: tuple[sight.SeenStep, ...]) -> Listing:
    return Listing(tuple(partial(_step, step) for step in found), 0.95, partial(say, MORE_STEPS), "last")


def _step(step: sight.SeenStep, size: int) -> Element:
    who: Element = _known(step.who, say(NOBODY), size)
    if step.with_whom:
        who = Column((who, Text(say(TOGETHER, step.with_whom), BODY, Role.SOFT, lines=1)), gap=size * 0.42)
    when = date(step.due, short=True) if step.due is not None else step.due_words
    return Row(
        (
            (0.5, Text(step.what, size, weight=SEMIBOLD, lines=3, least=1)),
            (0.3, who),
            (0.2, _known(when, say(NO_DATE), size)),
        ),
        gutter=size * 0.8,
    )


def _known(words: str, missing: str, size: int) -> Text:
    return Text(words, size, Role.SOFT, lines=2, least=1) if words else Text(missing, size, Role.SOON, lines=1, least=1)


def page_one(seen: sight.PageOne) -> Picture:
    """What everyone takes home, a part at a time, in projector type."""
    label, body = say(PAGE_EMPTY), whole(Text(say(NOTHING_TO_READ), HEADLINE, weight=SEMIBOLD))
    if seen.steps:
        label, body = say(PAGE_STEPS), _steps(seen.steps)
    elif seen.conclusions:
        firm = seen.conclusions[0].strength in {Strength.AGREED, Strength.MAJORITY}
        label, body = say(PAGE_AGREED if firm else PAGE_OPEN), _list_of(seen.conclusions)
    if seen.sections > 1:
        label = say(PAGE_OF, label, seen.section, seen.sections)
    return Picture(label, body)


def thanks(seen: sight.Thanks) -> Picture:
    """The end, in the workshop's own words."""
    closing = seen.closing.strip().rstrip(":")
    title = closing or say(THANKS)
    foot: list[Element] = [Text(say(GOES_HOME), STATEMENT, weight=SEMIBOLD, lines=1)]
    if seen.follow_up is not None:
        foot.append(Text(say(FOLLOW_UP, date(seen.follow_up)), SUBTITLE, Role.SOFT, lines=1))
    if seen.web:
        foot.append(Text(seen.web.removeprefix("http://").removeprefix("https://"), SUBTITLE, Role.SOFT, lines=1))

    def body(width: float, room: float) -> Element:
        return largest(
            lambda size: Text(title, size, weight=SEMIBOLD), width, room, (POSTER, em(13), DISPLAY, HEADLINE, STATEMENT)
        )

    return Picture(say(THANKS), body, Column(tuple(foot), gap=40))


def date(day: dt.date, *, short: bool = False) -> str:
    """A date as people say it; its parts never part at the end of a line."""
    month = say(MONTHS[day.month - 1])
    words = say(SHORT_DATE, month, day.day) if short else say(DATE, month, day.day, day.year)
    return words.replace(" ", "\u00a0")
