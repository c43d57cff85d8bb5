"""Step 3: lines to slots: which clock begins an item, and which lines belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from app.intake.clocks import Span, spans_in
from app.intake.dates import Date, dates_in, mask, rest_of, together
from app.intake.lines import Line
from app.intake.vocabulary import choice, flat, words, words_of

_EDGES = " \t-–—*•:,;.([|►▶>•·\0"
_AFTER = " \t-–—*•:,;.)]|/►▶>·\0"


@dataclass(slots=True)
class Slot:
    """A time with the words beside it and the lines below it. dated: a day the line itself names."""

    span: Span
    line: Line
    words: str
    body: list[Line] = field(default_factory=list)
    dated: Date | None = None
    title_below: bool = False


@dataclass(frozen=True, slots=True)
class DayHeading:
    """A line that names a day."""

    line: Line
    date: Date


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
        return not _left_over(before, self.dates)

    @property
    def _until(self) -> bool:
        """ "bis 10 Uhr: Anreise": an end with a title after it."""
        return self.spans[0].lead == 0 and bool(self.line.text[self.spans[0].stop :].strip(_AFTER))

    @property
    def alone(self) -> bool:
        """Nothing but a clock."""
        return self.leads and len(self.spans) == 1 and not self.line.text[self.spans[0].stop :].strip(_AFTER)

    @property
    def trails(self) -> bool:
        """The line ends with a clock."""
        if not self.spans or self.leads or self.spans[-1].deadline:
            return False
        last = self.spans[-1]
        before = self.line.text[: last.lead].strip(_EDGES)
        return bool(before) and not self.line.text[last.stop :].strip(_AFTER + "?!")


def _left_over(before: str, dates: list[Date]) -> list[str]:
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
    for line in _joined(lines):
        one = _scan(line, digits=digits)
        parts = _split(one)
        made += [_scan(part, digits=digits) for part in parts] if len(parts) > 1 else [one]
    return made


def _scan(line: Line, *, digits: bool) -> Scanned:
    dates = _true_dates(line.text, dates_in(line.text))
    return Scanned(line, dates, spans_in(mask(line.text, dates), digits=digits))


def _true_dates(text: str, dates: list[Date]) -> list[Date]:
    """Without short weekdays that stand inside a sentence."""
    return [d for d in dates if not (d.weak and d.weekday and not d.day and text[: d.begin].strip(_EDGES))]


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
    text, spans = one.line.text, [s for s in one.spans if s.start is not None and not s.bare]
    spans = [s for s in spans if text[: s.lead].count("(") <= text[: s.lead].count(")")]
    if len(spans) < 2:
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
    if not text[: rising[0].lead].strip(_EDGES) or (
        len(rising) >= 3 and _begins_words(text, rising[0].stop) and not one.trails
    ):
        rest = [s for s in rising[1:] if _begins_words(text, s.stop) and not _inside_sentence(text, s)]
        cuts = [s.lead for s in ([rising[0], *rest] if text[: rising[0].lead].strip(_EDGES) else rest)]
        return _pieces(one.line, text, cuts)
    if one.trails and len(rising) >= 2:
        return _pieces(one.line, text, [s.stop for s in rising[:-1]])
    return [one.line]


def _begins_words(text: str, at: int) -> bool:
    after = text[at:].lstrip(_AFTER)
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
        if piece.strip(_EDGES):
            made.append(replace(line, text=piece, gap=line.gap and not made, bullet=line.bullet if not made else ""))
        at = cut
    return made or [line]


def slots_of(lines: list[Scanned]) -> tuple[list[Slot | DayHeading], list[Line], list[Line]]:
    """Slots and day headings in order, the lines before the first slot, and lines that name rooms or are notes."""
    starts = _item_lines(lines)
    made: list[Slot | DayHeading] = []
    head: list[Line] = []
    aside: list[Line] = []
    slot: Slot | None = None
    above = _title_above(lines, starts)
    for at, one in enumerate(lines):
        span = starts.get(at)
        if slot is not None and (ends := _end_of(one)) is not None:
            slot.span = replace(slot.span, end=slot.span.end or ends)
            slot.body.append(one.line)
            continue
        if span is not None:
            slot = _slot(one, span)
            if above and not slot.words:
                title = _take_above(made, head)
                if title is not None:
                    slot.words, slot.line = title.text, title
            if slot.dated is not None and (not one.dates[0].weak or one.dates[0].weekday):
                made.append(DayHeading(one.line, slot.dated))
            made.append(slot)
            continue
        date = heading_date(one, begun=slot is not None)
        if date is not None:
            made.append(DayHeading(one.line, date))
            slot = slot if date.several else None
        elif is_aside(one.line) or (one.line.heading and slot is not None):
            aside.append(one.line)
        elif slot is None:
            head.append(one.line)
        else:
            slot.body.append(one.line)
    return made, head, aside


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('clocks', 'ends')})(?![^\W_])", re.IGNORECASE)


def _end_of(one: Scanned) -> int | None:
    """ "Slutter kl. 12": the end of the item above, no item."""
    if not one.trails or _ends().match(one.line.text) is None:
        return None
    return one.spans[-1].end or one.spans[-1].start


def _slot(one: Scanned, span: Span) -> Slot:
    text = one.line.text
    before, after = text[: span.lead], text[span.stop :]
    kept = before if _left_over(before, one.dates) else ""
    dated = (
        together([d for d in one.dates if d.stop <= span.lead]) if any(d.stop <= span.lead for d in one.dates) else None
    )
    if kept and dated is not None and not dated.weak:
        kept = mask(kept, [d for d in one.dates if d.stop <= span.lead]).replace("\0", " ")
    after = after.lstrip(_AFTER) if not kept else after.strip(_AFTER)
    spoken = kept.rstrip(_EDGES) if not after else f"{kept.rstrip(_EDGES)}: {after}" if kept else after
    return Slot(span, one.line, spoken.strip(), dated=dated)


def _item_lines(lines: list[Scanned]) -> dict[int, Span]:
    """Which lines begin an item, and by which of their clocks."""
    leading = {at: one.spans[0] for at, one in enumerate(lines) if one.leads and not _is_span_of_day(lines, at)}
    trailing = [
        at for at, one in enumerate(lines) if one.trails and not one.dates and len(words_of(one.line.text)) <= 16
    ]
    if len(trailing) > len(leading) and len(trailing) >= 2:
        chosen = {at: lines[at].spans[-1] for at in trailing}
        return {**chosen, **{at: span for at, span in leading.items() if at not in chosen}}
    found = dict(leading)
    for at, one in enumerate(lines):
        if at not in found and (span := _fitting(at, leading, one)) is not None:
            found[at] = span
    return found


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
    if not shaped or span.start is None or is_aside(one.line):
        return None
    later = [s.start for n, s in leading.items() if n > at and s.start is not None]
    earlier = [s for n, s in leading.items() if n < at]
    if not earlier:
        return span if later and (span.end or span.start) <= later[0] else None
    if span.start < (earlier[-1].start or 0) or (span.start < (earlier[-1].end or 0) and not one.line.gap):
        return None
    return span if not later or span.start <= later[0] else None


def _is_span_of_day(lines: list[Scanned], at: int) -> bool:
    """The event's own hours in the heading ("Onsdag 9. oktober, 9.00-16.00", "Kl. 9-16"): a clue, no item."""
    one = lines[at]
    if not one.spans or one.spans[0].end is None or one.spans[0].start is None:
        return bool(one.dates) and one.alone and not _follows_clockless(lines, at)
    if any(other.leads for other in lines[:at]) and not one.dates:
        return False
    rest = one.line.text[one.spans[0].stop :].strip(_AFTER)
    labelled = bool(one.line.text[: one.spans[0].begin].strip(_EDGES)) and _labels_hours(
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


def _labels_hours(before: str) -> bool:
    return any(word in flat("columns", "time") and not word.startswith("kl") for word in words_of(before))


def _follows_clockless(lines: list[Scanned], at: int) -> bool:
    """A date with a start alone, and then a title: a day with one item."""
    return at + 1 < len(lines) and not lines[at + 1].spans


def _title_above(lines: list[Scanned], starts: dict[int, Span]) -> bool:
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
    if min(alone) == 0:
        votes -= 2
    return votes > 0


def _take_above(made: list[Slot | DayHeading], head: list[Line]) -> Line | None:
    last = made[-1] if made else None
    if isinstance(last, Slot) and last.body:
        return last.body.pop()
    return head.pop() if head and not isinstance(last, Slot) else None


def heading_date(one: Scanned, *, begun: bool) -> Date | None:
    """The day a line names as a heading: judged by what is left without its date words."""
    if not one.dates or _mentions_deadline(one.line.text):
        return None
    date = together(one.dates)
    rest = rest_of(one.line.text, one.dates)
    if one.spans:
        rest = rest_of(mask(one.line.text, [Date(s.lead, s.stop) for s in one.spans]), one.dates)
    leads = not one.line.text[: date.begin].strip(_EDGES)
    if date.weak and not (leads and (date.month or not rest)):
        return None
    if not rest:
        return date
    if one.line.text.rstrip().endswith((".", "!", "?")) and len(rest) > 3:
        return None
    if leads and len(rest) <= (10 if one.line.gap or one.line.heading else 8) and not one.line.bullet:
        return date
    return date if len(rest) <= 4 and (not begun or one.line.gap or one.line.heading) and not one.line.bullet else None


@cache
def _deadline_words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{choice('clocks', 'deadlines')})(?![^\W_])", re.IGNORECASE)


def _mentions_deadline(text: str) -> bool:
    return _deadline_words().search(text) is not None or is_note(text)


def is_note(text: str) -> bool:
    """A line about the day, not of it: how to sign up, what it costs."""
    spoken = words_of(text)
    hit = words("titles", "notes").at(spoken, 0) if spoken else None
    return hit is not None and hit.first == 0 and (text[len(spoken[0]) :].lstrip()[:1] == ":" or len(spoken) > 4)


def is_aside(line: Line) -> bool:
    """A room on a line of its own."""
    spoken = words_of(line.text)
    return (
        0 < len(spoken) <= 4
        and (words("titles", "rooms").at(spoken, 0) is not None)
        and not line.text.rstrip().endswith(("?", "!"))
        and (len(spoken) > 1)
    )
