"""Step 2b: whole hours written bare ("12 Lunch", "12-13 frokost") among clocks written out, or alone where all are.

Only where they rise with the clocks around them: "10 good questions" and numbered points stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from app.intake.clocks import NOON, Span
from app.intake.scan import Scanned
from app.intake.vocabulary import flat, words, words_of

_LEADING = re.compile(
    r"[ \t(]*(?:\*|-|–|•)?[ \t]*(?P<before>[^\W\d_]{1,7}\.?\s+)?(?P<hour>\d{1,2})(?:\s?[-–—]\s?(?P<end>\d{1,2}))?"
    r"(?P<stop>[ \t]*[:–-]?[ \t]+)(?=[^\W\d_])"
)
FIRST, LAST = 7, 23
"""Hours at which something may begin."""

AFTERNOON = 6
"""Hours up to this one follow a noon where the day's clocks count to twelve ("12.30 Lunch", "2 Talk")."""

REACH = 4 * 60
"""Minutes after the last clock within which a bare hour may still follow."""

FEWEST = 2
"""Clocks written out that a text must have before a bare number is believed."""

FEWEST_BARE = 4
"""Bare hours in a rising row that are a programme by themselves."""

_KINDS = ("break", "meal", "lunch", "welcome", "closing", "plenum", "group", "next_steps")


@dataclass(frozen=True, slots=True)
class _Guess:
    """A number that may be an hour. sure: a capital follows; told: a word of kind follows."""

    start: int
    end: int | None
    span: Span
    sure: bool
    told: bool

    @property
    def early(self) -> bool:
        """The hour is as written, not the afternoon's."""
        return self.start == self.span.start


def with_bare_hours(lines: list[Scanned], *, nouns: bool = False) -> list[Scanned]:
    """The lines, with a clock where a bare hour leads a line and fits between the clocks before and after it.

    nouns: the language writes all nouns with a capital, so that one tells nothing ("12 Plätze").
    """
    own = [_own(one) for one in lines]
    twelve = all(span is None or (span.start or 0) < NOON + 60 for span in own)
    guesses = [_guess(one, nouns=nouns, twelve=twelve) if own[at] is None else None for at, one in enumerate(lines)]
    written = sum(span is not None for span in own)
    if written == 0:
        return _all_bare(lines, guesses)
    if written < FEWEST:
        return lines
    made: list[Scanned] = []
    latest: int | None = None
    reached: int | None = None
    for at, one in enumerate(lines):
        guess, span = guesses[at], own[at]
        if one.dates and span is None:
            latest = reached = None  # another day may begin at any hour
        if guess is not None and _fits(
            guess,
            latest,
            reached,
            _of_day(_next(lines, own, at), latest, twelve=twelve),
            _begins_day(lines, guesses, own, at),
        ):
            made.append(replace(one, spans=[guess.span, *one.spans]))
            latest, reached = guess.start, guess.end
            continue
        if span is not None:
            latest, reached = _of_day(span.start, latest, twelve=twelve), _of_day(span.end, latest, twelve=twelve)
        made.append(one)
    return made


def _of_day(minutes: int | None, latest: int | None, *, twelve: bool) -> int | None:
    """1.15 after 12.30 is the afternoon's."""
    later = twelve and minutes is not None and latest is not None and minutes < latest and minutes < FIRST * 60
    return (minutes or 0) + NOON if later else minutes


def _own(one: Scanned) -> Span | None:
    """The line's own clock, if it leads the line."""
    return one.spans[0] if one.leads and one.spans and one.spans[0].start is not None else None


def _next(lines: list[Scanned], own: list[Span | None], at: int) -> int | None:
    """The next clock of the same day that is written out."""
    for one, span in zip(lines[at + 1 :], own[at + 1 :], strict=True):
        if span is not None:
            return span.start
        if one.dates:
            return None
    return None


def _fits(guess: _Guess, latest: int | None, reached: int | None, ahead: int | None, begins: bool) -> bool:
    after = guess.end if guess.end is not None else guess.start
    if latest is None:
        return (
            guess.early
            and begins
            and guess.told
            and (ahead is None or ahead < guess.start or after <= ahead <= guess.start + REACH)
        )
    if not latest < guess.start or (guess.start > latest + REACH and ahead is None):
        return False
    if ahead is not None and ahead > latest and not after <= ahead:
        return False
    if ahead is not None and ahead > latest and guess.start >= ahead:
        return False
    joins = reached == guess.start or (guess.end is not None and guess.end == ahead)
    return guess.told or joins or guess.sure


def _begins_day(lines: list[Scanned], guesses: list[_Guess | None], own: list[Span | None], at: int) -> bool:
    """The first line of a day: a heading, a gap or nothing stands above it, and the next line has an hour too."""
    first = at == 0 or lines[at].line.gap or bool(lines[at - 1].dates) or lines[at - 1].line.text.rstrip().endswith(":")
    return first and at + 1 < len(lines) and (guesses[at + 1] is not None or own[at + 1] is not None)


def _all_bare(lines: list[Scanned], guesses: list[_Guess | None]) -> list[Scanned]:
    """A programme in which all hours are bare: a rising row, some with words of kind ("9 Coffee", "12 Lunch")."""
    found = [(at, guess) for at, guess in enumerate(guesses) if guess is not None and not lines[at].line.bullet]
    rising = all(one.start < other.start for (_, one), (_, other) in pairwise(found))
    told = sum(guess.told for _, guess in found)
    if len(found) < FEWEST_BARE or not rising or told < 2 or told < 0.3 * len(found):
        return lines
    made = list(lines)
    for at, guess in found:
        made[at] = replace(lines[at], spans=[guess.span])
    return made


def _guess(one: Scanned, *, nouns: bool, twelve: bool) -> _Guess | None:
    """A leading whole hour before a word; a line that begins with a date has none."""
    found = _LEADING.match(one.line.text)
    if one.dates or any(re.search(r"\d", one.line.text[s.begin : s.stop]) for s in one.spans):
        return None  # words of clocks ("middag") may stand behind
    before = (found["before"] or "").strip(". ").casefold() if found else ""
    if found is None or (before and before not in {*flat("clocks", "from"), *flat("clocks", "about")}):
        return None
    hour, until = int(found["hour"]), int(found["end"]) if found["end"] else None
    noon = 12 if twelve and 1 <= hour <= AFTERNOON else 0
    if not FIRST <= hour + noon <= LAST or (until is not None and not hour < until <= 24):
        return None
    rest = one.line.text[found.end() :]
    spoken = words_of(rest)
    told = (
        bool(spoken) and words("kinds", *_KINDS).at(spoken, 0) is not None and not one.line.text.rstrip().endswith(".")
    )
    told = told or found["stop"].strip() in {":", "-", "–"}
    begin, stop = found.start("hour"), found.end("end") if found["end"] else found.end("hour")
    end = None if until is None else until * 60
    span = Span(hour * 60, end, begin, stop, hour >= 13, 0)
    return _Guess(
        (hour + noon) * 60, None if end is None else end + noon * 60, span, rest[:1].isupper() and not nouns, told
    )
