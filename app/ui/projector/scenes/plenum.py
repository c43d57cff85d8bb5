"""The scenes of the words: as they are taken down, as they gather in themes, voted on, and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from app.domain.plenum import Strength
from app.services import sight
from app.ui.projector.elements import Column, Element, Row, Space, Text, advance, statement
from app.ui.projector.marks import Bar, Disc, NoBar, Votes
from app.ui.projector.picture import Listing, Picture, largest, whole
from app.ui.projector.scenes.day import LEFT, NOT_NAMES, digits
from app.ui.projector.scenes.debate import TIME_IS_UP
from app.ui.projector.tokens import (
    BODY,
    DISPLAY,
    HEADLINE,
    LADDER,
    LEAD,
    REGULAR,
    SEMIBOLD,
    STATEMENT,
    SUBTITLE,
    Role,
    em,
)
from app.words import Many, Message, say
from app.words.labels import STRENGTHS
from app.words.quotes import quoted

REPORT_BACK = Message("projector", "Report-back from group {0}")
SAID_HERE = Message("projector", "What is said stands here")
THEMES = Message("projector", "Themes")
NO_THEMES = Message("projector", "Themes grow here from your words")
PLACED = Message("projector", "{0} of {1} remarks are under a theme")
LATEST = Message("projector", "new here")
MORE_THEMES = Many("projector", "and {0} more theme", "and {0} more themes")
MORE_REMARKS = Many("projector", "{0} remark before these", "{0} remarks before these")
ALL_KEPT = Message("projector", "The latest of {0} remarks. All of them are written down")
VOTE = Message("projector", "Show of hands: Which themes matter most?")
NO_VOTE = Message("projector", "No vote has been opened")
IN_ALL = Many("projector", "{0} vote in all", "{0} votes in all")
ABSTAINED = Many("projector", "{0} abstained", "{0} abstained")
UNCOUNTED = Many("projector", "{0} theme was not counted", "{0} themes were not counted")
NOT_YET = Many("projector", "{0} theme is not counted yet", "{0} themes are not counted yet")
READ_BACK = Message("projector", "Read-back {0} of {1}")
READ_BACK_ALONE = Message("projector", "Read-back")
NOTHING_TO_READ = Message("projector", "There are no conclusions yet")
BUILDS_ON = Message("projector", "Builds on")
MINORITY = Message("projector", "The minority")
AGAINST = Message("projector", "Against")
IN_FAVOUR = Message("projector", "{0} for")
OPPOSED = Message("projector", "{0} against")
STANDING = Message("projector", "{0}: {1}")
REMARKS = Many("projector", "“{1}” ({0} remark)", "“{1}” ({0} remarks)")

QUARTERS: Mapping[Strength, int] = {Strength.AGREED: 4, Strength.MAJORITY: 3, Strength.DIVIDED: 2, Strength.OPEN: 0}
"""How far the room stands behind a conclusion, in quarters of a disc."""

_CODE = 3.5
"""The width of a column of codes, in ems of the body size."""

SHORT = 60
"""Characters of a sentence that may be set as large as a headline where it stands alone."""

_Rows = Sequence[Callable[[int], Element]]
"""What makes each row in a size."""

_BAR, _SHORT_BAR = 0.26, 0.16
"""A bar's share of its row's width; where rows stand in two columns the names need more."""

_LARGE = 6
"""So few names are set as large as they go, in two lines where one is too short; more of them stay on one line."""

_ALONE = (HEADLINE, em(8), *LADDER)

_FEW: Mapping[int, Sequence[int]] = {1: (DISPLAY, em(10), *_ALONE), 2: _ALONE}
"""The sizes of so few remarks: larger than a list of them, or the wall would be all but empty."""


def capture(seen: sight.Capture) -> Picture:
    """A group's turn, or the plenum: the last five remarks, whole, the newest last and in semibold."""
    label = say(REPORT_BACK, seen.group) if seen.group is not None else seen.title
    head = _head(seen)
    if not seen.remarks:
        asked = partial(_asked, head, seen.question or say(SAID_HERE))
        return Picture(label, asked, Text(say(NOT_NAMES), BODY, Role.SOFT))
    newest = len(seen.remarks) - 1
    width = max(_CODE * BODY, *(advance(r.code, BODY, SEMIBOLD) + em(2) for r in seen.remarks))
    rows = tuple(partial(_remark, r, width, n == newest) for n, r in enumerate(seen.remarks))

    sizes = _FEW.get(len(seen.remarks), LADDER)

    def body(wide: float, room: float) -> Element:
        above = Column(head).height(wide) + 84 if head else 0
        found = Listing(rows, 0.9, partial(_earlier, seen.before), "last", tight=0.8, sizes=sizes)(wide, room - above)
        return Column((*head, Space(84), found)) if head else found

    kept = say(ALL_KEPT, seen.before + len(seen.remarks)) if seen.before else ""
    if len(seen.remarks) in _FEW:
        kept = kept or say(NOT_NAMES)
    foot: Element = Text(kept, BODY, Role.SOFT, lines=1) if kept else Space(0)
    return Picture(label, body, foot, top=222 if head else 232)


def _earlier(before: int, left_out: int) -> str:
    """There was no room for `left_out`. Where others were said before any of these, the foot counts them all."""
    return "" if before else say(MORE_REMARKS, left_out)


def _asked(head: tuple[Element, ...], question: str, width: float, room: float) -> Element:
    sizes = (HEADLINE, em(8), *LADDER)
    return largest(lambda size: Column((*head, statement(question, size)), gap=84), width, room, sizes)


def _head(seen: sight.Capture) -> tuple[Element, ...]:
    """What the group debates and how long it has left; nothing where the plenum speaks."""
    topic = Text(seen.topic, STATEMENT, weight=SEMIBOLD, lines=1)
    if seen.seconds is None:
        return (topic,) if seen.topic else ()
    if seen.seconds == 0:
        left: Element = Text(say(TIME_IS_UP), SUBTITLE, weight=SEMIBOLD, lines=1)
        width = advance(say(TIME_IS_UP), SUBTITLE, SEMIBOLD) + em(1)
    else:
        word = Text(say(LEFT), BODY, Role.SOFT, lines=1)
        number = replace(digits(seen.seconds), size=HEADLINE, right=True)
        width = 400.0
        left = Row(((width, number), (advance(say(LEFT), BODY, REGULAR) + 1, word)), gutter=20)
        width += 20 + advance(say(LEFT), BODY, REGULAR) + 1
    return (Row(((1.0, topic), (width, left))),)


def _remark(remark: sight.SeenRemark, width: float, newest: bool, size: int) -> Element:
    role, weight = (Role.INK, SEMIBOLD) if newest else (Role.SOFT, REGULAR)
    return Row(
        (
            (width, Text(remark.code, BODY, Role.ACCENT, SEMIBOLD, lines=1)),
            (1.0, Text(remark.words, size, role, weight, lines=12, least=1)),
        ),
        gutter=24,
    )


def themes(seen: sight.Themes) -> Picture:
    """Themes as they grow, largest first; the one that just grew says so, and is set in semibold."""
    if not seen.themes:
        return Picture(say(THEMES), whole(Text(say(NO_THEMES), HEADLINE, weight=SEMIBOLD, lines=3)))
    top = max(theme.count for theme in seen.themes)

    def rows(lines: int, share: float) -> _Rows:
        return tuple(partial(_theme, theme, top, lines, share) for theme in seen.themes)

    foot: Element = Text(say(PLACED, seen.placed, seen.said), BODY, Role.SOFT) if seen.placed else Space(0)
    return Picture(say(THEMES), partial(_in_columns, rows), foot, top=206)


def _theme(theme: sight.SeenTheme, top: int, lines: int, share: float, size: int) -> Element:
    weight = SEMIBOLD if theme.newest else REGULAR
    words = f"{theme.title}\u2002·\u2002{say(LATEST)}" if theme.newest and top else theme.title
    title = Text(words, size, weight=weight, lines=lines, firm=True)
    return Row(((share, Bar(theme.count, top, size, weight)), (1 - share, title)), gutter=32) if top else title


def _in_columns(rows: Callable[[int, float], _Rows], width: float, room: float) -> Element:
    """In one column; in two where they would not fit, for nobody can choose what nobody sees. Read downwards.

    rows: the rows with so many lines to a name, and so large a share of the width to a bar.
    """
    lined, wrapped = rows(1, _BAR), rows(2, _BAR)
    if len(lined) <= _LARGE:
        lined = wrapped
    single = Listing(lined, 0.8, partial(say, MORE_THEMES), wrapped=wrapped)
    if single.fits(width, room):
        return single(width, room)
    narrow = rows(1, _SHORT_BAR)
    half = -(-len(narrow) // 2)
    pairs = [partial(_pair, narrow[n], narrow[n + half] if n + half < len(narrow) else None) for n in range(half)]

    def more(left_out: int) -> str:
        """Of the rows that are left out, the last may have nothing to the right."""
        return say(MORE_THEMES, 2 * left_out - len(narrow) % 2)

    return Listing(pairs, 0.8, more)(width, room)


def _pair(left: Callable[[int], Element], right: Callable[[int], Element] | None, size: int) -> Element:
    return Row(((0.5, left(size)), (0.5, right(size) if right is not None else Space(0))), gutter=72)


def vote(seen: sight.Ballots) -> Picture:
    """What can be voted for; the hands as they are counted. Closed: only what was counted, and how many in all."""
    if not seen.options:
        return Picture(say(VOTE), whole(Text(say(NO_VOTE), HEADLINE, weight=SEMIBOLD)))
    counted = [option for option in seen.options if option.count is not None]
    shown: Sequence[sight.SeenOption] = seen.options
    if seen.closed and counted:
        shown = [replace(o, letter="") for o in counted]  # a letter is for calling it out
    top = max((option.count or 0 for option in counted), default=0)

    def rows(lines: int, share: float) -> _Rows:
        return tuple(partial(_option, option, top, lines, share) for option in shown)

    told = [say(IN_ALL, sum(option.count or 0 for option in counted))] if counted else []
    if seen.abstained is not None:
        told.append(say(ABSTAINED, seen.abstained))
    if len(shown) < len(seen.options):
        told.append(say(UNCOUNTED, len(seen.options) - len(shown)))
    elif counted and len(counted) < len(shown):  # so the foot explains the dashes
        told.append(say(NOT_YET, len(shown) - len(counted)))
    foot: Element = Text(", ".join(told), BODY, Role.SOFT) if told else Space(0)
    return Picture(say(VOTE), partial(_in_columns, rows), foot, top=206)


def _option(option: sight.SeenOption, top: int, lines: int, share: float, size: int) -> Element:
    letter = Text(option.letter, size, Role.ACCENT, SEMIBOLD, lines=1)
    waits = top and option.count is None
    words = Text(option.title, size, Role.SOFT if waits else Role.INK, lines=lines, firm=True)
    title: Element = Row(((size * 1.2, letter), (1.0, words)), gutter=0) if option.letter else words
    if not top:
        return title
    counted: Element = Bar(option.count, top, size, SEMIBOLD) if option.count is not None else NoBar(size)
    return Row(((share, counted), (1 - share, title)), gutter=32)


def read_back(seen: sight.Reading) -> Picture:
    """One conclusion, while the room can still object."""
    c = seen.conclusion
    if c is None:
        return Picture(say(READ_BACK_ALONE), whole(Text(say(NOTHING_TO_READ), HEADLINE, weight=SEMIBOLD)))
    head: list[Element] = [strength(c, LEAD)]
    hands = tuple(n or 0 for n in c.counts or ())
    if sum(hands):
        head += [Space(30), Votes(hands)]
    built = [say(REMARKS, theme.count, theme.title) for theme in seen.themes] + list(seen.codes)
    who = say(AGAINST if c.strength is Strength.DIVIDED else MINORITY) if c.dissent else ""
    label = _label(who, say(BUILDS_ON) if built else "")
    dissent: tuple[Element, ...] = ()
    if c.dissent:
        words = Text(quoted(c.dissent), SUBTITLE, lines=3)
        named = Text(who, BODY, Role.ACCENT, SEMIBOLD, lines=1)
        dissent = (Space(88), Row(((label, named), (1.0, words)), gutter=0))

    def body(width: float, room: float) -> Element:
        return largest(
            lambda size: Column((*head, Space(84), statement(c.words, size), *dissent)),
            width,
            room,
            (DISPLAY, em(10), *_ALONE) if len(c.words) < SHORT else _ALONE,
        )

    foot: Element = Space(0)
    if built:
        named = Text(say(BUILDS_ON), BODY, Role.ACCENT, SEMIBOLD, lines=1)
        foot = Row(((label, named), (1.0, Text(", ".join(built), BODY, Role.SOFT))), gutter=0)
    return Picture(say(READ_BACK, c.number, seen.of), body, foot)


def _label(*labels: str) -> float:
    """The width of a column of labels beside words."""
    return max(advance(label, BODY, SEMIBOLD) for label in labels) + em(4)


def strength(c: sight.SeenConclusion, size: int) -> Element:
    """The disc, its word, and the count where there was one."""
    word = say(STRENGTHS[c.strength])
    words = say(STANDING, word, votes(c.counts)) if c.counts is not None else word
    return Row(((size, Disc(QUARTERS[c.strength], size)), (1.0, Text(words, size, weight=SEMIBOLD, lines=1))), gutter=8)


def votes(counts: sight.Hands) -> str:
    """The hands that were counted, a nought too."""
    told = [say(m, n) for m, n in zip((IN_FAVOUR, OPPOSED), counts[:2], strict=True) if n is not None]
    abstained = counts[2]
    return ", ".join(told if abstained is None else [*told, say(ABSTAINED, abstained)])
