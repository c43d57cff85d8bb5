"""The scenes of the programme: welcome, the day, now and next, breaks, the debate and its cue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from app.domain.programme import ItemKind
from app.services import sight
from app.ui.projector.elements import Band, Column, Digits, Element, Row, Space, Text, advance, statement
from app.ui.projector.picture import Listing, Picture, largest, whole
from app.ui.projector.tokens import (
    BODY,
    CLOCK,
    DIGITS,
    DISPLAY,
    HEADLINE,
    LADDER,
    LEAD,
    POSTER,
    REGULAR,
    SEMIBOLD,
    STATEMENT,
    SUBTITLE,
    Role,
    em,
)
from app.words import Many, Message, say
from app.words.times import running

WELCOME = Message("projector", "Welcome")
WE_BEGIN = Message("projector", "We begin at {0}")
SOON = Message("projector", "We begin in a moment")
IN_MINUTES = Many("projector", "in {0} minute", "in {0} minutes")
NOT_NAMES = Message("projector", "We write the words down, not the names")
PROGRAMME = Message("projector", "Programme")
NOW = Message("projector", "Now")
NEXT = Message("projector", "Next")
AGAIN_AT = Message("projector", "We start again at")
AGAIN_NOW = Message("projector", "We start again now")
BEGIN_AT = Message("projector", "We begin at")
BEGIN_NOW = Message("projector", "We begin now")
LEFT = Message("projector", "left")
MINUTES_LEFT = Many("projector", "{0} minute left", "{0} minutes left")
THREE_WORDS = Message("projector", "Write your three most important words")
LAST_WORDS = Message("projector", "The last remarks now")
WHO_AND_WHEN = Message("projector", "Who does what, and by when?")
MORE_ITEMS = Many("projector", "and {0} more item", "and {0} more items")
LAST_ROW = Message("projector", "Can the last row see the whole frame and read this?")
TEST = Message("projector", "Test picture")
SMALLEST = Message("projector", "This is the smallest text of the day")

CODE = 3.1
"""The width of a column of clock times, in ems."""

BETWEEN = "\u00a0· "

AFTER = em(2.75)
"""What stands between a label, a clock and a title along the bottom, however wide the words are."""

_CUES: Mapping[ItemKind, Message] = {
    ItemKind.GROUP_DEBATE: THREE_WORDS,
    ItemKind.PLENUM_DEBATE: LAST_WORDS,
    ItemKind.NEXT_STEPS: WHO_AND_WHEN,
}
"""What is said before the end where the programme has no words of its own."""


def welcome(seen: sight.Welcome) -> Picture:
    """Before the start."""
    parts: list[Element] = []
    if seen.clock:
        parts.append(Text(say(WE_BEGIN, seen.clock), STATEMENT, weight=SEMIBOLD, lines=1))
        if seen.minutes is not None:
            parts.append(Text(say(IN_MINUTES, seen.minutes), SUBTITLE, Role.SOFT, lines=1))
    else:
        parts.append(Text(say(SOON), STATEMENT, weight=SEMIBOLD, lines=1))
    parts += [Space(16), Text(say(NOT_NAMES), BODY, Role.SOFT)]

    under: tuple[Element, ...] = (Text(seen.organisers, SUBTITLE, Role.SOFT),) if seen.organisers else ()
    return Picture(say(WELCOME), partial(poster, seen.title, under), Column(tuple(parts), gap=36))


def poster(title: str, under: tuple[Element, ...], width: float, room: float) -> Element:
    """A title as large as it goes: on one line where that costs little, else on two."""
    one = Text(title, POSTER, weight=SEMIBOLD, lines=1, least=0.8)
    if one.on_one_line(width):
        return Column((one, *under), gap=64)
    sizes = (POSTER, em(13), DISPLAY, em(10), HEADLINE, em(8), *LADDER)
    return largest(lambda size: Column((statement(title, size), *under), gap=64), width, room, sizes)


def programme(seen: sight.Programme) -> Picture:
    """The whole day; the marker is a band with the speaker on it."""
    clocks = any(item.clock for item in seen.items)
    items = _joined(seen.items) if clocks else seen.items
    at = next((n for n, item in enumerate(items) if item.when is sight.When.NOW), 0)
    rows = tuple(partial(_item, item, clocks) for item in items)
    indent = CODE if clocks else 0
    return Picture(say(PROGRAMME), Listing(rows, 0.7, partial(say, MORE_ITEMS), "around", at, indent), top=196)


def _joined(items: tuple[sight.SeenItem, ...]) -> tuple[sight.SeenItem, ...]:
    """What has no printed time of its own stands with the item before it, but never under the marker."""
    made: list[sight.SeenItem] = []
    for item in items:
        if made and not item.clock and made[-1].when is item.when is not sight.When.NOW:
            made[-1] = replace(made[-1], title=f"{made[-1].title}{BETWEEN}{item.title}")
        else:
            made.append(item)
    return tuple(made)


def _item(item: sight.SeenItem, clocks: bool, size: int) -> Element:
    now = item.when is sight.When.NOW
    role, weight = (Role.SOFT if item.when is sight.When.DONE else Role.INK), (SEMIBOLD if now else REGULAR)
    title: Element = Text(item.title, size, role, weight, lines=1, firm=True)
    if now and item.speakers:
        title = Column((title, Text(_listed(item.speakers), size, lines=1)), gap=size * 0.5)
    if clocks:
        title = Row(
            ((CODE * size, Text(f"{item.clock:\u2007>5}", size, role, weight, lines=1)), (1.0, title)), gutter=0
        )
    return Band(title, size * 0.55) if now else title


def _listed(names: tuple[str, ...]) -> str:
    """Names in a row; none of them is parted at the end of a line."""
    return BETWEEN.join(name.replace(" ", "\u00a0") for name in names)


def now_and_next(seen: sight.Now) -> Picture:
    """What runs, who speaks, what comes; the timer only if it was chosen."""

    timed = seen.seconds is not None
    sizes = (*(() if timed else (DISPLAY, em(10))), HEADLINE, em(8), *LADDER)
    below: list[Element] = []
    if seen.speakers:
        names = seen.speakers if len(seen.speakers) <= 3 and not timed else (_listed(seen.speakers),)
        below.append(Column(tuple(Text(name, SUBTITLE, Role.SOFT) for name in names), gap=32))
    if seen.question:
        below.append(Text(seen.question, STATEMENT, lines=3))
    count = (Space(24), time_left(digits(seen.seconds))) if seen.seconds is not None else ()

    def body(width: float, room: float) -> Element:
        """Where it is too much, the question goes first, then the names: the programme has them."""
        for kept in range(len(below), -1, -1):
            for size in sizes:
                title = statement(seen.title, size)
                found = Column((title, *below[:kept], *count), gap=54 if timed else 72)
                if found.height(width) <= room:
                    return found
        return found

    foot = _following(say(NEXT), seen.following) if seen.following is not None else Space(0)
    return Picture(seen.label or say(NOW), body, foot)


def digits(seconds: int) -> Digits:
    """How long something has left."""
    return Digits(running(seconds * 1000))


def time_left(number: Digits) -> Element:
    """The number and its word: among so many times of day, a bare 11:00 would be one more."""
    return Row(((number.width, number), (1.0, Text(say(LEFT), SUBTITLE, Role.SOFT, lines=1))), gutter=36)


def _following(label: str, following: sight.SeenNext) -> Element:
    """A line along the bottom: what comes, and when that is known."""
    first = advance(label, BODY, SEMIBOLD) + AFTER
    clock = advance(following.clock, LEAD, SEMIBOLD) + AFTER
    when: tuple[tuple[float, Element], ...] = (
        ((clock, Text(following.clock, LEAD, weight=SEMIBOLD, lines=1)),) if following.clock else ()
    )
    return Row(
        (
            (first, Text(label, BODY, Role.ACCENT, SEMIBOLD, lines=1)),
            *when,
            (1.0, Text(following.title, LEAD, lines=1)),
        ),
        gutter=0,
    )


def pause(seen: sight.Break) -> Picture:
    """A break: only when we go on; the first of a day, when it begins."""
    following = seen.following
    if following is None:
        return Picture(say(NOW), whole(Text(seen.title, DISPLAY, weight=SEMIBOLD)))
    foot = _following(say(NEXT), sight.SeenNext(following.title, ""))
    at, at_once = (BEGIN_AT, BEGIN_NOW) if seen.first else (AGAIN_AT, AGAIN_NOW)
    if not following.clock:
        return Picture(seen.title, whole(Text(say(at_once), POSTER, weight=SEMIBOLD)), foot)

    def body(width: float, room: float) -> Element:
        return largest(
            lambda size: Column((Text(say(at), STATEMENT, lines=1), Digits(following.clock, size)), gap=size * 0.14),
            width,
            room,
            [s for s in range(CLOCK, DIGITS, -12) if Digits(following.clock, s).width <= width] or [DIGITS],
        )

    return Picture(seen.title, body, foot)


def cue(seen: sight.Cue) -> Picture:
    """Fills the room for twenty seconds, then gives the scene back."""
    words = seen.words or say(_CUES.get(seen.kind, THREE_WORDS))

    def body(width: float, room: float) -> Element:
        head = Text(say(MINUTES_LEFT, seen.minutes), POSTER, weight=SEMIBOLD, lines=1)
        text = partial(_cue_words, words)
        return largest(lambda size: Column((head, text(size)), gap=84), width, room, (HEADLINE, STATEMENT, SUBTITLE))

    return Picture(seen.title, body, top=380, filled=True)


def _cue_words(words: str, size: int) -> Text:
    return Text(words, size, lines=2)


def checking(_seen: sight.Blank) -> Picture:
    """For the person who sets the room up: the largest number, the smallest text, and the edges of the picture."""
    return Picture(
        say(TEST),
        whole(Column((Text(say(LAST_ROW), HEADLINE, weight=SEMIBOLD), Space(24), Digits("12:34")), gap=54)),
        Text(say(SMALLEST), BODY, Role.SOFT),
        framed=True,
    )
