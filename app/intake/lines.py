"""Step 1: a text as lines without their dress (bullets, Markdown, table bars), each with its number in the source."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from app.intake.vocabulary import flat, words, words_of

LONGEST_LINE = 6000
"""Characters of one line that are read."""

CELL = "\t"
"""Between the cells of a table, in a line's text."""

_MARK = re.compile(
    r"^\s*(?:(?P<dot>[-–—•·▪■◦‣∙●○►▶➢➤✓✔*§]|o(?=\s+[A-ZÆØÅÄÖ]))(?:\s+|(?=[^\W\d_«\"“]))"
    r"|(?P<number>\d{1,2}[.)]|[a-z]\)|[abcefg]\.(?=\s+[^\W\d_a-zæøåäöüéèêà]))[ \t]+(?=\S))"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*\)")
_STARS = re.compile(r"\*\*(.+?)\*\*|__(.+?)__|`([^`]+)`")
_RULE = re.compile(r"^[\s|:+=_–—-]*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff\ufffc]")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"^\s*(?:>\s*)+")
_LONE_DASH = re.compile(r"^\s*[-–—]\s*$")
_LONE_CLOCK = re.compile(r"^(?:kl\.?\s*)?\d{1,2}[.:h]\d{2}$", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_BARS = re.compile(r"\s*\|[\s|]*|\s*\t\s*")
_TABS = re.compile(r"\s*\t\s*")
_NUMBERED = re.compile(r"^(\d{1,2})([.)])[ \t]+(?=\S)")
FEWEST_BARRED = 3
"""Lines with bars that make a table, where none begins with one."""

_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. gap: an empty line stands before it; number: of the source, from 1."""

    number: int
    text: str
    bullet: str = ""
    indent: int = 0
    gap: bool = False
    heading: bool = False


def cleaned(text: str) -> str:
    """One text without control characters and lone surrogates, NFC, with plain spaces."""
    for space in ("\u00a0", "\u2007", "\u202f", "\u2009", "\u2002", "\u2003", "\u3000"):
        text = text.replace(space, " ")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\u00ad", "")))


def source_lines(text: str) -> list[str]:
    """The lines as they are shown beside the day."""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\v", "\n").replace("\f", "\n")
    )
    return [cleaned(line)[:LONGEST_LINE].rstrip() for line in text.split("\n")]


def lines_of(source: list[str]) -> list[Line]:
    """The lines that say something."""
    made: list[Line] = []
    gap = False
    barred = _is_barred(source)
    for number, raw in enumerate(source, 1):
        text = _TAG.sub(" ", raw) if "<" in raw else raw
        text = html.unescape(text) if _ENTITY.search(text) else text
        text = _QUOTE.sub("", text) if ">" in text else text
        if _LONE_DASH.match(text) and made and _LONE_CLOCK.match(made[-1].text):
            made.append(Line(number, text.strip(), gap=gap))  # the middle of a range on three lines
            continue
        if _RULE.match(text):
            gap = gap or not text.strip() or "|" not in text
            continue
        line = _line(number, text, gap=gap, barred=barred)
        if line.text:
            made.append(line)
            gap = False
    return _persons_numbered(made)


def _is_barred(source: list[str]) -> bool:
    """Whether bars divide cells here: a bar in one title alone ("Before | after") divides nothing."""
    filled = [line for line in source if line.strip()]
    barred = [line for line in filled if "|" in line]
    return len(barred) >= FEWEST_BARRED or any(line.strip().startswith("|") for line in barred)


def _persons_numbered(lines: list[Line]) -> list[Line]:
    """ "1. Per Holm", "2. Jan Vester": in a numbered list the second is a point too, though Jan is a month."""
    for at, line in enumerate(lines):
        found = _NUMBERED.match(line.text)
        if found is None or line.bullet:
            continue
        beside = {lines[n].bullet.rstrip(".)") for n in (at - 1, at + 1) if 0 <= n < len(lines)}
        if {str(int(found[1]) - 1), str(int(found[1]) + 1)} & beside:
            lines[at] = replace(line, bullet=found[1] + found[2], text=line.text[found.end() :])
    return lines


def _line(number: int, text: str, *, gap: bool, barred: bool) -> Line:
    indent = len(text) - len(text.lstrip())
    heading = text.lstrip().startswith("#") and not re.match(r"\s*#\s*\d", text)
    text = text.strip().lstrip("#").strip() if heading else text.strip()
    text = _LINK.sub(r"\1", text)
    text = _STARS.sub(lambda found: next(filter(None, found.groups())), text)
    text = (_BARS if barred else _TABS).sub(CELL, text.strip("| \t"))
    bullet = ""
    found = _MARK.match(text)
    if found is not None and not (found["number"] and _names_a_day(text[found.end() :])):
        bullet = "-" if found["dot"] else found["number"]
        text = text[found.end() :]
    return Line(number, _WIDE.sub(CELL, text).strip(), bullet, indent, gap, heading)


@cache
def _day_words() -> re.Pattern[str]:
    names = [name for month in flat("days", "months") for name in month.split()]
    return re.compile(rf"(?:{'|'.join(map(re.escape, [*names, *flat('days', 'day_words')]))})\b", re.IGNORECASE)


def _names_a_day(text: str) -> bool:
    """ "9. oktober" and "2. dag" are no numbered points."""
    return _day_words().match(text) is not None


def is_note(text: str) -> bool:
    """A line about the day, not of it: how to sign up, what it costs."""
    spoken = words_of(text)
    hit = words("titles", "notes").at(spoken, 0) if spoken else None
    if hit is None or hit.first != 0:
        return False
    return text[len(spoken[0]) :].lstrip()[:1] == ":" or len(spoken) > 4 or hit.after > 1
