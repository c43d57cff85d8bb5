"""Step 2b: whole hours written bare ("12 Lunch") among clocks written out ("11.30 Talk").

Only where they rise with the clocks around them: "10 good questions" and numbered points stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.intake.clocks import Span
from app.intake.scan import Scanned

_LEADING = re.compile(r"[ \t(]*(?:\*|-|–|•)?[ \t]*(?P<hour>\d{1,2})(?P<stop>[ \t]*[:–-]?[ \t]+)(?=[^\W\d_])")
FIRST, LAST = 7, 23
"""Hours at which something may begin."""

REACH = 4 * 60
"""Minutes after the last clock within which a bare hour may still follow."""

FEWEST = 2
"""Clocks written out that a text must have before a bare number is believed."""


def with_bare_hours(lines: list[Scanned]) -> list[Scanned]:
    """The lines, with a clock where a bare hour leads a line and fits between the clocks before and after it."""
    starts = [_start(one) for one in lines]
    if sum(start is not None for start in starts) < FEWEST:
        return lines
    made: list[Scanned] = []
    latest = -1
    for at, one in enumerate(lines):
        own = starts[at]
        found = _bare(one) if own is None else None
        if found is not None:
            minutes, span = found
            ahead = next((s for s in starts[at + 1 :] if s is not None), None)
            before_next = minutes <= latest + REACH if ahead is None else minutes < ahead
            if latest < minutes and latest >= 0 and before_next:
                made.append(replace(one, spans=[span, *one.spans]))
                latest = minutes
                continue
        latest = latest if own is None else own
        made.append(one)
    return made


def _start(one: Scanned) -> int | None:
    """Where the line's own clock begins, if it leads the line."""
    return one.spans[0].start if one.leads and one.spans else None


def _bare(one: Scanned) -> tuple[int, Span] | None:
    """A leading whole hour before a word with a capital; a line that begins with a date has none."""
    if one.dates or one.spans:
        return None
    found = _LEADING.match(one.line.text)
    if found is None or not one.line.text[found.end() : found.end() + 1].isupper():
        return None
    hour = int(found["hour"])
    if not FIRST <= hour <= LAST:
        return None
    begin = found.start("hour")
    return hour * 60, Span(hour * 60, None, begin, found.end("hour"), hour >= 13, begin)
