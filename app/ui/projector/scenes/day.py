"""The scenes of the programme: welcome, the day, now and next, breaks, the debate and its cue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from app.domain.programme import ItemKind
from app.services import sight
from app.ui.projector.elements import Abreast, Band, Column, Digits, Element, Row, Space, Text, advance, statement
from app.ui.projector.picture import Listing, Picture, largest, whole
from app.ui.projector.tokens import (
    BODY,
    CAP,
    CLOCK,
    DIGITS,
    DISPLAY,
    HEADLINE,
    LADDER,
    LEAD,
    POSTER,
    QUESTION,
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
AGAIN_AT = Message("projector", "We start again")
AGAIN_NOW = Message("projector", "We start again now")
BEGIN_AT = Message("projector", "We begin")
BEGIN_NOW = Message("projector", "We begin now")
TIME_IS_UP = Message("projector", "Time is up")
MINUTES_LEFT = Many("projector", "{0} minute left", "{0} minutes left")
THREE_WORDS = Message("projector", "Write your three most important words")
LAST_WORDS = Message("projector", "The last remarks now")
WHO_AND_WHEN = Message("projector", "Who does what, and by when?")
MORE_ITEMS = Many("projector", "and {0} more item", "and {0} more items")
GROUP = Message("projector", "Group {0}")
MORE_GROUPS = Many("projector", "and {0} more group", "and {0} more groups")
LAST_ROW = Message("projector", "Can the last row see the whole frame and read this?")
TEST = Message("projector", "Test picture")
SMALLEST = Message("projector", "This is the smallest text of the day")

CODE = 3.1
"""The width of a column of clock times, in ems."""

BETWEEN = "\u00a0· "

FIRST = 150
"""The label column along the bottom."""

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
    count = (Space(24), Digits(running(seen.seconds * 1000))) if seen.seconds is not None else ()

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


def _following(label: str, following: sight.SeenNext) -> Element:
    """A line along the bottom: what comes, and when that is known."""
    first = max(FIRST, advance(label, BODY, SEMIBOLD) + em(2.5))
    clock = max(FIRST, advance(following.clock, LEAD, SEMIBOLD) + em(1.5))
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


_BESIDE = tuple(size for size in LADDER if size < QUESTION)
"""The sizes of what stands beside the question: never as large as what everybody is to talk about."""


def debate(seen: sight.Debate) -> Picture:
    """The question, the time, and where each group sits."""
    left: Element = (
        Digits(running(seen.seconds * 1000)) if seen.seconds > 0 else Text(say(TIME_IS_UP), DISPLAY, weight=SEMIBOLD)
    )

    def body(width: float, room: float) -> Element:
        asked = seen.question or seen.title
        if not seen.tables:
            return _alone(asked, left, width, room)
        return _beside(Text(asked, QUESTION, weight=SEMIBOLD, lines=3), left, seen.tables, width, room)

    return Picture(seen.title if seen.question else "", body)  # without a question the title stands in its place


def _alone(question: str, left: Element, width: float, room: float) -> Element:
    """The question over the time, where nobody has said who sits where."""

    def made(size: int) -> Element:
        asked = Text(question, size, weight=SEMIBOLD, lines=3)
        return Column((asked, Space(max(80.0, room - asked.height(width) - left.height(width))), left))

    return largest(made, width, room, (HEADLINE, em(8), STATEMENT, SUBTITLE, LEAD))


def _beside(asked: Text, left: Element, tables: tuple[sight.SeenTable, ...], width: float, room: float) -> Element:
    """Question and time to the left, tables to the right."""
    wide = left.width if isinstance(left, Digits) else Digits("00:00").width
    first = max(width * 0.475, wide)
    list_of = Listing(tuple(partial(_table, t) for t in tables), 0.95, partial(say, MORE_GROUPS), sizes=_BESIDE)
    second = width - first - 96
    if second < width * 0.4 or not list_of.fits(second, room):
        return _across(asked, left, tables, width, room)
    places = list_of(second, room)
    note = Text(say(NOT_NAMES), BODY, Role.SOFT)
    between = room - asked.height(first) - left.height(first) - note.height(first) - 56
    if places.height(second) <= room and between >= 60:
        below = Column((asked, Space(between), left, Space(56), note))
        return Row(((first, below), (1.0, places)), gutter=96)
    between = room - asked.height(first) - left.height(first)
    return Row(((first, Column((asked, Space(max(60.0, between)), left))), (1.0, places)), gutter=96)


def _across(asked: Text, left: Element, tables: tuple[sight.SeenTable, ...], width: float, room: float) -> Element:
    """Question and time side by side, the tables in two columns below: for a narrow picture, or for many tables."""
    wide = left.width if isinstance(left, Digits) else width * 0.45
    beside = width - wide - 72
    most = LEAD  # the places are never larger than the question
    if beside < em(25):  # hours to go on a narrow screen: nothing can be read beside them
        head: Element = Column((replace(asked, size=LEAD, lines=2), Space(56), left))
    else:
        question = largest(lambda size: replace(asked, size=size, lines=4), beside, DIGITS * CAP, LADDER)
        head = Abreast(((beside, question), (wide, left)), gutter=72)
        most = question.size if isinstance(question, Text) else most
    rest, column = room - head.height(width) - 84, (width - 72) / 2
    places = max(advance(table.place, BODY, REGULAR) for table in tables)
    shortest = partial(_shortest_table, min(em(26), places + em(1)))
    ladder = tuple(size for size in LADDER if size <= most)
    for made, sizes in ((_table, ladder), (_short_table, ladder), (shortest, (BODY,))):
        for size in sizes:
            below = _halves(tables, partial(made, size=size), 0.7 * size, column)
            tall = below.height(width)
            if tall <= rest:
                note = Text(say(NOT_NAMES), BODY, Role.SOFT, lines=1)
                spare = rest - tall - note.rise
                foot: tuple[Element, ...] = (Space(spare), note) if spare >= 56 else ()
                return Column((head, Space(84), below, *foot))
    for columns in range(3, 7):
        below = _packed(tables, columns, width)
        if below.height(width) <= rest:
            return Column((head, Space(84), below))
    rows = tuple(partial(shortest, table) for table in tables)
    return Column((head, Space(84), Listing(rows, 0.7, partial(say, MORE_GROUPS))(width, rest)))


def _packed(tables: tuple[sight.SeenTable, ...], columns: int, width: float) -> Element:
    """Very many groups: a number and where its people sit, or what they talk about where nobody has said where."""
    each = -(-len(tables) // columns)
    room = (width - 48 * (columns - 1)) / columns
    digits = max(advance(str(table.number), BODY, SEMIBOLD) for table in tables) + em(1)

    def row(table: sight.SeenTable) -> Element:
        if not (table.place or table.topic):
            return _only_numbered(table, BODY)
        number = Text(str(table.number), BODY, Role.ACCENT, SEMIBOLD, lines=1)
        return Row(((digits, number), (1.0, Text(table.place or table.topic, BODY, lines=1, least=1))), gutter=0)

    parts = [tables[at : at + each] for at in range(0, len(tables), each)]
    return Abreast(tuple((room, Column(tuple(map(row, part)), 0.5 * BODY)) for part in parts), gutter=48)


def _halves(
    tables: tuple[sight.SeenTable, ...], made: Callable[[sight.SeenTable], Element], gap: float, width: float
) -> Element:
    half = -(-len(tables) // 2)
    parts = [part for part in (tables[:half], tables[half:]) if part]
    return Abreast(tuple((width, Column(tuple(map(made, part)), gap)) for part in parts), gutter=72)


def _only_numbered(table: sight.SeenTable, size: int) -> Element:
    """A group of which nothing else is known than its number."""
    return Text(say(GROUP, table.number), size, Role.ACCENT, SEMIBOLD, lines=1)


def _table(table: sight.SeenTable, size: int) -> Element:
    if not table.topic:
        named = _only_numbered(table, size)
        place = Text(table.place, BODY, Role.SOFT, lines=1)
        return Column((named, place), gap=size * 0.42) if table.place else named
    number = Text(str(table.number), size, Role.ACCENT, SEMIBOLD, lines=1)
    topic: Element = Text(table.topic, size, weight=SEMIBOLD, lines=2, firm=True)
    if table.place:
        topic = Column((topic, Text(table.place, BODY, Role.SOFT, lines=1)), gap=size * 0.42)
    return Row(((size * (0.7 + 0.5 * (table.number > 9)), number), (1.0, topic)), gutter=8)


def _short_table(table: sight.SeenTable, size: int) -> Element:
    """A table on one line, where there are many."""
    if not table.topic:
        where = Text(table.place, size, Role.SOFT, lines=1, firm=True)
        return Row(((0.62, _only_numbered(table, size)), (0.38, where)), gutter=8)
    number = Text(str(table.number), size, Role.ACCENT, SEMIBOLD, lines=1)
    topic = Text(table.topic, size, weight=SEMIBOLD, lines=2, firm=True)
    place = Text(table.place, size, Role.SOFT, lines=1, firm=True)
    return Row(((size * (0.7 + 0.5 * (table.number > 9)), number), (0.62, topic), (0.38, place)), gutter=8)


def _shortest_table(places: float, table: sight.SeenTable, size: int) -> Element:
    """The same where even that is too much: all groups are there, long topics end in an ellipsis."""
    if not table.topic:
        where = Text(table.place, size, Role.SOFT, lines=1, least=1)
        return Row(((1.0, _only_numbered(table, size)), (max(2.0, places), where)), gutter=8)
    number = Text(str(table.number), size, Role.ACCENT, SEMIBOLD, lines=1)
    topic = Text(table.topic, size, weight=SEMIBOLD, lines=1, least=1)
    place = Text(table.place, size, Role.SOFT, lines=1, least=1)
    return Row(((size * (0.7 + 0.5 * (table.number > 9)), number), (1.0, topic), (max(2.0, places), place)), gutter=8)


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
