"""Step 3a: which lines begin an item, and by which of their clocks."""

from __future__ import annotations

import re

from app.domain.programme import ItemKind
from app.intake.clocks import Span
from app.intake.headings import is_aside, is_farewell, says_when
from app.intake.kinds import kind_of
from app.intake.lines import is_note
from app.intake.scan import AFTER, EDGES, Scanned
from app.intake.vocabulary import LANGUAGES, flat, words_of


def item_lines(lines: list[Scanned]) -> dict[int, Span]:
    """Which lines begin an item, and by which of their clocks."""
    about = _about_the_day(lines)
    leading = {
        at: one.spans[0]
        for at, one in enumerate(lines)
        if one.leads and at not in about and not _is_span_of_day(lines, at) and not _is_date(lines, at)
    }
    trailing = [
        at
        for at, one in enumerate(lines)
        if one.trails and at not in about and not one.dates and len(words_of(one.line.text)) <= 16
    ]
    if len(trailing) > len(leading) and len(trailing) >= 2:
        chosen = {at: lines[at].spans[-1] for at in trailing}
        return {**chosen, **{at: span for at, span in leading.items() if at not in chosen}}
    found = dict(leading)
    for at, one in enumerate(lines):
        if at not in found and at not in about and (span := _fitting(at, leading, one)) is not None:
            found[at] = span
        elif (
            at not in found
            and at not in about
            and _closes_at_the_latest(one, [s for n, s in leading.items() if n < at])
        ):
            found[at] = one.spans[0]
    return found


LONGEST_CLOSING = 6
"""Words."""


def _closes_at_the_latest(one: Scanned, above: list[Span]) -> bool:
    """ "Tak og farvel senest kl. 14.45" below what comes before."""
    if len(one.spans) != 1 or one.dates or not (one.spans[0].latest and one.spans[0].deadline):
        return False
    span = one.spans[0]
    said = one.line.text[: span.lead].strip(EDGES)
    if one.line.text[span.stop :].strip(AFTER) or not 0 < len(words_of(said)) <= LONGEST_CLOSING:
        return False
    earlier = [s.start for s in above if s.start is not None]
    closes = any(kind_of(said, None, language) == (ItemKind.CLOSING, True) for language in LANGUAGES)
    return closes and bool(earlier) and (span.end or 0) > earlier[-1]


def _about_the_day(lines: list[Scanned]) -> set[int]:
    """Lines with clocks that tell of the whole ("When: Friday 9-16"), of its text ("last changed ... at 10") or of a
    mail's end."""
    timed = sum(one.leads or one.trails for one in lines)
    found = {at for at, one in enumerate(lines) if one.spans and not one.line.bullet and is_note(one.line.text)}
    when = {
        at
        for at, one in enumerate(lines)
        if one.spans and (says_when(one.line.text) or _labelled(one.line.text, at, lines))
    }
    if len(when) <= 2 and timed - len(when) >= 2:
        found |= when
    return found | {at for at, one in enumerate(lines) if one.spans and is_farewell(one.line)}


def _labelled(text: str, at: int, lines: list[Scanned]) -> bool:
    """ "Tid: kl. 16-19.30" below a programme, with all of it between its hours."""
    label, colon, _rest = text.partition(":")
    if not colon or label.strip().casefold() not in flat("columns", "time") or label.strip().casefold() == "kl":
        return False
    span = lines[at].spans[0]
    above = [one.spans[0].start for one in lines[:at] if one.leads and one.spans[0].start is not None]
    return len(above) >= 2 and span.start is not None and span.start <= above[0] + 30


_DAY_AND_MONTH = re.compile(r"\W*(\d{1,2})\.(\d{1,2})(?!\d)")


def _is_date(lines: list[Scanned], at: int) -> bool:
    """ "16.11: The great day" where the text says 16 November too, and the clocks do not go on from there."""
    one = lines[at]
    found = _DAY_AND_MONTH.match(one.line.text)
    if found is None or one.spans[0].end is not None:
        return False
    day, month = int(found[1]), int(found[2])
    named = any(d.day == day and d.month == month and not d.weak for other in lines for d in other.dates)
    if not named:
        return False
    following = next((o.spans[0].start for o in lines[at + 1 :] if o.leads and o.spans[0].start is not None), None)
    return month % 5 != 0 or (following is not None and following < (one.spans[0].start or 0))


def _fitting(at: int, leading: dict[int, Span], one: Scanned) -> Span | None:
    """A clock later in the line that stands between those of the items around: "Session 2 (11.00-12.00): ..."."""
    if not one.spans or one.leads or one.dates or one.spans[0].deadline:
        return None
    span = one.spans[0]
    before, after = one.line.text[: span.lead], one.line.text[span.stop :].strip()
    short = len(words_of(before)) <= 5
    shaped = (one.trails and len(words_of(one.line.text)) <= 9 and not one.line.text.rstrip().endswith(".")) or (
        short and (after[:1] in {")", ":", "]"} or (before.rstrip().endswith(":") and after[:1].isupper()))
    )
    inside = re.search(r"\([^()]*[^\W\d_][^()]*$", before) is not None  # "(doors from 18.30)"
    if not shaped or span.start is None or inside or is_aside(one.line):
        return None
    later = [s.start for n, s in leading.items() if n > at and s.start is not None]
    earlier = [s for n, s in leading.items() if n < at]
    if not earlier:
        if span.end is None and after[:1] == ")":
            return None  # "Hearing (doors from 18.45)" above the first item
        return span if later and (span.end or span.start) <= later[0] else None
    if span.start < (earlier[-1].start or 0) or (span.start < (earlier[-1].end or 0) and not one.line.gap):
        return None
    return span if not later or span.start <= later[0] else None


def _is_span_of_day(lines: list[Scanned], at: int) -> bool:
    """The event's own hours in the heading ("Onsdag 9. oktober, 9.00-16.00", "Kl. 9-16"): a clue, no item."""
    one = lines[at]
    if _is_clue_of_place(lines, at) or _above_points(lines, at):
        return True
    if not one.spans or one.spans[0].end is None or one.spans[0].start is None:
        return bool(one.dates) and one.alone and (not _follows_clockless(lines, at) or _undated_below(lines, at))
    later = [other for other in lines[at + 1 :] if other.leads]
    each_dated = bool(one.dates) and sum(bool(other.dates) for other in later) > len(later) / 2
    if each_dated or (any(other.leads for other in lines[:at]) and not one.dates):
        return False
    rest = one.line.text[one.spans[0].stop :].strip(AFTER)
    labelled = bool(one.line.text[: one.spans[0].begin].strip(EDGES)) and _labels_hours(
        one.line.text[: one.spans[0].begin]
    )
    if rest and not one.dates and not labelled:
        return False
    inner = [s.start for other in lines[at + 1 :] if other.leads for s in other.spans[:1] if s.start is not None]
    start, end = one.spans[0].start, one.spans[0].end
    within = [x for x in inner if start <= x <= end]
    if rest and not (labelled or (one.dates and len(words_of(rest)) <= 8)):
        return False
    return (
        len(within) >= 2
        and (inner[0] <= start + 60)
        and len(within) >= min(len(inner), 3)
        and not (rest and inner[0] != start and not labelled)
    )


def _is_clue_of_place(lines: list[Scanned], at: int) -> bool:
    """The event's day, hours and place above its programme: "Torsdag d. 12. marts kl. 19.00 i Aktivitetshuset"."""
    one = lines[at]
    start = one.spans[0].start
    if start is None or any(other.leads for other in lines[:at]):
        return False
    rest = one.line.text[one.spans[0].stop :].strip(AFTER)
    following = [o for o in lines[at + 1 :] if o.leads and o.spans[0].start is not None]
    starts = [o.spans[0].start or 0 for o in following if not o.dates]
    if len(starts) < 3 or len(starts) < len(following) - 1 or not rest:
        return False
    placed = rest[:1].islower() and words_of(rest)[:1] != [] and words_of(rest)[0] in flat("titles", "at_place")
    begins = start - 90 <= starts[0] <= start + 60
    dated = any(date.day and date.month and not date.weak for date in one.dates)
    last = one.spans[0].end
    covers = last is not None and starts[0] < last and sum(start - 90 <= s <= last for s in starts) >= 0.7 * len(starts)
    if placed:
        return begins and (last is None or covers) and (dated or covers)
    return dated and begins and covers and len(words_of(rest)) <= 8


FEWEST_POINTS = 3


def _above_points(lines: list[Scanned], at: int) -> bool:
    """The only clock of a text, with a day beside it, above numbered points: when they meet, no item."""
    dated = bool(lines[at].dates) or _labels_hours(lines[at].line.text[: lines[at].spans[0].begin])
    if not dated or any(one.leads or one.trails for n, one in enumerate(lines) if n != at):
        return False
    return sum(one.line.bullet[:1].isdigit() for one in lines[at + 1 :]) >= FEWEST_POINTS


def _undated_below(lines: list[Scanned], at: int) -> bool:
    """The clocks that lead the lines below stand without a date, and begin about when this one does."""
    start = lines[at].spans[0].start
    below = [o for o in lines[at + 1 :] if o.leads and o.spans[0].start is not None]
    if start is None or len(below) < 3 or any(o.dates for o in below) or any(o.leads for o in lines[:at]):
        return False
    return start - 90 <= (below[0].spans[0].start or 0) <= start


def _labels_hours(before: str) -> bool:
    return any(word in flat("columns", "time") and not word.startswith("kl") for word in words_of(before))


def _follows_clockless(lines: list[Scanned], at: int) -> bool:
    """A date with a start alone, and then a title: a day with one item."""
    return at + 1 < len(lines) and not lines[at + 1].spans


def title_above(lines: list[Scanned], starts: dict[int, Span]) -> bool:
    """Where clocks stand alone: whether titles stand above them, by the gaps between and the last line."""
    votes = 0
    alone = [at for at in starts if lines[at].alone]
    if len(alone) < 2 or len(alone) < 0.6 * len(starts):
        return False
    for at in alone:
        before = at > 0 and at - 1 not in starts and not lines[at].line.gap
        after = at + 1 < len(lines) and at + 1 not in starts and not lines[at + 1].line.gap
        votes += before - after
    last = max(alone)
    if last == len(lines) - 1:
        votes += 2
    first = min(alone)
    if first == 0 or lines[first - 1].dates or lines[first - 1].line.heading:
        votes -= 2
    return votes > 0 and votes >= 0.2 * len(alone)
