"""Step 3b: the half of the day, where the text leaves it open, and ends past midnight."""

from __future__ import annotations

from app.intake.clocks import DAY, NOON, Span

SEVEN = 7 * 60  # before it nobody meets: a clock that falls back to such an hour is the afternoon's
EVENING_GAP = 3 * 60  # "5.30 ... 7.00 Dinner" goes on; "4.30 ... 9.00" is another morning
LATE = 17 * 60


def whole_day(spans: list[Span]) -> bool:
    """Whether a text's clocks count to twenty-four: one of them goes beyond twelve."""
    return any(_minutes(span) >= 13 * 60 and span.certain for span in spans)


def settled(spans: list[Span], *, twelve: bool, evening: bool) -> list[tuple[int | None, int | None, bool]]:
    """Start, end and whether the half of the day was guessed, for the spans of one day in the text's order.

    twelve: the text's clocks may mean the afternoon. evening: words of evening stand in the text.
    """
    if not twelve:
        return [_ends(span.start, span.end, guessed=False) for span in spans]
    shift = NOON if evening and _all_before(spans, NOON) else 0
    made: list[tuple[int | None, int | None, bool]] = []
    latest = -1
    for span in spans:
        start, end = span.start, span.end
        if span.certain:
            made.append(_ends(start, end, guessed=False))
        else:
            start, end, guessed = _afternoon(start, end, latest, shift)
            made.append((start, end, guessed))
        reached = made[-1][0] if made[-1][0] is not None else made[-1][1]
        latest = latest if reached is None else reached
    return made


def _minutes(span: Span) -> int:
    return max(span.start or 0, span.end or 0)


def _all_before(spans: list[Span], limit: int) -> bool:
    return all(_minutes(span) < limit for span in spans)


def _afternoon(start: int | None, end: int | None, latest: int, shift: int) -> tuple[int | None, int | None, bool]:
    """A clock that falls back to an hour before seven or so is the afternoon's; an end before its start too."""
    guessed = False
    if start is not None:
        if shift:
            start, guessed = start + shift, True
            end = None if end is None else end + shift
        elif (
            start < latest <= start + NOON and start < NOON and (start < SEVEN or start + NOON - latest <= EVENING_GAP)
        ):
            start, guessed = start + NOON, True
    elif end is not None and end < latest and end + NOON >= latest and end < NOON:
        return None, end + NOON, True
    if start is not None and end is not None and end < start:
        late = end + NOON
        if end < NOON and start <= late < DAY:
            end, guessed = late, True
        else:
            _, end, _ = _ends(start, end, guessed=False)
    return start, end, guessed


def _ends(start: int | None, end: int | None, *, guessed: bool) -> tuple[int | None, int | None, bool]:
    """An end past midnight lies after its start."""
    if start is not None and end is not None and end < start and start >= LATE and end <= 7 * 60:
        end += DAY
    return start, end, guessed
