"""The scenes of what the room takes home: conclusions, next steps, page 1, thanks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from app.domain.plenum import Strength
from app.services import sight
from app.ui.projector.elements import Column, Element, Row, Space, Text, advance
from app.ui.projector.marks import Disc
from app.ui.projector.picture import Listing, Picture, whole
from app.ui.projector.scenes.day import WHO_AND_WHEN, poster
from app.ui.projector.scenes.plenum import AGAINST, MINORITY, NOTHING_TO_READ, QUARTERS, STANDING, votes
from app.ui.projector.tokens import (
    BODY,
    DISPLAY,
    HEADLINE,
    SEMIBOLD,
    STATEMENT,
    SUBTITLE,
    Role,
    em,
)
from app.words import Many, Message, say
from app.words.labels import STRENGTHS
from app.words.quotes import quoted
from app.words.times import date_of, day_of

CONCLUSIONS = Message("projector", "What we concluded")
NEXT_STEPS = Message("projector", "Next steps")
NOBODY = Message("projector", "– nobody yet –")
NO_DATE = Message("projector", "– no date –")
TOGETHER = Message("projector", "with {0}")
FOLLOW_UP = Message("projector", "We follow up on {0}")
PAGE_OF = Message("projector", "{0} · {1} of {2}")
THANKS = Message("projector", "Thank you for coming")
GOES_HOME = Message("projector", "The document goes home with you")
CONTACT = Message("projector", "Contact: {0}")
SEE_DOCUMENT = Message("projector", "{0}: see the document")
MORE_CONCLUSIONS = Many("projector", "{0} conclusion before these", "{0} conclusions before these")
MORE = Many("projector", "and {0} more", "and {0} more")
MORE_STEPS = Many("projector", "{0} step before these", "{0} steps before these")

_APART = 1.0
"""How near each other steps of several lines may stand, in ems: nearer, nobody sees where one ends, for no number
stands before it."""


class _Form(Enum):
    """How a step is set: whole, without those who help, or with who and when under each other."""

    WHOLE = auto()
    ALONE = auto()
    STACKED = auto()


_FORMS = tuple(_Form)


class _Told(Enum):
    """What stands under a conclusion on a narrow screen: all of it, the minority's words, or the hands alone with
    where those words are to be read.
    """

    ALL = auto()
    WORDS = auto()
    HANDS = auto()


def conclusions(seen: sight.Conclusions) -> Picture:
    """The conclusions as they come; the newest is set in semibold."""
    if not seen.conclusions:
        return Picture(say(CONCLUSIONS), whole(Text(say(NOTHING_TO_READ), HEADLINE, weight=SEMIBOLD)))
    return Picture(say(CONCLUSIONS), partial(_list_of, seen.conclusions), top=196)


def _list_of(found: tuple[sight.SeenConclusion, ...], width: float, room: float) -> Element:
    """All of them, and what is said under each as far as there is room."""
    column = max(advance(say(word), BODY, SEMIBOLD) for word in STRENGTHS.values()) + em(2)
    rows, joined = (
        tuple(partial(_conclusion, c, column, together=together) for c in found) for together in (False, True)
    )
    more = partial(say, MORE_CONCLUSIONS)
    if Listing(joined, 1.0, more, tight=0.8).fits(width, room):
        return Listing(rows, 1.0, more, "last", tight=0.8, wrapped=joined)(width, room)
    number = max(advance(str(c.number), BODY, SEMIBOLD) for c in found) + em(1.2)
    columns = (number, em(4.6), column - em(0.8))
    for told in _Told:
        rows = tuple(partial(_dense, c, columns, told) for c in found)
        dense = Listing(rows, 1.0, more, "last", indent=sum(columns) / BODY)
        if dense.fits(width, room):
            made = tuple(row(BODY) for row in rows)
            free = room - sum(row.height(width) for row in made)
            return Column(made, min(BODY, free / max(1, len(made) - 1)))
    return dense(width, room)


def _conclusion(c: sight.SeenConclusion, column: float, size: int, *, together: bool) -> Element:
    """together: the count and the minority's words in one piece, where there is little room."""
    under = [votes(c.counts)] if c.counts is not None else []
    if c.dissent:
        under.append(say(STANDING, _dissenters(c), quoted(c.dissent)))
    if together:
        under = [". ".join(under)] if under else []
    return _numbered(str(c.number), c.strength, (say(STRENGTHS[c.strength]), column), c.words, under, size)


def _dissenters(c: sight.SeenConclusion) -> str:
    return say(AGAINST if c.strength is Strength.DIVIDED else MINORITY)


def _dense(c: sight.SeenConclusion, columns: tuple[float, float, float], told: _Told, size: int) -> Element:
    """A conclusion on a narrow screen: close columns, and what is said under it begins under its disc."""
    under = [votes(c.counts)] if c.counts is not None and not (c.dissent and told is _Told.WORDS) else []
    if c.dissent:
        who = _dissenters(c)
        under.append(say(SEE_DOCUMENT, who) if told is _Told.HANDS else say(STANDING, who, quoted(c.dissent)))
    number = Text(str(c.number), BODY, Role.ACCENT, SEMIBOLD, lines=1)
    word = Text(say(STRENGTHS[c.strength]), BODY, Role.SOFT, lines=1)
    words = Text(c.words, size, weight=SEMIBOLD, lines=4, firm=True)
    main: Element = Row(((columns[1], Disc(QUARTERS[c.strength], BODY)), (columns[2], word), (1.0, words)), gutter=0)
    if under:
        main = Column((main, Text(". ".join(under), BODY, Role.SOFT, lines=3)), gap=size * 0.5)
    return Row(((columns[0], number), (1.0, main)), gutter=0)


def _numbered(
    label: str, strength: Strength, standing: tuple[str, float], words: str, under: Sequence[str], size: int
) -> Element:
    """A conclusion as the page has it: its number, how firm it is, the sentence, then the count and the minority's."""
    main: Element = Text(words, size, weight=SEMIBOLD, lines=4, firm=True)
    if under:
        main = Column((main, *(Text(line, BODY, Role.SOFT, lines=3) for line in under)), gap=size * 0.5)
    word, column = standing
    number = Text(label, BODY, Role.ACCENT, SEMIBOLD, lines=1)
    disc = Disc(QUARTERS[strength], BODY)
    cells = ((em(4), number), (em(4), disc), (column, Text(word, BODY, Role.SOFT, lines=1)), (1.0, main))
    return Row(cells, gutter=8)


def steps(seen: sight.Steps) -> Picture:
    """The steps as they are filled; what is missing is said in words."""
    foot: Element = Space(0)
    if seen.follow_up is not None:
        foot = Text(say(FOLLOW_UP, date_of(seen.follow_up)), BODY, Role.SOFT, lines=1)
    if not seen.steps:
        return Picture(say(NEXT_STEPS), whole(Text(say(WHO_AND_WHEN), DISPLAY, weight=SEMIBOLD)), foot)
    return Picture(say(NEXT_STEPS), _steps(seen.steps), foot)


def _steps(found: tuple[sight.SeenStep, ...]) -> Listing:
    rows, alone, stacked = (tuple(partial(_step, step, form) for step in found) for form in _FORMS)
    more = partial(say, MORE_STEPS)
    return Listing(rows, 1.15, more, "last", tight=_APART, wrapped=alone, brief=stacked)


def _step(step: sight.SeenStep, form: _Form, size: int) -> Element:
    when = _known(day_of(step.due) if step.due is not None else "", step.due_words or say(NO_DATE), size)
    return _in_form(form, step.what, _known(step.who, say(NOBODY), size), step.with_whom, when, size)


def _in_form(form: _Form, what: str, who: Text, with_whom: str, when: Text, size: int) -> Element:
    """What, who and when of a step, side by side as far as there is room."""
    words = Text(what, size, weight=SEMIBOLD, lines=4, firm=True)
    if form is _Form.STACKED:
        return Row(((0.66, words), (0.34, Column((who, when), gap=size * 0.58))), gutter=size * 0.8)
    person: Element = who
    if with_whom and form is _Form.WHOLE:
        person = Column((who, Text(say(TOGETHER, with_whom), BODY, Role.SOFT, lines=2)), gap=size * 0.42)
    return Row(((0.6, words), (0.4, person), (6.2 * size, when)), gutter=size * 0.8)


def _known(words: str, missing: str, size: int) -> Text:
    if words:
        return Text(words, size, Role.SOFT, lines=2, least=1)
    if missing.startswith("–"):
        return Text(missing.replace(" ", "\u00a0"), size, Role.SOON, lines=1, firm=True)
    return Text(quoted(missing), size, Role.SOON, lines=2, least=1)  # words that are no date


def page_one(seen: sight.PageOne) -> Picture:
    """What everyone takes home, a part at a time, in projector type."""
    label = seen.heading
    if seen.sections > 1:
        label = say(PAGE_OF, label, seen.section, seen.sections)
    if seen.steps:
        rows, alone, stacked = (tuple(partial(_page_step, step, form) for step in seen.steps) for form in _FORMS)
        body = Listing(rows, 1.15, partial(say, MORE), tight=_APART, wrapped=alone, brief=stacked)
        return Picture(label, body, Text(seen.note, BODY, Role.SOFT, lines=1) if seen.note else Space(0))
    if not seen.entries:
        return Picture(label, whole(Text(seen.note, HEADLINE, weight=SEMIBOLD)))
    column = min(em(40), max(advance(entry.standing, BODY, SEMIBOLD) for entry in seen.entries) + em(2))
    rows = tuple(partial(_page_entry, entry, column) for entry in seen.entries)
    return Picture(label, Listing(rows, 1.0, partial(say, MORE), tight=0.8))


def _page_entry(entry: sight.PageEntry, column: float, size: int) -> Element:
    return _numbered(entry.label, entry.strength, (entry.standing, column), entry.words, entry.under, size)


def _page_step(step: sight.PageStep, form: _Form, size: int) -> Element:
    who, when = _said(step.who, step.knows_who, size), _said(step.when, step.knows_when, size)
    return _in_form(form, step.what, who, step.with_whom, when, size)


def _said(words: str, known: bool, size: int) -> Text:
    return _known(words, "", size) if known else _known("", f"– {words} –", size)


def thanks(seen: sight.Thanks) -> Picture:
    """The end, in the workshop's own words."""
    closing = seen.closing.strip().rstrip(":")
    title = closing or say(THANKS)
    foot: list[Element] = [Text(say(GOES_HOME), STATEMENT, weight=SEMIBOLD, lines=1)]
    if seen.follow_up is not None:
        foot.append(Text(say(FOLLOW_UP, date_of(seen.follow_up)), SUBTITLE, Role.SOFT, lines=1))
    if seen.web:
        web = seen.web.removeprefix("http://").removeprefix("https://")
        foot += [Space(24), Text(say(CONTACT, web), BODY, Role.SOFT, lines=1)]

    return Picture(say(THANKS), partial(poster, title, ()), Column(tuple(foot), gap=40))
