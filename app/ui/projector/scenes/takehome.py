"""The scenes of what the room takes home: conclusions, next steps, page 1, thanks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.domain.plenum import Strength
from app.services import sight
from app.ui.projector.elements import Column, Element, Row, Space, Text, advance
from app.ui.projector.marks import Disc
from app.ui.projector.picture import Listing, Picture, whole
from app.ui.projector.scenes.day import WHO_AND_WHEN, poster
from app.ui.projector.scenes.plenum import AGAINST, MINORITY, NOTHING_TO_READ, QUARTERS, QUOTED, votes
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
from app.words.times import date_of, day_of

CONCLUSIONS = Message("projector", "What we concluded")
NEXT_STEPS = Message("projector", "Next steps")
NOBODY = Message("projector", "– nobody yet –")
NO_DATE = Message("projector", "– no date –")
TOGETHER = Message("projector", "with {0}")
FOLLOW_UP = Message("projector", "We follow up on {0}")
PAGE_OF = Message("projector", "{0} · {1} of {2}")
THANKS = Message("projector", "Thank you for coming")
GOES_HOME = Message("projector", "You will receive the document")
MORE_CONCLUSIONS = Many("projector", "{0} conclusion before these", "{0} conclusions before these")
MORE = Many("projector", "and {0} more", "and {0} more")
MORE_STEPS = Many("projector", "{0} step before these", "{0} steps before these")


def conclusions(seen: sight.Conclusions) -> Picture:
    """The conclusions as they come; the newest is set in semibold."""
    if not seen.conclusions:
        return Picture(say(CONCLUSIONS), whole(Text(say(NOTHING_TO_READ), HEADLINE, weight=SEMIBOLD)))
    return Picture(say(CONCLUSIONS), _list_of(seen.conclusions))


def _list_of(found: tuple[sight.SeenConclusion, ...]) -> Listing:
    column = max(advance(say(word), BODY, SEMIBOLD) for word in STRENGTHS.values()) + em(2)
    rows, joined = (tuple(partial(_conclusion, c, column, together) for c in found) for together in (False, True))
    return Listing(rows, 1.0, partial(say, MORE_CONCLUSIONS), "last", tight=0.8, wrapped=joined)


def _conclusion(c: sight.SeenConclusion, column: float, together: bool, size: int) -> Element:
    """together: the count and the minority's words in one piece, where there is little room."""
    under = [votes(c.counts)] if c.counts is not None else []
    if c.dissent:
        who = say(AGAINST if c.strength is Strength.DIVIDED else MINORITY)
        under.append(f"{who}: {say(QUOTED, c.dissent)}")
    if together:
        under = [". ".join(under)] if under else []
    return _numbered(str(c.number), c.strength, (say(STRENGTHS[c.strength]), column), c.words, under, size)


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
    rows, alone = (tuple(partial(_step, step, together) for step in found) for together in (True, False))
    return Listing(rows, 1.15, partial(say, MORE_STEPS), "last", tight=0.75, wrapped=alone)


def _step(step: sight.SeenStep, together: bool, size: int) -> Element:
    who: Element = _known(step.who, say(NOBODY), size)
    if step.with_whom and together:
        who = Column((who, Text(say(TOGETHER, step.with_whom), BODY, Role.SOFT, lines=2)), gap=size * 0.42)
    when = _known(day_of(step.due) if step.due is not None else "", step.due_words or say(NO_DATE), size)
    what = Text(step.what, size, weight=SEMIBOLD, lines=4, firm=True)
    return Row(((0.6, what), (0.4, who), (6.2 * size, when)), gutter=size * 0.8)


def _known(words: str, missing: str, size: int) -> Text:
    if words:
        return Text(words, size, Role.SOFT, lines=2, least=1)
    if missing.startswith("–"):
        return Text(missing.replace(" ", "\u00a0"), size, Role.SOON, lines=1, firm=True)
    return Text(say(QUOTED, missing), size, Role.SOON, lines=2, least=1)  # words that are no date


def page_one(seen: sight.PageOne) -> Picture:
    """What everyone takes home, a part at a time, in projector type."""
    label = seen.heading
    if seen.sections > 1:
        label = say(PAGE_OF, label, seen.section, seen.sections)
    if seen.steps:
        rows, alone = (tuple(partial(_page_step, step, together) for step in seen.steps) for together in (True, False))
        body = Listing(rows, 1.15, partial(say, MORE), tight=0.75, wrapped=alone)
        return Picture(label, body, Text(seen.note, BODY, Role.SOFT, lines=1) if seen.note else Space(0))
    if not seen.entries:
        return Picture(label, whole(Text(seen.note, HEADLINE, weight=SEMIBOLD)))
    column = min(em(40), max(advance(entry.standing, BODY, SEMIBOLD) for entry in seen.entries) + em(2))
    rows = tuple(partial(_page_entry, entry, column) for entry in seen.entries)
    return Picture(label, Listing(rows, 1.0, partial(say, MORE), tight=0.8))


def _page_entry(entry: sight.PageEntry, column: float, size: int) -> Element:
    return _numbered(entry.label, entry.strength, (entry.standing, column), entry.words, entry.under, size)


def _page_step(step: sight.PageStep, together: bool, size: int) -> Element:
    who: Element = _said(step.who, step.knows_who, size)
    if step.with_whom and together:
        who = Column((who, Text(say(TOGETHER, step.with_whom), BODY, Role.SOFT, lines=2)), gap=size * 0.42)
    what = Text(step.what, size, weight=SEMIBOLD, lines=4, firm=True)
    return Row(((0.6, what), (0.4, who), (6.2 * size, _said(step.when, step.knows_when, size))), gutter=size * 0.8)


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
        foot.append(Text(seen.web.removeprefix("http://").removeprefix("https://"), SUBTITLE, Role.SOFT, lines=1))

    return Picture(say(THANKS), partial(poster, title, ()), Column(tuple(foot), gap=40))
