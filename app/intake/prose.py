"""Step 1d: a day told in running words ("We start at 9 with a welcome by Ruth Ellis. At 10.15 there is coffee.") as
lines: one for each clock, with what is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from app.intake.clocks import Span, spans_in
from app.intake.dates import dates_in, mask
from app.intake.headings import greets
from app.intake.kinds import kind_of
from app.intake.lines import CELL, Line
from app.intake.names import Place, name_among
from app.intake.notation import plain
from app.intake.scan import AFTER, EDGES, scanned
from app.intake.spoken import in_running_words
from app.intake.titles import sentences
from app.intake.vocabulary import choice, flat, words_of
from app.intake.wraps import begins_afterwards, without_afterwards
from app.services.intake import ReadItem

FEWEST_TOLD = 3
"""Clocks in running words that make a programme of a text whose lines begin with none."""

LEAST_WORDS = 12
"""Words of a paragraph that is looked at."""

LONGEST = 6000
"""Characters of one; nobody tells a day in more."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The lines, and for those made from a paragraph all lines of the source that a piece of it covers."""

    lines: list[Line]
    covered: dict[int, tuple[int, ...]]

    def whole(self, items: list[ReadItem]) -> list[ReadItem]:
        """The items, each with all the lines that it was read from."""
        if not self.covered:
            return items
        return [
            replace(item, lines=tuple(sorted({n for line in item.lines for n in self.covered.get(line, (line,))})))
            for item in items
        ]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines in a row as one text. begins: where in it each line begins."""

    lines: list[Line]
    text: str
    begins: list[int]

    def line_at(self, place: int) -> Line:
        """The line that a place of the text stands in."""
        return self.lines[max(n for n, begin in enumerate(self.begins) if begin <= place)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A clause from one place of a paragraph to another, with the clock told in it, if any."""

    begin: int
    stop: int
    span: Span | None


def divided(lines: list[Line], language: str) -> Spread:
    """The lines, with running words that tell a day divided at their clocks; as they are where lines have clocks."""
    paragraphs = [_spoken(paragraph, language) for paragraph in _paragraphs(lines)]
    pieces = [_pieces(paragraph) for paragraph in paragraphs]
    told = [_told(paragraph, some) for paragraph, some in zip(paragraphs, pieces, strict=True)]
    if sum(told) < FEWEST_TOLD:
        return Spread(lines, {})
    running = {line.number for n, one in enumerate(paragraphs) if told[n] for line in one.lines}
    if sum(one.leads or one.trails for one in scanned([line for line in lines if line.number not in running])) > 1:
        return Spread(lines, {})
    made: list[Line] = []
    covered: dict[int, tuple[int, ...]] = {}
    for n, paragraph in enumerate(paragraphs):
        if not told[n]:
            made += paragraph.lines
            continue
        for piece in pieces[n]:
            first, last = paragraph.line_at(piece.begin), paragraph.line_at(piece.stop - 1)
            made.append(_line(paragraph.text, piece, first, language))
            numbers = tuple(x.number for x in paragraph.lines if first.number <= x.number <= last.number)
            covered[first.number] = tuple(sorted({*covered.get(first.number, ()), *numbers}))
    return Spread(made, covered)


def _paragraphs(lines: list[Line]) -> list[_Paragraph]:
    made: list[list[Line]] = []
    for line in lines:
        alone = line.gap or line.bullet or line.heading or CELL in line.text
        if made and not alone and not made[-1][-1].bullet and not made[-1][-1].heading:
            made[-1].append(line)
        else:
            made.append([line])
    return [_joined(some) for some in made]


def _joined(lines: list[Line]) -> _Paragraph:
    begins, text = [], ""
    for line in lines:
        begins.append(len(text))
        text += f"{line.text} "
    return _Paragraph(lines, text.rstrip(), begins)


def _spoken(paragraph: _Paragraph, language: str) -> _Paragraph:
    """The paragraph with its clocks in the common notation; lines without running words stay as they are."""
    if not _worth(paragraph.text):
        return paragraph
    joined = " \n".join(line.text for line in paragraph.lines)
    text = _bare_at().sub(r"\g<0>.00", in_running_words(joined, language))
    pieces = text.split("\n")
    if len(pieces) != len(paragraph.lines):
        return paragraph
    lines = plain([replace(line, text=piece.strip()) for line, piece in zip(paragraph.lines, pieces, strict=True)])
    return _joined(lines)


def _worth(text: str) -> bool:
    """Whether a paragraph has the length of a told day."""
    return len(text) <= LONGEST and len(words_of(text)) >= LEAST_WORDS


@cache
def _bare_at() -> re.Pattern[str]:
    """ "at 11", "um 9": a whole hour, where what follows is no thing that is counted."""
    small = choice("people", "and", "weak", "of")
    before = "|".join(f"(?-i:{word.capitalize()})" for word in flat("clocks", "before"))
    return re.compile(
        rf"(?<![^\W_])(?:(?:{choice('clocks', 'before')})\.?\s+(?:[1-9]|1\d|2[0-3])"
        rf"(?=[,;)]|[.!?](?!\d)|\s+(?:{small}|{choice('titles', 'running')})(?![^\W_])|\s*$|\s+\n)"
        rf"|(?:{before})\s+(?:[1-9]|1\d|2[0-3])(?=\s+(?-i:[A-ZÆØÅÄÖÜÉ])))",
        re.IGNORECASE,
    )


def _pieces(paragraph: _Paragraph) -> list[_Piece]:
    text = paragraph.text
    if not _worth(text):
        return []
    every = [s for s in spans_in(mask(text, dates_in(text))) if s.start is not None and not s.deadline]
    made: list[_Piece] = []
    latest = -1
    for begin, stop in _sentences(text):
        spans = [span for span in every if begin <= span.lead < stop]
        at = begin
        kept: Span | None = None
        if spans and (colon := text.rfind(": ", begin, spans[0].lead)) >= 0:
            made.append(_Piece(begin, colon + 1, None))  # "Our day looks like this: At 9 ..."
            at = colon + 2
        for span in spans:
            start = span.start or 0
            if start <= latest and start + 12 * 60 <= latest:
                continue
            if kept is not None:
                cut = _cut(text, kept.stop, span.lead)
                if cut is None:
                    continue
                made += _with_afterwards(text, at, cut, kept)
                at = cut
            kept, latest = span, start
        made += _with_afterwards(text, at, stop, kept)
    return [piece for piece in made if text[piece.begin : piece.stop].strip(EDGES)]


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; one may end in a clock ("Lunch is at 12.30. Then ...")."""
    masked = mask(text, dates_in(text))
    cuts = [
        found.end()
        for found in re.finditer(r"[\d)][.!?]\s+(?=[A-ZÆØÅÄÖÜ])|(?<=[^\W\d_]{3}[.!?])\s+(?=\d{1,2}\.\d\d)", masked)
    ]
    at = 0
    for part in sentences(text):
        at = text.index(part, at)
        cuts.append(at)
        at += len(part)
    bounds = sorted({0, *cuts, len(text)})
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _cut(text: str, after: int, before: int) -> int | None:
    """Where between two clocks the second's clause begins: at the last comma or "and" between them."""
    found = list(re.finditer(rf"[,;]\s+|\s(?:{choice('people', 'and')})\s+", text[after:before] + " ", re.IGNORECASE))
    return after + found[-1].start() + 1 if found else None


def _with_afterwards(text: str, begin: int, stop: int, span: Span | None) -> list[_Piece]:
    """A clause, and the one that follows it "afterwards" without a clock."""
    found = _then().search(text, span.stop if span else begin, stop)
    if found is None or (span is None and not text[begin : found.start()].strip(EDGES)):
        return [_Piece(begin, stop, span)]
    then = found.start("then") if found["then"] else found.start("next")
    return [_Piece(begin, found.start(), span), _Piece(then, stop, None)]


@cache
def _then() -> re.Pattern[str]:
    also = choice("people", "and")
    return re.compile(
        rf"[,;]\s+(?:(?:{also})\s+)?(?P<then>(?:{choice('titles', 'afterwards')})(?![^\W_]))|"
        rf"\s(?:{also})\s+(?P<next>(?:{choice('titles', 'afterwards')})(?![^\W_]))",
        re.IGNORECASE,
    )


def _told(paragraph: _Paragraph, pieces: list[_Piece]) -> int:
    """How many clocks stand in running words; none where they rather stand in front of titles."""
    if not _worth(paragraph.text):
        return 0
    spans = [piece.span for piece in pieces if piece.span is not None]
    running = sum(_is_running(paragraph.text, span) for span in spans)
    return len(spans) if running * 3 >= len(spans) * 2 else 0


def _is_running(text: str, span: Span) -> bool:
    """Whether a small word stands on either side of a clock, and no sign of a list."""
    before, after = text[: span.lead].rstrip(), text[span.stop :]
    small = set(flat("titles", "running"))
    said, says = words_of(before)[-1:], words_of(after)[:1]
    inside = before[-1:].isalpha() and before.split()[-1][:1].islower()
    follows = after.lstrip()[:1].islower() and after[:1] == " "
    return (inside or follows) and bool({*said, *says} & small)


def _line(text: str, piece: _Piece, first: Line, language: str) -> Line:
    """A piece as a line: its clock, and what is told without the words that only tell it."""
    if piece.span is None:
        clause = text[piece.begin : piece.stop].strip()
        if begins_afterwards(clause):
            rest = _bared(without_afterwards(clause), language)
            return replace(first, text=_speaker_first(rest), bullet="-", gap=False)
        return replace(first, text=clause, gap=False)
    span = piece.span
    before, after = text[piece.begin : span.lead].strip(EDGES), text[span.stop : piece.stop].strip(AFTER)
    if greets(before):
        before = before.partition(",")[2].strip()
    clock = "-".join(f"{at // 60}.{at % 60:02}" for at in (span.start, span.end) if at is not None)
    return replace(first, text=f"{clock} {_bared(f'{before} {after}', language)}", gap=True)


def _bared(clause: str, language: str) -> str:
    """ "vi holder pause" as "Pause": without the small words at its ends. One word always stays, and all of them do
    where they alone tell the kind ("avslutar vi gemensamt")."""
    running = set(flat("titles", "running"))
    every = clause.strip(EDGES).split()
    while len(every) > 1 and every[0].casefold() in flat("people", "and"):
        every = every[1:]
    tokens = every
    while len(tokens) > 1 and tokens[0].strip(EDGES).casefold() in running:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].strip(EDGES).casefold() in running:
        tokens = tokens[:-1]
    said, whole = (" ".join(some).strip(" ,;.:") for some in (tokens, every))
    if kind_of(whole, None, language)[1] and not kind_of(said, None, language)[1]:
        said = whole
    return said[:1].upper() + said[1:]


def _speaker_first(text: str) -> str:
    """ "Per Hansen om de nye lokaler" as "Per Hansen: Om de nye lokaler"."""
    tokens = text.split()
    name = name_among(tokens, Place.RUNNING)
    if name is None or name.first or name.after >= len(tokens) or not tokens[name.after][:1].islower():
        return text
    rest = " ".join(tokens[name.after :])
    return f"{' '.join(tokens[: name.after])}: {rest[0].upper()}{rest[1:]}"
