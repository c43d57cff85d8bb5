"""The scene of the group debate: the question, the time that is left, and where each group sits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from app.services import sight
from app.ui.projector.elements import Abreast, Column, Digits, Element, Row, Space, Text, advance, fit
from app.ui.projector.picture import Listing, Picture, largest
from app.ui.projector.scenes.day import LEFT, NOT_NAMES, digits, time_left
from app.ui.projector.tokens import (
    BODY,
    CAP,
    DIGITS,
    DISPLAY,
    HEADLINE,
    LADDER,
    LEAD,
    QUESTION,
    REGULAR,
    SEMIBOLD,
    STATEMENT,
    SUBTITLE,
    Role,
    em,
)
from app.words import Many, Message, say

TIME_IS_UP = Message("projector", "Time is up")
GROUP = Message("projector", "Group {0}")
GROUPS = Message("projector", "Groups")
MORE_GROUPS = Many("projector", "and {0} more group", "and {0} more groups")

_Tables = tuple[sight.SeenTable, ...]
_Form = tuple[Callable[..., Element], tuple[int, ...]]
"""How a table is drawn, and the sizes in which it may be."""

_BESIDE = tuple(size for size in LADDER if size < QUESTION)
"""The sizes of what stands beside the question: never as large as what everybody is to talk about."""


def debate(seen: sight.Debate) -> Picture:
    """The question, the time, and where each group sits."""
    time = digits(seen.seconds) if seen.seconds > 0 else Text(say(TIME_IS_UP), DISPLAY, weight=SEMIBOLD)

    def body(width: float, room: float) -> Element:
        asked = seen.question or seen.title
        if not seen.tables:
            return _alone(asked, time_left(time) if isinstance(time, Digits) else time, width, room)
        return _beside(Text(asked, QUESTION, weight=SEMIBOLD, lines=3), time, seen.tables, width, room)

    return Picture(seen.title if seen.question else "", body)  # without a question the title stands in its place


def _alone(question: str, left: Element, width: float, room: float) -> Element:
    """The question over the time, where nobody has said who sits where."""

    def made(size: int) -> Element:
        asked = Text(question, size, weight=SEMIBOLD, lines=3)
        return Column((asked, Space(max(80.0, room - asked.height(width) - left.height(width))), left))

    return largest(made, width, room, (HEADLINE, em(8), STATEMENT, SUBTITLE, LEAD))


def _time_left_below(number: Digits) -> Element:
    """The number with its word under it, where something stands beside it."""
    return Column((number, Text(say(LEFT), BODY, Role.SOFT, lines=1)), gap=40)


def _beside(asked: Text, time: Digits | Text, tables: _Tables, width: float, room: float) -> Element:
    """Question and time to the left, tables to the right."""
    wide = time.width if isinstance(time, Digits) else Digits("00:00").width
    left = _time_left_below(time) if isinstance(time, Digits) else time
    first = max(width * 0.475, wide)
    if isinstance(time, Digits):  # the word beside the number, where the tables still have their room
        word = advance(say(LEFT), BODY, REGULAR) + 2
        if width - (wide + 24 + word) - 96 >= width * 0.39:
            first = max(first, wide + 24 + word)
            left = Row(((wide, time), (word, Text(say(LEFT), BODY, Role.SOFT, lines=1))), gutter=24)
    narrowed = _in_two_lines(asked, first)
    sizes = [size for size in _BESIDE if size <= narrowed.size]
    list_of = Listing(tuple(partial(_table, t) for t in tables), 0.95, partial(say, MORE_GROUPS), sizes=sizes)
    second = width - first - 96
    if second < width * 0.39 or not list_of.fits(second, room):
        return _across(asked, time, tables, width, room)
    asked, above = narrowed, _named(tables)
    named = Column(above).height(second)
    if not list_of.fits(second, room - named):
        above, named = (), 0.0
    places = Column((*above, list_of(second, room - named)))
    note = Text(say(NOT_NAMES), BODY, Role.SOFT)
    between = room - asked.height(first) - left.height(first) - note.height(first) - 56
    if places.height(second) <= room and between >= 60:
        below = Column((asked, Space(between), left, Space(56), note))
        return Row(((first, below), (1.0, places)), gutter=96)
    between = room - asked.height(first) - left.height(first)
    return Row(((first, Column((asked, Space(max(60.0, between)), left))), (1.0, places)), gutter=96)


def _named(tables: _Tables) -> tuple[Element, ...]:
    """A quiet head: numbers beside a question would else be answers to choose from."""
    if len(tables) < 2 or not any(table.topic for table in tables):
        return ()
    return Text(say(GROUPS), BODY, Role.SOFT, lines=1), Space(em(3.2))


def _in_two_lines(asked: Text, width: float) -> Text:
    """A little smaller, where that saves the question a third line with a few words on it."""
    for size in (asked.size, em(6), em(5.5)):
        if len(fit(replace(asked, size=size, lines=9, least=1), width)[1]) <= 2:
            return replace(asked, size=size)
    return asked


def _across(asked: Text, time: Digits | Text, tables: _Tables, width: float, room: float) -> Element:
    """Question and time above, the tables in two columns below: for a narrow picture, or for many tables."""
    head: Element = asked
    for head, most, forms in _heads(asked, time, tables, width):
        if (found := _over(head, most, forms, tables, width, room)) is not None:
            return found
    rest = room - head.height(width) - 84
    for columns in range(3, 7):
        below = _packed(tables, columns, width)
        if below.height(width) <= rest:
            return Column((head, Space(84), below))
    rows = tuple(partial(forms[-1][0], table) for table in tables)
    return Column((head, Space(84), Listing(rows, 0.7, partial(say, MORE_GROUPS))(width, rest)))


def _heads(
    asked: Text, time: Digits | Text, tables: _Tables, width: float
) -> Iterator[tuple[Element, int, tuple[_Form, ...]]]:
    """What may stand over the tables, the best first: with it the largest size and the forms that a table may have.

    A question is read best in a line or two, so it stands above the time where it would be squeezed beside it; tables
    that then find no room need the height, and the time loses its word before a group loses its place.
    """
    places = max(advance(table.place, BODY, REGULAR) for table in tables)
    shortest = partial(_shortest_table, min(em(26), places + em(1)))
    forms: tuple[_Form, ...] = ((_table, LADDER), (_short_table, LADDER), (shortest, (BODY,)))
    wide = time.width if isinstance(time, Digits) else width * 0.45
    beside = width - wide - 72
    left = time_left(time) if isinstance(time, Digits) else time
    if beside < em(25) or len(fit(replace(asked, size=LEAD, lines=5, least=1), beside)[1]) > 3:
        for size in (STATEMENT, QUESTION, em(6)):  # a little smaller and closer, where all that is to be said fits so
            yield Column((replace(asked, size=size, lines=2), Space(48), left)), size, _WHOLE
        for size in LADDER:
            yield Column((replace(asked, size=size, lines=2), Space(64), left)), size, forms[:1]
    if beside < em(25):  # hours to go on a narrow screen
        yield Column((replace(asked, size=LEAD, lines=2), Space(56), left)), LEAD, forms
        return
    question = largest(lambda size: replace(asked, size=size, lines=4), beside, DIGITS * CAP, LADDER)
    most = question.size if isinstance(question, Text) else LEAD
    if isinstance(time, Digits):
        yield Abreast(((beside, question), (wide, _time_left_below(time))), gutter=72), most, forms[:2]
    yield Abreast(((beside, question), (wide, time)), gutter=72), most, forms


def _over(
    head: Element, most: int, forms: tuple[_Form, ...], tables: _Tables, width: float, room: float
) -> Element | None:
    """The tables below a head, never larger than the question, where they find room."""
    note, above = Text(say(NOT_NAMES), BODY, Role.SOFT, lines=1), _named(tables)
    named, all_of_it = Column(above).height(width), forms is _WHOLE
    apart = 60 if all_of_it else 84
    rest = room - head.height(width) - apart
    for made, sizes in forms:
        for size in (size for size in sizes if size <= most):
            below = _halves(tables, partial(made, size=size), 0.7 * size, (width - 72) / 2)
            tall = below.height(width)
            if tall <= rest:
                spare = rest - tall - note.rise
                if spare - named >= 48:
                    return Column((head, Space(apart), *above, below, Space(spare - named), note))
                if all_of_it:
                    continue
                foot: tuple[Element, ...] = (Space(spare), note) if spare >= 48 else ()
                return Column((head, Space(apart), below, *foot))
    return None


def _packed(tables: _Tables, columns: int, width: float) -> Element:
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


def _halves(tables: _Tables, made: Callable[[sight.SeenTable], Element], gap: float, width: float) -> Element:
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


_WHOLE: tuple[_Form, ...] = ((_table, tuple(size for size in LADDER if size >= em(4.75))),)
"""Tables below which there is room for what else is said."""


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
