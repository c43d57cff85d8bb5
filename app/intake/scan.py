"""Step 2: lines with their dates and clocks; ranges left on several lines made whole, and several items on one line
divided."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from app.intake.clocks import Span, spans_in
from app.intake.columns import places_last
from app.intake.dates import Date, dates_in, mask, rest_of
from app.intake.lines import Line, is_note
from app.intake.notation import plain
from app.intake.vocabulary import choice, flat

EDGES = " \t-–—*•:,;.([|►▶>•·\0"
AFTER = " \t…-–—*•:,;.)]|/►▶>·\0"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A line with its dates and clocks."""

    line: Line
    dates: list[Date]
    spans: list[Span]

    @property
    def leads(self) -> bool:
        """The line begins with a clock."""
        if not self.spans or (self.spans[0].deadline and self.spans[0].start is None and not self._until):
            return False
        before = self.line.text[: self.spans[0].lead]
        return not left_over(before, self.dates)

    @property
    def _until(self) -> bool:
        """ "bis 10 Uhr: Anreise": an end with a title after it."""
        title = self.line.text[self.spans[0].stop :].strip(AFTER)
        running = (
            self.line.text[self.spans[0].stop :][:1] == " " and title[:1].islower() and self.line.text.endswith(".")
        )
        return self.spans[0].lead == 0 and bool(title) and not running

    @property
    def alone(self) -> bool:
        """Nothing but a clock."""
        return self.leads and len(self.spans) == 1 and not self.line.text[self.spans[0].stop :].strip(AFTER)

    @property
    def trails(self) -> bool:
        """The line ends with a clock."""
        if not self.spans or self.leads or self.spans[-1].deadline:
            return False
        last = self.spans[-1]
        before = self.line.text[: last.lead].strip(EDGES)
        return bool(before) and not self.line.text[last.stop :].strip(AFTER + "?!")


def left_over(before: str, dates: list[Date]) -> list[str]:
    """The words before a clock that are not its own kind: labels of time, dates, small words."""
    return [word for word in rest_of(before, [d for d in dates if d.stop <= len(before)]) if word not in _labels()]


@cache
def _labels() -> frozenset[str]:
    return frozenset(
        flat("columns", "time") + flat("clocks", "before") + flat("clocks", "about") + flat("clocks", "from")
    )


def scanned(lines: list[Line]) -> list[Scanned]:
    """Every line with its dates and clocks; lines with several rising clocks are split."""
    digits = (
        sum(bool(re.match(r"(?:kl\.?\s*)?\d{4}(?!\d)(?:\s*[-–]\s*\d{4}(?!\d))?", line.text)) for line in lines) >= 2
    )
    made: list[Scanned] = []
    for line in _joined(places_last(plain(lines))):
        one = _scan(line, digits=digits)
        parts = _split(one)
        made += [_scan(part, digits=digits) for part in parts] if len(parts) > 1 else [one]
    return made


def _scan(line: Line, *, digits: bool) -> Scanned:
    dates = _true_dates(line.text, dates_in(line.text))
    return Scanned(line, dates, spans_in(_unnumbered(mask(line.text, dates)), digits=digits))


@cache
def _numbered() -> re.Pattern[str]:
    """A number that a word in front makes a room's, a page's or a price's: "lokale 2.14", "version 3.10"."""
    return re.compile(
        rf"(?<![^\W_])(?:{choice('clocks', 'numbered')})(?![^\W_])\.?\s?\d[\d.:,/]*(?![^\W_])(?!\s*[-–—]\s*\d)",
        re.IGNORECASE,
    )


def _unnumbered(text: str) -> str:
    """The text with such numbers as blanks of the same length."""
    return _numbered().sub(lambda found: "\0" * len(found[0]), text)


def _true_dates(text: str, dates: list[Date]) -> list[Date]:
    """Without short weekdays that stand inside a sentence."""
    return [d for d in dates if not (d.weak and d.weekday and not d.day and text[: d.begin].strip(EDGES))]


_HALF_RANGE = re.compile(r"^(?:kl\.?\s*)?\d{1,2}[.:h]\d{2}\s*[-–—]\s*$", re.IGNORECASE)
_ONLY_CLOCK = re.compile(r"^(?:kl\.?\s*)?\d{1,2}[.:h]\d{2}$", re.IGNORECASE)
_OTHER_HALF = re.compile(r"^[-–—]\s*\d{1,2}[.:h]\d{2}")


def _joined(lines: list[Line]) -> list[Line]:
    """Ranges that a table left on two lines made whole: "9.00 -" and "9.30"; "9.00", "–", "9.30"."""
    made: list[Line] = []
    for line in lines:
        last = made[-1] if made else None
        if last is not None:
            raw = f"{line.bullet if line.bullet == '-' else ''}{line.text}"
            if _HALF_RANGE.match(last.text) and re.match(r"^\d{1,2}[.:h]\d{2}", line.text):
                made[-1] = replace(last, text=f"{last.text.rstrip()}{line.text}")
                continue
            if _ONLY_CLOCK.match(last.text) and (_OTHER_HALF.match(raw) or raw.strip() in {"-", "–", "—"}):
                made[-1] = replace(last, text=f"{last.text}{raw if raw.startswith(('-', '–', '—')) else '-' + raw}")
                continue
        made.append(line)
    return made


def _split(one: Scanned) -> list[Line]:
    """Several items on one line: each clock later than the one before it begins a new one (or, where the line begins
    with words, ends one)."""
    text, spans = one.line.text, [s for s in one.spans if s.start is not None and (s.prefixed or not s.bare)]
    spans = [s for s in spans if text[: s.lead].count("(") <= text[: s.lead].count(")")]
    if len(spans) < 2 or is_note(text):
        return [one.line]
    rising = [spans[0]]
    for span in spans[1:]:
        last = rising[-1]
        if (span.start or 0) >= (last.end or last.start or 0) or (
            last.end is None and (span.start or 0) > (last.start or 0)
        ):
            rising.append(span)
    if len(rising) < 2:
        return [one.line]
    if not text[: rising[0].lead].strip(EDGES) or (
        len(rising) >= 3 and _begins_words(text, rising[0].stop) and not one.trails
    ):
        crowded = len(rising) >= 3 and not text[: rising[0].lead].strip(EDGES)
        rest = [s for s in rising[1:] if _begins_words(text, s.stop) and (crowded or not _inside_sentence(text, s))]
        cuts = [s.lead for s in ([rising[0], *rest] if text[: rising[0].lead].strip(EDGES) else rest)]
        return _pieces(one.line, text, cuts)
    if one.trails and len(rising) >= 2 and all(_begins_words(text, s.stop) for s in rising[:-1]):
        return _pieces(one.line, text, [s.stop for s in rising[:-1]])
    return [one.line]


def _begins_words(text: str, at: int) -> bool:
    after = text[at:].lstrip(AFTER)
    return bool(after) and (after[0].isupper() or after[0] in '«"“»[#' or after[0].isdigit())


def _inside_sentence(text: str, span: Span) -> bool:
    """A clock in running words ("bussen går 9.15 fra") begins nothing."""
    before = text[: span.lead].rstrip()
    return before[-1:].islower() and not span.end and "  " not in text[: span.lead][-2:] and not span.prefixed


def _pieces(line: Line, text: str, cuts: list[int]) -> list[Line]:
    made: list[Line] = []
    at = 0
    for cut in [*cuts, len(text)]:
        piece = text[at:cut].strip(" \t;,|–-" if at else " \t;,|")
        if piece.strip(EDGES):
            made.append(replace(line, text=piece, gap=line.gap and not made, bullet=line.bullet if not made else ""))
        at = cut
    return made or [line]
